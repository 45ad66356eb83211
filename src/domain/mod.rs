//! What an account is and what may happen to it. Pure: no files, no clock, no screen.
//!
//! Someone wants something: an [`Action`]. [`Account::decide`] answers with what happens, an
//! [`EventKind`], or with a [`Refusal`]. [`Account::apply`] makes it so and cannot fail. What time alone
//! brings (allocations, expiry, reminders) is derived by [`Account::advance_to`] and never stored.
//! A [`History`] keeps the events and can tell the account at any instant.

mod account;
mod action;
mod event;
mod forecast;
mod history;
mod ledger;
mod lot;
mod message;
mod number;
mod policy;
mod refusal;
mod rule;
mod subscription;
mod time;

pub use account::{Account, CreditOutcome, Deadline, Mark, MissedMonth, Observation, Removal};
pub use action::Action;
pub use event::{Event, EventKind, Opening, OpeningLot};
pub use forecast::{Coming, ComingKind, Loss, Need, Outlook, Plan, Planned, Step, at_risk, coming, steps};
pub use history::{History, Impossible};
pub use ledger::{Entry, Reason, Totals};
pub use lot::{Arrival, Lot, LotSource};
pub use message::{
    BODY_MAX_CHARS, ID_MAX_CHARS, Letter, Locked, Message, NAME_MAX_CHARS, NotReturned, PROFILE_MAX_CHARS,
    Person, Response, ResponseKind, SUBJECT_MAX_CHARS, TextFault, check_texts,
};
pub use number::{LotNo, MessageNo};
pub use policy::{AtLimit, Policy, PolicyOutOfBounds, ReturnedCreditLife};
pub use refusal::{OBSERVED_MAX, Refusal};
pub use rule::RuleNo;
pub use subscription::{Subscription, SubscriptionType};
pub use time::{DAY_MS, HOUR_MS, Instant, MINUTE_MS, Month, NotAMonth, NotAnInstant};
