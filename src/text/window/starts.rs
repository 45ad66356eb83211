//! Starts beside others and after a crash.

use crate::text::language::Word;
use std::path::Path;

use super::files::name;
use crate::text;

/// Title of the banner after a panic.
pub const ENDED_TITLE: Word = Word::new("The program ended unexpectedly last time.");

/// What is safe, and where the report is.
pub fn ended(report: &Path) -> String {
    say!(
        "Everything that was shown as saved is on disk, and so is your draft, up to the last two seconds. A \
         report of where it happened, without any of your texts, lies at {}; pass it on to whoever looks \
         after the program.",
        text::visible(&report.to_string_lossy())
    )
}

/// A file that was to be opened, when another one was asked for.
pub fn made_way(path: &Path) -> String {
    say!("{} was not opened: one file is shown at a time, and another was asked for.", name(path))
}

/// Why a file does not open while the open account is not saved.
pub const NOT_OPENED_YET: Word = Word::new(
    "The last change of the account that is open is not saved, so it stays open. This file \
                                  was left as it is: save first, then open it again.",
);
