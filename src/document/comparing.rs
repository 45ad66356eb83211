//! Reading and comparing two files on a thread of its own.

use std::path::{Path, PathBuf};

use super::compare::{Comparison, compare};
use super::snapshot::{Snapshot, read_snapshot};
use super::stream::{Give, Stream};
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
    result: Stream<Result<Box<Compared>, NotCompared>>,
}

impl Comparing {
    /// Starts reading; `wake` is called when it is done.
    pub fn start(first: PathBuf, second: PathBuf, wake: impl Fn() + Send + 'static) -> Self {
        let work = move |give: Give<'_, _>| _ = give(compare_files(&first, &second).map(Box::new));
        Self { result: Stream::start(work, wake) }
    }

    /// The result, once it is there.
    pub fn poll(&mut self) -> Option<Result<Box<Compared>, NotCompared>> {
        let sentence = "the files could not be read in the background; try again";
        Some(self.result.one()?.unwrap_or_else(|| Err((PathBuf::new(), sentence.to_owned()))))
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
