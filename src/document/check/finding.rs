//! What can be found in a snapshot.

use crate::document::play::StepResult;
use crate::domain::{Instant, Month, Policy, Refusal};
use crate::store::format::Detail;
use crate::store::{Fault, ReadError};

/// What is said of a snapshot, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Nothing needs attention.
    Fine,
    /// A person should look at it.
    Look,
    /// Nothing can be told of its account.
    Unusable,
}

/// Credits that will go unless they are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loss {
    /// How many in all.
    pub credits: u32,
    /// When the first go.
    pub first_at: Instant,
    /// How many go then.
    pub first: u32,
    /// When the last go.
    pub last_at: Instant,
}

/// The first step of a scenario that was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RefusedStep {
    /// Its number, from 1.
    pub step: usize,
    /// Why.
    pub refusal: Refusal,
    /// How many steps were refused in all.
    pub count: usize,
}

impl RefusedStep {
    /// That of a story that was played; `None` where all was done.
    pub fn of(steps: &[StepResult]) -> Option<Self> {
        let mut refused =
            steps.iter().enumerate().filter_map(|(index, step)| Some((index + 1, step.outcome.err()?)));
        let (step, refusal) = refused.next()?;
        Some(Self { step, refusal, count: 1 + refused.count() })
    }
}

/// Why nothing can be told of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// It was not read: one sentence.
    NotRead(String),
    /// It is no snapshot that can be used.
    File(ReadError),
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// Nothing can be told of it.
    Unusable(Trouble),
    /// The writer saw another number, or other batches, than the events give.
    SummaryDiffers {
        /// The summary's instant.
        as_of: Instant,
        /// Credits that the summary tells.
        told: u32,
        /// Credits that the replay gives then; `None` before the account was opened.
        replayed: Option<u32>,
    },
    /// Changed after it was written.
    Changed,
    /// The account was not open yet at the instant that was named.
    NotYetOpened(Instant),
    /// The allocation of this month is overdue (`R13`).
    RenewalOverdue(Month),
    /// Credits that end within [`SOON_MS`](super::SOON_MS) (`R4`).
    Expiring(Loss),
    /// Credits that the next additions remove at the limit within that time (`R6`).
    RemovedAtLimit(Loss),
    /// No credits are left, so that no InMail can be sent (`R5`).
    NoCredits,
    /// It is kept by other rules than the usual ones.
    OtherRules(Policy),
    /// It has no check value, so that a change would not show.
    NoCheckValue,
    /// Names or texts were left out.
    LeftOut(Detail),
    /// It is a scenario, and was played.
    Scenario {
        /// Its name.
        name: String,
        /// How many steps it has.
        steps: usize,
        /// The first that was refused. A refusal is a result, not a fault.
        refused: Option<RefusedStep>,
    },
}

impl Finding {
    /// What this alone says of the snapshot.
    pub const fn verdict(&self) -> Verdict {
        match self {
            Self::Unusable(_) => Verdict::Unusable,
            Self::SummaryDiffers { .. }
            | Self::Changed
            | Self::NotYetOpened(_)
            | Self::RenewalOverdue(_)
            | Self::Expiring(_)
            | Self::RemovedAtLimit(_) => Verdict::Look,
            Self::NoCredits
            | Self::OtherRules(_)
            | Self::NoCheckValue
            | Self::LeftOut(_)
            | Self::Scenario { .. } => Verdict::Fine,
        }
    }

    /// The word that machines know it by.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unusable(Trouble::NotRead(_)) => "not_read",
            Self::Unusable(Trouble::File(error)) => match &error.fault {
                Fault::Cancelled => "not_read",
                Fault::Impossible(_) => "impossible_history",
                Fault::NewerVersion { .. } => "newer_version",
                Fault::OtherFormat { .. } | Fault::OtherContent => "other_format",
                Fault::Empty | Fault::CutShort | Fault::NotJson { .. } | Fault::Breaks { .. } => "damaged",
            },
            Self::SummaryDiffers { .. } => "summary_differs",
            Self::Changed => "changed",
            Self::NotYetOpened(_) => "not_yet_opened",
            Self::RenewalOverdue(_) => "renewal_overdue",
            Self::Expiring(_) => "expiring",
            Self::RemovedAtLimit(_) => "removed_at_limit",
            Self::NoCredits => "no_credits",
            Self::OtherRules(_) => "other_rules",
            Self::NoCheckValue => "no_check_value",
            Self::LeftOut(_) => "left_out",
            Self::Scenario { .. } => "scenario",
        }
    }
}
