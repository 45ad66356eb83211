//! The clock panel.

use chrono::Datelike as _;

use crate::domain::Instant;
use crate::text;
use crate::text::language::Word;

/// Accessible name of the button that goes to the next 1st.
pub const ADVANCE_MONTH: Word = Word::new("Advance month");
/// Accessible name of the button.
pub const ADVANCE_HOUR: Word = Word::new("Advance 1 hour");
/// Accessible name of the button.
pub const ADVANCE_DAY: Word = Word::new("Advance 1 day");
/// What the narrow button shows.
pub const PLUS_HOUR: Word = Word::new("+1 hour");
/// What the narrow button shows.
pub const PLUS_DAY: Word = Word::new("+1 day");
/// Further ways to move the clock.
pub const MORE: Word = Word::new("More");
/// Goes on three days.
pub const THREE_DAYS: Word = Word::new("Three days on");
/// Asks for a date.
pub const TO_A_DATE: Word = Word::new("To a date…");
/// Back to live.
pub const BACK_TO_REAL: Word = Word::new("Back to real time");
/// Why that is not offered.
pub const REAL_LIES_BEHIND: Word = Word::new(
    "Real time lies behind this account's time, which never runs back. Undo takes an advance back.",
);
/// What advancing a month is.
pub const ADVANCE_TRIES: Word = Word::new(
    "Tries what the time until then brings. Only this account's clock moves, and Undo takes it back.",
);
/// In its place, where the account is kept: the backups have the state from before the clock was moved.
pub const BACK_TO_TODAY: Word = Word::new("Back to today…");
/// Under the credits left, while the clock is ahead.
pub fn simulated(now: Instant, ahead_ms: i64) -> String {
    say!("Simulated: the clock is at {}, {}.", text::date(now), ahead(ahead_ms))
}
/// The account's time is real time.
pub const LIVE: Word = Word::new("live");

/// `Advance month · 1 Dec`.
pub fn advance_month(to: Instant) -> String {
    format!("{} · {}", ADVANCE_MONTH.get(), text::day_month(to))
}

/// `Next expiry · 30 Nov`.
pub fn next_expiry(at: Option<Instant>) -> String {
    at.map_or_else(|| say!("Next expiry").to_owned(), |at| say!("Next expiry · {}", text::day_month(at)))
}

/// Why there is none.
pub const NO_EXPIRY: Word = Word::new("No credits are left that could expire.");

/// `Next deadline · 23 Nov, 14:47`.
pub fn next_deadline(at: Option<Instant>) -> String {
    at.map_or_else(
        || say!("Next deadline").to_owned(),
        |at| say!("Next deadline · {}, {}", text::day_month(at), text::time_of_day(at)),
    )
}

/// Why there is none.
pub const NO_DEADLINE: Word = Word::new("No InMail has a deadline ahead.");

/// The time of a file that is only looked at.
pub const STANDS_STILL: Word = Word::new("stands still");

/// The day where there is little room: with its year only where that is not the present one.
pub fn short_day(at: Instant, real: Instant) -> String {
    if at.date().year() == real.date().year() { text::day_month(at) } else { text::date(at) }
}

/// `live`, or `8 days ahead`: [`mode`] where there is little room.
pub fn short_mode(ahead_ms: i64) -> String {
    if ahead_ms == 0 { LIVE.get().to_owned() } else { ahead(ahead_ms) }
}
/// While the computer's clock lies behind, where there is little room.
pub const WAITING: Word = Word::new("waiting");

/// The account's time is held back.
pub const HELD: Word = Word::new("on hold");

/// `live`, or `simulated, 8 days ahead`.
pub fn mode(ahead_ms: i64) -> String {
    if ahead_ms == 0 { LIVE.get().to_owned() } else { say!("simulated, {}", ahead(ahead_ms)) }
}

/// `waiting, 8 days ahead`: while the computer's clock lies behind.
pub fn waiting(ahead_ms: i64) -> String {
    say!("waiting, {}", ahead(ahead_ms))
}

fn ahead(ms: i64) -> String {
    format!("{} {}", text::span(ms), if ms > 0 { say!("ahead") } else { say!("behind") })
}

/// `15:05 in Berlin`, with the day where it is another one there.
pub fn local(day: Option<String>, time: &str, place: &str) -> String {
    match day {
        Some(day) => say!("{day}, {time} in {place}", day, time, place),
        None => say!("{time} in {place}", time, place),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DAY_MS, HOUR_MS};

    #[test]
    fn the_clock_says_how_far_it_is_from_real_time() {
        assert_eq!(mode(0), "live");
        assert_eq!(mode(8 * DAY_MS + 5), "simulated, 8 days ahead");
        assert_eq!(mode(-DAY_MS), "simulated, 1 day behind");
        assert_eq!(mode(HOUR_MS), "simulated, 1 hour ahead");
        assert_eq!(mode(-89_999), "simulated, 1 minute behind");
        assert_eq!(waiting(2 * HOUR_MS), "waiting, 2 hours ahead");
        assert_eq!([0, 8 * DAY_MS, -DAY_MS].map(short_mode), ["live", "8 days ahead", "1 day behind"]);
    }

    #[test]
    fn a_short_day_has_its_year_where_it_is_another_one() {
        let at = |text: &str| text.parse::<Instant>().unwrap();
        let real = at("2026-01-02T00:00:00Z");
        assert_eq!(short_day(at("2026-12-31T00:00:00Z"), real), "31 Dec");
        assert_eq!(short_day(at("2025-12-31T00:00:00Z"), real), "31 Dec 2025");
    }
}
