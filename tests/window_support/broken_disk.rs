//! A disk on which, while a test wants it so, nothing can be written where the accounts are, or opening one
//! takes long.

use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use inmail_credits::store::{CannotRead, Disk, NewFile, RealDisk};

/// The disk; its clones break and mend together.
#[derive(Debug, Clone, Default)]
pub(crate) struct BrokenDisk(Arc<Mutex<Option<ErrorKind>>>, Arc<AtomicBool>);

impl BrokenDisk {
    pub(crate) fn break_with(&self, kind: ErrorKind) {
        *self.0.lock().unwrap() = Some(kind);
    }

    pub(crate) fn mend(&self) {
        *self.0.lock().unwrap() = None;
    }

    /// Whether who opens an account waits until this is no longer so.
    pub(crate) fn hold_opening(&self, held: bool) {
        self.1.store(held, Ordering::SeqCst);
    }

    /// The place of a copy elsewhere is on another disk.
    fn may_change(&self, path: &Path) -> io::Result<()> {
        let ours = |name: &str| path.components().any(|part| part.as_os_str() == name);
        match *self.0.lock().unwrap() {
            Some(kind) if ["accounts", "backups", "drafts"].into_iter().any(ours) => Err(kind.into()),
            _ => Ok(()),
        }
    }
}

impl Disk for BrokenDisk {
    fn read(&self, path: &Path) -> Result<Vec<u8>, CannotRead> {
        let opens = std::thread::current().name() == Some("opening");
        while opens && self.1.load(Ordering::SeqCst) {
            std::thread::sleep(Duration::from_millis(1));
        }
        RealDisk.read(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        RealDisk.list(folder)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.may_change(path)?;
        RealDisk.make_folder(path)
    }

    fn create(&self, path: &Path, bytes: &[u8]) -> io::Result<Box<dyn NewFile>> {
        self.may_change(path)?;
        RealDisk.create(path, bytes)
    }

    fn sync_file(&self, path: &Path) -> io::Result<()> {
        RealDisk.sync_file(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        RealDisk.sync_folder(folder)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.may_change(to)?;
        RealDisk.rename(from, to)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.may_change(to)?;
        RealDisk.link(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove(path)
    }
}
