//! Sentences to be pasted into a reply: whose account they are about, and no numbers of rules, which whoever
//! reads the reply cannot look up.

use super::causes::{Explained, proposal, what_next};
use super::{Claim, visible};
use crate::domain::{Account, Cause, Proposal, RuleNo};
use crate::store::format::NAMELESS;

/// A line that says whose account it is, a line for each claim, one on what they rest on, and what makes that doubtful.
pub fn reply(name: &str, claims: &[Claim], doubt: Option<&str>) -> String {
    let mut lines = vec![reply_head(name)];
    lines.extend(claims.iter().map(|claim| claim.text.clone()));
    lines.push(rests_on(claims));
    lines.extend(doubt.map(str::to_owned));
    lines.join("\n")
}

/// On what claims rest.
pub fn rests_on(claims: &[Claim]) -> String {
    let mut rests_on = say!("Worked out from what is recorded in InMail Credits.").to_owned();
    if claims.iter().any(|claim| claim.rules.contains(&RuleNo::R6)) {
        rests_on.push_str(say!(
            " How the limit is kept is the program’s reading of LinkedIn’s help page, which does not say it."
        ));
    }
    rests_on
}

/// `InMail credits of Dana Whitfield:`; nobody is named where names were left out.
pub fn reply_head(name: &str) -> String {
    if name.trim().is_empty() || name == NAMELESS {
        return say!("InMail credits:").to_owned();
    }
    say!("InMail credits of {}:", visible(name))
}

impl Explained {
    /// What it would be and what to do next, in one line; how it would look in the ledger is for whoever looks
    /// at the account.
    pub fn as_reply(&self) -> String {
        let causes: Vec<&str> = self.causes.iter().map(|cause| cause.text.as_str()).collect();
        format!("{} {}", causes.join(say!(" And: ")), self.next)
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
            say!(
                "Tell the account’s owner that the allocation came, and to make it good on Settings in their account."
            )
        }
        Cause::TypeChanged { .. } | Cause::Cancelled => {
            say!(
                "Ask for the subscription's history at LinkedIn. If it is so, the number there is right: credits are \
             not transferred. They can record the change in their account."
            )
        }
        Cause::InMailsNotRecorded { .. } => {
            say!(
                "Ask the account’s owner to compare Sent on Sales Navigator with Sent in their account, and to enter \
             what is missing there with “Enter an InMail sent earlier…”."
            )
        }
        Cause::ResponsesNotCredited { .. } => {
            say!(
                "Ask the account’s owner to look at this on Sales Navigator. If it was answered in time, LinkedIn \
             support needs the names."
            )
        }
        Cause::ResponsesNotRecorded { .. } => {
            say!(
                "Ask the account’s owner to look into the inbox on Sales Navigator for responses, and to record them on Sent in their \
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_names_nobody_where_names_were_left_out() {
        assert_eq!(reply_head("Dana\u{202e}"), "InMail credits of Dana<U+202E>:");
        assert_eq!([NAMELESS, " "].map(reply_head), ["InMail credits:", "InMail credits:"]);
    }
}
