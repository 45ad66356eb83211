//! Batches of credits, and the purse that holds those with credits left in spend order (`R5`).

use std::collections::VecDeque;

use super::ledger::Reason;
use super::number::{LotNo, MessageNo};
use super::time::Instant;

/// From where a batch came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LotSource {
    /// Opening credits (`R3`).
    Opening,
    /// The allocation of a 1st (`R2`).
    Allocation,
    /// An allocation that was made good (`R13`).
    RepairedAllocation,
    /// A credit that came back for a response to this message (`R9`).
    Returned(MessageNo),
}

impl LotSource {
    /// Why the ledger says that such a batch came.
    pub const fn reason(self) -> Reason {
        match self {
            Self::Opening => Reason::Opening,
            Self::Allocation => Reason::Allocation,
            Self::RepairedAllocation => Reason::RepairedAllocation,
            Self::Returned(_) => Reason::Returned,
        }
    }
}

/// What a batch was when it arrived; kept after its last credit is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    /// From where it came.
    pub source: LotSource,
    /// Credits it brought.
    pub credits: u32,
    /// When its life began.
    pub granted_at: Instant,
    /// When its life ends; at this instant it is gone (`R4`).
    pub expires_at: Instant,
}

/// A batch with credits left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lot {
    /// Its number.
    pub no: LotNo,
    /// Credits left, at least 1.
    pub left: u32,
    /// When its life began.
    pub granted_at: Instant,
    /// When its life ends.
    pub expires_at: Instant,
}

impl Lot {
    fn spend_order(&self) -> (Instant, Instant, LotNo) {
        (self.expires_at, self.granted_at, self.no)
    }
}

/// The batches with credits left, in spend order.
#[derive(Debug, Clone, Default)]
pub(super) struct Purse {
    lots: VecDeque<Lot>,
    left: u32,
}

impl Purse {
    /// Credits left.
    pub(super) const fn left(&self) -> u32 {
        self.left
    }

    /// The batches in spend order: soonest to expire, then earliest granted, then lowest number.
    pub(super) fn lots(&self) -> impl ExactSizeIterator<Item = &Lot> {
        self.lots.iter()
    }

    /// The batch that pays next.
    pub(super) fn first(&self) -> Option<&Lot> {
        self.lots.front()
    }

    /// A batch arrives. Batches with a life of their own arrive in spend order, so this is a push at
    /// the end; only an inherited end goes further forward.
    pub(super) fn insert(&mut self, lot: Lot) {
        let at = match self.lots.back() {
            Some(last) if last.spend_order() > lot.spend_order() => {
                self.lots.partition_point(|other| other.spend_order() < lot.spend_order())
            }
            _ => self.lots.len(),
        };
        self.left = self.left.saturating_add(lot.left);
        self.lots.insert(at, lot);
    }

    /// Takes up to `most` credits from the first batch: which batch, and how many. `None` if empty.
    pub(super) fn take(&mut self, most: u32) -> Option<(Lot, u32)> {
        let first = self.lots.front_mut()?;
        let before = *first;
        let taken = first.left.min(most);
        first.left -= taken;
        self.left = self.left.saturating_sub(taken);
        if first.left == 0 {
            self.lots.pop_front();
        }
        Some((before, taken))
    }
}
