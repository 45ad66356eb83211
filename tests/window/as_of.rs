//! The whole account as of another instant: a view that changes nothing.

use eframe::egui::{Key, Modifiers};

use crate::at_hand::{Past, letter};
use crate::desk::{Desk, SMALL, at};

const WHEN: &str = "Date and time (UTC)";
const REFUSAL: &str = "Nothing can be changed while you look at another time. Go back to now first.";

/// An idle account, opened on 1 January 2026 with 50; it is 23 November.
fn idle() -> Desk {
    let mut desk = Desk::with(|data_dir| {
        let lots = [(50, "2026-01-01T00:00:00Z")];
        Past::opened("dana", "Dana Whitfield", "2026-01-01T00:00:00Z", &lots).keep(data_dir);
    });
    desk.close_toasts();
    desk
}

fn ask(desk: &mut Desk, when: &str) {
    desk.click("Ledger");
    let button = desk.controls_like("As of ");
    desk.click(&button[0]);
    desk.replace(WHEN, when);
}

fn look_at(desk: &mut Desk, when: &str) {
    ask(desk, when);
    desk.click("Show that moment");
}

#[test]
fn what_is_foreseen_from_another_time_is_not_told_as_of_today() {
    let mut desk = idle();
    look_at(&mut desk, "2026-01-01 00:00");
    desk.click("Forecast");
    desk.must_say("50 left then; not below that, highest 150 on 1 Mar, and 150 on 1 Apr 2026.");
    desk.click("Back to now");
    desk.must_say(" left now; ");
}

#[test]
fn one_button_leads_on_from_1st_to_1st() {
    let mut desk = idle();
    ask(&mut desk, "2026-12-24 09:30");
    desk.click("The start of the next month");
    assert_eq!(desk.value(WHEN), "2027-01-01 00:00");
    desk.click("The start of the next month");
    assert_eq!(desk.value(WHEN), "2027-02-01 00:00");
    desk.replace(WHEN, "9999-12-31");
    assert!(!desk.is_enabled("The start of the next month"), "no account can be there");
}

#[test]
fn every_page_shows_the_exact_balance_of_that_instant() {
    let mut desk = idle();
    let known = [
        ("2026-01-01 00:00", 50),
        ("2026-01-31 23:59:59.999", 50),
        ("2026-02-01 00:00", 100),
        ("2026-02-28 23:59:59.999", 100),
        ("2026-03-01 00:00", 150),
        ("2026-05-29 23:59:59.999", 150),
        ("2026-05-30 00:00", 100),
        ("2026-05-31 23:59:59.999", 100),
        ("2026-06-01 00:00", 150),
        ("2026-06-29 23:59:59", 150),
        ("2026-06-30", 100),
        ("2026-10-30 12:00", 100),
        // What lies ahead.
        ("2026-11-29 23:59:59.999", 150),
        ("2026-11-30 00:00", 100),
        ("2026-12-01 00:00", 150),
        ("2027-01-30 00:00", 100),
        ("2027-01-31 23:59:59.999", 100),
        ("2027-02-01T00:00:00Z", 150),
    ];
    for (when, credits) in known {
        look_at(&mut desk, when);
        desk.click("Settings");
        assert!(desk.says(&format!("{credits} InMail credits left")), "{when}: {:?}", desk.texts());
    }
    desk.click("Back to now");
    desk.must_say("150 InMail credits left");
    desk.must_not_say("As it w");
    assert_eq!(desk.events_on_disk().len(), 1);
}

#[test]
fn the_banner_says_when_and_that_nothing_is_changed() {
    let mut desk = idle();
    look_at(&mut desk, "2026-05-30 00:00:00.001");
    for page in ["Settings", "Compose", "Sent", "Ledger"] {
        desk.click(page);
        desk.must_say("As it was on 30 May 2026, 00:00:00.001 UTC");
        desk.must_say("To change something, go back to now first.");
    }
    desk.must_say("as it was");
    let newest = "30 May, 00:00 UTC. 50 credits unused, expired. −50, 100 left. Allocation, 1 Mar";
    desk.must_say(newest);
    desk.must_not_say("1 Jun, 00:00 UTC.");
    look_at(&mut desk, "2027-05-30");
    desk.must_say("As it will be on 30 May 2027, 00:00 UTC, if nothing else is done");
    desk.must_say("as it will be");
    // Time goes on meanwhile, and the view stays where it is.
    desk.set_time(at("2026-12-24T09:00:00Z"));
    desk.must_say("As it will be on 30 May 2027, 00:00 UTC, if nothing else is done");
}

#[test]
fn what_would_change_the_account_is_disabled_with_its_reason() {
    let mut desk = Desk::with_one_sent();
    desk.pass_ms(60_000);
    look_at(&mut desk, "2026-11-23 10:00:30");
    let pages: [(&str, &[&str]); 2] =
        [("Settings", &["Change type…", "Cancel subscription…"]), ("Compose", &["Send InMail"])];
    for (page, names) in pages {
        desk.click(page);
        for name in names {
            assert!(!desk.is_enabled(name), "{page}: {name}");
            assert_eq!(desk.description(name), REFUSAL, "{page}: {name}");
        }
        for name in ["Advance month", "Advance 1 hour", "Advance 1 day", "More"] {
            assert!(!desk.has_control(name), "{page}: {name}");
        }
    }
    desk.click("Sent");
    let of_rows = ["Edit InMail to Priya Raman: Hello", "Delete InMail to Priya Raman: Hello"];
    for name in of_rows.into_iter().chain(["Interested", "Maybe later", "Not interested", "Wrote back"]) {
        assert!(!desk.has_control(name), "{name}");
    }
    desk.click("Account: Dana Whitfield");
    assert_eq!(desk.description("Undo: the InMail to Priya Raman"), REFUSAL);
    desk.key(Key::Escape);
    // Keys meet the same refusal.
    for (modifiers, key) in
        [(Modifiers::COMMAND, Key::Z), (Modifiers::NONE, Key::F2), (Modifiers::NONE, Key::Delete)]
    {
        desk.press(modifiers, key);
        assert_eq!(desk.toasts(), [REFUSAL], "{key:?}");
        desk.close_toasts();
    }
    assert_eq!(desk.events_on_disk().len(), 2);
    desk.click("Back to now");
    assert!(desk.is_enabled("Interested") && desk.is_enabled("Advance month"));
}

#[test]
fn an_instant_before_the_opening_or_none_at_all_is_refused_in_words() {
    let mut desk = idle();
    ask(&mut desk, "2025-12-31 23:59:59.999");
    assert!(!desk.is_enabled("Show that moment"));
    let before = "Before 1 Jan 2026, 00:00 UTC there is no account.";
    assert_eq!(desk.told_at(WHEN), before);
    let form = "Write it like 2026-12-24 or 2026-12-24 09:00.";
    for (wrong, told) in [
        ("tomorrow", form),
        ("2026-05-30 25:00", form),
        ("2026-05-30 00:00:00.0001", form),
        ("2026-02-30", "There is no day 2026-02-30."),
        ("2200-01-01", "An account's time runs from 2003 to 2199."),
    ] {
        desk.replace(WHEN, wrong);
        assert_eq!(desk.told_at(WHEN), told, "{wrong}");
        assert!(!desk.is_enabled("Show that moment"), "{wrong}");
    }
    desk.replace(WHEN, "2026-01-01");
    assert!(desk.is_enabled("Show that moment"));
}

#[test]
fn a_change_leads_to_the_account_at_its_instant() {
    let mut desk = Desk::with(|data_dir| {
        let when = at("2026-11-09T10:00:00.250Z");
        Past::opened("dana", "Dana Whitfield", "2026-11-02T09:00:00Z", &[(40, "2026-10-01T00:00:00Z")])
            .send(letter("m1", "Anna", "Hello", "Text"), when)
            .respond("m1", when.plus_ms(1))
            .keep(data_dir);
    });
    desk.click("Ledger");
    desk.key(Key::Home);
    desk.key(Key::ArrowDown);
    desk.click("See the account then");
    desk.must_say("As it was on 9 Nov 2026, 10:00:00.250 UTC");
    desk.click("Settings");
    desk.must_say("39 InMail credits left");
    desk.must_say("1 waiting for a response");
    desk.click("Sent");
    desk.must_say("locks in 1 h");
    desk.click("Back to now");
    desk.must_say("Returned · Interested");
}

#[test]
fn another_account_is_opened_as_it_is() {
    let mut desk = idle();
    look_at(&mut desk, "2026-05-30");
    desk.click("Account: Dana Whitfield");
    desk.click("Look around an example");
    desk.must_not_say("As it was on");
    desk.click("Leave the example");
    desk.must_not_say("As it was on");
}

#[test]
fn the_ledger_of_another_time_has_rows_in_the_smallest_window() {
    let mut desk = Desk::sized(SMALL, |_| {});
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/v1/people-only.inmail.json");
    desk.drop_files(&[golden.into()]);
    desk.until("it is open", |desk| desk.has_control("Close the view"));
    desk.click("Ledger");
    let rows = desk.rows().len();
    assert!(rows >= 4, "{rows}");
    // Two banners take nothing from it.
    look_at(&mut desk, "2026-04-01");
    desk.reach("When (UTC)");
    desk.click("All");
    assert!(desk.rows().len() >= 4, "{:?}", desk.rows());
}

#[test]
fn a_number_that_was_shown_then_is_compared_and_not_recorded() {
    let mut desk = Desk::with_one_sent();
    desk.pass_ms(60_000);
    look_at(&mut desk, "2026-11-23 10:00:30");
    desk.click("Settings");
    desk.compare_with("48");
    desk.must_say("Sales Navigator showed 48 on 23 Nov 2026, 10:00 UTC. By the rules it is 49");
    desk.key(Key::Escape);
    assert_eq!(desk.document().history().events().len(), 2);
    look_at(&mut desk, "2026-12-24");
    desk.click("Settings");
    let name = "Another number on Sales Navigator?";
    let told = "That moment lies ahead, so Sales Navigator has shown no number of it yet.";
    assert_eq!((desk.is_enabled(name), desk.description(name).as_str()), (false, told));
}
