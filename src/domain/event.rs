//! Events: what was done, in the past tense. They are what is stored; everything else follows.

use std::sync::Arc;

use super::message::{Letter, ResponseKind};
use super::number::MessageNo;
use super::subscription::SubscriptionType;
use super::time::{Instant, Month};

/// Credits of one earlier date that an account opens with (`R3`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpeningLot {
    /// How many, at least 1.
    pub credits: u32,
    /// When they were granted, not after the opening.
    pub granted_at: Instant,
}

/// What an account opens with (`R3`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opening {
    /// This many credits, dated at the opening.
    Credits(u32),
    /// Batches with dates of their own, in any order.
    Lots(Vec<OpeningLot>),
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventKind {
    /// The account was opened; always the first event and only the first (`R3`).
    Opened {
        /// The subscription that began.
        subscription: SubscriptionType,
        /// The credits it opened with.
        opening: Opening,
    },
    /// An InMail was sent (`R5`, `R8`).
    Sent(Arc<Letter>),
    /// A message was edited; a text that is `None` stayed as it was (`R10`).
    Edited {
        /// Which.
        message: MessageNo,
        /// The new subject.
        subject: Option<Arc<str>>,
        /// The new body.
        body: Option<Arc<str>>,
    },
    /// A message was deleted (`R10`).
    Deleted {
        /// Which.
        message: MessageNo,
    },
    /// A response came (`R9`).
    Responded {
        /// To which message.
        message: MessageNo,
        /// Of which kind.
        kind: ResponseKind,
    },
    /// The subscription type was changed (`R12`).
    SubscriptionChanged {
        /// The new type.
        to: SubscriptionType,
        /// Credits the new subscription opened with (`R3`).
        opening_credits: u32,
    },
    /// The subscription was cancelled (`R12`).
    Cancelled,
    /// A new subscription began after a cancellation (`R12`).
    Resubscribed {
        /// Its type.
        to: SubscriptionType,
        /// Credits it opened with (`R3`).
        opening_credits: u32,
    },
    /// A coming month's allocation was marked as missed (`R13`).
    AllocationMissed {
        /// Which month.
        month: Month,
    },
    /// A missed allocation was made good (`R13`).
    AllocationRepaired {
        /// Which month.
        month: Month,
    },
    /// The number that Sales Navigator shows was recorded (`R16`).
    BalanceObserved {
        /// That number.
        credits: u32,
    },
    /// The account's time was moved on (`R14`).
    ClockAdvanced {
        /// To this instant.
        to: Instant,
    },
}

impl EventKind {
    /// The message that this was done to, if it was sent before.
    pub(super) const fn message_mut(&mut self) -> Option<&mut MessageNo> {
        match self {
            Self::Edited { message, .. } | Self::Deleted { message } | Self::Responded { message, .. } => {
                Some(message)
            }
            _ => None,
        }
    }
}

/// What was done, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Account time at which it happened.
    pub at: Instant,
    /// Real time at which it was recorded.
    pub recorded_at: Instant,
    /// What.
    pub kind: EventKind,
}
