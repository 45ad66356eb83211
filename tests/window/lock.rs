//! Edit and Delete lock 60 minutes after sending, by the clock alone.

use eframe::egui::Key;

use crate::at_hand::Past;
use crate::desk::{Desk, at};

const EDIT: &str = "Edit InMail to Priya Raman: Hello";
const DELETE: &str = "Delete InMail to Priya Raman: Hello";
const LAST_MS: &str = "2026-11-23T10:59:59.999Z";
const CLOSED: &str = "2026-11-23T11:00:00Z";
const TOO_LATE_TO_EDIT: &str = "The time to edit this InMail ended on 23 Nov 2026, 11:00 UTC.";
const TOO_LATE_TO_DELETE: &str = "The time to delete this InMail ended on 23 Nov 2026, 11:00 UTC.";

#[test]
fn the_lock_falls_at_the_60th_minute_without_a_click() {
    let mut desk = Desk::with_one_sent();
    desk.must_say("locks in 1 h");
    desk.set_time(at(LAST_MS));
    assert!(desk.is_enabled(EDIT) && desk.is_enabled(DELETE));
    desk.must_say("locks in 1 s");
    desk.set_time(at(CLOSED));
    assert!(!desk.is_enabled(EDIT) && !desk.is_enabled(DELETE));
    assert!(desk.description(EDIT).starts_with(TOO_LATE_TO_EDIT), "{}", desk.description(EDIT));
    assert!(desk.description(DELETE).starts_with(TOO_LATE_TO_DELETE), "{}", desk.description(DELETE));
    desk.must_say("locked");
}

#[test]
fn an_edit_in_the_last_millisecond_counts() {
    let mut desk = Desk::with_one_sent();
    desk.set_time(at(LAST_MS));
    desk.click(EDIT);
    desk.replace("Subject", "Just in time");
    desk.click("Save changes");
    desk.must_say("Just in time");
    assert_eq!(desk.on_disk().history.events().len(), 3);
}

#[test]
fn a_deletion_in_the_last_millisecond_counts() {
    let mut desk = Desk::with_one_sent();
    desk.set_time(at(LAST_MS));
    desk.click(DELETE);
    desk.click("Delete InMail");
    desk.must_say("Deleted · not returned");
}

/// Presses while it can still be done and lets go when it no longer can.
fn late_click(name: &str) -> Vec<String> {
    let mut desk = Desk::with_one_sent();
    desk.set_time(at(LAST_MS));
    let pos = desk.reach(name);
    desk.press_at(pos);
    desk.set_time_silently(at(CLOSED));
    desk.release_at(pos);
    assert!(!desk.has_control("Save changes") && !desk.has_control("Keep as it is"));
    desk.toasts()
}

#[test]
fn a_click_on_edit_that_comes_too_late_gets_a_sentence() {
    let told = late_click(EDIT);
    assert!(told.iter().any(|toast| toast.starts_with(TOO_LATE_TO_EDIT)), "{told:?}");
}

#[test]
fn a_click_on_delete_that_comes_too_late_gets_a_sentence() {
    let told = late_click(DELETE);
    assert!(told.iter().any(|toast| toast.starts_with(TOO_LATE_TO_DELETE)), "{told:?}");
}

#[test]
fn keys_that_come_too_late_get_a_sentence() {
    for (key, sentence) in [(Key::F2, TOO_LATE_TO_EDIT), (Key::Delete, TOO_LATE_TO_DELETE)] {
        let mut desk = Desk::with_one_sent();
        desk.set_time_silently(at(CLOSED));
        desk.key(key);
        assert!(desk.toasts().iter().any(|toast| toast.starts_with(sentence)), "{:?}", desk.toasts());
    }
}

#[test]
fn an_open_edit_form_locks_and_says_why() {
    let mut desk = Desk::with_one_sent();
    desk.click(EDIT);
    desk.replace("Subject", "Too late");
    desk.must_say("for 1 h more");
    desk.set_time(at(LAST_MS));
    assert!(desk.is_enabled("Save changes"));
    desk.must_say("for 1 s more");
    desk.set_time(at(CLOSED));
    assert!(!desk.is_enabled("Save changes"));
    assert!(desk.description("Save changes").starts_with(TOO_LATE_TO_EDIT));
    desk.must_say(TOO_LATE_TO_EDIT);
    // What was typed is still there to be copied.
    assert_eq!(desk.value("Subject"), "Too late");
    desk.click("Cancel");
    assert_eq!(desk.on_disk().history.events().len(), 2);
}

#[test]
fn answering_the_question_to_delete_too_late_gets_a_sentence() {
    let mut desk = Desk::with_one_sent();
    desk.click(DELETE);
    desk.set_time(at(CLOSED));
    desk.click("Delete InMail");
    assert!(desk.toasts()[0].starts_with(TOO_LATE_TO_DELETE), "{:?}", desk.toasts());
    assert_eq!(desk.on_disk().history.events().len(), 2);
}

#[test]
fn a_click_on_send_after_the_last_credit_expired_gets_a_sentence() {
    let mut desk = Desk::with(|data_dir| {
        Past::opened("dana", "Dana", "2026-11-02T09:00:00Z", &[(1, "2026-08-26T00:00:00Z")]).keep(data_dir);
    });
    desk.click("Compose");
    for (field, text) in [("To", "Priya Raman"), ("Subject", "Hello"), ("Message", "Good morning")] {
        desk.type_into(field, text);
    }
    desk.set_time(at("2026-11-23T23:59:59.999Z"));
    let pos = desk.reach("Send InMail");
    desk.press_at(pos);
    desk.set_time_silently(at("2026-11-24T00:00:00Z"));
    desk.release_at(pos);
    assert_eq!(desk.account().messages().len(), 0);
    assert!(!desk.is_enabled("Send InMail"));
    let told = desk.texts();
    let sentence = "No credits are left. The next arrive on 1 Dec 2026, 00:00 UTC.";
    // Beside the button, beside the bar, and as the answer to the click.
    assert_eq!(told.iter().filter(|text| *text == sentence).count(), 3, "{told:#?}");
}
