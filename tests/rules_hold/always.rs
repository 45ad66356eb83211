//! What always holds, after every step of every story.

use inmail_credits::domain::{Entry, Reason};
use proptest::prelude::*;

use crate::config;
use crate::story::story;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_came_in_is_what_went_out_and_what_is_left(story in story()) {
        let mut account = story.open();
        for step in &story.steps {
            let _ = step.play(&mut account);
            let t = account.totals();
            prop_assert_eq!(
                t.opening + t.allocated + t.repaired + t.returned,
                t.spent + t.expired + t.removed_at_limit + t.forfeited + u64::from(account.credits())
            );
            let sum = |reason| -> u64 {
                let of_it = account.ledger().iter().filter(|entry| entry.reason == reason);
                of_it.map(|entry| u64::from(entry.change.unsigned_abs())).sum()
            };
            prop_assert_eq!(
                [t.opening, t.allocated, t.repaired, t.returned, t.spent, t.expired, t.removed_at_limit, t.forfeited],
                [
                    Reason::Opening, Reason::Allocation, Reason::RepairedAllocation, Reason::Returned,
                    Reason::Sent, Reason::Expired, Reason::RemovedAtLimit, Reason::Forfeited,
                ].map(sum)
            );
        }
    }

    #[test]
    fn the_credits_left_stay_between_none_and_the_limit_after_every_entry(story in story()) {
        let account = story.played();
        let mut left = 0_i64;
        for entry in account.ledger() {
            left += i64::from(entry.change);
            prop_assert!(entry.change != 0 && (0..=i64::from(story.policy.limit)).contains(&left), "{:?}", entry);
            prop_assert_eq!(i64::from(entry.left), left, "{:?}", entry);
        }
    }

    #[test]
    fn no_credit_is_left_or_used_at_or_after_its_end(story in story()) {
        let mut account = story.open();
        for step in &story.steps {
            let _ = step.play(&mut account);
            for lot in account.lots() {
                prop_assert!(lot.left > 0 && lot.expires_at > account.now(), "{:?} at {:?}", lot, account.now());
            }
        }
        for entry in account.ledger().iter().filter(|entry| entry.change < 0) {
            let end = account.arrival(entry.lot).unwrap().expires_at;
            if entry.reason == Reason::Expired {
                prop_assert_eq!(entry.at, end, "{:?}", entry);
            } else {
                prop_assert!(entry.at < end, "{:?}", entry);
            }
        }
    }

    #[test]
    fn each_message_returns_at_most_one_credit_and_only_one_it_paid(story in story()) {
        let account = story.played();
        for (no, message) in account.messages() {
            let mine: Vec<&Entry> =
                account.ledger().iter().filter(|entry| entry.message == Some(no)).collect();
            let (paid, returned) = mine.split_first().unwrap();
            prop_assert_eq!((paid.reason, paid.change, paid.lot), (Reason::Sent, -1, message.paid_by));
            let credit = message.response.and_then(|response| response.credit.ok());
            prop_assert_eq!(returned.len(), usize::from(credit.is_some()));
            for entry in returned {
                prop_assert_eq!((entry.reason, entry.change, Some(entry.lot)), (Reason::Returned, 1, credit));
                prop_assert_eq!(account.returned_for(entry.lot), Some(no));
                prop_assert!(entry.at >= paid.at);
            }
        }
        let returned = account.ledger().iter().filter(|entry| entry.reason == Reason::Returned);
        prop_assert!(returned.clone().all(|entry| entry.message.is_some()));
    }

    #[test]
    fn the_sum_of_the_changes_is_the_credits_left(story in story()) {
        let mut account = story.open();
        for step in &story.steps {
            let _ = step.play(&mut account);
            let sum: i64 = account.ledger().iter().map(|entry| i64::from(entry.change)).sum();
            prop_assert_eq!(sum, i64::from(account.credits()));
            let lots: u32 = account.lots().map(|lot| lot.left).sum();
            prop_assert_eq!(lots, account.credits());
        }
    }

    #[test]
    fn the_first_credit_in_spend_order_pays(story in story()) {
        let mut account = story.open();
        for step in &story.steps {
            let mut before = account.clone();
            if before.permits_time(step.at).is_ok() {
                before.advance_to(step.at);
            }
            let first = before.lots().map(|lot| (lot.expires_at, lot.granted_at, lot.no)).min();
            let mark = before.mark();
            let _ = step.play(&mut account);
            for entry in account.entries_since(mark).iter().filter(|entry| entry.reason == Reason::Sent) {
                prop_assert_eq!(Some(entry.lot), first.map(|(_, _, no)| no));
                let message = account.message(entry.message.unwrap()).unwrap();
                prop_assert_eq!((message.paid_by, Some(message.paid_expires_at)), (entry.lot, first.map(|f| f.0)));
            }
            let order: Vec<_> = account.lots().map(|lot| (lot.expires_at, lot.granted_at, lot.no)).collect();
            prop_assert!(order.is_sorted(), "{:?}", order);
        }
    }
}
