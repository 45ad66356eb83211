//! The user's time zone, for telling local time beside UTC. Nothing is ever computed with it.

use std::fmt;

use chrono::{DateTime, FixedOffset};

use crate::domain::Instant;
use crate::text::{self, window::clock};

/// A place and its distance from UTC.
pub struct Zone {
    name: Box<dyn Fn() -> String>,
    place: String,
    offset_s: Box<dyn Fn(Instant) -> i32>,
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Zone").field("place", &self.place).finish_non_exhaustive()
    }
}

impl Zone {
    /// The zone that the system is set to: its name, such as `Europe/Berlin`, and its seconds east of UTC at
    /// an instant. Both are asked again, since the system may be set to another one.
    pub fn new(name: impl Fn() -> String + 'static, offset_s: impl Fn(Instant) -> i32 + 'static) -> Self {
        let place = place(&name());
        Self { name: Box::new(name), place, offset_s: Box::new(offset_s) }
    }

    /// Asks again which zone it is.
    pub(super) fn refresh(&mut self) {
        self.place = place(&(self.name)());
    }

    /// The zone's place, such as `Berlin`.
    pub(super) fn place(&self) -> &str {
        &self.place
    }

    /// Seconds east of UTC at an instant.
    pub(super) fn offset_s(&self, at: Instant) -> i32 {
        (self.offset_s)(at)
    }

    fn local(&self, at: Instant) -> Option<DateTime<FixedOffset>> {
        let offset = FixedOffset::east_opt((self.offset_s)(at))?;
        Some(at.to_chrono().with_timezone(&offset))
    }

    /// `15:05 in Berlin`, with the day where it is another one there; `None` where local time is UTC.
    pub fn beside(&self, at: Instant) -> Option<String> {
        let local = self.local(at).filter(|local| local.offset().local_minus_utc() != 0)?;
        let there = at.plus_ms(i64::from(self.offset_s(at)) * 1_000);
        let day = (there.date() != at.date()).then(|| text::day_month(there));
        Some(clock::local(day, &local.format("%H:%M").to_string(), &self.place))
    }

    /// `14:03:51`, as the user's own clock shows it.
    pub fn time_of_day(&self, at: Instant) -> String {
        self.local(at).map(|local| local.format("%H:%M:%S").to_string()).unwrap_or_default()
    }
}

fn place(name: &str) -> String {
    name.rsplit('/').next().unwrap_or(name).replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn local_time_stands_beside_utc_with_its_day_where_that_differs() {
        let berlin = Zone::new(|| "Europe/Berlin".to_owned(), |_| 3_600);
        let at = |text: &str| text.parse::<Instant>().unwrap();
        assert_eq!(berlin.beside(at("2026-11-23T14:05:00Z")), Some("15:05 in Berlin".to_owned()));
        assert_eq!(berlin.beside(at("2026-11-30T23:30:00Z")), Some("1 Dec, 00:30 in Berlin".to_owned()));
        assert_eq!(Zone::new(|| "UTC".to_owned(), |_| 0).beside(at("2026-11-23T14:05:00Z")), None);
    }
}
