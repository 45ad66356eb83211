//! The clock, undo and what is recorded.

use super::*;

fn new_account(opened_at: Instant) -> NewAccount {
    NewAccount {
        name: "Dana".to_owned(),
        opened_at,
        subscription: SubscriptionType::Core,
        opening: Opening::Credits(50),
        policy: Policy::default(),
    }
}

#[test]
fn a_computer_with_a_mad_clock_writes_years_that_can_be_read_again() {
    for ms in [0, i64::MAX, i64::MIN, 4_102_444_800_000] {
        let real = Instant::from_ms(ms);
        let opened = within_years(real);
        let mut document =
            Document::create("a".to_owned(), Home::Example, new_account(opened), real).unwrap();
        document.act(&Action::Observe { credits: 50 }, real).unwrap();
        for event in document.history().events() {
            assert!((Instant::EARLIEST..=Instant::LATEST_OPENING).contains(&event.recorded_at));
        }
    }
}

#[test]
fn time_stands_still_while_the_computers_clock_lies_behind() {
    let start: Instant = "2026-01-10T00:00:00Z".parse().unwrap();
    let mut document = Document::create("a".to_owned(), Home::Example, new_account(start), start).unwrap();
    document.tick(start.plus_ms(5_000));
    document.tick(start.plus_ms(1_000));
    assert_eq!(document.account().now(), start.plus_ms(5_000));
    document.act(&Action::Observe { credits: 50 }, start.plus_ms(2_000)).unwrap();
    assert_eq!(document.history().events()[1].at, start.plus_ms(5_000));
    document.tick(start.plus_ms(6_000));
    assert_eq!(document.account().now(), start.plus_ms(6_000));
}

#[test]
fn moving_the_clock_keeps_it_ahead_and_undo_brings_it_back() {
    let start: Instant = "2026-01-10T00:00:00Z".parse().unwrap();
    let mut document = Document::create("a".to_owned(), Home::Example, new_account(start), start).unwrap();
    document.act(&Action::AdvanceMonth, start.plus_ms(1_000)).unwrap();
    assert_eq!(document.account().now().to_string(), "2026-02-01T00:00:00Z");
    document.tick(start.plus_ms(3_000));
    assert_eq!(document.account().now().to_string(), "2026-02-01T00:00:02Z");
    assert!(!document.clock().is_live());
    document.undo(start.plus_ms(4_000)).unwrap();
    assert!(document.clock().is_live());
    assert_eq!(document.account().now(), start.plus_ms(4_000));
    assert!(document.undo(start.plus_ms(4_000)).is_none());
}

#[test]
fn an_account_opened_in_the_past_is_played_forward_to_real_time() {
    let real: Instant = "2026-11-23T14:00:00Z".parse().unwrap();
    let past: Instant = "2026-10-01T00:00:00Z".parse().unwrap();
    let mut document = Document::create("a".to_owned(), Home::Example, new_account(past), real).unwrap();
    document.tick(real.plus_ms(60_000));
    assert_eq!(document.account().now(), past.plus_ms(60_000));
    let happened = document.act(&Action::AdvanceTo(real.plus_ms(60_000)), real.plus_ms(60_000)).unwrap();
    assert!(document.clock().is_live());
    assert_eq!(happened.entries.iter().map(|entry| entry.change).sum::<i32>(), 50);
}
