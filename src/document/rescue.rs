//! Going on without an account file that cannot be read: it goes to quarantine, and a backup takes its
//! place, or nothing does. Only when someone chose that.

use std::path::Path;

use super::not_saved::NotSaved;
use super::shelf::open_account;
use crate::store::format::read_account;
use crate::store::{
    BackupName, CannotRead, DataDir, Disk, Fault, NotQuarantined, ReadError, quarantine, read_backup,
    replace_file,
};

/// How it stands with an account file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// It can be opened.
    Usable,
    /// A newer program wrote it, and it must stay as it is.
    Newer,
    /// It cannot be used: why, as one sentence.
    Damaged(String),
}

/// Something else was not put in the place of an account file. Displays as one sentence; whatever went
/// wrong, the file's bytes are still where they were or in quarantine, and the backups untouched.
#[derive(Debug, thiserror::Error)]
pub enum NotRescued {
    /// A newer program wrote the file.
    #[error(
        "a newer version of this program wrote the file, so it was left untouched; open it with that one"
    )]
    Newer,
    /// It can be opened.
    #[error("the file can be read again, so nothing was put in its place; open the account")]
    Usable,
    /// The backup cannot be used.
    #[error("the backup cannot be used: {0}")]
    Backup(String),
    /// The file could not be copied to quarantine.
    #[error("the file was left as it is, since {0}")]
    NotQuarantined(#[from] NotQuarantined),
    /// It lies in quarantine, and the change in its place failed.
    #[error("a copy of the file lies in quarantine, but nothing could be put in its place: {0}")]
    NotReplaced(NotSaved),
}

/// The id of the account that a file is named after. `None` if it is no name of an account file.
pub fn id_of(file: &Path) -> Option<String> {
    let id = file.file_name()?.to_str()?.strip_suffix(".inmail.json")?;
    let plain = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    plain.then(|| id.to_owned())
}

/// Looks at an account file once more.
pub fn condition(disk: &dyn Disk, file: &Path) -> Condition {
    match disk.read(file).map(|bytes| read_account(&bytes)) {
        Ok(Err(ReadError { fault: Fault::NewerVersion { .. }, .. })) => Condition::Newer,
        _ => match open_account(disk, file) {
            Ok(_) => Condition::Usable,
            Err(why) => Condition::Damaged(why),
        },
    }
}

/// Puts a backup in the place of an account file that cannot be read, or nothing. First the file is copied
/// to quarantine; when that is on disk, the file is replaced whole, or removed. So whenever the power
/// goes, its bytes are somewhere, and so are the backups.
///
/// # Errors
/// Why not.
pub fn rescue(
    disk: &dyn Disk,
    data_dir: &DataDir,
    file: &Path,
    instead: Option<BackupName>,
) -> Result<(), NotRescued> {
    let told = |error: std::io::Error| NotRescued::NotReplaced(error.into());
    match condition(disk, file) {
        Condition::Usable => return Err(NotRescued::Usable),
        Condition::Newer => return Err(NotRescued::Newer),
        Condition::Damaged(_) => {}
    }
    let backup = match (instead, id_of(file)) {
        (None, _) => None,
        (Some(name), Some(id)) => {
            let (bytes, _) = read_backup(disk, &data_dir.backups(&id), name).map_err(NotRescued::Backup)?;
            Some(bytes)
        }
        (Some(_), None) => return Err(NotRescued::Backup("no account has such a file".to_owned())),
    };
    match quarantine(disk, data_dir, file) {
        // It went while somebody chose; there is nothing to lose.
        Err(NotQuarantined::Read(CannotRead::Io(error))) if error.kind() == std::io::ErrorKind::NotFound => {}
        copied => drop(copied?),
    }
    match backup {
        Some(bytes) => {
            replace_file(disk, file, &bytes).map_err(|error| NotRescued::NotReplaced(error.into()))
        }
        None => {
            match disk.remove(file) {
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                removed => removed.map_err(told)?,
            }
            disk.sync_folder(&data_dir.accounts()).map_err(told)
        }
    }
}
