//! The data directory: where it is and what lies where in it.

use std::io;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use super::atomic::{make_folder, remove_parts};
use super::disk::Disk;

/// The environment variable that names the data directory.
pub const DATA_DIR_VARIABLE: &str = "INMAIL_CREDITS_DATA_DIR";

/// How the names of account files end.
pub(super) const ACCOUNT_ENDING: &str = ".inmail.json";

/// The folder in which everything is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataDir {
    root: PathBuf,
}

/// The system names no home directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this system names no home directory to keep accounts in; name a folder with --data-dir")]
pub struct NoHome;

impl DataDir {
    /// The chosen folder, or the user's own data folder if none is chosen.
    ///
    /// # Errors
    /// When none is chosen and the system names no home directory.
    pub fn choose(chosen: Option<PathBuf>) -> Result<Self, NoHome> {
        if let Some(root) = chosen {
            return Ok(Self { root });
        }
        let dirs = ProjectDirs::from("org", "inmailcredits", "inmail-credits").ok_or(NoHome)?;
        Ok(Self { root: dirs.data_dir().to_path_buf() })
    }

    /// The folder itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Makes the folders that are missing. When this returns, they are on disk.
    ///
    /// # Errors
    /// When one cannot be made or synced.
    pub fn make(&self, disk: &dyn Disk) -> io::Result<()> {
        make_folder(disk, &self.root)?;
        self.folders().iter().try_for_each(|folder| make_folder(disk, folder))
    }

    /// Removes what writes left that did not finish. For the one writer only.
    ///
    /// # Errors
    /// The first thing that went wrong; what could be removed is gone, and the next start tries again.
    pub fn remove_parts(&self, disk: &dyn Disk) -> io::Result<()> {
        let mut result = remove_parts(disk, &self.root).and(remove_parts(disk, &self.requests()));
        for folder in self.folders() {
            result = result.and(remove_parts(disk, &folder));
        }
        let of_accounts = match disk.list(&self.all_backups()) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            names => names,
        };
        for name in of_accounts.as_deref().unwrap_or_default() {
            result = result.and(remove_parts(disk, &self.all_backups().join(name)));
        }
        result.and(of_accounts.map(|_| ()))
    }

    fn folders(&self) -> [PathBuf; 3] {
        [self.accounts(), self.root.join("drafts"), self.all_backups()]
    }

    fn all_backups(&self) -> PathBuf {
        self.root.join("backups")
    }

    /// Where the backups of one account lie.
    pub fn backups(&self, id: &str) -> PathBuf {
        self.all_backups().join(id)
    }

    /// Where files that cannot be read lie, once something else is used in their place.
    pub fn quarantine(&self) -> PathBuf {
        self.root.join("quarantine")
    }

    /// Where account files lie.
    pub fn accounts(&self) -> PathBuf {
        self.root.join("accounts")
    }

    /// The file of one account.
    pub fn account_file(&self, id: &str) -> PathBuf {
        self.accounts().join(format!("{id}{ACCOUNT_ENDING}"))
    }

    /// The unsent draft of one account.
    pub fn draft_file(&self, id: &str) -> PathBuf {
        self.root.join("drafts").join(format!("{id}.draft.json"))
    }

    /// The preferences.
    pub fn preferences_file(&self) -> PathBuf {
        self.root.join("preferences.json")
    }

    /// The file that only the one writer holds locked.
    pub fn lock_file(&self) -> PathBuf {
        self.root.join("writer.lock")
    }

    /// Where later starts leave what they ask of the one writer.
    pub fn requests(&self) -> PathBuf {
        self.root.join("requests")
    }

    /// The report of a panic that was not told yet.
    pub fn panic_file(&self) -> PathBuf {
        self.root.join("panic.txt")
    }

    /// Where the window's place and size are kept.
    pub fn window_file(&self) -> PathBuf {
        self.root.join("window.ron")
    }

    /// All account files, ordered by name.
    ///
    /// # Errors
    /// When the folder cannot be read; a folder that is not there holds none.
    pub fn account_files(&self, disk: &dyn Disk) -> io::Result<Vec<PathBuf>> {
        let names = match disk.list(&self.accounts()) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            names => names?,
        };
        let of_account = |name: &std::ffi::OsString| name.to_string_lossy().ends_with(ACCOUNT_ENDING);
        Ok(names.into_iter().filter(of_account).map(|name| self.accounts().join(name)).collect())
    }
}
