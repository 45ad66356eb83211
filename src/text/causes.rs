//! What could explain another number on Sales Navigator, in words: what it would be, how it would look in the
//! ledger, and what to do next.

use super::explain::{Claim, names};
use super::times::{clock, date};
use super::{counted, credits, number};
use crate::domain::{
    Account, AtLimit, Cause, Diagnosis, Instant, MessageNo, Proposal, Reason, ReturnedCreditLife, RuleNo,
    Shift,
};

/// Most proposals that a person is shown; a machine gets all.
pub const PROPOSALS_SHOWN: usize = 8;

/// A proposal in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// What it would be, with its rules; two where two causes are true together.
    pub causes: Vec<Claim>,
    /// How it would look in the ledger.
    pub ledger: String,
    /// What to do next.
    pub next: String,
    /// What speaks against it; may be empty.
    pub doubt: String,
}

/// `Sales Navigator showed 100 on …; by the rules it is 150, so 50 fewer there.`
pub fn difference(found: &Diagnosis) -> Claim {
    let (observed, expected) = (number(found.observed.into()), number(found.expected.into()));
    let when = clock(found.at);
    let size = found.difference().unsigned_abs();
    let text = match found.difference() {
        0 => {
            say!("Sales Navigator showed {observed} on {when}, exactly what the rules give.", observed, when)
        }
        ..0 => say!(
            "Sales Navigator showed {observed} on {when}. By the rules it is {expected}, so {} fewer there.",
            number(size),
            observed,
            when,
            expected
        ),
        1.. => say!(
            "Sales Navigator showed {observed} on {when}. By the rules it is {expected}, so {} more there.",
            number(size),
            observed,
            when,
            expected
        ),
    };
    Claim::new(text, &[RuleNo::R16])
}

/// What to say where nothing was found.
pub fn nothing_found(found: &Diagnosis) -> Option<Claim> {
    if found.observed > found.limit {
        let text = say!(
            "An account never holds more than {}, so {} cannot be a number of InMail credits. Look again at which \
             number it is.",
            number(found.limit.into()),
            number(found.observed.into())
        );
        return Some(Claim::new(text, &[RuleNo::R6]));
    }
    (found.difference() != 0 && found.proposals.is_empty()).then(|| {
        let text = say!(
            "No single cause and no pair of causes gives exactly this number. Compare Sent in InMail Credits with \
                 Sent on Sales Navigator, and contact LinkedIn support with the ledger."
        );
        Claim::new(text.to_owned(), &[RuleNo::R16])
    })
}

/// A proposal in words. `account` is the account at the instant of the observation.
pub fn proposal(account: &Account, proposal: &Proposal) -> Explained {
    let causes = proposal.causes.iter().map(|cause| told(account, cause)).collect();
    let mut next: Vec<String> = Vec::new();
    for cause in &proposal.causes {
        let step = what_next(account, cause);
        if !next.contains(&step) {
            next.push(step);
        }
    }
    let shifts: Vec<String> = proposal.shifts.iter().map(shifted).collect();
    let doubt = proposal
        .contradicts
        .map(|at| say!("Against it: the number recorded on {} fitted, and would not have.", clock(at)));
    Explained {
        causes,
        ledger: say!("In the ledger it would be: {}.", shifts.join(", ")),
        next: next.join(" "),
        doubt: doubt.unwrap_or_default(),
    }
}

fn told(account: &Account, cause: &Cause) -> Claim {
    let (text, rules): (String, &[RuleNo]) = match cause {
        Cause::AllocationMissing { month } => (
            say!("The allocation of {} did not come there.", date(month.first())),
            &[RuleNo::R2, RuleNo::R13],
        ),
        Cause::AllocationCame { month } => (
            say!(
                "The allocation of {} came, although it is marked as missed in InMail Credits.",
                date(month.first())
            ),
            &[RuleNo::R13],
        ),
        Cause::TypeChanged { at } => (
            say!(
                "The subscription changed its type on {} or soon after, which removed all credits left then.",
                date(*at)
            ),
            &[RuleNo::R12],
        ),
        Cause::Cancelled => {
            (say!("The subscription has ended there, which removed all credits.").to_owned(), &[RuleNo::R12])
        }
        Cause::InMailsNotRecorded { count, by } => {
            let (what, are) = (were(*count, "InMail", "InMails"), super::plural(*count, "is", "are"));
            if *by < account.now() {
                let room = say!(
                    "{what} sent before {} that {are} not recorded in InMail Credits",
                    clock(by.plus_ms(1)),
                    what,
                    are
                );
                (say!("{room}, so that more of that allocation fitted.", room), &[RuleNo::R5, RuleNo::R15])
            } else {
                (say!("{what} sent that {are} not recorded in InMail Credits.", what, are), &[RuleNo::R5])
            }
        }
        Cause::ResponsesNotCredited { count, among } => (
            say!(
                "{} not returned {} there: {}.",
                if *count == 1 {
                    say!("1 response has").to_owned()
                } else {
                    say!("{} responses have", number((*count).into()))
                },
                super::plural(*count, "its credit", "their credits"),
                some_of(account, *count, among)
            ),
            &[RuleNo::R9],
        ),
        Cause::ResponsesNotRecorded { count, among, by } => {
            let when = answered_by(account, *by);
            (
                say!(
                    "{} came{when} that {} not recorded in InMail Credits: {}.",
                    counted(*count, "response", "responses"),
                    super::plural(*count, "is", "are"),
                    some_of(account, *count, among),
                    when
                ),
                &[RuleNo::R9],
            )
        }
        Cause::ResponsesInTime { count, among, by } => {
            let when = answered_by(account, *by);
            (
                say!(
                    "{} recorded as late in InMail Credits came in time{when}: {}.",
                    counted(*count, "response", "responses"),
                    some_of(account, *count, among),
                    when
                ),
                &[RuleNo::R9],
            )
        }
        Cause::OtherOpening { nth, at, recorded, least, most, .. } => {
            let began =
                if *nth == 0 { say!("The account was opened") } else { say!("The last subscription began") };
            let range = if least == most {
                credits(*least)
            } else {
                say!("{} to {}", number((*least).into()), credits(*most))
            };
            (
                say!(
                    "{began} on {} with {range}, not {}.",
                    date(*at),
                    number((*recorded).into()),
                    began,
                    range
                ),
                &[RuleNo::R3],
            )
        }
        Cause::OpeningOlder { credits: older, granted_at, of } => {
            let ended = granted_at.plus_ms(account.policy().credit_life_ms());
            (
                say!(
                    "{} of the {} at the opening had come on {} already, and expired on {}.",
                    number((*older).into()),
                    credits(*of),
                    date(*granted_at),
                    date(ended)
                ),
                &[RuleNo::R3, RuleNo::R4],
            )
        }
        Cause::OtherReading { at_limit, returned_credit_life } => {
            (reading(account, *at_limit, *returned_credit_life), &[RuleNo::R15])
        }
        Cause::LongerLife { days } => (
            say!(
                "Credits last {days} days there, so some that have expired in InMail Credits are still there.",
                days
            ),
            &[RuleNo::R4],
        ),
    };
    Claim::new(text, rules)
}

fn reading(account: &Account, at_limit: AtLimit, life: ReturnedCreditLife) -> String {
    let policy = account.policy();
    let mut told = Vec::new();
    if at_limit != policy.at_limit {
        told.push(match at_limit {
            AtLimit::ReplaceSoonest => {
                say!("at the limit, credits soonest to expire are removed for new ones").to_owned()
            }
            AtLimit::ShortenAddition => {
                say!("what does not fit under the limit of {} is not added", number(policy.limit.into()))
            }
        });
    }
    if life != policy.returned_credit_life {
        told.push(match life {
            ReturnedCreditLife::Fresh => {
                say!("a returned credit lives {} days of its own", policy.credit_life_days)
            }
            ReturnedCreditLife::Inherit => {
                say!("a returned credit ends when the one that paid would have ended").to_owned()
            }
        });
    }
    say!("Sales Navigator follows another reading of the rules: {}.", told.join(say!(", and ")))
}

/// When responses would have come, where it makes a difference; may be empty.
fn answered_by(account: &Account, by: Instant) -> String {
    if by >= account.now() {
        String::new()
    } else if by <= account.opened_at() {
        say!(" soon after sending").to_owned()
    } else {
        say!(" by {}", clock(by))
    }
}

/// Who it is, or of whom it may be some.
fn some_of(account: &Account, count: u32, among: &[MessageNo]) -> String {
    let who = names(account, among);
    if u32::try_from(among.len()) == Ok(count) { who } else { say!("{count} of {who}", count, who) }
}

fn were(count: u32, one: &'static str, many: &'static str) -> String {
    format!("{} {}", counted(count, one, many), super::plural(count, "was", "were"))
}

pub(super) fn what_next(account: &Account, cause: &Cause) -> String {
    match cause {
        Cause::AllocationMissing { month } if account.now() < month.second() => say!(
            "If it has not come by {}, contact LinkedIn support.",
            clock(month.second())
        ),
        Cause::AllocationMissing { month } => say!(
            "Contact LinkedIn support: the credits of {} should have been there by the 2nd.",
            date(month.first())
        ),
        Cause::AllocationCame { .. } => say!("Make the allocation good on Settings in InMail Credits.").to_owned(),
        Cause::TypeChanged { .. } | Cause::Cancelled => {
            say!("Look at the subscription's history at LinkedIn. If it is so, the number there is right: credits are \
             not transferred. Record the change in InMail Credits.")
                .to_owned()
        }
        Cause::InMailsNotRecorded { .. } => {
            say!("Compare Sent on Sales Navigator with Sent in the window of InMail Credits, and enter there what is \
             missing with “Enter an InMail sent earlier…”.")
                .to_owned()
        }
        Cause::ResponsesNotCredited { .. } => {
            say!("Look at these conversations on Sales Navigator. If they were answered in time, contact LinkedIn support \
             and name them.")
                .to_owned()
        }
        Cause::ResponsesNotRecorded { .. } => {
            say!("Look into the inbox on Sales Navigator for responses, and record them on Sent in the window of InMail \
             Credits, an earlier one with “It came earlier…”.")
                .to_owned()
        }
        Cause::ResponsesInTime { .. } => {
            say!("Compare the date of the response on Sales Navigator with the one recorded in InMail Credits.").to_owned()
        }
        Cause::OtherOpening { .. } => {
            say!("If the number at the beginning was another, open the account anew with it.").to_owned()
        }
        Cause::OpeningOlder { .. } => {
            say!("If you know when the credits had come, open the account anew, batch by batch.").to_owned()
        }
        Cause::OtherReading { .. } => {
            say!("Look again after the next allocation or response. If this reading fits again, it is the one that counts \
             there; a new account can carry it.")
                .to_owned()
        }
        Cause::LongerLife { .. } => {
            say!("Look again after the next allocation: both numbers should agree then.").to_owned()
        }
    }
}

/// `98 fewer expired`: how a sum of the ledger would differ. A shift is that of the balance.
fn shifted(shift: &Shift) -> String {
    let count = number(shift.credits.unsigned_abs());
    let what = match shift.reason {
        Reason::Opening => say!("at the opening"),
        Reason::Allocation => say!("from monthly allocations"),
        Reason::RepairedAllocation => say!("from allocations made good"),
        Reason::Returned => say!("returned"),
        Reason::Sent => say!("sent"),
        Reason::Expired => say!("expired"),
        Reason::RemovedAtLimit => say!("removed at the limit"),
        Reason::Forfeited => say!("removed with the subscription"),
    };
    if (shift.credits > 0) == shift.reason.adds() {
        say!("{count} more {what}", count, what)
    } else {
        say!("{count} fewer {what}", count, what)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_of_the_ledger_is_told_by_its_own_size_and_not_by_the_balance() {
        let told = |reason, credits| shifted(&Shift { reason, credits });
        assert_eq!(told(Reason::Expired, 98), "98 fewer expired");
        assert_eq!(told(Reason::Sent, -2), "2 more sent");
        assert_eq!(told(Reason::Returned, 1), "1 more returned");
        assert_eq!(told(Reason::Allocation, -1_000), "1,000 fewer from monthly allocations");
    }
}
