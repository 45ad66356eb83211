//! The Check snapshots page, its table and the comparison of two.

use crate::text::language::Word;
use std::path::Path;

use crate::document::check::{Checked, ROWS_MAX, SOON_MS};
use crate::domain::{DAY_MS, Instant};
use crate::text::{self, check, window::frame};

/// What the list is called.
pub const LIST: Word = Word::new("Snapshots");
/// Beneath the title.
pub const SUBTITLE: Word =
    Word::new("Drop files or a folder here. Nothing is changed and nothing is added to your accounts.");
/// Chooses files.
pub const ADD_FILES: Word = Word::new("Add files…");
/// Chooses a folder.
pub const ADD_FOLDER: Word = Word::new("Add a folder…");
/// Field for a path.
pub const PATH: Word = Word::new("Or type a path");
/// Hint in the field.
pub const PATH_HINT: Word = Word::new("Full path of a file or folder");
/// Checks what was typed.
pub const CHECK: Word = Word::new("Check");
/// Opens the comparison.
pub const COMPARE: Word = Word::new("Compare two…");
/// With this many ticked.
pub fn ticked(count: usize) -> String {
    match count {
        1 => say!("One is ticked; tick one more to compare them.").to_owned(),
        _ => say!("{count} are ticked; tick two to compare them.", count),
    }
}
/// Why not.
pub const COMPARE_WHY_NOT: Word = Word::new("Tick two usable snapshots to compare them.");
/// In place of it.
pub const TWO_TICKED: Word = Word::new("Two are ticked: compare them, or untick one.");
/// Writes the table.
pub const EXPORT_TABLE: Word = Word::new("Export table…");
/// What was found, as it stands by itself.
pub fn standing(found: &str) -> String {
    frame::sentence(found).trim_end_matches('.').to_owned()
}
/// Instead of opening one.
pub fn cannot_open(file: &str) -> String {
    say!("{file} cannot be opened: what was found in it is told below the table.", file)
}
/// Empties the table.
pub const CLEAR: Word = Word::new("Clear the table");
/// Ends the work.
pub const CANCEL: Word = Word::new("Cancel");
/// Leaves the page where no account is open.
pub const BACK: Word = Word::new("Back to the start");
/// Leads here from the first start.
pub const FROM_START: Word = Word::new("Check snapshots that others sent…");

/// Title where nothing was checked yet.
pub const EMPTY_TITLE: Word = Word::new("Nothing checked yet");
/// What to do.
pub fn empty() -> String {
    say!(
        "Drop snapshots, scenarios or a folder of them on the window, or add them above. Each gets a verdict. Fine: \
         file and replay agree. Look: something wants attention, such as credits that go within {} days. Unusable: \
         it cannot be read, or cannot have happened.",
        SOON_MS / DAY_MS
    )
}

/// Name of the search field, and its hint.
pub const SEARCH: Word = Word::new("Search files, accounts, findings");
/// Name of the filter.
pub const FILTER: Word = Word::new("Verdict");
/// The filters, in order.
pub const FILTERS: [Word; 4] =
    [Word::new("All"), Word::new("Fine"), Word::new("Look"), Word::new("Unusable")];
/// The columns; the last sorts as the files came.
pub const COLUMNS: [Word; 6] = [
    Word::new("File"),
    Word::new("Account"),
    Word::new("As of (UTC)"),
    Word::new("Left"),
    Word::new("Verdict"),
    Word::new("What was found"),
];
/// Name of the choice of the instant at which each is judged.
pub const JUDGED: Word = Word::new("Judged as of");
/// The choices: the instant that each file tells of, or real time.
pub const JUDGED_AT: [Word; 2] = [Word::new("When each was saved"), Word::new("Now")];

/// Opens the selected snapshot.
pub const OPEN: Word = Word::new("Open as a view");
/// Where it is judged as of now.
pub fn judged_now(recorded_until: Instant) -> String {
    say!(
        "Recorded until {}, and judged here as if nothing was done since. As a view it opens as it was then.",
        text::clock(recorded_until)
    )
}
/// Takes it out of the table.
pub const REMOVE: Word = Word::new("Take out of the table");
/// Nothing is at a path that was typed.
pub fn nothing_there(path: &Path) -> String {
    say!("There is no file and no folder at {}.", text::visible(&path.to_string_lossy()))
}

/// `3 checked: 1 fine, 1 to look at, 1 unusable`.
pub fn summary(tally: [u32; 3]) -> String {
    let [fine, look, unusable] = tally;
    check::summary(fine, look, unusable)
}

/// How many fit search and filter: `3 of 214`, and as a screen reader says it.
pub fn matching(shown: usize, of: usize) -> (String, String) {
    let short = say!("{} of {}", text::number(shown as u64), text::number(of as u64));
    let whole = say!("{short} snapshots found", short);
    (short, whole)
}

/// `Checked 1,204 of 10,000…`.
pub fn progress(done: usize, found: Option<usize>) -> String {
    match found {
        Some(found) => say!("Checked {} of {}…", text::number(done as u64), text::number(found as u64)),
        None => say!("Looking for snapshots…").to_owned(),
    }
}

/// More files than fit.
pub fn too_many() -> String {
    say!(
        "The table holds {} snapshots, and there were more. Clear it to check others, or use \
         inmail-credits-cli check, which has no limit.",
        text::number(ROWS_MAX as u64)
    )
}

/// The file's name, as a row shows it.
pub fn file(path: &Path) -> String {
    super::files::name(path)
}

/// The account's name; a dash where there is none.
pub fn account(checked: &Checked) -> String {
    checked.subject.as_ref().map_or_else(|| "–".to_owned(), |subject| text::named(&subject.name).into_owned())
}

/// Credits left; a dash where there are none to tell.
pub fn left(checked: &Checked) -> String {
    let credits = checked.subject.as_ref().and_then(|subject| subject.credits);
    text::compare::left(credits)
}

/// The day of which it tells; a dash where there is none.
pub fn as_of(checked: &Checked) -> String {
    checked.subject.as_ref().map_or_else(|| "–".to_owned(), |subject| text::date(subject.at))
}

/// `87 left on 23 Nov 2026, 14:05 UTC · 412 actions`.
pub fn subject(checked: &Checked) -> Option<String> {
    let subject = checked.subject.as_ref()?;
    let actions = u32::try_from(subject.actions).unwrap_or(u32::MAX);
    let actions = text::counted(actions, "action", "actions");
    let name = text::named(&subject.name);
    Some(match subject.credits {
        Some(credits) => say!(
            "{name} · {} left on {} · {actions}",
            text::number(u64::from(credits)),
            text::clock(subject.at),
            name,
            actions
        ),
        None => format!("{name} · {actions}"),
    })
}

/// Name of the tick on a row.
pub fn tick(file: &str) -> String {
    say!("Tick {file}", file)
}

/// A row in one breath.
pub fn row_name(file: &str, checked: &Checked, found: &str) -> String {
    say!(
        "{file}. {}, {} left. {}. {found}",
        account(checked),
        left(checked),
        check::verdict(checked.verdict()),
        file,
        found
    )
}

/// Title of the form.
pub const TABLE_TITLE: Word = Word::new("Export the table");
/// What it holds.
pub const TABLE_TEXT: Word =
    Word::new("A CSV file for a spreadsheet, with the rows that are shown, in their order.");
/// The verb.
pub const TABLE_SAVE: Word = Word::new("Save table");
/// The name that is proposed.
pub const TABLE_NAME: &str = "checked-snapshots.csv";
/// The first row of the table.
pub const TABLE_HEAD: [&str; 7] = ["file", "account", "left", "as_of", "actions", "verdict", "found"];

/// After saving.
pub fn table_saved(path: &Path) -> String {
    say!("Table saved: {}", text::visible(&path.to_string_lossy()))
}

/// Title of the comparison.
pub const COMPARE_TITLE: Word = Word::new("Two snapshots compared");
/// While they are read.
pub const COMPARING: Word = Word::new("Reading both…");
/// The safe button.
pub const CLOSE: Word = Word::new("Close");
/// The first, and the column of its balance.
pub const FIRST: Word = Word::new("First");
/// The second, and the column of its balance.
pub const SECOND: Word = Word::new("Second");
/// Heading over the first action that differs.
pub const PARTING: Word = Word::new("First difference");
/// Heading over what follows.
pub const FOLLOWS: Word = Word::new("What follows");
/// Heading over the table of balances.
pub const BALANCES: Word = Word::new("Left over time");
/// Heading over the table of batches.
pub const BATCHES: Word = Word::new("Batches with credits left");
/// Column of instants.
pub const WHEN: Word = Word::new("From (UTC)");
/// Column of batches.
pub const BATCH: Word = Word::new("Batch, and until when it can be used (UTC)");
/// A batch with the instant at which it ends.
pub fn batch(batch: &str, ends: Instant) -> String {
    say!("{batch} · use before {}", text::exact_date_time(ends), batch)
}

/// Where nothing fits.
pub const NOTHING_FOUND: Word = Word::new("No snapshot fits the search and the filter.");
