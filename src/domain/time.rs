//! Account time: millisecond instants in UTC, calendar months, and their text form.
//!
//! Owns the range of years that is accepted. Knows no clock and no local time.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime};

/// Milliseconds in one minute.
pub const MINUTE_MS: i64 = 60_000;
/// Milliseconds in one hour.
pub const HOUR_MS: i64 = 60 * MINUTE_MS;
/// Milliseconds in 24 hours, which is what the rules call a day.
pub const DAY_MS: i64 = 24 * HOUR_MS;

/// Bytes of the longest text of an [`Instant`].
const TEXT_BYTES: usize = 24;

/// An instant in UTC, in whole milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// 2003-01-01T00:00:00Z, the first instant that files may name.
    pub const EARLIEST: Self = Self(1_041_379_200_000);
    /// 2099-12-31T23:59:59.999Z, the last instant at which an account may open or a batch be dated.
    pub const LATEST_OPENING: Self = Self(4_102_444_799_999);
    /// 2199-12-31T23:59:59.999Z, the last instant an account may reach.
    ///
    /// The formats name 2099 as the last year, yet an exact example waits until 2125, so a story that
    /// began in time may go on for another hundred years.
    pub const LATEST: Self = Self(7_258_118_399_999);

    /// The instant that many milliseconds after 1970-01-01T00:00:00Z.
    pub const fn from_ms(ms: i64) -> Self {
        Self(ms)
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub const fn as_ms(self) -> i64 {
        self.0
    }

    /// This instant moved by `ms` milliseconds; stops at the ends of the number range, which lie far
    /// outside the accepted years.
    #[must_use]
    pub const fn plus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// Milliseconds from `earlier` to this instant; negative if `earlier` is later.
    pub const fn ms_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// The calendar month (UTC) this instant lies in.
    pub fn month(self) -> Month {
        let date = self.date();
        Month { year: date.year(), month: date.month() }
    }

    /// The calendar date (UTC) this instant lies on.
    pub fn date(self) -> NaiveDate {
        self.to_chrono().date_naive()
    }

    /// The first instant strictly after this one that begins a calendar month in UTC (`R2`, `R14`).
    #[must_use]
    pub fn next_month_start(self) -> Self {
        self.month().next().first()
    }

    /// The same instant for calendar arithmetic and display.
    pub fn to_chrono(self) -> DateTime<chrono::Utc> {
        DateTime::from_timestamp_millis(self.0).unwrap_or_default()
    }

    /// 00:00 UTC on that date.
    pub fn from_date(date: NaiveDate) -> Self {
        Self(date.and_time(NaiveTime::MIN).and_utc().timestamp_millis())
    }
}

/// RFC 3339 in UTC with `Z`; the fraction is written only when it is not zero.
impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match InstantTexts::default().of(*self).map(std::str::from_utf8) {
            Some(Ok(text)) => f.write_str(text),
            _ => write!(f, "{}", self.to_chrono().format("%Y-%m-%dT%H:%M:%S%.fZ")),
        }
    }
}

/// Writes texts of instants. Long stories hold hundreds of thousands of them, most on the day of the one before,
/// whose date is not worked out again.
#[derive(Debug, Clone, Default)]
pub struct InstantTexts {
    day: Option<i64>,
    /// Its date, and the `T`.
    date: [u8; 11],
    text: [u8; TEXT_BYTES],
}

impl InstantTexts {
    /// The text of an instant, which is ASCII. `None` after the year 9999.
    pub fn of(&mut self, at: Instant) -> Option<&[u8]> {
        let day = at.0.div_euclid(DAY_MS);
        if self.day != Some(day) {
            self.date = Self::date(at)?;
            self.day = Some(day);
        }
        let of_day = u32::try_from(at.0.rem_euclid(DAY_MS)).ok()?;
        let (seconds, ms) = (of_day / 1000, of_day % 1000);
        let [y1, y2, y3, y4, a, m1, m2, b, d1, d2, t] = self.date;
        let ([h1, h2], [i1, i2]) = (two(seconds / 3600)?, two(seconds / 60 % 60)?);
        let ([s1, s2], f1, [f2, f3]) = (two(seconds % 60)?, digit(ms / 100)?, two(ms % 100)?);
        let (dot, end) = if ms == 0 { (b'Z', TEXT_BYTES - 4) } else { (b'.', TEXT_BYTES) };
        self.text = [
            y1, y2, y3, y4, a, m1, m2, b, d1, d2, t, h1, h2, b':', i1, i2, b':', s1, s2, dot, f1, f2, f3,
            b'Z',
        ];
        self.text.get(..end)
    }

    fn date(at: Instant) -> Option<[u8; 11]> {
        let date = at.date();
        let year = u32::try_from(date.year()).ok().filter(|year| *year <= 9999)?;
        let ([y1, y2], [y3, y4]) = (two(year / 100)?, two(year % 100)?);
        let ([m1, m2], [d1, d2]) = (two(date.month())?, two(date.day())?);
        Some([y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b'T'])
    }
}

fn two(number: u32) -> Option<[u8; 2]> {
    Some([digit(number / 10)?, digit(number)?])
}

/// The last digit of a number.
fn digit(number: u32) -> Option<u8> {
    b"0123456789".get((number % 10) as usize).copied()
}

/// The text is not an accepted instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAnInstant {
    /// Not of the form `2026-01-05T10:00:00Z`.
    Form,
    /// Of that form, and there is no such day or time of day.
    Unreal,
    /// A year before 2003 or after the last one accepted.
    Year,
}

/// Reads RFC 3339 in UTC with `Z` and at most three digits of fraction, up to [`Instant::LATEST`].
impl FromStr for Instant {
    type Err = NotAnInstant;

    fn from_str(text: &str) -> Result<Self, NotAnInstant> {
        let instant = read(text.as_bytes()).ok_or(NotAnInstant::Form)?.ok_or(NotAnInstant::Unreal)?;
        if instant < Self::EARLIEST || instant > Self::LATEST {
            return Err(NotAnInstant::Year);
        }
        Ok(instant)
    }
}

/// The numbers of a text of the right form; `None` within where they name no day or no time of day.
fn read(text: &[u8]) -> Option<Option<Instant>> {
    let (head, tail) = text.split_at_checked(19)?;
    let fraction_ms = match tail {
        b"Z" => 0,
        [b'.', digits @ .., b'Z'] if (1..=3).contains(&digits.len()) => {
            number(digits)? * 10_u32.pow(3 - u32::try_from(digits.len()).ok()?)
        }
        _ => return None,
    };
    let separators = [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':')];
    if separators.iter().any(|&(at, wanted)| head.get(at) != Some(&wanted)) {
        return None;
    }
    let part = |from: usize, to: usize| head.get(from..to).and_then(number);
    let date = NaiveDate::from_ymd_opt(i32::try_from(part(0, 4)?).ok()?, part(5, 7)?, part(8, 10)?);
    let time = NaiveTime::from_hms_opt(part(11, 13)?, part(14, 16)?, part(17, 19)?);
    let instant = |(date, time): (NaiveDate, NaiveTime)| {
        Instant(date.and_time(time).and_utc().timestamp_millis()).plus_ms(i64::from(fraction_ms))
    };
    Some(date.zip(time).map(instant))
}

fn number(digits: &[u8]) -> Option<u32> {
    digits
        .iter()
        .try_fold(0_u32, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')))
}

/// A calendar month in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i32,
    month: u32,
}

impl Month {
    /// 00:00:00 UTC on the 1st, when its allocation arrives (`R2`).
    pub fn first(self) -> Instant {
        Instant::from_date(NaiveDate::from_ymd_opt(self.year, self.month, 1).unwrap_or_default())
    }

    /// 00:00:00 UTC on the 2nd, from when a missing allocation is overdue (`R13`).
    pub fn second(self) -> Instant {
        self.first().plus_ms(DAY_MS)
    }

    /// The month after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        if self.month >= 12 {
            Self { year: self.year + 1, month: 1 }
        } else {
            Self { year: self.year, month: self.month + 1 }
        }
    }
}

/// As in `2026-03`.
impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// The text is not a month of an accepted year, written as `2026-03`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAMonth;

impl FromStr for Month {
    type Err = NotAMonth;

    fn from_str(text: &str) -> Result<Self, NotAMonth> {
        let [y @ .., b'-', m1, m2] = text.as_bytes() else { return Err(NotAMonth) };
        if y.len() != 4 {
            return Err(NotAMonth);
        }
        let year = number(y).and_then(|year| i32::try_from(year).ok()).ok_or(NotAMonth)?;
        let month = number(&[*m1, *m2]).filter(|month| (1..=12).contains(month)).ok_or(NotAMonth)?;
        let found = Self { year, month };
        let accepted = Instant::EARLIEST <= found.first() && found.first() <= Instant::LATEST;
        accepted.then_some(found).ok_or(NotAMonth)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    #[test]
    fn an_instant_is_written_as_it_was_read() {
        for text in ["2026-01-05T10:00:00Z", "2026-01-05T10:00:00.250Z", "2024-02-29T23:59:59.999Z"] {
            assert_eq!(at(text).to_string(), text);
        }
        assert_eq!(at("2026-01-05T10:00:00.5Z").to_string(), "2026-01-05T10:00:00.500Z");
        assert_eq!(at("2026-01-05T10:00:00.000Z").to_string(), "2026-01-05T10:00:00Z");
    }

    #[test]
    fn texts_in_turn_are_those_of_each_alone() {
        let mut texts = InstantTexts::default();
        for text in [
            "2026-01-05T23:59:59.999Z",
            "2026-01-06T00:00:00Z",
            "2026-01-06T09:07:03.040Z",
            "2025-12-31T10:00:00Z",
            "2026-01-06T09:07:03.040Z",
        ] {
            assert_eq!(texts.of(at(text)), Some(text.as_bytes()));
        }
        assert_eq!(texts.of(Instant::from_ms(253_402_300_800_000)), None);
        assert_eq!(texts.of(at("2026-01-06T00:00:00Z")), Some(&b"2026-01-06T00:00:00Z"[..]));
        assert_eq!(texts.of(Instant::from_ms(-1)), Some(&b"1969-12-31T23:59:59.999Z"[..]));
    }

    #[test]
    fn anything_but_utc_with_z_to_the_millisecond_is_refused() {
        for text in [
            "",
            "2026-01-05",
            "2026-01-05T10:00:00",
            "2026-01-05T10:00:00z",
            "2026-01-05t10:00:00Z",
            "2026-01-05 10:00:00Z",
            "2026-01-05T10:00:00+00:00",
            "2026-01-05T10:00Z",
            "2026-01-05T10:00:00.Z",
            "2026-01-05T10:00:00.1234Z",
            "+026-01-05T10:00:00Z",
            "2026-01-05T10:00:00ZZ",
            "２０２６-01-05T10:00:00Z",
        ] {
            assert_eq!(text.parse::<Instant>(), Err(NotAnInstant::Form), "{text}");
        }
        for text in
            ["2026-02-29T10:00:00Z", "2026-13-01T10:00:00Z", "2026-01-05T24:00:00Z", "2026-01-05T10:00:60Z"]
        {
            assert_eq!(text.parse::<Instant>(), Err(NotAnInstant::Unreal), "{text}");
        }
    }

    #[test]
    fn years_outside_the_accepted_range_are_refused() {
        assert_eq!(at("2003-01-01T00:00:00Z"), Instant::EARLIEST);
        assert_eq!(at("2099-12-31T23:59:59.999Z"), Instant::LATEST_OPENING);
        assert_eq!(at("2199-12-31T23:59:59.999Z"), Instant::LATEST);
        assert_eq!("2002-12-31T23:59:59.999Z".parse::<Instant>(), Err(NotAnInstant::Year));
        assert_eq!("2200-01-01T00:00:00Z".parse::<Instant>(), Err(NotAnInstant::Year));
    }

    #[test]
    fn the_next_month_starts_strictly_later() {
        assert_eq!(at("2026-01-31T23:59:59.999Z").next_month_start(), at("2026-02-01T00:00:00Z"));
        assert_eq!(at("2026-02-01T00:00:00Z").next_month_start(), at("2026-03-01T00:00:00Z"));
        assert_eq!(at("2026-12-01T00:00:00Z").next_month_start(), at("2027-01-01T00:00:00Z"));
    }

    #[test]
    fn a_month_is_written_as_it_was_read() {
        assert_eq!("2026-03".parse::<Month>().map(|month| month.to_string()), Ok("2026-03".to_owned()));
        for text in ["2026-3", "2026-13", "2026-00", "26-03", "2002-12", "2200-01", "2026-03-01", ""] {
            assert_eq!(text.parse::<Month>(), Err(NotAMonth), "{text}");
        }
    }
}
