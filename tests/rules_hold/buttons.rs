//! A button is enabled exactly when the rule accepts the click.

use inmail_credits::domain::{Account, Action, Instant, ResponseKind};
use proptest::prelude::*;

use crate::config;
use crate::story::{fine_letter, story};

/// The account now and around each coming end of a message's windows, reminder and last life.
fn around_the_edges(account: &Account) -> Vec<Account> {
    let policy = *account.policy();
    let mut instants: Vec<Instant> = account
        .messages()
        .flat_map(|(_, message)| {
            [policy.edit_window_ms(), policy.reminder_after_ms(), policy.response_window_ms()]
                .map(|length| message.sent_at.plus_ms(length))
        })
        .chain([account.next_change()])
        .flat_map(|edge| [edge.plus_ms(-1), edge, edge.plus_ms(1)])
        .filter(|at| *at > account.now())
        .collect();
    instants.sort();
    instants.truncate(9);
    let mut accounts = vec![account.clone()];
    accounts.extend(instants.into_iter().map(|at| {
        let mut later = account.clone();
        later.advance_to(at);
        later
    }));
    accounts
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn edit_and_delete_are_offered_exactly_when_they_are_accepted(story in story()) {
        for account in around_the_edges(&story.played()) {
            for (_, message) in account.messages() {
                let offered = account.changeable_until(message);
                let id = message.id().clone();
                let edit = Action::Edit { id: id.clone(), subject: Some("Subject".into()), body: None };
                prop_assert_eq!(offered.is_ok(), account.decide(&edit).is_ok());
                prop_assert_eq!(offered.is_ok(), account.decide(&Action::Delete { id }).is_ok());
                let closes = message.sent_at.plus_ms(story.policy.edit_window_ms());
                prop_assert_eq!(account.edit_closes_at(message), closes);
                prop_assert_eq!(offered.is_ok(), message.deleted_at.is_none() && account.now() < closes);
                if let Ok(until) = offered {
                    prop_assert_eq!(until, closes);
                }
            }
        }
    }

    #[test]
    fn sending_is_offered_exactly_when_it_is_accepted(story in story()) {
        for account in around_the_edges(&story.played()) {
            let send = Action::Send(fine_letter("a new one"));
            prop_assert_eq!(account.permits_paying(), account.decide(&send).map(|_| ()));
            let pays = account.subscription().is_some() && account.credits() > 0;
            prop_assert_eq!(account.permits_paying().is_ok(), pays);
        }
    }

    #[test]
    fn a_response_is_offered_exactly_when_there_is_none_yet(story in story()) {
        for account in around_the_edges(&story.played()) {
            for (_, message) in account.messages() {
                let respond = Action::Respond { id: message.id().clone(), kind: ResponseKind::NotInterested };
                prop_assert_eq!(message.response.is_none(), account.decide(&respond).is_ok());
            }
        }
    }

    #[test]
    fn a_message_that_waits_is_one_whose_answer_counts(story in story()) {
        use inmail_credits::domain::NotReturned;
        for account in around_the_edges(&story.played()) {
            for (no, message) in account.messages().filter(|(_, message)| message.response.is_none()) {
                let mut answered = account.clone();
                let respond = Action::Respond { id: message.id().clone(), kind: ResponseKind::Replied };
                answered.apply(&account.decide(&respond).unwrap());
                let credit = answered.message(no).unwrap().response.unwrap().credit;
                let lost = matches!(credit, Err(NotReturned::Deleted | NotReturned::Late));
                prop_assert_eq!(account.is_waiting(message), !lost, "{:?}", credit);
                prop_assert_eq!(account.waiting() - u32::from(!lost), answered.waiting());
                let closes = message.sent_at.plus_ms(story.policy.response_window_ms());
                prop_assert_eq!(account.response_closes_at(message), closes);
            }
        }
    }
}
