//! Sent: searching, filtering, sorting, the story, long lists.

use eframe::egui::{Event, Key};

use crate::at_hand;
use crate::desk::{Desk, at};
use crate::dice::wheel;

const SEARCH: &str = "Search people, subjects, text, dates";

fn rows(desk: &Desk) -> Vec<String> {
    desk.controls_like("Edit InMail to ")
}

#[test]
fn an_empty_list_says_what_to_do_next() {
    let mut desk = Desk::with_account(50);
    desk.click("Sent");
    desk.must_say("Nothing sent yet");
    desk.click("Write an InMail");
    assert!(desk.is_chosen("Compose"));
}

#[test]
fn filters_and_search_narrow_the_list() {
    let mut desk = Desk::with_account(50);
    for name in ["Anna", "Bert", "Cleo"] {
        desk.send(name, &format!("To {name}"), "Text");
    }
    desk.click("Sent");
    desk.must_say("3 InMails · 3 waiting · none answered yet");
    desk.click("Interested");
    desk.must_say("3 InMails · 2 waiting · 33% of all answered so far");
    desk.click("Returned");
    assert_eq!(rows(&desk), ["Edit InMail to Cleo: To Cleo"]);
    desk.click("Waiting");
    assert_eq!(rows(&desk).len(), 2);
    desk.type_into(SEARCH, "TO bert");
    assert_eq!(rows(&desk), ["Edit InMail to Bert: To Bert"]);
    desk.replace(SEARCH, "23 nov 2026");
    assert_eq!(rows(&desk).len(), 2, "by the day on which it was sent");
    desk.replace(SEARCH, "\"22 nov\"");
    desk.must_say("Nothing found");
    desk.click("Deleted");
    desk.must_say("Nothing found");
    desk.click("Show all");
    assert_eq!(rows(&desk).len(), 3);
}

#[test]
fn a_list_that_is_sorted_begins_at_its_top_where_no_row_is_chosen() {
    let mut desk = Desk::with(|data_dir| at_hand::sent(data_dir, 300));
    desk.click("Sent");
    let first = rows(&desk)[0].clone();
    let place = desk.control(&first).rect().center();
    desk.at_once(vec![Event::PointerMoved(place), wheel(-3_000.0)]);
    assert!(!rows(&desk).contains(&first), "{:?}", rows(&desk));
    desk.click("Sent (UTC)");
    desk.click("Sent (UTC)");
    assert_eq!(rows(&desk)[0], first);
}

#[test]
fn the_story_tells_what_happened_and_what_may_come() {
    let mut desk = Desk::with_one_sent();
    for told in ["Sent, 1 credit used", "Edit and delete lock", "Reminder, if not answered", "Last moment"] {
        desk.must_say(told);
    }
    desk.set_time(at("2027-02-21T10:00:00Z"));
    desk.must_say("No response: the credit stays used");
    desk.close_toasts();
    desk.click("Interested");
    desk.must_say("Answered too late");
    assert!(!desk.is_enabled("Wrote back"));
    assert!(desk.description("Wrote back").contains("The first response decides."));
}

#[test]
fn ten_thousand_messages_are_searched_and_keep_their_selection_when_sorted() {
    let mut desk = Desk::with(|data_dir| at_hand::sent(data_dir, 10_000));
    desk.click("Sent");
    desk.must_say("10,000 InMails · 0 waiting · 100% of all answered so far");
    assert!(rows(&desk).len() < 30, "only rows in view are drawn: {}", rows(&desk).len());
    desk.key(Key::End);
    assert_eq!(rows(&desk).last().unwrap(), "Edit InMail to Person 00000: Subject 0");
    desk.must_say("Sent, 1 credit used");
    let person = |desk: &Desk| desk.texts().iter().filter(|text| *text == "Person 00000").count();
    assert_eq!(person(&desk), 2);
    // By person it is the first. Its story stays, and Down goes on from there.
    desk.click("To and subject");
    desk.must_say("Person 00000");
    desk.must_not_say("Select an InMail");
    desk.key(Key::ArrowDown);
    assert_eq!(desk.texts().iter().filter(|text| *text == "Person 00001").count(), 2);
    desk.type_into(SEARCH, "09999");
    assert_eq!(rows(&desk), ["Edit InMail to Person 09999: Subject 9999"]);
}

#[test]
fn the_search_field_says_how_many_were_found() {
    let mut desk = Desk::with_account(50);
    for name in ["Anna", "Bert", "Cleo"] {
        desk.send(name, &format!("To {name}"), "Text");
    }
    desk.click("Sent");
    desk.must_not_say("InMails found");
    desk.type_into(SEARCH, "er");
    desk.must_say("1 of 3 InMails found");
    desk.click("Returned");
    desk.must_say("0 of 3 InMails found");
    desk.click("Show all");
    desk.must_not_say("InMails found");
}
