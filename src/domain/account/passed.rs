//! An account as it was on its way, without the records that its present holds anyway.

use super::Account;
use crate::domain::ids::Ids;
use crate::domain::log::Log;
use crate::domain::time::Instant;

/// An account on its way. It costs the batches and what changes in messages, not the record.
#[derive(Debug)]
pub(in crate::domain) struct Passed {
    /// Its records are empty.
    rest: Account,
    arrivals: usize,
    ledger: usize,
    reminders: usize,
    observations: usize,
}

impl Passed {
    /// When that was.
    pub(in crate::domain) const fn at(&self) -> Instant {
        self.rest.now
    }
}

impl Account {
    /// What is to be kept of the present, to come back to it.
    pub(in crate::domain) fn passed(&self) -> Passed {
        let rest = Self {
            arrivals: Log::default(),
            ledger: Log::default(),
            reminders: Log::default(),
            observations: Log::default(),
            numbers_by_id: Ids::default(),
            ..self.clone()
        };
        Passed {
            rest,
            arrivals: self.arrivals.len(),
            ledger: self.ledger.len(),
            reminders: self.reminders.len(),
            observations: self.observations.len(),
        }
    }

    /// The account as it was when it passed there. It shares its records with the present.
    pub(in crate::domain) fn back_at(&self, passed: &Passed) -> Self {
        Self {
            arrivals: self.arrivals.first(passed.arrivals),
            ledger: self.ledger.first(passed.ledger),
            reminders: self.reminders.first(passed.reminders),
            observations: self.observations.first(passed.observations),
            numbers_by_id: self.numbers_by_id.clone(),
            ..passed.rest.clone()
        }
    }
}
