//! A story so long that the way to an instant, or back by a step, begins in its midst.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "what is drawn is below a thousand"
)]

use inmail_credits::domain::{
    Action, DAY_MS, Event, EventKind, History, Instant, MINUTE_MS, Opening, Policy, ResponseKind,
    SubscriptionType,
};

use crate::replay::{RECORDED, everything};
use crate::scene::instant;
use crate::seen::see;
use crate::story::fine_letter;

/// Events from one place where a way can begin to the next.
const STEP: usize = 1024;

/// Numbers that look like chance and are the same every time.
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

fn opened() -> History {
    let at = instant("2020-01-30T09:00:00Z");
    let kind = EventKind::Opened { subscription: SubscriptionType::Core, opening: Opening::Credits(50) };
    History::replay(Policy::default(), vec![Event { at, recorded_at: RECORDED, kind }]).unwrap()
}

/// Lives on until there are so many events; what the rules refuse is left out.
fn live(history: &mut History, draw: &mut Draw, events: usize) {
    while history.events().len() < events {
        let pause = [0, 1, MINUTE_MS, 30 * MINUTE_MS, 3 * 60 * MINUTE_MS][draw.below(5) as usize];
        let now = history.account().now().plus_ms(pause);
        history.advance_to(now);
        let sent = history.account().messages().len() as u64;
        let id = match sent.min(40) {
            0 => "none".to_owned(),
            recent => {
                let back = draw.below(recent) as usize;
                history.account().messages().rev().nth(back).unwrap().1.id().to_string()
            }
        };
        let action = match draw.below(200) {
            0..80 => Action::Send(fine_letter(&format!("m{}-{}", history.events().len(), draw.below(1_000)))),
            80..150 => Action::Respond { id: id.into(), kind: ResponseKind::ALL[draw.below(4) as usize] },
            150..165 => Action::Edit { id: id.into(), subject: Some("Another".into()), body: None },
            165..175 => Action::Delete { id: id.into() },
            175..185 => Action::Observe { credits: draw.below(60) as u32 },
            185..190 => Action::AdvanceTo(now.plus_ms(draw.below(40) as i64 * DAY_MS)),
            190..193 => Action::ChangeSubscription {
                to: SubscriptionType::ALL[draw.below(3) as usize],
                opening_credits: 20,
            },
            193..195 => Action::Cancel,
            195..198 => Action::Resubscribe { to: SubscriptionType::Core, opening_credits: 50 },
            _ => Action::AdvanceMonth,
        };
        let _ = history.act(&action, RECORDED);
    }
}

/// The same events, played from the opening on.
fn from_the_opening(history: &History) -> History {
    History::replay(Policy::default(), history.events().to_vec()).unwrap()
}

#[test]
fn any_instant_of_a_long_story_is_as_played_from_its_opening() {
    let mut history = opened();
    live(&mut history, &mut Draw(1), 3 * STEP + 500);
    let events = history.events().to_vec();
    let mut instants: Vec<Instant> = events.iter().step_by(701).map(|event| event.at).collect();
    for mark in [STEP, 2 * STEP, 3 * STEP] {
        let at = events[mark - 1].at;
        instants.extend([at.plus_ms(-1), at, at.plus_ms(1), events[mark].at]);
    }
    for at in instants {
        let naive = history.as_of_under(Policy::default(), at).unwrap();
        assert_eq!(everything(&history.as_of(at).unwrap()), everything(&naive), "{at}");
    }
}

#[test]
fn step_by_step_a_long_story_is_undone_and_goes_another_way() {
    let mut history = opened();
    live(&mut history, &mut Draw(2), 2 * STEP + 3);
    let before = everything(history.account());
    let look = history.clone();
    let mut left = history.events().len();
    while left > STEP - 3 {
        let events = history.events();
        let (last, now) = (events[left - 1].clone(), events[left - 2].at);
        assert_eq!(history.undo(), Some(last));
        left -= 1;
        assert_eq!(history.events().len(), left);
        if left % STEP < 2 || left % STEP > STEP - 2 || left.is_multiple_of(400) {
            let again = from_the_opening(&history);
            assert!(again.account().now() >= now);
            assert_eq!(everything(history.account()), everything(again.account()), "{left}");
        }
    }
    live(&mut history, &mut Draw(3), STEP + 40);
    assert_ne!(history.events()[..STEP], look.events()[..STEP]);
    let mut again = from_the_opening(&history);
    again.advance_to(history.account().now());
    assert_eq!(everything(history.account()), everything(again.account()));
    for place in [STEP - 5, STEP - 1, STEP, STEP + 30] {
        let at = history.events()[place].at;
        assert_eq!(everything(&history.as_of(at).unwrap()), everything(&again.as_of(at).unwrap()));
    }
    // Who looked on meanwhile saw nothing of it.
    assert_eq!(everything(look.account()), before);
}

#[test]
fn what_is_entered_far_back_in_a_long_story_is_as_if_it_had_been_done_then() {
    let mut history = opened();
    live(&mut history, &mut Draw(4), 2 * STEP + 400);
    let whole = history.clone();
    let now = history.account().now();
    for place in [5, STEP - 2, STEP - 1, STEP, STEP + 1, 2 * STEP + 1, 2 * STEP + 390] {
        let at = history.events()[place].at;
        let entered = [
            Action::Send(fine_letter("earlier")),
            Action::Observe { credits: 7 },
            Action::Send(fine_letter("m1-1")),
        ];
        for action in entered {
            let before = everything(history.account());
            if history.insert(&action, at, RECORDED).is_err() {
                assert_eq!(everything(history.account()), before);
                continue;
            }
            let mut again = from_the_opening(&history);
            again.advance_to(now);
            assert_eq!(everything(history.account()), everything(again.account()), "{place} {action:?}");
            for near in [STEP - 1, STEP + 1, 2 * STEP + 1] {
                let at = history.events()[near].at;
                assert_eq!(history.as_of(at).map(|then| see(&then)), again.as_of(at).map(|then| see(&then)));
            }
            history.go_on_with(whole.events().clone()).unwrap();
            history.advance_to(now);
            assert_eq!(history.events(), whole.events());
        }
        assert_eq!(everything(history.account()), everything(whole.account()));
    }
}
