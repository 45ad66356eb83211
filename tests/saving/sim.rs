//! A disk in memory that remembers what it was like after every call that changed it.

use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::{Arc, Mutex};

use inmail_credits::store::{CannotRead, Disk, NewFile};

use crate::sim_state::{NodeNo, State, Tree};

#[derive(Debug, Clone)]
pub(crate) struct SimDisk(Arc<Mutex<Vec<State>>>);

impl SimDisk {
    pub(crate) fn of(tree: &Tree) -> Self {
        Self::with(State::of(tree))
    }

    pub(crate) fn with(state: State) -> Self {
        Self(Arc::new(Mutex::new(vec![state])))
    }

    /// The disk as it was at first and after every change.
    pub(crate) fn states(&self) -> Vec<State> {
        self.0.lock().unwrap().clone()
    }

    pub(crate) fn changes(&self) -> usize {
        self.0.lock().unwrap().len() - 1
    }

    pub(crate) fn state(&self) -> State {
        self.0.lock().unwrap().last().unwrap().clone()
    }

    fn change<T>(&self, change: impl FnOnce(&mut State) -> io::Result<T>) -> io::Result<T> {
        let mut state = self.state();
        let result = change(&mut state)?;
        self.0.lock().unwrap().push(state);
        Ok(result)
    }

    fn sync(&self, node: NodeNo) {
        let mut state = self.state();
        if state.sync(node) {
            self.0.lock().unwrap().push(state);
        }
    }

    /// Makes the sync of a file or folder fail for good.
    pub(crate) fn fail_sync(&self, path: &Path) {
        drop(self.change(|state| {
            if let Some(node) = state.find(path) {
                state.fail_sync(node);
            }
            Ok(())
        }));
    }

    /// Truncates and writes in place, which no `Disk` does.
    pub(crate) fn overwrite(&self, path: &Path, bytes: &[u8]) {
        drop(self.change(|state| {
            let node = state.find(path).unwrap();
            state.overwrite(node, bytes.into());
            Ok(())
        }));
    }
}

fn not_found() -> io::Error {
    ErrorKind::NotFound.into()
}

/// The folder and the name of something that is yet to be.
fn free(state: &State, path: &Path) -> io::Result<(NodeNo, String)> {
    if state.find(path).is_some() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    state.split(path).ok_or_else(not_found)
}

impl Disk for SimDisk {
    fn read(&self, path: &Path) -> Result<Vec<u8>, CannotRead> {
        let states = self.0.lock().unwrap();
        let state = states.last().unwrap();
        let node = state.find(path).ok_or_else(not_found)?;
        Ok(state.content(node).ok_or(CannotRead::Folder)?.to_vec())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        let states = self.0.lock().unwrap();
        let state = states.last().unwrap();
        let node = state.find(folder).ok_or_else(not_found)?;
        let names = state.names(node).ok_or(ErrorKind::NotADirectory)?;
        Ok(names.keys().map(OsString::from).collect())
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.change(|state| {
            let (folder, name) = free(state, path)?;
            state.add_folder(folder, name);
            Ok(())
        })
    }

    fn create(&self, path: &Path, bytes: &[u8]) -> io::Result<Box<dyn NewFile>> {
        let node = self.change(|state| {
            let (folder, name) = free(state, path)?;
            Ok(state.add_file(folder, name, bytes))
        })?;
        Ok(Box::new(SimFile { disk: self.clone(), node }))
    }

    fn sync_file(&self, path: &Path) -> io::Result<()> {
        self.sync_folder(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        let node = self.state().find(folder).ok_or_else(not_found)?;
        self.sync(node);
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        assert_eq!(from.parent(), to.parent(), "a file is renamed within its folder");
        self.change(|state| {
            let node = state.find(from).ok_or_else(not_found)?;
            let (folder, old) = state.split(from).ok_or_else(not_found)?;
            let (_, new) = state.split(to).ok_or_else(not_found)?;
            state.rename(folder, old, new, node);
            Ok(())
        })
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        assert_eq!(from.parent(), to.parent(), "a file gets its second name within its folder");
        self.change(|state| {
            let node = state.find(from).ok_or_else(not_found)?;
            let (folder, name) = free(state, to)?;
            state.link(folder, name, node);
            Ok(())
        })
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.change(|state| {
            state.find(path).ok_or_else(not_found)?;
            let (folder, name) = state.split(path).ok_or_else(not_found)?;
            state.remove(folder, name);
            Ok(())
        })
    }
}

struct SimFile {
    disk: SimDisk,
    node: NodeNo,
}

impl NewFile for SimFile {
    fn sync(self: Box<Self>) -> io::Result<()> {
        self.disk.sync(self.node);
        Ok(())
    }
}
