//! Opening, importing and exporting files.

use crate::text::language::Word;
use std::path::Path;

use crate::document::About;
use crate::document::check::RefusedStep;
use crate::domain::Instant;
use crate::store::format::{Detail, Seal};
use crate::text;

/// Name of Settings' button.
pub const EXPORT: Word = Word::new("Export snapshot…");
/// What it shows beside the other.
pub const EXPORT_SHORT: Word = Word::new("Export…");
/// Name of Settings' button.
pub const IMPORT: Word = Word::new("Import snapshot…");
/// What it shows beside the other.
pub const IMPORT_SHORT: Word = Word::new("Import…");

/// Opens the form where there is no account yet.
pub const FROM_START: Word = Word::new("Open a snapshot…");

/// `5 more could not be used`: files and folders, after the first ones.
pub fn more_problems(count: usize) -> String {
    say!("{} more could not be used.", text::number(count as u64))
}
/// Shows them.
pub const ALL_PROBLEMS: Word = Word::new("Show all");

/// Title of the form.
pub const IMPORT_TITLE: Word = Word::new("Import a snapshot or a scenario");
/// What it does.
pub const IMPORT_TEXT: Word =
    Word::new("It opens as a view first, apart from your own accounts. “Add to my accounts” there keeps it.");
/// Over the files that were opened before.
pub const RECENT: Word = Word::new("Opened lately");
/// Field.
pub const PATH: Word = Word::new("File");
/// Hint in the field.
pub const PATH_HINT: Word = Word::new("Full path of the file");
/// Opens the system's dialog.
pub const CHOOSE: Word = Word::new("Choose…");
/// While the system's dialog is open.
pub const CHOOSING: Word = Word::new("Choosing…");
/// The verb.
pub const OPEN: Word = Word::new("Open as a view");

/// While one file is dragged over the window.
pub const DROP_TO_OPEN: Word = Word::new("Drop it to open it as a view");
/// While several are, or over Check snapshots.
pub const DROP_TO_CHECK: Word = Word::new("Drop here to check snapshots");
/// While a file is written.
pub const WRITING: Word = Word::new("Saving…");
/// The system gave no thread.
pub const NOT_IN_BACKGROUND: Word = Word::new("the file could not be written in the background; try again");

/// While a file is read.
pub fn reading(path: &Path) -> String {
    say!("Reading {}…", name(path))
}
/// Stops it.
pub const CANCEL: Word = Word::new("Cancel");

/// The file cannot be used.
pub fn cannot_open(path: &Path) -> String {
    say!("{} cannot be opened.", name(path))
}

/// A file's name, made safe to show.
pub fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    text::visible(&name.to_string_lossy()).into_owned()
}

/// Title of the banner over a view.
pub fn view_title(path: &Path, about: &About) -> String {
    match about {
        About::Snapshot { .. } => say!("This is a view of the snapshot {}.", name(path)),
        About::Scenario { name: story, .. } => {
            say!("This is the scenario “{}”, played to its end.", text::visible(story))
        }
    }
}

/// What there is to know of the file.
pub fn view_text(about: &About, credits: u32) -> String {
    let (detail, seal, differs) = match about {
        About::Snapshot { detail, seal, differs } => (detail, seal, differs),
        About::Scenario { refused: None, .. } => {
            return say!("Your own accounts are not touched.").to_owned();
        }
        About::Scenario { refused: Some(refused), .. } => return view_without(refused),
    };
    let seal = match seal {
        Seal::Unchanged => say!("Unchanged since it was written"),
        Seal::Changed => say!("Changed after it was written: ask for it again if that should not be"),
        Seal::Missing => say!("It has no check value"),
    };
    let detail = match detail {
        Detail::Full => "",
        Detail::People => say!(
            "; subjects and messages were left out, so it can neither be kept as an account nor replace one"
        ),
        Detail::Numbers => say!(
            "; names, subjects and messages were left out, so it can neither be kept as an account nor replace one"
        ),
    };
    let differs = differs.map_or_else(String::new, |told| {
        if told == credits {
            return say!(
                " Its summary says {} as well, in other batches than its history gives.",
                text::credits(told)
            );
        }
        say!(" Its summary says {}, and its history gives what is shown here.", text::credits(told))
    });
    say!("{seal}{detail}.{differs} Your own accounts are not touched.", seal, detail, differs)
}

/// That a scenario is shown without what was refused.
fn view_without(refused: &RefusedStep) -> String {
    let why = text::refusal(refused.refusal);
    match refused.count {
        1 => say!("Step {} was refused, and what is shown is without it. {why}", refused.step, why),
        count => say!(
            "{} steps were refused, and what is shown is without them. The first is step {}: {why}",
            text::number(count as u64),
            refused.step,
            why
        ),
    }
}

/// What makes a file doubtful, to be said wherever its numbers are passed on.
pub fn doubt(about: &About) -> Option<String> {
    match about {
        About::Snapshot { seal: Seal::Changed, .. } => Some(
            say!("The snapshot was changed after it was written: ask for it again if that should not be.")
                .to_owned(),
        ),
        About::Scenario { refused: Some(refused), .. } => Some(view_without(refused)),
        About::Snapshot { .. } | About::Scenario { .. } => None,
    }
}

/// Where the clock of the account is not real time, as that of one with which somebody tried the rules.
///
/// `real` is the present; an account that is kept goes on by its own clock, where it `can_be_kept`.
pub fn view_clock(ahead_ms: i64, real: Instant, can_be_kept: bool) -> Option<String> {
    let span = text::span(ahead_ms);
    match ahead_ms {
        0 => None,
        1.. if !can_be_kept => Some(say!(
            "Its clock was moved ahead by {span}. What comes next is seen with “As of…” on Ledger.",
            span
        )),
        1.. => Some(say!(
            "Its clock was moved ahead by {span}: added to your accounts, it would be {} there. What comes next is \
             seen here too, with “As of…” on Ledger.",
            text::date(real.plus_ms(ahead_ms)),
            span
        )),
        _ => Some(say!("Its clock runs {} behind real time.", span)),
    }
}

/// Instead of a dialog of the system.
pub const NO_DIALOG: Word = Word::new("This system shows no dialog for files. Type the path instead.");
/// Keeps a view as an account.
pub const ADD: Word = Word::new("Add to my accounts");
/// Why that is not possible.
pub const ADD_NOT_FULL: Word =
    Word::new("Names or texts were left out of this snapshot, so it cannot be kept as an account.");
/// Why that is not possible.
pub const ADD_SCENARIO: Word = Word::new("A scenario is a story, not an account.");
/// Leaves a view.
pub const CLOSE_VIEW: Word = Word::new("Close the view");
/// Instead of doing something to a view.
pub const VIEW_REFUSAL: Word =
    Word::new("Nothing can be changed in a view of a file. Add it to your accounts to work with it.");
/// After adding: its time goes on now, from the instant that the file told of. Where the same account is there
/// already, whether that is archived.
///
/// `called` is the name that it has here, where that is another than in the file.
pub fn added(now: Instant, credits: u32, twin: Option<bool>, called: Option<&str>) -> String {
    let (now, credits) = (text::clock(now), text::credits(credits));
    let called = called.map_or_else(String::new, |name| say!(" as “{}”", text::visible(name)));
    let told = say!(
        "Added to your accounts{called}. Its time goes on: it is now {now}, with {credits} left.",
        called,
        now,
        credits
    );
    match twin {
        None => told,
        Some(false) => say!("{told} It is a second account: you have this one already.", told),
        Some(true) => {
            say!("{told} It is a second account: you have this one already, archived.", told)
        }
    }
}

/// Where a path that was typed does not begin at the top.
pub const FULL_PATH: Word = Word::new("Write the full path, with all folders from the top.");

/// Title of the form.
pub const EXPORT_TITLE: Word = Word::new("Export a snapshot");
/// Name of the choice.
pub const DETAIL: Word = Word::new("What it holds");
/// The levels, the least first.
pub const DETAILS: [Word; 3] = [Word::new("Numbers"), Word::new("People"), Word::new("Everything")];
/// What each level holds.
pub fn detail_note(detail: Detail) -> &'static str {
    match detail {
        Detail::Numbers => say!(
            "No names and no texts: people are called Person 1, Person 2 … It can be looked at, not kept as an \
             account."
        ),
        Detail::People => say!(
            "Names and profile addresses, but no subjects and no messages. It can be looked at, not kept as an \
             account."
        ),
        Detail::Full => {
            say!("Everything, with every message in full. It can be kept as an account elsewhere.")
        }
    }
}
/// The tick that everything needs.
pub const FULL_TICK: Word = Word::new("Yes, names and messages may leave this computer");
/// While it is not ticked.
pub const FULL_NOT_TICKED: Word = Word::new("To save everything, first tick the box above.");
/// Heading of the preview.
pub const PREVIEW: Word = Word::new("Exactly this is written");
/// `12 KB, 214 lines`.
pub fn preview_size(bytes: usize, lines: usize) -> String {
    let size = if bytes < 10_000 {
        say!("{} bytes", text::number(bytes as u64))
    } else {
        say!("{} KB", text::number(bytes as u64 / 1_000))
    };
    say!("{size}, {} lines", text::number(lines as u64), size)
}
/// The verb.
pub const SAVE: Word = Word::new("Save snapshot");
/// After saving.
pub fn saved(path: &Path) -> String {
    say!("Snapshot saved: {}", text::visible(&path.to_string_lossy()))
}
/// A file of that name is there.
pub const REPLACES: Word = Word::new("A file of this name is there already. Choose another name.");

/// The name that is proposed: it names nobody, and says where everything is in it.
pub fn proposed(id: &str, detail: Detail) -> String {
    let short: String = id.chars().take(8).collect();
    match detail {
        Detail::Numbers => format!("account-{short}-numbers.inmail.json"),
        Detail::People => format!("account-{short}-with-names.inmail.json"),
        Detail::Full => format!("account-{short}-full-with-names-and-messages.inmail.json"),
    }
}
