//! The data directory: where it is and what lies where in it.

use std::io;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use super::atomic::make_folder;

/// The environment variable that names the data directory.
pub const DATA_DIR_VARIABLE: &str = "INMAIL_CREDITS_DATA_DIR";

const ACCOUNT_ENDING: &str = ".inmail.json";

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

    /// Makes the folders that are missing.
    ///
    /// # Errors
    /// When one cannot be made.
    pub fn make(&self) -> io::Result<()> {
        make_folder(&self.accounts())?;
        make_folder(&self.root.join("drafts"))
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

    /// Where the window's place and size are kept.
    pub fn window_file(&self) -> PathBuf {
        self.root.join("window.ron")
    }

    /// All account files, ordered by name.
    ///
    /// # Errors
    /// When the folder cannot be read; a folder that is not there holds none.
    pub fn account_files(&self) -> io::Result<Vec<PathBuf>> {
        let entries = match std::fs::read_dir(self.accounts()) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        let mut files = Vec::new();
        for entry in entries {
            let path = entry?.path();
            if path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(ACCOUNT_ENDING)) {
                files.push(path);
            }
        }
        files.sort();
        Ok(files)
    }
}
