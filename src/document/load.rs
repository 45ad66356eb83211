//! Opening a stranger's file as a view: read and replayed on a thread of its own.

use std::path::{Path, PathBuf};

use super::check::RefusedStep;
use super::open::Document;
use super::play::play_unless;
use super::stream::{Give, Stream};
use crate::store::format::{
    Detail, FileKind, SCENARIO_ID, Seal, file_kind, read_account_unless, read_scenario_unless,
};
use crate::store::{Cancel, read_file_unless};

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
        /// The first of its steps that was refused, without which it is shown.
        refused: Option<RefusedStep>,
    },
}

/// A file that is being read. Dropping it stops the reading.
#[derive(Debug)]
pub struct Loading {
    path: PathBuf,
    result: Stream<Result<Loaded, String>>,
    cancel: Cancel,
}

impl Drop for Loading {
    fn drop(&mut self) {
        self.cancel.cancel();
    }
}

impl Loading {
    /// Starts reading; `wake` is called when it is done.
    pub fn start(path: PathBuf, wake: impl Fn() + Send + 'static) -> Self {
        let cancel = Cancel::default();
        let (file, stop) = (path.clone(), cancel.clone());
        let work = move |give: Give<'_, _>| _ = give(load_unless(&file, &stop));
        Self { path, result: Stream::start(work, wake), cancel }
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The result, once it is there: the view, or one sentence that says why there is none.
    pub fn poll(&mut self) -> Option<Result<Loaded, String>> {
        let sentence = "the file could not be read in the background; try again";
        Some(self.result.one()?.unwrap_or_else(|| Err(sentence.to_owned())))
    }
}

/// Reads an account file or plays a scenario.
///
/// # Errors
/// One sentence that says why it cannot be used.
pub fn load(path: &Path) -> Result<Loaded, String> {
    load_unless(path, &Cancel::default())
}

fn load_unless(path: &Path, cancel: &Cancel) -> Result<Loaded, String> {
    let bytes = read_file_unless(path, cancel).map_err(|error| error.to_string())?;
    let told = |error: crate::store::ReadError| error.to_string();
    match file_kind(&bytes).map_err(told)? {
        FileKind::Account => {
            let file = read_account_unless(bytes, cancel).map_err(told)?;
            let about = About::Snapshot {
                detail: file.detail,
                seal: file.seal,
                differs: (!file.summary_agrees).then_some(file.summary_credits),
            };
            Ok(Loaded { document: Document::view(file.id, file.name, file.history, file.detail), about })
        }
        FileKind::Scenario => {
            let scenario = read_scenario_unless(bytes, cancel).map_err(told)?;
            let played = play_unless(&scenario, cancel).map_err(told)?;
            let about = About::Scenario { name: scenario.name, refused: RefusedStep::of(&played.steps) };
            let id = SCENARIO_ID.to_owned();
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
    use crate::domain::{Instant, Opening, Policy, SubscriptionType};
    use crate::store::format::{Scenario, Step, read_account};
    use crate::store::{Fault, RealDisk, replace_file};

    const GOLDEN: &[u8] = include_bytes!("../../tests/golden/v1/every-event.inmail.json");

    /// Every stage looks for itself, so that a cancelled file costs no more than the stage it was in.
    #[test]
    fn nothing_is_read_or_played_once_nobody_waits_for_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.inmail.json");
        replace_file(&RealDisk, &path, GOLDEN).unwrap();
        let cancel = Cancel::default();
        assert!(load_unless(&path, &cancel).is_ok());
        cancel.clone().cancel();
        let stopped = "reading was stopped; open the file again";
        assert_eq!(read_file_unless(&path, &cancel).unwrap_err().to_string(), stopped);
        assert_eq!(read_account_unless(GOLDEN, &cancel).unwrap_err().fault, Fault::Cancelled);
        assert_eq!(read_scenario_unless(b"", &cancel).unwrap_err().fault, Fault::Cancelled);
        let scenario = Scenario {
            name: String::new(),
            account_name: String::new(),
            policy: Policy::default(),
            opened_at: Instant::EARLIEST,
            subscription: SubscriptionType::Core,
            opening: Opening::Credits(0),
            steps: vec![Step { at: None, action: None }],
        };
        assert_eq!(play_unless(&scenario, &cancel).unwrap_err().fault, Fault::Cancelled);
        assert_eq!(load_unless(&path, &cancel).unwrap_err(), stopped);
    }

    #[test]
    fn dropping_what_is_being_read_stops_the_reading() {
        let loading = Loading::start(PathBuf::from("missing.json"), || ());
        let cancel = loading.cancel.clone();
        assert!(!cancel.is_cancelled());
        drop(loading);
        assert!(cancel.is_cancelled());
    }

    #[test]
    fn a_snapshot_of_a_view_holds_no_more_than_the_view() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.inmail.json");
        let full = read_account(GOLDEN).unwrap();
        let own = Document::from_file(path.clone(), full);
        for held in [Detail::Numbers, Detail::People, Detail::Full] {
            replace_file(&RealDisk, &path, &own.snapshot(held).unwrap()).unwrap();
            let view = load(&path).unwrap().document;
            assert_eq!(view.detail(), held);
            for asked in [Detail::Numbers, Detail::People, Detail::Full] {
                let again = read_account(view.snapshot(asked).unwrap()).unwrap();
                assert_eq!(again.detail, asked.min(held));
            }
        }
    }
}
