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
        Refusal::DuplicateMessage => say!("Another InMail has this id. Give it one of its own.").to_owned(),
        Refusal::RecipientEmpty => say!("Say who the InMail goes to.").to_owned(),
        Refusal::RecipientTooLong => {
            say!("A name has at most {NAME_MAX_CHARS} characters. Shorten it.", NAME_MAX_CHARS)
        }
        Refusal::ProfileTooLong => {
            say!("A profile address has at most {} characters. Shorten it.", number(PROFILE_MAX_CHARS as u64))
        }
        Refusal::Text(fault) => text_fault(fault),
        Refusal::NoSubscription => {
            say!("No subscription is active. Start a new one on Settings first.").to_owned()
        }
        Refusal::NoCredits { next_allocation: Some(at) } => {
            say!("No credits are left. The next arrive on {}.", clock(at))
        }
        Refusal::NoCredits { next_allocation: None } => say!("No credits are left.").to_owned(),
        Refusal::UnknownMessage => say!("There is no such InMail in this account.").to_owned(),
        Refusal::EditLocked(Locked::Deleted(at)) => {
            say!("This InMail was deleted on {}, so it cannot be edited.", clock(at))
        }
        Refusal::DeleteLocked(Locked::Deleted(at)) => {
            say!("This InMail was deleted already on {}.", clock(at))
        }
        Refusal::EditLocked(Locked::WindowClosed(at)) => {
            say!("The time to edit this InMail ended on {}. It stays as it was sent.", clock(at))
        }
        Refusal::DeleteLocked(Locked::WindowClosed(at)) => {
            say!("The time to delete this InMail ended on {}. It stays as it was sent.", clock(at))
        }
        Refusal::AlreadyAnswered { at, kind } => say!(
            "This InMail was answered on {} ({}). The first response decides.",
            clock(at),
            response_kind(kind).to_lowercase()
        ),
        Refusal::SameSubscription => {
            say!("The subscription is of this type already. Choose another.").to_owned()
        }
        Refusal::AlreadySubscribed => {
            say!("A subscription is active already. Change its type instead.").to_owned()
        }
        Refusal::MonthNotUpcoming => {
            say!("Only a coming month can be marked as missed, and only once. Choose a later one.").to_owned()
        }
        Refusal::NothingToRepair => {
            say!("No allocation of this month is missing, so there is nothing to make good.").to_owned()
        }
        Refusal::TimeWentBack { now } => {
            say!("It is {} in this account, and its time does not run back.", clock(now))
        }
        Refusal::TimeOutOfRange => say!("An account's time ends with the year 2199.").to_owned(),
        Refusal::OpeningBeyondLimit { limit } => {
            say!("An account holds at most {} credits. Enter fewer.", number(u64::from(limit)))
        }
        Refusal::OpeningLotEmpty { index } => {
            say!("Batch {} holds no credits. Enter at least 1.", index + 1)
        }
        Refusal::OpeningLotInFuture { index } => {
            say!("Batch {} is dated after the opening. Enter an earlier date.", index + 1)
        }
        Refusal::OpeningLotExpired { index } => {
            say!("Batch {} had expired by the opening. Leave it out.", index + 1)
        }
        Refusal::OpeningOutOfRange => say!("An account opens in the years 2003 to 2099.").to_owned(),
        Refusal::ObservedTooLarge => say!("Enter a number up to {}.", number(u64::from(OBSERVED_MAX))),
        Refusal::AlreadyOpened => say!("This account is open already.").to_owned(),
        Refusal::NotOpened => say!("This account was never opened.").to_owned(),
    }
}

fn text_fault(fault: TextFault) -> String {
    match fault {
        TextFault::SubjectHasLineBreak => say!("A subject is one line. Take the line break out.").to_owned(),
        TextFault::SubjectEmpty => say!("Write a subject.").to_owned(),
        TextFault::SubjectTooLong(chars) => {
            let (over, most) = over(chars, SUBJECT_MAX_CHARS);
            say!("The subject is {over} over {most} characters. Shorten it.", over, most)
        }
        TextFault::BodyEmpty => say!("Write a message.").to_owned(),
        TextFault::BodyTooLong(chars) => {
            let (over, most) = over(chars, BODY_MAX_CHARS);
            say!("The message is {over} over {most} characters. Shorten it.", over, most)
        }
    }
}

/// By how much a text is too long, and how long it may be.
fn over(chars: usize, most: usize) -> (String, String) {
    (number(chars.saturating_sub(most) as u64), number(most as u64))
}
