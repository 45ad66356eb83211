//! Where a file that cannot be read goes once something else is to be used in its place.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::atomic::make_folder;
use super::data_dir::DataDir;
use super::disk::Disk;
use super::read::CannotRead;

/// Most files of one name that lie in quarantine.
const KEPT_MAX: usize = 1_000;

/// A file could not be copied to quarantine. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum NotQuarantined {
    /// Its bytes cannot be had.
    #[error("its bytes cannot be copied: {0}")]
    Read(#[from] CannotRead),
    /// The copy cannot be made.
    #[error("the copy of it cannot be written: {0}")]
    Write(#[from] io::Error),
    /// It was written and reads otherwise.
    #[error("the copy of it reads otherwise than it was written")]
    ReadsOtherwise,
}

/// Copies a file to quarantine, under its own name or one with a number, over nothing that is there.
/// When this returns, the copy is on disk and was read back; the file itself is where it was.
///
/// # Errors
/// When its bytes cannot be read, or the copy cannot be made.
pub fn quarantine(disk: &dyn Disk, data_dir: &DataDir, file: &Path) -> Result<PathBuf, NotQuarantined> {
    let bytes = disk.read(file)?;
    let folder = data_dir.quarantine();
    make_folder(disk, &folder)?;
    let name = file.file_name().ok_or_else(|| io::Error::other("the path names no file"))?;
    let name = name.to_string_lossy();
    for number in 1..=KEPT_MAX {
        let copy = match number {
            1 => folder.join(&*name),
            number => folder.join(format!("{name}.{number}")),
        };
        let new = match disk.create(&copy, &bytes) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => continue,
            // What is there now may be an earlier file, so it is not touched.
            new => new?,
        };
        let written = new.sync().and_then(|()| disk.sync_folder(&folder));
        let verified = written.map_err(NotQuarantined::from).and_then(|()| match disk.read(&copy)? {
            read if read == bytes => Ok(()),
            _ => Err(NotQuarantined::ReadsOtherwise),
        });
        if let Err(error) = verified {
            // Should it stay, it does no harm: the next copy gets another name.
            drop(disk.remove(&copy));
            return Err(error);
        }
        return Ok(copy);
    }
    Err(io::Error::other("too many files of this name lie in quarantine").into())
}

#[cfg(test)]
mod tests {
    use super::super::disk::RealDisk;
    use super::super::replace_file;
    use super::*;

    #[test]
    fn each_copy_has_a_name_of_its_own_and_the_file_stays() {
        let folder = tempfile::tempdir().unwrap();
        let data_dir = DataDir::choose(Some(folder.path().to_path_buf())).unwrap();
        data_dir.make(&RealDisk).unwrap();
        let file = data_dir.account_file("dana");
        for (content, name) in [(b"one", "dana.inmail.json"), (b"two", "dana.inmail.json.2")] {
            replace_file(&RealDisk, &file, content).unwrap();
            let copy = quarantine(&RealDisk, &data_dir, &file).unwrap();
            assert_eq!(copy, data_dir.quarantine().join(name));
            assert_eq!(RealDisk.read(&copy).unwrap(), content);
            assert_eq!(RealDisk.read(&file).unwrap(), content);
        }
        let missing = quarantine(&RealDisk, &data_dir, &data_dir.account_file("none"));
        assert!(matches!(missing, Err(NotQuarantined::Read(_))));
    }
}
