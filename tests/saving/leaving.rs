//! A file that leaves the program appears whole or not at all, and replaces nothing: through power cuts
//! and kills at every change, and with every call made to fail.

use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::Path;

use inmail_credits::store::{CannotRead, Disk, NewFile, create_file};

use crate::failing_disk::{Failing, Fault, How, Plant};
use crate::sim::SimDisk;
use crate::sim_state::Tree;

const FILE: &str = "/home/a.inmail.json";
const BYTES: &[u8] = b"a snapshot of some length";

/// More than there ever are.
const OUTCOMES: usize = 10_000;

fn empty() -> SimDisk {
    SimDisk::of(&Tree::from([("/home".into(), None)]))
}

fn found(tree: &Tree) -> Option<&[u8]> {
    tree.get(Path::new(FILE)).map(|content| content.as_deref().unwrap())
}

/// Everything that is found under the name after a power cut or a kill at any change.
fn crash_everywhere(disk: &SimDisk) -> Vec<Option<Vec<u8>>> {
    let states = disk.states();
    let trees =
        states.iter().flat_map(|state| state.after_power_cut(OUTCOMES, 1).into_iter().chain([state.live()]));
    let mut all: Vec<_> = trees.map(|tree| found(&tree).map(<[u8]>::to_vec)).collect();
    all.sort();
    all.dedup();
    all
}

#[test]
fn it_is_there_whole_or_not_at_all_at_every_moment() {
    let disk = empty();
    create_file(&disk, Path::new(FILE), BYTES).unwrap();
    assert_eq!(crash_everywhere(&disk), [None, Some(BYTES.to_vec())]);
    for tree in disk.state().after_power_cut(OUTCOMES, 1) {
        assert_eq!(found(&tree), Some(BYTES), "once it is told to be there");
    }
    assert_eq!(disk.list(Path::new("/home")).unwrap(), ["a.inmail.json"]);
}

#[test]
fn without_second_names_it_is_never_there_in_part() {
    let disk = empty();
    create_file(&NoLinks(disk.clone()), Path::new(FILE), BYTES).unwrap();
    assert_eq!(crash_everywhere(&disk), [None, Some(Vec::new()), Some(BYTES.to_vec())]);
    assert_eq!(disk.list(Path::new("/home")).unwrap(), ["a.inmail.json"]);
}

/// Writing under the final name, as it must not be done.
#[test]
fn writing_in_place_is_noticed() {
    let disk = empty();
    disk.create(Path::new(FILE), BYTES).unwrap().sync().unwrap();
    assert!(crash_everywhere(&disk).contains(&Some(BYTES[..BYTES.len() / 2].to_vec())));
}

#[test]
fn what_is_there_stays_and_nothing_is_left_beside_it() {
    for links in [true, false] {
        let disk =
            SimDisk::of(&Tree::from([("/home".into(), None), (FILE.into(), Some((*b"theirs").into()))]));
        let seen: Box<dyn Disk> =
            if links { Box::new(disk.clone()) } else { Box::new(NoLinks(disk.clone())) };
        let refused = create_file(&*seen, Path::new(FILE), BYTES).unwrap_err();
        assert_eq!(refused.error.kind(), ErrorKind::AlreadyExists);
        assert_eq!(crash_everywhere(&disk), [Some(b"theirs".to_vec())]);
        assert_eq!(disk.list(Path::new("/home")).unwrap(), ["a.inmail.json"]);
    }
}

#[test]
fn a_call_that_fails_leaves_no_part_of_it_under_the_name() {
    for how in [How::Nothing, How::Part] {
        for from_then_on in [false, true] {
            let mut call = 1;
            loop {
                let disk = empty();
                let fault = Fault { call, from_then_on, kind: ErrorKind::StorageFull, how };
                let failing = Failing::new(disk.clone(), fault, Plant::None);
                let done = create_file(&failing, Path::new(FILE), BYTES);
                let there = found(&disk.state().live()).map(<[u8]>::to_vec);
                // Where nothing works any more, the name that was taken without second names stays empty.
                let parts = if from_then_on { &[&b""[..], BYTES][..] } else { &[BYTES][..] };
                assert!(there.as_deref().is_none_or(|there| parts.contains(&there)), "{fault:?}: {there:?}");
                assert!(done.is_err() || there.is_some(), "{fault:?}");
                if failing.failed().is_empty() {
                    break;
                }
                call += 1;
            }
            assert!(call > 5, "{call}");
        }
    }
}

/// As a memory stick is.
#[derive(Debug)]
struct NoLinks(SimDisk);

impl Disk for NoLinks {
    fn read(&self, path: &Path) -> Result<Vec<u8>, CannotRead> {
        self.0.read(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        self.0.list(folder)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.0.make_folder(path)
    }

    fn create(&self, path: &Path, bytes: &[u8]) -> io::Result<Box<dyn NewFile>> {
        self.0.create(path, bytes)
    }

    fn sync_file(&self, path: &Path) -> io::Result<()> {
        self.0.sync_file(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.0.sync_folder(folder)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.0.rename(from, to)
    }

    fn link(&self, _from: &Path, _to: &Path) -> io::Result<()> {
        Err(ErrorKind::PermissionDenied.into())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.0.remove(path)
    }
}
