//! Random histories: actions of every kind at random times, those that the rules refuse left out.

use std::sync::Arc;

use inmail_credits::domain::{
    Action, AtLimit, DAY_MS, Event, EventKind, History, Instant, Letter, Opening, OpeningLot, Policy,
    ResponseKind, ReturnedCreditLife, SubscriptionType,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

const NAMES: [&str; 9] = [
    "Dana Whitfield",
    "Zoë 🙂👩\u{200d}👩\u{200d}👧",
    "שלום \u{202e}evil",
    "\"q\" \\ / {}[],:",
    "a\u{0}\u{1}\u{7f}\u{9b}b",
    "tab\tcr\rlf\n",
    "\u{feff}\u{fffd}\u{10ffff}",
    "sha256:0000 \\u0041 \"checksum\":\"",
    "<script>alert(1)</script>",
];

const TYPES: [SubscriptionType; 3] =
    [SubscriptionType::Core, SubscriptionType::Advanced, SubscriptionType::AdvancedPlus];

pub(crate) fn name() -> impl Strategy<Value = String> {
    prop_oneof![select(&NAMES[..]).prop_map(str::to_owned), any::<String>().prop_map(|text| cut(&text, 256))]
}

fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

fn text(most: usize) -> impl Strategy<Value = Arc<str>> {
    name().prop_map(move |text| Arc::from(cut(&text, most)))
}

fn policy() -> impl Strategy<Value = Policy> {
    let numbers = (1..=300_u32, 1..=50_u32, 1..=200_u32, 1..=200_u32, 1..=1_440_u32, 1..=10_u32);
    (numbers, any::<bool>(), any::<bool>()).prop_map(|(numbers, shorten, inherit)| {
        let (
            limit,
            monthly,
            credit_life_days,
            response_window_days,
            edit_window_minutes,
            reminder_after_days,
        ) = numbers;
        Policy {
            monthly_allocation: monthly.min(limit),
            limit,
            credit_life_days,
            response_window_days,
            edit_window_minutes,
            reminder_after_days,
            at_limit: if shorten { AtLimit::ShortenAddition } else { AtLimit::ReplaceSoonest },
            returned_credit_life: if inherit {
                ReturnedCreditLife::Inherit
            } else {
                ReturnedCreditLife::Fresh
            },
        }
    })
}

fn opening(policy: Policy, at: Instant) -> impl Strategy<Value = Opening> {
    let one = (0..=policy.limit).prop_map(Opening::Credits);
    let lot = (1..=3_u32, 0..policy.credit_life_ms())
        .prop_map(move |(credits, age)| OpeningLot { credits, granted_at: at.plus_ms(-age) });
    let most = (policy.limit / 3).min(5) as usize;
    prop_oneof![one, vec(lot, 0..=most).prop_map(Opening::Lots)]
}

fn action() -> impl Strategy<Value = Action> {
    let id = || (0..12_u8).prop_map(|n| Arc::<str>::from(format!("m{n} \"🙂\u{202e}")));
    let kind = || select(&TYPES[..]);
    let month = || (1..=12_u8).prop_map(|month| format!("2026-{month:02}").parse().unwrap());
    let letter = (id(), text(256), proptest::option::of(text(256)), text(200), text(256));
    prop_oneof![
        6 => letter.prop_map(|(id, to, profile, subject, body)| {
            Action::Send(Arc::new(Letter { id, to, profile, subject: Some(subject), body: Some(body) }))
        }),
        2 => (id(), proptest::option::of(text(200)), proptest::option::of(text(256)))
            .prop_map(|(id, subject, body)| Action::Edit { id, subject, body }),
        1 => id().prop_map(|id| Action::Delete { id }),
        3 => (id(), select(&ResponseKind::ALL[..])).prop_map(|(id, kind)| Action::Respond { id, kind }),
        1 => (kind(), 0..=5_u32).prop_map(|(to, opening_credits)| Action::ChangeSubscription { to, opening_credits }),
        1 => Just(Action::Cancel),
        2 => (kind(), 0..=5_u32).prop_map(|(to, opening_credits)| Action::Resubscribe { to, opening_credits }),
        1 => month().prop_map(|month| Action::MissAllocation { month }),
        2 => month().prop_map(|month| Action::RepairAllocation { month }),
        1 => (0..=10_000_u32).prop_map(|credits| Action::Observe { credits }),
        1 => Just(Action::AdvanceMonth),
    ]
}

/// A history and when each thing in it was recorded; it may stand later than its last event.
pub(crate) fn history() -> impl Strategy<Value = History> {
    let opened_at =
        (0..300 * DAY_MS).prop_map(|ms| "2025-10-01T00:00:00Z".parse::<Instant>().unwrap().plus_ms(ms));
    let opened = (policy(), opened_at)
        .prop_flat_map(|(policy, at)| (Just(policy), Just(at), select(&TYPES[..]), opening(policy, at)));
    let times = prop_oneof![Just(0), 0..60_000_i64, 0..3 * DAY_MS, 0..60 * DAY_MS];
    let deeds = vec((action(), times.clone(), 0..90 * 365 * DAY_MS), 0..40);
    (opened, deeds, times).prop_map(|((policy, at, subscription, opening), deeds, rest)| {
        let opened = Event { at, recorded_at: at, kind: EventKind::Opened { subscription, opening } };
        let mut history = History::replay(policy, vec![opened]).unwrap();
        for (action, wait, recorded) in deeds {
            history.advance_to(history.account().now().plus_ms(wait));
            let recorded_at = Instant::EARLIEST.plus_ms(recorded);
            let _ = history.act(&action, recorded_at);
        }
        history.advance_to(history.account().now().plus_ms(rest));
        history
    })
}
