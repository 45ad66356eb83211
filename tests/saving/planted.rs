//! Faults that the tests of power cuts must notice: were one of them built in, these would say so.

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::sync::Arc;

use inmail_credits::store::{BackupName, CannotRead, Disk, NewFile};

use crate::crash::workloads;
use crate::desk::{fresh, seasoned};
use crate::recovery::{HONEST, Limits, Run, View};
use crate::sim::SimDisk;
use crate::sim_state::Tree;

const LIMITS: Limits = Limits { of_run: 64, of_start: 16 };

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Plant {
    NoFileSync,
    NoFolderSync,
    NoSyncOfFoldersAbove,
    TruncateInPlace,
    RemoveOldFileFirst,
    RemoveBackupFirst,
    NoSyncAtTheStart,
}

#[derive(Debug)]
struct Planted {
    disk: SimDisk,
    plant: Plant,
}

impl Planted {
    fn has(&self, plant: Plant) -> bool {
        self.plant == plant
    }
}

impl Disk for Planted {
    fn read(&self, path: &Path) -> Result<Vec<u8>, CannotRead> {
        self.disk.read(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        self.disk.list(folder)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.disk.make_folder(path)
    }

    fn create(&self, path: &Path, bytes: &[u8]) -> io::Result<Box<dyn NewFile>> {
        let folder = path.parent().unwrap();
        if self.has(Plant::RemoveBackupFirst) {
            let names = self.disk.list(folder)?;
            let oldest = names.iter().find(|name| BackupName::read(&name.to_string_lossy()).is_some());
            if let Some(oldest) = oldest {
                self.disk.remove(&folder.join(oldest))?;
            }
        }
        let new = self.disk.create(path, bytes)?;
        Ok(if self.has(Plant::NoFileSync) { Box::new(NeverSynced) } else { new })
    }

    fn sync_file(&self, path: &Path) -> io::Result<()> {
        if self.has(Plant::NoSyncAtTheStart) { Ok(()) } else { self.disk.sync_file(path) }
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        let of_files =
            matches!(folder.file_name().and_then(|name| name.to_str()), Some("accounts" | "drafts"));
        let dropped = match self.plant {
            Plant::NoFolderSync => true,
            Plant::NoSyncOfFoldersAbove => !of_files,
            Plant::NoSyncAtTheStart => of_files,
            _ => false,
        };
        if dropped { Ok(()) } else { self.disk.sync_folder(folder) }
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        if self.has(Plant::TruncateInPlace)
            && let (Ok(bytes), Ok(_)) = (self.disk.read(from), self.disk.read(to))
        {
            self.disk.overwrite(to, &bytes);
            self.disk.sync_file(to)?;
            return self.disk.remove(from);
        }
        if self.has(Plant::RemoveOldFileFirst) && self.disk.read(to).is_ok() {
            self.disk.remove(to)?;
        }
        self.disk.rename(from, to)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.disk.link(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.disk.remove(path)
    }
}

/// A disk with a fault.
pub(crate) fn planted(disk: SimDisk, plant: Plant) -> Arc<dyn Disk> {
    Arc::new(Planted { disk, plant })
}

struct NeverSynced;

impl NewFile for NeverSynced {
    fn sync(self: Box<Self>) -> io::Result<()> {
        Ok(())
    }
}

/// What is wrong in the first workload in which something is.
fn noticed(begin: &Tree, built: View, started: View) -> Option<String> {
    workloads(2).iter().find_map(|steps| Run::of(begin, steps, built).crash_everywhere(started, LIMITS).err())
}

macro_rules! plant {
    ($plant:ident) => {
        |disk| planted(disk, Plant::$plant)
    };
}

#[test]
fn a_missing_sync_of_the_file_is_noticed() {
    let why = noticed(&seasoned(), plant!(NoFileSync), HONEST).unwrap();
    assert!(why.contains("the file "), "{why}");
}

#[test]
fn a_missing_sync_of_the_folder_is_noticed() {
    let why = noticed(&seasoned(), plant!(NoFolderSync), HONEST).unwrap();
    assert!(why.contains("is neither old nor new") || why.contains("is missing"), "{why}");
}

#[test]
fn a_missing_sync_of_the_folders_above_is_noticed() {
    let why = noticed(&fresh(), plant!(NoSyncOfFoldersAbove), HONEST).unwrap();
    assert!(why.contains("the account is neither old nor new"), "{why}");
}

#[test]
fn truncating_in_place_is_noticed() {
    let why = noticed(&seasoned(), plant!(TruncateInPlace), HONEST).unwrap();
    assert!(why.contains("the file "), "{why}");
}

#[test]
fn removing_the_old_file_first_is_noticed() {
    let why = noticed(&seasoned(), plant!(RemoveOldFileFirst), HONEST).unwrap();
    assert!(why.contains("is neither old nor new"), "{why}");
}

#[test]
fn removing_a_backup_before_the_new_one_is_verified_is_noticed() {
    let why = noticed(&seasoned(), plant!(RemoveBackupFirst), HONEST).unwrap();
    assert!(why.contains("the backup"), "{why}");
    assert!(why.contains("is missing"), "{why}");
}

#[test]
fn showing_what_is_not_synced_is_noticed() {
    let why = noticed(&seasoned(), HONEST, plant!(NoSyncAtTheStart)).unwrap();
    assert!(why.contains("what was shown is gone"), "{why}");
}
