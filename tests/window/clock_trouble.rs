//! A clock that is set back, jumps or sleeps, daylight saving, another zone: no stored byte changes, time
//! never runs back, and the window says what it noticed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use inmail_credits::domain::{DAY_MS, HOUR_MS, Instant, MINUTE_MS};

use crate::at_hand::{self, Past};
use crate::desk::{Desk, at};

const QUESTION: &str = "The clock is right";

/// Every file below a folder, byte for byte.
fn bytes_in(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.append(&mut bytes_in(&path));
        } else {
            found.insert(path.clone(), std::fs::read(&path).unwrap());
        }
    }
    found
}

/// An account with a past, a draft and a backup, all on disk.
fn settled() -> (Desk, BTreeMap<PathBuf, Vec<u8>>) {
    let mut desk = Desk::with(at_hand::about_to_expire);
    desk.send("Priya Raman", "Hello", "Good morning");
    desk.type_into("To", "A draft");
    desk.until("the draft is kept", |desk| desk.says("Draft saved"));
    desk.saved();
    desk.click("Settings");
    desk.close_toasts();
    let bytes = bytes_in(desk.data_dir().root());
    assert_eq!(bytes.len(), 4, "account, backup, draft and lock: {:?}", bytes.keys());
    (desk, bytes)
}

/// Lets the window go on for a while, close, and asks whether a file is another one.
#[track_caller]
fn nothing_is_written(mut desk: Desk, before: &BTreeMap<PathBuf, Vec<u8>>) {
    for _ in 0..8 {
        desk.settle();
    }
    let root = desk.data_dir().root().to_path_buf();
    assert_eq!(&bytes_in(&root), before);
    let folder = desk.close_and_keep();
    assert_eq!(&bytes_in(&root), before);
    drop(folder);
}

/// Goes through instants; the account's time never runs back on the way.
#[track_caller]
fn goes_through(desk: &mut Desk, instants: &[Instant]) {
    for to in instants {
        let before = desk.account().now();
        desk.jump_to(*to);
        assert!(desk.account().now() >= before, "{} after {before}", desk.account().now());
    }
}

#[test]
fn a_clock_set_back_lets_the_accounts_time_stand_still_and_says_until_when() {
    let (mut desk, bytes) = settled();
    let start = desk.now();
    goes_through(&mut desk, &[start.plus_ms(-3 * HOUR_MS)]);
    assert_eq!(
        desk.toasts(),
        ["This computer's clock was set back by 3 hours. \
          An account's time never runs back, and nothing was changed."]
    );
    desk.must_say("23 Nov 2026, 10:00 UTC");
    desk.must_say("waiting, 3 hours ahead");
    desk.must_say("This computer's clock was set back by 3 hours.");
    desk.must_say(
        "An account's time never runs back, so it stands still at 23 Nov 2026, 10:00 UTC until the clock gets \
         there, in 3 h. What you do until then is recorded at that time. Nothing in its file was changed.",
    );
    desk.close_toasts();
    desk.pass_ms(2 * HOUR_MS);
    desk.must_say("waiting, 1 hour ahead");
    desk.must_say("until the clock gets there, in 1 h.");
    desk.pass_ms(HOUR_MS);
    desk.must_not_say("waiting, ");
    desk.must_not_say("set back by");
    desk.must_say("live");
    assert_eq!(desk.account().now(), start);
    nothing_is_written(desk, &bytes);
}

#[test]
fn what_is_done_while_time_stands_still_is_recorded_where_it_stands() {
    let (mut desk, _) = settled();
    let start = desk.now();
    desk.jump_to(start.plus_ms(-DAY_MS));
    desk.click("Advance 1 hour");
    let file = desk.on_disk();
    let last = file.history.events().last().unwrap();
    assert_eq!((last.at, last.recorded_at), (start, start.plus_ms(-DAY_MS)));
    assert!(file.summary_agrees);
}

#[test]
fn a_computer_that_slept_for_a_night_is_not_worth_a_word() {
    let (mut desk, bytes) = settled();
    let start = desk.now();
    goes_through(&mut desk, &[start.plus_ms(9 * HOUR_MS)]);
    assert!(desk.toasts().is_empty(), "{:?}", desk.toasts());
    desk.must_say("23 Nov 2026, 19:00 UTC");
    desk.must_say("live");
    nothing_is_written(desk, &bytes);
}

#[test]
fn a_computer_that_slept_for_days_tells_what_they_brought_and_writes_nothing() {
    let (mut desk, bytes) = settled();
    goes_through(&mut desk, &[at("2026-12-02T08:00:00Z")]);
    assert_eq!(
        desk.toasts(),
        ["9 days went by at once. This computer slept, or its clock was put ahead. \
          11 unused credits expired, 26 Nov, −11. Reminder to Priya Raman, 26 Nov. \
          Monthly allocation, 1 Dec, +50"]
    );
    desk.must_say("80 InMail credits left");
    desk.must_say("live");
    nothing_is_written(desk, &bytes);
}

#[test]
fn a_jump_of_years_is_asked_about_before_anything_is_recorded() {
    let (mut desk, bytes) = settled();
    let start = desk.now();
    goes_through(&mut desk, &[at("2031-02-03T04:05:00Z")]);
    desk.must_say("Is it 3 Feb 2031, 04:05 UTC? That is what this computer's clock says.");
    desk.must_say(
        "It went ahead by 4 years at once. Time that is recorded once never runs back, so nothing is recorded \
         until you answer. Nothing was changed, and all you had done before is kept.",
    );
    assert_eq!(desk.account().now(), start);
    desk.must_say("41 InMail credits left");
    let refusal = "Nothing was changed: first say above whether this computer's clock is right, since time that \
                   is recorded once never runs back.";
    for control in ["Advance 1 hour", "Advance month", "Cancel subscription…"] {
        desk.click(control);
        assert_eq!(desk.toasts(), [refusal], "{control}");
        desk.close_toasts();
    }
    desk.click("Account: Dana Whitfield");
    desk.click("New account…");
    assert_eq!(desk.toasts(), [refusal]);
    desk.close_toasts();
    desk.click("Check again");
    assert_eq!(
        desk.toasts(),
        ["The clock still says 3 Feb 2031, 04:05 UTC. Set it in the system's settings."]
    );
    nothing_is_written(desk, &bytes);
}

#[test]
fn a_clock_that_jumped_by_years_and_is_put_right_leaves_no_trace() {
    let (mut desk, bytes) = settled();
    let start = desk.now();
    desk.jump_to(at("2031-02-03T04:05:00Z"));
    assert!(desk.has_control(QUESTION));
    goes_through(&mut desk, &[start.plus_ms(30_000)]);
    assert!(!desk.has_control(QUESTION));
    assert_eq!(
        desk.toasts(),
        ["This computer's clock is right again. \
          Accounts go on from where they were, and nothing was changed."]
    );
    desk.must_say("live");
    nothing_is_written(desk, &bytes);
}

#[test]
fn a_clock_that_is_right_after_years_tells_what_they_brought_and_goes_on() {
    let (mut desk, _) = settled();
    desk.jump_to(at("2031-02-03T04:05:00Z"));
    desk.click(QUESTION);
    assert!(!desk.has_control(QUESTION));
    assert!(desk.toasts()[0].starts_with("Since you were last here. "), "{:?}", desk.toasts());
    desk.must_say("3 Feb 2031, 04:05 UTC");
    desk.must_say("150 InMail credits left");
    desk.close_toasts();
    desk.click("Advance 1 hour");
    desk.must_say("3 Feb 2031, 05:05 UTC");
}

#[test]
fn daylight_saving_is_told_and_touches_nothing() {
    let (mut desk, bytes) = settled();
    let now = desk.now();
    desk.must_say("11:00 in Berlin");
    desk.set_zone("Europe/Berlin", 3_600, now.plus_ms(HOUR_MS), 7_200);
    assert!(desk.toasts().is_empty());
    desk.set_time(now.plus_ms(HOUR_MS));
    assert_eq!(
        desk.toasts(),
        ["Clocks in Berlin went forward by 1 hour. Daylight saving, most likely. \
          Accounts go by UTC and are not affected; local times beside it follow."]
    );
    desk.must_say("23 Nov 2026, 11:00 UTC");
    desk.must_say("13:00 in Berlin");
    desk.must_say("live");
    nothing_is_written(desk, &bytes);
}

#[test]
fn another_zone_is_told_and_touches_nothing() {
    let (mut desk, bytes) = settled();
    desk.set_zone("America/Los_Angeles", -8 * 3_600, Instant::LATEST, 0);
    assert_eq!(
        desk.toasts(),
        ["This computer now shows the time in Los Angeles. \
          Accounts go by UTC and are not affected; local times beside it follow."]
    );
    desk.must_say("23 Nov 2026, 10:00 UTC");
    desk.must_say("02:00 in Los Angeles");
    desk.must_say("live");
    nothing_is_written(desk, &bytes);
}

#[test]
fn an_account_whose_last_entry_lies_ahead_of_the_clock_says_so_when_it_is_opened() {
    let mut desk = Desk::with(|data_dir| {
        let lots = [(12, "2026-12-01T00:00:00Z")];
        Past::opened("dana", "Dana Whitfield", "2026-12-03T10:00:00Z", &lots).keep(data_dir);
    });
    let bytes = bytes_in(desk.data_dir().root());
    desk.must_say("This account is 10 days ahead of this computer's clock.");
    desk.must_say(
        "The clock was wrong when something was last done here, or is now. An account's time never runs back, so \
         it stands still at 3 Dec 2026, 10:00 UTC until the clock gets there, in 10 d. What you do until then is \
         recorded at that time. Nothing in its file was changed.",
    );
    desk.must_say("waiting, 10 days ahead");
    desk.pass_ms(MINUTE_MS);
    assert_eq!(desk.account().now(), at("2026-12-03T10:00:00Z"));
    nothing_is_written(desk, &bytes);
}

#[test]
fn an_account_that_was_not_used_for_more_than_a_year_is_held_until_the_clock_is_confirmed() {
    let keep = |data_dir: &inmail_credits::store::DataDir| {
        let lots = [(12, "2025-11-01T00:00:00Z")];
        Past::opened("dana", "Dana Whitfield", "2025-11-22T10:00:00Z", &lots).keep(data_dir);
    };
    let mut desk = Desk::with(keep);
    let bytes = bytes_in(desk.data_dir().root());
    desk.must_say("Is it 23 Nov 2026, 10:00 UTC? That is what this computer's clock says.");
    desk.must_say("This account was last used 366 days before, on 22 Nov 2025.");
    desk.must_say("12 InMail credits left");
    desk.must_say("on hold");
    desk.pass_ms(HOUR_MS);
    assert_eq!(desk.account().now(), at("2025-11-22T10:00:00Z"));
    nothing_is_written(desk, &bytes);

    let mut desk = Desk::with(keep);
    desk.click(QUESTION);
    desk.must_say("live");
    desk.must_say("150 InMail credits left");

    // The clock is put right instead: the account was used a moment ago.
    let mut desk = Desk::with(keep);
    desk.jump_to(at("2025-11-22T10:05:00Z"));
    assert!(!desk.has_control(QUESTION));
    desk.must_say("22 Nov 2025, 10:05 UTC");
    desk.must_say("live");
}

#[test]
fn an_example_and_a_view_are_not_asked_about() {
    let mut desk = Desk::new();
    desk.click("Look around an example");
    desk.jump_to(desk.now().plus_ms(-DAY_MS));
    desk.must_say("waiting, 1 day ahead");
    assert!(!desk.has_control(QUESTION));
}
