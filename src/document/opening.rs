//! Opening one of one's own accounts on a thread of its own: a long one takes longer than a frame, and the one
//! that was open last is read while the window is still being made.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError, channel};
use std::time::Duration;

use super::open::Document;
use super::shelf::open_account;
use crate::store::{DataDir, Disk, Preferences, read_side_file};

/// So long a frame may wait for an account: most are there by then.
const BRIEFLY: Duration = Duration::from_millis(4);

/// An account that is being opened; what comes of it is what [`open_account`] gives.
#[derive(Debug)]
pub struct Opening {
    path: PathBuf,
    disk: Arc<dyn Disk>,
    opened: Receiver<Result<Document, String>>,
}

impl Opening {
    /// Begins; `wake` is called when it is done.
    pub fn start(disk: &Arc<dyn Disk>, path: PathBuf, wake: impl FnOnce() + Send + 'static) -> Self {
        let (done, opened) = channel();
        let (file, on) = (path.clone(), Arc::clone(disk));
        // If the system gives no thread, the sender is gone, and it is opened where it is waited for.
        drop(std::thread::Builder::new().name("opening".to_owned()).spawn(move || {
            // Nobody waits for it any more if another one was chosen since.
            drop(done.send(open_account(&*on, &file)));
            wake();
        }));
        Self { path, disk: Arc::clone(disk), opened }
    }

    /// Begins with the account that was open last, if there is one. Only for who has the right to write: nobody
    /// else changes the file meanwhile.
    pub fn of_last(disk: &Arc<dyn Disk>, data_dir: &DataDir) -> Option<Self> {
        let (preferences, _) = read_side_file::<Preferences>(&**disk, &data_dir.preferences_file());
        let path = data_dir.account_file(&preferences.last_account?);
        Some(Self::start(disk, path, || ()))
    }

    /// The account's file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The account, if it is there.
    pub fn poll(&self) -> Option<Result<Document, String>> {
        match self.opened.try_recv() {
            Ok(opened) => Some(opened),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(self.here()),
        }
    }

    /// As [`Self::poll`], after so short a wait that no frame is held up.
    pub fn poll_briefly(&self) -> Option<Result<Document, String>> {
        match self.opened.recv_timeout(BRIEFLY) {
            Ok(opened) => Some(opened),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(self.here()),
        }
    }

    /// Waits for the account.
    pub fn wait(self) -> Result<Document, String> {
        self.opened.recv().unwrap_or_else(|_| self.here())
    }

    fn here(&self) -> Result<Document, String> {
        open_account(&*self.disk, &self.path)
    }
}
