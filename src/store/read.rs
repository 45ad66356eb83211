//! Reading a whole file, within limits.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The longest file that is read: 64 MiB.
pub const FILE_MAX_BYTES: u64 = 64 * 1024 * 1024;

/// A file cannot be read. Displays as a sentence that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum CannotRead {
    /// The system refused.
    #[error("{}", refused(.0))]
    Io(#[from] io::Error),
    /// A folder.
    #[error("this is a folder; choose a file")]
    Folder,
    /// A device or a pipe.
    #[error("this is a device or a pipe; choose a file")]
    NotAFile,
    /// Longer than [`FILE_MAX_BYTES`].
    #[error("the file is longer than 64 MiB; choose an account or scenario file")]
    TooLong,
}

fn refused(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file; check its name".to_owned(),
        io::ErrorKind::PermissionDenied => "you may not read this file; ask its owner for it".to_owned(),
        _ => format!("the file cannot be read ({error}); check the disk it is on, and try again"),
    }
}

/// The bytes of a regular file of at most [`FILE_MAX_BYTES`].
///
/// # Errors
/// When it is no such file, or cannot be read.
pub fn read_file(path: &Path) -> Result<Vec<u8>, CannotRead> {
    // Asked by path first: opening a pipe would wait for its other end.
    let kind = std::fs::metadata(path)?;
    if !kind.is_file() {
        return Err(if kind.is_dir() { CannotRead::Folder } else { CannotRead::NotAFile });
    }
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    if length > FILE_MAX_BYTES {
        return Err(CannotRead::TooLong);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
    file.take(FILE_MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > FILE_MAX_BYTES {
        return Err(CannotRead::TooLong);
    }
    Ok(bytes)
}
