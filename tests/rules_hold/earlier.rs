//! Entering something that happened earlier (`R14`) gives what would be, had it been entered then.

use std::sync::Arc;

use inmail_credits::domain::{
    Action, Event, EventKind, History, Instant, Letter, NotInserted, Refusal, ResponseKind, SubscriptionType,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::config;
use crate::model::Model;
use crate::replay::{RECORDED, everything, lived};
use crate::scene::instant;
use crate::seen::{Seen, see};
use crate::story::{Story, fine_letter, story};

#[derive(Debug, Clone, Copy)]
enum Wanted {
    Send,
    SendAgain,
    Respond(ResponseKind),
    Edit,
    Delete,
    Change(SubscriptionType),
    Cancel,
    Observe,
}

fn wanted() -> impl Strategy<Value = Wanted> {
    prop_oneof![
        6 => Just(Wanted::Send),
        1 => Just(Wanted::SendAgain),
        6 => select(&ResponseKind::ALL).prop_map(Wanted::Respond),
        1 => Just(Wanted::Edit),
        1 => Just(Wanted::Delete),
        1 => select(&SubscriptionType::ALL).prop_map(Wanted::Change),
        1 => Just(Wanted::Cancel),
        1 => Just(Wanted::Observe),
    ]
}

fn ids(history: &History) -> Vec<Arc<str>> {
    history.account().messages().map(|(_, message)| Arc::clone(message.id())).collect()
}

fn action(wanted: Wanted, which: &Index, history: &History) -> Action {
    let ids = ids(history);
    let id: Arc<str> = if ids.is_empty() { "nobody".into() } else { Arc::clone(which.get(&ids)) };
    match wanted {
        Wanted::Send => Action::Send(fine_letter("earlier")),
        Wanted::SendAgain => Action::Send(fine_letter(&id)),
        Wanted::Respond(kind) => Action::Respond { id, kind },
        Wanted::Edit => Action::Edit { id, subject: Some("Edited earlier".into()), body: None },
        Wanted::Delete => Action::Delete { id },
        Wanted::Change(to) => Action::ChangeSubscription { to, opening_credits: 1 },
        Wanted::Cancel => Action::Cancel,
        Wanted::Observe => Action::Observe { credits: 7 },
    }
}

/// What someone wanted when this was recorded.
fn action_of(event: &Event, ids: &[Arc<str>]) -> Option<Action> {
    let id = |no: inmail_credits::domain::MessageNo| Arc::clone(&ids[no.get() as usize - 1]);
    Some(match &event.kind {
        EventKind::Opened { .. } | EventKind::ClockAdvanced { .. } => return None,
        EventKind::Sent(letter) => Action::Send(Arc::clone(letter)),
        EventKind::Edited { message, subject, body } => {
            Action::Edit { id: id(*message), subject: subject.clone(), body: body.clone() }
        }
        EventKind::Deleted { message } => Action::Delete { id: id(*message) },
        EventKind::Responded { message, kind } => Action::Respond { id: id(*message), kind: *kind },
        EventKind::SubscriptionChanged { to, opening_credits } => {
            Action::ChangeSubscription { to: *to, opening_credits: *opening_credits }
        }
        EventKind::Cancelled => Action::Cancel,
        EventKind::Resubscribed { to, opening_credits } => {
            Action::Resubscribe { to: *to, opening_credits: *opening_credits }
        }
        EventKind::AllocationMissed { month } => Action::MissAllocation { month: *month },
        EventKind::AllocationRepaired { month } => Action::RepairAllocation { month: *month },
        EventKind::BalanceObserved { credits } => Action::Observe { credits: *credits },
    })
}

#[derive(Debug, PartialEq)]
enum Answer {
    Done(Box<Seen>),
    Itself(&'static str),
    Later(usize, &'static str),
}

/// The slow model plays the story with the earlier entry where it belongs.
fn by_the_model(story: &Story, history: &History, earlier: &Action, at: Instant) -> Answer {
    let ids = ids(history);
    let mut model = Model::open(story.policy, story.opened_at.as_ms(), story.subscription, &story.opening);
    let mut put_in = false;
    let events = history.events();
    for (index, event) in events.iter().enumerate() {
        if event.at > at && !put_in {
            put_in = true;
            if let Err(code) = model.step(at.as_ms(), Some(earlier)) {
                return Answer::Itself(code);
            }
        }
        if let Some(action) = action_of(event, &ids)
            && let Err(code) = model.step(event.at.as_ms(), Some(&action))
        {
            return Answer::Later(index, code);
        }
    }
    if !put_in && let Err(code) = model.step(at.as_ms(), Some(earlier)) {
        return Answer::Itself(code);
    }
    model.step(history.account().now().as_ms(), None).unwrap();
    Answer::Done(Box::new(model.seen()))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn entering_it_later_gives_what_entering_it_then_would_have_given(
        story in story(), wanted in wanted(), which in any::<Index>(), when in any::<Index>(), off in -1_i64..=1,
    ) {
        let mut history = lived(&story);
        let before = (everything(history.account()), history.events().to_vec());
        let now = history.account().now();
        let mut instants = vec![story.opened_at, now];
        instants.extend(history.events().iter().map(|event| event.at));
        instants.extend(history.account().ledger().iter().map(|entry| entry.at));
        let at = when.get(&instants).plus_ms(off);
        let earlier = action(wanted, &which, &history);
        let answer = history.insert(&earlier, at, RECORDED);
        if at < story.opened_at || at > now {
            let expected = if at > now {
                NotInserted::InFuture(now)
            } else {
                NotInserted::BeforeOpening(story.opened_at)
            };
            prop_assert_eq!(answer, Err(expected));
            prop_assert_eq!((everything(history.account()), history.events().to_vec()), before);
            return Ok(());
        }
        let mut without = History::replay(story.policy, before.1.clone()).unwrap();
        without.advance_to(now);
        let expected = by_the_model(&story, &without, &earlier, at);
        match answer {
            Ok(place) => {
                prop_assert_eq!(Answer::Done(Box::new(see(history.account()))), expected);
                prop_assert_eq!(history.events()[place].at, at);
                prop_assert!(history.events().is_sorted_by_key(|event| event.at));
                // What is kept replays to the same account.
                let mut again = History::replay(story.policy, history.events().to_vec()).unwrap();
                again.advance_to(now);
                prop_assert_eq!(everything(again.account()), everything(history.account()));
            }
            Err(NotInserted::Itself(refusal)) => {
                prop_assert_eq!(Answer::Itself(refusal.code()), expected);
                prop_assert_eq!((everything(history.account()), history.events().to_vec()), before);
            }
            Err(NotInserted::Later { index, refusal }) => {
                prop_assert_eq!(Answer::Later(index, refusal.code()), expected);
                prop_assert_eq!((everything(history.account()), history.events().to_vec()), before);
            }
            Err(other) => prop_assert!(false, "{:?}", other),
        }
    }
}

fn january() -> History {
    let opened = Event {
        at: instant("2026-01-01T00:00:00Z"),
        recorded_at: RECORDED,
        kind: EventKind::Opened {
            subscription: SubscriptionType::Core,
            opening: inmail_credits::domain::Opening::Credits(2),
        },
    };
    History::replay(inmail_credits::domain::Policy::default(), vec![opened]).unwrap()
}

fn send(id: &str) -> Action {
    Action::Send(fine_letter(id))
}

fn respond(id: &str) -> Action {
    Action::Respond { id: id.into(), kind: ResponseKind::Interested }
}

#[test]
fn later_events_go_on_meaning_the_same_messages() {
    let mut history = january();
    history.advance_to(instant("2026-01-05T00:00:00Z"));
    history.act(&send("second"), RECORDED).unwrap();
    history.act(&respond("second"), RECORDED).unwrap();
    assert_eq!(history.insert(&send("first"), instant("2026-01-03T00:00:00Z"), RECORDED), Ok(1));
    let answered = |id: &str| history.account().message_with_id(id).unwrap().1.response.is_some();
    assert_eq!((answered("first"), answered("second")), (false, true));
    assert_eq!(history.account().credits(), 1);
}

#[test]
fn a_later_entry_that_could_not_have_happened_is_named_and_nothing_changes() {
    let mut history = january();
    history.advance_to(instant("2026-01-05T00:00:00Z"));
    history.act(&send("a"), RECORDED).unwrap();
    history.act(&send("b"), RECORDED).unwrap();
    let refused = history.insert(&send("c"), instant("2026-01-03T00:00:00Z"), RECORDED);
    let Err(NotInserted::Later { index, refusal }) = refused else { panic!("{refused:?}") };
    assert!(matches!(&history.events()[index].kind, EventKind::Sent(letter) if &*letter.id == "b"));
    assert_eq!(refusal.code(), "no_credits");
    assert_eq!((history.events().len(), history.account().credits()), (3, 0));
    let unknown = history.insert(&respond("a"), instant("2026-01-04T00:00:00Z"), RECORDED);
    assert_eq!(unknown, Err(NotInserted::Itself(Refusal::UnknownMessage)));
}

#[test]
fn a_clock_that_was_moved_over_the_instant_stays_moved() {
    let mut history = january();
    history.act(&Action::AdvanceTo(instant("2026-06-15T00:00:00Z")), RECORDED).unwrap();
    history.act(&send("late"), RECORDED).unwrap();
    history.insert(&send("early"), instant("2026-03-10T00:00:00Z"), RECORDED).unwrap();
    let told: Vec<_> = history
        .events()
        .iter()
        .map(|event| match &event.kind {
            EventKind::ClockAdvanced { to } => format!("{} -> {to}", event.at),
            EventKind::Sent(letter) => format!("{} {}", event.at, letter.id),
            _ => event.at.to_string(),
        })
        .collect();
    assert_eq!(
        told,
        [
            "2026-01-01T00:00:00Z",
            "2026-01-01T00:00:00Z -> 2026-03-10T00:00:00Z",
            "2026-03-10T00:00:00Z early",
            "2026-03-10T00:00:00Z -> 2026-06-15T00:00:00Z",
            "2026-06-15T00:00:00Z late",
        ]
    );
    assert_eq!(history.account().now(), instant("2026-06-15T00:00:00Z"));
    let sent: Vec<_> =
        history.account().messages().map(|(_, message): (_, _)| message.id().to_string()).collect();
    assert_eq!(sent, ["early", "late"]);
}

#[test]
fn a_letter_that_breaks_a_rule_is_refused_as_it_would_have_been_then() {
    let mut history = january();
    history.advance_to(instant("2026-01-05T00:00:00Z"));
    let nobody = Letter { to: " ".into(), ..(*fine_letter("x")).clone() };
    let refused = history.insert(&Action::Send(Arc::new(nobody)), instant("2026-01-02T00:00:00Z"), RECORDED);
    assert_eq!(refused, Err(NotInserted::Itself(Refusal::RecipientEmpty)));
}
