//! Every refusal has words.

use std::collections::HashSet;

use inmail_credits::domain::{Locked, Refusal, ResponseKind, TextFault};
use inmail_credits::text;

use crate::desk::at;

fn all() -> Vec<Refusal> {
    use Refusal as R;
    let when = at("2026-11-23T10:00:00Z");
    vec![
        R::DuplicateMessage,
        R::RecipientEmpty,
        R::RecipientTooLong,
        R::ProfileTooLong,
        R::Text(TextFault::SubjectHasLineBreak),
        R::Text(TextFault::SubjectEmpty),
        R::Text(TextFault::SubjectTooLong(201)),
        R::Text(TextFault::BodyEmpty),
        R::Text(TextFault::BodyTooLong(1_901)),
        R::NoSubscription,
        R::NoCredits { next_allocation: Some(when) },
        R::NoCredits { next_allocation: None },
        R::UnknownMessage,
        R::EditLocked(Locked::Deleted(when)),
        R::EditLocked(Locked::WindowClosed(when)),
        R::DeleteLocked(Locked::Deleted(when)),
        R::DeleteLocked(Locked::WindowClosed(when)),
        R::AlreadyAnswered { at: when, kind: ResponseKind::MaybeLater },
        R::SameSubscription,
        R::AlreadySubscribed,
        R::MonthNotUpcoming,
        R::NothingToRepair,
        R::TimeWentBack { now: when },
        R::TimeOutOfRange,
        R::OpeningBeyondLimit { limit: 150 },
        R::OpeningLotEmpty { index: 0 },
        R::OpeningLotInFuture { index: 0 },
        R::OpeningLotExpired { index: 0 },
        R::OpeningOutOfRange,
        R::ObservedTooLarge,
        R::AlreadyOpened,
        R::NotOpened,
    ]
}

#[test]
fn every_refusal_is_told_in_one_or_two_sentences_of_its_own() {
    let mut told = HashSet::new();
    for refusal in all() {
        let words = text::refusal(refusal);
        let sentences = words.split(". ").count();
        assert!(words.ends_with('.') && (1..=2).contains(&sentences), "{words:?}");
        assert!(words.starts_with(char::is_uppercase), "{words:?}");
        assert!(!words.contains(refusal.code()) && !words.contains('_'), "{words:?}");
        assert!(told.insert(words.clone()), "twice: {words:?}");
    }
}
