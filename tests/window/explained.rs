//! Explaining a balance, another number on Sales Navigator, and what happened earlier.

use eframe::egui::Key;
use egui_kittest::kittest::Queryable;
use inmail_credits::domain::EventKind;

use crate::desk::{Desk, SMALL, at};

#[test]
fn the_balance_is_explained_with_links_to_its_rules() {
    let mut desk = Desk::with_account(50);
    let events = desk.events_on_disk();
    desk.click("Explain this balance");
    desk.must_say("50 InMail credits left on 23 Nov 2026, 10:00 UTC.");
    desk.must_say("The account was opened on 23 Nov 2026, 10:00 UTC with 50 credits.");
    desk.must_say(
        "Next to come: 50 credits on 1 Dec 2026, 00:00 UTC, which makes 100 if nothing else happens until then.",
    );
    assert_eq!(desk.focused().as_deref(), Some("Close"));
    desk.key(Key::Escape);
    desk.must_not_say("Next to come");
    assert_eq!(desk.events_on_disk(), events);
}

#[test]
fn the_explanation_goes_to_the_clipboard_as_it_is_pasted_into_a_reply() {
    let mut desk = Desk::with_account(50);
    let told = "InMail credits of Dana Whitfield:\n\
                50 InMail credits left on 23 Nov 2026, 10:00 UTC.\n\
                The account was opened on 23 Nov 2026, 10:00 UTC with 50 credits.\n\
                Next to come: 50 credits on 1 Dec 2026, 00:00 UTC, which makes 100 if nothing else happens until \
                then.\n\
                Next to go: 50 credits are removed on 1 Feb 2027, 00:00 UTC to make room for that day’s allocation, \
                unless used.\n\
                Worked out from what is recorded in InMail Credits. How the limit is kept is the program’s reading of \
                LinkedIn’s help page, which does not say it.";
    desk.click("Explain this balance");
    let close = desk.control("Close").rect();
    assert_eq!(desk.copied_by("Copy"), told);
    assert!(desk.has_control("Copied") && desk.toasts().is_empty());
    assert_eq!(desk.control("Close").rect(), close);
    desk.click("Close");
    desk.click("Ledger");
    assert_eq!(desk.copied_by("Copy"), told);
}

#[test]
fn each_proposal_is_copied_by_itself_and_all_at_once() {
    let mut desk = Desk::with_account(50);
    desk.compare_with("48");
    let head = "InMail credits of Dana Whitfield:\n\
                Sales Navigator showed 48 on 23 Nov 2026, 10:00 UTC. By the rules it is 50, so 2 fewer there.\n";
    let first = "2 InMails were sent that are not recorded in InMail Credits. Compare Sent on Sales Navigator with Sent \
                 in the window of InMail Credits, and enter there what is missing with “Enter an InMail sent earlier…”.";
    assert_eq!(desk.copied_by("Copy proposal 1"), format!("{head}{first}"));
    assert!(desk.has_control("Copied") && !desk.has_control("Copy proposal 1"));
    let close = desk.control("Close").rect();
    let all = desk.copied_by("Copy all");
    assert_eq!(desk.control("Close").rect(), close);
    assert!(
        all.starts_with(&format!(
            "{head}Any one of these would explain it, the likeliest first:\n1. {first}\n2. "
        )),
        "{all}"
    );
    assert!(desk.has_control("Copy proposal 1"), "one thing is on the clipboard");
    assert!(!all.contains("(R"), "{all}");
}

#[test]
fn in_a_view_the_proposals_say_what_to_tell_the_other_person() {
    let mut desk = Desk::with_account(50);
    desk.saved();
    let file = desk.account_path();
    desk.restart_with(file);
    desk.until("the file is shown", |desk| desk.says("Close the view"));
    desk.compare_with("48");
    desk.must_say(
        "Ask the account’s owner to compare Sent on Sales Navigator with Sent in their account, and to enter what is",
    );
    for told in desk.texts() {
        let tells = ["Record the", "record them on Sent, an", "Make the allocation", "open the account anew"];
        assert!(!tells.iter().any(|part| told.contains(part)), "{told}");
    }
}

#[test]
fn another_number_is_recorded_explained_and_can_be_taken_back() {
    let mut desk = Desk::with_account(50);
    desk.set_time(at("2026-12-02T10:00:00Z"));
    desk.close_toasts();
    desk.click("Another number on Sales Navigator?");
    desk.type_into("Number on Sales Navigator", "many");
    assert!(!desk.is_enabled("Compare"));
    assert_eq!(desk.told_at("Number on Sales Navigator"), "Enter a whole number.");
    desk.replace("Number on Sales Navigator", "50");
    desk.click("Compare");
    desk.looked_into();
    desk.must_say("By the rules it is 100, so 50 fewer there.");
    desk.must_say("The allocation of 1 Dec 2026 did not come there.");
    desk.must_say("Contact LinkedIn support: the credits of 1 Dec 2026 should have been there by the 2nd.");
    let seen = desk.account().observations().to_vec();
    assert_eq!((seen.len(), seen[0].observed, seen[0].expected), (1, 50, 100));
    desk.key(Key::Escape);
    desk.click("Undo");
    assert!(desk.account().observations().is_empty());
    desk.must_say("100 InMail credits left");
}

#[test]
fn an_earlier_response_is_entered_at_its_time_and_taken_back() {
    let mut desk = Desk::with_one_sent();
    desk.set_time(at("2026-12-10T10:00:00Z"));
    desk.close_toasts();
    desk.click("It came earlier…");
    desk.replace("When (UTC)", "2026-11-24 08:00");
    desk.click("Enter it");
    let event = desk.document().history().events().last().unwrap().clone();
    assert_eq!(event.at, at("2026-11-24T08:00:00Z"));
    assert!(matches!(event.kind, EventKind::Responded { .. }));
    desk.must_say("Entered on 24 Nov 2026, 08:00 UTC: 100 credits left now, not 99.");
    assert_eq!(desk.on_disk().summary_credits, 100);
    desk.click("Undo");
    assert_eq!(desk.account().credits(), 99);
    assert_eq!(desk.events_on_disk().len(), 2);
}

#[test]
fn an_earlier_inmail_is_entered_and_a_conflict_is_named() {
    let mut desk = Desk::with_account(1);
    desk.send("Priya Raman", "Hello", "Good morning");
    desk.close_toasts();
    desk.set_time(at("2026-11-24T10:00:00Z"));
    desk.click("Sent");
    desk.click("Enter an InMail sent earlier…");
    desk.replace("When (UTC)", "2026-11-25");
    assert!(!desk.is_enabled("Enter it"));
    assert_eq!(
        desk.told_at("When (UTC)"),
        "It is 24 Nov 2026, 10:00 UTC in this account. Enter an earlier time, or move its clock on first."
    );
    desk.replace("When (UTC)", "2026-11-23 10:00");
    desk.type_into("To", "Ana");
    desk.type_into("Subject", "Earlier");
    desk.type_into("Message", "Text");
    desk.click("Enter it");
    desk.must_say("No credit would have been left to pay for it.");
    assert_eq!(desk.account().messages().count(), 1);
    desk.key(Key::Escape);
    // A minute before, there was one.
    assert_eq!(desk.account().credits(), 0);
}

#[test]
fn it_all_fits_the_smallest_window() {
    let mut desk = Desk::sized(SMALL, |_| ());
    desk.open_account("Dana Whitfield", 50);
    desk.click("Explain this balance");
    desk.reach("Copy");
    desk.key(Key::Escape);
    desk.compare_with("48");
    desk.must_say("2 InMails were sent that are not recorded in InMail Credits.");
    desk.reach("Compare");
}

#[test]
fn what_was_found_is_in_view_without_scrolling() {
    let mut desk = Desk::with_account(50);
    desk.click("Another number on Sales Navigator?");
    let before = desk.reach("Compare").y;
    desk.type_into("Number on Sales Navigator", "48");
    desk.click("Compare");
    desk.looked_into();
    let found = "2 InMails were sent that are not recorded in InMail Credits.";
    let rect = desk.window().get_by_label(found).rect();
    let button = desk.window().get_by_label("Compare").rect();
    assert!(button.top() > before && rect.bottom() < button.top(), "{rect} {button}");
}

#[test]
fn an_explanation_leads_to_another_number_on_sales_navigator() {
    let mut desk = Desk::with_account(50);
    desk.click("Explain this balance");
    desk.must_say("This is worked out from what is recorded here: each allocation is taken to have come on");
    desk.click("Compare with Sales Navigator…");
    desk.must_not_say("Next to come");
    assert_eq!(desk.focused().as_deref(), Some("Number on Sales Navigator"));
}

#[test]
fn a_dialog_begins_at_its_top_and_stands_as_it_was_left_for_a_rule() {
    let mut desk = Desk::sized(SMALL, |data_dir| {
        crate::at_hand::about_to_expire(data_dir);
        std::fs::write(data_dir.preferences_file(), br#"{"text_size_percent":150}"#).unwrap();
    });
    desk.close_toasts();
    let first = |desk: &Desk| {
        let line = desk.window().get_all_by_label_contains("InMail credits left on").last().unwrap();
        line.rect().top()
    };
    desk.click("Explain this balance");
    let top = first(&desk);
    desk.key(Key::PageDown);
    let scrolled = first(&desk);
    assert!(scrolled < top - 20.0, "{scrolled} {top}");
    desk.key(Key::Escape);
    desk.click("Explain this balance");
    assert_eq!(first(&desk), top);
    desk.key(Key::PageDown);
    desk.follow("R2");
    desk.click("Back to “Explain this balance”");
    assert!(first(&desk) < top - 20.0, "{} {top}", first(&desk));
}
