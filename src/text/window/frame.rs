//! The window's frame: pages, the account card, saving, problems, shortcuts.

use crate::document::{Doubts, SaveState};
use crate::store::format::Seal;
use crate::text::language::Word;

/// The program's name.
pub const PROGRAM: Word = Word::new("InMail Credits");

/// Settings page.
pub const SETTINGS: Word = Word::new("Settings");
/// Compose page.
pub const COMPOSE: Word = Word::new("Compose");
/// Sent page.
pub const SENT: Word = Word::new("Sent");
/// Forecast page.
pub const FORECAST: Word = Word::new("Forecast");
/// Page that checks files which others sent.
pub const CHECK: Word = Word::new("Check snapshots");
/// Rules page.
pub const RULES: Word = Word::new("Rules");
/// Above the pages that support staff need most.
pub const SUPPORT: Word = Word::new("Support");
/// Ledger page.
pub const LEDGER: Word = Word::new("Ledger");

/// The account card.
pub const ACCOUNT_MENU: Word = Word::new("Account");
/// Opens the form for a new account.
pub const NEW_ACCOUNT: Word = Word::new("New account…");
/// Opens the example.
pub const LOOK_AROUND: Word = Word::new("Look around an example");
/// Opens the list of shortcuts.
pub const SHORTCUTS: Word = Word::new("Keyboard shortcuts");
/// Beside Compose, where a text stands in it.
pub const DRAFT: Word = Word::new("draft");
/// Takes the last action back.
pub const UNDO: Word = Word::new("Undo");
/// Why it cannot be.
pub const NO_REDO: Word = Word::new(
    "What was undone is not done again by a key. Do it again, or take it from the backups: Settings, Restore….",
);
/// Why there is none.
pub const NOTHING_TO_UNDO: Word = Word::new("Nothing was done here since the account was opened.");
/// Of a column by which a list is sorted, to someone who does not see its arrow.
pub const SORTED_UP: Word = Word::new("Sorted, smallest first");
/// The other way round.
pub const SORTED_DOWN: Word = Word::new("Sorted, greatest first");
/// Closes a toast or a list.
pub const CLOSE: Word = Word::new("Close");
/// The safe button of a question.
pub const KEEP: Word = Word::new("Keep as it is");
/// Leaves a form.
pub const CANCEL: Word = Word::new("Cancel");

/// Cut, in a text field's menu.
pub const CUT: Word = Word::new("Cut");
/// Copy, in a text field's menu.
pub const COPY: Word = Word::new("Copy");
/// Paste, in a text field's menu.
pub const PASTE: Word = Word::new("Paste");
/// Select all, in a text field's menu.
pub const SELECT_ALL: Word = Word::new("Select all");

/// Beneath the name of the example, in place of its subscription.
pub const EXAMPLE_STATE: Word = Word::new("Example, not kept");
/// Beneath the name of a stranger's account.
pub const VIEW_STATE: Word = Word::new("View of a file");
/// `Advanced · active`.
pub fn subscription_state(kind: Option<crate::domain::SubscriptionType>) -> String {
    match kind {
        Some(kind) => say!("{} · active", crate::text::subscription_type_short(kind)),
        None => say!("No subscription").to_owned(),
    }
}

/// `87 left`.
pub fn left(credits: u32) -> String {
    say!("{} left", crate::text::number(u64::from(credits)))
}

/// Banner over the example.
pub const EXAMPLE_TITLE: Word = Word::new("This is an example account.");
/// What the banner says further.
pub const EXAMPLE_TEXT: Word =
    Word::new("Try anything. Nothing you do here is kept, and your own accounts are not touched.");
/// The way from the example to one's own account.
pub const EXAMPLE_LEAVE: Word = Word::new("Leave the example");

/// How much is saved; `time_of_day` tells an instant as the user's own clock shows it.
pub fn save_state(state: &SaveState, time_of_day: impl Fn(crate::domain::Instant) -> String) -> String {
    match state {
        SaveState::NotKept => say!("Not kept").to_owned(),
        SaveState::Saving => say!("Saving…").to_owned(),
        SaveState::Saved(at) => say!("Saved {}", time_of_day(*at)),
        SaveState::AsOpened => say!("Saved").to_owned(),
        SaveState::Failed { .. } => say!("Not saved").to_owned(),
    }
}

/// Banner while another window writes.
pub const READING_TITLE: Word = Word::new("These accounts are open in another window.");
/// What that means.
pub const READING_TEXT: Word = Word::new(
    "You can look around here. To change something, use the other window; when it \
                                closes, this one takes over by itself.",
);
/// Instead of doing something.
pub const READING_REFUSAL: Word = Word::new(
    "Nothing was changed: these accounts are open in another window. Do it there, or \
                                   close that window first.",
);
/// When the other window closed.
pub const READING_OVER: Word = Word::new("The other window has closed. This one keeps your accounts now.");

/// Title of the banner for a file that cannot be read.
pub fn unreadable_title(file: &str) -> String {
    say!("{file} cannot be opened.", file)
}

/// What is wrong with it and what is safe.
pub fn unreadable(why: &str) -> String {
    say!("{} No file was changed.", sentence(why))
}

/// A reason as it stands by itself: with a capital, unless it begins with a place in a file, and one full stop.
pub fn sentence(why: &str) -> String {
    let why = why.trim_end_matches('.');
    let is_word = why.split(' ').next().is_some_and(|first| first.chars().all(char::is_alphabetic));
    let mut rest = why.chars();
    match rest.next().filter(|_| is_word) {
        Some(first) => format!("{}{}.", first.to_uppercase(), rest.as_str()),
        None => format!("{why}."),
    }
}

/// What does not fit in an account's own file.
pub fn doubts_title(name: &str, doubts: Doubts) -> String {
    let name = crate::text::visible(name);
    match (doubts.seal, doubts.differs) {
        (Seal::Changed, None) => say!("The file of {name} was changed after it was written.", name),
        (Seal::Missing, None) => say!("The file of {name} has no check value.", name),
        (_, Some(credits)) => say!(
            "The file of {name} says {}, and its history gives another number.",
            crate::text::credits(credits),
            name
        ),
        (Seal::Unchanged, None) => say!("The file of {name} is as it was written.", name),
    }
}
/// What is shown, and what to do.
pub const DOUBTS: Word = Word::new(
    "What is shown follows from its history, replayed under the rules. The next action writes the \
                          file anew, so keep a copy first if you want to look into it.",
);

/// The data directory cannot be used.
pub const NO_FOLDER: Word = Word::new("The folder for accounts cannot be used.");
/// Why, what is safe, what to do.
pub fn no_folder(why: &str) -> String {
    say!(
        "The system said: {why}. Nothing in it was changed, and nothing can be kept now. Check the folder and \
         its permissions, or name another one with --data-dir; this window goes on as soon as it can.",
        why
    )
}
/// When it can be used again.
pub const NO_FOLDER_OVER: Word =
    Word::new("The folder for accounts can be used again. Your accounts are kept there now.");
/// Instead of doing something.
pub const NO_FOLDER_REFUSAL: Word =
    Word::new("Nothing was changed: the folder for accounts cannot be used, so it could not be kept.");
/// Preferences or a draft that cannot be read.
pub const SIDE_FILE: Word = Word::new(
    "It is damaged or cannot be read. The file is kept under another name beside its successor; \
                             your accounts are not affected.",
);
/// What stands beside a list, where it scrolls.
pub const BESIDE_LIST: Word = Word::new("Beside the list");
/// The keys that open a file.
pub const OPEN_KEYS: Word = Word::new("Ctrl+O");
/// The keys that send.
pub const SEND_KEYS: Word = Word::new("Ctrl+Enter");
/// The keys that lead back.
pub const BACK_KEYS: Word = Word::new("Alt+←");
/// The keys that lead to a page, counted from 0.
pub fn page_keys(place: usize) -> String {
    say!("Ctrl+{}", place + 1)
}
/// The shortcuts, each with what it does.
pub const SHORTCUT_LIST: [(Word, Word); 24] = [
    (Word::new("Ctrl+1, 2 …"), Word::new("The pages, from the top")),
    (Word::new("Ctrl+N"), Word::new("Write an InMail")),
    (SEND_KEYS, Word::new("Send it, or save what is edited")),
    (Word::new("Ctrl+F"), Word::new("Search what was sent, or the ledger")),
    (OPEN_KEYS, Word::new("Open a snapshot as a view")),
    (Word::new("↑ ↓"), Word::new("Move in the list, also from its search")),
    (Word::new("← →"), Word::new("Choose in a row of choices")),
    (Word::new("Home End"), Word::new("First and last in the list")),
    (Word::new("PgUp PgDn"), Word::new("Ten rows on in the list, else scroll")),
    (Word::new("F2"), Word::new("Edit the selected InMail")),
    (Word::new("Delete"), Word::new("Delete the selected InMail")),
    (Word::new("R"), Word::new("Go to the responses of the selected InMail")),
    (Word::new("Enter"), Word::new("Show the InMail of the change, or open the snapshot")),
    (Word::new("Space"), Word::new("Tick the selected snapshot, to compare two")),
    (Word::new("Ctrl+Z"), Word::new("Undo the last action")),
    (Word::new("Tab"), Word::new("Next button or field")),
    (Word::new("Shift+Tab"), Word::new("The one before")),
    (Word::new("F10"), Word::new("Menu of the account")),
    (Word::new("Shift+F10"), Word::new("Menu of a text field, as the menu key")),
    (BACK_KEYS, Word::new("The page before; from a rule, to where it was asked for")),
    (Word::new("Esc"), Word::new("Close a question or a message, empty a search")),
    (Word::new("Ctrl++"), Word::new("Larger text; Ctrl+0: the usual size")),
    (Word::new("Ctrl+-"), Word::new("Smaller text")),
    (Word::new("F1"), Word::new("This list, also over a form")),
];
