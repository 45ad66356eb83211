//! The real program started again beside its window.

use std::process::{Child, ExitStatus};
use std::thread::sleep;
use std::time::Duration;

use crate::desk::Desk;
use crate::driver::Window;
use crate::kept;

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/v1/every-event.inmail.json");
const PAUSE: Duration = Duration::from_millis(100);
const END_TRIES: u32 = 300;
const READING: &str = "These accounts are open in another window.";

fn open_my_account(window: &mut Window<'_>) {
    window.click("Open my account…");
    window.type_into("Name of the account", "Anna Berg");
    window.replace_in("Credits left", "50");
    window.click("Open account");
    window.wait_for_label("50 InMail credits left");
    kept::wait_until_saved(window);
}

fn end_of(mut process: Child) -> ExitStatus {
    for _ in 0..END_TRIES {
        if let Some(status) = process.try_wait().unwrap() {
            return status;
        }
        sleep(PAUSE);
    }
    drop(process.kill());
    panic!("the second start did not end");
}

#[test]
fn a_second_start_ends_well_and_hands_its_file_to_the_first() {
    let desk = Desk::new();
    let mut window = desk.open();
    open_my_account(&mut window);
    assert_eq!(end_of(desk.start_again(&[])).code(), Some(0));
    window.wait_for_label("50 InMail credits left");
    assert_eq!(end_of(desk.start_again(&[GOLDEN])).code(), Some(0));
    window.wait_for_text("This is a view of the snapshot every-event.inmail.json.");
    window.screenshot("second-file");
    window.close();
}

#[test]
fn beside_a_frozen_window_a_second_one_reads_and_takes_over() {
    let desk = Desk::new();
    let mut first = desk.open();
    open_my_account(&mut first);
    first.signal("STOP");
    let mut second = desk.open();
    second.wait_for_text(READING);
    second.wait_for_label("50 InMail credits left");
    // What the first did not answer was taken back.
    let left = std::fs::read_dir(desk.data_dir().join("requests")).unwrap().count();
    assert_eq!(left, 0);
    first.kill();
    second.wait_for_text("This one keeps your accounts now.");
    second.wait_until_gone(READING);
    second.click("Advance 1 day");
    kept::wait_until_saved(&mut second);
    second.close();
    assert_eq!(kept::account(&desk.data_dir()).history.events().len(), 2);
}

/// One window stays, and seven starts end well: the first that comes answers the others while its own
/// window is still opening.
#[test]
fn of_eight_real_starts_one_window_stays() {
    let rounds = if std::env::var_os("INMAIL_CREDITS_FULL").is_some() { 10 } else { 2 };
    let desk = Desk::new();
    std::fs::create_dir_all(desk.data_dir()).unwrap();
    for round in 0..rounds {
        let mut all: Vec<Child> = (0..8).map(|_| desk.start_again(&[])).collect();
        let mut ended = Vec::new();
        for _ in 0..END_TRIES {
            ended = all.iter_mut().filter_map(|process| process.try_wait().unwrap()).collect();
            if ended.len() == 7 {
                break;
            }
            sleep(PAUSE);
        }
        let codes: Vec<_> = ended.iter().map(ExitStatus::code).collect();
        for process in &mut all {
            drop(process.kill());
            drop(process.wait());
        }
        assert_eq!(codes, [Some(0); 7], "round {round}");
    }
}
