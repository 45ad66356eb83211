//! The window's frame: pages, the account card, saving, problems, shortcuts.

use crate::document::{Doubts, SaveState};
use crate::store::format::Seal;

/// The program's name.
pub const PROGRAM: &str = "InMail Credits";

/// Settings page.
pub const SETTINGS: &str = "Settings";
/// Compose page.
pub const COMPOSE: &str = "Compose";
/// Sent page.
pub const SENT: &str = "Sent";
/// Forecast page.
pub const FORECAST: &str = "Forecast";
/// Page that checks files which others sent.
pub const CHECK: &str = "Check snapshots";
/// Rules page.
pub const RULES: &str = "Rules";
/// Above the pages that support staff need most.
pub const SUPPORT: &str = "Support";
/// Ledger page.
pub const LEDGER: &str = "Ledger";

/// The account card.
pub const ACCOUNT_MENU: &str = "Account";
/// Opens the form for a new account.
pub const NEW_ACCOUNT: &str = "New account…";
/// Opens the example.
pub const LOOK_AROUND: &str = "Look around an example";
/// Opens the list of shortcuts.
pub const SHORTCUTS: &str = "Keyboard shortcuts";
/// Takes the last action back.
pub const UNDO: &str = "Undo";
/// Why it cannot be.
pub const NOTHING_TO_UNDO: &str = "Nothing was done here since the account was opened.";
/// Of a column by which a list is sorted, to someone who does not see its arrow.
pub const SORTED_UP: &str = "Sorted, smallest first";
/// The other way round.
pub const SORTED_DOWN: &str = "Sorted, greatest first";
/// Closes a toast or a list.
pub const CLOSE: &str = "Close";
/// The safe button of a question.
pub const KEEP: &str = "Keep as it is";
/// Leaves a form.
pub const CANCEL: &str = "Cancel";

/// Cut, in a text field's menu.
pub const CUT: &str = "Cut";
/// Copy, in a text field's menu.
pub const COPY: &str = "Copy";
/// Paste, in a text field's menu.
pub const PASTE: &str = "Paste";
/// Select all, in a text field's menu.
pub const SELECT_ALL: &str = "Select all";

/// `Advanced · active`.
pub fn subscription_state(kind: Option<crate::domain::SubscriptionType>) -> String {
    match kind {
        Some(kind) => format!("{} · active", crate::text::subscription_type_short(kind)),
        None => "No subscription".to_owned(),
    }
}

/// `87 left`.
pub fn left(credits: u32) -> String {
    format!("{} left", crate::text::number(u64::from(credits)))
}

/// Banner over the example.
pub const EXAMPLE_TITLE: &str = "This is an example account.";
/// What the banner says further.
pub const EXAMPLE_TEXT: &str =
    "Try anything. Nothing you do here is kept, and your own accounts are not touched.";
/// The way from the example to one's own account.
pub const EXAMPLE_LEAVE: &str = "Leave the example";

/// How much is saved; `time_of_day` tells an instant as the user's own clock shows it.
pub fn save_state(state: &SaveState, time_of_day: impl Fn(crate::domain::Instant) -> String) -> String {
    match state {
        SaveState::NotKept => "Not kept".to_owned(),
        SaveState::Saving => "Saving…".to_owned(),
        SaveState::Saved(at) => format!("Saved {}", time_of_day(*at)),
        SaveState::AsOpened => "Saved".to_owned(),
        SaveState::Failed { .. } => "Not saved".to_owned(),
    }
}

/// Banner while another window writes.
pub const READING_TITLE: &str = "These accounts are open in another window.";
/// What that means.
pub const READING_TEXT: &str = "You can look around here. To change something, use the other window; when it \
                                closes, this one takes over by itself.";
/// Instead of doing something.
pub const READING_REFUSAL: &str = "Nothing was changed: these accounts are open in another window. Do it there, or \
                                   close that window first.";
/// When the other window closed.
pub const READING_OVER: &str = "The other window has closed. This one keeps your accounts now.";

/// Title of the banner for a file that cannot be read.
pub fn unreadable_title(file: &str) -> String {
    format!("{file} cannot be opened.")
}

/// What is wrong with it and what is safe.
pub fn unreadable(why: &str) -> String {
    format!("{why}. The file was left exactly as it is.")
}

/// What does not fit in an account's own file.
pub fn doubts_title(name: &str, doubts: Doubts) -> String {
    let name = crate::text::visible(name);
    match (doubts.seal, doubts.differs) {
        (Seal::Changed, None) => format!("The file of {name} was changed after it was written."),
        (Seal::Missing, None) => format!("The file of {name} has no check value."),
        (_, Some(credits)) => format!(
            "The file of {name} says {}, and its history gives another number.",
            crate::text::credits(credits)
        ),
        (Seal::Unchanged, None) => format!("The file of {name} is as it was written."),
    }
}
/// What is shown, and what to do.
pub const DOUBTS: &str = "What is shown follows from its history, replayed under the rules. The next action writes the \
                          file anew, so keep a copy first if you want to look into it.";

/// The data directory cannot be used.
pub const NO_FOLDER: &str = "The folder for accounts cannot be used.";
/// Why, what is safe, what to do.
pub fn no_folder(why: &str) -> String {
    format!(
        "The system said: {why}. Nothing in it was changed, and nothing can be kept now. Check the folder and \
         its permissions, or name another one with --data-dir; this window goes on as soon as it can."
    )
}
/// When it can be used again.
pub const NO_FOLDER_OVER: &str =
    "The folder for accounts can be used again. Your accounts are kept there now.";
/// Instead of doing something.
pub const NO_FOLDER_REFUSAL: &str =
    "Nothing was changed: the folder for accounts cannot be used, so it could not be kept.";
/// Preferences or a draft that cannot be read.
pub const SIDE_FILE: &str = "It is damaged or cannot be read. The file is kept under another name beside its successor; \
                             your accounts are not affected.";
/// The shortcuts, each with what it does.
pub const SHORTCUT_LIST: [(&str, &str); 13] = [
    ("Ctrl+1, 2 …", "The pages, from the top"),
    ("Ctrl+N", "Write an InMail"),
    ("Ctrl+Enter", "Send it"),
    ("Ctrl+F", "Search what was sent, or the ledger"),
    ("↑ ↓", "Move in the list"),
    ("Home End", "First and last in the list"),
    ("F2", "Edit the selected InMail"),
    ("Delete", "Delete the selected InMail"),
    ("Enter", "Show the InMail of the selected change"),
    ("Ctrl+Z", "Undo the last action"),
    ("Tab", "Next button or field"),
    ("Esc", "Close a question without answering"),
    ("F1", "This list"),
];
