//! Writing files on a thread of its own, so that no click waits for a disk.

use std::collections::{HashMap, VecDeque};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::{fmt, io};

use super::not_saved::NotSaved;
use crate::store::{Disk, FILE_MAX_BYTES, Safeguard, replace_file};

/// Makes a file's bytes on the saving thread.
type MakeBytes = Box<dyn FnOnce() -> io::Result<Vec<u8>> + Send>;

struct Job {
    path: PathBuf,
    revision: u64,
    safeguard: Option<Safeguard>,
    make: MakeBytes,
}

/// What became of a save.
#[derive(Debug)]
pub struct SaveReport {
    /// The file.
    pub path: PathBuf,
    /// The revision that was written; earlier ones of the same file are in it.
    pub revision: u64,
    /// Whether it is on disk.
    pub result: Result<(), NotSaved>,
}

/// Saves files in the order in which they are given. Where several revisions of one file wait, only the
/// last is written. Dropping it finishes what waits.
#[derive(Debug)]
pub struct Saver {
    jobs: Option<Sender<Job>>,
    reports: Receiver<SaveReport>,
    thread: Option<JoinHandle<()>>,
}

impl fmt::Debug for Job {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Job").field("revision", &self.revision).finish_non_exhaustive()
    }
}

impl Saver {
    /// Starts the thread that writes to `disk`; it calls `wake` after each report.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(disk: Arc<dyn Disk>, wake: impl Fn() + Send + 'static) -> io::Result<Self> {
        let (jobs, waiting) = channel();
        let (report, reports) = channel();
        let thread = std::thread::Builder::new()
            .name("saving".to_owned())
            .spawn(move || work(&*disk, &waiting, &report, &wake))?;
        Ok(Self { jobs: Some(jobs), reports, thread: Some(thread) })
    }

    /// Saves a file some time soon. Its folder must be there.
    pub fn save(
        &self,
        path: PathBuf,
        revision: u64,
        make: impl FnOnce() -> io::Result<Vec<u8>> + Send + 'static,
    ) {
        self.send(Job { path, revision, safeguard: None, make: Box::new(make) });
    }

    /// Saves an account's file some time soon, after the backup that is due.
    pub fn save_account(
        &self,
        path: PathBuf,
        revision: u64,
        safeguard: Safeguard,
        make: impl FnOnce() -> io::Result<Vec<u8>> + Send + 'static,
    ) {
        self.send(Job { path, revision, safeguard: Some(safeguard), make: Box::new(make) });
    }

    fn send(&self, job: Job) {
        if let Some(jobs) = &self.jobs {
            // The thread ends only after this sender is gone.
            drop(jobs.send(job));
        }
    }

    /// Whether the saving thread still runs; it ends early only if it panicked.
    pub fn is_alive(&self) -> bool {
        self.thread.as_ref().is_some_and(|thread| !thread.is_finished())
    }

    /// Waits until everything that was given so far is on disk or has failed; both are in the reports.
    pub fn finish(&self) {
        let (done, wait) = channel();
        // A job without a file: jobs are taken in order, so it is made after all before it.
        self.save(PathBuf::new(), 0, move || {
            let _ = done.send(());
            Err(io::Error::other("nothing to write"))
        });
        // If the thread is gone, so is the sender, and there is nothing to wait for.
        let _ = wait.recv();
    }

    /// What was saved or failed since the last call.
    pub fn reports(&self) -> impl Iterator<Item = SaveReport> {
        self.reports.try_iter().filter(|report| !report.path.as_os_str().is_empty())
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            // A panic on that thread was already told where it happened.
            drop(thread.join());
        }
    }
}

fn work(disk: &dyn Disk, waiting: &Receiver<Job>, report: &Sender<SaveReport>, wake: &dyn Fn()) {
    // Backups that were due when files were last to be written: a save that is passed over, or fails,
    // leaves it to the next one to make them.
    let mut due = HashMap::new();
    while let Ok(first) = waiting.recv() {
        let mut jobs = VecDeque::from([first]);
        jobs.extend(waiting.try_iter());
        while let Some(mut job) = jobs.pop_front() {
            if let Some(safeguard) = &mut job.safeguard {
                let owed = due.entry(job.path.clone()).or_default();
                *owed = safeguard.due.max(*owed);
                safeguard.due = *owed;
            }
            let outdated = jobs.iter().any(|later| later.path == job.path);
            if outdated {
                continue;
            }
            let (path, revision) = (job.path.clone(), job.revision);
            let result = write(disk, job);
            if result.is_ok() {
                due.remove(&path);
            }
            drop(report.send(SaveReport { path, revision, result }));
            wake();
        }
    }
}

fn write(disk: &dyn Disk, job: Job) -> Result<(), NotSaved> {
    let Job { path, safeguard, make, .. } = job;
    let bytes = make()?;
    if bytes.len() as u64 > FILE_MAX_BYTES {
        return Err(NotSaved::other("the file would be longer than 64 MiB and could not be read again"));
    }
    if let Some(safeguard) = safeguard {
        safeguard.before_replacing(disk, &path, &bytes)?;
    }
    Ok(replace_file(disk, &path, &bytes)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::RealDisk;

    #[test]
    fn what_waits_is_finished_before_the_saver_ends() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        let saver = Saver::start(Arc::new(RealDisk), || ()).unwrap();
        for revision in 1..=20 {
            saver.save(path.clone(), revision, move || Ok(revision.to_string().into_bytes()));
        }
        drop(saver);
        assert_eq!(RealDisk.read(&path).unwrap(), b"20");
    }

    #[test]
    fn when_it_has_finished_everything_before_is_on_disk_and_reported() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        let saver = Saver::start(Arc::new(RealDisk), || ()).unwrap();
        for revision in 1..=50 {
            saver.save(path.clone(), revision, move || Ok(revision.to_string().into_bytes()));
            saver.finish();
            assert_eq!(crate::store::read_file(&path).unwrap(), revision.to_string().into_bytes());
            assert_eq!(saver.reports().map(|report| report.revision).collect::<Vec<_>>(), [revision]);
        }
        assert!(saver.is_alive());
    }

    #[test]
    fn a_failure_is_reported_and_later_saves_go_on() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        let (woken, wake) = channel();
        let saver = Saver::start(Arc::new(RealDisk), move || _ = woken.send(())).unwrap();
        saver.save(path.clone(), 1, || Err(io::Error::other("no room")));
        wake.recv().unwrap();
        let reports: Vec<_> = saver.reports().map(|report| (report.revision, report.result)).collect();
        assert_eq!(reports, [(1, Err(NotSaved::other("no room")))]);
        saver.save(path.clone(), 2, || Ok(b"x".to_vec()));
        wake.recv().unwrap();
        assert_eq!(saver.reports().map(|report| report.result).collect::<Vec<_>>(), [Ok(())]);
        assert_eq!(RealDisk.read(&path).unwrap(), b"x");
    }
}
