//! Sentences to be pasted into a reply: whose account they are about and of when, and no numbers of rules, which
//! whoever reads the reply cannot look up.

use super::causes::{Explained, proposal, what_next};
use super::{Claim, clock, named};
use crate::domain::{Account, Cause, Instant, Proposal};

/// A line that says whose account it is and of when, and a line for each claim.
pub fn reply(name: &str, at: Instant, claims: &[Claim]) -> String {
    let mut lines = vec![reply_head(name, at)];
    lines.extend(claims.iter().map(|claim| claim.text.clone()));
    lines.join("\n")
}

/// `InMail credits of Dana Whitfield on 23 Nov 2026, 14:05 UTC:`
pub fn reply_head(name: &str, at: Instant) -> String {
    say!("InMail credits of {} on {}:", named(name), clock(at))
}

impl Explained {
    /// All of it in one line.
    pub fn as_text(&self) -> String {
        let mut lines: Vec<&str> = self.causes.iter().map(|cause| cause.text.as_str()).collect();
        lines.extend([&*self.ledger, &*self.doubt, &*self.next]);
        lines.retain(|line| !line.is_empty());
        lines.join(" ")
    }
}

/// A proposal for somebody who looks at another person's account: what to do next is what to tell that person.
pub fn proposal_to_tell(account: &Account, told: &Proposal) -> Explained {
    let mut next: Vec<String> = Vec::new();
    for cause in &told.causes {
        let step = to_tell(account, cause);
        if !next.contains(&step) {
            next.push(step);
        }
    }
    Explained { next: next.join(" "), ..proposal(account, told) }
}

fn to_tell(account: &Account, cause: &Cause) -> String {
    let told = match cause {
        Cause::AllocationCame { .. } => {
            say!("Tell them that the allocation came, and to make it good on Settings in their account.")
        }
        Cause::TypeChanged { .. } | Cause::Cancelled => {
            say!(
                "Ask for the subscription's history at LinkedIn. If it is so, the number there is right: credits are \
             not transferred. They can record the change in their account."
            )
        }
        Cause::InMailsNotRecorded { .. } => {
            say!(
                "Ask them to compare Sent on Sales Navigator with Sent in their account, and to enter what is missing \
             there with “Enter something that happened earlier…”."
            )
        }
        Cause::ResponsesNotCredited { .. } => {
            say!(
                "Ask them to look at these conversations on Sales Navigator. If they were answered in time, LinkedIn \
             support needs their names."
            )
        }
        Cause::ResponsesNotRecorded { .. } => {
            say!(
                "Ask them to look into the inbox on Sales Navigator for responses, and to record them on Sent in their \
             account, an earlier one with “It came earlier…”."
            )
        }
        Cause::ResponsesInTime { .. } => {
            say!("Ask for the date of the response on Sales Navigator, and compare it with the one recorded.")
        }
        Cause::OtherOpening { .. } => {
            say!(
                "Ask for the number at the beginning. If it was another, they can open their account anew with it."
            )
        }
        Cause::OpeningOlder { .. } => {
            say!(
                "Ask when the credits had come. With that, they can open their account anew, batch by batch."
            )
        }
        Cause::OtherReading { .. } => {
            say!(
                "Ask for the number again after the next allocation or response. If this reading fits again, it is the \
             one that counts there; a new account of theirs can carry it."
            )
        }
        Cause::LongerLife { .. } => {
            say!("Ask for the number again after the next allocation: both should agree then.")
        }
        // To whom it may concern: LinkedIn support, whoever asks.
        _ => return what_next(account, cause),
    };
    told.to_owned()
}
