//! One writer for each data directory.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;

use super::atomic::make_folder;
use super::data_dir::DataDir;
use super::disk::RealDisk;

/// The right to write into a data directory, held until it is dropped or its process ends, however it
/// ends. Rests on a file of its own that is never deleted: deleting one that another process has open
/// would give both the right.
#[derive(Debug)]
pub struct WriterLock {
    _file: File,
}

impl WriterLock {
    /// Takes the right to write, or `None` if another process has it.
    ///
    /// # Errors
    /// When the folder or the lock file cannot be made or locked at all.
    pub fn try_take(data_dir: &DataDir) -> io::Result<Option<Self>> {
        make_folder(&RealDisk, data_dir.root())?;
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(data_dir.lock_file())?;
        // The umask may have taken the owner's own rights. Someone else's file stays as it is.
        #[cfg(unix)]
        drop(file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600)));
        match file.try_lock() {
            Ok(()) => Ok(Some(Self { _file: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_one_writer_until_it_lets_go() {
        let folder = tempfile::tempdir().unwrap();
        let data_dir = DataDir::choose(Some(folder.path().join("new"))).unwrap();
        let first = WriterLock::try_take(&data_dir).unwrap().unwrap();
        assert!(WriterLock::try_take(&data_dir).unwrap().is_none());
        drop(first);
        assert!(WriterLock::try_take(&data_dir).unwrap().is_some());
        assert!(data_dir.lock_file().exists());
    }
}
