//! Why something that happened earlier cannot be entered, in words.

use super::times::clock;
use super::{refusal, visible};
use crate::domain::{Account, EventKind, Events, Instant, MessageNo, NotInserted, Refusal};

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
                entry(account, &event.kind),
                clock(event.at),
                because(why)
            )
        }
    }
}

/// What is wrong with a time that lies ahead.
pub fn not_in_future(now: Instant) -> String {
    say!("It is {} in this account. Enter an earlier time.", clock(now))
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

/// A later entry by its name.
fn entry(account: &Account, kind: &EventKind) -> String {
    let to = |no: &MessageNo| {
        account.message(*no).map(|message| visible(message.to()).into_owned()).unwrap_or_default()
    };
    match kind {
        EventKind::Opened { .. } => say!("the opening of the account").to_owned(),
        EventKind::Sent(letter) => say!("the InMail to {}", visible(&letter.to)),
        EventKind::Edited { message, .. } => say!("the edit of the InMail to {}", to(message)),
        EventKind::Deleted { message } => say!("the deletion of the InMail to {}", to(message)),
        EventKind::Responded { message, .. } => say!("the response of {}", to(message)),
        EventKind::SubscriptionChanged { .. } => say!("the change of type").to_owned(),
        EventKind::Cancelled => say!("the cancellation").to_owned(),
        EventKind::Resubscribed { .. } => say!("the new subscription").to_owned(),
        EventKind::AllocationMissed { .. } => say!("the marking of a month as missed").to_owned(),
        EventKind::AllocationRepaired { .. } => say!("the making good of an allocation").to_owned(),
        EventKind::BalanceObserved { .. } => say!("the recorded number").to_owned(),
        EventKind::ClockAdvanced { .. } => say!("the moving of the clock").to_owned(),
    }
}
