//! What could explain that Sales Navigator shows another number (`R16`).
//!
//! Each cause is supposed to be true: the account's events or its readings are changed accordingly and
//! played again, and only what then gives exactly the observed number is proposed. `supposing` changes the
//! events, `search` looks for causes and pairs of them within the budget of replays that `bench` keeps;
//! `change`, `counted`, `two_counted` and `beginning` look for those that can be many; `plausible` says in what order they
//! are told.

mod beginning;
mod bench;
mod change;
mod counted;
mod plausible;
mod search;
mod supposing;
mod two_counted;

use super::history::History;
use super::ledger::Reason;
use super::number::MessageNo;
use super::policy::{AtLimit, ReturnedCreditLife};
use super::time::{Instant, Month};

/// Most replays of one search.
pub const REPLAYS_MAX: u32 = 10_000;

/// One thing that could be otherwise than it is recorded here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// The allocation of this month did not come, or was made good here only (`R2`, `R13`).
    AllocationMissing {
        /// Which month.
        month: Month,
    },
    /// The allocation of this month came, although it is marked as missed here (`R13`).
    AllocationCame {
        /// Which month.
        month: Month,
    },
    /// The subscription changed its type, which is not recorded here (`R12`).
    TypeChanged {
        /// At this instant, or after it and before the next entry of the ledger.
        at: Instant,
    },
    /// The subscription was cancelled, which is not recorded here (`R12`).
    Cancelled,
    /// So many InMails or more were sent that are not recorded here (`R5`).
    InMailsNotRecorded {
        /// How many whose credit would still be there.
        count: u32,
        /// By this instant: that of the observation, or right before an allocation that did not fit whole
        /// (`R15`), where they would have made room for more of it.
        by: Instant,
    },
    /// So many of these responses returned a credit here and none on Sales Navigator (`R9`).
    ResponsesNotCredited {
        /// How many.
        count: u32,
        /// Messages whose response returned a credit, the last response first.
        among: Vec<MessageNo>,
    },
    /// So many of these messages were answered, which is not recorded here (`R9`).
    ResponsesNotRecorded {
        /// How many.
        count: u32,
        /// Messages without a response: those that wait first, then those whose window has closed.
        among: Vec<MessageNo>,
        /// By this instant, but each in time and not before it was sent.
        by: Instant,
    },
    /// So many of these responses came in time, although they are recorded as late here (`R9`).
    ResponsesInTime {
        /// How many.
        count: u32,
        /// Messages with a late response.
        among: Vec<MessageNo>,
        /// By this instant, but each in time and not before it was sent.
        by: Instant,
    },
    /// A subscription began with other credits than are recorded here (`R3`).
    OtherOpening {
        /// The beginning: 0 for the opening of the account.
        nth: usize,
        /// When it began.
        at: Instant,
        /// Credits that are recorded.
        recorded: u32,
        /// Credits supposed: the number nearest to the recorded one.
        credits: u32,
        /// Least credits that explain it as well; beside InMails and responses, of which there could be others
        /// then, those supposed.
        least: u32,
        /// Most credits that explain it as well.
        most: u32,
    },
    /// Some of the opening credits were older than the opening, and gone sooner (`R3`, `R4`).
    OpeningOlder {
        /// How many.
        credits: u32,
        /// When they had arrived.
        granted_at: Instant,
        /// All that the account opened with.
        of: u32,
    },
    /// Another reading of the rules (`R15`).
    OtherReading {
        /// What happens at the limit.
        at_limit: AtLimit,
        /// How long a returned credit lives.
        returned_credit_life: ReturnedCreditLife,
    },
    /// Credits live longer than recorded (`R4`), so that an expiry has not come yet.
    LongerLife {
        /// So many days.
        days: u32,
    },
}

/// By how much the credits that came or went for one reason would differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift {
    /// The reason.
    pub reason: Reason,
    /// What that adds to the credits left, or takes from them if negative; never 0.
    pub credits: i64,
}

/// What could explain the observed number: one cause, or two that are true together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The cause or the two causes.
    pub causes: Vec<Cause>,
    /// How it would look in the ledger: what would differ from it, reason by reason. Adds up to observed
    /// minus expected.
    pub shifts: Vec<Shift>,
    /// An earlier recorded number that fitted and would no longer fit, at this instant.
    pub contradicts: Option<Instant>,
    /// How far-fetched it is; the least is told first, equal ones cannot be told apart by a number.
    pub far_fetched: u32,
}

/// What was found out about an observed number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnosis {
    /// The instant.
    pub at: Instant,
    /// What Sales Navigator showed.
    pub observed: u32,
    /// What the rules give.
    pub expected: u32,
    /// The most that an account can hold (`R6`); nothing explains more.
    pub limit: u32,
    /// What could explain it, the most plausible first.
    pub proposals: Vec<Proposal>,
    /// How often the events were played.
    pub replays: u32,
}

impl Diagnosis {
    /// Observed minus expected.
    pub fn difference(&self) -> i64 {
        i64::from(self.observed) - i64::from(self.expected)
    }
}

impl History {
    /// What could explain that Sales Navigator showed this number at an instant. `None` before the account
    /// opened. Events after the instant play no part.
    pub fn diagnose(&self, at: Instant, observed: u32) -> Option<Diagnosis> {
        self.diagnose_while(at, observed, &mut |_| true)
    }

    /// The same, as long as `go_on` says so, which is told before each replay how many there are by then. If
    /// it ends the search, what was found so far is all there is.
    pub fn diagnose_while(
        &self,
        at: Instant,
        observed: u32,
        go_on: &mut dyn FnMut(u32) -> bool,
    ) -> Option<Diagnosis> {
        let expected = self.as_of(at)?;
        Some(search::search(self, expected, observed, go_on))
    }

    /// The account at an instant as it would be if these causes were true; `None` where they cannot be.
    pub fn supposing(&self, at: Instant, causes: &[Cause]) -> Option<Self> {
        let story = supposing::Story::of(self, at);
        let story = causes.iter().try_fold(story, |story, cause| story.supposing(cause))?;
        let mut supposed = Self::replay(story.policy, story.events).ok()?;
        supposed.advance_to(at);
        Some(supposed)
    }
}
