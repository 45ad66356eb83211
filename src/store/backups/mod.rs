//! Backups of account files: made before something is written over, kept by age, listed for restoring.
//!
//! A folder for each account. Nothing but this module removes from it, and nothing is removed before the
//! new backup is on disk and was read back.

mod keep;
mod name;

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

pub use keep::to_keep;
pub use name::{BackupName, Reason};

use super::atomic::{NotReplaced, make_folder, read_and_sync, replace_file};
use super::disk::Disk;
use super::format::{AccountFile, Detail, read_account};
use super::read::CannotRead;
use crate::domain::Instant;

/// A file may not be written over, since its backup could not be made.
#[derive(Debug, thiserror::Error)]
pub enum NotBackedUp {
    /// The file itself cannot be read.
    #[error("the backup of the old file cannot be made: {0}")]
    Read(#[from] CannotRead),
    /// The folder of the backups cannot be made or listed.
    #[error("the folder of the backups cannot be used: {0}")]
    Folder(#[from] io::Error),
    /// The backup cannot be written.
    #[error("the backup of the old file cannot be made: {0}")]
    Write(#[from] NotReplaced),
    /// It was written and reads otherwise.
    #[error("the backup of the old file reads otherwise than it was written")]
    ReadsOtherwise,
}

/// What is to be put aside before an account file is written over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Safeguard {
    /// Where the account's backups lie.
    pub folder: PathBuf,
    /// The real time.
    pub at: Instant,
    /// When it is due.
    pub due: Due,
}

/// When a backup is due before an account file is written over. Each is due wherever one before it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Due {
    /// Before the first change of a day.
    #[default]
    Daily,
    /// Also where the clock leaves real time: what comes then may only have been tried.
    Advance,
    /// Also where the new content lacks something that the old one has: after an undo.
    IfLosing,
    /// Always: another state takes the place of this one.
    Always(Reason),
}

impl Safeguard {
    /// Makes the backup that is due before `new` is written over `file`. Where there is no file yet there
    /// is nothing to lose.
    ///
    /// # Errors
    /// When a backup is due and could not be made; the file must not be written over then.
    pub fn before_replacing(&self, disk: &dyn Disk, file: &Path, new: &[u8]) -> Result<(), NotBackedUp> {
        let names = names(disk, &self.folder)?;
        let of_today = names.iter().any(|name| name.at.date() == self.at.date());
        if of_today {
            // It may come from a run that ended, or a try that failed, before the folder was synced.
            disk.sync_folder(&self.folder)?;
        }
        if of_today && self.due == Due::Daily {
            return Ok(());
        }
        let old = match disk.read(file) {
            Err(CannotRead::Io(error)) if error.kind() == ErrorKind::NotFound => return Ok(()),
            old => old?,
        };
        if let Due::Always(reason) = self.due {
            return self.once(disk, names, &old, reason);
        }
        let reason = match self.due {
            Due::Advance => Reason::Advance,
            _ if of_today => Reason::Undo,
            _ => Reason::Day,
        };
        if reason == Reason::Undo && !self.loses_something(disk, &names, &old, new) {
            return Ok(());
        }
        put_aside(disk, &self.folder, names, &old, BackupName { at: self.at, reason })
    }

    /// Makes a backup for a reason, unless a try that failed later has made it already. None is removed
    /// for it: what is about to take the place of `old` may have been read from one of them.
    fn once(
        &self,
        disk: &dyn Disk,
        names: Vec<BackupName>,
        old: &[u8],
        reason: Reason,
    ) -> Result<(), NotBackedUp> {
        let newest = names.iter().max().filter(|name| name.reason == reason);
        let same = |name: &BackupName| {
            disk.read(&self.folder.join(name.to_string())).is_ok_and(|bytes| bytes == old)
        };
        if newest.is_some_and(same) {
            return Ok(disk.sync_folder(&self.folder)?);
        }
        add(disk, &self.folder, &names, old, BackupName { at: self.at, reason }).map(|_| ())
    }

    /// Whether the old content has a name or an event that neither the new one has nor the newest backup.
    /// Of several things undone in a row, the first makes a backup that has them all.
    fn loses_something(&self, disk: &dyn Disk, names: &[BackupName], old: &[u8], new: &[u8]) -> bool {
        let Ok(old) = read_account(old) else { return true };
        let newest = names.iter().max().map(|name| self.folder.join(name.to_string()));
        let newest =
            newest.and_then(|path| disk.read(&path).ok()).and_then(|bytes| read_account(&bytes).ok());
        let kept: Vec<_> = read_account(new).ok().into_iter().chain(newest).collect();
        let has_events = |file: &AccountFile| file.history.events().starts_with(old.history.events());
        !kept.iter().any(has_events) || !kept.iter().any(|file| file.name == old.name)
    }
}

/// Makes a backup of an account file now, whatever there is: before an import replaces it or it is
/// written in another version of the format.
///
/// # Errors
/// When it could not be made; the file must not be written over then.
pub fn back_up(
    disk: &dyn Disk,
    file: &Path,
    folder: &Path,
    at: Instant,
    reason: Reason,
) -> Result<(), NotBackedUp> {
    let old = disk.read(file)?;
    put_aside(disk, folder, names(disk, folder)?, &old, BackupName { at, reason })
}

/// Writes a backup, reads it back, and only then removes those that need not stay.
fn put_aside(
    disk: &dyn Disk,
    folder: &Path,
    mut names: Vec<BackupName>,
    bytes: &[u8],
    name: BackupName,
) -> Result<(), NotBackedUp> {
    let name = add(disk, folder, &names, bytes, name)?;
    names.push(name);
    let kept = to_keep(&names, name.at);
    for old in names.iter().filter(|name| !kept.contains(name)) {
        // One too many does no harm, and the next backup removes it.
        drop(disk.remove(&folder.join(old.to_string())));
    }
    Ok(())
}

/// Writes a backup and reads it back; the name it has got.
fn add(
    disk: &dyn Disk,
    folder: &Path,
    names: &[BackupName],
    bytes: &[u8],
    mut name: BackupName,
) -> Result<BackupName, NotBackedUp> {
    // What can no longer be read is all the more to be kept, but must not pass for a good backup.
    if read_account(bytes).is_err() {
        name.reason = Reason::Damaged;
    }
    name.at = name.at.clamp(Instant::EARLIEST, Instant::LATEST_OPENING);
    while names.iter().any(|taken| taken.at == name.at) {
        name.at = name.at.plus_ms(1);
    }
    make_folder(disk, folder)?;
    let path = folder.join(name.to_string());
    if let Err(error) = write_and_verify(disk, &path, bytes) {
        // The next try must not take it for a backup. Should it stay, the list shows what it holds.
        drop(disk.remove(&path));
        return Err(error);
    }
    Ok(name)
}

fn write_and_verify(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), NotBackedUp> {
    replace_file(disk, path, bytes)?;
    // The same bytes read as the same account.
    if disk.read(path)? == bytes { Ok(()) } else { Err(NotBackedUp::ReadsOtherwise) }
}

/// The backups in a folder. One that is not there has none; one that cannot be read is an error, since
/// taking it for empty would let backups be made and removed without knowing the others.
fn names(disk: &dyn Disk, folder: &Path) -> io::Result<Vec<BackupName>> {
    let names = match disk.list(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        names => names?,
    };
    Ok(names.iter().filter_map(|name| BackupName::read(&name.to_string_lossy())).collect())
}

/// A backup as it is offered for restoring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Its file.
    pub path: PathBuf,
    /// When it was made and why.
    pub name: BackupName,
    /// What it holds, or why it cannot be read, as one sentence.
    pub content: Result<BackupContent, String>,
}

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupContent {
    /// The account's name then.
    pub account_name: String,
    /// How many things had been done, the opening among them.
    pub actions: usize,
    /// Credits left then.
    pub credits: u32,
}

/// The backups of an account, newest first, each read whole.
///
/// # Errors
/// When the folder cannot be read; one that is not there has none.
pub fn list_backups(disk: &dyn Disk, folder: &Path) -> io::Result<Vec<Backup>> {
    let look = |name: BackupName| {
        let content = read_backup(disk, folder, name).map(|(_, file)| BackupContent::of(&file));
        Backup { path: folder.join(name.to_string()), name, content }
    };
    Ok(backup_names(disk, folder)?.into_iter().map(look).collect())
}

/// The names of an account's backups, newest first.
///
/// # Errors
/// When the folder cannot be read; one that is not there has none.
pub fn backup_names(disk: &dyn Disk, folder: &Path) -> io::Result<Vec<BackupName>> {
    let mut names = names(disk, folder)?;
    names.sort_unstable_by(|one, other| other.cmp(one));
    Ok(names)
}

/// A backup, as bytes and as the account in it. What is returned is on disk.
///
/// # Errors
/// Why it cannot be used in place of the account whose folder this is, as one sentence.
pub fn read_backup(
    disk: &dyn Disk,
    folder: &Path,
    name: BackupName,
) -> Result<(Vec<u8>, AccountFile), String> {
    let bytes = read_and_sync(disk, &folder.join(name.to_string())).map_err(|error| error.to_string())?;
    let file = read_account(&bytes).map_err(|error| error.to_string())?;
    if folder.file_name().is_none_or(|id| id.to_string_lossy() != file.id) {
        return Err(format!("account.id: this is a backup of the account {}; put it in its folder", file.id));
    }
    if file.detail != Detail::Full {
        return Err("detail: names or texts were left out of this file; use another backup".to_owned());
    }
    Ok((bytes, file))
}

impl BackupContent {
    /// What an account file holds.
    pub fn of(file: &AccountFile) -> Self {
        Self {
            account_name: file.name.clone(),
            actions: file.history.events().len(),
            credits: file.history.account().credits(),
        }
    }
}
