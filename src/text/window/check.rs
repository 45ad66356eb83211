//! The Check snapshots page, its table and the comparison of two.

use std::path::Path;

use crate::document::check::{Checked, ROWS_MAX, SOON_MS};
use crate::domain::DAY_MS;
use crate::text::{self, check};

/// Beneath the title.
pub const SUBTITLE: &str =
    "Drop files or a folder here. Nothing is changed and nothing is added to your accounts.";
/// Chooses files.
pub const ADD_FILES: &str = "Add files…";
/// Chooses a folder.
pub const ADD_FOLDER: &str = "Add a folder…";
/// Field for a path.
pub const PATH: &str = "Or type a path";
/// Hint in the field.
pub const PATH_HINT: &str = "Full path of a file or folder";
/// Checks what was typed.
pub const CHECK: &str = "Check";
/// Opens the comparison.
pub const COMPARE: &str = "Compare two…";
/// Why not.
pub const COMPARE_WHY_NOT: &str = "Tick two usable snapshots in the table first.";
/// Writes the table.
pub const EXPORT_TABLE: &str = "Export table…";
/// Empties the table.
pub const CLEAR: &str = "Clear the table";
/// Ends the work.
pub const CANCEL: &str = "Cancel";
/// Leaves the page where no account is open.
pub const BACK: &str = "Back to the start";
/// Leads here from the first start.
pub const FROM_START: &str = "Check snapshots that others sent…";

/// Title where nothing was checked yet.
pub const EMPTY_TITLE: &str = "Nothing checked yet";
/// What to do.
pub fn empty() -> String {
    format!(
        "Drop snapshots, scenarios or a folder of them on the window, or add them above. Each gets a verdict. Fine: \
         file and replay agree. Look: something wants attention, such as credits that go within {} days. Unusable: \
         it cannot be read, or cannot have happened.",
        SOON_MS / DAY_MS
    )
}

/// Name of the search field, and its hint.
pub const SEARCH: &str = "Search files, accounts, findings";
/// Name of the filter.
pub const FILTER: &str = "Verdict";
/// The filters, in order.
pub const FILTERS: [&str; 4] = ["All", "Fine", "Look", "Unusable"];
/// The columns; the last sorts as the files came.
pub const COLUMNS: [&str; 5] = ["File", "Account", "Left", "Verdict", "What was found"];
/// Opens the selected snapshot.
pub const OPEN: &str = "Open as a view";

/// `3 checked: 1 fine, 1 to look at, 1 unusable`.
pub fn summary(tally: [u32; 3]) -> String {
    let [fine, look, unusable] = tally;
    check::summary(fine, look, unusable)
}

/// How many fit search and filter: `3 of 214`, and as a screen reader says it.
pub fn matching(shown: usize, of: usize) -> (String, String) {
    let short = format!("{} of {}", text::number(shown as u64), text::number(of as u64));
    let whole = format!("{short} snapshots found");
    (short, whole)
}

/// `Checked 1,204 of 10,000…`.
pub fn progress(done: usize, found: Option<usize>) -> String {
    match found {
        Some(found) => format!("Checked {} of {}…", text::number(done as u64), text::number(found as u64)),
        None => "Looking for snapshots…".to_owned(),
    }
}

/// More files than fit.
pub fn too_many() -> String {
    format!(
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

/// `87 left on 23 Nov 2026, 14:05 UTC · 412 actions`.
pub fn subject(checked: &Checked) -> Option<String> {
    let subject = checked.subject.as_ref()?;
    let actions = u32::try_from(subject.actions).unwrap_or(u32::MAX);
    let actions = text::counted(actions, "action", "actions");
    let name = text::named(&subject.name);
    Some(match subject.credits {
        Some(credits) => format!(
            "{name} · {} left on {} · {actions}",
            text::number(u64::from(credits)),
            text::clock(subject.at)
        ),
        None => format!("{name} · {actions}"),
    })
}

/// Name of the tick on a row.
pub fn tick(file: &str) -> String {
    format!("Tick {file}")
}

/// A row in one breath.
pub fn row_name(file: &str, checked: &Checked, found: &str) -> String {
    format!(
        "{file}. {}, {} left. {}. {found}",
        account(checked),
        left(checked),
        check::verdict(checked.verdict())
    )
}

/// Title of the form.
pub const TABLE_TITLE: &str = "Export the table";
/// What it holds.
pub const TABLE_TEXT: &str = "A CSV file for a spreadsheet, with the rows that are shown, in their order.";
/// The verb.
pub const TABLE_SAVE: &str = "Save table";
/// The name that is proposed.
pub const TABLE_NAME: &str = "checked-snapshots.csv";
/// The first row of the table.
pub const TABLE_HEAD: [&str; 7] = ["file", "account", "left", "as_of", "actions", "verdict", "found"];

/// After saving.
pub fn table_saved(path: &Path) -> String {
    format!("Table saved: {}", text::visible(&path.to_string_lossy()))
}

/// Title of the comparison.
pub const COMPARE_TITLE: &str = "Two snapshots compared";
/// While they are read.
pub const COMPARING: &str = "Reading both…";
/// The safe button.
pub const CLOSE: &str = "Close";
/// The first, and the column of its balance.
pub const FIRST: &str = "First";
/// The second, and the column of its balance.
pub const SECOND: &str = "Second";
/// Heading over the first action that differs.
pub const PARTING: &str = "First difference";
/// Heading over what follows.
pub const FOLLOWS: &str = "What follows";
/// Heading over the table of balances.
pub const BALANCES: &str = "Left over time";
/// Heading over the table of batches.
pub const BATCHES: &str = "Batches with credits left";
/// Column of instants.
pub const WHEN: &str = "From (UTC)";
/// Column of batches.
pub const BATCH: &str = "Batch";

/// Where nothing fits.
pub const NOTHING_FOUND: &str = "No snapshot fits the search and the filter.";
