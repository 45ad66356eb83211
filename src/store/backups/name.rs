//! The name of a backup: when it was made and why.

use std::fmt;

use crate::domain::Instant;
use crate::store::data_dir::ACCOUNT_ENDING;

/// Why a backup was made. What comes before something is the state before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Before the first change of a day.
    Day,
    /// Before the clock of a live account was moved.
    Advance,
    /// Before an undo took something back that was on disk.
    Undo,
    /// Before an import replaced something.
    Import,
    /// Before another backup was restored.
    Restore,
    /// Before the file was written in another version of the format.
    Format,
    /// The file could not be read any more; kept as it was found.
    Damaged,
}

impl Reason {
    const ALL: [Self; 7] =
        [Self::Day, Self::Advance, Self::Undo, Self::Import, Self::Restore, Self::Format, Self::Damaged];

    const fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Advance => "advance",
            Self::Undo => "undo",
            Self::Import => "import",
            Self::Restore => "restore",
            Self::Format => "format",
            Self::Damaged => "damaged",
        }
    }
}

/// When a backup was made, in real time, and why. Displays as its file's name, such as
/// `2026-01-05T10-00-00.250Z.day.inmail.json`: names in order are backups in order, and no character in
/// them is special to a file system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BackupName {
    /// When; no two backups of an account have the same.
    pub at: Instant,
    /// Why.
    pub reason: Reason,
}

impl BackupName {
    /// Reads a file's name. `None` if it is not exactly that of a backup.
    pub fn read(name: &str) -> Option<Self> {
        let (time, reason) = name.strip_suffix(ACCOUNT_ENDING)?.split_once("Z.")?;
        let reason = Reason::ALL.into_iter().find(|known| known.word() == reason)?;
        let (date, time) = time.split_once('T')?;
        let at = format!("{date}T{}Z", time.replace('-', ":")).parse().ok()?;
        let read = Self { at, reason };
        (read.to_string() == name).then_some(read)
    }
}

impl fmt::Display for BackupName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = self.at.to_chrono().format("%Y-%m-%dT%H-%M-%S%.3fZ");
        write!(f, "{time}.{}{ACCOUNT_ENDING}", self.reason.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_it_was_written() {
        for text in ["2026-01-05T10:00:00Z", "2026-12-31T23:59:59.999Z", "2003-01-01T00:00:00.007Z"] {
            for reason in Reason::ALL {
                let name = BackupName { at: text.parse().unwrap(), reason };
                assert_eq!(BackupName::read(&name.to_string()), Some(name));
            }
        }
        let name = BackupName { at: "2026-01-05T10:00:00.25Z".parse().unwrap(), reason: Reason::Day };
        assert_eq!(name.to_string(), "2026-01-05T10-00-00.250Z.day.inmail.json");
    }

    #[test]
    fn what_is_no_name_of_a_backup_is_not_taken_for_one() {
        for name in [
            "2026-01-05T10-00-00Z.day.inmail.json",
            "2026-01-05T10-00-00.25Z.day.inmail.json",
            "2026-01-05T10:00:00.250Z.day.inmail.json",
            "2026-02-30T10-00-00.250Z.day.inmail.json",
            "2026-01-05T10-00-00.250Z.today.inmail.json",
            "2026-01-05T10-00-00.250Z.day.json",
            ".2026-01-05T10-00-00.250Z.day.inmail.json.0.inmail-part",
            "0b8e.inmail.json",
            "",
        ] {
            assert_eq!(BackupName::read(name), None, "{name}");
        }
    }
}
