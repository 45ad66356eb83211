//! What is asked before credits are lost.

use eframe::egui::Key;

use crate::desk::Desk;

/// Opens the question and leaves it with Escape: nothing is done, and the safe button had the focus.
fn asks_and_does_nothing(desk: &mut Desk, open: &str, safe: &str, told: &[&str]) {
    let events = desk.events_on_disk();
    desk.click(open);
    for part in told {
        desk.must_say(part);
    }
    assert_eq!(desk.focused().as_deref(), Some(safe));
    desk.key(Key::Escape);
    assert!(!desk.has_control(safe));
    assert_eq!(desk.events_on_disk(), events);
}

#[test]
fn changing_the_type_names_the_credits_lost_and_the_date() {
    let mut desk = Desk::with_account(50);
    let told = ["50 credits are lost", "1 Dec 2026, 00:00 UTC", "Change to Advanced"];
    asks_and_does_nothing(&mut desk, "Change type…", "Keep subscription", &told);
    desk.click("Change type…");
    desk.click("Advanced Plus");
    desk.replace("Credits it begins with", "12");
    desk.click("Change to Advanced Plus");
    desk.must_say("12 InMail credits left");
    desk.must_say("Sales Navigator Advanced Plus");
    assert_eq!(desk.on_disk().summary_credits, 12);
}

#[test]
fn a_wrong_number_of_credits_is_told_at_its_field() {
    let mut desk = Desk::with_account(50);
    desk.click("Change type…");
    for (number, told) in [("", "Enter a whole number."), ("151", "An account holds at most 150 credits")] {
        desk.replace("Credits it begins with", number);
        if number.is_empty() {
            desk.replace("Credits it begins with", "many");
        }
        assert!(desk.told_at("Credits it begins with").starts_with(told));
        assert!(!desk.is_enabled("Change to Advanced"));
    }
}

#[test]
fn cancelling_names_the_credits_lost_and_the_date() {
    let mut desk = Desk::with_account(50);
    let told = ["50 credits are lost", "1 Dec 2026, 00:00 UTC", "Cancel subscription"];
    asks_and_does_nothing(&mut desk, "Cancel subscription…", "Keep subscription", &told);
    desk.click("Cancel subscription…");
    desk.click("Cancel subscription");
    desk.must_say("0 InMail credits left");
    desk.must_say("No subscription is active.");
    desk.must_say("No allocation ahead");
}

#[test]
fn a_single_credit_is_told_as_one() {
    let mut desk = Desk::with_account(1);
    desk.must_say("1 InMail credit left");
    desk.click("Cancel subscription…");
    desk.must_say("1 credit is lost");
}

#[test]
fn a_cancelled_subscription_can_begin_again() {
    let mut desk = Desk::with_account(50);
    desk.click("Cancel subscription…");
    desk.click("Cancel subscription");
    desk.click("Start a subscription…");
    desk.must_say("the next 50 arrive on 1 Dec 2026, 00:00 UTC");
    desk.replace("Credits it begins with", "20");
    desk.click("Start Core");
    desk.must_say("20 InMail credits left");
}

#[test]
fn deleting_says_that_no_credit_comes_back_and_until_when() {
    let mut desk = Desk::with_one_sent();
    let told = ["Its credit does not come back", "23 Nov 2026, 11:00 UTC", "Delete InMail"];
    let open = "Delete InMail to Priya Raman: Hello";
    asks_and_does_nothing(&mut desk, open, "Keep as it is", &told);
}

#[test]
fn the_focus_returns_to_where_it_was_after_a_question() {
    let mut desk = Desk::with_account(50);
    desk.control("Change type…").focus();
    desk.settle();
    desk.key(Key::Enter);
    assert_eq!(desk.focused().as_deref(), Some("Keep subscription"));
    desk.key(Key::Enter);
    assert_eq!(desk.focused().as_deref(), Some("Change type…"));
}

#[test]
fn enter_in_a_new_question_is_the_safe_answer() {
    let mut desk = Desk::with_account(50);
    desk.click("Cancel subscription…");
    desk.key(Key::Enter);
    desk.must_say("50 InMail credits left");
}
