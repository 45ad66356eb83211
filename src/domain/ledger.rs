//! The ledger: every change to the number of credits, with its reason.

use super::number::{LotNo, MessageNo};
use super::rule::RuleNo;
use super::time::Instant;

/// Why the number of credits changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Opening credits (`R3`).
    Opening,
    /// The allocation of a 1st (`R2`).
    Allocation,
    /// An allocation that was made good (`R13`).
    RepairedAllocation,
    /// A credit that came back for a response (`R9`).
    Returned,
    /// A credit spent on an InMail (`R5`).
    Sent,
    /// Credits that reached the end of their life (`R4`).
    Expired,
    /// Credits that made room for an addition (`R6`).
    RemovedAtLimit,
    /// Credits removed by a cancellation or a change of type (`R12`).
    Forfeited,
}

impl Reason {
    /// Whether credits come.
    pub const fn adds(self) -> bool {
        matches!(self, Self::Opening | Self::Allocation | Self::RepairedAllocation | Self::Returned)
    }

    /// The rule that it follows from.
    pub const fn rule(self) -> RuleNo {
        match self {
            Self::Opening => RuleNo::R3,
            Self::Allocation => RuleNo::R2,
            Self::RepairedAllocation => RuleNo::R13,
            Self::Returned => RuleNo::R9,
            Self::Sent => RuleNo::R5,
            Self::Expired => RuleNo::R4,
            Self::RemovedAtLimit => RuleNo::R6,
            Self::Forfeited => RuleNo::R12,
        }
    }
}

/// One change to one batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// When.
    pub at: Instant,
    /// Why.
    pub reason: Reason,
    /// Credits added, or removed if negative; never 0.
    pub change: i32,
    /// Credits left in the account afterwards.
    pub left: u32,
    /// The batch.
    pub lot: LotNo,
    /// The message that was paid, or whose response returned the credit.
    pub message: Option<MessageNo>,
}

/// Sums over the ledger by reason, each as a positive number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Opening credits.
    pub opening: u64,
    /// Allocated on a 1st.
    pub allocated: u64,
    /// Made good.
    pub repaired: u64,
    /// Returned for responses.
    pub returned: u64,
    /// Spent on InMails.
    pub spent: u64,
    /// Expired.
    pub expired: u64,
    /// Removed to make room under the limit.
    pub removed_at_limit: u64,
    /// Removed by a cancellation or a change of type.
    pub forfeited: u64,
}

impl Totals {
    /// Each sum with its reason.
    pub const fn by_reason(&self) -> [(Reason, u64); 8] {
        [
            (Reason::Opening, self.opening),
            (Reason::Allocation, self.allocated),
            (Reason::RepairedAllocation, self.repaired),
            (Reason::Returned, self.returned),
            (Reason::Sent, self.spent),
            (Reason::Expired, self.expired),
            (Reason::RemovedAtLimit, self.removed_at_limit),
            (Reason::Forfeited, self.forfeited),
        ]
    }

    /// Sums over some entries.
    pub fn of<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Self {
        let mut totals = Self::default();
        for entry in entries {
            totals.add(entry.reason, entry.change);
        }
        totals
    }

    pub(crate) const fn add(&mut self, reason: Reason, change: i32) {
        let sum = match reason {
            Reason::Opening => &mut self.opening,
            Reason::Allocation => &mut self.allocated,
            Reason::RepairedAllocation => &mut self.repaired,
            Reason::Returned => &mut self.returned,
            Reason::Sent => &mut self.spent,
            Reason::Expired => &mut self.expired,
            Reason::RemovedAtLimit => &mut self.removed_at_limit,
            Reason::Forfeited => &mut self.forfeited,
        };
        *sum = sum.saturating_add(change.unsigned_abs() as u64);
    }
}
