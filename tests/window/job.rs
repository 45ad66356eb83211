//! The main job, from the first start to the second.

use eframe::egui::Key;
use inmail_credits::domain::MINUTE_MS;

use crate::desk::Desk;

/// Sends to two people, edits one InMail, deletes the other.
fn a_morning() -> Desk {
    let mut desk = Desk::with_account(50);
    desk.must_say("50 InMail credits left");
    desk.send("Priya Raman", "Hello", "Good morning");
    desk.send("Jonas Weber", "Following up", "As promised");
    desk.click("Sent");
    desk.click("Edit InMail to Priya Raman: Hello");
    desk.replace("Subject", "Hello again");
    desk.click("Save changes");
    desk.click("Delete InMail to Jonas Weber: Following up");
    desk.click("Delete InMail");
    desk
}

#[test]
fn sending_costs_a_credit_and_says_so() {
    let mut desk = Desk::with_account(50);
    desk.send("Priya Raman", "Hello", "Good morning");
    assert!(desk.toasts()[0].starts_with("InMail sent to Priya Raman"), "{:?}", desk.toasts());
    desk.click("Settings");
    desk.must_say("49 InMail credits left");
    desk.must_say("1 waiting for a response");
    assert_eq!(desk.on_disk().summary_credits, 49);
}

#[test]
fn an_edit_is_free_and_a_deletion_brings_nothing_back() {
    let mut desk = a_morning();
    desk.must_say("Hello again");
    desk.must_say("Deleted · not returned");
    assert!(!desk.has_control("Edit InMail to Jonas Weber: Following up"));
    desk.click("Settings");
    desk.must_say("48 InMail credits left");
}

#[test]
fn a_response_brings_the_credit_back() {
    let mut desk = a_morning();
    desk.key(Key::End);
    desk.click("Not interested");
    assert!(desk.toasts()[0].starts_with("Priya Raman answered: not interested"), "{:?}", desk.toasts());
    desk.must_say("Returned · Not interested");
    assert!(!desk.is_enabled("Interested"));
    desk.click("Settings");
    desk.must_say("49 InMail credits left");
}

#[test]
fn everything_is_as_it_was_after_a_restart() {
    let mut desk = a_morning();
    desk.key(Key::End);
    desk.click("Interested");
    desk.click("Advance month");
    desk.click("Compose");
    desk.type_into("To", "Aiko Tanaka");
    desk.type_into("Message", "Not sent yet");
    desk.click("Settings");
    desk.must_say("99 InMail credits left");
    desk.must_say("simulated, 8 days ahead");
    let events = desk.events_on_disk();
    desk.set_time_silently(desk.now().plus_ms(10 * MINUTE_MS));

    desk.restart();
    desk.must_say("Dana Whitfield");
    desk.must_say("99 InMail credits left");
    desk.must_say("simulated, 8 days ahead");
    desk.must_say("1 Dec 2026, 00:10 UTC");
    desk.click("Sent");
    desk.must_say("Hello again");
    desk.must_say("Returned · Interested");
    desk.must_say("Deleted · not returned");
    desk.click("Compose");
    assert_eq!(desk.value("To"), "Aiko Tanaka");
    assert_eq!(desk.value("Message"), "Not sent yet");
    assert_eq!(desk.events_on_disk(), events);
}

#[test]
fn a_draft_is_kept_even_when_the_window_closes_while_typing() {
    let mut desk = Desk::with_account(5);
    desk.click("Compose");
    for (field, text) in [("To", "Zoë"), ("Profile address", "linkedin.com/in/zoe"), ("Subject", "One")] {
        desk.type_into(field, text);
    }
    desk.window().event(eframe::egui::Event::Text(" and two".to_owned()));
    desk.window_mut().step();
    desk.restart();
    desk.click("Compose");
    assert_eq!(desk.value("To"), "Zoë");
    assert_eq!(desk.value("Profile address"), "linkedin.com/in/zoe");
    assert_eq!(desk.value("Subject"), "One and two");
}

#[test]
fn a_sent_draft_does_not_come_back_after_a_restart() {
    let mut desk = Desk::with_one_sent();
    desk.restart();
    desk.click("Compose");
    assert_eq!((desk.value("To"), desk.value("Message")), (String::new(), String::new()));
}

#[test]
fn what_is_shown_as_saved_is_on_disk() {
    let mut desk = Desk::with_account(7);
    desk.click("Advance 1 day");
    desk.until("it says so", |desk| desk.says("Saved 11:00:00"));
    assert_eq!(desk.on_disk().history.events().len(), 2);
}
