//! What lies ahead of an account: what time alone will bring, what will be lost unless it is used, and
//! what a steady way of writing would come to.
//!
//! Everything here plays the rules on a copy; no rule is written down a second time. Answers to InMails
//! that were sent already are not foreseen.

mod coming;
mod course;
mod outlook;
mod plan;
mod risk;

pub use coming::{Coming, ComingKind, coming};
pub use course::{Step, steps};
pub use outlook::{Loss, Outlook};
pub use plan::{Plan, Planned};
pub use risk::{Need, at_risk};
