//! The clock panel: ways to move time on, live or simulated.

use eframe::egui::Key;
use inmail_credits::domain::DAY_MS;

use crate::at_hand::{Past, letter};
use crate::desk::{Desk, SMALL, at};

#[test]
fn an_hour_a_day_and_three_days_move_the_clock() {
    let mut desk = Desk::with_account(50);
    desk.must_say("live");
    desk.must_say("11:00 in Berlin");
    desk.click("Advance 1 hour");
    desk.must_say("23 Nov 2026, 11:00 UTC");
    desk.must_say("simulated, 1 hour ahead");
    desk.click("Advance 1 day");
    desk.must_say("24 Nov 2026, 11:00 UTC");
    desk.choose_more("Three days on");
    desk.must_say("27 Nov 2026, 11:00 UTC");
    desk.must_say("simulated, 4 days ahead");
    desk.pass_ms(60_000);
    desk.must_say("27 Nov 2026, 11:01 UTC");
}

#[test]
fn twelve_months_can_be_advanced_one_after_another() {
    let mut desk = Desk::with_account(50);
    for _ in 0..12 {
        desk.click("Advance month");
    }
    desk.must_say("1 Nov 2027, 00:00 UTC");
    desk.must_say("150 InMail credits left");
    assert_eq!(desk.on_disk().history.events().len(), 13);
}

#[test]
fn the_clock_goes_to_a_date_but_never_back() {
    let mut desk = Desk::with_account(50);
    desk.choose_more("To a date…");
    assert_eq!(desk.value("Date and time (UTC)"), "2026-11-24 00:00");
    for (text, told) in [("2026-11-23 09:59", "Not before 23 Nov 2026, 10:00 UTC"), ("soon", "Write it like")]
    {
        desk.replace("Date and time (UTC)", text);
        assert!(desk.told_at("Date and time (UTC)").starts_with(told));
        assert!(!desk.is_enabled("Move the clock"));
    }
    desk.replace("Date and time (UTC)", "2027-02-28 12:30");
    desk.click("Move the clock");
    desk.must_say("28 Feb 2027, 12:30 UTC");
}

#[test]
fn a_date_is_reached_in_steps_of_a_day_and_a_month() {
    let mut desk = Desk::with_account(50);
    desk.choose_more("To a date…");
    desk.click("A day on");
    assert_eq!(desk.value("Date and time (UTC)"), "2026-11-25 00:00");
    desk.click("A month on");
    desk.click("A day back");
    assert_eq!(desk.value("Date and time (UTC)"), "2026-12-24 00:00");
    desk.click("A month back");
    desk.click("A day on");
    desk.replace("Date and time (UTC)", "no date");
    assert!(!desk.is_enabled("A day on"));
    desk.replace("Date and time (UTC)", "2026-11-25");
    desk.click("Move the clock");
    desk.must_say("25 Nov 2026, 00:00 UTC");
}

#[test]
fn the_clock_goes_to_the_next_expiry_and_the_next_deadline() {
    let mut desk = Desk::with_account(50);
    desk.send("Priya Raman", "Hello", "Text");
    desk.choose_more("Next deadline");
    desk.must_say("23 Nov 2026, 11:00 UTC");
    desk.choose_more("Next expiry · 21 Feb");
    desk.must_say("21 Feb 2027, 10:00 UTC");
    desk.close_toasts();
    desk.click("Settings");
    desk.must_say("150 InMail credits left");
}

#[test]
fn what_lies_nowhere_is_not_offered_and_says_why() {
    let mut desk = Desk::with_account(0);
    desk.click("More");
    assert!(!desk.is_enabled("Next expiry"));
    assert!(!desk.is_enabled("Next deadline"));
    assert!(!desk.is_enabled("Back to real time"));
    assert_eq!(desk.description("Next expiry"), "No credits are left that could expire.");
    assert!(desk.description("Back to real time").starts_with("Real time"));
}

#[test]
fn an_account_ahead_says_so_beside_its_number_and_its_way_back_is_a_backup() {
    let mut desk = Desk::with_account(50);
    assert!(!desk.has_control("Back to today…"));
    desk.click("Advance month");
    desk.must_say("Simulated: the clock is at 1 Dec 2026, 8 days ahead.");
    desk.click("More");
    assert!(!desk.has_control("Back to real time"));
    desk.key(Key::Escape);
    desk.restart();
    desk.click("Back to today…");
    desk.until("the backups are listed", |desk| {
        !desk
            .controls_like("23 Nov 2026, 10:00:00 UTC (11:00 in Berlin). 50 left · 1 action · Before the clock was moved")
            .is_empty()
    });
    // The one from before the clock was moved is chosen.
    desk.until("it can be restored", |desk| desk.is_offered("Restore this backup"));
    desk.click("Restore this backup");
    desk.must_say("live");
    assert_eq!(desk.account().credits(), 50);
}

#[test]
fn an_example_ahead_is_told_that_undo_is_the_way_back() {
    let mut desk = Desk::with_account(50);
    desk.click("Account: Dana Whitfield");
    desk.click("Look around an example");
    desk.click("Advance month");
    desk.must_not_say("Simulated: the clock is at");
    desk.click("More");
    assert!(!desk.is_enabled("Back to real time"));
    assert!(desk.description("Back to real time").contains("Undo"));
}

#[test]
fn an_account_opened_in_the_past_is_played_forward_to_live() {
    let mut desk = Desk::new();
    desk.click("Open my account…");
    desk.type_into("Name of the account", "Dana");
    desk.type_into("Credits left", "50");
    desk.click("At an earlier date");
    desk.replace("Date and time (UTC)", "2026-08-10 09:00");
    desk.click("Open account");
    desk.must_say("10 Aug 2026, 09:00 UTC");
    desk.must_say("simulated, 105 days behind");
    desk.send("Priya Raman", "Hello", "Text");
    desk.click("Advance month");
    desk.must_say("1 Sep 2026, 00:00 UTC");
    desk.choose_more("Back to real time");
    desk.must_say("23 Nov 2026, 10:00 UTC");
    desk.must_say("live");
    desk.restart();
    desk.must_say("live");
    // 50 opened and expired, one of them used; allocations of September, October and November.
    desk.must_say("150 InMail credits left");
}

#[test]
fn the_clock_stops_at_the_last_year_with_a_sentence() {
    let mut desk = Desk::with(|data_dir| {
        let when = at("2026-11-02T09:00:00Z");
        let past = Past::opened("late", "Late", "2026-11-02T09:00:00Z", &[(5, "2026-11-02T00:00:00Z")]);
        past.send(letter("m1", "Priya", "Hello", "Text"), when.plus_ms(DAY_MS)).keep(data_dir);
    });
    for _ in 0..2 {
        desk.choose_more("To a date…");
        desk.replace("Date and time (UTC)", "2199-12-31 23:30");
        desk.click("Move the clock");
    }
    desk.must_say("31 Dec 2199, 23:30 UTC");
    desk.close_toasts();
    for name in ["Advance 1 hour", "Advance 1 day", "Advance month"] {
        desk.click(name);
    }
    assert!(
        desk.toasts().iter().all(|toast| toast.starts_with("An account's time ends")),
        "{:?}",
        desk.toasts()
    );
    assert!(!desk.toasts().is_empty());
}

#[test]
fn beside_icons_alone_the_clock_says_the_same_in_fewer_words() {
    let mut desk = Desk::sized(SMALL, crate::at_hand::about_to_expire);
    let told = |desk: &Desk| {
        let texts = desk.texts();
        let day = texts.iter().position(|text| text == "23 Nov" || text == "1 Dec").unwrap();
        texts[day..].iter().take(3).map(String::clone).collect::<Vec<_>>()
    };
    assert_eq!(told(&desk), ["23 Nov", "10:00", "live"]);
    desk.click("Advance month");
    assert_eq!(told(&desk), ["1 Dec", "00:00", "8 days ahead"]);
}
