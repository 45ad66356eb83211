//! Times as people type them.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike as _};

use crate::domain::Instant;

/// A day, which is its beginning; the second as the program writes it.
const DAYS: [&str; 2] = ["%Y-%m-%d", "%d %B %Y"];
/// With a day and a time.
const FORMS: [&str; 6] = [
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d %H:%M:%S%.f",
    "%Y-%m-%dT%H:%MZ",
    "%Y-%m-%dT%H:%M:%S%.fZ",
    "%d %B %Y, %H:%M",
    "%d %B %Y %H:%M",
];

/// The instant that a text names, in UTC: a date, or a date and a time, to the millisecond at most.
pub fn typed(text: &str) -> Option<Instant> {
    let text = text.trim();
    let day = DAYS.iter().find_map(|form| NaiveDate::parse_from_str(text, form).ok());
    let found = match day {
        Some(day) => day.and_time(NaiveTime::MIN),
        None => FORMS.iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())?,
    };
    // A finer time is none that an account knows.
    if found.nanosecond() % 1_000_000 != 0 || found.nanosecond() >= 1_000_000_000 {
        return None;
    }
    let instant = Instant::from_ms(found.and_utc().timestamp_millis());
    (Instant::EARLIEST..=Instant::LATEST).contains(&instant).then_some(instant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_may_have_a_time_and_is_utc() {
        let at = |text: &str| text.parse::<Instant>().unwrap();
        assert_eq!(typed(" 2026-12-24 "), Some(at("2026-12-24T00:00:00Z")));
        assert_eq!(typed("2026-12-24 09:30"), Some(at("2026-12-24T09:30:00Z")));
        assert_eq!(typed("2026-12-24 09:30:15"), Some(at("2026-12-24T09:30:15Z")));
        assert_eq!(typed("2026-12-24 09:30:15.250"), Some(at("2026-12-24T09:30:15.250Z")));
        assert_eq!(typed("2026-12-24T09:30:15.250Z"), Some(at("2026-12-24T09:30:15.250Z")));
        assert_eq!(typed("1 Oct 2026"), Some(at("2026-10-01T00:00:00Z")));
        assert_eq!(typed("24 December 2026, 09:30"), Some(at("2026-12-24T09:30:00Z")));
        assert_eq!(typed("24 Dec 2026 9:30"), Some(at("2026-12-24T09:30:00Z")));
        let finer = ["2026-12-24 09:30:15.0005", "2026-12-24 23:59:60"];
        assert_eq!(finer.map(typed), [None, None]);
        for wrong in ["", "tomorrow", "24.12.2026", "2026-02-30", "1999-01-01", "2026-12-24 25:00"] {
            assert_eq!(typed(wrong), None, "{wrong}");
        }
    }
}
