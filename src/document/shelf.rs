//! The accounts in the data directory: which there are, what each holds, opening one, the files that cannot
//! be read.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::open::Document;
use super::stream::{Give, Stream};
use super::watch::long_unused;
use crate::domain::{Instant, SubscriptionType};
use crate::store::format::{Detail, read_account, read_account_head};
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
    /// What it holds, once its file was replayed.
    pub glance: Option<Glance>,
}

/// What an account holds, as the rules give it, for as long as nothing is done to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glance {
    /// When it was opened, in the account's time.
    pub opened_at: Instant,
    /// Credits left.
    pub credits: u32,
    /// The subscription, if one is active.
    pub subscription: Option<SubscriptionType>,
    from: Instant,
    until: Instant,
}

impl Glance {
    /// What an open account holds at the real instant up to which it was brought.
    pub fn of(document: &Document, real: Instant) -> Self {
        let account = document.account();
        Self {
            opened_at: account.opened_at(),
            credits: account.credits(),
            subscription: account.subscription().map(|subscription| subscription.kind),
            from: real,
            until: account.next_change().plus_ms(document.clock().ahead_ms().saturating_neg()),
        }
    }

    /// Whether it is still so at a real instant: time alone has changed nothing, and was not set back.
    pub fn holds_at(&self, real: Instant) -> bool {
        self.from <= real && real < self.until
    }
}

/// Looks whose every account file of the data directory is. None is changed, and none replayed: whether one
/// can be used is known when it is opened or looked into.
///
/// # Errors
/// When the folder itself cannot be read.
pub fn list_accounts(disk: &dyn Disk, data_dir: &DataDir) -> io::Result<Vec<Listed>> {
    let look = |path: PathBuf| {
        let account = look_at_head(disk, &path);
        Listed { path, account }
    };
    Ok(data_dir.account_files(disk)?.into_iter().map(look).collect())
}

fn look_at_head(disk: &dyn Disk, path: &Path) -> Result<ListedAccount, String> {
    let bytes = read_and_sync(disk, path).map_err(|error| error.to_string())?;
    let head = read_account_head(&bytes).map_err(|error| error.to_string())?;
    check_place(path, &head.id, head.detail)?;
    Ok(ListedAccount { id: head.id, name: head.name, glance: None })
}

/// Opens an account file of the data directory. What it shows is on disk.
///
/// # Errors
/// Why it cannot be used, as one sentence. The file is left as it is.
pub fn open_account(disk: &dyn Disk, path: &Path) -> Result<Document, String> {
    let bytes = read_and_sync(disk, path).map_err(|error| error.to_string())?;
    let file = read_account(&bytes).map_err(|error| error.to_string())?;
    check_place(path, &file.id, file.detail)?;
    Ok(Document::from_file(path.to_path_buf(), file))
}

/// Whether an account file belongs where it lies.
fn check_place(path: &Path, id: &str, detail: Detail) -> Result<(), String> {
    let expected = format!("{id}.inmail.json");
    if path.file_name().is_none_or(|name| name.to_string_lossy() != expected) {
        return Err(format!(
            "account.id: the file holds the account {id}, so it must be named {expected}; rename it"
        ));
    }
    if detail != Detail::Full {
        return Err("detail: this is a snapshot with less in it, not an account to keep; \
                    move it out of the accounts folder"
            .to_owned());
    }
    Ok(())
}

/// What was found in the file of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The account's id.
    pub id: String,
    /// Its file.
    pub path: PathBuf,
    /// What it holds, or why it cannot be used, as one sentence. `None` if it was not used for so long that
    /// the clock is asked about before its time goes on.
    pub glance: Result<Option<Glance>, String>,
}

/// Looks into accounts on a thread of its own, one after another: replays these files up to a real instant. `wake` is
/// called for each that is done. If the system gives no thread, names are all that is shown.
pub fn look_into(
    disk: Arc<dyn Disk>,
    files: Vec<(String, PathBuf)>,
    real: Instant,
    wake: impl Fn() + Send + 'static,
) -> Stream<Found> {
    let look = move |give: Give<'_, Found>| {
        for (id, path) in files {
            let glance = glance(&*disk, &path, real);
            if !give(Found { id, path, glance }) {
                return;
            }
        }
    };
    Stream::start(look, wake)
}

fn glance(disk: &dyn Disk, path: &Path, real: Instant) -> Result<Option<Glance>, String> {
    let mut document = open_account(disk, path)?;
    if long_unused(document.last_used(), real).is_some() {
        return Ok(None);
    }
    document.tick(real);
    Ok(Some(Glance::of(&document, real)))
}
