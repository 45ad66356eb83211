//! A copy to play on with.

use std::collections::HashMap;

use super::Account;
use crate::domain::chapter::Chapter;

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
            messages: Vec::new(),
            numbers_by_id: HashMap::new(),
            ledger: Vec::new(),
            chapter: Chapter { from: 0, to: 0, ..self.chapter },
            totals: self.totals,
            reminders: Vec::new(),
            observations: Vec::new(),
            missed: self.missed.clone(),
            next_first: self.next_first,
            reminders_passed: 0,
            windows_closed: 0,
            waiting: 0,
        }
    }
}
