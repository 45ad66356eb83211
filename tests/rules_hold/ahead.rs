//! What lies ahead: the outlook, what comes up, what is at risk, and plans, against slow readings of each.

use std::collections::HashMap;

use inmail_credits::domain::{
    Account, Action, AtLimit, ComingKind, DAY_MS, Instant, Month, Need, Opening, OpeningLot, Outlook, Plan,
    Policy, Reason, ResponseKind, Step, SubscriptionType, at_risk, coming, steps,
};
use proptest::prelude::*;

use crate::config;
use crate::scene::{Scene, instant, month};
use crate::story::{fine_letter, story};

fn later(account: &Account, at: Instant) -> Account {
    let mut later = account.clone();
    later.advance_to(at);
    later
}

/// Credits that were due on a 1st, fell short of it, expired or made room since `from`.
fn lost_since(from: &Account, account: &Account) -> u64 {
    let (before, after) = (from.totals(), account.totals());
    let missed = |month: Month| account.missed_months().any(|(known, _)| known == month);
    let firsts = std::iter::successors(Some(from.now().next_month_start()), |at| Some(at.next_month_start()))
        .take_while(|at| *at <= account.now())
        .filter(|at| from.subscription().is_some() && !missed(at.month()));
    let due = firsts.count() as u64 * u64::from(account.policy().monthly_allocation);
    let taken = after.expired + after.removed_at_limit - before.expired - before.removed_at_limit;
    taken + due - (after.allocated - before.allocated)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn an_outlook_is_what_the_account_itself_would_come_to(story in story(), days in 0_i64..400) {
        let account = story.played();
        let until = account.now().plus_ms(days * DAY_MS);
        let outlook = Outlook::of(&account, until);
        let there = later(&account, until);
        prop_assert_eq!(outlook.entries(), there.entries_since(account.mark()));
        prop_assert_eq!(outlook.left(), there.credits());
        prop_assert_eq!(u64::from(outlook.lost()), lost_since(&account, &there));
        prop_assert!(outlook.losses().windows(2).all(|pair| pair[0].at < pair[1].at));
        for entry in outlook.entries() {
            prop_assert_eq!(outlook.arrival(entry.lot), there.arrival(entry.lot));
        }
    }

    #[test]
    fn a_line_of_steps_has_the_balance_of_every_instant(story in story(), days in 1_i64..200) {
        let account = story.played();
        let (now, until) = (account.now(), account.now().plus_ms(days * DAY_MS));
        let outlook = Outlook::of(&account, until);
        let ahead = steps(outlook.entries(), account.credits(), now, until);
        prop_assert_eq!(ahead[0], Step { at: now, left: account.credits() });
        prop_assert!(ahead.windows(2).all(|pair| pair[0].at < pair[1].at));
        for step in &ahead {
            prop_assert_eq!(later(&account, step.at).credits(), step.left);
        }
        for pair in ahead.windows(2) {
            prop_assert_eq!(later(&account, pair[1].at.plus_ms(-1)).credits(), pair[0].left);
        }
        let past = steps(account.ledger(), 0, account.opened_at(), now);
        prop_assert_eq!(past.last().unwrap().left, account.credits());
        for step in &past {
            let last = account.ledger().iter().rev().find(|entry| entry.at <= step.at).map_or(0, |entry| entry.left);
            prop_assert_eq!(step.left, last);
        }
    }

    #[test]
    fn what_comes_up_adds_up_and_misses_no_window(story in story(), days in 1_i64..200) {
        let account = story.played();
        let (now, until) = (account.now(), account.now().plus_ms(days * DAY_MS));
        let outlook = Outlook::of(&account, until);
        let list = coming(&account, &outlook);
        let mut left = i64::from(account.credits());
        for (place, item) in list.iter().enumerate() {
            left += item.change;
            prop_assert_eq!(i64::from(item.left), left);
            prop_assert!(item.at > now && item.at <= until);
            prop_assert!(place == 0 || list[place - 1].at <= item.at);
        }
        prop_assert_eq!(left, i64::from(outlook.left()));
        let closing = |edit: bool| -> u32 {
            let count = list.iter().map(|item| match item.kind {
                ComingKind::EditWindows(_, count) if edit => count,
                ComingKind::ResponseWindows(_, count) if !edit => count,
                _ => 0,
            });
            count.sum()
        };
        let edit = account.messages().filter(|(_, message)| {
            account.changeable_until(message).is_ok_and(|at| at <= until)
        });
        prop_assert_eq!(closing(true) as usize, edit.count());
        let response = account.messages().filter(|(_, message)| {
            account.is_waiting(message) && account.response_closes_at(message) <= until
        });
        prop_assert_eq!(closing(false) as usize, response.count());
    }

    #[test]
    fn a_plan_comes_to_what_its_actions_come_to(
        story in story(),
        inmails_a_week in 0_u32..30,
        answered_percent in 0_u32..=100,
        answered_after_days in 0_u32..40,
        days in 0_i64..120,
    ) {
        let account = story.played();
        let until = account.now().plus_ms(days * DAY_MS);
        let plan = Plan { inmails_a_week, answered_percent, answered_after_days };
        let planned = plan.play(&account, until);
        let (there, sent, unsent, returned) = lived(&account, plan, until);
        prop_assert_eq!((planned.sent, planned.unsent, planned.returned), (sent, unsent, returned));
        prop_assert_eq!(planned.outlook.left(), there.credits());
        let amounts = |entries: &[inmail_credits::domain::Entry]| -> Vec<_> {
            entries.iter().map(|entry| (entry.at, entry.reason, entry.change, entry.left, entry.lot)).collect()
        };
        prop_assert_eq!(amounts(planned.outlook.entries()), amounts(there.entries_since(account.mark())));
        if let Some(fewest) = plan.fewest_a_week(&account, until, 12) {
            let lost = |inmails_a_week| !Plan { inmails_a_week, ..plan }.play(&account, until).outlook.losses().is_empty();
            prop_assert!(!lost(fewest) && (0..fewest).all(lost));
        }
    }
}

/// The plan, minute by minute as a person would: what is due, in order of time, answers first.
fn lived(account: &Account, plan: Plan, until: Instant) -> (Account, u32, u32, u32) {
    let mut there = account.clone();
    let (mut sent, mut unsent, mut returned) = (0_u32, 0_u32, 0_u32);
    let mut answers: Vec<(Instant, String)> = Vec::new();
    let mut k = 1_i64;
    loop {
        let sending = (plan.inmails_a_week > 0)
            .then(|| account.now().plus_ms(k * 7 * DAY_MS / i64::from(plan.inmails_a_week)))
            .filter(|at| *at <= until);
        let answering = answers.first().map(|(at, _)| *at).filter(|at| *at <= until);
        let answers_first = match (sending, answering) {
            (None, None) => break,
            (Some(send), Some(answer)) => answer <= send,
            (None, Some(_)) => true,
            (Some(_), None) => false,
        };
        if answers_first {
            let (at, id) = answers.remove(0);
            there.advance_to(at);
            let event = there
                .decide(&Action::Respond { id: id.as_str().into(), kind: ResponseKind::Replied })
                .unwrap();
            there.apply(&event);
            returned += u32::from(there.message_with_id(&id).unwrap().1.response.unwrap().credit.is_ok());
            continue;
        }
        let at = sending.unwrap();
        there.advance_to(at);
        let id = format!("lived-{k}");
        match there.decide(&Action::Send(fine_letter(&id))) {
            Ok(event) => {
                there.apply(&event);
                sent += 1;
                let share = |count: u32| count * plan.answered_percent / 100;
                if share(sent) > share(sent - 1) {
                    answers.push((at.plus_ms(i64::from(plan.answered_after_days) * DAY_MS), id));
                }
            }
            Err(_) => unsent += 1,
        }
        k += 1;
    }
    there.advance_to(until);
    (there, sent, unsent, returned)
}

/// A small account, of which every way of sending can be tried.
#[derive(Debug, Clone)]
struct Small {
    policy: Policy,
    opened_at: Instant,
    lots: Vec<OpeningLot>,
    missed: Option<Month>,
}

impl Small {
    fn open(&self) -> Account {
        let opening = Opening::Lots(self.lots.clone());
        let mut account =
            Account::open(self.policy, self.opened_at, SubscriptionType::Core, &opening).unwrap();
        if let Some(month) = self.missed {
            let event = account.decide(&Action::MissAllocation { month }).unwrap();
            account.apply(&event);
        }
        account
    }
}

fn small() -> impl Strategy<Value = Small> {
    let policy =
        (1_u32..=4, 0_u32..=5, 4_u32..=100, any::<bool>()).prop_map(|(monthly, room, life, shorten)| {
            Policy {
                monthly_allocation: monthly,
                limit: monthly + room,
                credit_life_days: life,
                at_limit: if shorten { AtLimit::ShortenAddition } else { AtLimit::ReplaceSoonest },
                ..Policy::default()
            }
        });
    let off = prop_oneof![Just(0_i64), Just(-1), Just(1), 0..DAY_MS];
    let lots = prop::collection::vec((1_u32..=3, 0_i64..100, 0_i64..DAY_MS), 0..4);
    (policy, 0_i64..800, off, lots, prop::option::weighted(0.3, 1_usize..4)).prop_map(
        |(policy, day, off, lots, missed)| {
            let opened_at = instant("2023-11-01T00:00:00Z").plus_ms(day * DAY_MS + off);
            let mut room = policy.limit;
            let mut kept = Vec::new();
            for (credits, days, ms) in lots {
                let credits = credits.min(room);
                let age_ms = (days * DAY_MS + ms) % policy.credit_life_ms();
                if credits > 0 {
                    kept.push(OpeningLot { credits, granted_at: opened_at.plus_ms(-age_ms) });
                    room -= credits;
                }
            }
            let month = |ahead: usize| (0..ahead).fold(opened_at.month(), |month, _| month.next());
            Small { policy, opened_at, lots: kept, missed: missed.map(month) }
        },
    )
}

/// The fewest InMails with which nothing is lost up to `until`, by trying every number just before every
/// instant at which something can be lost.
fn fewest(account: &Account, until: Instant) -> u32 {
    let life = account.policy().credit_life_ms();
    let firsts: Vec<Instant> =
        std::iter::successors(Some(account.now().next_month_start()), |at| Some(at.next_month_start()))
            .take_while(|at| *at <= until)
            .collect();
    let ends = account.lots().map(|lot| lot.expires_at).chain(firsts.iter().map(|at| at.plus_ms(life)));
    let mut moments: Vec<Instant> = ends
        .chain(firsts.iter().copied())
        .filter(|at| *at <= until)
        .map(|at| at.plus_ms(-1))
        .filter(|at| *at >= account.now())
        .collect();
    moments.sort();
    moments.dedup();
    tried(account, account, &moments, until, &mut HashMap::new())
        .expect("sending everything at once loses nothing")
}

type Seen = HashMap<(usize, Vec<(Instant, u32)>), Option<u32>>;

fn tried(
    from: &Account,
    account: &Account,
    moments: &[Instant],
    until: Instant,
    seen: &mut Seen,
) -> Option<u32> {
    let Some((moment, rest)) = moments.split_first() else {
        return (lost_since(from, &later(account, until)) == 0).then_some(0);
    };
    let mut there = later(account, *moment);
    if lost_since(from, &there) > 0 {
        return None;
    }
    let key = (moments.len(), there.lots().map(|lot| (lot.expires_at, lot.left)).collect());
    if let Some(known) = seen.get(&key) {
        return *known;
    }
    let mut best = None;
    for sent in 0_u32.. {
        let further = tried(from, &there, rest, until, seen).map(|further| further + sent);
        best = [best, further].into_iter().flatten().min();
        let id = format!("tried-{}", there.messages().len());
        let Ok(event) = there.decide(&Action::Send(fine_letter(&id))) else { break };
        there.apply(&event);
    }
    seen.insert(key, best);
    best
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn the_needs_are_the_fewest_inmails_that_save_everything(small in small(), days in 0_i64..130) {
        let account = small.open();
        let until = account.now().plus_ms(days * DAY_MS);
        let needs = at_risk(&account, until);
        prop_assert_eq!(needs.last().map_or(0, |need| need.inmails), fewest(&account, until));
        let mut known = 0;
        for need in &needs {
            prop_assert!(need.before > account.now() && need.before <= until);
            prop_assert_eq!(fewest(&account, need.before.plus_ms(-1)), known);
            prop_assert_eq!(fewest(&account, need.before), need.inmails);
            known = need.inmails;
        }
    }

    #[test]
    fn whoever_keeps_every_need_at_the_last_moment_loses_nothing(small in small(), days in 0_i64..400) {
        let account = small.open();
        let until = account.now().plus_ms(days * DAY_MS);
        let mut there = account.clone();
        let mut sent = 0;
        for need in at_risk(&account, until) {
            there.advance_to(need.before.plus_ms(-1));
            while sent < need.inmails {
                let event = there.decide(&Action::Send(fine_letter(&format!("m{sent}")))).unwrap();
                there.apply(&event);
                sent += 1;
            }
        }
        there.advance_to(until);
        prop_assert_eq!(lost_since(&account, &there), 0);
    }
}

fn need(before: &str, inmails: u32) -> Need {
    Need { before: instant(before), inmails }
}

#[test]
fn an_idle_account_has_to_use_what_the_limit_and_the_ninety_days_would_take() {
    let account = Scene::open("2026-01-01T00:00:00Z", 50).account;
    let until = |text: &str| at_risk(&account, instant(text));
    assert_eq!(until("2026-03-31T23:59:59.999Z"), []);
    // The opening credits end as the fourth allocation arrives.
    assert_eq!(until("2026-04-01T00:00:00Z"), [need("2026-04-01T00:00:00Z", 50)]);
    let year = until("2026-06-30T00:00:00Z");
    assert_eq!(
        year,
        [
            need("2026-04-01T00:00:00Z", 50),
            need("2026-05-01T00:00:00Z", 100),
            need("2026-05-30T00:00:00Z", 150),
            need("2026-06-30T00:00:00Z", 200),
        ]
    );
}

#[test]
fn nothing_is_at_risk_without_a_subscription() {
    let mut scene = Scene::open("2026-01-01T00:00:00Z", 50);
    scene.cancel().unwrap();
    assert_eq!(at_risk(&scene.account, instant("2027-01-01T00:00:00Z")), []);
    let outlook = Outlook::of(&scene.account, instant("2027-01-01T00:00:00Z"));
    assert!(outlook.entries().is_empty() && coming(&scene.account, &outlook).is_empty());
}

#[test]
fn what_comes_up_is_told_in_order() {
    let mut scene = Scene::open("2026-01-05T00:00:00Z", 50);
    scene.send("m1").unwrap();
    scene.at("2026-01-05T00:30:00Z").send("m2").unwrap();
    scene.miss("2026-03").unwrap();
    let outlook = Outlook::of(&scene.account, instant("2026-04-06T00:00:00Z"));
    let list: Vec<_> = coming(&scene.account, &outlook)
        .into_iter()
        .map(|item| {
            let what = match item.kind {
                ComingKind::Allocation => "allocation".to_owned(),
                ComingKind::Expiry(batch) => format!("expiry {}", batch.unwrap().credits),
                ComingKind::Removal(_) => "removal".to_owned(),
                ComingKind::NotAdded(size) => format!("not added {size}"),
                ComingKind::Missed(month) => format!("missed {month}"),
                ComingKind::Overdue(month) => format!("overdue {month}"),
                ComingKind::EditWindows(no, count) => format!("edit {} {count}", no.get()),
                ComingKind::ResponseWindows(no, count) => format!("response {} {count}", no.get()),
            };
            (item.at.to_string(), what, item.change, item.left)
        })
        .collect();
    let told = |at: &str, what: &str, change: i64, left: u32| (at.to_owned(), what.to_owned(), change, left);
    assert_eq!(
        list,
        [
            told("2026-01-05T01:00:00Z", "edit 1 2", 0, 48),
            told("2026-02-01T00:00:00Z", "allocation", 50, 98),
            told("2026-03-01T00:00:00Z", "missed 2026-03", 0, 98),
            told("2026-03-02T00:00:00Z", "overdue 2026-03", 0, 98),
            told("2026-04-01T00:00:00Z", "allocation", 50, 148),
            told("2026-04-05T00:00:00Z", "expiry 50", -48, 100),
            told("2026-04-05T00:00:00Z", "response 1 2", 0, 100),
        ]
    );
}

#[test]
fn what_does_not_fit_under_the_limit_is_told_and_counted_as_lost() {
    let policy = Policy { at_limit: AtLimit::ShortenAddition, ..Policy::default() };
    let account = Scene::open_under(policy, "2026-01-05T00:00:00Z", &Opening::Credits(120)).account;
    let outlook = Outlook::of(&account, instant("2026-03-02T00:00:00Z"));
    let told: Vec<_> =
        coming(&account, &outlook).iter().map(|item| (item.kind, item.change, item.left)).collect();
    assert_eq!(
        told,
        [
            (ComingKind::Allocation, 30, 150),
            (ComingKind::NotAdded(20), 0, 150),
            (ComingKind::NotAdded(50), 0, 150),
        ]
    );
    assert_eq!(outlook.lost(), 70);
    assert_eq!(
        at_risk(&account, outlook.until()),
        [need("2026-02-01T00:00:00Z", 20), need("2026-03-01T00:00:00Z", 70)]
    );
}

#[test]
fn a_plan_is_played_evenly() {
    let account = Scene::open("2026-01-01T00:00:00Z", 50).account;
    let plan = Plan { inmails_a_week: 7, answered_percent: 50, answered_after_days: 2 };
    let planned = plan.play(&account, instant("2026-01-11T00:00:00Z"));
    // Sent on the 2nd to the 11th; the 2nd, 4th, 6th and 8th were answered by then.
    assert_eq!((planned.sent, planned.unsent, planned.returned), (10, 0, 4));
    assert_eq!(planned.outlook.left(), 44);
    let back: Vec<_> = planned
        .outlook
        .entries()
        .iter()
        .filter(|entry| entry.reason == Reason::Returned)
        .map(|entry| entry.at.to_string())
        .collect();
    assert_eq!(
        back,
        ["2026-01-05T00:00:00Z", "2026-01-07T00:00:00Z", "2026-01-09T00:00:00Z", "2026-01-11T00:00:00Z"]
    );
}

#[test]
fn a_plan_leaves_out_what_finds_no_credit() {
    let account = Scene::open("2026-01-01T00:00:00Z", 3).account;
    let plan = Plan { inmails_a_week: 7, answered_percent: 0, answered_after_days: 1 };
    let planned = plan.play(&account, instant("2026-02-03T00:00:00Z"));
    assert_eq!((planned.sent, planned.unsent), (6, 27));
    assert_eq!(planned.first_unsent, Some(instant("2026-01-05T00:00:00Z")));
    // On 1 February the allocation arrives before that day's InMail.
    assert_eq!(planned.outlook.left(), 47);
}

#[test]
fn the_fewest_a_week_is_found() {
    let account = Scene::open("2026-01-01T00:00:00Z", 50).account;
    let plan = Plan { inmails_a_week: 40, answered_percent: 0, answered_after_days: 1 };
    // 50 credits must be used before 1 April, in 12 weeks and 6 days less a moment.
    assert_eq!(plan.fewest_a_week(&account, instant("2026-04-01T00:00:00Z"), 60), Some(4));
    assert_eq!(plan.fewest_a_week(&account, instant("2026-03-31T00:00:00Z"), 60), Some(0));
    assert_eq!(plan.fewest_a_week(&account, instant("2026-04-01T00:00:00Z"), 3), None);
}

#[test]
fn a_marked_month_brings_nothing_to_lose() {
    let mut scene = Scene::open("2026-01-05T00:00:00Z", 150);
    scene.miss("2026-02").unwrap();
    assert_eq!(month("2026-02").first(), instant("2026-02-01T00:00:00Z"));
    assert_eq!(at_risk(&scene.account, instant("2026-02-28T00:00:00Z")), []);
}
