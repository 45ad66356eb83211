//! What an account says will come, comes; and nothing that can be seen changes before it says so.

use inmail_credits::domain::{
    Account, AtLimit, Deadline, Instant, Locked, MissedMonth, Month, Reason, Refusal, Removal,
};
use proptest::prelude::*;

use crate::config;
use crate::seen::{Seen, see};
use crate::story::story;

/// All that an account says about what will come.
#[derive(Debug, PartialEq)]
pub(crate) struct Foreseen {
    next_change: Instant,
    next_deadline: Option<(Instant, Deadline)>,
    next_edit_deadline: Option<(Instant, u32)>,
    next_allocation: Option<(Instant, u32)>,
    next_expiry: Option<(Instant, u32)>,
    removal: Removal,
    missed: Vec<(Month, MissedMonth)>,
    paying: Result<(), Refusal>,
    now: Shown,
}

pub(crate) fn foresee(account: &Account) -> Foreseen {
    Foreseen {
        next_change: account.next_change(),
        next_deadline: account.next_deadline(),
        next_edit_deadline: account.next_edit_deadline().map(|(at, no)| (at, no.get())),
        next_allocation: account.next_allocation(),
        next_expiry: account.next_expiry(),
        removal: account.removal(),
        missed: account.missed_months().collect(),
        paying: account.permits_paying(),
        now: show(account),
    }
}

/// What a window shows that time alone can change, the clock itself left out.
#[derive(Debug, PartialEq)]
pub(crate) struct Shown {
    seen: Seen,
    changeable: Vec<Result<Instant, Locked>>,
    waits: Vec<bool>,
}

fn show(account: &Account) -> Shown {
    Shown {
        seen: Seen { now_ms: 0, ..see(account) },
        changeable: account.messages().map(|(_, message)| account.changeable_until(message)).collect(),
        waits: account.messages().map(|(_, message)| account.is_waiting(message)).collect(),
    }
}

fn at(account: &Account, instant: Instant) -> Account {
    let mut later = account.clone();
    later.advance_to(instant);
    later
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn nothing_that_can_be_seen_changes_before_the_next_change(story in story()) {
        let mut account = story.played();
        // Follow it for a while: each change leads to another state to be judged.
        for _ in 0..6 {
            let next = account.next_change();
            prop_assert!(next > account.now());
            prop_assert_eq!(show(&at(&account, next.plus_ms(-1))), show(&account));
            account.advance_to(next);
        }
    }

    #[test]
    fn the_next_allocation_comes_then_and_none_before(story in story()) {
        let account = story.played();
        let mark = account.mark();
        let allocated = |account: &Account| -> Vec<(Instant, i32)> {
            let new = account.entries_since(mark).iter().filter(|entry| entry.reason == Reason::Allocation);
            new.map(|entry| (entry.at, entry.change)).collect()
        };
        let Some((when, credits)) = account.next_allocation() else {
            prop_assert!(account.subscription().is_none());
            let year = at(&account, account.now().plus_ms(400 * inmail_credits::domain::DAY_MS));
            prop_assert_eq!(allocated(&year), vec![]);
            return Ok(());
        };
        prop_assert_eq!(allocated(&at(&account, when.plus_ms(-1))), vec![]);
        let came = allocated(&at(&account, when));
        match story.policy.at_limit {
            AtLimit::ReplaceSoonest => prop_assert_eq!(came, vec![(when, i32::try_from(credits).unwrap())]),
            // The account says what is allocated; less may fit.
            AtLimit::ShortenAddition => {
                let left = at(&account, when).credits();
                let came: u32 = came.iter().map(|(_, change)| change.unsigned_abs()).sum();
                prop_assert!(came == credits || (came < credits && left == story.policy.limit));
            }
        }
    }

    #[test]
    fn the_next_expiry_takes_that_many_then_and_none_before(story in story()) {
        let account = story.played();
        let Some((when, credits)) = account.next_expiry() else {
            prop_assert_eq!(account.credits(), 0);
            return Ok(());
        };
        let mark = account.mark();
        let before = at(&account, when.plus_ms(-1));
        prop_assert!(before.entries_since(mark).iter().all(|entry| entry.reason != Reason::Expired));
        let after = at(&account, when);
        let expired = after.entries_since(before.mark()).iter().filter(|entry| entry.reason == Reason::Expired);
        let expired: u32 = expired.map(|entry| entry.change.unsigned_abs()).sum();
        // Credits that made room for an addition on the way can no longer expire.
        let removed = before.entries_since(mark).iter().filter(|entry| entry.reason == Reason::RemovedAtLimit);
        let removed: u32 = removed.map(|entry| entry.change.unsigned_abs()).sum();
        prop_assert_eq!(expired, credits.saturating_sub(removed));
    }

    #[test]
    fn the_next_removal_at_the_limit_comes_when_and_as_was_said(story in story()) {
        let account = story.played();
        let mark = account.mark();
        // Of the credits held now; under a low limit those go as well that came on the way.
        let held: Vec<_> = account.lots().map(|lot| lot.no).collect();
        let removed = |account: &Account| -> u32 {
            let entries = account.entries_since(mark).iter();
            entries
                .filter(|entry| entry.reason == Reason::RemovedAtLimit && held.contains(&entry.lot))
                .map(|entry| entry.change.unsigned_abs())
                .sum()
        };
        let Some((when, credits)) = account.next_removal() else {
            let last = account.lots().map(|lot| lot.expires_at).max();
            let last = last.map_or(account.now(), |last| last.plus_ms(-1));
            prop_assert_eq!(removed(&at(&account, last)), 0);
            return Ok(());
        };
        prop_assert_eq!(removed(&at(&account, when.plus_ms(-1))), 0);
        prop_assert_eq!(removed(&at(&account, when)), credits);
    }

    #[test]
    fn a_removal_takes_and_promises_what_then_comes(story in story()) {
        use inmail_credits::domain::{Action, SubscriptionType};
        let mut account = story.played();
        let removal = account.removal();
        let mark = account.mark();
        let begin = match account.subscription() {
            Some(active) => {
                let to = SubscriptionType::ALL.into_iter().find(|kind| *kind != active.kind).unwrap();
                Action::ChangeSubscription { to, opening_credits: 0 }
            }
            None => Action::Resubscribe { to: SubscriptionType::Core, opening_credits: 0 },
        };
        let event = account.decide(&begin).unwrap();
        account.apply(&event);
        prop_assert!(account.entries_since(mark).iter().all(|entry| entry.reason == Reason::Forfeited));
        let lost: u32 = account.entries_since(mark).iter().map(|entry| entry.change.unsigned_abs()).sum();
        prop_assert_eq!((lost, account.credits()), (removal.lost, 0));
        prop_assert_eq!(account.lots().len(), 0);
        account.advance_to(removal.next_allocation.plus_ms(-1));
        prop_assert_eq!(account.credits(), 0);
        account.advance_to(removal.next_allocation);
        prop_assert_eq!(account.credits(), story.policy.monthly_allocation);
    }

    #[test]
    fn the_next_deadline_is_the_first_window_that_closes(story in story()) {
        let account = story.played();
        let edit = |account: &Account| {
            let open = account.messages().filter_map(|(no, message)| {
                Some((account.changeable_until(message).ok()?, no))
            });
            open.min()
        };
        prop_assert_eq!(account.next_edit_deadline(), edit(&account));
        let response = account
            .messages()
            .filter(|(_, message)| account.is_waiting(message))
            .map(|(no, message)| (message.sent_at.plus_ms(story.policy.response_window_ms()), no))
            .min();
        let first = [edit(&account).map(|(at, _)| at), response.map(|(at, _)| at)].into_iter().flatten().min();
        prop_assert_eq!(account.next_deadline().map(|(at, _)| at), first);
        match account.next_deadline() {
            Some((when, Deadline::EditWindow(no))) => {
                let open = |account: &Account| account.changeable_until(account.message(no).unwrap()).is_ok();
                prop_assert!(open(&at(&account, when.plus_ms(-1))) && !open(&at(&account, when)));
            }
            Some((when, Deadline::ResponseWindow(no))) => {
                let open = |account: &Account| account.is_waiting(account.message(no).unwrap());
                prop_assert!(open(&at(&account, when.plus_ms(-1))) && !open(&at(&account, when)));
            }
            None => {}
        }
    }
}
