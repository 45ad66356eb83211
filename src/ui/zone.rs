//! The user's time zone, for telling local time beside UTC. Nothing is ever computed with it.

use std::fmt;

use chrono::{DateTime, FixedOffset};

use crate::domain::Instant;
use crate::text::window::clock;

/// A place and its distance from UTC.
pub struct Zone {
    place: String,
    offset_s: Box<dyn Fn(Instant) -> i32>,
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Zone").field("place", &self.place).finish_non_exhaustive()
    }
}

impl Zone {
    /// A zone by its name, such as `Europe/Berlin`, and its seconds east of UTC at an instant.
    pub fn new(name: &str, offset_s: impl Fn(Instant) -> i32 + 'static) -> Self {
        let place = name.rsplit('/').next().unwrap_or(name).replace('_', " ");
        Self { place, offset_s: Box::new(offset_s) }
    }

    fn local(&self, at: Instant) -> Option<DateTime<FixedOffset>> {
        let offset = FixedOffset::east_opt((self.offset_s)(at))?;
        Some(at.to_chrono().with_timezone(&offset))
    }

    /// `15:05 in Berlin`, with the day where it is another one there; `None` where local time is UTC.
    pub fn beside(&self, at: Instant) -> Option<String> {
        let local = self.local(at).filter(|local| local.offset().local_minus_utc() != 0)?;
        let day = (local.date_naive() != at.date()).then(|| local.format("%-d %b").to_string());
        Some(clock::local(day, &local.format("%H:%M").to_string(), &self.place))
    }

    /// `14:03:51`, as the user's own clock shows it.
    pub fn time_of_day(&self, at: Instant) -> String {
        self.local(at).map(|local| local.format("%H:%M:%S").to_string()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn local_time_stands_beside_utc_with_its_day_where_that_differs() {
        let berlin = Zone::new("Europe/Berlin", |_| 3_600);
        let at = |text: &str| text.parse::<Instant>().unwrap();
        assert_eq!(berlin.beside(at("2026-11-23T14:05:00Z")), Some("15:05 in Berlin".to_owned()));
        assert_eq!(berlin.beside(at("2026-11-30T23:30:00Z")), Some("1 Dec, 00:30 in Berlin".to_owned()));
        assert_eq!(Zone::new("UTC", |_| 0).beside(at("2026-11-23T14:05:00Z")), None);
    }
}
