//! Times and durations in words. All in UTC; local time is shown beside it by who knows the zone.

use chrono::Datelike as _;

use super::language::{month_name, month_short_name};
use crate::domain::{DAY_MS, HOUR_MS, Instant, MINUTE_MS, Month};

/// `30 Nov 2026`.
pub fn date(at: Instant) -> String {
    say!("{day} {month} {year}", day = day_of_month(at), month = month_short_name(at), year = year(at))
}

/// `30 Nov`.
pub fn day_month(at: Instant) -> String {
    say!("{day} {month}", day = day_of_month(at), month = month_short_name(at))
}

/// `30 November 2026`.
pub fn long_date(at: Instant) -> String {
    say!("{day} {month} {year}", day = day_of_month(at), month = month_name(at), year = year(at))
}

/// `March 2027`.
pub fn month(month: Month) -> String {
    let at = month.first();
    say!("{month} {year}", month = month_name(at), year = year(at))
}

fn day_of_month(at: Instant) -> u32 {
    at.to_chrono().day()
}

fn year(at: Instant) -> i32 {
    at.to_chrono().year()
}

/// `14:05`.
pub fn time_of_day(at: Instant) -> String {
    let minutes = at.as_ms().div_euclid(MINUTE_MS).rem_euclid(24 * 60);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// `30 Nov 2026, 14:05`.
pub fn date_time(at: Instant) -> String {
    format!("{}, {}", date(at), time_of_day(at))
}

/// A time as people look for it: `10 Jun 2026, 09:42 2026-06-10`.
pub fn searched_time(at: Instant) -> String {
    format!("{} {}", date_time(at), at.date())
}

/// The short name of the month whose whole name this is, in whichever case.
pub fn short_month(word: &str) -> Option<String> {
    let firsts =
        std::iter::successors(Some(Instant::EARLIEST), |first| Some(first.next_month_start())).take(12);
    let mut named = firsts.filter(|first| month_name(*first).to_lowercase() == word.to_lowercase());
    named.next().map(|first| month_short_name(first).to_owned())
}

/// `30 Nov 2026, 14:05 UTC`.
pub fn clock(at: Instant) -> String {
    say!("{} UTC", date_time(at))
}

/// `30 Nov 2026, 14:05 UTC`, with seconds and milliseconds where it does not lie on a whole minute.
pub fn exact_clock(at: Instant) -> String {
    say!("{} UTC", exact_date_time(at))
}

/// The same where UTC is told elsewhere.
pub fn exact_date_time(at: Instant) -> String {
    let form = match at.as_ms() {
        ms if ms.rem_euclid(MINUTE_MS) == 0 => "%H:%M",
        ms if ms.rem_euclid(1_000) == 0 => "%H:%M:%S",
        _ => "%H:%M:%S%.3f",
    };
    format!("{}, {}", date(at), at.to_chrono().format(form))
}

/// `Nov`.
pub fn month_short(month: Month) -> String {
    month_short_name(month.first()).to_owned()
}

/// Time until something, in the largest two units: `7 d 10 h`, `3 h 5 min`, `42 min`, and below one
/// minute in seconds. Rounded up, so that it never promises less time than there is and ends at `1 s`.
pub fn duration(ms: i64) -> String {
    let minutes = ms.max(0).saturating_add(MINUTE_MS - 1) / MINUTE_MS;
    let (days, hours) = (minutes / (24 * 60), minutes / 60 % 24);
    if ms <= MINUTE_MS - 1_000 {
        say!("{} s", (ms.max(0) + 999) / 1_000)
    } else if minutes < 60 {
        say!("{minutes} min", minutes)
    } else if days > 0 {
        if hours == 0 { say!("{days} d", days) } else { say!("{days} d {hours} h", days, hours) }
    } else if minutes % 60 == 0 {
        say!("{hours} h", hours)
    } else {
        say!("{hours} h {} min", minutes % 60, hours)
    }
}

/// A length of time in its largest unit, without its direction: `8 days`, `1 hour`, `0 minutes`. To the
/// nearest minute first: a clock set back by three hours is read a moment after. Days are rounded to the nearest:
/// from a Saturday morning to midnight of the next Tuesday are three.
pub fn span(ms: i64) -> String {
    let year_ms = 365 * DAY_MS;
    let (size, one, many) = match ms.saturating_abs().saturating_add(MINUTE_MS / 2) {
        ms if ms >= 2 * year_ms => (ms / year_ms, say!("year"), say!("years")),
        ms if ms >= DAY_MS => ((ms + DAY_MS / 2) / DAY_MS, say!("day"), say!("days")),
        ms if ms >= HOUR_MS => (ms / HOUR_MS, say!("hour"), say!("hours")),
        ms => (ms / MINUTE_MS, say!("minute"), say!("minutes")),
    };
    super::counted(u32::try_from(size).unwrap_or(u32::MAX), one, many)
}

/// Milliseconds after which a [`duration`] of less than a day reads differently.
pub fn duration_lasts(ms: i64) -> i64 {
    let seconds_from = MINUTE_MS - 1_000;
    let step = if ms > seconds_from { MINUTE_MS } else { 1_000 };
    let to_step = (ms - 1).rem_euclid(step) + 1;
    if ms > seconds_from && ms <= MINUTE_MS { ms - seconds_from } else { to_step }
}

/// Whole days until `end`, rounded down from whole minutes as [`duration`] counts them; 0 on the last day.
pub fn days_left(now: Instant, end: Instant) -> i64 {
    end.ms_since(now).max(0).saturating_add(MINUTE_MS - 1) / DAY_MS
}

const _: () = assert!(HOUR_MS == 60 * MINUTE_MS, "durations count 60 minutes to the hour");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_told_in_their_largest_two_units() {
        let told = |ms: i64| duration(ms);
        assert_eq!(told(7 * DAY_MS + 10 * HOUR_MS - 1), "7 d 10 h");
        assert_eq!(told(DAY_MS), "1 d");
        assert_eq!(told(HOUR_MS), "1 h");
        assert_eq!(told(HOUR_MS - 1), "1 h");
        assert_eq!(told(42 * MINUTE_MS), "42 min");
        assert_eq!(told(41 * MINUTE_MS + 1), "42 min");
        assert_eq!(told(59_001), "1 min");
        assert_eq!(told(59_000), "59 s");
        assert_eq!(told(1), "1 s");
        assert_eq!(told(-5), "0 s");
    }

    #[test]
    fn a_duration_reads_the_same_for_as_long_as_it_lasts() {
        for ms in [1, 999, 1_000, 1_001, 58_999, 59_000, 59_001, 60_000, 60_001, 120_000, 3_599_999, HOUR_MS]
        {
            let lasts = duration_lasts(ms);
            assert_eq!(duration(ms - lasts + 1), duration(ms), "{ms} ms");
            assert_ne!(duration(ms - lasts), duration(ms), "{ms} ms");
        }
    }

    #[test]
    fn a_span_is_told_in_its_largest_unit() {
        let told = [
            89_999,
            -HOUR_MS,
            3 * HOUR_MS - 1,
            DAY_MS - MINUTE_MS,
            DAY_MS,
            3 * DAY_MS - HOUR_MS,
            -730 * DAY_MS,
        ]
        .map(span);
        assert_eq!(told, ["1 minute", "1 hour", "3 hours", "23 hours", "1 day", "3 days", "2 years"]);
    }

    #[test]
    fn days_that_are_left_agree_with_the_duration() {
        let now = Instant::EARLIEST;
        let told = |ms: i64| (days_left(now, now.plus_ms(ms)), duration(ms));
        assert_eq!(told(31 * DAY_MS - 8_000), (31, "31 d".to_owned()));
        assert_eq!(told(31 * DAY_MS), (31, "31 d".to_owned()));
        assert_eq!(told(31 * DAY_MS - MINUTE_MS), (30, "30 d 23 h".to_owned()));
        assert_eq!(told(-1), (0, "0 s".to_owned()));
    }

    #[test]
    fn times_are_told_in_utc() {
        let at: Instant = "2026-11-09T04:05:59.999Z".parse().unwrap();
        assert_eq!(clock(at), "9 Nov 2026, 04:05 UTC");
        assert_eq!(exact_clock(at), "9 Nov 2026, 04:05:59.999 UTC");
        assert_eq!(exact_clock(at.plus_ms(1)), "9 Nov 2026, 04:06 UTC");
        assert_eq!(exact_clock(at.plus_ms(1_001)), "9 Nov 2026, 04:06:01 UTC");
        assert_eq!((month(at.month()), month_short(at.month())), ("November 2026".into(), "Nov".into()));
        assert_eq!((date(at), day_month(at)), ("9 Nov 2026".into(), "9 Nov".into()));
    }
}
