//! Refusals in words: what is not possible, why, and what to do.

use super::times::clock;
use super::{number, response_kind};
use crate::domain::{
    BODY_MAX_CHARS, Locked, NAME_MAX_CHARS, OBSERVED_MAX, PROFILE_MAX_CHARS, Refusal, SUBJECT_MAX_CHARS,
    TextFault,
};

/// One or two sentences for a person.
pub fn refusal(refusal: Refusal) -> String {
    match refusal {
        Refusal::DuplicateMessage => "Another InMail has this id. Give it one of its own.".to_owned(),
        Refusal::RecipientEmpty => "Say who the InMail goes to.".to_owned(),
        Refusal::RecipientTooLong => format!("A name has at most {NAME_MAX_CHARS} characters. Shorten it."),
        Refusal::ProfileTooLong => {
            format!(
                "A profile address has at most {} characters. Shorten it.",
                number(PROFILE_MAX_CHARS as u64)
            )
        }
        Refusal::Text(fault) => text_fault(fault),
        Refusal::NoSubscription => "No subscription is active. Start a new one on Settings first.".to_owned(),
        Refusal::NoCredits { next_allocation: Some(at) } => {
            format!("No credits are left. The next arrive on {}.", clock(at))
        }
        Refusal::NoCredits { next_allocation: None } => "No credits are left.".to_owned(),
        Refusal::UnknownMessage => "There is no such InMail in this account.".to_owned(),
        Refusal::EditLocked(Locked::Deleted(at)) => {
            format!("This InMail was deleted on {}, so it cannot be edited.", clock(at))
        }
        Refusal::DeleteLocked(Locked::Deleted(at)) => {
            format!("This InMail was deleted already on {}.", clock(at))
        }
        Refusal::EditLocked(Locked::WindowClosed(at)) => {
            format!("The time to edit this InMail ended on {}. It stays as it was sent.", clock(at))
        }
        Refusal::DeleteLocked(Locked::WindowClosed(at)) => {
            format!("The time to delete this InMail ended on {}. It stays as it was sent.", clock(at))
        }
        Refusal::AlreadyAnswered { at, kind } => format!(
            "This InMail was answered on {} ({}). The first response decides.",
            clock(at),
            response_kind(kind).to_lowercase()
        ),
        Refusal::SameSubscription => "The subscription is of this type already. Choose another.".to_owned(),
        Refusal::AlreadySubscribed => "A subscription is active already. Change its type instead.".to_owned(),
        Refusal::MonthNotUpcoming => {
            "Only a coming month can be marked as missed, and only once. Choose a later one.".to_owned()
        }
        Refusal::NothingToRepair => {
            "No allocation of this month is missing, so there is nothing to make good.".to_owned()
        }
        Refusal::TimeWentBack { now } => {
            format!("It is {} in this account, and its time does not run back.", clock(now))
        }
        Refusal::TimeOutOfRange => "An account's time ends with the year 2199.".to_owned(),
        Refusal::OpeningBeyondLimit { limit } => {
            format!("An account holds at most {} credits. Enter fewer.", number(u64::from(limit)))
        }
        Refusal::OpeningLotEmpty { index } => {
            format!("Batch {} holds no credits. Enter at least 1.", index + 1)
        }
        Refusal::OpeningLotInFuture { index } => {
            format!("Batch {} is dated after the opening. Enter an earlier date.", index + 1)
        }
        Refusal::OpeningLotExpired { index } => {
            format!("Batch {} had expired by the opening. Leave it out.", index + 1)
        }
        Refusal::OpeningOutOfRange => "An account opens in the years 2003 to 2099.".to_owned(),
        Refusal::ObservedTooLarge => format!("Enter a number up to {}.", number(u64::from(OBSERVED_MAX))),
        Refusal::AlreadyOpened => "This account is open already.".to_owned(),
        Refusal::NotOpened => "This account was never opened.".to_owned(),
    }
}

fn text_fault(fault: TextFault) -> String {
    match fault {
        TextFault::SubjectHasLineBreak => "A subject is one line. Take the line break out.".to_owned(),
        TextFault::SubjectEmpty => "Write a subject.".to_owned(),
        TextFault::SubjectTooLong(chars) => too_long("subject", chars, SUBJECT_MAX_CHARS),
        TextFault::BodyEmpty => "Write a message.".to_owned(),
        TextFault::BodyTooLong(chars) => too_long("message", chars, BODY_MAX_CHARS),
    }
}

fn too_long(what: &str, chars: usize, most: usize) -> String {
    let over = chars.saturating_sub(most) as u64;
    format!("The {what} is {} over {} characters. Shorten it.", number(over), number(most as u64))
}
