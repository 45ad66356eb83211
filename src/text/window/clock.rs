//! The clock panel.

use crate::domain::Instant;
use crate::text;

/// Accessible name of the button that goes to the next 1st.
pub const ADVANCE_MONTH: &str = "Advance month";
/// Accessible name of the button.
pub const ADVANCE_HOUR: &str = "Advance 1 hour";
/// Accessible name of the button.
pub const ADVANCE_DAY: &str = "Advance 1 day";
/// What the narrow button shows.
pub const PLUS_HOUR: &str = "+1 hour";
/// What the narrow button shows.
pub const PLUS_DAY: &str = "+1 day";
/// Further ways to move the clock.
pub const MORE: &str = "More";
/// Goes on three days.
pub const THREE_DAYS: &str = "Three days on";
/// Asks for a date.
pub const TO_A_DATE: &str = "To a date…";
/// Back to live.
pub const BACK_TO_REAL: &str = "Back to real time";
/// Why that is not offered.
pub const REAL_LIES_BEHIND: &str =
    "Real time lies behind this account's time, which never runs back. Undo takes an advance back.";
/// The account's time is real time.
pub const LIVE: &str = "live";

/// `Advance month · 1 Dec`.
pub fn advance_month(to: Instant) -> String {
    format!("{ADVANCE_MONTH} · {}", text::day_month(to))
}

/// `Next expiry · 30 Nov`.
pub fn next_expiry(at: Option<Instant>) -> String {
    at.map_or_else(|| "Next expiry".to_owned(), |at| format!("Next expiry · {}", text::day_month(at)))
}

/// Why there is none.
pub const NO_EXPIRY: &str = "No credits are left that could expire.";

/// `Next deadline · 23 Nov, 14:47`.
pub fn next_deadline(at: Option<Instant>) -> String {
    at.map_or_else(
        || "Next deadline".to_owned(),
        |at| format!("Next deadline · {}, {}", text::day_month(at), text::time_of_day(at)),
    )
}

/// Why there is none.
pub const NO_DEADLINE: &str = "No InMail has a deadline ahead.";

/// The time of a file that is only looked at.
pub const STANDS_STILL: &str = "stands still";

/// Where there is room for one short word: on which side of real time the account's time is.
pub const fn side(ahead_ms: i64) -> &'static str {
    if ahead_ms > 0 { "ahead" } else { "behind" }
}

/// The account's time is held back.
pub const HELD: &str = "on hold";

/// `live`, or `simulated, 8 days ahead`.
pub fn mode(ahead_ms: i64) -> String {
    if ahead_ms == 0 { LIVE.to_owned() } else { format!("simulated, {}", ahead(ahead_ms)) }
}

/// `waiting, 8 days ahead`: while the computer's clock lies behind.
pub fn waiting(ahead_ms: i64) -> String {
    format!("waiting, {}", ahead(ahead_ms))
}

fn ahead(ms: i64) -> String {
    format!("{} {}", text::span(ms), side(ms))
}

/// `15:05 in Berlin`, with the day where it is another one there.
pub fn local(day: Option<String>, time: &str, place: &str) -> String {
    match day {
        Some(day) => format!("{day}, {time} in {place}"),
        None => format!("{time} in {place}"),
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
        assert_eq!(mode(-90_000), "simulated, 1 minute behind");
        assert_eq!(waiting(2 * HOUR_MS), "waiting, 2 hours ahead");
    }
}
