//! What a later start with the same data directory asks of the window.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::ViewportCommand;
use inmail_credits::document::{Arrival, PATIENCE, arrive};
use inmail_credits::store::{Disk, RealDisk, Request, post_request};

use crate::at_hand;
use crate::desk::Desk;

fn ask(desk: &mut Desk, open: Option<PathBuf>) {
    let request = Request { asked_at: desk.now(), open };
    post_request(&RealDisk, &desk.data_dir(), "later", &request).unwrap();
}

fn answered(desk: &Desk) -> bool {
    std::fs::read_dir(desk.data_dir().requests()).unwrap().count() == 0
}

/// Draws frame after frame until the request is answered, and gives what the desktop is asked for then.
fn asked_of_the_desktop(desk: &mut Desk) -> Vec<ViewportCommand> {
    for _ in 0..1_000 {
        desk.window_mut().step();
        let output = &desk.window().output().viewport_output;
        let commands = output.values().next().unwrap().commands.clone();
        if !commands.is_empty() {
            return commands;
        }
        std::thread::sleep(std::time::Duration::from_millis(3));
    }
    panic!("not within 3 s: the window is to come to the front");
}

fn golden() -> PathBuf {
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/v1/every-event.inmail.json").into()
}

#[test]
fn a_later_start_brings_the_window_to_the_front_and_changes_nothing_in_it() {
    let mut desk = Desk::with_account(50);
    let before = desk.texts();
    ask(&mut desk, None);
    let commands = asked_of_the_desktop(&mut desk);
    for wanted in [ViewportCommand::Visible(true), ViewportCommand::Minimized(false), ViewportCommand::Focus]
    {
        assert!(commands.contains(&wanted), "{wanted:?}: {commands:?}");
    }
    assert!(answered(&desk));
    desk.settle();
    assert_eq!(desk.texts(), before);
}

#[test]
fn a_file_that_a_later_start_names_opens_as_a_view() {
    let mut desk = Desk::with_account(50);
    ask(&mut desk, Some(golden()));
    desk.until("the view is shown", |desk| desk.has_control("Add to my accounts"));
    desk.must_say("This is a view of the snapshot every-event.inmail.json.");
    assert!(answered(&desk));
}

#[test]
fn in_a_view_of_a_file_nothing_that_changes_can_be_pressed() {
    let mut desk = Desk::with_account(50);
    ask(&mut desk, Some(golden()));
    desk.until("the view is shown", |desk| desk.has_control("Add to my accounts"));
    for changes in ["Change type…", "Cancel subscription…"] {
        assert!(!desk.is_enabled(changes), "{changes}");
    }
    for of_the_clock in ["Advance month", "Advance 1 hour", "Advance 1 day", "More"] {
        assert!(!desk.has_control(of_the_clock), "{of_the_clock}");
    }
    for only_asks in ["Explain this balance", "Another number on Sales Navigator?", "Export snapshot…"] {
        assert!(desk.is_enabled(only_asks), "{only_asks}");
    }
    desk.click("Compose");
    assert!(!desk.is_enabled("Send InMail"));
}

#[test]
fn a_file_that_cannot_be_read_is_told() {
    let mut desk = Desk::with_account(50);
    ask(&mut desk, Some("/nowhere/at all.inmail.json".into()));
    desk.until("it is told", |desk| desk.says("at all.inmail.json cannot be opened."));
    desk.must_say("50 InMail credits left");
}

#[test]
fn what_is_no_request_is_removed_and_nothing_happens() {
    let mut desk = Desk::with_account(50);
    let before = desk.texts();
    let path = desk.data_dir().requests().join("x.request.json");
    std::fs::write(path, b"{\"format\":\"inmail-credits-request\",\"version\":1,\"open\":7}").unwrap();
    desk.until("it is removed", answered);
    assert_eq!(desk.texts(), before);
}

#[test]
fn a_window_that_waits_for_requests_sleeps() {
    let mut desk = Desk::with_account(50);
    desk.pass_ms(5_000);
    assert!(desk.sleeps_for().as_secs() > 30, "{:?}", desk.sleeps_for());
}

/// Twice as long as a start waits for a window that does not even hear it.
#[test]
fn a_later_start_waits_for_a_window_that_is_busy() {
    let mut desk = Desk::with_account(50);
    let data_dir = desk.data_dir();
    let at = desk.now();
    let later = std::thread::spawn(move || {
        let disk: Arc<dyn Disk> = Arc::new(RealDisk);
        arrive(&disk, &data_dir, "later", Some(&golden()), || at)
    });
    std::thread::sleep(2 * PATIENCE);
    assert!(!later.is_finished());
    desk.until("the view is shown", |desk| desk.has_control("Add to my accounts"));
    assert!(matches!(later.join().unwrap(), Arrival::Answered));
    assert!(answered(&desk));
}

#[test]
fn a_request_of_long_ago_is_removed_at_the_start_and_a_fresh_one_is_met() {
    let mut desk = Desk::with_account(50);
    desk.close();
    let old = Request { asked_at: desk.now().plus_ms(-60_000), open: Some(golden()) };
    post_request(&RealDisk, &desk.data_dir(), "old", &old).unwrap();
    desk.restart();
    assert!(answered(&desk));
    desk.must_say("50 InMail credits left");
    desk.close();
    ask(&mut desk, Some(golden()));
    desk.restart();
    desk.until("the view is shown", |desk| desk.has_control("Add to my accounts"));
}

#[test]
fn while_the_account_cannot_be_left_the_file_is_told_and_not_lost_in_silence() {
    let mut desk = Desk::with(at_hand::about_to_expire);
    let accounts = desk.data_dir().accounts();
    std::fs::rename(&accounts, accounts.with_extension("away")).unwrap();
    std::fs::write(&accounts, b"a file, not a folder").unwrap();
    desk.click("Advance 1 day");
    desk.until("it says so", |desk| desk.says("The last change is not saved."));
    ask(&mut desk, Some(golden()));
    desk.until("it is told", |desk| desk.says("every-event.inmail.json cannot be opened."));
    desk.must_say("save first, then open it again");
    std::fs::remove_file(&accounts).unwrap();
    std::fs::rename(accounts.with_extension("away"), &accounts).unwrap();
}
