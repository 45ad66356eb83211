//! Where a change of type could have been that is not recorded.

use super::Cause;
use super::plausible::{SOME, place};
use super::search::Search;
use super::supposing::Story;
use crate::domain::account::Account;
use crate::domain::ledger::Reason;
use crate::domain::time::Instant;

/// Changes of type that are tried, those first whose numbers agree.
const CHANGES: usize = 8;
/// The same where it is harder to say what a change leaves.
const CHANGES_OTHERWISE: usize = 250;

impl Search<'_> {
    /// A change of type leaves about what came and went since then; where that is nearest to the observed
    /// number, it is tried.
    pub(super) fn changes_of_type(&mut self, story: &Story, account: &Account, with: &[Cause]) {
        if account.subscription().is_none() {
            return;
        }
        let mut places = left_since(story, account);
        let observed = i64::from(self.observed);
        places.sort_by_key(|(_, since)| (since - observed).abs());
        let alone = with.is_empty() && !story.is_usual();
        let tries = if alone { CHANGES_OTHERWISE } else { CHANGES };
        for (at, _) in places.into_iter().take(tries) {
            let cause = Cause::TypeChanged { at };
            let found = self.bench.exactly(story, self.observed, cause);
            if found.is_some() {
                self.take(with, found);
                break;
            }
        }
    }

    /// A change of type, and since then a few of what can be counted: as few of each as the change that is
    /// nearest above or below the observed number leaves to explain.
    pub(super) fn changes_and_counted(&mut self, story: &Story) {
        if self.expected.subscription().is_none() {
            return;
        }
        let observed = i64::from(self.observed);
        let mut places = left_since(story, self.expected);
        places.retain(|(_, since)| *since != observed);
        places.sort_by_key(|(_, since)| (since - observed).abs());
        let (above, below): (Vec<_>, Vec<_>) = places.into_iter().partition(|(_, since)| *since > observed);
        for places in [above, below] {
            let mut told: Vec<u8> = Vec::new();
            for (at, _) in places.into_iter().take(CHANGES) {
                let change = Cause::TypeChanged { at };
                let Some(tried) = self.bench.suppose(story, &change) else { continue };
                for (second, account) in self.counted(&tried.story, &tried.account, SOME) {
                    let kind = place(&second);
                    if !told.contains(&kind) {
                        told.push(kind);
                        self.propose(vec![change.clone(), second], &account);
                    }
                }
            }
        }
    }
}

/// The instants at which anything happened, the last first, each with what came and went after it in the
/// present subscription and would have without the credits that were there then: nothing of that ends, and
/// little of it meets the limit, within the life of a credit. Left out are those after which more was sent
/// than came. Under the usual readings a change before the
/// present subscription makes no difference; under others it decides which credit paid.
fn left_since(story: &Story, account: &Account) -> Vec<(Instant, i64)> {
    let mut places: Vec<(Instant, i64)> = Vec::new();
    let (mut since, mut lowest, mut is_present) = (0_i64, 0_i64, true);
    let mut events = story.events.iter().rev().map(|event| event.at).peekable();
    let mut entries = account.ledger().iter().rev().peekable();
    loop {
        let at = events.peek().copied().max(entries.peek().map(|entry| entry.at));
        let Some(at) = at else { return places };
        if lowest == 0 || !story.is_usual() {
            places.push((at, since));
        }
        while events.next_if_eq(&at).is_some() {}
        while let Some(entry) = entries.next_if(|entry| entry.at == at) {
            let change = match entry.reason {
                Reason::Forfeited if story.is_usual() => return places,
                Reason::Forfeited => {
                    is_present = false;
                    0
                }
                _ if !is_present => 0,
                Reason::Expired | Reason::RemovedAtLimit | Reason::Opening => 0,
                // It meets no limit then.
                Reason::Allocation => i64::from(account.policy().monthly_allocation),
                _ => i64::from(entry.change),
            };
            since += change;
            lowest = (lowest + change).min(0);
        }
    }
}
