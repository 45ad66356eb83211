//! The balance over time, as steps.

use crate::domain::ledger::Entry;
use crate::domain::time::Instant;

/// From an instant on this many credits are left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// When.
    pub at: Instant,
    /// Credits left from then on.
    pub left: u32,
}

/// The steps of a balance from `from` up to and including `to`, the first at `from` itself. `entries` are
/// in order; `before` is what was left before the first of them.
///
/// What happens at one instant is one step: nothing lasts in between.
pub fn steps(entries: &[Entry], before: u32, from: Instant, to: Instant) -> Vec<Step> {
    let first = entries.partition_point(|entry| entry.at <= from);
    let last = entries.partition_point(|entry| entry.at <= to);
    let start = first.checked_sub(1).and_then(|place| entries.get(place)).map_or(before, |entry| entry.left);
    let mut steps = vec![Step { at: from, left: start }];
    for entry in entries.get(first..last).unwrap_or_default() {
        match steps.last_mut() {
            Some(step) if step.at == entry.at => step.left = entry.left,
            _ => steps.push(Step { at: entry.at, left: entry.left }),
        }
    }
    steps
}
