//! Comparing two snapshots: whether they are of one account, where they differ first, and what follows.

use std::collections::BTreeMap;

use super::snapshot::Snapshot;
use crate::domain::{Account, Event, EventKind, History, Instant, Letter, MessageNo, Policy, Totals};
use crate::store::format::{Detail, Reducer, policy_fields, source_word};

/// Whether two snapshots are of one account, as far as their ids tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kinship {
    /// Both have one id.
    SameId,
    /// Each has its own.
    OtherIds,
    /// At least one is a scenario, which has none.
    NoId,
}

/// How one history stands to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Histories {
    /// The same actions.
    Same,
    /// The first is an older copy of the second.
    FirstOlder,
    /// The second is an older copy of the first.
    SecondOlder,
    /// They part at an action.
    Part,
}

/// Something both have, each in its own way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair<T> {
    /// In the first.
    pub first: T,
    /// In the second.
    pub second: T,
}

/// A batch with credits left in at least one of the two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// From where it came, as a word of the formats.
    pub source: &'static str,
    /// When its life began.
    pub granted_at: Instant,
    /// When it ends.
    pub expires_at: Instant,
    /// Credits left in each.
    pub left: Pair<u32>,
}

/// What two snapshots have in common, and what not.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// Whether they are of one account.
    pub kinship: Kinship,
    /// How their histories stand to each other.
    pub histories: Histories,
    /// How many actions from the beginning are the same.
    pub shared: usize,
    /// The first action in each that is not; `None` where a history ends.
    pub parting: Pair<Option<Event>>,
    /// The actions after those that the other has not, in the order of time.
    pub only: Pair<Vec<Event>>,
    /// The rules that each is kept by.
    pub policy: Pair<Policy>,
    /// The later of the instants that they speak of; both are led there, with nothing else done.
    pub at: Instant,
    /// Credits left then.
    pub credits: Pair<u32>,
    /// Sums over the ledger until then that differ, named as in files.
    pub totals: Vec<(&'static str, Pair<u64>)>,
    /// Batches with credits left then, in spend order.
    pub batches: Vec<Batch>,
    /// Credits left at every instant at which either changes; `None` before it opened.
    pub balances: Vec<(Instant, Pair<Option<u32>>)>,
}

/// Compares two snapshots. Actions are compared by what both files hold: where one leaves names or texts
/// out, they are left out of the other too.
pub fn compare(first: &Snapshot, second: &Snapshot) -> Comparison {
    let detail = first.detail.min(second.detail);
    let (mine, others) = (first.history.events(), second.history.events());
    let shared = shared(mine, others, detail);
    let histories = match (shared == mine.len(), shared == others.len()) {
        (true, true) => Histories::Same,
        (true, false) => Histories::FirstOlder,
        (false, true) => Histories::SecondOlder,
        (false, false) => Histories::Part,
    };
    let kinship = match (first.id(), second.id()) {
        (Some(a), Some(b)) if a == b => Kinship::SameId,
        (Some(_), Some(_)) => Kinship::OtherIds,
        _ => Kinship::NoId,
    };
    let parting = Pair {
        first: first.history.events().get(shared).cloned(),
        second: second.history.events().get(shared).cloned(),
    };
    let only = only(&first.history, &second.history, shared, detail);
    let ends = [first, second].map(|snapshot| snapshot.history.account().now());
    let [a, b] = ends;
    let at = a.max(b);
    let [a, b] = [first, second].map(|snapshot| at_end(snapshot, at));
    Comparison {
        kinship,
        histories,
        shared,
        parting,
        only,
        policy: Pair { first: *a.policy(), second: *b.policy() },
        at,
        credits: Pair { first: a.credits(), second: b.credits() },
        totals: totals(a.totals(), b.totals()),
        batches: batches(&a, &b),
        balances: balances(&a, &b),
    }
}

fn at_end(snapshot: &Snapshot, at: Instant) -> Account {
    let mut account = snapshot.history.account().clone();
    account.advance_to(at);
    account
}

/// How many actions from the beginning are the same at a level of detail.
fn shared(first: &[Event], second: &[Event], detail: Detail) -> usize {
    let (mut mine, mut others) = (Reducer::new(detail), Reducer::new(detail));
    first.iter().zip(second).take_while(|(a, b)| same(&mine.next(a), &others.next(b))).count()
}

/// Whether two events say that the same was done at the same instant. A message's own id says nothing of
/// that, nor does the real time of writing it down.
fn same(a: &Event, b: &Event) -> bool {
    let kinds = match (&a.kind, &b.kind) {
        (EventKind::Sent(a), EventKind::Sent(b)) => {
            let Letter { id: _, to, profile, subject, body } = &**a;
            (to, profile, subject, body) == (&b.to, &b.profile, &b.subject, &b.body)
        }
        (a, b) => a == b,
    };
    a.at == b.at && kinds
}

/// The actions of each from that place on that the other has not. A message is known by when and to whom it was
/// sent, since its number is another where one more was sent before it.
fn only(first: &History, second: &History, from: usize, detail: Detail) -> Pair<Vec<Event>> {
    let others: Vec<&Event> = second.events().iter().skip(from).collect();
    let mut matched = vec![false; others.len()];
    let mut mine = Vec::new();
    for event in first.events().iter().skip(from) {
        let begin = others.partition_point(|other| other.at < event.at);
        let same_time = others.iter().enumerate().skip(begin).take_while(|(_, other)| other.at == event.at);
        let mut free = same_time.filter(|(place, _)| matched.get(*place) == Some(&false));
        let matching = free.find(|(_, other)| same_action((first, event), (second, other), detail));
        match matching.and_then(|(place, _)| matched.get_mut(place)) {
            Some(matched) => *matched = true,
            None => mine.push(event.clone()),
        }
    }
    let left = others.into_iter().zip(matched).filter(|(_, matched)| !matched);
    Pair { first: mine, second: left.map(|(event, _)| event.clone()).collect() }
}

fn same_action(a: (&History, &Event), b: (&History, &Event), detail: Detail) -> bool {
    let message = |(history, _): (&History, &Event), no: MessageNo| {
        let message = history.account().message(no)?;
        let to =
            (detail != Detail::Numbers).then(|| (message.to().to_owned(), message.letter.profile.clone()));
        Some((message.sent_at, to))
    };
    let texts = detail == Detail::Full;
    match (&a.1.kind, &b.1.kind) {
        (EventKind::Sent(one), EventKind::Sent(other)) => {
            let to = (&one.to, &one.profile) == (&other.to, &other.profile);
            let text = (&one.subject, &one.body) == (&other.subject, &other.body);
            (to || detail == Detail::Numbers) && (text || !texts)
        }
        (
            EventKind::Edited { message: one, subject, body },
            EventKind::Edited { message: other, subject: other_subject, body: other_body },
        ) => {
            let text = (subject, body) == (other_subject, other_body);
            message(a, *one) == message(b, *other) && (text || !texts)
        }
        (EventKind::Deleted { message: one }, EventKind::Deleted { message: other }) => {
            message(a, *one) == message(b, *other)
        }
        (
            EventKind::Responded { message: one, kind },
            EventKind::Responded { message: other, kind: other_kind },
        ) => message(a, *one) == message(b, *other) && kind == other_kind,
        (one, other) => one == other,
    }
}

/// Fields of the policies that differ, named and written as in files.
pub fn other_fields(policy: &Pair<Policy>) -> Vec<(&'static str, Pair<String>)> {
    let pairs = policy_fields(&policy.first).into_iter().zip(policy_fields(&policy.second));
    let differing = pairs.filter(|((_, a), (_, b))| a != b);
    differing.map(|((field, first), (_, second))| (field, Pair { first, second })).collect()
}

fn totals(first: &Totals, second: &Totals) -> Vec<(&'static str, Pair<u64>)> {
    let sums = |totals: &Totals| {
        let Totals { opening, allocated, repaired, returned, spent, expired, removed_at_limit, forfeited } =
            *totals;
        [
            ("opening", opening),
            ("allocated", allocated),
            ("repaired", repaired),
            ("returned", returned),
            ("spent", spent),
            ("expired", expired),
            ("removed_at_limit", removed_at_limit),
            ("forfeited", forfeited),
        ]
    };
    let pairs = sums(first).into_iter().zip(sums(second));
    let differing = pairs.filter(|((_, a), (_, b))| a != b);
    differing.map(|((name, first), (_, second))| (name, Pair { first, second })).collect()
}

fn batches(first: &Account, second: &Account) -> Vec<Batch> {
    let mut found: BTreeMap<(Instant, Instant, &'static str), Pair<u32>> = BTreeMap::new();
    let mut add = |account: &Account, side: fn(&mut Pair<u32>) -> &mut u32| {
        for lot in account.lots() {
            let source = account.arrival(lot.no).map_or("", |arrival| source_word(arrival.source));
            let key = (lot.expires_at, lot.granted_at, source);
            let left = side(found.entry(key).or_insert(Pair { first: 0, second: 0 }));
            *left = left.saturating_add(lot.left);
        }
    };
    add(first, |left| &mut left.first);
    add(second, |left| &mut left.second);
    let batch = |((expires_at, granted_at, source), left)| Batch { source, granted_at, expires_at, left };
    found.into_iter().map(batch).collect()
}

fn balances(first: &Account, second: &Account) -> Vec<(Instant, Pair<Option<u32>>)> {
    let mut sides = [Side::of(first), Side::of(second)];
    let mut balances = Vec::new();
    while let Some(at) = sides.iter().filter_map(Side::next_at).min() {
        let [first, second] = sides.each_mut().map(|side| side.advance_to(at));
        balances.push((at, Pair { first, second }));
    }
    balances
}

/// One account's balance on its way through time.
struct Side<'a> {
    account: &'a Account,
    place: usize,
    left: Option<u32>,
}

impl<'a> Side<'a> {
    fn of(account: &'a Account) -> Self {
        Self { account, place: 0, left: None }
    }

    fn next_at(&self) -> Option<Instant> {
        let entry = self.account.ledger().get(self.place).map(|entry| entry.at);
        // One that opens with nothing has no entry for it.
        let opening = self.left.is_none().then(|| self.account.opened_at());
        entry.into_iter().chain(opening).min()
    }

    fn advance_to(&mut self, at: Instant) -> Option<u32> {
        if self.account.opened_at() <= at {
            let rest = self.account.ledger().get(self.place..).unwrap_or_default();
            let passed = rest.iter().take_while(|entry| entry.at <= at).count();
            let last = passed.checked_sub(1).and_then(|last| rest.get(last));
            self.left = last.map(|entry| entry.left).or(self.left).or(Some(0));
            self.place += passed;
        }
        self.left
    }
}

#[cfg(test)]
mod tests {
    use super::super::read_snapshot;
    use super::*;

    fn story(credits: u32, steps: &[&str]) -> Snapshot {
        let text = format!(
            r#"{{"format":"inmail-credits-scenario","version":1,"name":"S","account":{{"name":"D","subscription":"core","opened_at":"2026-01-01T00:00:00Z","opening_credits":{credits}}},"steps":[{}]}}"#,
            steps.join(",")
        );
        read_snapshot(text.as_bytes()).unwrap()
    }

    const SEND: &str = r#"{"do":"send","id":"m1","to":"P","at":"2026-01-05T10:00:00Z"}"#;
    const OTHER_ID: &str = r#"{"do":"send","id":"m9","to":"P","at":"2026-01-05T10:00:00Z"}"#;
    const ANSWER: &str = r#"{"do":"respond","id":"m1","kind":"replied","at":"2026-01-06T10:00:00Z"}"#;

    #[test]
    fn the_same_actions_are_the_same_whatever_a_message_is_called() {
        let compared = compare(&story(50, &[SEND]), &story(50, &[OTHER_ID]));
        assert_eq!((compared.histories, compared.shared), (Histories::Same, 2));
        assert_eq!(compared.parting, Pair { first: None, second: None });
        assert!(other_fields(&compared.policy).is_empty() && compared.totals.is_empty());
    }

    #[test]
    fn what_only_one_of_them_holds_is_told_also_where_messages_have_other_numbers_in_the_other() {
        const EARLIER: &str = r#"{"do":"send","id":"m0","to":"Q","at":"2026-01-04T10:00:00Z"}"#;
        const LATER: &str = r#"{"do":"send","id":"m2","to":"R","at":"2026-01-08T10:00:00Z"}"#;
        const LATER_ANSWER: &str =
            r#"{"do":"respond","id":"m2","kind":"replied","at":"2026-01-09T10:00:00Z"}"#;
        let one = story(50, &[SEND, ANSWER, LATER]);
        let other = story(50, &[EARLIER, SEND, ANSWER, LATER, LATER_ANSWER]);
        let compared = compare(&one, &other);
        let told =
            |events: &[Event]| -> Vec<String> { events.iter().map(|event| event.at.to_string()).collect() };
        assert_eq!(compared.shared, 1);
        assert_eq!(told(&compared.only.first), [] as [&str; 0]);
        assert_eq!(told(&compared.only.second), ["2026-01-04T10:00:00Z", "2026-01-09T10:00:00Z"]);
        let back = compare(&other, &one).only;
        assert_eq!((told(&back.first).len(), back.second), (2, Vec::new()));
        // Another kind of answer is another action on both sides.
        let accepted = ANSWER.replace("replied", "interested");
        let both = compare(&story(50, &[SEND, &accepted]), &story(50, &[SEND, ANSWER])).only;
        assert_eq!((both.first.len(), both.second.len()), (1, 1));
    }

    #[test]
    fn an_older_copy_is_told_and_led_on_to_the_later_instant() {
        let month = r#"{"do":"advance_month"}"#;
        let compared = compare(&story(50, &[SEND]), &story(50, &[SEND, ANSWER, month]));
        assert_eq!((compared.histories, compared.shared), (Histories::FirstOlder, 2));
        assert_eq!(compared.at, "2026-02-01T00:00:00Z".parse().unwrap());
        assert_eq!(compared.credits, Pair { first: 99, second: 100 });
        assert_eq!(compared.totals, [("returned", Pair { first: 0, second: 1 })]);
        let told: Vec<_> =
            compared.balances.iter().map(|(at, left)| (at.to_string(), left.first, left.second)).collect();
        let expected = [
            ("2026-01-01T00:00:00Z", 50, 50),
            ("2026-01-05T10:00:00Z", 49, 49),
            ("2026-01-06T10:00:00Z", 49, 50),
            ("2026-02-01T00:00:00Z", 99, 100),
        ];
        assert_eq!(told, expected.map(|(at, a, b)| (at.to_owned(), Some(a), Some(b))));
        let left: Vec<_> = compared.batches.iter().map(|batch| (batch.source, batch.left.clone())).collect();
        assert_eq!(
            left,
            [
                ("opening", Pair { first: 49, second: 49 }),
                ("returned", Pair { first: 0, second: 1 }),
                ("allocation", Pair { first: 50, second: 50 }),
            ]
        );
    }

    #[test]
    fn the_first_action_that_differs_is_told() {
        let compared = compare(&story(0, &[]), &story(50, &[SEND]));
        assert_eq!((compared.histories, compared.shared), (Histories::Part, 0));
        assert!(compared.parting.first.is_some() && compared.parting.second.is_some());
        let [(_, opening), (_, sent)] = &*compared.balances else { panic!("{:?}", compared.balances) };
        assert_eq!(*opening, Pair { first: Some(0), second: Some(50) });
        assert_eq!(*sent, Pair { first: Some(0), second: Some(49) });
    }
}
