//! Saving that fails: what is told, what stays possible, and that it succeeds again.

use std::io::ErrorKind;

use eframe::egui::{Event, ViewportEvent, ViewportId};
use inmail_credits::store::format::read_account;

use crate::at_hand;
use crate::broken_disk::BrokenDisk;
use crate::desk::Desk;

/// A desk whose disk breaks once there is an account, and one change that is not saved.
fn broken(kind: ErrorKind) -> (Desk, BrokenDisk) {
    let disk = BrokenDisk::default();
    let mut desk = Desk::on(disk.clone(), at_hand::about_to_expire);
    desk.click("Advance 1 hour");
    desk.until("it is saved", |desk| desk.says("Saved 11:00:00"));
    disk.break_with(kind);
    desk.pass_ms(60_000);
    desk.click("Advance 1 hour");
    desk.until("it says so", |desk| desk.says("The last change is not saved."));
    (desk, disk)
}

#[test]
fn each_failure_has_its_own_sentence_and_what_to_do() {
    for (kind, happened, remedy) in [
        (ErrorKind::StorageFull, "The disk is full.", "Delete what you do not need"),
        (ErrorKind::ReadOnlyFilesystem, "The disk can be read but not written.", "unlock or mend it"),
        (ErrorKind::PermissionDenied, "You may not write in the folder", "Give yourself the right"),
        (ErrorKind::NotFound, "The folder for accounts is gone.", "put it back"),
        (ErrorKind::TimedOut, "The system said: timed out", "Check the disk"),
    ] {
        let (mut desk, disk) = broken(kind);
        desk.must_say(happened);
        desk.must_say(remedy);
        desk.must_say("Everything up to 11:00:00 is on disk.");
        desk.must_say("You can go on working");
        let events = desk.document().history().events().len();
        desk.click("Advance 1 hour");
        desk.until("both are counted", |desk| desk.says("The last 2 changes are not saved."));
        desk.click("Try again");
        desk.until("it fails again", |desk| desk.says("The last 2 changes are not saved."));
        disk.mend();
        desk.click("Try again");
        desk.until("it says so", |desk| desk.says("Saved. Everything is on disk again."));
        desk.must_not_say("not saved");
        assert_eq!(desk.on_disk().history.events().len(), events + 1);
    }
}

#[test]
fn a_copy_elsewhere_holds_everything_that_is_not_saved() {
    let (mut desk, _disk) = broken(ErrorKind::StorageFull);
    let elsewhere = tempfile::tempdir().unwrap();
    let path = elsewhere.path().join("copy.inmail.json");
    desk.click("Save a copy elsewhere…");
    assert_eq!(desk.focused().as_deref(), Some("File"));
    desk.replace("File", &desk.account_path().with_file_name("x.json").to_string_lossy());
    desk.click("Save the copy");
    desk.until("it is refused", |desk| desk.is_offered("Save the copy"));
    assert!(desk.told_at("File").contains("own data folder"), "{}", desk.told_at("File"));
    desk.replace("File", &path.to_string_lossy());
    desk.click("Save the copy");
    let told = format!("A copy of the whole account is in {}", path.display());
    desk.until("the copy is written", |desk| desk.says(&told));
    desk.must_say("The last change is not saved.");
    let copy = read_account(std::fs::read(&path).unwrap()).unwrap();
    assert_eq!(copy.history.events(), desk.document().history().events());
    assert_eq!((copy.id.as_str(), copy.name.as_str()), ("dana", "Dana Whitfield"));
}

fn ask_to_close(desk: &mut Desk) {
    let input = desk.window_mut().input_mut();
    input.viewports.entry(ViewportId::ROOT).or_default().events.push(ViewportEvent::Close);
    desk.window_mut().step();
    let input = desk.window_mut().input_mut();
    input.viewports.entry(ViewportId::ROOT).or_default().events.clear();
    desk.window().event(Event::PointerGone);
    desk.settle();
}

#[test]
fn closing_asks_and_offers_a_copy() {
    let (mut desk, disk) = broken(ErrorKind::StorageFull);
    ask_to_close(&mut desk);
    desk.must_say("Close without saving?");
    desk.must_say("The last change of this account is in this window only.");
    assert_eq!(desk.focused().as_deref(), Some("Keep the window open"));
    desk.click("Keep the window open");
    desk.must_not_say("Close without saving?");
    disk.mend();
    ask_to_close(&mut desk);
    desk.must_not_say("Close without saving?");
    assert_eq!(desk.on_disk().history.events().len(), 3);
}

#[test]
fn a_folder_that_was_taken_away_is_not_made_anew_and_is_used_again_when_it_is_back() {
    let mut desk = Desk::with(at_hand::about_to_expire);
    let root = desk.data_dir().root().to_path_buf();
    let away = root.with_extension("away");
    std::fs::rename(&root, &away).unwrap();
    desk.click("Advance 1 day");
    desk.until("it says so", |desk| desk.says("The folder for accounts is gone."));
    desk.click("Try again");
    desk.until("it says so again", |desk| desk.says("The folder for accounts is gone."));
    assert!(!root.exists());
    // Another folder in its place is not taken for it.
    std::fs::create_dir(&root).unwrap();
    desk.click("Try again");
    desk.until("it says so again", |desk| desk.says("The folder for accounts is gone."));
    assert_eq!(std::fs::read_dir(&root).unwrap().count(), 0);
    std::fs::remove_dir(&root).unwrap();
    std::fs::rename(&away, &root).unwrap();
    desk.click("Try again");
    desk.until("it is saved", |desk| desk.says("Saved. Everything is on disk again."));
    assert_eq!(desk.on_disk().history.events().len(), 2);
}
