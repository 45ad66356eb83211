//! Explanations and the lives of batches: they leave nothing out and add nothing.

use inmail_credits::domain::{
    ChapterKind, CreditOutcome, Explanation, LotNo, LotStep, LotStory, Reason, RuleNo, Sum,
};
use proptest::prelude::*;

use crate::config;
use crate::scene::{Scene, instant, lots};
use crate::story::story;
use inmail_credits::domain::{AtLimit, NotReturned, Policy, SubscriptionType};

fn change(sums: &[Sum]) -> i64 {
    sums.iter().map(Sum::change).sum()
}

/// Reason and credits of each sum.
fn brief(sums: &[Sum]) -> Vec<(Reason, u32)> {
    sums.iter().map(|sum| (sum.reason, sum.credits)).collect()
}

fn explained(at: &str) -> Explanation {
    let mut scene = Scene::open("2026-01-01T00:00:00Z", 50);
    scene.at(at).account.explanation()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_sums_of_an_explanation_are_exactly_the_credits_left(story in story()) {
        let mut account = story.open();
        for step in &story.steps {
            let _ = step.play(&mut account);
            let told = account.explanation();
            let begun = i64::from(told.beginning.before) + change(&told.beginning.changes);
            prop_assert_eq!(begun, i64::from(told.beginning.after));
            prop_assert_eq!(begun + change(&told.since), i64::from(account.credits()));
            prop_assert_eq!((told.at, told.credits), (account.now(), account.credits()));
            prop_assert!(told.beginning.changes.iter().all(|sum| sum.first == told.beginning.at));
            prop_assert!(told.since.iter().all(|sum| sum.first >= told.beginning.at && sum.credits > 0));
        }
    }

    #[test]
    fn an_explanation_begins_with_the_last_allocation_or_change_of_the_subscription(story in story()) {
        let account = story.played();
        let told = account.explanation();
        let last = account.ledger().iter().rfind(|entry| entry.reason == Reason::Allocation);
        if let Some(entry) = last {
            prop_assert!(told.beginning.at >= entry.at);
        }
        match (told.beginning.kind, account.subscription()) {
            (ChapterKind::Cancelled, subscription) => prop_assert!(subscription.is_none()),
            (ChapterKind::Allocation, Some(subscription)) => prop_assert!(told.beginning.at > subscription.since),
            (_, Some(subscription)) => prop_assert_eq!(told.beginning.at, subscription.since),
            (kind, None) => prop_assert!(false, "{:?} without a subscription", kind),
        }
        let late = account.messages().filter(|(_, message)| {
            message.response.is_some_and(|response| response.credit.is_err() && response.at >= told.beginning.at)
        });
        prop_assert_eq!(late.map(|(no, _)| no).collect::<Vec<_>>(),
            told.not_back.iter().map(|not| not.message).collect::<Vec<_>>());
    }

    #[test]
    fn the_life_of_a_batch_tells_each_of_its_entries_once(story in story()) {
        let account = story.played();
        let mut told = 0;
        let mut lot: Option<LotStory> = None;
        for entry in account.ledger().iter().filter(|entry| entry.change > 0) {
            let story = account.lot_story(entry.lot).unwrap();
            let mine: Vec<_> = account.ledger().iter().filter(|other| other.lot == entry.lot).collect();
            prop_assert_eq!(
                story.changes.iter().map(|change| (change.at, change.change)).collect::<Vec<_>>(),
                mine.iter().map(|entry| (entry.at, entry.change)).collect::<Vec<_>>()
            );
            prop_assert!(matches!(story.changes[0].step, LotStep::Arrived(source) if source == story.arrival.source));
            let left: u32 = account.lots().filter(|lot| lot.no == entry.lot).map(|lot| lot.left).sum();
            let sum: i64 = story.changes.iter().map(|change| i64::from(change.change)).sum();
            prop_assert_eq!((i64::from(story.left), story.left), (sum, left));
            prop_assert_eq!(story.changes.last().unwrap().left, left);
            told += story.changes.len();
            lot = Some(story);
        }
        prop_assert_eq!(told, account.ledger().len());
        let beyond = lot.map_or(1, |story| story.lot.get() + 1);
        prop_assert!(account.ledger().iter().all(|entry| entry.lot.get() < beyond));
    }
}

#[test]
fn an_idle_account_dips_between_the_end_of_a_batch_and_the_next_first() {
    let told = explained("2026-05-30T12:00:00Z");
    assert_eq!(
        (told.beginning.kind, told.beginning.at),
        (ChapterKind::Allocation, instant("2026-05-01T00:00:00Z"))
    );
    assert_eq!((told.beginning.before, told.beginning.after, told.credits), (150, 150, 100));
    assert_eq!(brief(&told.beginning.changes), [(Reason::RemovedAtLimit, 50), (Reason::Allocation, 50)]);
    assert_eq!(brief(&told.since), [(Reason::Expired, 50)]);
    let gap = told.gap.unwrap();
    assert_eq!(
        (gap.granted_at, gap.ended_at),
        (instant("2026-03-01T00:00:00Z"), instant("2026-05-30T00:00:00Z"))
    );
    assert_eq!((gap.credits, gap.next_first, gap.span_days), (50, instant("2026-06-01T00:00:00Z"), 92));
    // The day before and the day after, nothing is missing.
    assert_eq!(
        (explained("2026-05-29T23:59:59.999Z").credits, explained("2026-06-01T00:00:00Z").credits),
        (150, 150)
    );
    assert_eq!(explained("2026-06-01T00:00:00Z").gap, None);
    assert_eq!(brief(&explained("2026-06-01T00:00:00Z").beginning.changes), [(Reason::Allocation, 50)]);
}

#[test]
fn a_batch_that_ends_as_the_fourth_allocation_arrives_belongs_to_its_beginning() {
    let told = explained("2026-04-01T00:00:00Z");
    assert_eq!((told.beginning.before, told.credits, told.gap), (150, 150, None));
    assert_eq!(brief(&told.beginning.changes), [(Reason::Expired, 50), (Reason::Allocation, 50)]);
    assert!(told.since.is_empty());
}

#[test]
fn an_allocation_that_does_not_fit_tells_what_was_not_added() {
    let policy = Policy { at_limit: AtLimit::ShortenAddition, ..Policy::default() };
    let mut scene =
        Scene::open_under(policy, "2026-01-10T00:00:00Z", &lots(&[(130, "2026-01-05T00:00:00Z")]));
    let told = scene.at("2026-02-01T00:00:00Z").account.explanation();
    assert_eq!((told.beginning.before, told.beginning.not_added, told.credits), (130, 30, 150));
    let told = scene.at("2026-03-01T00:00:00Z").account.explanation();
    assert_eq!((told.beginning.at, told.beginning.not_added), (instant("2026-03-01T00:00:00Z"), 50));
    assert_eq!((told.beginning.changes.len(), told.credits), (0, 150));
}

#[test]
fn what_did_not_come_back_is_told_with_its_reason() {
    let mut scene = Scene::open("2026-01-10T00:00:00Z", 50);
    for id in ["late", "deleted", "gone", "lapsed"] {
        scene.send(id).unwrap();
    }
    scene.delete("deleted").unwrap();
    scene.delete("gone").unwrap();
    let told = scene.at("2026-01-11T00:00:00Z").account.explanation();
    assert_eq!((told.deleted_unanswered, told.waiting, told.lapsed), (2, 2, 0));
    scene.at("2026-04-10T00:00:00Z");
    let _ = scene.respond("late").unwrap();
    let _ = scene.respond("deleted").unwrap();
    let told = scene.account.explanation();
    assert_eq!(
        told.not_back.iter().map(|not| not.why).collect::<Vec<_>>(),
        [NotReturned::Late, NotReturned::Deleted]
    );
    // Of the one deleted in January nothing is told in April.
    assert_eq!((told.deleted_unanswered, told.waiting, told.lapsed), (0, 0, 1));
    scene.cancel().unwrap();
    let told = scene.account.explanation();
    assert_eq!((told.beginning.kind, told.credits), (ChapterKind::Cancelled, 0));
    assert_eq!(brief(&told.beginning.changes), [(Reason::Forfeited, 150)]);
}

#[test]
fn a_change_of_type_and_a_missing_allocation_are_told() {
    let mut scene = Scene::open("2026-01-10T00:00:00Z", 50);
    scene.miss("2026-02").unwrap();
    scene.at("2026-01-20T00:00:00Z").change(SubscriptionType::Advanced).unwrap();
    let told = scene.at("2026-02-02T00:00:00Z").account.explanation();
    assert_eq!((told.beginning.kind, told.beginning.before, told.credits), (ChapterKind::TypeChanged, 50, 0));
    assert_eq!(told.missed.iter().map(ToString::to_string).collect::<Vec<_>>(), ["2026-02"]);
    assert_eq!(told.next_allocation, Some((instant("2026-03-01T00:00:00Z"), 50)));
    scene.repair("2026-02").unwrap();
    let told = scene.account.explanation();
    assert_eq!((brief(&told.since), told.missed.len()), (vec![(Reason::RepairedAllocation, 50)], 0));
}

#[test]
fn the_life_of_a_batch_names_what_each_credit_became_and_its_rule() {
    let mut scene = Scene::open("2026-01-01T00:00:00Z", 50);
    scene.at("2026-02-10T00:00:00Z").send("m1").unwrap();
    let _ = scene.at("2026-02-11T00:00:00Z").respond("m1").unwrap();
    scene.at("2026-02-12T00:00:00Z").send("m2").unwrap();
    scene.at("2026-03-01T00:00:00Z").at("2026-04-01T00:00:00Z");
    let lot = |no: u32| -> LotNo {
        scene.account.ledger().iter().map(|entry| entry.lot).find(|lot| lot.get() == no).unwrap()
    };
    let told = scene.account.lot_story(lot(1)).unwrap();
    let steps: Vec<_> =
        told.changes.iter().map(|change| (change.change, change.left, change.step.rule())).collect();
    assert_eq!(
        steps,
        [(50, 50, RuleNo::R3), (-1, 49, RuleNo::R5), (-1, 48, RuleNo::R5), (-48, 0, RuleNo::R4)]
    );
    let LotStep::Spent(no, outcome) = told.changes[1].step else { panic!("{:?}", told.changes[1]) };
    assert_eq!(no.get(), 1);
    assert!(matches!(outcome, CreditOutcome::Returned(_, back) if back == lot(3)), "{outcome:?}");
    // The credit that came back made room for the allocation of March or lives on.
    let back = scene.account.lot_story(lot(3)).unwrap();
    assert_eq!((back.left, back.changes[0].step.rule()), (1, RuleNo::R9));
}

#[test]
fn credits_that_made_room_name_the_batch_that_arrived() {
    let mut scene = Scene::open("2026-01-10T00:00:00Z", 120);
    scene.at("2026-02-01T00:00:00Z");
    let first = scene.account.ledger()[0].lot;
    let told = scene.account.lot_story(first).unwrap();
    let room = told.changes[1];
    let arrived = scene.account.ledger()[2].lot;
    assert_eq!((room.change, room.step), (-20, LotStep::RemovedAtLimit(Some(arrived))));
    assert_eq!((told.left, room.step.rule()), (100, RuleNo::R6));
}
