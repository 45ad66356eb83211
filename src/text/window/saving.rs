//! Saving that failed: what is not on disk, what is safe, what to do; and a copy elsewhere.

use crate::text::language::Word;
use std::path::Path;

use crate::document::{Cause, NotSaved};
use crate::text;

/// Title of the banner; `changes` counts what is not on disk.
pub fn title(changes: u64) -> String {
    match changes {
        0 => say!("The time that passed is not saved.").to_owned(),
        1 => say!("The last change is not saved.").to_owned(),
        more => say!("The last {} changes are not saved.", text::number(more)),
    }
}

/// What happened, what is safe, what to do.
pub fn told(why: &NotSaved, safe_until: Option<String>, changes: u64) -> String {
    let safe = match safe_until {
        _ if changes == 0 => {
            say!("Everything you did is on disk, and what time brings is worked out anew").to_owned()
        }
        Some(time) => say!("Everything up to {time} is on disk", time),
        None => say!("What was on disk before is there unchanged").to_owned(),
    };
    let here = if changes == 0 { "" } else { say!("; what is new is in this window only") };
    say!("{} {safe}. You can go on working{here}. {}", happened(why), remedy(why.cause), safe, here)
}

/// What happened.
fn happened(why: &NotSaved) -> String {
    match why.cause {
        Cause::DiskFull => say!("The disk is full.").to_owned(),
        Cause::ReadOnly => say!("The disk can be read but not written.").to_owned(),
        Cause::NoPermission => say!("You may not write in the folder for accounts.").to_owned(),
        Cause::FolderGone => say!("The folder for accounts is gone.").to_owned(),
        Cause::Other => say!("The system said: {}.", text::visible(why.said.trim_end_matches('.'))),
    }
}

/// What to do.
fn remedy(cause: Cause) -> &'static str {
    match cause {
        Cause::DiskFull => {
            say!("Delete what you do not need or empty the bin, then try again, or save a copy elsewhere.")
        }
        Cause::ReadOnly => {
            say!(
                "It may be write-protected, or the system closed it after an error: unlock or mend it, then try \
             again, or save a copy elsewhere."
            )
        }
        Cause::NoPermission => {
            say!("Give yourself the right to write there, then try again, or save a copy elsewhere.")
        }
        Cause::FolderGone => {
            say!(
                "It was moved, renamed or deleted, or its disk was taken out: put it back, then try again, or save \
             a copy elsewhere."
            )
        }
        Cause::Other => {
            say!("Check the disk and the folder's permissions, then try again, or save a copy elsewhere.")
        }
    }
}

/// Saves again after a failure.
pub const TRY_AGAIN: Word = Word::new("Try again");
/// After a failure, when everything is on disk.
pub const SAVED_AGAIN: Word = Word::new("Saved. Everything is on disk again.");
/// Why nothing can be saved.
pub const NO_SAVER: Word = Word::new("the program's saving part has stopped; start it again");
/// Instead of leaving an account whose last change is not on disk.
pub const CANNOT_LEAVE: Word = Word::new(
    "The last change of this account is not saved, so it stays open. Make room or check the \
                                folder, then try again, or save a copy elsewhere.",
);

/// Instead of leaving an account whose draft is not on disk.
pub const DRAFT_CANNOT_LEAVE: Word = Word::new(
    "The draft of this account is not saved, so it stays open. Make room or check the folder, then try \
                                      again.",
);

/// Opens the form for a copy.
pub const COPY_ELSEWHERE: Word = Word::new("Save a copy elsewhere…");
/// Title of the form.
pub const COPY_TITLE: Word = Word::new("Save a copy elsewhere");
/// What the copy is.
pub const COPY_TEXT: Word = Word::new(
    "The copy holds the whole account as it stands in this window, with names and messages. Choose \
                             another disk or folder. It can be opened with Import and kept or put in place of the \
                             account.",
);
/// The verb.
pub const COPY: Word = Word::new("Save the copy");
/// After saving it.
pub fn copied(path: &Path) -> String {
    say!("A copy of the whole account is in {}", text::visible(&path.to_string_lossy()))
}
/// The name that is proposed.
pub fn copy_name(id: &str) -> String {
    let short: String = id.chars().take(8).collect();
    format!("account-{short}-copy-with-names-and-messages.inmail.json")
}

/// Asked when the window is closed.
pub const CLOSE_TITLE: Word = Word::new("Close without saving?");
/// What would be lost.
pub fn close_text(changes: u64) -> String {
    let lost = match changes {
        0 => return say!("What you did is on disk; only the time that passed since is not.").to_owned(),
        1 => say!(
            "The last change of this account is in this window only. If you close it now, that change is lost"
        )
        .to_owned(),
        more => say!(
            "The last {} changes of this account are in this window only. If you close it now, they are lost",
            text::number(more)
        ),
    };
    let keeps = text::plural(changes, "it", "them");
    say!("{lost}; everything before is on disk. A copy elsewhere keeps {keeps}.", lost, keeps)
}
/// What would be lost, where all that was done is on disk.
pub const CLOSE_DRAFT: Word = Word::new(
    "What stands in Compose, or was set aside there, is not saved as it is now. If you close the window, its \
                               last changes are lost. Everything you did is on disk.",
);
/// The verb.
pub const CLOSE_ANYWAY: Word = Word::new("Close and lose it");
/// The safe button.
pub const STAY: Word = Word::new("Keep the window open");

#[cfg(test)]
mod tests {
    use super::*;

    fn of(cause: Cause) -> String {
        let why = NotSaved { cause, said: "input/output error (os error 5)".to_owned() };
        told(&why, Some("11:02:00".to_owned()), 2)
    }

    #[test]
    fn each_cause_has_its_own_sentence_with_what_is_safe_and_what_to_do() {
        assert_eq!(
            of(Cause::DiskFull),
            "The disk is full. Everything up to 11:02:00 is on disk. You can go on working; what is new is in \
             this window only. Delete what you do not need or empty the bin, then try again, or save a copy \
             elsewhere."
        );
        for (cause, begins) in [
            (Cause::ReadOnly, "The disk can be read but not written. Everything"),
            (Cause::NoPermission, "You may not write in the folder for accounts. Everything"),
            (Cause::FolderGone, "The folder for accounts is gone. Everything"),
            (Cause::Other, "The system said: input/output error (os error 5). Everything"),
        ] {
            assert!(of(cause).starts_with(begins), "{}", of(cause));
        }
    }

    #[test]
    fn how_much_is_not_saved_is_counted() {
        assert_eq!(title(1), "The last change is not saved.");
        assert_eq!(title(1_200), "The last 1,200 changes are not saved.");
        let time_only = told(&NotSaved::other("x"), None, 0);
        assert!(time_only.contains("Everything you did is on disk"), "{time_only}");
    }
}
