//! What an account is and what may happen to it. Pure: no files, no clock, no screen.
//!
//! Someone wants something: an [`Action`]. [`Account::decide`] answers with what happens, an
//! [`EventKind`], or with a [`Refusal`]. [`Account::apply`] makes it so and cannot fail. What time alone
//! brings (allocations, expiry, reminders) is derived by [`Account::advance_to`] and never stored.
//! A [`History`] keeps the events and can tell the account at any instant.

mod account;
mod action;
mod causes;
mod chapter;
mod event;
mod events;
mod explanation;
mod forecast;
mod history;
mod ids;
mod insertion;
mod ledger;
mod log;
mod lot;
mod lot_story;
mod message;
mod number;
mod policy;
mod refusal;
mod replay;
mod rule;
mod shelf;
mod statistics;
mod subscription;
mod time;
mod waypoint;

pub use account::{Account, CreditOutcome, Deadline, Mark, MissedMonth, Observation, Removal};
pub use action::Action;
pub use causes::{Cause, Diagnosis, Proposal, REPLAYS_MAX, Shift};
pub use chapter::{Chapter, ChapterKind};
pub use event::{Event, EventKind, Opening, OpeningLot};
pub use events::Events;
pub use explanation::{Beginning, Explanation, Gap, NotBack, Sum};
pub use forecast::{Coming, ComingKind, Loss, Need, Outlook, Plan, Planned, Step, at_risk, coming, steps};
pub use history::{History, Impossible, account_under};
pub(crate) use ids::Ids;
pub use insertion::NotInserted;
pub use ledger::{Entry, Reason, Totals};
pub use lot::{Arrival, Lot, LotSource};
pub use lot_story::{LotChange, LotStep, LotStory};
pub use message::{
    BODY_MAX_CHARS, ID_MAX_CHARS, Letter, Locked, Message, NAME_MAX_CHARS, NotReturned, PROFILE_MAX_CHARS,
    Person, Response, ResponseKind, SUBJECT_MAX_CHARS, TextFault, check_texts,
};
pub use number::{LotNo, MessageNo};
pub use policy::{AtLimit, Policy, PolicyOutOfBounds, ReturnedCreditLife};
pub use refusal::{OBSERVED_MAX, Refusal};
pub use replay::Replay;
pub use rule::RuleNo;
pub use statistics::{AnswerShare, RETURNED_MONTHS, SOON_ANSWER_DAYS, Statistics};
pub use subscription::{Subscription, SubscriptionType};
pub use time::{DAY_MS, HOUR_MS, Instant, InstantTexts, MINUTE_MS, Month, NotAMonth, NotAnInstant};
