//! The file system as saving needs it: few calls, each with its promise across a power cut.
//!
//! A test puts a disk of its own in its place, which fails, or loses power, at any call.

use std::ffi::OsString;
use std::fmt::Debug;
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use super::read::{CannotRead, read_file};

/// A file system.
///
/// A call that returned has its effect for everyone who asks afterwards. What a power cut leaves of it
/// is another matter, and said at each call. A call that failed may have had its effect or a part of it.
pub trait Disk: Debug + Send + Sync {
    /// The whole content of a regular file, within the limits of [`read_file`]. What is read may not be
    /// on disk yet: another run may have written it and ended before it was synced.
    ///
    /// # Errors
    /// When it is no such file, or cannot be read.
    fn read(&self, path: &Path) -> Result<Vec<u8>, CannotRead>;

    /// The names in a folder, in order. An entry that cannot be read is an error, never left out.
    ///
    /// # Errors
    /// When the folder cannot be read whole.
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>>;

    /// Makes one folder, open to its owner only under any umask. It may be gone after a power cut, with
    /// all that is in it, until the folder above it is synced.
    ///
    /// # Errors
    /// `AlreadyExists` if there is something of that name, `NotFound` if there is no folder above it.
    fn make_folder(&self, path: &Path) -> io::Result<()>;

    /// Makes a new file with this content, open to its owner only under any umask. After a power cut the
    /// content may be missing, cut short or zeros until the file is synced, and the file may be gone
    /// until its folder is.
    ///
    /// # Errors
    /// `AlreadyExists` if there is something of that name, which is left as it is. After any other error
    /// a part of the file may be there.
    fn create(&self, path: &Path, bytes: &[u8]) -> io::Result<Box<dyn NewFile>>;

    /// Syncs the content of a file that another run may have written: what was read of it before this
    /// call is there after a power cut.
    ///
    /// # Errors
    /// When it cannot be synced.
    fn sync_file(&self, path: &Path) -> io::Result<()>;

    /// Syncs a folder: what was made, renamed and removed in it stays so after a power cut. Says nothing
    /// about the content of its files.
    ///
    /// # Errors
    /// When it cannot be synced.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;

    /// Gives a file another name in the same folder, in place of a file that has it: anyone who looks
    /// finds the old file or the new one. Until the folder is synced, a power cut leaves either.
    ///
    /// # Errors
    /// When it cannot be renamed.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Gives a file a second name in the same folder. Until the folder is synced, a power cut may take it
    /// away again.
    ///
    /// # Errors
    /// `AlreadyExists` if there is something of that name, which is left as it is. Any other error may
    /// mean that this file system knows no second names.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file. Until the folder is synced, a power cut may bring it back.
    ///
    /// # Errors
    /// When it cannot be removed.
    fn remove(&self, path: &Path) -> io::Result<()>;
}

/// A file that was just written and is still open. Errors of writing late are told to those only who had
/// the file open meanwhile, so it is synced by way of the handle that wrote it.
pub trait NewFile {
    /// Syncs the file: its content is there after a power cut, if its folder says so too.
    ///
    /// Takes the file, for there is no second try: after a failure the system may take what it could not
    /// write for written, and the next sync would succeed without it.
    ///
    /// # Errors
    /// When it cannot be synced; the content is lost then.
    fn sync(self: Box<Self>) -> io::Result<()>;
}

/// The file system of the computer.
///
/// Calls that a signal interrupts are made again: the standard library does so when it opens, reads,
/// writes and syncs, this type for the others.
#[derive(Debug, Clone, Copy, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn read(&self, path: &Path) -> Result<Vec<u8>, CannotRead> {
        read_file(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        uninterrupted(|| {
            let mut names = std::fs::read_dir(folder)?
                .map(|entry| Ok(entry?.file_name()))
                .collect::<io::Result<Vec<_>>>()?;
            names.sort();
            Ok(names)
        })
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        #[cfg_attr(not(unix), expect(unused_mut, reason = "only Unix has a mode to set"))]
        let mut builder = DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, FOLDER_MODE);
        uninterrupted(|| builder.create(path))?;
        // The umask takes from the mode above, and may take the owner's own rights.
        #[cfg(unix)]
        uninterrupted(|| std::fs::set_permissions(path, mode(FOLDER_MODE)))?;
        Ok(())
    }

    fn create(&self, path: &Path, bytes: &[u8]) -> io::Result<Box<dyn NewFile>> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, FILE_MODE);
        let mut file = options.open(path)?;
        #[cfg(unix)]
        uninterrupted(|| file.set_permissions(mode(FILE_MODE)))?;
        file.write_all(bytes)?;
        Ok(Box::new(OpenFile(file)))
    }

    fn sync_file(&self, path: &Path) -> io::Result<()> {
        // Windows syncs only what is open for writing.
        OpenOptions::new().read(true).write(cfg!(windows)).open(path)?.sync_all()
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        // Windows has no such call and needs none.
        if cfg!(windows) {
            return Ok(());
        }
        match File::open(folder)?.sync_all() {
            // Some network file systems know no sync of folders; their folders are the server's matter.
            Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
            result => result,
        }
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        uninterrupted(|| std::fs::rename(from, to))
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        uninterrupted(|| std::fs::hard_link(from, to))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        uninterrupted(|| std::fs::remove_file(path))
    }
}

#[derive(Debug)]
struct OpenFile(File);

impl NewFile for OpenFile {
    fn sync(self: Box<Self>) -> io::Result<()> {
        self.0.sync_all()
    }
}

#[cfg(unix)]
const FILE_MODE: u32 = 0o600;
#[cfg(unix)]
const FOLDER_MODE: u32 = 0o700;

#[cfg(unix)]
fn mode(mode: u32) -> std::fs::Permissions {
    std::os::unix::fs::PermissionsExt::from_mode(mode)
}

/// Interruptions by signals in a row after which a call has failed: a disk that always says so would
/// hold up saving for ever.
const INTERRUPTIONS_MAX: usize = 1_000;

/// Makes a call again that a signal interrupted.
fn uninterrupted<T>(mut call: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    for _ in 1..INTERRUPTIONS_MAX {
        match call() {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            result => return result,
        }
    }
    call()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interrupted_call_is_made_again_but_not_for_ever() {
        let mut left = 3;
        let done = uninterrupted(|| {
            left -= 1;
            if left > 0 { Err(ErrorKind::Interrupted.into()) } else { Ok(left) }
        });
        assert_eq!(done.unwrap(), 0);
        let mut calls = 0;
        let never: io::Result<()> = uninterrupted(|| {
            calls += 1;
            Err(ErrorKind::Interrupted.into())
        });
        assert_eq!(never.unwrap_err().kind(), ErrorKind::Interrupted);
        assert_eq!(calls, INTERRUPTIONS_MAX);
    }

    #[test]
    fn a_new_file_is_never_made_over_something() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        RealDisk.create(&path, b"old").unwrap().sync().unwrap();
        assert_eq!(RealDisk.create(&path, b"new").err().unwrap().kind(), ErrorKind::AlreadyExists);
        assert_eq!(RealDisk.read(&path).unwrap(), b"old");
        RealDisk.sync_file(&path).unwrap();
        RealDisk.sync_folder(folder.path()).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_new_file_is_not_made_through_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (link, target) = (folder.path().join("link"), folder.path().join("target"));
        std::os::unix::fs::symlink(&target, &link).unwrap();
        assert!(RealDisk.create(&link, b"x").is_err());
        assert!(!target.exists());
    }

    #[test]
    fn what_is_not_there_is_told_as_such() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("no/such");
        let kinds = [
            RealDisk.list(&missing).unwrap_err().kind(),
            RealDisk.make_folder(&missing).unwrap_err().kind(),
            RealDisk.create(&missing, b"").err().unwrap().kind(),
            RealDisk.sync_file(&missing).unwrap_err().kind(),
            RealDisk.sync_folder(&missing).unwrap_err().kind(),
            RealDisk.remove(&missing).unwrap_err().kind(),
        ];
        assert_eq!(kinds, [ErrorKind::NotFound; 6]);
        assert_eq!(RealDisk.make_folder(folder.path()).unwrap_err().kind(), ErrorKind::AlreadyExists);
    }
}
