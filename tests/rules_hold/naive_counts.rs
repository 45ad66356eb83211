//! Counts that the account keeps equal a recount by definition.

use inmail_credits::domain::{DAY_MS, EventKind, Month, Reason};
use proptest::prelude::*;

use crate::config;
use crate::story::story;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn waiting_counts_what_is_neither_answered_nor_deleted_in_its_window(story in story()) {
        let mut account = story.open();
        for step in &story.steps {
            let _ = step.play(&mut account);
            let window = i64::from(story.policy.response_window_days) * DAY_MS;
            let waiting = account.messages().filter(|(_, message)| {
                message.response.is_none()
                    && message.deleted_at.is_none()
                    && account.now() < message.sent_at.plus_ms(window)
            });
            prop_assert_eq!(usize::try_from(account.waiting()).unwrap(), waiting.count());
        }
    }

    #[test]
    fn overdue_are_the_marked_months_due_and_not_made_good_from_the_second_on(story in story()) {
        let mut account = story.open();
        let mut marked: Vec<Month> = Vec::new();
        let mut repaired: Vec<Month> = Vec::new();
        // Each beginning of a subscription and each end, in order of the story.
        let mut terms = vec![(story.opened_at, None)];
        for step in &story.steps {
            let done = step.play(&mut account).ok().flatten();
            let now = account.now();
            match done {
                Some(EventKind::AllocationMissed { month }) => marked.push(month),
                Some(EventKind::AllocationRepaired { month }) => repaired.push(month),
                Some(EventKind::Cancelled) => terms.last_mut().unwrap().1 = Some(now),
                Some(EventKind::Resubscribed { .. }) => terms.push((now, None)),
                Some(EventKind::SubscriptionChanged { .. }) => {
                    terms.last_mut().unwrap().1 = Some(now);
                    terms.push((now, None));
                }
                _ => {}
            }
            let active = terms.last().unwrap().1.is_none();
            let due = |month: Month| {
                terms.iter().any(|(since, until)| {
                    *since < month.first() && until.is_none_or(|until| month.first() <= until)
                })
            };
            let mut overdue = marked.clone();
            overdue.retain(|month| {
                active && due(*month) && !repaired.contains(month) && now >= month.first().plus_ms(DAY_MS)
            });
            overdue.sort();
            prop_assert_eq!(account.renewal_overdue().collect::<Vec<_>>(), overdue);
            let allocated = account.ledger().iter().filter(|entry| entry.reason == Reason::Allocation);
            prop_assert!(allocated.clone().all(|entry| !marked.contains(&entry.at.month())));
        }
    }

    #[test]
    fn the_notice_of_a_second_inmail_names_exactly_the_unanswered_ones(story in story()) {
        let account = story.played();
        for (_, message) in account.messages() {
            let person = message.letter.person();
            let told: Vec<_> = account.unanswered_to(&person).map(|(no, _)| no).collect();
            let same = |a: &str, b: &str| a.trim().to_lowercase() == b.trim().to_lowercase();
            let mut naive: Vec<_> = account
                .messages()
                .filter(|(_, other)| other.response.is_none() && other.deleted_at.is_none())
                .filter(|(_, other)| match (&message.letter.profile, &other.letter.profile) {
                    (Some(mine), Some(theirs)) => same(mine, theirs),
                    (None, None) => same(&message.letter.to, &other.letter.to),
                    _ => false,
                })
                .map(|(no, _)| no)
                .collect();
            naive.reverse();
            prop_assert_eq!(told, naive);
        }
    }

    #[test]
    fn each_open_message_is_reminded_once_at_its_instant(story in story()) {
        let account = story.played();
        let after = i64::from(story.policy.reminder_after_days) * DAY_MS;
        let mut naive: Vec<_> = account
            .messages()
            .map(|(no, message)| (message.sent_at.plus_ms(after), no, message))
            .filter(|(due, _, _)| *due <= account.now())
            // What happens at the very instant comes after the reminder (R7).
            .filter(|(due, _, message)| message.response.is_none_or(|response| response.at >= *due))
            .filter(|(due, _, message)| message.deleted_at.is_none_or(|deleted| deleted >= *due))
            .map(|(due, no, message)| (due, no, message.reminded_at))
            .collect();
        naive.sort();
        prop_assert!(naive.iter().all(|(due, _, reminded)| *reminded == Some(*due)));
        let naive: Vec<_> = naive.into_iter().map(|(due, no, _)| (due, no)).collect();
        prop_assert_eq!(account.reminders(), naive);
    }
}
