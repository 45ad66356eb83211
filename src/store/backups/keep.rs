//! Which backups stay.

use std::collections::BTreeSet;

use chrono::Datelike;

use super::name::{BackupName, Reason};
use crate::domain::Instant;

const NEWEST: usize = 10;
const DAILY: usize = 7;
const WEEKLY: usize = 4;
const MONTHLY: usize = 12;

/// The backups to keep at a real instant: the 10 newest, and the newest one of each of the last 7 days,
/// 4 weeks (from Monday) and 12 months that have any, all in UTC.
///
/// Two kinds would push the others out and are kept by the same numbers on their own: those of a time
/// that is still to come, from a clock that was wrong, and those of damaged files.
pub fn to_keep(names: &[BackupName], now: Instant) -> BTreeSet<BackupName> {
    let mut kept = BTreeSet::new();
    for to_come in [false, true] {
        for damaged in [false, true] {
            let alike = |name: &&BackupName| {
                (name.at > now) == to_come && (name.reason == Reason::Damaged) == damaged
            };
            let mut newest_first: Vec<BackupName> = names.iter().filter(alike).copied().collect();
            newest_first.sort_unstable_by(|one, other| other.cmp(one));
            kept.extend(newest_first.iter().take(NEWEST));
            kept.extend(one_for_each(&newest_first, DAILY, |name| name.at.date()));
            kept.extend(one_for_each(&newest_first, WEEKLY, |name| {
                let week = name.at.date().iso_week();
                (week.year(), week.week())
            }));
            kept.extend(one_for_each(&newest_first, MONTHLY, |name| name.at.month()));
        }
    }
    kept
}

/// The first of each of the first `count` periods.
fn one_for_each<P: PartialEq>(
    newest_first: &[BackupName],
    count: usize,
    period: impl Fn(&BackupName) -> P,
) -> impl Iterator<Item = BackupName> {
    let mut last = None;
    let begins_one = move |name: &&BackupName| {
        let found = Some(period(name));
        let begins = found != last;
        last = found;
        begins
    };
    newest_first.iter().filter(begins_one).take(count).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DAY_MS, HOUR_MS, MINUTE_MS};

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    fn every(count: i64, step_ms: i64, back_from: Instant) -> Vec<BackupName> {
        (0..count)
            .map(|index| BackupName { at: back_from.plus_ms(-index * step_ms), reason: Reason::Day })
            .collect()
    }

    fn days(names: &BTreeSet<BackupName>) -> Vec<String> {
        names.iter().rev().map(|name| name.at.date().to_string()).collect()
    }

    #[test]
    fn up_to_ten_stay_whatever_their_age() {
        let now = at("2026-06-15T12:00:00Z");
        let names = every(10, 1, now.plus_ms(-3_000 * DAY_MS));
        assert_eq!(to_keep(&names, now).len(), 10);
        assert!(to_keep(&[], now).is_empty());
    }

    #[test]
    fn of_one_day_the_ten_newest_stay() {
        let now = at("2026-06-15T12:00:00Z");
        let names = every(30, MINUTE_MS, now);
        assert_eq!(to_keep(&names, now), names[..10].iter().copied().collect());
    }

    #[test]
    fn days_weeks_and_months_have_their_newest() {
        // A Monday. Several a day, so that the ten newest say nothing about days.
        let now = at("2026-06-15T12:00:00Z");
        let names = every(24 * 800, HOUR_MS, now);
        let kept = to_keep(&names, now);
        let of_today = kept.iter().filter(|name| name.at.date() == now.date()).count();
        assert_eq!(of_today, 10);
        let mut days = days(&kept);
        days.dedup();
        assert_eq!(
            days,
            [
                // Days; the 14th is a Sunday, so it is its week's too.
                "2026-06-15",
                "2026-06-14",
                "2026-06-13",
                "2026-06-12",
                "2026-06-11",
                "2026-06-10",
                "2026-06-09",
                // Weeks.
                "2026-06-07",
                // Months, and the fourth week is the last of May.
                "2026-05-31",
                "2026-04-30",
                "2026-03-31",
                "2026-02-28",
                "2026-01-31",
                "2025-12-31",
                "2025-11-30",
                "2025-10-31",
                "2025-09-30",
                "2025-08-31",
                "2025-07-31",
            ]
        );
        assert_eq!(kept.len(), 10 + 18);
        let newest_of = |day: &str| kept.iter().find(|name| name.at.date().to_string() == day).unwrap().at;
        assert_eq!(newest_of("2026-06-14"), at("2026-06-14T23:00:00Z"));
    }

    #[test]
    fn days_without_a_backup_do_not_count() {
        let now = at("2026-06-15T12:00:00Z");
        let names = every(40, 10 * DAY_MS, now);
        let kept = to_keep(&names, now);
        // 10 newest reach back 90 days; 12 months are these and 8 more.
        assert_eq!(kept.len(), 18);
    }

    #[test]
    fn keeping_twice_keeps_the_same() {
        let now = at("2026-06-15T12:00:00Z");
        for step in [MINUTE_MS, HOUR_MS, 7 * HOUR_MS, DAY_MS, 9 * DAY_MS] {
            let kept = to_keep(&every(2_000, step, now), now);
            let again: Vec<BackupName> = kept.iter().copied().collect();
            assert_eq!(to_keep(&again, now), kept);
        }
    }

    #[test]
    fn neither_a_wrong_clock_nor_damaged_files_push_others_out() {
        let now = at("2026-06-15T12:00:00Z");
        let good = every(10, DAY_MS, now);
        let mut names = good.clone();
        names.extend(every(50, 40 * DAY_MS, at("2099-01-01T00:00:00Z")));
        names.extend(
            every(50, HOUR_MS, now.plus_ms(-1)).iter().map(|n| BackupName { reason: Reason::Damaged, ..*n }),
        );
        let kept = to_keep(&names, now);
        assert!(good.iter().all(|name| kept.contains(name)));
        assert!(kept.len() < 60);
    }
}
