//! Opening a stranger's file as a view: read and replayed on a thread of its own.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::open::Document;
use super::play::play;
use crate::store::format::{Detail, FileKind, Seal, file_kind, read_account, read_scenario};
use crate::store::read_file;

/// A file that was opened as a view, and what there is to know of it.
#[derive(Debug)]
pub struct Loaded {
    /// The account in it, at the instant of its summary, or where its story ends.
    pub document: Document,
    /// What kind of file it is.
    pub about: About,
}

/// What there is to know of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// An account file or snapshot.
    Snapshot {
        /// How much it holds.
        detail: Detail,
        /// What its check value says.
        seal: Seal,
        /// Credits its writer saw, where the replay gives another number or other batches.
        differs: Option<u32>,
    },
    /// A scenario of this name.
    Scenario {
        /// Its name.
        name: String,
    },
}

/// A file that is being read. Dropping it forgets the result.
#[derive(Debug)]
pub struct Loading {
    path: PathBuf,
    result: Receiver<Result<Loaded, String>>,
}

impl Loading {
    /// Starts reading; `wake` is called when it is done.
    pub fn start(path: PathBuf, wake: impl Fn() + Send + 'static) -> Self {
        let (done, result) = channel();
        let file = path.clone();
        // If the system gives no thread, the sender is gone and that is told as the result.
        let spawned = std::thread::Builder::new().name("reading".to_owned()).spawn(move || {
            // Nobody waits for it any more if it was cancelled.
            let _ = done.send(load(&file));
            wake();
        });
        drop(spawned);
        Self { path, result }
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The result, once it is there: the view, or one sentence that says why there is none.
    pub fn poll(&self) -> Option<Result<Loaded, String>> {
        match self.result.try_recv() {
            Ok(result) => Some(result),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => {
                Some(Err("the file could not be read in the background; try again".to_owned()))
            }
        }
    }
}

/// Reads an account file or plays a scenario.
///
/// # Errors
/// One sentence that says why it cannot be used.
pub fn load(path: &Path) -> Result<Loaded, String> {
    let bytes = read_file(path).map_err(|error| error.to_string())?;
    let told = |error: crate::store::ReadError| error.to_string();
    match file_kind(&bytes).map_err(told)? {
        FileKind::Account => {
            let file = read_account(&bytes).map_err(told)?;
            let about = About::Snapshot {
                detail: file.detail,
                seal: file.seal,
                differs: (!file.summary_agrees).then_some(file.summary_credits),
            };
            Ok(Loaded { document: Document::view(file.id, file.name, file.history, file.detail), about })
        }
        FileKind::Scenario => {
            let scenario = read_scenario(&bytes).map_err(told)?;
            let played = play(&scenario).map_err(told)?;
            let about = About::Scenario { name: scenario.name };
            let id = "scenario".to_owned();
            Ok(Loaded {
                document: Document::view(id, scenario.account_name, played.history, Detail::Full),
                about,
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{RealDisk, replace_file};

    #[test]
    fn a_snapshot_of_a_view_holds_no_more_than_the_view() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.inmail.json");
        let golden = include_bytes!("../../tests/golden/v1/every-event.inmail.json");
        let full = read_account(golden).unwrap();
        let own = Document::from_file(path.clone(), full);
        for held in [Detail::Numbers, Detail::People, Detail::Full] {
            replace_file(&RealDisk, &path, &own.snapshot(held).unwrap()).unwrap();
            let view = load(&path).unwrap().document;
            assert_eq!(view.detail(), held);
            for asked in [Detail::Numbers, Detail::People, Detail::Full] {
                let again = read_account(&view.snapshot(asked).unwrap()).unwrap();
                assert_eq!(again.detail, asked.min(held));
            }
        }
    }
}
