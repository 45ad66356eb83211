//! Do, tell, undo.

use eframe::egui::{Key, Modifiers};

use crate::at_hand;
use crate::desk::Desk;

/// What is on screen beside the toasts.
fn page(desk: &mut Desk) -> Vec<String> {
    desk.close_toasts();
    // Their order is that of drawing; what counts is what is there.
    desk.texts()
}

#[test]
fn a_month_advance_lists_what_happened_with_undo() {
    let mut desk = Desk::with(at_hand::about_to_expire);
    desk.click("Advance month");
    let told = "It is now 1 December 2026, 00:00 UTC. \
                12 unused credits expired, 26 Nov, −12. Monthly allocation, 1 Dec, +50";
    assert_eq!(desk.toasts(), [told]);
    assert!(desk.is_enabled("Undo"));
    desk.must_say("80 InMail credits left");
}

#[test]
fn undo_restores_screen_and_file_exactly() {
    for by_key in [false, true] {
        let mut desk = Desk::with(at_hand::about_to_expire);
        let (events, before) = (desk.events_on_disk(), page(&mut desk));
        desk.click("Advance month");
        desk.until("it is on disk", |desk| desk.says("Saved 11:00:00"));
        assert_ne!(desk.events_on_disk(), events);
        if by_key {
            desk.press(Modifiers::COMMAND, Key::Z);
        } else {
            desk.click("Undo");
        }
        assert_eq!(desk.toasts(), ["Undone: moving the clock to 1 Dec 2026, 00:00 UTC"]);
        assert_eq!(desk.events_on_disk(), events);
        let saved = |texts: Vec<String>| -> Vec<String> {
            // When it was saved last is another time now.
            texts.into_iter().filter(|text| !text.starts_with("Saved")).collect()
        };
        assert_eq!(saved(page(&mut desk)), saved(before));
    }
}

#[test]
fn everything_done_here_can_be_undone_one_by_one_but_nothing_older() {
    let mut desk = Desk::with(at_hand::about_to_expire);
    let events = desk.events_on_disk();
    desk.click("Advance 1 hour");
    desk.send("Priya Raman", "Hello", "Text");
    desk.click("Sent");
    desk.click("Interested");
    for _ in 0..3 {
        assert_ne!(desk.document().history().events().len(), events.len());
        desk.press(Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(desk.events_on_disk(), events);
    desk.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.events_on_disk(), events);
    desk.must_not_say("Undone: opening");
}

#[test]
fn undoing_a_sending_brings_its_text_back() {
    let mut desk = Desk::with_account(50);
    desk.send("Priya Raman", "Hello", "Good morning");
    desk.click("Undo");
    assert_eq!(desk.account().credits(), 50);
    for (field, text) in [("To", "Priya Raman"), ("Subject", "Hello"), ("Message", "Good morning")] {
        assert_eq!(desk.value(field), text);
    }
}

#[test]
fn ctrl_z_right_after_sending_takes_the_sending_back() {
    let mut desk = Desk::with_account(50);
    desk.send("Priya Raman", "Hello", "Good morning");
    desk.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.account().messages().len(), 0);
    assert_eq!(desk.value("Message"), "Good morning");
}

#[test]
fn ctrl_z_while_typing_belongs_to_the_text() {
    let mut desk = Desk::with_one_sent();
    desk.click("Compose");
    desk.type_into("To", "Jonas");
    desk.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.account().messages().len(), 1);
}

#[test]
fn time_that_passed_stays_passed_after_an_undo() {
    let mut desk = Desk::with_account(50);
    desk.click("Advance 1 day");
    desk.pass_ms(5 * 60_000);
    desk.click("Undo");
    desk.must_say("23 Nov 2026, 10:05 UTC");
    desk.must_say("live");
}

#[test]
fn the_menu_names_what_would_be_taken_back() {
    let mut desk = Desk::with_account(50);
    let offered = |desk: &mut Desk, name: &str| {
        desk.click("Account: Dana Whitfield");
        let is_enabled = desk.is_enabled(name);
        desk.key(Key::Escape);
        is_enabled
    };
    assert!(!offered(&mut desk, "Undo"));
    desk.send("Priya Raman", "Hello", "Good morning");
    desk.close_toasts();
    assert!(offered(&mut desk, "Undo: the InMail to Priya Raman"));
    desk.click("Advance 1 hour");
    desk.close_toasts();
    assert!(offered(&mut desk, "Undo: moving the clock to 23 Nov 2026, 11:00 UTC"));
    desk.click("Account: Dana Whitfield");
    desk.click("Undo: moving the clock to 23 Nov 2026, 11:00 UTC");
    assert_eq!(desk.toasts(), ["Undone: moving the clock to 23 Nov 2026, 11:00 UTC"]);
    assert!(offered(&mut desk, "Undo: the InMail to Priya Raman"));
}

#[test]
fn a_response_that_was_just_recorded_is_taken_back_where_it_was_recorded() {
    let mut desk = Desk::with_one_sent();
    let undo = "Undo this response";
    assert!(!desk.has_control(undo));
    desk.click("Interested");
    desk.click(undo);
    assert!(desk.is_enabled("Interested") && !desk.has_control(undo));
    desk.click("Wrote back");
    assert!(desk.has_control(undo));
    // From then on Undo takes something else back.
    desk.click("Advance 1 hour");
    assert!(!desk.has_control(undo));
}

#[test]
fn the_keys_of_redo_undo_nothing_and_undo_says_where_there_is_nothing_left() {
    let mut desk = Desk::with_account(50);
    desk.send("Priya Raman", "Hello", "Text");
    desk.click("Settings");
    desk.click("Advance 1 hour");
    desk.close_toasts();
    for (modifiers, key) in [(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z), (Modifiers::COMMAND, Key::Y)] {
        desk.press(modifiers, key);
        assert_eq!(desk.document().history().events().len(), 3);
        assert!(desk.toasts()[0].starts_with("What was undone is not done again by a key."));
        desk.close_toasts();
    }
    desk.press(Modifiers::COMMAND, Key::Z);
    desk.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.document().history().events().len(), 1);
    desk.close_toasts();
    desk.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.toasts().len(), 1, "it is said that there is nothing to undo");
}

#[test]
fn what_was_done_can_still_be_undone_after_a_look_at_a_file() {
    let mut desk = Desk::with_account(50);
    desk.send("Priya Raman", "Hello", "Text");
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/v1/every-event.inmail.json");
    for _ in 0..2 {
        desk.drop_files(&[golden.into()]);
        desk.until("it is open", |desk| desk.says("This is a view of the snapshot"));
    }
    desk.click("Close the view");
    desk.must_say("49 InMail credits left");
    desk.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.toasts(), ["Undone: the InMail to Priya Raman"]);
    assert_eq!(desk.on_disk().history.events().len(), 1);
}
