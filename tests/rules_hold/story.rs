//! Random stories. Most of their instants are not drawn but looked up: one millisecond before, at and
//! after the instants at which the rules change their answer.

use std::sync::Arc;

use inmail_credits::domain::{
    Account, Action, AtLimit, DAY_MS, EventKind, Instant, Letter, MINUTE_MS, Month, Opening, OpeningLot,
    Policy, Refusal, ResponseKind, ReturnedCreditLife, SubscriptionType,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::model::firsts;

/// Longest story: long enough to fill an account, to empty it and to see its credits expire.
const MOVES_MAX: usize = 24;

#[derive(Debug, Clone)]
pub(crate) struct Story {
    pub(crate) policy: Policy,
    pub(crate) opened_at: Instant,
    pub(crate) subscription: SubscriptionType,
    pub(crate) opening: Opening,
    pub(crate) steps: Vec<Step>,
}

/// Time passes to `at`, then the action, if any, is tried.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    pub(crate) at: Instant,
    pub(crate) action: Option<Action>,
}

impl Story {
    pub(crate) fn open(&self) -> Account {
        Account::open(self.policy, self.opened_at, self.subscription, &self.opening).unwrap()
    }

    /// The account at the end.
    pub(crate) fn played(&self) -> Account {
        let mut account = self.open();
        for step in &self.steps {
            let _ = step.play(&mut account);
        }
        account
    }
}

impl Step {
    /// A refused action still lets time pass, except where time would run back.
    pub(crate) fn play(&self, account: &mut Account) -> Result<Option<EventKind>, Refusal> {
        account.permits_time(self.at)?;
        account.advance_to(self.at);
        let Some(action) = &self.action else { return Ok(None) };
        let event = account.decide(action)?;
        account.apply(&event);
        Ok(Some(event))
    }
}

pub(crate) fn story() -> impl Strategy<Value = Story> {
    (policy(), opened_at(), select(&SubscriptionType::ALL), opening(), moves())
        .prop_map(|(policy, opened_at, kind, opening, moves)| tell(policy, opened_at, kind, &opening, &moves))
}

/// A letter that no text rule refuses.
pub(crate) fn fine_letter(id: &str) -> Arc<Letter> {
    letter(id, "Priya Raman", None, "Subject", "Message")
}

fn letter(id: &str, to: &str, profile: Option<&str>, subject: &str, body: &str) -> Arc<Letter> {
    Arc::new(Letter {
        id: id.into(),
        to: to.into(),
        profile: profile.map(Into::into),
        subject: Some(subject.into()),
        body: Some(body.into()),
    })
}

// Under which policy and with what.

fn policy() -> impl Strategy<Value = Policy> {
    let readings = (
        select(&[AtLimit::ReplaceSoonest, AtLimit::ShortenAddition]),
        select(&[ReturnedCreditLife::Fresh, ReturnedCreditLife::Inherit]),
    );
    let small = (
        select(&[1_u32, 2, 3, 3, 3, 5]),
        1_u32..=3,
        select(&[1_u32, 2, 29, 30, 31, 61, 90]),
        select(&[1_u32, 2, 30, 90]),
        select(&[1_u32, 60, 1_440]),
        select(&[1_u32, 3]),
    );
    let numbers = prop_oneof![
        2 => Just(Policy::default()),
        3 => small.prop_map(|(limit, allocation, life, response, edit, reminder)| Policy {
            monthly_allocation: allocation.min(limit),
            limit,
            credit_life_days: life,
            response_window_days: response,
            edit_window_minutes: edit,
            reminder_after_days: reminder,
            ..Policy::default()
        }),
    ];
    (numbers, readings).prop_map(|(numbers, (at_limit, returned_credit_life))| Policy {
        at_limit,
        returned_credit_life,
        ..numbers
    })
}

/// Days on which months, years and Februaries turn, one millisecond before, at and after midnight.
fn opened_at() -> impl Strategy<Value = Instant> {
    let days = vec![
        "2023-12-01",
        "2024-01-01",
        "2024-02-01",
        "2024-02-29",
        "2024-03-01",
        "2025-11-15",
        "2026-01-01",
        "2026-01-31",
        "2026-02-02",
        "2026-12-31",
        "2027-12-02",
        "2028-02-28",
        "2028-02-29",
        "2028-03-01",
    ];
    (select(days), -1_i64..=1)
        .prop_map(|(day, off)| format!("{day}T00:00:00Z").parse::<Instant>().unwrap().plus_ms(off))
}

#[derive(Debug, Clone)]
enum OpeningSpec {
    Empty,
    /// This many fewer than the limit.
    Full(u32),
    Monthly,
    /// Credits and age of each batch, the age counted from its end of life if negative.
    Lots(Vec<(u32, i64)>),
}

fn opening() -> impl Strategy<Value = OpeningSpec> {
    let ages = select(&[0, 1, DAY_MS, 5 * MINUTE_MS, -1, -2, -MINUTE_MS, -DAY_MS]);
    prop_oneof![
        2 => Just(OpeningSpec::Empty),
        2 => (0_u32..=2).prop_map(OpeningSpec::Full),
        3 => Just(OpeningSpec::Monthly),
        3 => prop::collection::vec((1_u32..=50, ages), 1..=4).prop_map(OpeningSpec::Lots),
    ]
}

fn open_with(spec: &OpeningSpec, policy: &Policy, at: Instant) -> Opening {
    match spec {
        OpeningSpec::Empty => Opening::Credits(0),
        OpeningSpec::Full(fewer) => Opening::Credits(policy.limit.saturating_sub(*fewer)),
        OpeningSpec::Monthly => Opening::Credits(policy.monthly_allocation),
        OpeningSpec::Lots(specs) => {
            let life = policy.credit_life_ms();
            let mut room = policy.limit;
            let mut lots = Vec::new();
            for &(credits, age) in specs {
                let credits = credits.min(room);
                // A batch exactly as old as its life is gone, so the oldest here is 1 ms younger.
                let age = if age < 0 { life + age } else { age };
                let age = age.clamp(0, life - 1);
                if credits > 0 {
                    lots.push(OpeningLot { credits, granted_at: at.plus_ms(-age) });
                }
                room -= credits;
            }
            Opening::Lots(lots)
        }
    }
}

// What happens in it.

#[derive(Debug, Clone)]
struct Move {
    when: When,
    what: What,
}

#[derive(Debug, Clone)]
enum When {
    Now,
    /// A little later.
    Later(i64),
    /// Near one of the next ends of a window or a life.
    Edge {
        nth: usize,
        off: i64,
    },
    /// Near a coming 1st, or a day later, near the 2nd.
    Month {
        ahead: usize,
        day_ms: i64,
        off: i64,
    },
    /// Before the account's time.
    Back,
}

#[derive(Debug, Clone)]
enum What {
    Wait,
    AdvanceTo(When),
    AdvanceMonth,
    Send(Writing),
    /// Sends many, to empty an account.
    Spree(u32),
    /// Sends, then does something to it near the end of one of its windows.
    SendThen(Window, i64, After),
    Edit(Index, Writing),
    Delete(Index),
    Respond(Index, ResponseKind),
    RespondUnknown,
    Change(SubscriptionType, u32),
    Cancel,
    Resubscribe(SubscriptionType, u32),
    Miss(usize),
    /// Marks a month and makes it good near its 1st, its 2nd or a day later.
    MissThenRepair(usize, i64, i64),
    Repair(usize),
    Observe(u32),
}

#[derive(Debug, Clone, Copy)]
enum Window {
    Edit,
    Reminder,
    Response,
}

#[derive(Debug, Clone, Copy)]
enum After {
    Edit,
    Delete,
    Respond(ResponseKind),
    /// Answered at once, changed near the end of the window.
    RespondThenDelete(ResponseKind),
}

#[derive(Debug, Clone, Copy)]
enum Writing {
    Fine,
    SameIdAgain,
    NobodyNamed,
    Longest,
    SubjectTooLong,
    SubjectBreaks,
    SubjectBlank,
    BodyTooLong,
    BodyBlank,
    NoTexts,
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    prop::collection::vec((when(), what()).prop_map(|(when, what)| Move { when, what }), 0..=MOVES_MAX)
}

fn when() -> impl Strategy<Value = When> {
    prop_oneof![
        6 => Just(When::Now),
        2 => select(&[1, 999, MINUTE_MS, DAY_MS]).prop_map(When::Later),
        7 => (0_usize..6, -1_i64..=1).prop_map(|(nth, off)| When::Edge { nth, off }),
        3 => (0_usize..3, select(&[0, 0, DAY_MS]), -1_i64..=1)
            .prop_map(|(ahead, day_ms, off)| When::Month { ahead, day_ms, off }),
        1 => Just(When::Back),
    ]
}

fn what() -> impl Strategy<Value = What> {
    let kind = || select(&SubscriptionType::ALL);
    prop_oneof![
        3 => Just(What::Wait),
        6 => (window(), -1_i64..=1, after()).prop_map(|(window, off, after)| What::SendThen(window, off, after)),
        1 => when().prop_map(What::AdvanceTo),
        2 => Just(What::AdvanceMonth),
        9 => writing().prop_map(What::Send),
        1 => (2_u32..=6).prop_map(What::Spree),
        3 => (any::<Index>(), writing()).prop_map(|(which, writing)| What::Edit(which, writing)),
        3 => any::<Index>().prop_map(What::Delete),
        8 => (any::<Index>(), select(&ResponseKind::ALL)).prop_map(|(which, kind)| What::Respond(which, kind)),
        1 => Just(What::RespondUnknown),
        1 => (kind(), 0_u32..=3).prop_map(|(to, credits)| What::Change(to, credits)),
        1 => Just(What::Cancel),
        3 => (kind(), 0_u32..=3).prop_map(|(to, credits)| What::Resubscribe(to, credits)),
        3 => (0_usize..4).prop_map(What::Miss),
        3 => (0_usize..4).prop_map(What::Repair),
        2 => (0_usize..2, select(&[0, DAY_MS, 2 * DAY_MS]), -1_i64..=1)
            .prop_map(|(ahead, day_ms, off)| What::MissThenRepair(ahead, day_ms, off)),
        1 => (0_u32..200).prop_map(What::Observe),
    ]
}

fn window() -> impl Strategy<Value = Window> {
    select(&[Window::Edit, Window::Reminder, Window::Response])
}

fn after() -> impl Strategy<Value = After> {
    let kind = || select(&ResponseKind::ALL);
    prop_oneof![
        1 => Just(After::Edit),
        2 => Just(After::Delete),
        3 => kind().prop_map(After::Respond),
        1 => kind().prop_map(After::RespondThenDelete),
    ]
}

fn writing() -> impl Strategy<Value = Writing> {
    use Writing::*;
    let odd = vec![
        SameIdAgain,
        NobodyNamed,
        Longest,
        SubjectTooLong,
        SubjectBreaks,
        SubjectBlank,
        BodyTooLong,
        BodyBlank,
        NoTexts,
    ];
    prop_oneof![5 => Just(Fine), 1 => select(odd)]
}

// From moves to instants and actions.

struct Teller {
    policy: Policy,
    now: Instant,
    /// Instants from which windows and lives are counted.
    starts: Vec<Instant>,
    /// Ids in order of the attempts to send.
    ids: Vec<String>,
    steps: Vec<Step>,
}

fn tell(
    policy: Policy,
    opened_at: Instant,
    subscription: SubscriptionType,
    opening: &OpeningSpec,
    moves: &[Move],
) -> Story {
    let opening = open_with(opening, &policy, opened_at);
    let mut starts = vec![opened_at];
    if let Opening::Lots(lots) = &opening {
        starts.extend(lots.iter().map(|lot| lot.granted_at));
    }
    let mut teller = Teller { policy, now: opened_at, starts, ids: Vec::new(), steps: Vec::new() };
    for chosen in moves {
        teller.tell(chosen);
    }
    Story { policy, opened_at, subscription, opening, steps: teller.steps }
}

impl Teller {
    fn tell(&mut self, chosen: &Move) {
        let at = self.instant(&chosen.when);
        match chosen.what {
            What::Spree(times) => {
                for _ in 0..times {
                    self.try_at(at, |teller| Some(teller.send(Writing::Fine)));
                }
            }
            What::SendThen(window, off, after) => self.send_then(at, window, off, after),
            What::MissThenRepair(ahead, day_ms, off) => {
                self.now = self.now.max(at);
                let month = self.month(0, ahead);
                self.try_at(at, |_| Some(Action::MissAllocation { month }));
                let then = month.first().plus_ms(day_ms + off);
                self.try_at(then, |_| Some(Action::RepairAllocation { month }));
            }
            ref what => self.try_at(at, |teller| teller.action(what)),
        }
    }

    fn send_then(&mut self, at: Instant, window: Window, off: i64, after: After) {
        self.try_at(at, |teller| Some(teller.send(Writing::Fine)));
        let Some(id) = self.ids.last().map(|id| Arc::<str>::from(id.as_str())) else { return };
        let length = match window {
            Window::Edit => self.policy.edit_window_ms(),
            Window::Reminder => self.policy.reminder_after_ms(),
            Window::Response => self.policy.response_window_ms(),
        };
        let then = self.now.plus_ms(length + off);
        let action = match after {
            After::Edit => Action::Edit { id, subject: Some("Edited".into()), body: None },
            After::Respond(kind) => Action::Respond { id, kind },
            After::Delete => Action::Delete { id },
            After::RespondThenDelete(kind) => {
                let respond = Action::Respond { id: id.clone(), kind };
                self.try_at(self.now, |_| Some(respond));
                Action::Delete { id }
            }
        };
        self.try_at(then, |_| Some(action));
    }

    /// One step; what is tried may depend on the time it happens at.
    fn try_at(&mut self, at: Instant, action: impl FnOnce(&mut Self) -> Option<Action>) {
        let back = at < self.now;
        self.now = self.now.max(at);
        let action = action(self);
        self.steps.push(Step { at, action: action.clone() });
        if back {
            return;
        }
        self.now = match action {
            Some(Action::AdvanceTo(to)) => self.now.max(to),
            Some(Action::AdvanceMonth) => self.now.next_month_start(),
            _ => self.now,
        };
        self.starts.push(self.now);
    }

    fn instant(&self, when: &When) -> Instant {
        match *when {
            When::Now => self.now,
            When::Later(ms) => self.now.plus_ms(ms),
            When::Back => self.now.plus_ms(-1),
            When::Month { ahead, day_ms, off } => {
                let coming = firsts().iter().filter(|(first, _)| *first > self.now.as_ms()).nth(ahead);
                Instant::from_ms(coming.unwrap().0 + day_ms + off).max(self.now)
            }
            When::Edge { nth, off } => {
                let edges = self.edges();
                let edge = edges.get(nth.min(edges.len().saturating_sub(1))).copied().unwrap_or(self.now);
                edge.plus_ms(off).max(self.now)
            }
        }
    }

    /// The coming ends of windows and lives, soonest first.
    fn edges(&self) -> Vec<Instant> {
        let policy = &self.policy;
        let lengths = [
            policy.edit_window_ms(),
            policy.reminder_after_ms(),
            policy.response_window_ms(),
            policy.credit_life_ms(),
        ];
        let passed = firsts().iter().map(|(first, _)| Instant::from_ms(*first));
        let months: Vec<Instant> = passed.take_while(|first| *first <= self.now).collect();
        let starts = self.starts.iter().rev().take(16).chain(months.iter().rev().take(4));
        let ends = starts.flat_map(|start| lengths.map(|length| start.plus_ms(length)));
        let mut edges: Vec<Instant> = ends.filter(|end| *end > self.now).collect();
        edges.sort();
        edges.dedup();
        edges
    }

    fn action(&mut self, what: &What) -> Option<Action> {
        Some(match what {
            What::Wait => return None,
            What::AdvanceTo(when) => Action::AdvanceTo(self.instant(when)),
            What::AdvanceMonth => Action::AdvanceMonth,
            // Nothing was sent yet: do that first.
            What::Edit(..) | What::Delete(_) | What::Respond(..) if self.ids.is_empty() => {
                self.send(Writing::Fine)
            }
            What::Spree(_) | What::SendThen(..) | What::MissThenRepair(..) => self.send(Writing::Fine),
            What::Send(writing) => self.send(*writing),
            What::Edit(which, writing) => {
                let (subject, body) = texts(*writing);
                Action::Edit { id: self.id(which), subject, body }
            }
            What::Delete(which) => Action::Delete { id: self.id(which) },
            What::Respond(which, kind) => Action::Respond { id: self.id(which), kind: *kind },
            What::RespondUnknown => Action::Respond { id: "nobody".into(), kind: ResponseKind::Replied },
            What::Change(to, credits) => {
                Action::ChangeSubscription { to: *to, opening_credits: (*credits).min(self.policy.limit) }
            }
            What::Cancel => Action::Cancel,
            What::Resubscribe(to, credits) => {
                Action::Resubscribe { to: *to, opening_credits: (*credits).min(self.policy.limit) }
            }
            // One month back is in the list too, to be refused.
            What::Miss(ahead) => Action::MissAllocation { month: self.month(1, *ahead) },
            What::Repair(ahead) => Action::RepairAllocation { month: self.month(3, *ahead) },
            What::Observe(credits) => Action::Observe { credits: *credits },
        })
    }

    /// The month `ahead` months after the one that is `back` months before the next.
    fn month(&self, back: usize, ahead: usize) -> Month {
        let coming = firsts().iter().position(|(first, _)| *first > self.now.as_ms()).unwrap();
        firsts()[coming - back + ahead].1.parse().unwrap()
    }

    fn send(&mut self, writing: Writing) -> Action {
        if matches!(writing, Writing::SameIdAgain)
            && let Some(id) = self.ids.last()
        {
            // Wrong in every other way too: the id is tested first.
            return Action::Send(letter(id, " ", None, "\n", ""));
        }
        let number = self.ids.len();
        let id = format!("m{number}");
        self.ids.push(id.clone());
        let (subject, body) = texts(writing);
        // Three people in different spellings, one of them also known by a profile address.
        let (to, profile) =
            [("Priya Raman", None), (" priya raman ", None), ("Ana", Some("in/ana")), ("Ana", None)]
                [number % 4];
        let to = if matches!(writing, Writing::NobodyNamed) { "  " } else { to };
        Action::Send(Arc::new(Letter {
            id: id.into(),
            to: to.into(),
            profile: profile.map(Into::into),
            subject,
            body,
        }))
    }

    /// Mostly one of the last few messages: the others are past their windows.
    fn id(&self, which: &Index) -> Arc<str> {
        let recent = &self.ids[self.ids.len().saturating_sub(6)..];
        which.get(recent).as_str().into()
    }
}

fn texts(writing: Writing) -> (Option<Arc<str>>, Option<Arc<str>>) {
    let (subject, body) = match writing {
        Writing::NoTexts => return (None, None),
        // 200 and 1,900 characters of more than one byte each.
        Writing::Longest => ("é".repeat(200), "字".repeat(1_900)),
        Writing::SubjectTooLong => ("é".repeat(201), " ".into()),
        // Wrong in more than one way, so that the order of the tests shows.
        Writing::NobodyNamed => ("\n".into(), String::new()),
        Writing::SubjectBreaks => ("\n".into(), String::new()),
        Writing::SubjectBlank => (" \u{a0}".into(), String::new()),
        Writing::BodyTooLong => ("Subject".into(), "字".repeat(1_901)),
        Writing::BodyBlank => ("Subject".into(), " \n".into()),
        Writing::Fine | Writing::SameIdAgain => ("Subject".into(), "Message".into()),
    };
    (Some(subject.into()), Some(body.into()))
}
