//! Why something that happened earlier cannot be entered, in words.

use super::times::clock;
use super::{action_name, refusal};
use crate::domain::{Account, Events, Instant, NotInserted, Refusal};

/// Two or three sentences: why, and that nothing changed. `events` are those of the account.
pub fn not_inserted(account: &Account, events: &Events, why: NotInserted) -> String {
    match why {
        NotInserted::BeforeOpening(at) => {
            say!("The account begins on {}. Enter a later time.", clock(at))
        }
        NotInserted::InFuture(now) => not_in_future(now),
        NotInserted::Itself(Refusal::UnknownMessage) => {
            say!("The InMail had not been sent by then. Enter a later time.").to_owned()
        }
        NotInserted::Itself(why @ (Refusal::NoCredits { .. } | Refusal::NoSubscription)) => because(why),
        NotInserted::Itself(why) => refusal(why),
        NotInserted::Later { index, refusal: why } => {
            let Some(event) = events.get(index) else { return refusal(why) };
            say!(
                "With it, a later entry could not have happened: {} on {}. {} Nothing was changed.",
                action_name(account, &event.kind),
                clock(event.at),
                because(why)
            )
        }
    }
}

/// What is wrong with a time that lies ahead.
pub fn not_in_future(now: Instant) -> String {
    say!("It is {} in this account. Enter an earlier time, or move its clock on first.", clock(now))
}

fn because(why: Refusal) -> String {
    match why {
        Refusal::NoCredits { .. } => say!("No credit would have been left to pay for it.").to_owned(),
        Refusal::NoSubscription => say!("No subscription would have been active.").to_owned(),
        Refusal::AlreadyAnswered { .. } => {
            say!("It would have been answered before, and the first response decides.").to_owned()
        }
        other => refusal(other),
    }
}
