//! What could explain another number on Sales Navigator, in words: what it would be, how it would look in the
//! ledger, and what to do next.

use super::explain::{Claim, names};
use super::times::{clock, date};
use super::{counted, credits, number, signed};
use crate::domain::{
    Account, AtLimit, Cause, Diagnosis, MessageNo, Proposal, Reason, ReturnedCreditLife, RuleNo,
};

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

impl Explained {
    /// All of it as one text to paste.
    pub fn as_text(&self) -> String {
        let mut lines: Vec<String> = self.causes.iter().map(Claim::with_rules).collect();
        lines.extend([self.ledger.clone(), self.doubt.clone(), self.next.clone()]);
        lines.retain(|line| !line.is_empty());
        lines.join(" ")
    }
}

/// `Sales Navigator showed 100 on …; by the rules it is 150, so 50 are missing.`
pub fn difference(found: &Diagnosis) -> Claim {
    let (observed, expected) = (number(found.observed.into()), number(found.expected.into()));
    let when = clock(found.at);
    let size = found.difference().unsigned_abs();
    let text = match found.difference() {
        0 => format!("Sales Navigator showed {observed} on {when}, exactly what the rules give."),
        ..0 => format!(
            "Sales Navigator showed {observed} on {when}. By the rules it is {expected}, so {} fewer there.",
            is_are(size)
        ),
        1.. => format!(
            "Sales Navigator showed {observed} on {when}. By the rules it is {expected}, so {} more there.",
            is_are(size)
        ),
    };
    Claim::new(text, &[RuleNo::R16])
}

fn is_are(size: u64) -> String {
    format!("{} {}", number(size), if size == 1 { "is" } else { "are" })
}

/// What to say where nothing was found.
pub fn nothing_found(found: &Diagnosis) -> Option<Claim> {
    if found.observed > found.limit {
        let text = format!(
            "An account never holds more than {}, so {} cannot be a number of InMail credits. Look again at which \
             number it is.",
            number(found.limit.into()),
            number(found.observed.into())
        );
        return Some(Claim::new(text, &[RuleNo::R6]));
    }
    (found.difference() != 0 && found.proposals.is_empty()).then(|| {
        let text = "No single cause and no pair of causes gives exactly this number. Compare Sent here with Sent on \
                    Sales Navigator, and contact LinkedIn support with the ledger.";
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
    let shifts: Vec<String> = proposal
        .shifts
        .iter()
        .map(|shift| format!("{} {}", reason_name(shift.reason), signed(shift.credits)))
        .collect();
    let doubt = proposal
        .contradicts
        .map(|at| format!("Against it: the number recorded on {} fitted, and would not have.", clock(at)));
    Explained {
        causes,
        ledger: format!("In the ledger it would be: {}.", shifts.join(", ")),
        next: next.join(" "),
        doubt: doubt.unwrap_or_default(),
    }
}

fn told(account: &Account, cause: &Cause) -> Claim {
    let (text, rules): (String, &[RuleNo]) = match cause {
        Cause::AllocationMissing { month } => (
            format!("The allocation of {} did not come there.", date(month.first())),
            &[RuleNo::R2, RuleNo::R13],
        ),
        Cause::AllocationCame { month } => (
            format!("The allocation of {} came, although it is marked as missed here.", date(month.first())),
            &[RuleNo::R13],
        ),
        Cause::TypeChanged { at } => (
            format!(
                "The subscription changed its type on {} or soon after, which removed all credits left then.",
                date(*at)
            ),
            &[RuleNo::R12],
        ),
        Cause::Cancelled => {
            ("The subscription has ended there, which removed all credits.".to_owned(), &[RuleNo::R12])
        }
        Cause::InMailsNotRecorded { count, by } => {
            let (what, are) = (were(*count, "InMail", "InMails"), if *count == 1 { "is" } else { "are" });
            if *by < account.now() {
                let room =
                    format!("{what} sent before {} that {are} not recorded here", clock(by.plus_ms(1)));
                (format!("{room}, so that more of that allocation fitted."), &[RuleNo::R5, RuleNo::R15])
            } else {
                (format!("{what} sent that {are} not recorded here."), &[RuleNo::R5])
            }
        }
        Cause::ResponsesNotCredited { count, among } => (
            format!(
                "{} not returned {} there: {}.",
                if *count == 1 {
                    "1 response has".to_owned()
                } else {
                    format!("{} responses have", number((*count).into()))
                },
                if *count == 1 { "its credit" } else { "their credits" },
                some_of(account, *count, among)
            ),
            &[RuleNo::R9],
        ),
        Cause::ResponsesNotRecorded { count, among, by } => {
            let when = if *by >= account.now() {
                String::new()
            } else if *by <= account.opened_at() {
                " soon after sending".to_owned()
            } else {
                format!(" by {}", clock(*by))
            };
            (
                format!(
                    "{} came{when} that {} not recorded here: {}.",
                    counted(*count, "response", "responses"),
                    if *count == 1 { "is" } else { "are" },
                    some_of(account, *count, among)
                ),
                &[RuleNo::R9],
            )
        }
        Cause::ResponsesInTime { count, among } => (
            format!(
                "{} recorded as late here came in time: {}.",
                counted(*count, "response", "responses"),
                some_of(account, *count, among)
            ),
            &[RuleNo::R9],
        ),
        Cause::OtherOpening { nth, at, recorded, least, most, .. } => {
            let began = if *nth == 0 { "The account was opened" } else { "The last subscription began" };
            let range = if least == most {
                credits(*least)
            } else {
                format!("{} to {}", number((*least).into()), credits(*most))
            };
            (
                format!("{began} on {} with {range}, not {}.", date(*at), number((*recorded).into())),
                &[RuleNo::R3],
            )
        }
        Cause::OpeningOlder { credits: older, granted_at, of } => {
            let ended = granted_at.plus_ms(account.policy().credit_life_ms());
            (
                format!(
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
            format!("Credits last {days} days there, so some that have expired here are still there."),
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
                "at the limit, credits soonest to expire make room for new ones".to_owned()
            }
            AtLimit::ShortenAddition => {
                format!("what does not fit under the limit of {} is not added", number(policy.limit.into()))
            }
        });
    }
    if life != policy.returned_credit_life {
        told.push(match life {
            ReturnedCreditLife::Fresh => {
                format!("a returned credit lives {} days of its own", policy.credit_life_days)
            }
            ReturnedCreditLife::Inherit => {
                "a returned credit ends when the one that paid would have ended".to_owned()
            }
        });
    }
    format!("Sales Navigator follows another reading of the rules: {}.", told.join(", and "))
}

/// Who it is, or of whom it may be some.
fn some_of(account: &Account, count: u32, among: &[MessageNo]) -> String {
    let who = names(account, among);
    if u32::try_from(among.len()) == Ok(count) { who } else { format!("{count} of {who}") }
}

fn were(count: u32, one: &str, many: &str) -> String {
    format!("{} {}", counted(count, one, many), if count == 1 { "was" } else { "were" })
}

fn what_next(account: &Account, cause: &Cause) -> String {
    match cause {
        Cause::AllocationMissing { month } if account.now() < month.second() => format!(
            "Look again after {}. If it has not come by then, contact LinkedIn support.",
            clock(month.second())
        ),
        Cause::AllocationMissing { month } => format!(
            "Contact LinkedIn support: the credits of {} should have been there by the 2nd.",
            date(month.first())
        ),
        Cause::AllocationCame { .. } => "Make the allocation good on Settings.".to_owned(),
        Cause::TypeChanged { .. } | Cause::Cancelled => {
            "Look at the subscription's history at LinkedIn. If it is so, the number there is right: credits are \
             not transferred. Record the change here."
                .to_owned()
        }
        Cause::InMailsNotRecorded { .. } => {
            "Compare Sent on Sales Navigator with Sent here, and enter what is missing with “Enter something that happened earlier…”."
                .to_owned()
        }
        Cause::ResponsesNotCredited { .. } => {
            "Look at these conversations on Sales Navigator. If they were answered in time, contact LinkedIn support \
             and name them."
                .to_owned()
        }
        Cause::ResponsesNotRecorded { .. } => {
            "Look into the inbox on Sales Navigator for responses, and record them on Sent, an earlier one with \
             “It came earlier…”."
                .to_owned()
        }
        Cause::ResponsesInTime { .. } => {
            "Compare the date of the response on Sales Navigator with the one recorded here.".to_owned()
        }
        Cause::OtherOpening { .. } => {
            "If the number at the beginning was another, open the account anew with it.".to_owned()
        }
        Cause::OpeningOlder { .. } => {
            "If you know when the credits had come, open the account anew, batch by batch.".to_owned()
        }
        Cause::OtherReading { .. } => {
            "Look again after the next allocation or response. If this reading fits again, it is the one that counts \
             there; a new account can carry it."
                .to_owned()
        }
        Cause::LongerLife { .. } => {
            "Look again after the next allocation: both numbers should agree then.".to_owned()
        }
    }
}

/// What a reason is called where there is no entry to tell of.
fn reason_name(reason: Reason) -> &'static str {
    match reason {
        Reason::Opening => "opening credits",
        Reason::Allocation => "monthly allocation",
        Reason::RepairedAllocation => "allocation made good",
        Reason::Returned => "returned",
        Reason::Sent => "sent",
        Reason::Expired => "expired",
        Reason::RemovedAtLimit => "removed at the limit",
        Reason::Forfeited => "removed with the subscription",
    }
}
