//! Accounts with so much in them that it is not worked out within one frame.

use eframe::egui::{Key, Modifiers};

use crate::at_hand::sent;
use crate::desk::Desk;

/// More messages than are put together in a frame.
const MANY: usize = 5_500;

#[test]
fn many_inmails_are_searched_and_sorted_over_some_frames() {
    let mut desk = Desk::with(|data_dir| sent(data_dir, MANY));
    desk.click("Sent");
    desk.press(Modifiers::COMMAND, Key::F);
    desk.type_into("Search people, subjects, text, dates", "subject nobody wrote");
    desk.until("what was searched is not found", |desk| desk.says("Nothing found"));
    desk.click("Clear search");
    desk.type_into("Search people, subjects, text, dates", "PERSON 00003");
    desk.until("one is found", |desk| desk.says("1 of 5,500"));
    assert!(desk.rows()[0].starts_with("InMail to Person 00003: Subject 3."));
    desk.click("Clear search");
    desk.click("To and subject");
    desk.until("the names are sorted", |desk| desk.rows()[0].contains("Person 00000"));
    desk.click("Ledger");
    desk.type_into("Search people, subjects, reasons, dates", "inmail to person 05499");
    desk.until("one is found", |desk| desk.says("1 of 11,001"));
    desk.click("Clear search");
    desk.click("What");
    desk.until("the reasons are sorted", |desk| desk.rows()[0].contains("InMail to Person 00000"));
}

#[test]
fn somebody_written_to_long_ago_is_offered_too() {
    let mut desk = Desk::with(|data_dir| sent(data_dir, MANY));
    desk.click("Compose");
    // Five are offered, the latest first; these are among the earliest of all.
    desk.type_into("To", "person 0000");
    desk.until("people are known", |desk| desk.has_control("Person 00009"));
    assert!(desk.has_control("Person 00005"));
    assert!(!desk.has_control("Person 00004"));
}

#[test]
fn what_takes_long_is_worked_out_while_the_window_goes_on() {
    let mut desk = Desk::with(|data_dir| sent(data_dir, MANY));
    desk.click("Rules");
    desk.until("the other readings are known", |desk| desk.says("With both read the other way"));
    desk.must_not_say("Being worked out…");
    let mut desk = Desk::with(|data_dir| sent(data_dir, 60));
    let credits = desk.account().credits();
    desk.click("Another number on Sales Navigator?");
    desk.type_into("Number on Sales Navigator", &(credits - 2).to_string());
    desk.click("Compare");
    desk.until("it is explained", |desk| {
        desk.says("2 InMails were sent that are not recorded in InMail Credits.")
    });
    desk.must_not_say("Looking for what could explain it…");
}

#[test]
fn a_search_for_what_explains_a_number_tells_how_far_it_is_and_can_be_stopped() {
    let mut desk = Desk::with(|data_dir| sent(data_dir, MANY));
    let credits = desk.account().credits();
    desk.click("Another number on Sales Navigator?");
    desk.type_into("Number on Sales Navigator", &(credits - 7).to_string());
    desk.click("Compare");
    desk.until("it is told how far it is", |desk| desk.says(" possibilities tried"));
    desk.must_say("Looking for what could explain it…");
    assert!(!desk.has_control("Copy all"));
    desk.click("Stop");
    desk.must_not_say("Looking for what could explain it…");
    desk.must_not_say(" possibilities tried");
    assert!(!desk.has_control("Stop") && !desk.has_control("Copy all"));
    assert_eq!(desk.value("Number on Sales Navigator"), (credits - 7).to_string());
}
