//! Checking many snapshots: several at a time, answered in the order in which they were named, in memory
//! that does not grow with their number.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use rayon::prelude::*;

use super::finding::Trouble;
use super::judge::{Checked, check_bytes};
use crate::domain::Instant;
use crate::store::{find_snapshots, read_file};

/// Most snapshots that are taken up before the first of them is answered.
const AT_ONCE: usize = 256;
/// Most bytes of lines that are, save for the last of them.
const AT_ONCE_BYTES: usize = 64 * 1024 * 1024;

/// Where a snapshot comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// Something on the way that was not looked into, and a sentence that says why.
    NotRead(PathBuf, String),
    /// A line of input.
    Line {
        /// Its number, from 1.
        number: usize,
        /// The line, or a sentence that says why it was not read.
        text: Result<Vec<u8>, String>,
    },
}

impl Source {
    fn check(&self, at: Option<Instant>) -> Checked {
        match self {
            Self::File(path) => match read_file(path) {
                Ok(bytes) => check_bytes(bytes, at),
                Err(error) => Checked::unusable(Trouble::NotRead(error.to_string())),
            },
            Self::Line { text: Ok(line), .. } => check_bytes(line, at),
            Self::NotRead(_, why) | Self::Line { text: Err(why), .. } => {
                Checked::unusable(Trouble::NotRead(why.clone()))
            }
        }
    }

    fn bytes(&self) -> usize {
        match self {
            Self::Line { text: Ok(line), .. } => line.len(),
            _ => 0,
        }
    }
}

/// The file at a path, or every snapshot and scenario in the folder there.
pub fn sources_at(path: &Path) -> impl Iterator<Item = Source> + Send + use<> {
    find_snapshots(path).map(|found| match found {
        Ok(path) => Source::File(path),
        Err((path, why)) => Source::NotRead(path, why.to_string()),
    })
}

/// How far the work is, and whether it is to end early.
#[derive(Debug, Default)]
pub struct Progress {
    stopped: AtomicBool,
    done: AtomicUsize,
}

impl Progress {
    /// Asks the work to end.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// Whether that was asked for.
    pub fn stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// How many sources are checked.
    pub fn done(&self) -> usize {
        self.done.load(Ordering::Relaxed)
    }
}

/// Checks every source and hands each over with its answer, in order. Once it is stopped, nothing more
/// is begun or handed over.
///
/// # Errors
/// The first of the sources or of `each`; what came before a source's error is handed over.
pub fn check_all<E>(
    sources: impl Iterator<Item = Result<Source, E>>,
    at: Option<Instant>,
    progress: &Progress,
    mut each: impl FnMut(Source, Checked) -> Result<(), E>,
) -> Result<(), E> {
    let mut sources = sources.peekable();
    while sources.peek().is_some() && !progress.stopped() {
        let mut taken = Vec::new();
        let mut bytes = 0;
        let mut failed = None;
        while taken.len() < AT_ONCE && bytes < AT_ONCE_BYTES {
            match sources.next() {
                Some(Ok(source)) => {
                    bytes += source.bytes();
                    taken.push(source);
                }
                Some(Err(error)) => {
                    failed = Some(error);
                    break;
                }
                None => break,
            }
        }
        let check = |source: &Source| {
            if progress.stopped() {
                return None;
            }
            let checked = source.check(at);
            progress.done.fetch_add(1, Ordering::Relaxed);
            Some(checked)
        };
        let answers: Vec<Option<Checked>> = taken.par_iter().map(check).collect();
        for (source, answer) in taken.into_iter().zip(answers) {
            match answer {
                Some(answer) if !progress.stopped() => each(source, answer)?,
                _ => return Ok(()),
            }
        }
        if let Some(error) = failed {
            return Err(error);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(count: usize) -> impl Iterator<Item = Result<Source, String>> {
        (1..=count).map(|number| Ok(Source::Line { number, text: Ok(b"{}".to_vec()) }))
    }

    fn numbers(sources: impl Iterator<Item = Result<Source, String>>) -> (Vec<usize>, Result<(), String>) {
        let mut seen = Vec::new();
        let ended = check_all(sources, None, &Progress::default(), |source, _| {
            if let Source::Line { number, .. } = source {
                seen.push(number);
            }
            Ok(())
        });
        (seen, ended)
    }

    #[test]
    fn answers_come_in_the_order_of_the_sources() {
        let count = 3 * AT_ONCE + 1;
        assert_eq!(numbers(lines(count)), ((1..=count).collect(), Ok(())));
    }

    #[test]
    fn what_came_before_an_error_is_answered() {
        let sources = lines(AT_ONCE + 2).chain([Err("gone".to_owned())]).chain(lines(1));
        assert_eq!(numbers(sources), ((1..=AT_ONCE + 2).collect(), Err("gone".to_owned())));
    }

    #[test]
    fn nothing_more_is_taken_up_once_it_was_stopped() {
        let progress = Progress::default();
        let mut taken = 0;
        let sources = lines(100 * AT_ONCE).inspect(|_| taken += 1);
        let mut seen = 0;
        let ended: Result<(), String> = check_all(sources, None, &progress, |_, _| {
            seen += 1;
            progress.stop();
            Ok(())
        });
        assert_eq!(ended, Ok(()));
        assert_eq!(seen, 1);
        assert!(taken <= AT_ONCE + 1, "{taken}");
    }
}
