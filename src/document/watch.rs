//! What the computer's clock and time zone do while the program runs: set back, put ahead, moved elsewhere.
//!
//! The clock is held against a reading that only ever goes on evenly. Nothing is written because of it.

use std::time::Duration;

use crate::domain::{DAY_MS, Instant, MINUTE_MS};

/// A clock is corrected by up to this much without anyone noticing.
pub const UNNOTICED_MS: i64 = MINUTE_MS;
/// From here on a jump is told: a night's sleep of the computer is none.
const TOLD_MS: i64 = DAY_MS;
/// From here on a jump is asked about: time that is recorded once can never run back.
const ASKED_MS: i64 = 365 * DAY_MS;

/// Something about the clock or the zone that people should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClockNotice {
    /// The clock was set back by this many milliseconds.
    SetBack {
        /// By how much.
        by_ms: i64,
    },
    /// More time passed at once than the program ran: the computer slept, or its clock was put ahead.
    PutAhead {
        /// By how much, in milliseconds.
        by_ms: i64,
    },
    /// It jumped by more than a year, and has been put right since.
    Corrected,
    /// Clocks changed in the same zone, as for daylight saving.
    Shifted {
        /// The zone's place.
        place: String,
        /// By how many seconds, forward or, if negative, back.
        by_s: i32,
    },
    /// Another zone.
    Moved {
        /// The zone's place now.
        place: String,
    },
}

/// A jump that is asked about before anything is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockQuestion {
    /// What the computer's clock says.
    pub says: Instant,
    /// What it would say had it gone on evenly, or when the account was used last.
    pub expected: Instant,
}

/// The clock as it is watched.
#[derive(Debug, Clone, Copy)]
pub struct ClockWatch {
    real: Instant,
    even: Duration,
    question: Option<ClockQuestion>,
}

impl ClockWatch {
    /// Begins with what the clock says, and the even reading.
    pub const fn start(says: Instant, even: Duration) -> Self {
        Self { real: says, even, question: None }
    }

    /// The real time to go by. While a jump is in question, as if the clock had gone on evenly.
    pub const fn real(&self) -> Instant {
        self.real
    }

    /// The jump that is in question.
    pub const fn question(&self) -> Option<ClockQuestion> {
        self.question
    }

    /// Looks at the clock again; what there is to tell, and [`Self::real`] goes on.
    pub fn look(&mut self, says: Instant, even: Duration) -> Option<ClockNotice> {
        let passed = even.saturating_sub(self.even);
        let expected = self.real.plus_ms(i64::try_from(passed.as_millis()).unwrap_or(i64::MAX));
        self.even = even;
        let ahead_ms = says.ms_since(expected);
        if ahead_ms > ASKED_MS {
            self.real = expected;
            self.question = Some(ClockQuestion { says, expected });
            return None;
        }
        self.real = says;
        let asked = self.question.take().is_some();
        if ahead_ms < -UNNOTICED_MS {
            Some(ClockNotice::SetBack { by_ms: ahead_ms.saturating_neg() })
        } else if ahead_ms > TOLD_MS {
            Some(ClockNotice::PutAhead { by_ms: ahead_ms })
        } else {
            asked.then_some(ClockNotice::Corrected)
        }
    }

    /// Takes the clock for right.
    pub const fn believe(&mut self) {
        if let Some(question) = self.question.take() {
            self.real = question.says;
        }
    }
}

/// Whether an account that was used last at a real instant may go on at another, or it is asked first.
pub fn long_unused(used: Instant, says: Instant) -> Option<ClockQuestion> {
    (says.ms_since(used) > ASKED_MS).then_some(ClockQuestion { says, expected: used })
}

/// The zone as it was looked at last: its place, and its seconds east of UTC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneWatch {
    place: String,
    offset_s: i32,
}

impl ZoneWatch {
    /// Begins with a place and its seconds east of UTC.
    pub const fn start(place: String, offset_s: i32) -> Self {
        Self { place, offset_s }
    }

    /// Looks at the zone again; what there is to tell.
    pub fn look(&mut self, place: &str, offset_s: i32) -> Option<ClockNotice> {
        let before = std::mem::replace(self, Self::start(place.to_owned(), offset_s));
        if before.place != place {
            return Some(ClockNotice::Moved { place: place.to_owned() });
        }
        let by_s = offset_s - before.offset_s;
        (by_s != 0).then(|| ClockNotice::Shifted { place: place.to_owned(), by_s })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::HOUR_MS;

    fn start() -> Instant {
        "2026-11-23T10:00:00Z".parse().unwrap()
    }

    /// Looks after so many even milliseconds at a clock that went on by others.
    fn looked(even_ms: u64, clock_ms: i64) -> (ClockWatch, Option<ClockNotice>) {
        let mut watch = ClockWatch::start(start(), Duration::from_secs(7));
        let notice =
            watch.look(start().plus_ms(clock_ms), Duration::from_secs(7) + Duration::from_millis(even_ms));
        (watch, notice)
    }

    #[test]
    fn a_clock_that_goes_on_evenly_or_nearly_so_is_not_told_of() {
        for (even_ms, clock_ms) in [
            (0, 0),
            (1_000, 1_000),
            (60_000, 0),
            (0, -60_000),
            (0, DAY_MS),
            (400 * 86_400_000, 400 * DAY_MS),
            (0, 8 * HOUR_MS),
        ] {
            let (watch, notice) = looked(even_ms, clock_ms);
            assert_eq!((notice, watch.question()), (None, None), "{even_ms} {clock_ms}");
            assert_eq!(watch.real(), start().plus_ms(clock_ms));
        }
    }

    #[test]
    fn set_back_and_put_ahead_are_told_by_how_much() {
        assert_eq!(looked(0, -60_001).1, Some(ClockNotice::SetBack { by_ms: 60_001 }));
        assert_eq!(looked(60_000, -HOUR_MS).1, Some(ClockNotice::SetBack { by_ms: HOUR_MS + 60_000 }));
        assert_eq!(looked(0, DAY_MS + 1).1, Some(ClockNotice::PutAhead { by_ms: DAY_MS + 1 }));
        assert_eq!(looked(0, 365 * DAY_MS).1, Some(ClockNotice::PutAhead { by_ms: 365 * DAY_MS }));
    }

    #[test]
    fn a_jump_of_more_than_a_year_is_asked_about_and_time_goes_on_evenly_until_then() {
        let far = 365 * DAY_MS + 1;
        let (mut watch, notice) = looked(0, far);
        assert_eq!(notice, None);
        let says = start().plus_ms(far);
        assert_eq!(watch.question(), Some(ClockQuestion { says, expected: start() }));
        assert_eq!(watch.real(), start());
        assert_eq!(watch.look(says.plus_ms(5_000), Duration::from_secs(12)), None);
        assert_eq!(watch.real(), start().plus_ms(5_000));
        let mut put_right = watch;
        let notice = put_right.look(start().plus_ms(6_000), Duration::from_secs(13));
        assert_eq!((notice, put_right.question()), (Some(ClockNotice::Corrected), None));
        watch.believe();
        assert_eq!((watch.real(), watch.question()), (says.plus_ms(5_000), None));
        assert_eq!(watch.look(says.plus_ms(6_000), Duration::from_secs(13)), None);
    }

    #[test]
    fn a_clock_without_a_battery_is_no_fault() {
        let (watch, notice) = looked(0, -56 * 365 * DAY_MS);
        assert_eq!(notice, Some(ClockNotice::SetBack { by_ms: 56 * 365 * DAY_MS }));
        assert_eq!(watch.question(), None);
        let mut watch = ClockWatch::start(Instant::from_ms(i64::MIN), Duration::MAX);
        assert_eq!(watch.look(Instant::from_ms(i64::MAX), Duration::ZERO), None);
        assert!(watch.question().is_some());
    }

    #[test]
    fn an_account_that_was_not_used_for_more_than_a_year_is_asked_about() {
        assert_eq!(long_unused(start(), start().plus_ms(365 * DAY_MS)), None);
        assert_eq!(long_unused(start(), start().plus_ms(-DAY_MS)), None);
        let says = start().plus_ms(365 * DAY_MS + 1);
        assert_eq!(long_unused(start(), says), Some(ClockQuestion { says, expected: start() }));
    }

    #[test]
    fn daylight_saving_is_told_from_another_zone() {
        let mut zone = ZoneWatch::start("Berlin".to_owned(), 3_600);
        assert_eq!(zone.look("Berlin", 3_600), None);
        let place = "Berlin".to_owned();
        assert_eq!(
            zone.look("Berlin", 7_200),
            Some(ClockNotice::Shifted { place: place.clone(), by_s: 3_600 })
        );
        assert_eq!(zone.look("Berlin", 3_600), Some(ClockNotice::Shifted { place, by_s: -3_600 }));
        let moved = Some(ClockNotice::Moved { place: "Lisbon".to_owned() });
        assert_eq!(zone.look("Lisbon", 0), moved);
        assert_eq!(zone.look("Lisbon", 0), None);
    }
}
