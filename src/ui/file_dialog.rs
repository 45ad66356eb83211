//! The system's file dialogs, off the window's thread. A path can always be typed instead: a system may
//! have none, or one that hangs.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

/// Nobody closes a dialog so soon: where nothing was chosen by then, there was none.
const TOO_SOON: Duration = Duration::from_millis(400);

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ask {
    /// A file to open, by its kind and ending.
    Open,
    /// Files to open, as many as are chosen.
    OpenMany,
    /// A folder to look through.
    Folder,
    /// A place to save, with this name proposed.
    Save(String),
    /// A place to save a table, with this name proposed.
    SaveTable(String),
}

/// A dialog that is open.
#[derive(Debug)]
pub(super) struct FileDialog {
    chosen: Receiver<Answer>,
}

/// What was chosen, and after how long.
type Answer = (Option<Vec<PathBuf>>, Duration);

/// How a dialog stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Poll {
    /// Still open.
    Open,
    /// These were chosen, at least one.
    Chosen(Vec<PathBuf>),
    /// Nothing was: it was closed.
    Closed,
    /// The system has none.
    Absent,
}

impl FileDialog {
    /// Opens it; `wake` is called when it closes.
    pub(super) fn start(ask: Ask, wake: impl Fn() + Send + 'static) -> Self {
        let (done, chosen) = channel();
        let show = move || {
            let begun = Instant::now();
            let dialog = rfd::FileDialog::new();
            let ours = |dialog: rfd::FileDialog| dialog.add_filter("InMail Credits", &["json"]);
            let one = |path: Option<PathBuf>| path.map(|path| vec![path]);
            let path = match ask {
                Ask::Open => one(ours(dialog).pick_file()),
                Ask::OpenMany => ours(dialog).pick_files(),
                Ask::Folder => one(dialog.pick_folder()),
                Ask::Save(name) => one(ours(dialog).set_file_name(name).save_file()),
                Ask::SaveTable(name) => {
                    one(dialog.add_filter("CSV", &["csv"]).set_file_name(name).save_file())
                }
            };
            // The form that asked may be closed by now.
            let _ = done.send((path, begun.elapsed()));
            wake();
        };
        if cfg!(target_os = "macos") {
            // There, dialogs belong to the main thread.
            show();
        } else {
            drop(std::thread::Builder::new().name("file dialog".to_owned()).spawn(show));
        }
        Self { chosen }
    }

    /// How it stands.
    pub(super) fn poll(&self) -> Poll {
        match self.chosen.try_recv() {
            Ok((Some(paths), _)) => Poll::Chosen(paths),
            Ok((None, after)) if after < TOO_SOON => Poll::Absent,
            Ok((None, _)) | Err(TryRecvError::Disconnected) => Poll::Closed,
            Err(TryRecvError::Empty) => Poll::Open,
        }
    }
}
