//! Reading a whole file, within limits.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::cancel::Cancel;

/// The longest file that is read: 64 MiB.
pub const FILE_MAX_BYTES: u64 = 64 * 1024 * 1024;

/// Read between two looks at whether anybody still waits: a network's disk may take seconds for it.
const CHUNK_BYTES: u64 = 1024 * 1024;

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
    /// Nobody waits for it any more.
    #[error("reading was stopped; open the file again")]
    Cancelled,
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
    read_file_unless(path, &Cancel::default())
}

/// As [`read_file`], unless it is cancelled, which also stops it on the way.
///
/// # Errors
/// As [`read_file`], and when it is cancelled.
pub fn read_file_unless(path: &Path, cancel: &Cancel) -> Result<Vec<u8>, CannotRead> {
    // Asked by path first: opening a pipe would wait for its other end.
    let kind = std::fs::metadata(path)?;
    if !kind.is_file() {
        return Err(if kind.is_dir() { CannotRead::Folder } else { CannotRead::NotAFile });
    }
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    if length > FILE_MAX_BYTES {
        return Err(CannotRead::TooLong);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
    loop {
        if cancel.is_cancelled() {
            return Err(CannotRead::Cancelled);
        }
        if file.by_ref().take(CHUNK_BYTES).read_to_end(&mut bytes)? == 0 {
            return Ok(bytes);
        }
        // It may have grown since it was asked for its length.
        if bytes.len() as u64 > FILE_MAX_BYTES {
            return Err(CannotRead::TooLong);
        }
    }
}
