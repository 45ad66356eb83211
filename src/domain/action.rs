//! Actions: what someone wants to happen now. The rules decide whether it does.

use std::sync::Arc;

use super::message::{Letter, ResponseKind};
use super::subscription::SubscriptionType;
use super::time::{Instant, Month};

/// What someone wants. Messages go by their id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Send an InMail (`R8`).
    Send(Arc<Letter>),
    /// Change a sent message; a text that is `None` stays as it is (`R10`).
    Edit {
        /// Which.
        id: Arc<str>,
        /// The new subject.
        subject: Option<Arc<str>>,
        /// The new body.
        body: Option<Arc<str>>,
    },
    /// Delete a sent message (`R10`).
    Delete {
        /// Which.
        id: Arc<str>,
    },
    /// Record a response (`R9`).
    Respond {
        /// To which message.
        id: Arc<str>,
        /// Of which kind.
        kind: ResponseKind,
    },
    /// Change the subscription type (`R12`).
    ChangeSubscription {
        /// The new type.
        to: SubscriptionType,
        /// Credits to open with (`R3`).
        opening_credits: u32,
    },
    /// Cancel the subscription (`R12`).
    Cancel,
    /// Begin a new subscription after a cancellation (`R12`).
    Resubscribe {
        /// Its type.
        to: SubscriptionType,
        /// Credits to open with (`R3`).
        opening_credits: u32,
    },
    /// Mark a coming month's allocation as missed (`R13`).
    MissAllocation {
        /// Which month.
        month: Month,
    },
    /// Make a missed allocation good (`R13`).
    RepairAllocation {
        /// Which month.
        month: Month,
    },
    /// Record the number that Sales Navigator shows (`R16`).
    Observe {
        /// That number.
        credits: u32,
    },
    /// Move the account's time on to this instant (`R14`).
    AdvanceTo(Instant),
    /// Move the account's time on to the next 1st, 00:00 UTC (`R14`).
    AdvanceMonth,
}
