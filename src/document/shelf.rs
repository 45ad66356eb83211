//! The accounts in the data directory: which there are, opening one, the files that cannot be read.

use std::io;
use std::path::{Path, PathBuf};

use super::open::Document;
use crate::store::format::read_account;
use crate::store::{DataDir, Disk, read_and_sync};

/// An account file that was looked into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its file.
    pub path: PathBuf,
    /// The account's id and name, or why the file cannot be used.
    pub account: Result<ListedAccount, String>,
}

/// What the switcher shows of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedAccount {
    /// Its own id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// Looks into every account file of the data directory. None is changed.
///
/// # Errors
/// When the folder itself cannot be read.
pub fn list_accounts(disk: &dyn Disk, data_dir: &DataDir) -> io::Result<Vec<Listed>> {
    let look = |path: PathBuf| {
        let account = open_account(disk, &path)
            .map(|document| ListedAccount { id: document.id().to_owned(), name: document.name().to_owned() });
        Listed { path, account }
    };
    Ok(data_dir.account_files(disk)?.into_iter().map(look).collect())
}

/// Opens an account file of the data directory. What it shows is on disk.
///
/// # Errors
/// Why it cannot be used, as one sentence. The file is left as it is.
pub fn open_account(disk: &dyn Disk, path: &Path) -> Result<Document, String> {
    let bytes = read_and_sync(disk, path).map_err(|error| error.to_string())?;
    let file = read_account(&bytes).map_err(|error| error.to_string())?;
    let expected = format!("{}.inmail.json", file.id);
    if path.file_name().is_none_or(|name| name.to_string_lossy() != expected) {
        return Err(format!(
            "account.id: the file holds the account {}, so it must be named {expected}; rename it",
            file.id
        ));
    }
    if file.detail != crate::store::format::Detail::Full {
        return Err("detail: this is a snapshot with less in it, not an account to keep; \
                    move it out of the accounts folder"
            .to_owned());
    }
    Ok(Document::from_file(path.to_path_buf(), file))
}
