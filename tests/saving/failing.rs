//! Every call of the file system made to fail, once and from then on, until a run passes in which none
//! was left to fail.
//!
//! Interrupted calls are made again below the trait: by the standard library, and by `RealDisk` where that
//! does not. One that gets through all the same is a failure like any other.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use inmail_credits::store::Disk;

use crate::desk::{Desk, ID, Step, account_in, data_dir, fresh, seasoned, start};
use crate::failing_disk::{Call, Failing, Fault, How, Plant};
use crate::recovery::{Kept, start_again};
use crate::sim::SimDisk;
use crate::sim_state::Tree;

const STEPS: [Step; 8] =
    [Step::Act, Step::Draft, Step::NextDay, Step::Undo, Step::Undo, Step::Restore, Step::Replace, Step::Undo];

pub(crate) const KINDS: [(ErrorKind, How); 7] = [
    (ErrorKind::Other, How::Nothing),
    (ErrorKind::Other, How::All),
    (ErrorKind::StorageFull, How::Part),
    (ErrorKind::PermissionDenied, How::Nothing),
    (ErrorKind::ReadOnlyFilesystem, How::Nothing),
    (ErrorKind::Interrupted, How::Nothing),
    (ErrorKind::WriteZero, How::Part),
];

/// A failure of a start of which nothing is told: the search for leftovers and their removal, and the sync
/// of a folder above that may not be read. Whether the accounts were found is looked at by itself.
fn harmless_at_the_start(call: Call, path: &Path, fault: Fault) -> bool {
    match call {
        Call::List | Call::Remove => true,
        Call::SyncFolder => may_not_be_read(path, fault),
        _ => false,
    }
}

/// A failure of a save of which nothing is told.
fn harmless(call: Call, path: &Path, fault: Fault) -> bool {
    match call {
        // A backup too many.
        Call::Remove => true,
        // Whether the newest backup has it already; if in doubt, another is made.
        Call::Read => path.starts_with(data_dir().backups(ID)),
        Call::SyncFolder => may_not_be_read(path, fault),
        _ => false,
    }
}

fn may_not_be_read(path: &Path, fault: Fault) -> bool {
    fault.kind == ErrorKind::PermissionDenied
        && data_dir().backups(ID).ancestors().skip(1).any(|above| above == path)
}

type Harmless = fn(Call, &Path, Fault) -> bool;

/// What is confirmed is there after any power cut, and a file that is there is whole.
fn survives(confirmed: &Kept, disk: &SimDisk) -> Result<(), String> {
    for tree in disk.state().after_power_cut(64, 7) {
        let left = Kept::in_tree(&tree);
        let whole = left
            .backups
            .iter()
            .all(|(path, content)| confirmed.backups.get(path).is_none_or(|confirmed| confirmed == content));
        if left.account != confirmed.account || left.draft != confirmed.draft || !whole {
            return Err("what was confirmed does not survive a power cut".to_owned());
        }
    }
    Ok(())
}

fn now(disk: &SimDisk) -> Kept {
    Kept::in_tree(&disk.state().live())
}

/// Starts the program with one fault and works in it. Whether the fault came to bear.
fn work_with(begin: &Tree, fault: Fault, plant: Plant) -> Result<bool, String> {
    let disk = SimDisk::of(begin);
    let failing = Failing::new(disk.clone(), fault, plant);
    let told_of = |failed: &[(Call, PathBuf)], harmless: Harmless| match failed
        .iter()
        .find(|(call, path)| !harmless(*call, path, fault))
    {
        Some((call, path)) => Err(format!("{call:?} of {} failed, and nothing was said", path.display())),
        None => Ok(()),
    };
    let open = || Desk::open(Arc::new(failing.clone()), data_dir(), start());
    let mut desk = match open() {
        Ok(desk) => {
            told_of(&failing.failed(), harmless_at_the_start)?;
            desk
        }
        Err(_) => {
            if fault.from_then_on {
                failing.heal();
            }
            open().map_err(|why| format!("a second start fails: {why}"))?
        }
    };
    if account_in(begin).is_some() && desk.document.history().events().len() != 3 {
        return Err("the account was not found".to_owned());
    }
    let mut last = None;
    for (index, step) in STEPS.into_iter().enumerate() {
        let confirmed = now(&disk);
        let failed_before = failing.failed().len();
        let Some(result) = desk.step(step) else { continue };
        let failed = failing.failed().split_off(failed_before);
        if result.is_err() {
            if failed.is_empty() {
                return Err(format!("{step:?} fails without a reason: {result:?}"));
            }
            readable(&disk, &confirmed)?;
            if fault.from_then_on {
                desk.save_again(step).expect_err("the fault is still there");
                readable(&disk, &confirmed)?;
                failing.heal();
            }
            desk.save_again(step).map_err(|why| format!("{step:?}, tried again, fails: {why}"))?;
        }
        let is_first_of_its_kind = matches!(step, Step::NextDay | Step::Restore | Step::Replace)
            || step == Step::Undo && last != Some(Step::Undo);
        last = Some(step);
        // What comes after a step that went wrong goes the way of all others; its end is looked at.
        if failed.is_empty() && index + 1 < STEPS.len() {
            continue;
        }
        survives(&now(&disk), &disk)?;
        if result.is_ok() {
            told_of(&failed, harmless)?;
        }
        let put_aside = |tree: &Tree| {
            let folder = data_dir().backups(ID);
            tree.iter().any(|(path, content)| path.starts_with(&folder) && *content == confirmed.account)
        };
        if is_first_of_its_kind && !disk.state().after_power_cut(64, 7).iter().all(put_aside) {
            return Err(format!("{step:?}: what was written over was not put aside"));
        }
    }
    let confirmed = now(&disk);
    // The next start finds everything, and nothing that it does not know.
    let shown = start_again(&disk)?;
    if shown.account != confirmed.account || shown.draft != confirmed.draft {
        return Err("the next start shows something else".to_owned());
    }
    for path in disk.state().live().keys().filter(|path| path.starts_with(data_dir().root())) {
        let name = path.to_string_lossy();
        if disk.list(path).is_err() && !name.ends_with(".inmail.json") && !name.ends_with(".draft.json") {
            return Err(format!("{name} was left behind"));
        }
    }
    Ok(!failing.failed().is_empty())
}

/// A failed save leaves the old file or the new one, whole.
fn readable(disk: &SimDisk, before: &Kept) -> Result<(), String> {
    let copy = SimDisk::with(disk.state());
    let shown = start_again(&copy).map_err(|why| format!("after a failed save, {why}"))?;
    let lost = before.account.is_some() && shown.account.is_none();
    if lost { Err("after a failed save the account is gone".to_owned()) } else { Ok(()) }
}

/// Lets each call fail in turn. The number of calls, or what went wrong.
fn each_call_fails(begin: &Tree, kind: ErrorKind, how: How, plant: Plant) -> Result<usize, String> {
    let mut calls = 0;
    for from_then_on in [false, true] {
        for call in 1.. {
            let fault = Fault { call, from_then_on, kind, how };
            if !work_with(begin, fault, plant).map_err(|why| format!("{fault:?}: {why}"))? {
                calls += call - 1;
                break;
            }
        }
    }
    Ok(calls)
}

fn survive(begin: &Tree, kinds: &[(ErrorKind, How)]) {
    for &(kind, how) in kinds {
        let calls = each_call_fails(begin, kind, how, Plant::None).unwrap_or_else(|why| panic!("{why}"));
        println!("{kind:?}, {how:?}: {calls} failures");
    }
}

#[test]
fn with_a_new_account_any_call_may_fail() {
    // The others differ in nothing that the first steps of an account could meet.
    let kinds = if crate::all_is_asked_for() { &KINDS[..] } else { &KINDS[..2] };
    survive(&fresh(), kinds);
}

#[test]
fn with_an_account_and_backups_any_call_may_fail() {
    survive(&seasoned(), &KINDS);
}

fn noticed(plant: Plant) -> String {
    each_call_fails(&seasoned(), ErrorKind::Other, How::Nothing, plant).unwrap_err()
}

#[test]
fn taking_an_error_for_an_empty_folder_is_noticed() {
    let why = noticed(Plant::ErrorIsEmpty);
    assert!(why.contains("the account was not found"), "{why}");
}

#[test]
fn taking_an_error_for_a_missing_file_is_noticed() {
    let why = noticed(Plant::ErrorIsMissing);
    assert!(why.contains("nothing was said"), "{why}");
}

#[test]
fn syncing_again_after_a_failed_sync_is_noticed() {
    let why = noticed(Plant::SyncAgain);
    assert!(why.contains("does not survive a power cut"), "{why}");
}
