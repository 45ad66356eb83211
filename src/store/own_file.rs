//! Files of the data directory that are held or written in place by others than the store's own writing:
//! the lock, and the window's place. They too are open to their owner only.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

use super::atomic::make_folder;
use super::data_dir::DataDir;
use super::disk::RealDisk;

/// Opens a file of the data directory, making it where it is missing; what is in it stays.
pub(super) fn open_own(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    // The umask may have taken the owner's own rights. Someone else's file stays as it is.
    #[cfg(unix)]
    drop(file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600)));
    Ok(file)
}

/// Makes the file of the window's place ready to be written by the window's library, which would make
/// file and folder open to everyone.
///
/// # Errors
/// When they cannot be made.
pub fn ready_window_file(data_dir: &DataDir) -> io::Result<()> {
    make_folder(&RealDisk, data_dir.root())?;
    open_own(&data_dir.window_file()).map(drop)
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::super::disk::Disk;
    use super::*;

    #[test]
    fn the_windows_place_is_kept_for_its_owner_only_and_what_it_says_stays() {
        let folder = tempfile::tempdir().unwrap();
        let data_dir = DataDir::choose(Some(folder.path().join("new"))).unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        ready_window_file(&data_dir).unwrap();
        assert_eq!((mode(data_dir.root()), mode(&data_dir.window_file())), (0o700, 0o600));
        // As an older version left it.
        std::fs::remove_file(data_dir.window_file()).unwrap();
        RealDisk.create(&data_dir.window_file(), b"place").unwrap();
        std::fs::set_permissions(data_dir.window_file(), PermissionsExt::from_mode(0o644)).unwrap();
        ready_window_file(&data_dir).unwrap();
        assert_eq!(mode(&data_dir.window_file()), 0o600);
        assert_eq!(RealDisk.read(&data_dir.window_file()).unwrap(), b"place");
    }
}
