//! Time moves by itself, and the window wakes for it and for nothing else.

use std::time::Duration;

use inmail_credits::domain::{DAY_MS, MINUTE_MS};

use crate::at_hand::{self, Past};
use crate::desk::{Desk, at};

/// Seconds the window would sleep.
fn sleeps_s(desk: &Desk) -> f32 {
    desk.sleeps_for().as_secs_f32()
}

#[test]
fn an_allocation_appears_at_midnight_utc_without_a_click() {
    let mut desk = Desk::with_account(50);
    desk.set_time(at("2026-11-30T23:59:59.999Z"));
    desk.must_say("50 InMail credits left");
    assert!(desk.toasts().is_empty());
    desk.set_time(at("2026-12-01T00:00:00Z"));
    desk.must_say("100 InMail credits left");
    let told = desk.toasts();
    assert_eq!(told, ["It is now 1 December 2026, 00:00 UTC. Monthly allocation, 1 Dec, +50"]);
    desk.until("the file says so too", |desk| {
        let file = std::fs::read(desk.account_path()).unwrap();
        inmail_credits::store::format::read_account(&file).unwrap().summary_credits == 100
    });
}

#[test]
fn a_reminder_goes_out_after_three_days_without_a_click() {
    let mut desk = Desk::with_one_sent();
    desk.set_time(at("2026-11-26T09:59:59.999Z"));
    desk.must_not_say("reminded");
    desk.set_time(at("2026-11-26T10:00:00Z"));
    assert_eq!(desk.toasts(), ["It is now 26 November 2026, 10:00 UTC. Reminder to Priya Raman, 26 Nov"]);
    desk.must_say("locked · reminded");
}

#[test]
fn credits_expire_without_a_click() {
    let mut desk = Desk::with(at_hand::about_to_expire);
    desk.set_time(at("2026-11-25T23:59:59.999Z"));
    desk.must_say("42 InMail credits left");
    desk.set_time(at("2026-11-26T00:00:00Z"));
    desk.must_say("30 InMail credits left");
    let told = desk.toasts();
    assert_eq!(told, ["It is now 26 November 2026, 00:00 UTC. 12 unused credits expired, 26 Nov, −12"]);
}

#[test]
fn what_came_while_the_window_was_closed_is_told_once() {
    let mut desk = Desk::with_account(50);
    desk.set_time_silently(at("2026-12-01T08:00:00Z"));
    desk.restart();
    assert_eq!(desk.toasts(), ["Since you were last here. Monthly allocation, 1 Dec, +50"]);
    desk.close();
    desk.restart();
    desk.must_say("100 InMail credits left");
}

#[test]
fn an_idle_window_sleeps_until_the_next_minute() {
    let mut desk = Desk::with_account(50);
    desk.set_time(at("2026-11-23T10:00:15Z"));
    let slept = sleeps_s(&desk);
    assert!((44.0..=45.0).contains(&slept), "{slept} s");
}

#[test]
fn the_window_wakes_for_what_changes_next() {
    let mut desk = Desk::with(|data_dir| {
        let lots = [(5, "2026-08-26T00:00:20Z")];
        Past::opened("dana", "Dana", "2026-11-02T09:00:00Z", &lots).keep(data_dir);
    });
    desk.set_time(at("2026-11-24T00:00:18Z"));
    let slept = sleeps_s(&desk);
    assert!((0.9..=2.0).contains(&slept), "{slept} s");
    desk.set_time(at("2026-11-24T00:00:20Z"));
    desk.must_say("0 InMail credits left");
}

#[test]
fn a_countdown_is_told_anew_when_its_minute_ends() {
    let mut desk = Desk::with_account(50);
    desk.pass_ms(20_000);
    desk.send("Priya Raman", "Hello", "Good morning");
    desk.close_toasts();
    desk.click("Sent");
    // 78 seconds before the lock: in 18 of them the last minute begins.
    desk.set_time(at("2026-11-23T10:59:02Z"));
    desk.must_say("locks in 2 min");
    let slept = sleeps_s(&desk);
    assert!((17.0..=18.0).contains(&slept), "{slept} s");
}

#[test]
fn the_last_minute_is_counted_in_seconds() {
    let mut desk = Desk::with_one_sent();
    desk.set_time(at("2026-11-23T10:59:30.400Z"));
    desk.must_say("locks in 30 s");
    let slept = sleeps_s(&desk);
    assert!((0.5..=0.61).contains(&slept), "{slept} s");
}

#[test]
fn the_window_never_sleeps_past_a_lock() {
    let mut desk = Desk::with_account(50);
    desk.pass_ms(700);
    desk.send("Priya Raman", "Hello", "Good morning");
    desk.close_toasts();
    let lock = at("2026-11-23T11:00:00.700Z");
    for before_ms in [1, 699, 1_000, 59_999, 60_000, 61_000, 20 * MINUTE_MS] {
        desk.set_time(lock.plus_ms(-before_ms));
        let most = Duration::from_millis(u64::try_from(before_ms).unwrap());
        assert!(desk.sleeps_for() <= most, "{before_ms} ms before: {:?}", desk.sleeps_for());
    }
}

#[test]
fn a_clock_that_was_set_back_changes_nothing() {
    let mut desk = Desk::with_one_sent();
    desk.set_time(at("2026-11-23T10:30:00Z"));
    desk.pass_ms(-DAY_MS);
    desk.must_say("23 Nov 2026, 10:30 UTC");
    desk.must_say("locks in 30 min");
}
