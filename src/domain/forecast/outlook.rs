//! An account played on, with nothing done to it.

use crate::domain::account::Account;
use crate::domain::ledger::{Entry, Reason};
use crate::domain::lot::Arrival;
use crate::domain::number::LotNo;
use crate::domain::time::Instant;

/// Credits that are lost at an instant: they expire, make room at the limit, or do not fit under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loss {
    /// When.
    pub at: Instant,
    /// How many, at least 1.
    pub credits: u32,
}

/// What time alone brings up to an instant, that instant included.
#[derive(Debug, Clone)]
pub struct Outlook {
    account: Account,
    from: Instant,
    until: Instant,
    losses: Vec<Loss>,
}

impl Outlook {
    /// Plays on from the account's present. Costs its batches, not its messages.
    pub fn of(account: &Account, until: Instant) -> Self {
        let mut ahead = account.without_past();
        ahead.advance_to(until);
        Self::at_end(account.now(), ahead, until, Vec::new())
    }

    /// An account that was played on from `from`; `unfit` are the credits that came back and did not fit.
    pub(super) fn at_end(from: Instant, account: Account, until: Instant, unfit: Vec<Loss>) -> Self {
        let mut losses = unfit;
        let lost = |entry: &&Entry| matches!(entry.reason, Reason::Expired | Reason::RemovedAtLimit);
        let taken = account.ledger().iter().filter(lost);
        losses.extend(taken.map(|entry| Loss { at: entry.at, credits: entry.change.unsigned_abs() }));
        let mut outlook = Self { account, from, until, losses: Vec::new() };
        losses.extend(outlook.not_added());
        losses.sort_by_key(|loss| loss.at);
        losses.dedup_by(|later, loss| {
            let same = later.at == loss.at;
            if same {
                loss.credits = loss.credits.saturating_add(later.credits);
            }
            same
        });
        outlook.losses = losses;
        outlook
    }

    /// Until when it was played.
    pub const fn until(&self) -> Instant {
        self.until
    }

    /// Every change on the way, in order.
    pub fn entries(&self) -> &[Entry] {
        self.account.ledger()
    }

    /// What a batch was when it arrived, past or coming.
    pub fn arrival(&self, lot: LotNo) -> Option<&Arrival> {
        self.account.arrival(lot)
    }

    /// Credits left at the end.
    pub const fn left(&self) -> u32 {
        self.account.credits()
    }

    /// What is lost on the way, one for each instant, in order.
    pub fn losses(&self) -> &[Loss] {
        &self.losses
    }

    /// How many credits are lost on the way.
    pub fn lost(&self) -> u32 {
        self.losses.iter().map(|loss| loss.credits).sum()
    }

    /// What of the coming allocations does not fit under the limit (`R15`, shortened addition).
    pub(super) fn not_added(&self) -> Vec<Loss> {
        let monthly = self.account.policy().monthly_allocation;
        let added = |at: Instant| -> u32 {
            let first = self.entries().partition_point(|entry| entry.at < at);
            let there = self.entries().iter().skip(first).take_while(|entry| entry.at == at);
            there
                .filter(|entry| entry.reason == Reason::Allocation)
                .map(|entry| entry.change.unsigned_abs())
                .sum()
        };
        allocations(&self.account, self.from, self.until)
            .map(|at| Loss { at, credits: monthly.saturating_sub(added(at)) })
            .filter(|loss| loss.credits > 0)
            .collect()
    }
}

/// The instants after `from`, up to and including `until`, at which an allocation is due (`R2`, `R13`), while
/// the present subscription goes on.
pub(super) fn allocations(account: &Account, from: Instant, until: Instant) -> impl Iterator<Item = Instant> {
    let active = account.subscription().is_some();
    std::iter::successors(active.then(|| from.next_month_start()), |first| Some(first.next_month_start()))
        .take_while(move |first| *first <= until)
        .filter(|first| account.missed_months().all(|(month, _)| month != first.month()))
}
