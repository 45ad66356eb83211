//! The statistics of what was sent equal a recount by definition.

use inmail_credits::domain::{
    Account, CreditOutcome, DAY_MS, Instant, Message, NotReturned, Reason, ResponseKind, Statistics,
};
use proptest::prelude::*;

use crate::config;
use crate::scene::Scene;
use crate::story::story;

fn count(account: &Account, fits: impl Fn(&Message) -> bool) -> u32 {
    u32::try_from(account.messages().filter(|(_, message)| fits(message)).count()).unwrap()
}

fn of_kind(message: &Message, kinds: &[ResponseKind]) -> bool {
    message.response.is_some_and(|response| kinds.contains(&response.kind))
}

fn naive_share(account: &Account, days: u32) -> (u32, u32) {
    let span = i64::from(days) * DAY_MS;
    let within = |message: &Message| {
        message.response.is_some_and(|response| response.at.ms_since(message.sent_at) < span)
    };
    let over = |message: &Message| account.now().ms_since(message.sent_at) >= span;
    (count(account, |message| within(message) && over(message)), count(account, over))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn counts_equal_a_recount(story in story()) {
        let account = story.played();
        let told = Statistics::of(&account);
        let outcome = |wanted: fn(CreditOutcome) -> bool| {
            count(&account, |message| message.response.is_none() && wanted(account.outcome(message)))
        };
        prop_assert_eq!(told.sent, count(&account, |_| true));
        prop_assert_eq!(told.waiting, account.waiting());
        let accepted = [ResponseKind::Interested, ResponseKind::MaybeLater];
        prop_assert_eq!(told.accepted, count(&account, |message| of_kind(message, &accepted)));
        let declined = [ResponseKind::NotInterested];
        prop_assert_eq!(told.declined, count(&account, |message| of_kind(message, &declined)));
        prop_assert_eq!(told.written, count(&account, |message| of_kind(message, &[ResponseKind::Replied])));
        let unanswered = outcome(|outcome| matches!(outcome, CreditOutcome::Unanswered(_)));
        prop_assert_eq!(told.unanswered, unanswered);
        prop_assert_eq!(told.deleted, outcome(|outcome| matches!(outcome, CreditOutcome::Deleted(_))));
        let late = count(&account, |message| {
            message.response.is_some_and(|response| response.credit == Err(NotReturned::Late))
        });
        prop_assert_eq!(told.late, late);
        prop_assert_eq!(told.sent, told.waiting + told.answered() + told.unanswered + told.deleted);
    }

    #[test]
    fn shares_equal_a_recount(story in story()) {
        let account = story.played();
        let told = Statistics::of(&account);
        let window = account.policy().response_window_days;
        for (share, days) in told.shares.iter().zip([30, window]) {
            prop_assert_eq!(share.days, days);
            prop_assert_eq!((share.answered, share.of), naive_share(&account, days));
        }
    }

    #[test]
    fn returned_credits_are_told_of_the_last_twelve_months(story in story()) {
        let account = story.played();
        let told = Statistics::of(&account);
        prop_assert!(told.returned.len() <= 12 && !told.returned.is_empty());
        prop_assert_eq!(told.returned.last().unwrap().0, account.now().month());
        for pair in told.returned.windows(2) {
            prop_assert_eq!(pair[0].0.next(), pair[1].0);
        }
        if told.returned.len() < 12 {
            prop_assert_eq!(told.returned[0].0, account.opened_at().month());
        }
        for (month, credits) in &told.returned {
            let entries = account.ledger().iter();
            let naive = entries.filter(|entry| entry.reason == Reason::Returned && entry.at.month() == *month);
            prop_assert_eq!(i64::from(*credits), naive.map(|entry| i64::from(entry.change)).sum::<i64>());
        }
    }

    #[test]
    fn nothing_changes_before_the_instant_that_is_told(story in story()) {
        let mut account = story.played();
        let told = Statistics::of(&account);
        prop_assert!(told.changes_at > account.now());
        let last = told.changes_at.plus_ms(-1);
        if last <= Instant::LATEST {
            account.advance_to(last);
            let waited = Statistics::of(&account);
            // Those that wait are counted by the account, and change with it.
            prop_assert_eq!(waited, told);
        }
    }
}

#[test]
fn an_inmail_counts_from_the_end_of_its_days() {
    let mut scene = Scene::open("2026-01-01T00:00:00Z", 50);
    scene.at("2026-01-05T10:00:00Z");
    for id in ["quick", "slow", "silent", "gone"] {
        scene.send(id).unwrap();
    }
    scene.delete("gone").unwrap();
    let shares =
        |scene: &Scene| Statistics::of(&scene.account).shares.map(|share| (share.answered, share.of));
    assert_eq!(shares(&scene), [(0, 0), (0, 0)]);
    scene.at("2026-02-04T09:59:59.999Z");
    scene.respond("quick").unwrap().unwrap();
    assert_eq!(shares(&scene), [(0, 0), (0, 0)]);
    // At the very instant the 30 days are over.
    scene.at("2026-02-04T10:00:00Z");
    scene.respond("slow").unwrap().unwrap();
    assert_eq!(shares(&scene), [(1, 4), (0, 0)]);
    scene.at("2026-04-05T10:00:00Z");
    assert_eq!(shares(&scene), [(1, 4), (2, 4)]);
    let told = Statistics::of(&scene.account);
    assert_eq!((told.sent, told.waiting, told.declined, told.unanswered, told.deleted), (4, 0, 2, 1, 1));
    let returned: Vec<_> =
        told.returned.iter().map(|(month, credits)| (month.to_string(), *credits)).collect();
    let wanted = [("2026-01", 0), ("2026-02", 2), ("2026-03", 0), ("2026-04", 0)];
    assert_eq!(returned, wanted.map(|(month, credits)| (month.to_owned(), credits)));
}
