//! Credits that do not come: marked for training, told of from the 2nd on, made good with one click.

use eframe::egui::{Key, Modifiers};

use crate::desk::{Desk, at};

const OVERDUE: &str = "Your credits for December 2026 have not come.";

/// 50 credits, and a December that is marked.
fn marked() -> Desk {
    let mut desk = Desk::with_account(50);
    desk.choose_more("Mark a month as missed");
    desk.click("Mark December 2026");
    desk
}

#[test]
fn a_coming_month_is_marked_under_more() {
    let mut desk = marked();
    assert_eq!(desk.toasts(), ["The allocation of 1 Dec 2026 will not come"]);
    desk.close_toasts();
    desk.must_say("+50 on 1 Jan 2027, 00:00 UTC");
    assert_eq!(desk.events_on_disk()[1]["event"], "allocation_missed");
    // A marked month is not offered again.
    desk.choose_more("Mark a month as missed");
    assert!(!desk.has_control("December 2026"));
    desk.click("February 2027");
    desk.click("Mark February 2027");
    assert_eq!(desk.events_on_disk()[2]["month"], "2027-02");
    desk.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.events_on_disk().len(), 2);
}

#[test]
fn the_renewal_is_overdue_from_the_first_moment_of_the_2nd() {
    let mut desk = marked();
    desk.set_time(at("2026-12-01T23:59:59.999Z"));
    desk.must_not_say(OVERDUE);
    desk.set_time(at("2026-12-02T00:00:00Z"));
    desk.must_say(OVERDUE);
    desk.must_say("contact LinkedIn support");
    assert_eq!(desk.account().credits(), 50);
}

#[test]
fn every_page_says_so() {
    let mut desk = marked();
    desk.set_time(at("2026-12-02T00:00:00Z"));
    desk.close_toasts();
    for page in ["Settings", "Compose", "Sent", "Forecast", "Rules"] {
        desk.click(page);
        desk.must_say(OVERDUE);
    }
}

#[test]
fn one_click_makes_it_good_and_undo_takes_that_back() {
    let mut desk = marked();
    desk.set_time(at("2026-12-02T09:00:00Z"));
    desk.close_toasts();
    desk.click("Make it good");
    assert_eq!(desk.account().credits(), 100);
    desk.must_not_say(OVERDUE);
    assert_eq!(desk.toasts(), ["The allocation of 1 Dec 2026 made good. Allocation made good, +50"]);
    assert_eq!(desk.events_on_disk()[2]["event"], "allocation_repaired");
    desk.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.account().credits(), 50);
    desk.must_say(OVERDUE);
    assert_eq!(desk.events_on_disk().len(), 2);
}

#[test]
fn a_second_month_is_told_of_and_follows() {
    let mut desk = marked();
    desk.close_toasts();
    desk.choose_more("Mark a month as missed");
    desk.click("Mark January 2027");
    desk.set_time(at("2027-01-02T00:00:00Z"));
    desk.close_toasts();
    desk.must_say(OVERDUE);
    desk.must_say("Those of another month are missing too.");
    desk.click("Make it good");
    desk.must_say("Your credits for January 2027 have not come.");
    desk.must_not_say("missing too");
}

#[test]
fn the_banner_leads_to_its_rule() {
    let mut desk = marked();
    desk.set_time(at("2026-12-02T00:00:00Z"));
    desk.close_toasts();
    desk.click("Show the rule");
    assert!(desk.is_chosen("Rules"));
    desk.must_say("The credits for December 2026 did not come and were not made good.");
}
