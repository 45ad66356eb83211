//! The one writer of a data directory, who also hears what later starts ask for.

use std::fmt;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::domain::Instant;
use crate::store::{DataDir, Disk, Request, WriterLock, hear_requests, make_folder, take_requests};

/// The right to write into a data directory, with the ear for later starts. Both end when it is dropped.
#[derive(Debug)]
pub struct Host {
    /// The system tells when a request arrives; without it somebody has to look.
    watcher: Option<RecommendedWatcher>,
    hall: Arc<Hall>,
    _lock: WriterLock,
}

/// Where requests wait between the watching thread and the window.
struct Hall {
    disk: Arc<dyn Disk>,
    data_dir: DataDir,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// Calls the window; not there before it has drawn its first frame.
    wake: Option<Box<dyn Fn() + Send>>,
    /// Requests that arrived before that.
    taken: Vec<Request>,
    /// Whether there may be more in the folder.
    due: bool,
}

impl fmt::Debug for Hall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hall").field("data_dir", &self.data_dir).finish_non_exhaustive()
    }
}

impl Host {
    /// Takes the right to write, or `None` if another process has it. `at` is the real time.
    ///
    /// # Errors
    /// When the folder or its lock cannot be used at all.
    pub fn take(disk: &Arc<dyn Disk>, data_dir: &DataDir, at: Instant) -> io::Result<Option<Self>> {
        Ok(WriterLock::try_take(data_dir)?.map(|lock| Self::new(lock, disk, data_dir, at)))
    }

    /// With the right to write, removes what a crash left and begins to listen.
    pub(super) fn new(lock: WriterLock, disk: &Arc<dyn Disk>, data_dir: &DataDir, at: Instant) -> Self {
        // What cannot be removed does no harm; the next start tries again.
        drop(data_dir.remove_parts(&**disk));
        let hall =
            Arc::new(Hall { disk: Arc::clone(disk), data_dir: data_dir.clone(), state: Mutex::default() });
        let watcher = make_folder(&**disk, &data_dir.requests()).ok().and_then(|()| watch(&hall));
        // One that asked the writer before, who then ended, still waits.
        let mut found = take_requests(&**disk, data_dir);
        found.retain(|request| request.is_fresh(at));
        hall.state().taken.extend(found);
        Self { watcher, hall, _lock: lock }
    }

    /// What was asked since the last call. From the first call on, requests wait for the next one, which
    /// `wake` asks for: a window that no longer draws must not answer.
    pub fn requests(&self, wake: impl FnOnce() -> Box<dyn Fn() + Send>) -> Vec<Request> {
        let mut state = self.hall.state();
        state.wake.get_or_insert_with(wake);
        let mut requests = std::mem::take(&mut state.taken);
        if std::mem::take(&mut state.due) || self.watcher.is_none() {
            requests.extend(take_requests(&*self.hall.disk, &self.hall.data_dir));
        }
        requests
    }

    /// Whether the system tells of requests; otherwise [`Self::requests`] must be called now and then.
    pub const fn is_told(&self) -> bool {
        self.watcher.is_some()
    }
}

impl Hall {
    /// Nothing under the lock can panic halfway through a change.
    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn note_arrival(&self) {
        let mut state = self.state();
        state.due = true;
        if let Some(wake) = &state.wake {
            // The window may be busy for a while, and the sender is to know that it waits for something.
            hear_requests(&*self.disk, &self.data_dir);
            wake();
        } else {
            // The window is opening, which takes seconds on some machines. It will show what was asked.
            state.taken.extend(take_requests(&*self.disk, &self.data_dir));
        }
    }
}

fn watch(hall: &Arc<Hall>) -> Option<RecommendedWatcher> {
    let told = Arc::clone(hall);
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // A removal is an answer, or taken back. What the system lost count of is looked for.
        let quiet = |event: &notify::Event| matches!(event.kind, EventKind::Remove(_) | EventKind::Access(_));
        if !event.is_ok_and(|event| quiet(&event)) {
            told.note_arrival();
        }
    })
    .ok()?;
    watcher.watch(&hall.data_dir.requests(), RecursiveMode::NonRecursive).ok()?;
    Some(watcher)
}
