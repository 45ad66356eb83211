//! Files that leave, written on a thread of its own: neither putting one together nor the disk holds up a frame.

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::Context;

use super::view::View;
use crate::document::{Give, Stream};
use crate::store::{DataDir, Disk, write_outward};
use crate::text::window::files as words;

/// A table that is put together when it is written.
#[derive(Clone)]
pub struct Table {
    name: String,
    make: Arc<dyn Fn() -> io::Result<Vec<u8>> + Send + Sync>,
}

impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Table").field("name", &self.name).finish_non_exhaustive()
    }
}

impl Table {
    /// A table for which that name is proposed. `make` gives its bytes.
    pub(super) fn new(name: String, make: impl Fn() -> io::Result<Vec<u8>> + Send + Sync + 'static) -> Self {
        Self { name, make: Arc::new(make) }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn bytes(&self) -> io::Result<Vec<u8>> {
        (self.make)()
    }
}

/// What a file that leaves is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Snapshot,
    Table,
}

/// Where a file that leaves is written to.
#[derive(Debug)]
pub(super) struct Outward {
    pub(super) path: PathBuf,
    pub(super) disk: Arc<dyn Disk>,
    /// No file may leave into it.
    pub(super) data_dir: DataDir,
}

impl Outward {
    /// What was typed as a path, in a view of an account.
    pub(super) fn of(view: &View<'_>, typed: &str, kind: Kind) -> Self {
        Self::at(typed, kind, Arc::clone(view.disk), view.data_dir.clone())
    }

    /// What was typed as a path. A name without an ending gets that of its kind, so that a double-click opens it.
    pub(super) fn at(typed: &str, kind: Kind, disk: Arc<dyn Disk>, data_dir: DataDir) -> Self {
        let ending = match kind {
            Kind::Snapshot => ".inmail.json",
            Kind::Table => ".csv",
        };
        let mut path = PathBuf::from(typed.trim());
        if path.file_name().is_some() && path.extension().is_none() {
            path.as_mut_os_string().push(ending);
        }
        Self { path, disk, data_dir }
    }
}

/// A file that is being written. Dropped before the file is put together, it leaves nothing.
#[derive(Debug)]
pub(super) struct Writing {
    path: PathBuf,
    results: Stream<Step>,
}

#[derive(Debug)]
enum Step {
    PutTogether,
    Done(Result<(), String>),
}

impl Writing {
    /// Begins with putting the file together.
    pub(super) fn start(
        ctx: &Context,
        to: Outward,
        make: impl FnOnce() -> io::Result<Vec<u8>> + Send + 'static,
    ) -> Self {
        let (wake, path) = (ctx.clone(), to.path.clone());
        let work = move |give: Give<'_, Step>| {
            let made = make();
            if !give(Step::PutTogether) {
                return;
            }
            let written = made.map_err(|error| error.to_string()).and_then(|bytes| {
                write_outward(&*to.disk, &to.path, &bytes, Some(&to.data_dir)).map_err(|why| why.to_string())
            });
            give(Step::Done(written));
        };
        Self { path, results: Stream::start(work, move || wake.request_repaint()) }
    }

    /// The file once it is written, or why it could not be.
    pub(super) fn poll(&mut self) -> Option<Result<PathBuf, String>> {
        for step in self.results.poll() {
            if let Step::Done(written) = step {
                return Some(written.map(|()| std::mem::take(&mut self.path)));
            }
        }
        self.results.is_done().then(|| Err(words::NOT_IN_BACKGROUND.get().to_owned()))
    }
}
