//! The dates that the rules name as worth knowing.

use inmail_credits::domain::{DAY_MS, Instant};

use crate::scene::{Scene, instant};

/// The days between two dates on which the account holds this many credits for the whole day.
fn days_with(scene: &mut Scene, from: &str, to: &str, credits: u32) -> Vec<String> {
    let mut days = Vec::new();
    let mut midnight = instant(from);
    while midnight < instant(to) {
        let mut held = |at: Instant| {
            scene.account.advance_to(at);
            scene.credits()
        };
        let (first, last) = (held(midnight), held(midnight.plus_ms(DAY_MS - 1)));
        // Nothing comes or goes but at midnight.
        assert_eq!(first, last, "{midnight}");
        if first == credits {
            days.push(midnight.date().to_string());
        }
        midnight = midnight.plus_ms(DAY_MS);
    }
    days
}

#[test]
fn an_idle_account_of_2026_dips_to_100_on_exactly_these_days() {
    let (from, to) = ("2026-03-01T00:00:00Z", "2027-02-01T00:00:00Z");
    let idle = || Scene::open("2026-01-01T00:00:00Z", 50);
    let dips = days_with(&mut idle(), from, to, 100);
    assert_eq!(
        dips,
        [
            "2026-05-30",
            "2026-05-31",
            "2026-06-30",
            "2026-07-30",
            "2026-07-31",
            "2026-08-30",
            "2026-08-31",
            "2026-09-29",
            "2026-09-30",
            "2026-10-30",
            "2026-10-31",
            "2026-11-30",
            "2026-12-30",
            "2026-12-31",
            "2027-01-30",
            "2027-01-31",
        ]
    );
    let full = days_with(&mut idle(), from, to, 150).len();
    assert_eq!(full + dips.len(), 337, "it holds 150 on every other day");
}

#[test]
fn every_first_from_march_2026_on_shows_150() {
    let mut scene = Scene::open("2026-01-01T00:00:00Z", 50);
    scene.at("2026-03-01T00:00:00Z");
    for _ in 0..60 {
        assert_eq!(scene.credits(), 150, "{}", scene.account.now());
        let next = scene.account.now().next_month_start();
        scene.account.advance_to(next);
    }
}

/// What the ledger says at an instant, for an idle account opened empty on a 1st of November.
fn at_the_first(opened: &str, at: &str) -> Vec<(&'static str, i32, u32)> {
    let mut scene = Scene::open(opened, 0);
    scene.account.advance_to(instant(at).plus_ms(-1));
    let before = scene.account.ledger().len();
    scene.at(at);
    scene.entries_from(before).into_iter().map(|(reason, change, left, _)| (reason, change, left)).collect()
}

#[test]
fn without_a_leap_day_the_december_and_january_batches_expire_as_the_fourth_allocation_arrives() {
    let swap = [("expired", -50, 100), ("allocation", 50, 150)];
    assert_eq!(at_the_first("2025-11-01T00:00:00Z", "2026-03-01T00:00:00Z"), swap);
    assert_eq!(at_the_first("2025-11-01T00:00:00Z", "2026-04-01T00:00:00Z"), swap);
}

#[test]
fn without_a_leap_day_the_february_batch_lives_on_the_first_of_may_and_makes_room() {
    let room = [("removed_at_limit", -50, 100), ("allocation", 50, 150)];
    assert_eq!(at_the_first("2025-11-01T00:00:00Z", "2026-05-01T00:00:00Z"), room);
}

#[test]
fn with_a_leap_day_the_batches_expire_a_day_before_and_february_with_may() {
    let idle = "2027-11-01T00:00:00Z";
    assert_eq!(at_the_first(idle, "2028-02-29T00:00:00Z"), [("expired", -50, 100)]);
    assert_eq!(at_the_first(idle, "2028-03-01T00:00:00Z"), [("allocation", 50, 150)]);
    assert_eq!(at_the_first(idle, "2028-03-31T00:00:00Z"), [("expired", -50, 100)]);
    assert_eq!(at_the_first(idle, "2028-04-01T00:00:00Z"), [("allocation", 50, 150)]);
    assert_eq!(at_the_first(idle, "2028-05-01T00:00:00Z"), [("expired", -50, 100), ("allocation", 50, 150)]);
}
