//! The Rules page: every rule, with what it comes to for the account that is open.

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use inmail_credits::store::DataDir;

use crate::at_hand::{Past, letter};
use crate::desk::{Desk, at};

/// 120 credits before the 1st of November, so that making room differs from leaving away.
fn at_the_limit(data_dir: &DataDir) {
    let lots = [(20, "2026-08-28T00:00:00Z"), (100, "2026-10-01T00:00:00Z")];
    Past::opened("dana", "Dana Whitfield", "2026-10-20T09:00:00Z", &lots).keep(data_dir);
}

#[test]
fn every_rule_stands_there_with_its_sources() {
    let mut desk = Desk::with_account(50);
    desk.click("Rules");
    for heading in ["R1 Subscription types", "R6 The limit", "R16 Another number on Sales Navigator"] {
        desk.must_say(heading);
    }
    let headings = desk.texts().iter().filter(|text| text.starts_with('R') && text.contains(' ')).count();
    assert!(headings >= 16, "{headings}");
    desk.must_say("From the help page");
    desk.must_say("Our reading");
}

#[test]
fn a_rule_has_the_numbers_of_this_account() {
    let mut desk = Desk::with_account(50);
    desk.click("Rules");
    desk.must_say("The next 50 arrive on 1 Dec 2026, 00:00 UTC.");
    desk.must_say(
        "50 credits end next, on 21 Feb 2027, 10:00 UTC, unless they are used, or removed at the limit, \
         before.",
    );
    desk.must_say("The account holds 50, so 100 more would fit.");
    desk.must_say("Changing the type now would cost 50 credits, and the next would arrive on 1 Dec 2026");
}

#[test]
fn the_other_reading_of_the_limit_is_played_for_this_account() {
    let mut desk = Desk::with(at_the_limit);
    desk.close_toasts();
    // On 1 November 20 made room for 50; with the other reading 30 would have come, and on 26 November
    // the 20 of August expire.
    assert_eq!(desk.account().credits(), 150);
    desk.click("Rules");
    desk.must_say("With the other reading you would hold 150 too.");
    desk.set_time(at("2026-11-26T00:00:00Z"));
    assert_eq!(desk.account().credits(), 150);
    desk.must_say("With the other reading you would hold 130.");
    desk.must_say("With both read the other way you would hold 130.");
}

#[test]
fn an_account_that_another_reading_makes_impossible_is_told_from_which_entry_on() {
    let mut desk = Desk::with(|data_dir| {
        let lots = [(1, "2026-08-20T00:00:00Z")];
        let mut past = Past::opened("dana", "Dana", "2026-11-02T09:00:00Z", &lots)
            .send(letter("m1", "Anna", "Hello", "Text"), at("2026-11-02T10:00:00Z"))
            .respond("m1", at("2026-11-03T10:00:00Z"));
        // The credit that came back is used after the one that paid would have ended.
        past = past.send(letter("m2", "Bert", "Hello", "Text"), at("2026-11-20T10:00:00Z"));
        past.keep(data_dir);
    });
    desk.close_toasts();
    desk.click("Rules");
    desk.must_say(
        "With the other reading this account could not have come about, from entry 4 on \
         (InMail sent to Bert, 20 Nov 2026, 10:00 UTC): No credits are left. The next arrive on 1 Dec 2026, \
         00:00 UTC.",
    );
}

#[test]
fn the_last_page_has_its_number_key() {
    let mut desk = Desk::with_account(50);
    let last = inmail_credits::ui::command::Page::ALL.len();
    let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7];
    desk.press(Modifiers::COMMAND, keys[last - 1]);
    assert!(desk.is_chosen("Rules"));
}

#[test]
fn a_rule_leads_back_to_the_explanation_and_to_the_page_that_it_was_asked_from() {
    let mut desk = Desk::with_account(50);
    desk.click("Explain this balance");
    desk.follow("R6");
    assert!(desk.is_chosen("Rules"));
    let back = "Back to “Explain this balance”";
    let (button, rule) = (desk.control(back).rect(), desk.window().get_by_label("R6 The limit").rect());
    assert!(button.top() > 0.0 && button.bottom() < rule.top() && rule.bottom() < 760.0, "{button} {rule}");
    desk.click(back);
    assert!(desk.is_chosen("Settings"));
    desk.must_say("Next to come: 50 credits on 1 Dec 2026, 00:00 UTC, which makes 100 if nothing else happens until then.");
    desk.key(Key::Escape);
    assert_eq!(desk.focused().as_deref(), Some("Settings"));
    desk.compare_with("48");
    desk.follow("R16");
    desk.press(Modifiers::ALT, Key::ArrowLeft);
    desk.must_say("2 InMails were sent that are not recorded in InMail Credits.");
    assert_eq!(desk.value("Number on Sales Navigator"), "48");
    desk.key(Key::Escape);
    desk.click("Ledger");
    desk.follow("R3");
    desk.click("Back to “Ledger”");
    assert_eq!((desk.is_chosen("Ledger"), desk.focused().as_deref()), (true, Some("Ledger")));
    desk.click("Rules");
    assert!(desk.controls_like("Back to").is_empty());
}
