//! Letting another state take the place of an account's own: a backup, a file, or what is left of both.

use crate::text::language::Word;
use std::path::Path;

use crate::document::{NotRescued, Standing};
use crate::domain::Instant;
use crate::store::{BackupContent, BackupName, Reason};
use crate::text;

/// Name of Settings' button.
pub const RESTORE: Word = Word::new("Restore a backup…");
/// What it shows beside the others.
pub const RESTORE_SHORT: Word = Word::new("Restore…");
/// Title of the list.
pub const RESTORE_TITLE: Word = Word::new("Restore a backup");
/// Likewise, as the way back from a clock that was moved.
pub const TO_TODAY_TITLE: Word = Word::new("Back to today");
/// What it does.
pub fn restore_text(name: &str, to_today: bool) -> String {
    if to_today {
        return say!(
            "{} goes back to what it was before its clock was moved, or to another state that you choose. The \
             present state goes to the backups first, and Undo brings it back.",
            text::visible(name)
        );
    }
    say!(
        "Choose the state that {} goes back to. The present state goes to the backups first, and Undo brings \
         it back.",
        text::visible(name)
    )
}
/// The verb.
pub const RESTORE_VERB: Word = Word::new("Restore this backup");
/// Name of the list.
pub const BACKUPS: Word = Word::new("Backups, newest first");
/// While backups are read.
pub const LOOKING: Word = Word::new("Looking into the backups…");
/// Where there is none.
pub const NO_BACKUPS: Word = Word::new(
    "There is no backup of this account yet. One is made before the first change of each day, before \
                              the clock leaves real time, and before an undo, an import or a restoring takes \
                              something away.",
);
/// Likewise, where the clock was moved before the account came here.
pub const NO_LIVE_BACKUP: Word = Word::new(
    "There is no state from before to go back to: no backup is kept of this account, whose clock may have been \
     moved before it came here.",
);
/// The folder of the backups cannot be read.
pub fn no_list(why: &str) -> String {
    say!("The backups cannot be listed: {}. Check their folder and try again.", text::visible(why))
}
/// Why the verb cannot be pressed.
pub const CHOOSE_ONE: Word = Word::new("Choose a backup first.");

/// `23 Nov 2026, 10:00:12 UTC (11:00 in Berlin)`.
pub fn backup_title(at: Instant, local: Option<String>) -> String {
    let local = local.map(|local| format!(" ({local})")).unwrap_or_default();
    let time = at.to_chrono().format("%H:%M:%S");
    say!("{day}, {time} UTC{local}", day = text::date(at), time, local)
}

/// Why a backup was made.
pub fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Day => say!("Before the first change of the day"),
        Reason::Advance => say!("Before the clock was moved"),
        Reason::Undo => say!("Before an undo"),
        Reason::Import => say!("Before an import took its place"),
        Reason::Restore => say!("Before a backup was restored"),
        Reason::Format => say!("Before a new file format"),
        Reason::Damaged => say!("Could not be read even then"),
    }
}

/// What it holds, first what tells one from another where there is little room, and why it was made; or why it
/// cannot be read.
pub fn backup_note(name: BackupName, content: Result<&BackupContent, &str>) -> String {
    match content {
        Ok(held) => say!(
            "{} left · {} · {} · {}",
            text::number(u64::from(held.credits)),
            actions(held.actions),
            reason(name.reason),
            text::visible(&held.account_name)
        ),
        Err(why) => say!("{} · cannot be read: {}", reason(name.reason), text::visible(why)),
    }
}

fn actions(count: usize) -> String {
    text::counted(u32::try_from(count).unwrap_or(u32::MAX), "action", "actions")
}

/// After restoring.
pub fn restored(at: Instant) -> String {
    say!("The backup of {} is restored", text::clock(at))
}
/// After taking a restoring or a replacing back.
pub const PUT_BACK: Word = Word::new("Undone: the account is as it was before");
/// What an account holds now.
pub fn stands(standing: &Standing) -> String {
    say!("{} left, {}", text::credits(standing.credits), actions(standing.actions))
}

/// Rows of the comparison.
pub const COMPARED: [Word; 4] =
    [Word::new("Name"), Word::new("Credits left"), Word::new("Actions"), Word::new("Last action (UTC)")];
/// Headings of the comparison.
pub const NOW: Word = Word::new("Now");
/// Heading.
pub const AFTER_RESTORING: Word = Word::new("After restoring");
/// Heading.
pub const AFTER_REPLACING: Word = Word::new("After replacing");
/// The cells of one side, in the order of the rows.
pub fn compared(standing: &Standing) -> [String; 4] {
    [
        text::visible(&standing.name).into_owned(),
        text::number(u64::from(standing.credits)),
        text::number(standing.actions as u64),
        standing.last_action.map(text::date_time).unwrap_or_default(),
    ]
}

/// Button of the banner over a file that cannot be read.
pub const CHOOSE_INSTEAD: Word = Word::new("Choose what to use instead…");
/// Title of the question.
pub fn rescue_title(file: &Path) -> String {
    say!("What to use instead of {}?", super::files::name(file))
}
/// What will happen.
pub const RESCUE_TEXT: Word = Word::new(
    "The damaged file is copied to the quarantine folder first and is never deleted from there. Then \
                               the backup that you choose becomes the account, or the account goes from the list.",
);
/// Where there is none.
pub const RESCUE_NO_BACKUPS: Word = Word::new(
    "There is no backup of this account. You can leave the file as it is, or set it aside and \
                                     open the account anew.",
);
/// The verb.
pub const USE_BACKUP: Word = Word::new("Use this backup");
/// The other verb.
pub const SET_ASIDE: Word = Word::new("Set it aside and go on without it");
/// The safe button.
pub const LEAVE: Word = Word::new("Leave it as it is");
/// A newer program wrote the file.
pub const NEWER: Word = Word::new(
    "A newer version of this program wrote this file, and only that one can read it. It was left exactly as \
                         it is. Open it with the newer program; nothing can be put in its place here.",
);
/// The file was mended meanwhile.
pub const USABLE: Word = Word::new(
    "This file can be read again. Nothing needs to take its place; choose the account from the list of \
                          accounts.",
);
/// While the file is looked at.
pub const LOOKING_AT_FILE: Word = Word::new("Looking at the file and its backups…");
/// After a backup took its place.
pub fn rescued(folder: &Path) -> String {
    say!(
        "The backup is the account now. The damaged file lies in {}",
        text::visible(&folder.to_string_lossy())
    )
}
/// After it was set aside.
pub fn set_aside(folder: &Path) -> String {
    say!("The damaged file was set aside in {}", text::visible(&folder.to_string_lossy()))
}
/// Nothing took its place.
pub fn not_rescued(why: &NotRescued) -> String {
    let why = why.to_string();
    let mut letters = text::visible(&why).into_owned();
    if let Some(first) = letters.get(..1) {
        let first = first.to_uppercase();
        letters.replace_range(..1, &first);
    }
    format!("{}.", letters.trim_end_matches('.'))
}

/// Button under a view.
pub const REPLACE: Word = Word::new("Replace an account…");
/// Why that is not possible.
pub const REPLACE_NOT_FULL: Word =
    Word::new("Names or texts were left out of this snapshot, so it cannot take the place of an account.");
/// Why that is not possible.
pub const NOTHING_TO_REPLACE: Word = Word::new("You have no account yet that it could replace.");
/// Title of the question.
pub const REPLACE_TITLE: Word = Word::new("Replace one of your accounts?");
/// Name of the choice.
pub const REPLACE_WHICH: Word = Word::new("Account to be replaced");
/// What will happen.
pub fn replace_text(name: &str, file: &Path) -> String {
    say!(
        "{} gets the name, the actions and the credits of {}. Its present state goes to the backups first, and Undo \
         brings it back.",
        text::visible(name),
        super::files::name(file)
    )
}
/// While the account is read.
pub const LOOKING_AT_ACCOUNT: Word = Word::new("Looking into the account…");
/// The verb.
pub fn replace_verb(name: &str) -> String {
    let name = text::visible(name);
    let short: String = name.chars().take(40).collect();
    say!("Replace {}{}", short, if short.len() < name.len() { "…" } else { "" })
}
/// After replacing.
pub fn replaced(name: &str) -> String {
    say!("{} was replaced", text::visible(name))
}
