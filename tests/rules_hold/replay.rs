//! Playing what was recorded again, in one jump or in many steps, leads to the same account.

use inmail_credits::domain::{Account, Action, Event, EventKind, History, Impossible, Instant, Refusal};
use proptest::prelude::*;

use crate::config;
use crate::forecast::{Foreseen, foresee};
use crate::seen::{Seen, see};
use crate::story::{Story, story};

/// All that can be asked of an account.
pub(crate) fn everything(account: &Account) -> (Seen, Foreseen) {
    (see(account), foresee(account))
}

/// Real time plays no part in the rules; any will do.
pub(crate) const RECORDED: Instant = Instant::EARLIEST;

fn opened(story: &Story) -> History {
    let kind = EventKind::Opened { subscription: story.subscription, opening: story.opening.clone() };
    let event = Event { at: story.opened_at, recorded_at: RECORDED, kind };
    History::replay(story.policy, vec![event]).unwrap()
}

/// The story as a person would live it: waiting moves the account's time without a trace.
pub(crate) fn lived(story: &Story) -> History {
    let mut history = opened(story);
    for step in story.steps.iter() {
        if history.account().permits_time(step.at).is_err() {
            continue;
        }
        history.advance_to(step.at);
        if let Some(action) = &step.action {
            let _ = history.act(action, RECORDED);
        }
    }
    history
}

#[derive(Debug, Clone, Copy)]
enum Tampering {
    Drop,
    Swap,
    Repeat,
    Shift,
}

/// One event after another, each asked first whether it may happen then.
fn naive_replay(story: &Story, events: &[Event]) -> Result<Account, Impossible> {
    let not_opened = Impossible { index: 0, refusal: Refusal::NotOpened };
    let first = events.first().ok_or(not_opened)?;
    let EventKind::Opened { subscription, opening } = &first.kind else { return Err(not_opened) };
    let account = Account::open(story.policy, first.at, *subscription, opening);
    let mut account = account.map_err(|refusal| Impossible { index: 0, refusal })?;
    for (index, event) in events.iter().enumerate().skip(1) {
        let impossible = |refusal| Impossible { index, refusal };
        if event.at < account.now() {
            return Err(impossible(Refusal::TimeWentBack { now: account.now() }));
        }
        account.advance_to(event.at);
        if matches!(event.kind, EventKind::Opened { .. }) {
            return Err(impossible(Refusal::AlreadyOpened));
        }
        account.permits(&event.kind).map_err(impossible)?;
        account.apply(&event.kind);
    }
    Ok(account)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_history_gives_the_account_that_its_actions_give(story in story()) {
        prop_assert_eq!(everything(lived(&story).account()), everything(&story.played()));
    }

    #[test]
    fn under_its_own_policy_an_account_is_as_it_was_at_any_instant(story in story(), share in 0_i64..=120) {
        let history = lived(&story);
        let from = story.opened_at;
        let at = from.plus_ms(history.account().now().ms_since(from) / 100 * share);
        let under = history.as_of_under(story.policy, at).unwrap();
        prop_assert_eq!(everything(&under), everything(&history.as_of(at).unwrap()));
    }

    #[test]
    fn under_another_reading_the_same_actions_are_played_or_the_first_impossible_one_is_named(story in story()) {
        let history = lived(&story);
        let now = history.account().now();
        for policy in story.policy.other_readings() {
            prop_assert_ne!(policy, story.policy);
            let other = Story { policy, ..story.clone() };
            let wanted = naive_replay(&other, history.events()).map(|mut account| {
                account.advance_to(now);
                everything(&account)
            });
            prop_assert_eq!(history.as_of_under(policy, now).map(|account| everything(&account)), wanted);
        }
    }

    #[test]
    fn replaying_the_recorded_events_gives_the_same_account(story in story()) {
        let history = lived(&story);
        let mut again = History::replay(story.policy, history.events().to_vec()).unwrap();
        prop_assert_eq!(again.events(), history.events());
        prop_assert!(again.account().now() <= history.account().now());
        again.advance_to(history.account().now());
        prop_assert_eq!(everything(again.account()), everything(history.account()));
    }

    #[test]
    fn one_jump_equals_many_steps(
        story in story(),
        stops in prop::collection::vec((0_u32..=1_000, -1_i64..=1), 1..40),
    ) {
        let mut jumping = story.open();
        let mut stepping = story.open();
        let mut stops = stops.iter().cycle();
        for step in &story.steps {
            let from = stepping.now();
            let mut halts: Vec<Instant> = stops
                .by_ref()
                .take(3)
                .map(|&(part, _)| from.plus_ms(step.at.ms_since(from).max(0) * i64::from(part) / 1_000))
                .collect();
            // Half of the halts lie around what comes next.
            let (_, off) = stops.next().unwrap();
            halts.push(stepping.next_change().plus_ms(*off));
            halts.push(from.next_month_start().plus_ms(*off));
            halts.retain(|&halt| halt >= from && halt <= step.at);
            halts.sort();
            for halt in halts {
                stepping.advance_to(halt);
            }
            let _ = step.play(&mut jumping);
            let _ = step.play(&mut stepping);
            prop_assert_eq!(everything(&stepping), everything(&jumping));
        }
        let far = jumping.now().plus_ms(400 * inmail_credits::domain::DAY_MS);
        jumping.advance_to(far);
        while stepping.next_change() <= far {
            let next = stepping.next_change();
            prop_assert!(next > stepping.now());
            stepping.advance_to(next);
        }
        stepping.advance_to(far);
        prop_assert_eq!(everything(&stepping), everything(&jumping));
    }

    #[test]
    fn time_does_not_run_back(story in story(), back in 1_i64..=100_000) {
        let mut account = story.played();
        let before = everything(&account);
        let past = account.now().plus_ms(-back);
        prop_assert_eq!(account.permits_time(past).unwrap_err().code(), "time_went_back");
        prop_assert_eq!(account.decide(&Action::AdvanceTo(past)).unwrap_err().code(), "time_went_back");
        account.advance_to(past);
        prop_assert_eq!(everything(&account), before);
    }

    #[test]
    fn events_that_cannot_have_happened_are_refused_by_their_place(
        story in story(),
        first in any::<prop::sample::Index>(),
        second in any::<prop::sample::Index>(),
        tampering in prop::sample::select(&[Tampering::Drop, Tampering::Swap, Tampering::Repeat, Tampering::Shift]),
        shift_ms in prop::sample::select(&[-86_400_000_i64, -1, 1, 3_600_000]),
    ) {
        let mut events = lived(&story).events().to_vec();
        let (first, second) = (first.index(events.len()), second.index(events.len()));
        match tampering {
            Tampering::Drop => { events.remove(first); }
            Tampering::Swap => events.swap(first, second),
            Tampering::Repeat => events.insert(second, events[first].clone()),
            Tampering::Shift => events[first].at = events[first].at.plus_ms(shift_ms),
        }
        let naive = naive_replay(&story, &events);
        let replayed = History::replay(story.policy, events);
        prop_assert_eq!(
            replayed.as_ref().map(|history| everything(history.account())).map_err(|impossible| *impossible),
            naive.as_ref().map(everything).map_err(|impossible| *impossible)
        );
    }

    #[test]
    fn undoing_leaves_what_would_be_had_it_not_been_done(story in story(), later_ms in 0_i64..10_000_000_000) {
        let mut history = lived(&story);
        let end = history.account().now();
        let mut events = history.events().to_vec();
        let last = events.pop().unwrap();
        if events.is_empty() {
            let before = everything(history.account());
            prop_assert_eq!(history.undo(), None);
            prop_assert_eq!(everything(history.account()), before);
            return Ok(());
        }
        let mut without = History::replay(story.policy, events).unwrap();
        prop_assert_eq!(history.undo(), Some(last));
        prop_assert_eq!(history.events(), without.events());
        prop_assert_eq!(everything(history.account()), everything(without.account()));
        history.advance_to(end.plus_ms(later_ms));
        without.advance_to(end.plus_ms(later_ms));
        prop_assert_eq!(everything(history.account()), everything(without.account()));
    }

    #[test]
    fn an_action_and_its_undoing_cancel_out(story in story()) {
        let mut history = opened(&story);
        for step in &story.steps {
            if history.account().permits_time(step.at).is_err() {
                continue;
            }
            history.advance_to(step.at);
            let before = everything(history.account());
            let now = history.account().now();
            let Some(action) = &step.action else { continue };
            if history.act(action, RECORDED).is_err() {
                prop_assert_eq!(everything(history.account()), before);
                continue;
            }
            let done = history.clone();
            history.undo();
            history.advance_to(now);
            prop_assert_eq!(everything(history.account()), before);
            history = done;
        }
    }

    #[test]
    fn the_account_as_of_an_instant_is_the_one_played_until_then(
        story in story(),
        picks in prop::collection::vec((any::<prop::sample::Index>(), -1_i64..=1), 6),
    ) {
        let history = lived(&story);
        let mut instants = vec![story.opened_at, history.account().now()];
        instants.extend(history.events().iter().map(|event| event.at));
        instants.extend(history.account().ledger().iter().map(|entry| entry.at));
        instants.push(history.account().next_change());
        for (pick, off) in picks {
            let at = pick.get(&instants).plus_ms(off);
            let Some(account) = history.as_of(at) else {
                prop_assert!(at < story.opened_at);
                continue;
            };
            let mut naive = story.open();
            for event in history.events().iter().skip(1).filter(|event| event.at <= at) {
                naive.advance_to(event.at);
                // A moved clock adds nothing to what was done; the way there is told as it was.
                if !matches!(event.kind, EventKind::ClockAdvanced { .. }) {
                    naive.permits(&event.kind).unwrap();
                    naive.apply(&event.kind);
                }
            }
            naive.advance_to(at);
            prop_assert_eq!(account.now(), at);
            prop_assert_eq!(everything(&account), everything(&naive));
        }
    }
}
