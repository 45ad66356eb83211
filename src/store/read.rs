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
    #[error("the file cannot be opened or read ({0}); check its name and whether you may read it")]
    Io(#[from] io::Error),
    /// A folder, a device or a pipe.
    #[error("this is not a regular file; choose a file")]
    NotAFile,
    /// Longer than [`FILE_MAX_BYTES`].
    #[error("the file is longer than 64 MiB; choose an account or scenario file")]
    TooLong,
}

/// The bytes of a regular file of at most [`FILE_MAX_BYTES`].
///
/// # Errors
/// When it is no such file, or cannot be read.
pub fn read_file(path: &Path) -> Result<Vec<u8>, CannotRead> {
    // Asked by path first: opening a pipe would wait for its other end.
    if !std::fs::metadata(path)?.is_file() {
        return Err(CannotRead::NotAFile);
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
