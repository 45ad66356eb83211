//! Checking on a thread of its own, for a front end that goes on meanwhile.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};

use super::judge::Checked;
use super::many::{Progress, Source, check_all, sources_at};
use crate::domain::Instant;

/// Most snapshots of one table.
pub const ROWS_MAX: usize = 100_000;

/// Something that was checked, by its path.
pub type CheckedFile = (PathBuf, Checked);

/// What the thread tells.
#[derive(Debug)]
enum Told {
    /// So many were found, and whether there were more than [`ROWS_MAX`].
    Found(usize, bool),
    Checked(PathBuf, Checked),
}

/// Snapshots that are being checked. Dropping it ends the work.
#[derive(Debug)]
pub struct Checking {
    told: Receiver<Told>,
    progress: Arc<Progress>,
    found: Option<usize>,
    too_many: bool,
    over: bool,
}

impl Checking {
    /// Starts to look through files and folders, of which at most `most` are taken, and judges each at `at`, or at
    /// the instant it speaks of; `wake` is called when it is done.
    pub fn start(
        paths: Vec<PathBuf>,
        most: usize,
        at: Option<Instant>,
        wake: impl Fn() + Send + 'static,
    ) -> Self {
        let (tell, told) = channel();
        let progress = Arc::new(Progress::default());
        let shared = Arc::clone(&progress);
        // If the system gives no thread, the sender is gone, and nothing was found.
        let spawned = std::thread::Builder::new().name("checking".to_owned()).spawn(move || {
            let _ = work(&paths, most.min(ROWS_MAX), at, &shared, &tell);
            drop(tell);
            wake();
        });
        drop(spawned);
        Self { told, progress, found: None, too_many: false, over: false }
    }

    /// What was checked since the last call, in order, a part at a time.
    pub fn take(&mut self) -> Vec<CheckedFile> {
        const PART: usize = 2_000;
        let mut taken = Vec::new();
        while taken.len() < PART {
            match self.told.try_recv() {
                Ok(Told::Found(found, too_many)) => {
                    self.found = Some(found);
                    self.too_many = too_many;
                }
                Ok(Told::Checked(path, checked)) => taken.push((path, checked)),
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Disconnected) => {
                    self.over = true;
                    break;
                }
            }
        }
        taken
    }

    /// Whether everything was taken.
    pub const fn is_over(&self) -> bool {
        self.over
    }

    /// How many are checked, and of how many, once that is known.
    pub fn progress(&self) -> (usize, Option<usize>) {
        (self.progress.done(), self.found)
    }

    /// Whether there were more than were taken.
    pub const fn too_many(&self) -> bool {
        self.too_many
    }
}

impl Drop for Checking {
    fn drop(&mut self) {
        self.progress.stop();
    }
}

/// Nobody waits for the answers any more.
struct Gone;

fn work(
    paths: &[PathBuf],
    most: usize,
    at: Option<Instant>,
    progress: &Progress,
    tell: &Sender<Told>,
) -> Result<(), Gone> {
    let mut sources = Vec::new();
    for source in paths.iter().flat_map(|path| sources_at(path)) {
        if progress.stopped() || sources.len() > most {
            break;
        }
        sources.push(source);
    }
    let too_many = sources.len() > most;
    sources.truncate(most);
    tell.send(Told::Found(sources.len(), too_many)).map_err(|_| Gone)?;
    check_all(sources.into_iter().map(Ok), at, progress, |source, checked| match source {
        Source::File(path) | Source::NotRead(path, _) => {
            tell.send(Told::Checked(path, checked)).map_err(|_| Gone)
        }
        Source::Line { .. } => Ok(()),
    })
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::super::Verdict;
    use super::*;
    use crate::store::{RealDisk, replace_file};

    const GOLDEN: &[u8] = include_bytes!("../../../tests/golden/v1/every-event.inmail.json");

    fn folder(count: usize) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for number in 0..count {
            let path = folder.path().join(format!("{number:03}.inmail.json"));
            replace_file(&RealDisk, &path, GOLDEN).unwrap();
        }
        folder
    }

    fn all(mut checking: Checking) -> (Vec<CheckedFile>, Checking) {
        let (done, woken) = channel();
        let mut taken = Vec::new();
        while !checking.is_over() {
            taken.extend(checking.take());
            // A wait that ends early where the thread is done.
            let _ = woken.recv_timeout(Duration::from_millis(1));
        }
        drop::<Sender<()>>(done);
        (taken, checking)
    }

    #[test]
    fn a_folder_is_checked_in_order_and_its_progress_is_known() {
        let folder = folder(20);
        let (taken, checking) = all(Checking::start(vec![folder.path().to_path_buf()], 100, None, || ()));
        let names: Vec<_> = taken.iter().map(|(path, _)| path.file_name().unwrap().to_owned()).collect();
        assert_eq!(
            names,
            (0..20).map(|n| format!("{n:03}.inmail.json").into()).collect::<Vec<std::ffi::OsString>>()
        );
        assert!(taken.iter().all(|(_, checked)| checked.verdict() == Verdict::Fine));
        assert_eq!(checking.progress(), (20, Some(20)));
        assert!(!checking.too_many());
    }

    #[test]
    fn no_more_are_taken_than_fit() {
        let folder = folder(5);
        let (taken, checking) = all(Checking::start(vec![folder.path().to_path_buf()], 3, None, || ()));
        assert_eq!((taken.len(), checking.too_many()), (3, true));
    }
}
