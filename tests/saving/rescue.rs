//! Going on without a file that cannot be read, with the fault as the input: whenever the power goes or a
//! call fails, the damaged bytes are somewhere, and so are the backups.

use std::path::Path;
use std::sync::Arc;

use inmail_credits::document::{NotRescued, rescue};
use inmail_credits::store::{BackupName, Disk, Reason, backup_names};

use crate::desk::{Desk, ID, Step, account_in, data_dir, seasoned, start};
use crate::failing::KINDS;
use crate::failing_disk::{Failing, Fault, Plant as Mistake};
use crate::planted::{Plant, planted};
use crate::recovery::{HONEST, Kept, View};
use crate::sim::SimDisk;
use crate::sim_state::{Bytes, State, Tree};

const DAMAGED: &[u8] = b"{\"format\":\"inmail-credits-account\",\"version\":1,";

/// An account whose file is damaged, with its backups, and an earlier file of that name in quarantine.
fn damaged() -> Tree {
    let mut tree = seasoned();
    tree.insert(data_dir().account_file(ID), Some(DAMAGED.into()));
    tree.insert(data_dir().quarantine(), None);
    tree.insert(data_dir().quarantine().join("a-1.inmail.json"), Some(b"earlier".as_slice().into()));
    tree
}

fn newest(disk: &dyn Disk) -> BackupName {
    backup_names(disk, &data_dir().backups(ID)).unwrap()[0]
}

/// What is to take the place of the damaged file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Instead {
    Backup,
    Nothing,
}

fn go_on(disk: &dyn Disk, instead: Instead) -> Result<(), NotRescued> {
    let name = (instead == Instead::Backup).then(|| newest(&SimDisk::of(&damaged())));
    rescue(disk, &data_dir(), &data_dir().account_file(ID), name)
}

fn quarantined(tree: &Tree) -> Vec<&Bytes> {
    let folder = data_dir().quarantine();
    tree.iter()
        .filter(|(path, _)| path.starts_with(&folder))
        .filter_map(|(_, content)| content.as_ref())
        .collect()
}

/// What must hold at any time; `done` once it was confirmed.
fn check(tree: &Tree, instead: Instead, done: bool) -> Result<(), String> {
    let before = Kept::in_tree(&damaged());
    let found = Kept::in_tree(tree);
    if found.backups != before.backups || found.draft != before.draft {
        return Err("a backup or the draft is gone".to_owned());
    }
    let aside = quarantined(tree);
    if !aside.iter().any(|bytes| ***bytes == *b"earlier") {
        return Err("what lay in quarantine before is gone".to_owned());
    }
    let is_aside = aside.iter().any(|bytes| ***bytes == *DAMAGED);
    let in_place = found.account.as_ref().is_some_and(|bytes| **bytes == *DAMAGED);
    if !is_aside && !in_place {
        return Err("the damaged bytes are gone".to_owned());
    }
    let expected = (instead == Instead::Backup).then(|| before.backups.last_key_value().unwrap().1.clone());
    if !in_place && found.account != expected {
        return Err("neither the damaged file nor what was chosen is in place".to_owned());
    }
    if done && (in_place || !is_aside) { Err("what was confirmed is gone".to_owned()) } else { Ok(()) }
}

/// Cuts the power after every change of a rescue, lets someone choose the same again, and cuts it again.
fn crash_everywhere(instead: Instead, view: View, depth: usize) -> Result<usize, String> {
    crash_from(&damaged(), instead, view, depth)
}

fn crash_from(begin: &Tree, instead: Instead, view: View, depth: usize) -> Result<usize, String> {
    let disk = SimDisk::of(begin);
    match go_on(&*view(disk.clone()), instead) {
        Ok(()) | Err(NotRescued::Usable) => {}
        Err(why) => return Err(why.to_string()),
    }
    let states = disk.states();
    let mut cuts = 0;
    for (changes, state) in states.iter().enumerate() {
        let done = changes + 1 == states.len();
        check(&state.live(), instead, done)?;
        for tree in state.after_power_cut(100_000, changes as u64) {
            check(&tree, instead, done).map_err(|why| format!("after change {changes}: {why}"))?;
            cuts += 1;
            let still_damaged = account_in(&tree).is_some_and(|bytes| *bytes == *DAMAGED);
            if still_damaged && depth > 0 {
                cuts += crash_from(&tree, instead, view, depth - 1)?;
            }
        }
    }
    Ok(cuts)
}

#[test]
fn no_power_cut_loses_the_damaged_bytes_or_a_backup() {
    let depth = if crate::all_is_asked_for() { 2 } else { 1 };
    for instead in [Instead::Backup, Instead::Nothing] {
        let cuts =
            crash_everywhere(instead, HONEST, depth).unwrap_or_else(|why| panic!("{instead:?}: {why}"));
        println!("{instead:?}: {cuts} power cuts");
    }
}

#[test]
fn what_was_restored_goes_on_and_what_is_done_then_is_kept() {
    let disk = SimDisk::of(&damaged());
    go_on(&disk, Instead::Backup).unwrap();
    let mut desk = Desk::open(Arc::new(disk.clone()), data_dir(), start()).unwrap();
    assert_eq!(desk.document.history().events().len(), 3);
    desk.step(Step::Act).unwrap().unwrap();
    for tree in disk.state().after_power_cut(1_000, 1) {
        let desk = Desk::open(Arc::new(SimDisk::of(&tree)), data_dir(), start()).unwrap();
        assert_eq!(desk.document.history().events().len(), 4);
        assert!(quarantined(&tree).iter().any(|bytes| ***bytes == *DAMAGED));
    }
}

#[test]
fn every_call_may_fail_and_the_next_try_succeeds() {
    for instead in [Instead::Backup, Instead::Nothing] {
        for (kind, how) in KINDS {
            for from_then_on in [false, true] {
                let mut call = 1;
                while fails_and_recovers(instead, Fault { call, from_then_on, kind, how }) {
                    call += 1;
                }
                assert!(call > 8, "{instead:?}: {call} calls");
            }
        }
    }
}

/// Whether the fault came to bear.
fn fails_and_recovers(instead: Instead, fault: Fault) -> bool {
    let disk = SimDisk::of(&damaged());
    let failing = Failing::new(disk.clone(), fault, Mistake::None);
    let result = go_on(&failing, instead);
    let holds = |done| {
        check(&disk.state().live(), instead, done).unwrap_or_else(|why| panic!("{fault:?}: {why}"));
        for tree in disk.state().after_power_cut(256, 7) {
            check(&tree, instead, done).unwrap_or_else(|why| panic!("{fault:?}, after a power cut: {why}"));
        }
    };
    holds(result.is_ok());
    if failing.failed().is_empty() {
        assert!(result.is_ok());
        return false;
    }
    if let Err(why) = result {
        failing.heal();
        match go_on(&failing, instead) {
            // The change was made, and said to have failed.
            Ok(()) | Err(NotRescued::Usable) => {}
            Err(again) => panic!("{fault:?}: {why}, and then {again}"),
        }
        check(&disk.state().live(), instead, true).unwrap_or_else(|why| panic!("{fault:?}, again: {why}"));
    }
    true
}

fn noticed(plant: Plant) -> String {
    let view: View = match plant {
        Plant::NoFileSync => |disk| planted(disk, Plant::NoFileSync),
        Plant::NoFolderSync => |disk| planted(disk, Plant::NoFolderSync),
        Plant::TruncateInPlace => |disk| planted(disk, Plant::TruncateInPlace),
        _ => |disk| planted(disk, Plant::RemoveOldFileFirst),
    };
    crash_everywhere(Instead::Backup, view, 0).unwrap_err()
}

#[test]
fn planted_faults_are_noticed_here_too() {
    for (plant, what) in [
        (Plant::NoFileSync, "gone"),
        (Plant::NoFolderSync, "gone"),
        (Plant::TruncateInPlace, "in place"),
        (Plant::RemoveOldFileFirst, "in place"),
    ] {
        let why = noticed(plant);
        assert!(why.contains(what), "{plant:?}: {why}");
    }
}

/// Replaces the file before the copy is made.
fn the_other_way_round(disk: &SimDisk) {
    let (file, folder) = (data_dir().account_file(ID), data_dir().backups(ID));
    let bytes = disk.read(&folder.join(newest(disk).to_string())).unwrap();
    let old = disk.read(&file).unwrap();
    inmail_credits::store::replace_file(disk, &file, &bytes).unwrap();
    inmail_credits::store::replace_file(disk, &data_dir().quarantine().join("a-1.inmail.json.2"), &old)
        .unwrap();
}

#[test]
fn replacing_before_the_copy_is_made_is_noticed() {
    let disk = SimDisk::of(&damaged());
    the_other_way_round(&disk);
    let lost = disk.states().iter().any(|state: &State| {
        state.after_power_cut(1_000, 3).iter().any(|tree| check(tree, Instead::Backup, false).is_err())
    });
    assert!(lost);
}

#[test]
fn a_newer_file_and_a_sound_one_are_refused_and_nothing_is_written() {
    let newer = br#"{"format":"inmail-credits-account","version":2,"x":[]}"#;
    let sound = account_in(&seasoned()).unwrap();
    for (content, newer) in [(newer.as_slice().into(), true), (sound, false)] {
        let mut tree = damaged();
        tree.insert(data_dir().account_file(ID), Some(content));
        let disk = SimDisk::of(&tree);
        for instead in [Instead::Backup, Instead::Nothing] {
            let refused = go_on(&disk, instead).unwrap_err();
            assert_eq!(matches!(refused, NotRescued::Newer), newer, "{refused}");
            assert_eq!(matches!(refused, NotRescued::Usable), !newer, "{refused}");
        }
        assert_eq!(disk.changes(), 0);
    }
}

#[test]
fn a_backup_that_cannot_be_read_takes_no_place() {
    let disk = SimDisk::of(&damaged());
    let name = BackupName { at: start(), reason: Reason::Day };
    let refused = rescue(&disk, &data_dir(), &data_dir().account_file(ID), Some(name));
    assert!(matches!(refused, Err(NotRescued::Backup(_))));
    assert_eq!(disk.changes(), 0);
    let strange = data_dir().accounts().join("..inmail.json");
    assert_eq!(inmail_credits::document::id_of(&strange), None);
    assert_eq!(inmail_credits::document::id_of(Path::new("/x/a-1.inmail.json")).as_deref(), Some(ID));
}
