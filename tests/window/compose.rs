//! Compose: cost and consequences, what is refused, people written to before.

use eframe::egui::{Key, Modifiers};

use egui_kittest::kittest::NodeT as _;

use crate::desk::{Desk, SMALL};

fn draft(desk: &mut Desk, to: &str, subject: &str, body: &str) {
    desk.click("Compose");
    for (field, text) in [("To", to), ("Subject", subject), ("Message", body)] {
        if !text.is_empty() {
            desk.type_into(field, text);
        }
    }
}

#[test]
fn cost_and_consequences_stand_beside_the_message() {
    let mut desk = Desk::with_account(50);
    draft(&mut desk, "Priya Raman", "Hello", "");
    for told in [
        "Uses 1 credit. 49 left after sending.",
        "Until 11:00",
        "On 26 Nov",
        "Until 21 Feb",
        "Priya gets one reminder, if there is no answer",
        "This InMail uses a credit from “Opening credits, 23 Nov”, which expires on 21 Feb 2027.",
        "5 / 200",
        "0 / 1,900",
    ] {
        desk.must_say(told);
    }
}

#[test]
fn without_credits_the_button_says_when_the_next_arrive() {
    let mut desk = Desk::with_account(0);
    draft(&mut desk, "Priya Raman", "Hello", "Good morning");
    let sentence = "No credits are left. The next arrive on 1 Dec 2026, 00:00 UTC.";
    assert!(!desk.is_enabled("Send InMail"));
    assert_eq!(desk.description("Send InMail"), sentence);
    let before = desk.texts().iter().filter(|text| *text == sentence).count();
    desk.press(Modifiers::COMMAND, Key::Enter);
    let after = desk.texts().iter().filter(|text| *text == sentence).count();
    assert_eq!((before + 1, desk.account().messages().len()), (after, 0));
    assert_eq!(desk.value("To"), "Priya Raman");
}

#[test]
fn without_a_subscription_the_button_says_so() {
    let mut desk = Desk::with_account(50);
    desk.click("Cancel subscription…");
    desk.click("Cancel subscription");
    draft(&mut desk, "Priya Raman", "Hello", "Good morning");
    assert!(!desk.is_enabled("Send InMail"));
    assert!(desk.description("Send InMail").starts_with("No subscription is active."));
    desk.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(desk.account().messages().len(), 0);
}

#[test]
fn sending_works_again_when_the_next_credits_arrive() {
    let mut desk = Desk::with_account(0);
    draft(&mut desk, "Priya Raman", "Hello", "Good morning");
    desk.click("Advance month");
    desk.click("Send InMail");
    assert_eq!(desk.account().credits(), 49);
}

#[test]
fn what_is_wrong_with_a_draft_is_told_and_the_draft_stays() {
    let long_subject = "a".repeat(201);
    let long_body = "b".repeat(1_902);
    let cases = [
        ("", "Hello", "Text", "To", "Say who the InMail goes to."),
        ("Priya", "", "Text", "Subject", "Write a subject."),
        ("Priya", "  ", "Text", "Subject", "Write a subject."),
        ("Priya", "Hello", "", "Message", "Write a message."),
        ("Priya", &long_subject, "Text", "Subject", "The subject is 1 over 200 characters. Shorten it."),
        ("Priya", "Hello", &long_body, "Message", "The message is 2 over 1,900 characters. Shorten it."),
    ];
    for (to, subject, body, field, sentence) in cases {
        let mut desk = Desk::with_account(50);
        draft(&mut desk, to, subject, body);
        desk.click("Send InMail");
        let told = desk.texts().iter().filter(|text| *text == sentence).count();
        assert_eq!((told, desk.told_at(field).as_str()), (1, sentence));
        assert_eq!(desk.focused().as_deref(), Some(field));
        let invalid = desk.field(field).accesskit_node().data().invalid();
        assert_eq!(invalid, Some(eframe::egui::accesskit::Invalid::True), "{field}");
        assert_eq!((desk.account().credits(), desk.value("Message")), (50, body.to_owned()));
        desk.type_text("x");
        assert_ne!(desk.told_at(field), sentence, "what is being mended is no longer wrong");
    }
}

#[test]
fn a_refusal_to_send_brings_its_field_into_view() {
    let mut desk = Desk::sized(SMALL, |_| ());
    desk.open_account("Dana Whitfield", 50);
    draft(&mut desk, "Priya", "", "Text");
    let row = "line\n".repeat(60);
    desk.type_into("Message", &row);
    desk.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(desk.focused().as_deref(), Some("Subject"));
    let field = desk.field("Subject").rect();
    assert!(field.top() > 0.0 && field.bottom() < SMALL[1], "{field}");
}

#[test]
fn counts_say_how_many_characters_there_are() {
    let mut desk = Desk::with_account(50);
    desk.click("Compose");
    desk.must_say("0 / 200");
    desk.must_say("0 / 1,900");
    desk.type_into("Subject", &"é".repeat(201));
    desk.type_into("Message", &"x".repeat(1_900));
    desk.must_say("201 / 200");
    desk.must_say("1,900 / 1,900");
}

#[test]
fn a_text_of_exactly_the_longest_length_is_sent() {
    let mut desk = Desk::with_account(50);
    draft(&mut desk, &"N".repeat(256), &"é".repeat(200), &"x".repeat(1_900));
    desk.click("Send InMail");
    assert_eq!(desk.account().messages().len(), 1);
}

#[test]
fn a_name_that_cannot_be_kept_is_told_at_its_field() {
    let mut desk = Desk::with_account(50);
    draft(&mut desk, &"N".repeat(257), "Hello", "Text");
    assert_eq!(desk.told_at("To"), "A name has at most 256 characters. Shorten it.");
    desk.click("Send InMail");
    assert_eq!(desk.account().messages().len(), 0);
}

#[test]
fn a_second_inmail_before_a_response_is_noticed() {
    let mut desk = Desk::with_one_sent();
    desk.click("Compose");
    let notice = "A second InMail before a response uses another credit.";
    desk.must_not_say(notice);
    desk.type_into("To", "  priya RAMAN");
    desk.must_say("You wrote to Priya Raman on 23 Nov and there is no answer yet.");
    desk.must_say(notice);
    desk.type_into("Subject", "Again");
    desk.type_into("Message", "Text");
    desk.click("Send InMail");
    assert_eq!(desk.account().credits(), 48);
}

#[test]
fn an_answer_takes_the_notice_away() {
    let mut desk = Desk::with_one_sent();
    desk.click("Wrote back");
    desk.click("Compose");
    desk.type_into("To", "Priya Raman");
    desk.must_not_say("there is no answer yet");
}

#[test]
fn people_written_to_before_are_offered_and_fill_the_address() {
    let mut desk = Desk::with_account(50);
    desk.click("Compose");
    desk.type_into("Profile address", "linkedin.com/in/priya-raman");
    desk.send("Priya Raman", "Hello", "Text");
    assert!(!desk.has_control("Priya Raman"));
    desk.type_into("To", "ram");
    desk.click("Priya Raman");
    assert_eq!(desk.value("To"), "Priya Raman");
    assert_eq!(desk.value("Profile address"), "linkedin.com/in/priya-raman");
    assert_eq!(desk.focused().as_deref(), Some("Subject"));
}

#[test]
fn a_draft_can_be_discarded() {
    let mut desk = Desk::with_account(50);
    draft(&mut desk, "Priya", "Hello", "Text");
    desk.until("the draft is kept", |desk| desk.says("Draft saved"));
    assert_eq!(desk.description("Compose"), "draft");
    desk.click("Discard draft");
    assert_eq!(desk.description("Compose"), "");
    assert_eq!((desk.value("To"), desk.value("Message")), (String::new(), String::new()));
    desk.restart();
    desk.click("Compose");
    assert_eq!(desk.value("To"), "");
}

#[test]
fn a_profile_address_that_is_none_is_told_and_kept() {
    let mut desk = Desk::with_account(50);
    draft(&mut desk, "Priya", "Hello", "Text");
    let told = "This does not look like linkedin.com/in/…";
    for other in ["Priya Raman", "priya@example.com", "https://example.com/in/priya"] {
        desk.replace("Profile address", other);
        desk.must_say(told);
    }
    for address in ["priya-raman", "linkedin.com/in/priya", "https://de.linkedin.com/in/priya?x=y"] {
        desk.replace("Profile address", address);
        desk.must_not_say(told);
    }
    desk.replace("Profile address", "Priya Raman");
    desk.click("Send InMail");
    desk.saved();
    let file = std::fs::read_to_string(desk.account_path()).unwrap();
    assert!(file.contains(r#""profile":"Priya Raman""#), "{file}");
}

#[test]
fn each_field_says_what_is_wrong_with_it_until_that_is_mended() {
    let mut desk = Desk::with_account(50);
    desk.press(Modifiers::COMMAND, Key::N);
    desk.type_text("Priya Raman");
    desk.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(desk.told_at("Subject"), "Write a subject.");
    assert_eq!(desk.told_at("Message"), "Write a message.");
    assert_eq!(desk.focused().as_deref(), Some("Subject"));
    desk.type_into("Message", "Good morning");
    assert_eq!(
        (desk.told_at("Subject"), desk.told_at("Message")),
        ("Write a subject.".to_owned(), String::new())
    );
    desk.type_into("Subject", "Hello");
    assert_eq!(desk.told_at("Subject"), "");
}

#[test]
fn what_is_wrong_with_a_long_message_is_brought_into_view() {
    let mut desk = Desk::sized(SMALL, |_| {});
    desk.open_account("Dana Whitfield", 50);
    desk.close_toasts();
    draft(&mut desk, "Priya Raman", "Hello", &"word ".repeat(600));
    desk.press(Modifiers::COMMAND, Key::Enter);
    desk.pass_ms(1_000);
    let told = "The message is 1,099 over 1,900 characters. Shorten it.";
    let nodes = desk.window().root().children_recursive();
    let seen = nodes.filter(|node| node.accesskit_node().value().as_deref() == Some(told));
    let seen: Vec<_> = seen.map(|node| node.rect()).collect();
    assert!(seen.len() == 1 && seen[0].top() > 0.0 && seen[0].bottom() < SMALL[1], "{seen:?}");
    assert_eq!(desk.focused().as_deref(), Some("Message"));
}

#[test]
fn a_second_click_on_send_finds_no_fault_with_the_empty_form() {
    let mut desk = Desk::with_account(50);
    draft(&mut desk, "Priya Raman", "Hello", "Good morning");
    let send = desk.reach("Send InMail");
    desk.double_click_at(send);
    assert_eq!(desk.account().credits(), 49);
    assert_eq!(desk.told_at("To"), "");
    desk.must_not_say("Say who the InMail goes to.");
    assert_eq!(desk.focused().as_deref(), Some("To"));
}

#[test]
fn enter_goes_on_from_field_to_field() {
    let mut desk = Desk::with_account(50);
    desk.press(Modifiers::COMMAND, Key::Num2);
    for (typed, next) in
        [("Ana Lee", "Profile address"), ("linkedin.com/in/ana", "Subject"), ("Hello", "Message")]
    {
        desk.type_text(typed);
        desk.key(Key::Enter);
        assert_eq!(desk.focused().as_deref(), Some(next));
    }
    desk.type_text("Hi Ana!");
    desk.key(Key::Enter);
    assert_eq!(desk.focused().as_deref(), Some("Message"));
    assert_eq!((desk.value("To"), desk.value("Subject")), ("Ana Lee".to_owned(), "Hello".to_owned()));
}

#[test]
fn an_empty_form_says_what_it_lacks_but_not_to_the_second_of_two_clicks() {
    let mut desk = Desk::with_account(50);
    desk.send("Ana Lee", "Hello", "Hi Ana!");
    desk.press(Modifiers::COMMAND, Key::Num2);
    desk.press(Modifiers::COMMAND, Key::Enter);
    desk.must_not_say("Enter the recipient");
    desk.pass_ms(2_000);
    let before = desk.texts();
    desk.press(Modifiers::COMMAND, Key::Enter);
    assert_ne!(desk.texts(), before, "it says what is wrong");
}
