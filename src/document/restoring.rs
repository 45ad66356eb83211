//! What could take the place of an account's present state, and what would follow from it.

use std::path::Path;
use std::sync::Arc;

use super::open::Document;
use super::shelf::open_account;
use super::standing::Standing;
use super::stream::Stream;
use crate::domain::{History, Instant};
use crate::store::{BackupContent, BackupName, DataDir, Disk, Reason, backup_names, read_backup};

/// A backup as it is offered for restoring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restorable {
    /// When it was made and why.
    pub name: BackupName,
    /// What it held then and where the account would stand now; or why it cannot be read.
    pub content: Result<(BackupContent, Standing), String>,
}

/// Looks into the backups of an account one by one, newest first, on a thread of its own. Where their
/// folder cannot be read, the one result says why.
pub fn list_restorable(
    disk: Arc<dyn Disk>,
    data_dir: &DataDir,
    id: &str,
    real: Instant,
    wake: impl Fn() + Send + 'static,
) -> Stream<Result<Restorable, String>> {
    let (folder, file) = (data_dir.backups(id), data_dir.account_file(id));
    let work = move |give: super::stream::Give<'_, Result<Restorable, String>>| {
        let names = match backup_names(&*disk, &folder) {
            Ok(names) => names,
            Err(error) => {
                give(Err(error.to_string()));
                return;
            }
        };
        for name in names {
            let content = read_backup(&*disk, &folder, name).map(|(_, held)| {
                let content = BackupContent::of(&held);
                let mut document = Document::from_file(file.clone(), held);
                document.tick(real);
                (content, Standing::of(&document))
            });
            if !give(Ok(Restorable { name, content })) {
                return;
            }
        }
    };
    Stream::start(work, wake)
}

/// Where one of one's own accounts stands at a real instant, and where it would if this history took the
/// place of its own.
///
/// # Errors
/// Why the account cannot be used, as one sentence.
pub fn preview_replacement(
    disk: &dyn Disk,
    file: &Path,
    name: String,
    history: History,
    real: Instant,
) -> Result<[Standing; 2], String> {
    let mut own = open_account(disk, file)?;
    own.tick(real);
    let before = Standing::of(&own);
    let mut after = own.replaced_by(name, history, Reason::Import);
    after.tick(real);
    Ok([before, Standing::of(&after)])
}
