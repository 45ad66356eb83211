//! One writer for each data directory.

use std::fs::{File, TryLockError};
use std::io;

use super::atomic::make_folder;
use super::data_dir::DataDir;
use super::disk::RealDisk;
use super::own_file::open_own;

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
        let file = open_own(&data_dir.lock_file())?;
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
