//! Restoring a backup, going on without a damaged file, replacing an account by an import.

use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers};
use inmail_credits::store::{BackupName, Reason};

use crate::at_hand::{self, Past};
use crate::desk::{Desk, at};

fn reasons(desk: &Desk, id: &str) -> Vec<Reason> {
    let folder = desk.data_dir().backups(id);
    let Ok(names) = std::fs::read_dir(folder) else { return Vec::new() };
    let names = names.filter_map(|entry| BackupName::read(&entry.unwrap().file_name().to_string_lossy()));
    let mut names: Vec<_> = names.collect();
    names.sort_unstable();
    names.iter().map(|name| name.reason).collect()
}

/// An account with a backup of the morning, and an InMail sent since.
fn changed() -> Desk {
    let mut desk = Desk::with(at_hand::about_to_expire);
    desk.send("Priya Raman", "Hello", "Good morning");
    desk.close_toasts();
    desk.click("Settings");
    desk.saved();
    assert_eq!(reasons(&desk, "dana"), [Reason::Day]);
    desk
}

const BACKUP: &str = "23 Nov 2026, 10:00:00 UTC (11:00 in Berlin). 42 left · 1 action · \
                      Before the first change of the day · Dana Whitfield";

fn open_list(desk: &mut Desk) {
    desk.click("Restore a backup…");
    desk.until("the list is there", |desk| !desk.says("Looking into the backups…"));
}

#[test]
fn a_backup_is_restored_after_showing_what_differs_and_undo_brings_the_present_back() {
    let mut desk = changed();
    let before = desk.events_on_disk();
    open_list(&mut desk);
    assert_eq!(desk.focused().as_deref(), Some("Keep as it is"));
    assert!(!desk.is_enabled("Restore this backup"));
    desk.click(BACKUP);
    for part in ["After restoring", "Credits left", "Actions", "2 Nov 2026, 09:00", "23 Nov 2026, 10:00"] {
        desk.must_say(part);
    }
    desk.click("Restore this backup");
    desk.must_say("42 InMail credits left");
    assert_eq!(
        desk.toasts(),
        ["The backup of 23 Nov 2026, 10:00 UTC is restored. 42 credits left, 1 action"]
    );
    assert_eq!(desk.on_disk().history.events().len(), 1);
    assert_eq!(reasons(&desk, "dana"), [Reason::Day, Reason::Restore]);

    desk.click("Undo");
    desk.must_say("41 InMail credits left");
    assert_eq!(desk.events_on_disk(), before);
    assert_eq!(reasons(&desk, "dana"), [Reason::Day, Reason::Restore, Reason::Undo]);
    // What was done before it can still be undone.
    desk.press(Modifiers::COMMAND, Key::Z);
    desk.must_say("42 InMail credits left");
}

#[test]
fn what_is_done_after_restoring_is_undone_first() {
    let mut desk = changed();
    open_list(&mut desk);
    desk.click(BACKUP);
    desk.click("Restore this backup");
    desk.click("Advance 1 hour");
    desk.press(Modifiers::COMMAND, Key::Z);
    desk.must_say("42 InMail credits left");
    desk.press(Modifiers::COMMAND, Key::Z);
    desk.must_say("41 InMail credits left");
    assert_eq!(desk.on_disk().history.events().len(), 2);
}

#[test]
fn what_was_there_before_the_clock_left_real_time_is_in_the_backups_after_a_restart() {
    let mut desk = changed();
    desk.click("Advance month");
    desk.saved();
    assert_eq!(reasons(&desk, "dana"), [Reason::Day, Reason::Advance]);
    // Further on, it is the same attempt.
    desk.click("Advance month");
    desk.saved();
    assert_eq!(reasons(&desk, "dana"), [Reason::Day, Reason::Advance]);
    desk.restart();
    desk.close_toasts();
    open_list(&mut desk);
    desk.click(
        "23 Nov 2026, 10:00:00 UTC (11:00 in Berlin). 41 left · 2 actions · Before the clock was moved · Dana Whitfield",
    );
    desk.click("Restore this backup");
    desk.must_say("41 InMail credits left");
    desk.must_say("live");
}

#[test]
fn escape_restores_nothing() {
    let mut desk = changed();
    let before = std::fs::read(desk.account_path()).unwrap();
    open_list(&mut desk);
    desk.click(BACKUP);
    desk.key(Key::Escape);
    assert!(!desk.has_control("Restore this backup"));
    assert_eq!(std::fs::read(desk.account_path()).unwrap(), before);
}

#[test]
fn the_list_is_worked_by_keyboard_alone() {
    let mut desk = changed();
    open_list(&mut desk);
    for _ in 0..10 {
        if desk.focused().as_deref() == Some(BACKUP) {
            break;
        }
        desk.press(Modifiers::SHIFT, Key::Tab);
    }
    desk.key(Key::Space);
    for _ in 0..10 {
        if desk.focused().as_deref() == Some("Restore this backup") {
            break;
        }
        desk.key(Key::Tab);
    }
    desk.key(Key::Enter);
    desk.must_say("42 InMail credits left");
}

#[test]
fn a_backup_that_cannot_be_read_is_shown_and_cannot_be_chosen() {
    let mut desk = changed();
    let name = BackupName { at: at("2026-11-22T10:00:00Z"), reason: Reason::Import };
    let path = desk.data_dir().backups("dana").join(name.to_string());
    std::fs::write(&path, b"{\"format\":").unwrap();
    open_list(&mut desk);
    let row = desk.controls_like("22 Nov 2026, 10:00:00 UTC");
    assert_eq!(row.len(), 1);
    assert!(row[0].contains("Before an import took its place · cannot be read: "), "{row:?}");
    assert!(!desk.is_enabled(&row[0]));
}

#[test]
fn without_backups_the_dialog_says_when_they_are_made() {
    let mut desk = Desk::with(at_hand::about_to_expire);
    open_list(&mut desk);
    desk.must_say("There is no backup of this account yet.");
    assert!(!desk.is_enabled("Restore this backup"));
}

#[test]
fn a_view_and_an_example_have_nothing_to_restore() {
    let mut desk = Desk::new();
    desk.click("Look around an example");
    assert!(!desk.has_control("Restore a backup…"));
}

/// A damaged account file with one backup, and another account beside it.
fn damaged() -> Desk {
    Desk::with(|data_dir| {
        at_hand::about_to_expire(data_dir);
        let (own, folder) = (data_dir.account_file("dana"), data_dir.backups("dana"));
        std::fs::create_dir_all(&folder).unwrap();
        let name = BackupName { at: at("2026-11-20T08:00:00Z"), reason: Reason::Day };
        std::fs::copy(&own, folder.join(name.to_string())).unwrap();
        std::fs::write(own, b"damaged").unwrap();
        Past::opened("eli", "Eli", "2026-11-02T09:00:00Z", &[(7, "2026-11-02T00:00:00Z")]).keep(data_dir);
    })
}

const CHOOSE: &str = "Choose what to use instead…";

fn quarantined(desk: &Desk) -> PathBuf {
    desk.data_dir().quarantine().join("dana.inmail.json")
}

fn look(desk: &mut Desk) {
    desk.click(CHOOSE);
    desk.until("it was looked at", |desk| {
        !desk.says("Looking at the file and its backups…") && !desk.says("Looking into the backups…")
    });
}

#[test]
fn a_backup_takes_the_place_of_a_damaged_file_only_when_chosen() {
    let mut desk = damaged();
    desk.must_say("7 InMail credits left");
    look(&mut desk);
    desk.must_say("What to use instead of dana.inmail.json?");
    assert_eq!(desk.focused().as_deref(), Some("Leave it as it is"));
    desk.key(Key::Escape);
    let own = desk.data_dir().account_file("dana");
    assert_eq!(std::fs::read(&own).unwrap(), b"damaged");
    assert!(!desk.data_dir().quarantine().exists());

    look(&mut desk);
    let rows = desk.controls_like("20 Nov 2026, 08:00:00 UTC");
    desk.click(&rows[0]);
    desk.click("Use this backup");
    desk.must_say("42 InMail credits left");
    desk.must_not_say("cannot be opened");
    assert!(desk.toasts().iter().any(|toast| toast.starts_with("The backup is the account now.")));
    assert_eq!(std::fs::read(quarantined(&desk)).unwrap(), b"damaged");
    desk.restart();
    desk.must_say("42 InMail credits left");
    assert_mode(&quarantined(&desk), 0o600);
    assert_mode(&desk.data_dir().quarantine(), 0o700);
}

#[cfg(unix)]
fn assert_mode(path: &Path, expected: u32) {
    use std::os::unix::fs::PermissionsExt;
    assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o777, expected);
}

#[cfg(not(unix))]
fn assert_mode(_: &Path, _: u32) {}

#[test]
fn a_damaged_file_can_be_set_aside_without_anything_in_its_place() {
    let mut desk = damaged();
    look(&mut desk);
    desk.click("Set it aside and go on without it");
    desk.must_not_say("cannot be opened");
    desk.must_say("The damaged file was set aside in");
    assert!(!desk.data_dir().account_file("dana").exists());
    assert_eq!(std::fs::read(quarantined(&desk)).unwrap(), b"damaged");
    assert_eq!(reasons(&desk, "dana"), [Reason::Day]);
    desk.restart();
    desk.must_not_say("cannot be opened");
}

#[test]
fn a_newer_file_is_left_to_a_newer_program() {
    let mut newer = Vec::new();
    let mut desk = Desk::with(|data_dir| {
        at_hand::about_to_expire(data_dir);
        let own = data_dir.account_file("dana");
        let text = std::fs::read_to_string(&own).unwrap().replacen("\"version\": 1", "\"version\": 2", 1);
        newer = text.replacen("\"version\":1", "\"version\":2", 1).into_bytes();
        std::fs::write(own, &newer).unwrap();
    });
    look(&mut desk);
    desk.must_say("Open it with the newer program");
    assert!(!desk.has_control("Set it aside and go on without it") && !desk.has_control("Use this backup"));
    desk.key(Key::Escape);
    assert_eq!(std::fs::read(desk.data_dir().account_file("dana")).unwrap(), newer);
    assert!(!desk.data_dir().quarantine().exists());
}

#[test]
fn a_file_that_was_mended_meanwhile_is_not_touched() {
    let mut desk = damaged();
    look(&mut desk);
    let own = desk.data_dir().account_file("dana");
    let backup = desk.data_dir().backups("dana").read_dir().unwrap().next().unwrap().unwrap().path();
    std::fs::copy(backup, &own).unwrap();
    desk.click("Set it aside and go on without it");
    desk.must_say("The file can be read again, so nothing was put in its place; open the account.");
    assert!(own.exists());
}

/// A view of an older state of one's own account, which has gone on since.
fn older_view() -> Desk {
    let mut desk = Desk::with(|data_dir| {
        at_hand::about_to_expire(data_dir);
        Past::opened("eli", "Eli", "2026-11-02T09:00:00Z", &[(7, "2026-11-02T00:00:00Z")]).keep(data_dir);
    });
    let copy = desk.data_dir().root().join("copy.inmail.json");
    std::fs::copy(desk.data_dir().account_file("dana"), &copy).unwrap();
    desk.send("Priya Raman", "Hello", "Good morning");
    desk.saved();
    desk.restart_with(copy);
    desk.until("the view is there", |desk| desk.has_control("Replace an account…"));
    desk
}

#[test]
fn an_import_replaces_an_account_after_showing_both_and_undo_brings_it_back() {
    let mut desk = older_view();
    let own = desk.data_dir().account_file("dana");
    desk.click("Replace an account…");
    desk.until("both are shown", |desk| desk.says("After replacing"));
    assert_eq!(desk.focused().as_deref(), Some("Keep as it is"));
    assert!(desk.is_chosen("Dana Whitfield"));
    for part in ["41", "42", "23 Nov 2026, 10:00", "2 Nov 2026, 09:00"] {
        assert!(desk.texts().iter().any(|text| text == part), "{part}: {:#?}", desk.texts());
    }
    desk.must_say("Dana Whitfield gets the name, the actions and the credits of copy.inmail.json.");
    desk.click("Replace Dana Whitfield");
    desk.must_say("42 InMail credits left");
    assert_eq!(desk.toasts(), ["Dana Whitfield was replaced. 42 credits left, 1 action"]);
    assert_eq!((desk.account_path(), desk.on_disk().history.events().len()), (own, 1));
    assert_eq!(reasons(&desk, "dana"), [Reason::Day, Reason::Import]);
    desk.click("Undo");
    desk.must_say("41 InMail credits left");
    assert_eq!(desk.on_disk().history.events().len(), 2);
}

#[test]
fn another_account_keeps_its_own_id_when_it_is_replaced() {
    let mut desk = older_view();
    desk.click("Replace an account…");
    desk.until("both are shown", |desk| desk.says("After replacing"));
    desk.click("Eli");
    desk.until("it was read", |desk| desk.is_enabled("Replace Eli"));
    desk.click("Replace Eli");
    desk.must_say("42 InMail credits left");
    let file = desk.on_disk();
    assert_eq!((file.id.as_str(), file.name.as_str()), ("eli", "Dana Whitfield"));
    assert_eq!(reasons(&desk, "eli"), [Reason::Import]);
    desk.click("Undo");
    desk.must_say("7 InMail credits left");
    assert_eq!(desk.on_disk().name, "Eli");
}

#[test]
fn keeping_it_as_it_is_changes_nothing() {
    let mut desk = older_view();
    let own = desk.data_dir().account_file("dana");
    let before = std::fs::read(&own).unwrap();
    desk.click("Replace an account…");
    desk.key(Key::Escape);
    desk.must_say("Add to my accounts");
    assert_eq!(std::fs::read(own).unwrap(), before);
}

#[test]
fn what_is_no_whole_account_replaces_none() {
    let mut desk = Desk::with(at_hand::about_to_expire);
    let path = desk.data_dir().root().join("numbers.inmail.json");
    let numbers = desk.document().snapshot(inmail_credits::store::format::Detail::Numbers).unwrap();
    std::fs::write(&path, numbers).unwrap();
    desk.restart_with(path);
    desk.until("the view is there", |desk| desk.has_control("Replace an account…"));
    assert!(!desk.is_enabled("Replace an account…"));
    assert!(desk.description("Replace an account…").contains("cannot take the place of an account"));
}

#[test]
fn an_account_that_was_put_away_can_not_be_replaced() {
    let mut desk = Desk::with(at_hand::about_to_expire);
    let copy = desk.data_dir().root().join("copy.inmail.json");
    std::fs::copy(desk.data_dir().account_file("dana"), &copy).unwrap();
    desk.click("Account: Dana Whitfield");
    desk.click("Archive");
    desk.restart_with(copy);
    desk.until("the view is there", |desk| desk.has_control("Replace an account…"));
    assert!(!desk.is_enabled("Replace an account…"));
    assert_eq!(desk.description("Replace an account…"), "You have no account yet that it could replace.");
}
