//! Why something is not on disk.

use std::io::{self, ErrorKind};

use crate::store::{CannotRead, NotBackedUp, NotReplaced};

/// What kept a file from being saved, as far as people can do something about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The disk, or what this user may have of it, is full.
    DiskFull,
    /// The disk can be read only.
    ReadOnly,
    /// This user may not write there.
    NoPermission,
    /// The folder is not there any more, or something else is in its place.
    FolderGone,
    /// Anything else.
    Other,
}

/// Something is not on disk. Displays as what the system said.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{said}")]
pub struct NotSaved {
    /// What kept it from being saved.
    pub cause: Cause,
    /// What the system said, as a clause.
    pub said: String,
}

impl NotSaved {
    /// Something that is no matter of the disk.
    pub fn other(said: impl Into<String>) -> Self {
        Self { cause: Cause::Other, said: said.into() }
    }

    fn by(kind: ErrorKind, said: String) -> Self {
        let cause = match kind {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Cause::DiskFull,
            ErrorKind::ReadOnlyFilesystem => Cause::ReadOnly,
            ErrorKind::PermissionDenied => Cause::NoPermission,
            ErrorKind::NotFound | ErrorKind::NotADirectory => Cause::FolderGone,
            _ => Cause::Other,
        };
        Self { cause, said }
    }
}

impl From<io::Error> for NotSaved {
    fn from(error: io::Error) -> Self {
        Self::by(error.kind(), error.to_string())
    }
}

impl From<NotReplaced> for NotSaved {
    fn from(error: NotReplaced) -> Self {
        Self::by(error.error.kind(), error.to_string())
    }
}

impl From<NotBackedUp> for NotSaved {
    fn from(error: NotBackedUp) -> Self {
        let kind = match &error {
            NotBackedUp::Read(CannotRead::Io(error)) | NotBackedUp::Folder(error) => error.kind(),
            NotBackedUp::Write(failed) => failed.error.kind(),
            NotBackedUp::Read(_) | NotBackedUp::ReadsOtherwise => ErrorKind::Other,
        };
        Self::by(kind, error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Step;

    #[test]
    fn each_cause_is_told_from_the_others() {
        let causes = [
            ErrorKind::StorageFull,
            ErrorKind::QuotaExceeded,
            ErrorKind::ReadOnlyFilesystem,
            ErrorKind::PermissionDenied,
            ErrorKind::NotFound,
            ErrorKind::NotADirectory,
            ErrorKind::TimedOut,
        ]
        .map(|kind| NotSaved::from(NotReplaced { step: Step::Write, error: kind.into() }).cause);
        let expected = [
            Cause::DiskFull,
            Cause::DiskFull,
            Cause::ReadOnly,
            Cause::NoPermission,
            Cause::FolderGone,
            Cause::FolderGone,
            Cause::Other,
        ];
        assert_eq!(causes, expected);
        let backup = NotBackedUp::Folder(ErrorKind::ReadOnlyFilesystem.into());
        assert_eq!(NotSaved::from(backup).cause, Cause::ReadOnly);
    }
}
