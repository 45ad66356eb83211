//! Reading and comparing two files on a thread of its own.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::compare::{Comparison, compare};
use super::snapshot::{Snapshot, read_snapshot};
use crate::store::read_file;

/// Two snapshots with how they differ.
#[derive(Debug)]
pub struct Compared {
    /// The first.
    pub first: Snapshot,
    /// The second.
    pub second: Snapshot,
    /// How they differ.
    pub comparison: Comparison,
}

/// A file that cannot be compared, and one sentence that says why.
pub type NotCompared = (PathBuf, String);

/// Two files that are being read. Dropping it forgets the result.
#[derive(Debug)]
pub struct Comparing {
    result: Receiver<Result<Box<Compared>, NotCompared>>,
}

impl Comparing {
    /// Starts reading; `wake` is called when it is done.
    pub fn start(first: PathBuf, second: PathBuf, wake: impl Fn() + Send + 'static) -> Self {
        let (done, result) = channel();
        // If the system gives no thread, the sender is gone and that is told as the result.
        let spawned = std::thread::Builder::new().name("comparing".to_owned()).spawn(move || {
            // Nobody waits for it any more if its form was closed.
            let _ = done.send(compare_files(&first, &second).map(Box::new));
            wake();
        });
        drop(spawned);
        Self { result }
    }

    /// The result, once it is there.
    pub fn poll(&self) -> Option<Result<Box<Compared>, NotCompared>> {
        match self.result.try_recv() {
            Ok(result) => Some(result),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => {
                let sentence = "the files could not be read in the background; try again".to_owned();
                Some(Err((PathBuf::new(), sentence)))
            }
        }
    }
}

/// Reads two files and compares them.
///
/// # Errors
/// The file that cannot be used, and why.
pub fn compare_files(first: &Path, second: &Path) -> Result<Compared, NotCompared> {
    let (first, second) = (read(first)?, read(second)?);
    let comparison = compare(&first, &second);
    Ok(Compared { first, second, comparison })
}

fn read(path: &Path) -> Result<Snapshot, NotCompared> {
    let bytes = read_file(path).map_err(|error| (path.to_path_buf(), error.to_string()))?;
    read_snapshot(bytes).map_err(|error| (path.to_path_buf(), error.to_string()))
}
