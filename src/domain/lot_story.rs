//! The life of a batch of credits: from where it came, where each credit went.

use super::account::{Account, CreditOutcome};
use super::ledger::Reason;
use super::lot::{Arrival, LotSource};
use super::number::{LotNo, MessageNo};
use super::rule::RuleNo;
use super::time::Instant;

/// What happened to credits of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LotStep {
    /// They arrived.
    Arrived(LotSource),
    /// One paid for an InMail, and what became of it by now.
    Spent(MessageNo, CreditOutcome),
    /// They reached the end of their life unused.
    Expired,
    /// They made room at the limit for this batch, which arrived then.
    RemovedAtLimit(Option<LotNo>),
    /// They were removed with the subscription.
    Forfeited,
}

impl LotStep {
    /// The rule that it follows from.
    pub const fn rule(&self) -> RuleNo {
        match self {
            Self::Arrived(source) => source.reason().rule(),
            Self::Spent(..) => Reason::Sent.rule(),
            Self::Expired => Reason::Expired.rule(),
            Self::RemovedAtLimit(_) => Reason::RemovedAtLimit.rule(),
            Self::Forfeited => Reason::Forfeited.rule(),
        }
    }
}

/// One step of a batch's life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LotChange {
    /// When.
    pub at: Instant,
    /// By how much the batch changed.
    pub change: i32,
    /// Credits left in the batch afterwards.
    pub left: u32,
    /// What happened.
    pub step: LotStep,
}

/// The life of a batch up to the account's present time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LotStory {
    /// Which batch.
    pub lot: LotNo,
    /// What it was when it arrived.
    pub arrival: Arrival,
    /// What happened to it, oldest first; begins with its arrival.
    pub changes: Vec<LotChange>,
    /// Credits left in it.
    pub left: u32,
}

impl Account {
    /// The life of a batch; `None` if there is no such batch.
    pub fn lot_story(&self, lot: LotNo) -> Option<LotStory> {
        let arrival = *self.arrival(lot)?;
        let ledger = self.ledger();
        // Nothing touches a batch before it arrives or after its life.
        let from = ledger.partition_point(|entry| entry.at < arrival.granted_at);
        let lived = ledger.get(from..).unwrap_or_default();
        let lived = lived.iter().enumerate().take_while(|(_, entry)| entry.at <= arrival.expires_at);
        let mut left = 0_u32;
        let mut changes = Vec::new();
        for (index, entry) in lived.filter(|(_, entry)| entry.lot == lot) {
            left = left.saturating_add_signed(entry.change);
            let step = match entry.reason {
                Reason::Opening | Reason::Allocation | Reason::RepairedAllocation | Reason::Returned => {
                    LotStep::Arrived(arrival.source)
                }
                Reason::Sent => {
                    let Some((no, message)) = entry.message.and_then(|no| Some((no, self.message(no)?)))
                    else {
                        continue;
                    };
                    LotStep::Spent(no, self.outcome(message))
                }
                Reason::Expired => LotStep::Expired,
                Reason::RemovedAtLimit => {
                    // Room is made right before what it is made for arrives.
                    let rest = ledger.get(from + index..).unwrap_or_default();
                    let arrived = rest.iter().find(|later| later.change > 0);
                    LotStep::RemovedAtLimit(arrived.map(|later| later.lot))
                }
                Reason::Forfeited => LotStep::Forfeited,
            };
            changes.push(LotChange { at: entry.at, change: entry.change, left, step });
        }
        Some(LotStory { lot, arrival, changes, left })
    }
}
