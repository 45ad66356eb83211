//! A copy to play on with.

use super::Account;
use crate::domain::chapter::Chapter;
use crate::domain::ids::Ids;
use crate::domain::log::Log;
use crate::domain::shelf::Shelf;

impl Account {
    /// The same credits, subscription and missed months at the same instant, without messages and without a
    /// record: its ledger begins here. It costs the batches and not the messages, so that it can be made for
    /// a look ahead whenever one is wanted.
    pub(in crate::domain) fn without_past(&self) -> Self {
        Self {
            policy: self.policy,
            opened_at: self.opened_at,
            now: self.now,
            subscription: self.subscription,
            purse: self.purse.clone(),
            arrivals: self.arrivals.clone(),
            messages: Shelf::default(),
            numbers_by_id: Ids::default(),
            ledger: Log::default(),
            chapter: Chapter { from: 0, to: 0, ..self.chapter },
            totals: self.totals,
            reminders: Log::default(),
            observations: Log::default(),
            missed: self.missed.clone(),
            next_first: self.next_first,
            reminders_passed: 0,
            windows_closed: 0,
            waiting: 0,
        }
    }
}
