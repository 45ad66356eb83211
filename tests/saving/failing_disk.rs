//! A disk on which one call fails, or every call from one on.

use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use inmail_credits::store::{CannotRead, Disk, NewFile};

use crate::sim::SimDisk;

/// What a failed call has done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    Nothing,
    /// A part, where it writes; otherwise nothing.
    Part,
    /// All of it, and then said that it failed. No sync does that.
    All,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Fault {
    /// The call that fails, from 1.
    pub(crate) call: usize,
    pub(crate) from_then_on: bool,
    pub(crate) kind: ErrorKind,
    pub(crate) how: How,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Call {
    Read,
    List,
    MakeFolder,
    Create,
    SyncNew,
    SyncFile,
    SyncFolder,
    Rename,
    Link,
    Remove,
}

/// What a program might get wrong about errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Plant {
    None,
    /// Takes a folder that cannot be listed for an empty one.
    ErrorIsEmpty,
    /// Takes a file that cannot be read for one that is not there.
    ErrorIsMissing,
    /// Syncs a file again after the sync failed.
    SyncAgain,
}

#[derive(Debug, Default)]
struct Count {
    calls: usize,
    failed: Vec<(Call, PathBuf)>,
    healed: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct Failing {
    disk: SimDisk,
    fault: Fault,
    plant: Plant,
    count: Arc<Mutex<Count>>,
}

impl Failing {
    pub(crate) fn new(disk: SimDisk, fault: Fault, plant: Plant) -> Self {
        Self { disk, fault, plant, count: Arc::default() }
    }

    /// No call fails any more.
    pub(crate) fn heal(&self) {
        self.count.lock().unwrap().healed = true;
    }

    /// The calls that failed.
    pub(crate) fn failed(&self) -> Vec<(Call, PathBuf)> {
        self.count.lock().unwrap().failed.clone()
    }

    fn fails(&self, call: Call, path: &Path) -> bool {
        let mut count = self.count.lock().unwrap();
        count.calls += 1;
        let due = count.calls == self.fault.call || self.fault.from_then_on && count.calls > self.fault.call;
        let fails = due && !count.healed;
        if fails {
            count.failed.push((call, path.to_path_buf()));
        }
        fails
    }

    fn run<T>(&self, call: Call, path: &Path, work: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        if !self.fails(call, path) {
            return work();
        }
        if self.fault.how == How::All {
            drop(work());
        }
        Err(self.fault.kind.into())
    }

    fn sync(&self, call: Call, path: &Path, work: impl Fn() -> io::Result<()>) -> io::Result<()> {
        if !self.fails(call, path) {
            return work();
        }
        self.disk.fail_sync(path);
        if self.plant == Plant::SyncAgain && call == Call::SyncNew {
            work()
        } else {
            Err(self.fault.kind.into())
        }
    }
}

impl Disk for Failing {
    fn read(&self, path: &Path) -> Result<Vec<u8>, CannotRead> {
        if self.fails(Call::Read, path) {
            let missing = self.plant == Plant::ErrorIsMissing;
            let kind = if missing { ErrorKind::NotFound } else { self.fault.kind };
            return Err(CannotRead::Io(kind.into()));
        }
        self.disk.read(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        let names = self.run(Call::List, folder, || self.disk.list(folder));
        if self.plant == Plant::ErrorIsEmpty { Ok(names.unwrap_or_default()) } else { names }
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.run(Call::MakeFolder, path, || self.disk.make_folder(path))
    }

    fn create(&self, path: &Path, bytes: &[u8]) -> io::Result<Box<dyn NewFile>> {
        let new = self.run(Call::Create, path, || self.disk.create(path, bytes));
        if new.is_err() && self.fault.how == How::Part {
            drop(self.disk.create(path, &bytes[..bytes.len() / 2]));
        }
        Ok(Box::new(FailingFile { disk: self.clone(), path: path.to_path_buf(), new: Some(new?) }))
    }

    fn sync_file(&self, path: &Path) -> io::Result<()> {
        self.sync(Call::SyncFile, path, || self.disk.sync_file(path))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.sync(Call::SyncFolder, folder, || self.disk.sync_folder(folder))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.run(Call::Rename, to, || self.disk.rename(from, to))
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.run(Call::Link, to, || self.disk.link(from, to))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.run(Call::Remove, path, || self.disk.remove(path))
    }
}

struct FailingFile {
    disk: Failing,
    path: PathBuf,
    new: Option<Box<dyn NewFile>>,
}

impl NewFile for FailingFile {
    fn sync(mut self: Box<Self>) -> io::Result<()> {
        let new = Mutex::new(self.new.take());
        self.disk.sync(Call::SyncNew, &self.path, || new.lock().unwrap().take().unwrap().sync())
    }
}
