//! Looking for causes, and for pairs of them.

use super::bench::{Bench, Tried};
use super::plausible::{SOME, far_fetched, sort};
use super::supposing::Story;
use super::{Cause, Diagnosis, Proposal, Shift};
use crate::domain::account::{Account, MissedMonth};
use crate::domain::history::History;
use crate::domain::ledger::Reason;
use crate::domain::policy::{AtLimit, ReturnedCreditLife};
use crate::domain::time::Month;

/// Allocations that are looked at, the last ones: credits of earlier ones are gone by now.
pub(super) const ALLOCATIONS: usize = 4;
/// By how many days an expiry may be late: three months are up to two days longer than 90.
const LATE_DAYS: [u32; 2] = [1, 2];

pub(super) struct Search<'a> {
    pub(super) bench: Bench<'a>,
    pub(super) expected: &'a Account,
    pub(super) observed: u32,
    found: Vec<Proposal>,
}

/// What could explain the observed number of an account, of which the expected state is given.
pub(super) fn search(
    history: &History,
    expected: Account,
    observed: u32,
    go_on: &mut dyn FnMut(u32) -> bool,
) -> Diagnosis {
    let story = Story::of(history, expected.now());
    let limit = expected.policy().limit;
    let mut search =
        Search { bench: Bench::new(history, go_on), expected: &expected, observed, found: Vec::new() };
    if observed != expected.credits() && observed <= limit {
        search.look(&story);
    }
    let Search { bench, found: mut proposals, .. } = search;
    sort(&mut proposals);
    Diagnosis {
        at: expected.now(),
        observed,
        expected: expected.credits(),
        limit,
        proposals,
        replays: bench.replays,
    }
}

impl Search<'_> {
    fn look(&mut self, story: &Story) {
        let fixed = fixed(self.expected, story);
        let mut apart: Vec<(Cause, Option<Tried>)> = Vec::new();
        for cause in fixed {
            let Some(tried) = self.bench.suppose(story, &cause) else {
                // It may have been together with another.
                apart.push((cause, None));
                continue;
            };
            if tried.account.credits() == self.observed {
                self.propose(vec![cause], &tried.account);
            } else if tried.account.ledger() != self.expected.ledger() {
                apart.push((cause, Some(tried)));
            }
        }
        let expected = self.expected;
        if self.observed == 0 && expected.subscription().is_some() {
            let ended = self.bench.exactly(story, 0, Cause::Cancelled);
            self.take(&[], ended);
        }
        for (cause, account) in self.counted(story, expected, u32::MAX) {
            self.propose(vec![cause], &account);
        }
        self.changes_of_type(story, expected, &[]);
        self.beginnings(story, expected, &[]);
        for (index, (cause, tried)) in apart.iter().enumerate() {
            self.beside_fixed(story, cause, apart.get(index + 1..).unwrap_or_default());
            if let Some(tried) = tried {
                self.beside(cause, tried);
            }
        }
        self.changes_and_counted(story);
        self.two_counted(story);
        self.beginnings_and_counted(story);
    }

    /// Pairs of a cause with the fixed ones that follow.
    fn beside_fixed<T>(&mut self, story: &Story, first: &Cause, others: &[(Cause, T)]) {
        let Some(story) = story.supposing(first) else { return };
        for (second, _) in others.iter().filter(|(second, _)| go_together(first, second)) {
            let found = self.bench.exactly(&story, self.observed, second.clone());
            self.take(std::slice::from_ref(first), found);
        }
    }

    /// Pairs of a cause with a change of type, with a few of what can be counted, and with another beginning.
    fn beside(&mut self, first: &Cause, tried: &Tried) {
        let with = std::slice::from_ref(first);
        self.changes_of_type(&tried.story, &tried.account, with);
        self.counted_beside(first, tried);
        if tried.account.credits() != self.expected.credits() {
            self.beginnings(&tried.story, &tried.account, with);
        }
    }

    /// Pairs of a cause with a few of what can be counted. Where the cause makes no difference to the number,
    /// that explains it alone.
    pub(super) fn counted_beside(&mut self, first: &Cause, tried: &Tried) {
        if tried.account.credits() == self.expected.credits() {
            return;
        }
        for (second, account) in self.counted(&tried.story, &tried.account, SOME) {
            self.propose(vec![first.clone(), second], &account);
        }
    }

    pub(super) fn take(&mut self, with: &[Cause], found: Option<(Cause, Account)>) {
        if let Some((cause, account)) = found {
            self.propose(with.iter().cloned().chain([cause]).collect(), &account);
        }
    }

    pub(super) fn propose(&mut self, causes: Vec<Cause>, account: &Account) {
        let pairs = self.expected.observations().iter().zip(account.observations());
        let contradicts = pairs
            .filter(|(before, after)| before.difference() == 0 && after.difference() != 0)
            .map(|(before, _)| before.at)
            .next();
        let far_fetched = far_fetched(&causes, contradicts.is_some());
        let shifts = shifts(self.expected, account);
        self.found.push(Proposal { causes, shifts, contradicts, far_fetched });
    }
}

/// Causes of which there is one at most, so that they can be tried one by one.
fn fixed(account: &Account, story: &Story) -> Vec<Cause> {
    let mut causes = Vec::new();
    let mut months: Vec<Month> = allocations(account).collect();
    let missed = account.missed_months();
    months.extend(missed.filter(|(_, state)| *state == MissedMonth::Repaired).map(|(month, _)| month));
    causes.extend(months.into_iter().map(|month| Cause::AllocationMissing { month }));
    let due = account.missed_months().filter(|(_, state)| *state == MissedMonth::Due);
    causes.extend(due.map(|(month, _)| Cause::AllocationCame { month }));
    let policy = story.policy;
    for at_limit in [AtLimit::ReplaceSoonest, AtLimit::ShortenAddition] {
        for returned_credit_life in [ReturnedCreditLife::Fresh, ReturnedCreditLife::Inherit] {
            if (at_limit, returned_credit_life) != (policy.at_limit, policy.returned_credit_life) {
                causes.push(Cause::OtherReading { at_limit, returned_credit_life });
            }
        }
    }
    let longer = LATE_DAYS.map(|late| Cause::LongerLife { days: policy.credit_life_days + late });
    causes.extend(longer);
    causes
}

/// The months of the last allocations that came, the last first.
fn allocations(account: &Account) -> impl Iterator<Item = Month> {
    let came = account.ledger().iter().rev().filter(|entry| entry.reason == Reason::Allocation);
    came.take(ALLOCATIONS).map(|entry| entry.at.month())
}

/// Whether one does not take the place of the other.
fn go_together(first: &Cause, second: &Cause) -> bool {
    !matches!(
        (first, second),
        (Cause::OtherReading { .. }, Cause::OtherReading { .. })
            | (Cause::LongerLife { .. }, Cause::LongerLife { .. })
    )
}

/// What differs in the ledger, reason by reason.
fn shifts(expected: &Account, account: &Account) -> Vec<Shift> {
    let (before, after) = (expected.totals().by_reason(), account.totals().by_reason());
    let shift = |((reason, before), (_, after)): ((Reason, u64), (Reason, u64))| {
        let more = i64::try_from(after).unwrap_or(i64::MAX) - i64::try_from(before).unwrap_or(i64::MAX);
        Shift { reason, credits: if reason.adds() { more } else { -more } }
    };
    before.into_iter().zip(after).map(shift).filter(|shift| shift.credits != 0).collect()
}
