//! The real window killed at random, and ended by a panic.

use std::time::Duration;

use eframe::egui::{Event, Key, Modifiers};
use inmail_credits::store::{DataDir, Draft, RealDisk, read_side_file};

use crate::desk::Desk;
use crate::driver::Window;
use crate::kept;

/// A word of its own in every field.
const NAME: &str = "Zorbelina";
const LETTER: [(&str, &str); 4] = [
    ("To", "Quixandor"),
    ("Profile address", "wexlorian"),
    ("Subject", "Blyxomatic"),
    ("Message", "Frumiosity"),
];
const DRAFT: &str = "Jabbertwist";

fn open_my_account(window: &mut Window<'_>) {
    window.click("Open my account…");
    window.type_into("Name of the account", NAME);
    window.replace_in("Credits left", "50");
    window.click("Open account");
    window.wait_for_label("50 InMail credits left");
    kept::wait_until_saved(window);
}

/// Milliseconds, spread over a save and what comes before and after it.
fn wait(round: u64) -> Duration {
    Duration::from_millis(round.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32 & 63)
}

#[test]
fn what_the_window_told_to_be_saved_survives_its_kill() {
    let kills = if std::env::var_os("INMAIL_CREDITS_FULL").is_some() { 50 } else { 8 };
    let desk = Desk::new();
    let mut window = desk.open();
    open_my_account(&mut window);
    window.kill();
    let mut events = 1;
    for round in 0..kills {
        let mut window = desk.open();
        window.click("Advance 1 hour");
        kept::wait_until_saved(&mut window);
        window.click_and_go("Advance 1 day");
        drop(window.kill_after(wait(round)));
        let found = kept::account(&desk.data_dir()).history.events().len();
        assert!((events + 1..=events + 2).contains(&found), "round {round}: {found} after {events}");
        events = found;
    }
    assert!(events as u64 > kills);
}

#[test]
fn a_draft_survives_a_kill_two_seconds_after_it_was_typed() {
    let desk = Desk::new();
    let mut window = desk.open();
    open_my_account(&mut window);
    window.click("Compose");
    window.type_into("Message", DRAFT);
    drop(window.kill_after(Duration::from_secs(2)));
    let mut window = desk.open();
    window.click("Compose");
    window.wait_for_value("Message", DRAFT);
    window.close();
}

#[test]
fn neither_logs_nor_titles_nor_the_report_of_a_panic_hold_what_was_written() {
    let desk = Desk::new();
    let loud = [("RUST_LOG", "trace"), ("RUST_BACKTRACE", "full")];
    let mut window = desk.open_with(&[], &loud);
    open_my_account(&mut window);
    window.click("Compose");
    for (field, text) in LETTER {
        window.type_into(field, text);
    }
    window.click("Send InMail");
    window.wait_for_text("InMail sent to Quixandor");
    window.type_into("Message", DRAFT);
    window.wait_for_text("Draft saved");
    let titles = desk.titles();
    assert!(titles.contains("InMail Credits"), "{titles}");
    hold_nothing("a title", &titles);
    let modifiers = Modifiers::COMMAND | Modifiers::CTRL | Modifiers::SHIFT;
    let key = Event::Key { key: Key::F12, physical_key: None, pressed: true, repeat: false, modifiers };
    let typed = Event::Text(DRAFT.to_owned());
    let code = window.end_by(vec![typed, Event::ModifiersChanged(modifiers), key]);
    assert_ne!(code, Some(0));
    let said = window.said();
    hold_nothing("standard error", &said);
    assert!(said.contains("InMail Credits ended unexpectedly."), "{said}");
    let report = std::fs::read_to_string(desk.data_dir().join("panic.txt")).unwrap();
    hold_nothing("the report", &report);
    drop(window);
    let account = kept::account(&desk.data_dir());
    assert_eq!((account.name.as_str(), account.history.events().len()), (NAME, 2));
    let data_dir = DataDir::choose(Some(desk.data_dir())).unwrap();
    let (draft, _) = read_side_file::<Draft>(&RealDisk, &data_dir.draft_file(&account.id));
    // What was typed last came before the key that ended it.
    assert_eq!(draft.body, DRAFT.repeat(2));
    let mut window = desk.open();
    window.wait_for_text("The program ended unexpectedly last time.");
    window.screenshot("ended-unexpectedly");
    window.close();
}

fn hold_nothing(what: &str, text: &str) {
    let texts = LETTER.iter().map(|(_, text)| *text).chain([NAME, DRAFT]);
    for word in texts {
        assert!(!text.to_lowercase().contains(&word.to_lowercase()), "{what} holds {word}: {text}");
    }
}
