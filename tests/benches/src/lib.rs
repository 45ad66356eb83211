//! Long stories for benchmarks: the same for the same number, and nothing in them is refused.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot be made ends by failing"
)]

use std::collections::VecDeque;
use std::sync::Arc;

use inmail_credits::domain::{
    Action, DAY_MS, Event, EventKind, History, Instant, Letter, MINUTE_MS, Opening, Policy, ResponseKind,
    SubscriptionType,
};

const SUBJECTS: [&str; 6] = [
    "Your talk on revenue forecasting",
    "Intro to your team",
    "A question on pricing",
    "Following up on last week",
    "Hello from Zürich",
    "Onboarding in a week",
];

const WORDS: [&str; 16] = [
    "we", "help", "teams", "like", "yours", "keep", "an", "eye", "on", "what", "they", "have", "left",
    "would", "next", "week",
];

/// Bodies that a story draws from: more than a processor keeps nearest to it.
const BODIES: u64 = 4_096;
/// Messages that may still be answered; the oldest beyond them never are.
const WAITING_MAX: usize = 60;
/// Between two actions, on average: 100,000 of them are ten years.
const PAUSE_MS: i64 = 52 * MINUTE_MS;
/// The longest a story takes.
const SPAN_MS: i64 = 180 * 365 * DAY_MS;

/// Pseudo-random numbers: SplitMix64.
#[derive(Debug)]
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }

    fn of<T: Clone>(&mut self, list: &[T]) -> T {
        list[usize::try_from(self.below(list.len() as u64)).unwrap()].clone()
    }
}

/// A story that was played.
#[derive(Debug)]
pub struct Story {
    /// Where it led.
    pub history: History,
    /// What was wanted and when, after the opening.
    pub steps: Vec<(Instant, Action)>,
}

impl Story {
    /// What was done, to be played again.
    pub fn events(&self) -> Vec<Event> {
        self.history.events().to_vec()
    }
}

/// A story of so many actions, the opening among them. `seed` tells one from another.
pub fn story(actions: usize, seed: u64) -> Story {
    let mut draw = Draw(seed);
    let opened_at: Instant = "2012-03-05T09:00:00Z".parse().unwrap();
    let opened = EventKind::Opened { subscription: SubscriptionType::Core, opening: Opening::Credits(50) };
    let opened = Event { at: opened_at, recorded_at: opened_at, kind: opened };
    let mut history = History::replay(Policy::default(), vec![opened]).unwrap();
    let mut steps = Vec::with_capacity(actions);
    let bodies: Vec<Arc<str>> = (0..BODIES.min(actions as u64)).map(|_| body(&mut draw)).collect();
    let subjects = SUBJECTS.map(Arc::<str>::from);
    let pause = PAUSE_MS.min(SPAN_MS / i64::try_from(actions).unwrap());
    let mut waiting: VecDeque<Arc<str>> = VecDeque::new();
    while history.events().len() < actions {
        let at = history.account().now().plus_ms(i64::try_from(draw.below(2 * pause as u64)).unwrap());
        history.advance_to(at);
        let action = next(&mut draw, &history, &mut waiting, &subjects, &bodies);
        let recorded_at = at.min(Instant::LATEST_OPENING);
        history.act(&action, recorded_at).unwrap();
        steps.push((at, action));
    }
    Story { history, steps }
}

fn next(
    draw: &mut Draw,
    history: &History,
    waiting: &mut VecDeque<Arc<str>>,
    subjects: &[Arc<str>],
    bodies: &[Arc<str>],
) -> Action {
    let account = history.account();
    let credits = account.credits();
    match draw.below(100) {
        0..=3 => {
            if let Some(id) = waiting.back().cloned() {
                let edit = Action::Edit { id, subject: None, body: Some(draw.of(bodies)) };
                if account.decide(&edit).is_ok() {
                    return edit;
                }
            }
        }
        4 => {
            if let Some(id) = waiting.back().cloned() {
                let delete = Action::Delete { id };
                if account.decide(&delete).is_ok() {
                    waiting.pop_back();
                    return delete;
                }
            }
        }
        5 => return Action::Observe { credits },
        6..=52 if credits > 0 => {
            let letter = letter(draw, history.account().messages().len(), subjects, bodies);
            waiting.push_back(Arc::clone(&letter.id));
            if waiting.len() > WAITING_MAX {
                waiting.pop_front();
            }
            return Action::Send(letter);
        }
        _ => {}
    }
    let answered = draw.below(waiting.len().max(1) as u64);
    match waiting.remove(usize::try_from(answered).unwrap()) {
        Some(id) => Action::Respond { id, kind: draw.of(&ResponseKind::ALL) },
        None => Action::Observe { credits },
    }
}

fn letter(draw: &mut Draw, number: usize, subjects: &[Arc<str>], bodies: &[Arc<str>]) -> Arc<Letter> {
    let person = draw.below(1 + number as u64);
    Arc::new(Letter {
        id: format!("message-{}", number + 1).into(),
        to: format!("Person {person}").into(),
        profile: person.is_multiple_of(2).then(|| format!("linkedin.com/in/person-{person}").into()),
        subject: Some(draw.of(subjects)),
        body: Some(draw.of(bodies)),
    })
}

/// 200 to 500 characters.
fn body(draw: &mut Draw) -> Arc<str> {
    let length = 200 + usize::try_from(draw.below(300)).unwrap();
    let mut body = "Hi,\n\n".to_owned();
    while body.len() < length {
        body.push_str(draw.of(&WORDS));
        body.push(' ');
    }
    body.push_str("\n\nBest wishes");
    body.into()
}
