//! Waypoints: an account as it was on its way, so that any instant of a long story is near one of them.

use std::sync::Arc;

use super::account::{Account, Passed};
use super::time::Instant;

/// Most waypoints of one history; with one more, every second goes and the steps between become twice as long.
const MOST: usize = 128;
/// Events between the first waypoints.
const FIRST_STEP: usize = 1024;

/// The waypoints of a history, oldest first.
#[derive(Debug, Clone)]
pub(super) struct Waypoints {
    step: usize,
    passed: Vec<(usize, Arc<Passed>)>,
}

impl Default for Waypoints {
    fn default() -> Self {
        Self { step: FIRST_STEP, passed: Vec::new() }
    }
}

impl Waypoints {
    /// The account has taken in that many events.
    pub(super) fn pass(&mut self, events: usize, account: &Account) {
        if !events.is_multiple_of(self.step) {
            return;
        }
        self.passed.push((events, Arc::new(account.passed())));
        if self.passed.len() > MOST {
            self.step *= 2;
            let step = self.step;
            self.passed.retain(|(events, _)| events.is_multiple_of(step));
        }
    }

    /// Only that many events are left.
    pub(super) fn keep_to(&mut self, events: usize) {
        self.passed.retain(|(passed, _)| *passed <= events);
    }

    /// The last waypoint that is not after an instant: how many events it had taken in, and the account.
    pub(super) fn before(&self, at: Instant, present: &Account) -> Option<(usize, Account)> {
        let place = self.passed.partition_point(|(_, passed)| passed.at() <= at).checked_sub(1)?;
        self.passed.get(place).map(|waypoint| back_at(waypoint, present))
    }

    /// The last waypoint, in the same way.
    pub(super) fn last(&self, present: &Account) -> Option<(usize, Account)> {
        self.passed.last().map(|waypoint| back_at(waypoint, present))
    }
}

fn back_at((events, passed): &(usize, Arc<Passed>), present: &Account) -> (usize, Account) {
    (*events, present.back_at(passed))
}
