//! Causes planted into recorded accounts: the record as someone keeps it, and the truth, in which something
//! is otherwise.

use std::sync::Arc;

use inmail_credits::domain::{
    Action, AtLimit, Cause, DAY_MS, Event, EventKind, HOUR_MS, History, Instant, Letter, Month, NotReturned,
    Opening, OpeningLot, Policy, Reason, ResponseKind, ReturnedCreditLife, SubscriptionType,
};

use crate::replay::RECORDED;
use crate::scene::instant;

/// Chance that can be repeated.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % end
    }

    fn one_in(&mut self, many: u64) -> bool {
        self.below(many) == 0
    }

    fn between(&mut self, from: Instant, to: Instant) -> Instant {
        let span = u64::try_from(to.ms_since(from)).unwrap_or(0) + 1;
        from.plus_ms(i64::try_from(self.below(span)).unwrap())
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> Option<T> {
        let place = self.below(u64::try_from(from.len()).unwrap().max(1));
        from.get(usize::try_from(place).unwrap()).copied()
    }
}

fn letter(id: String) -> Action {
    let id = Arc::<str>::from(id);
    Action::Send(Arc::new(Letter { id, to: "Ana".into(), profile: None, subject: None, body: None }))
}

fn open(policy: Policy, at: Instant, opening: Opening) -> Option<History> {
    let kind = EventKind::Opened { subscription: SubscriptionType::Core, opening };
    History::replay(policy, vec![Event { at, recorded_at: RECORDED, kind }]).ok()
}

/// An account as someone keeps it: a few InMails most days, some answered, now and then something rarer.
fn recorded(chance: &mut Chance) -> History {
    let mut policy = Policy::default();
    if chance.one_in(8) {
        policy.at_limit = AtLimit::ShortenAddition;
    }
    if chance.one_in(8) {
        policy.returned_credit_life = ReturnedCreditLife::Inherit;
    }
    let at = chance.between(instant("2025-01-01T00:00:00Z"), instant("2027-12-31T00:00:00Z"));
    let credits = [50, 50, 50, 87, 120, 150, 10, 0][usize::try_from(chance.below(8)).unwrap()];
    let mut history = open(policy, at, Opening::Credits(credits)).unwrap();
    let days = 20 + chance.below(120);
    let busy = 1 + chance.below(3);
    let mut sent = 0_u32;
    for day in 0..days {
        let today = at.plus_ms(i64::try_from(day).unwrap() * DAY_MS + HOUR_MS);
        history.advance_to(today);
        if chance.one_in(90) {
            let month = history.account().now().month().next();
            let _ = history.act(&Action::MissAllocation { month }, RECORDED);
        }
        if chance.one_in(250) {
            let to = chance.pick(&SubscriptionType::ALL).unwrap();
            let _ = history.act(&Action::ChangeSubscription { to, opening_credits: 0 }, RECORDED);
        }
        for month in history.account().renewal_overdue().collect::<Vec<_>>() {
            if chance.one_in(20) {
                let _ = history.act(&Action::RepairAllocation { month }, RECORDED);
            }
        }
        for _ in 0..chance.below(busy + 1) {
            let _ = history.act(&letter(format!("m{sent}")), RECORDED);
            sent += 1;
        }
        for back in 0..sent.min(120) {
            if chance.one_in(150) {
                let id = Arc::<str>::from(format!("m{}", sent - 1 - back));
                let kind = chance.pick(&ResponseKind::ALL).unwrap();
                let _ = history.act(&Action::Respond { id, kind }, RECORDED);
            }
        }
        if chance.one_in(60) {
            let credits = history.account().credits();
            let _ = history.act(&Action::Observe { credits }, RECORDED);
        }
    }
    let now = history.account().now();
    history.advance_to(chance.between(now, now.plus_ms(4 * DAY_MS)));
    history
}

/// What was planted, as far as a number can tell it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Planted {
    Missing(Month),
    Came(Month),
    Changed,
    Cancelled,
    InMails(u32),
    NotCredited(u32),
    NotRecorded(u32),
    InTime(u32),
    OtherOpening(usize, u32),
    Older,
    Reading(AtLimit, ReturnedCreditLife),
    Longer(u32),
}

pub(crate) const KINDS: usize = 12;

/// What it is planted beside, if anything.
#[derive(Clone, Copy, Default)]
struct Beside<'a> {
    is_counted: bool,
    /// The account as it is recorded: nobody knows of answers to InMails that are not.
    recorded: Option<&'a History>,
}

fn is_open(record: &History, id: &str) -> bool {
    record.account().messages().any(|(_, message)| **message.id() == *id && message.is_open())
}

fn replay(history: &History, policy: Policy, events: Vec<Event>) -> Option<History> {
    let mut truth = History::replay(policy, events).ok()?;
    truth.advance_to(history.account().now());
    Some(truth)
}

/// The truth, in which something is otherwise than recorded. Where it is planted beside what can be counted,
/// credits at the beginning are whole allocations.
fn plant(chance: &mut Chance, kind: u64, record: &History, beside: Beside<'_>) -> Option<(Planted, History)> {
    let (now, opened_at) = (record.account().now(), record.account().opened_at());
    let policy = *record.account().policy();
    let mut truth = record.clone();
    let recent = now.plus_ms(-60 * DAY_MS).max(opened_at);
    let responses = |late: bool| -> Vec<usize> {
        let is_one = |event: &Event| match event.kind {
            EventKind::Responded { message, .. } => {
                let credit = record.account().message(message).unwrap().response.unwrap().credit;
                if late { credit == Err(NotReturned::Late) } else { credit.is_ok() }
            }
            _ => false,
        };
        let events = record.events().iter().enumerate();
        events.filter(|(_, event)| is_one(event)).map(|(index, _)| index).collect()
    };
    let planted = match kind {
        0 => {
            let firsts: Vec<Month> = record
                .account()
                .ledger()
                .iter()
                .filter(|entry| entry.reason == Reason::Allocation)
                .map(|entry| entry.at.month())
                .collect();
            let month = chance.pick(&firsts[firsts.len().saturating_sub(3)..])?;
            truth.insert(&Action::MissAllocation { month }, opened_at, RECORDED).ok()?;
            Planted::Missing(month)
        }
        1 => {
            let mut events = record.events().to_vec();
            let marks: Vec<usize> = (0..events.len())
                .filter(|&index| matches!(events[index].kind, EventKind::AllocationMissed { .. }))
                .collect();
            let index = chance.pick(&marks)?;
            let EventKind::AllocationMissed { month } = events.remove(index).kind else { return None };
            truth = replay(record, policy, events)?;
            Planted::Came(month)
        }
        2 => {
            let to = SubscriptionType::AdvancedPlus;
            let action = Action::ChangeSubscription { to, opening_credits: 0 };
            (0..8).find_map(|_| truth.insert(&action, chance.between(recent, now), RECORDED).ok())?;
            Planted::Changed
        }
        3 => {
            let last = record.events().last()?.at;
            truth.insert(&Action::Cancel, chance.between(last, now), RECORDED).ok()?;
            Planted::Cancelled
        }
        4 => {
            let count = 1 + u32::try_from(chance.below(10)).unwrap();
            for number in 0..count {
                let at = chance.between(recent, now);
                truth.insert(&letter(format!("x{number}")), at, RECORDED).ok()?;
            }
            Planted::InMails(count)
        }
        5 => {
            let mut events = record.events().to_vec();
            let count = 1 + chance.below(4);
            for _ in 0..count {
                let answered: Vec<usize> = responses(false);
                let event = record.events()[chance.pick(&answered)?].clone();
                events.retain(|other| *other != event);
            }
            let gone = u32::try_from(record.events().len() - events.len()).unwrap();
            truth = replay(record, policy, events)?;
            Planted::NotCredited(gone)
        }
        6 => {
            let count = 1 + u32::try_from(chance.below(4)).unwrap();
            for _ in 0..count {
                let open: Vec<_> =
                    truth.account().messages().filter(|(_, message)| message.is_open()).collect();
                let open: Vec<_> = open
                    .iter()
                    .map(|(_, message)| (message.id(), message.sent_at))
                    .filter(|(id, _)| beside.recorded.is_none_or(|recorded| is_open(recorded, id)))
                    .collect();
                let (id, sent_at) = chance.pick(&open)?;
                let closes_at = sent_at.plus_ms(90 * DAY_MS - 1);
                let action = Action::Respond { id: Arc::clone(id), kind: ResponseKind::MaybeLater };
                truth.insert(&action, chance.between(sent_at, closes_at.min(now)), RECORDED).ok()?;
            }
            Planted::NotRecorded(count)
        }
        7 => {
            let mut events = record.events().to_vec();
            let event = events.remove(chance.pick(&responses(true))?);
            let EventKind::Responded { message, kind } = event.kind else { return None };
            let message = record.account().message(message)?;
            truth = replay(record, policy, events)?;
            let action = Action::Respond { id: Arc::clone(message.id()), kind };
            let closes_at = message.sent_at.plus_ms(90 * DAY_MS - 1);
            truth.insert(&action, chance.between(message.sent_at, closes_at), RECORDED).ok()?;
            Planted::InTime(1)
        }
        8 => {
            let mut events = record.events().to_vec();
            let EventKind::Opened { opening: Opening::Credits(credits), .. } = &mut events[0].kind else {
                return None;
            };
            let other = if beside.is_counted { 50 * chance.below(4) } else { chance.below(151) };
            let other = u32::try_from(other).unwrap();
            *credits = other;
            truth = replay(record, policy, events)?;
            Planted::OtherOpening(0, other)
        }
        9 => {
            let mut events = record.events().to_vec();
            let at = events[0].at;
            let EventKind::Opened { opening, .. } = &mut events[0].kind else { return None };
            let Opening::Credits(all) = *opening else { return None };
            let older = if beside.is_counted || chance.one_in(2) {
                all
            } else {
                u32::try_from(chance.below(u64::from(all) + 1)).unwrap()
            };
            let mut granted_at = at.month().first();
            for _ in 0..chance.below(3) {
                granted_at = granted_at.plus_ms(-1).month().first();
            }
            let lots = [(older, granted_at), (all - older, at)]
                .map(|(credits, granted_at)| OpeningLot { credits, granted_at });
            *opening = Opening::Lots(lots.into_iter().filter(|lot| lot.credits > 0).collect());
            truth = replay(record, policy, events)?;
            Planted::Older
        }
        10 => {
            let at_limit = chance.pick(&[AtLimit::ReplaceSoonest, AtLimit::ShortenAddition])?;
            let life = chance.pick(&[ReturnedCreditLife::Fresh, ReturnedCreditLife::Inherit])?;
            let other = Policy { at_limit, returned_credit_life: life, ..policy };
            truth = replay(record, other, record.events().to_vec())?;
            Planted::Reading(at_limit, life)
        }
        _ => {
            let days = 91 + u32::try_from(chance.below(2)).unwrap();
            let other = Policy { credit_life_days: days, ..policy };
            truth = replay(record, other, record.events().to_vec())?;
            Planted::Longer(days)
        }
    };
    Some((planted, truth))
}

/// Whether a cause is the planted one. InMails and responses whose credits would be gone anyway cannot be
/// told from a number, so fewer of them are found.
pub(crate) fn is(cause: &Cause, planted: Planted) -> bool {
    match (cause, planted) {
        (Cause::AllocationMissing { month }, Planted::Missing(other)) => *month == other,
        (Cause::AllocationCame { month }, Planted::Came(other)) => *month == other,
        (Cause::TypeChanged { .. }, Planted::Changed) | (Cause::Cancelled, Planted::Cancelled) => true,
        (Cause::InMailsNotRecorded { count, .. }, Planted::InMails(most))
        | (Cause::ResponsesNotCredited { count, .. }, Planted::NotCredited(most))
        | (Cause::ResponsesNotRecorded { count, .. }, Planted::NotRecorded(most))
        | (Cause::ResponsesInTime { count, .. }, Planted::InTime(most)) => *count <= most,
        (Cause::OtherOpening { nth, least, most, .. }, Planted::OtherOpening(place, credits)) => {
            *nth == place && (*least..=*most).contains(&credits)
        }
        (Cause::OpeningOlder { .. }, Planted::Older) => true,
        (Cause::OtherReading { at_limit, returned_credit_life }, Planted::Reading(other, life)) => {
            (*at_limit, *returned_credit_life) == (other, life)
        }
        (Cause::LongerLife { days }, Planted::Longer(other)) => *days == other,
        _ => false,
    }
}

/// The record with every number that was looked up on Sales Navigator on the way as it was there in truth.
fn as_seen(record: &History, truth: &History) -> History {
    let mut events = record.events().to_vec();
    for event in &mut events {
        if let EventKind::BalanceObserved { credits } = &mut event.kind {
            *credits = truth.as_of(event.at).unwrap().credits();
        }
    }
    replay(record, *record.account().policy(), events).unwrap()
}

/// A record, what was planted, and the number that the truth shows.
#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) seed: u64,
    pub(crate) kinds: Vec<u64>,
    pub(crate) planted: Vec<Planted>,
    pub(crate) record: History,
    pub(crate) observed: u32,
}

/// One cause planted; `None` where it cannot be, or where the number does not show it.
pub(crate) fn single(seed: u64) -> Option<Case> {
    let mut chance = Chance(seed);
    let record = recorded(&mut chance);
    let kind = chance.below(KINDS as u64);
    let (planted, truth) = plant(&mut chance, kind, &record, Beside::default())?;
    case(seed, &record, vec![kind], vec![planted], &truth)
}

const COUNTED: std::ops::RangeInclusive<u64> = 4..=7;

/// The kinds of causes that are planted together. Not among them: a cancellation, after which there are no
/// credits whatever else was so; two of a kind of which there can be any number or only one; what was so at
/// the beginning, with a change of type, which leaves nothing of it, or with other credits there; and a
/// longer life with a change of type, since which no credit has ended.
pub(crate) fn together() -> Vec<(u64, u64)> {
    let both = (0..KINDS as u64).flat_map(|one| (one..KINDS as u64).map(move |other| (one, other)));
    both.filter(|both| match both {
        (3, _) | (_, 3) | (2, 8 | 9 | 11) | (8, 9) => false,
        (one, other) => one != other || *one <= 1,
    })
    .collect()
}

/// Whether it is kept under the readings in which each InMail and each response counts alike. Under others
/// the order decides what is lost: two sorts of them, one of them and a longer life, or anything and a change
/// of type at any time, can give any number.
fn is_usual(policy: &Policy) -> bool {
    (policy.at_limit, policy.returned_credit_life) == (AtLimit::ReplaceSoonest, ReturnedCreditLife::Fresh)
}

/// Records that are tried for two causes.
const RECORDS: usize = 6;

/// Two causes planted; `None` where they cannot be, both and each alone, or where one of them, as it was
/// planted, makes no difference or gives the number alone.
pub(crate) fn pair(seed: u64) -> Option<Case> {
    let mut chance = Chance(seed);
    let together = together();
    let kinds = together[usize::try_from(seed).unwrap() % together.len()];
    (0..RECORDS).find_map(|_| pair_in(&mut chance, seed, kinds))
}

fn pair_in(chance: &mut Chance, seed: u64, (one, other): (u64, u64)) -> Option<Case> {
    let record = recorded(chance);
    let is_counted = COUNTED.contains(&one) || COUNTED.contains(&other);
    let beside = Beside { is_counted, recorded: Some(&record) };
    let (planted_one, halfway) = plant(chance, one, &record, beside)?;
    let before_other = chance.0;
    let (planted_other, truth) = plant(chance, other, &halfway, beside)?;
    let (expected, observed) = (record.account().credits(), truth.account().credits());
    let (_, alone) = plant(&mut Chance(before_other), other, &record, beside)?;
    let halves = [halfway.account().credits(), alone.account().credits()];
    if planted_one == planted_other || halves.contains(&expected) || halves.contains(&observed) {
        return None;
    }
    let is_free = |kind| matches!(kind, 2 | 11) || COUNTED.contains(&kind);
    let gives_any = is_free(one) && is_free(other) || one == 2 || other == 2;
    if gives_any && (other == 10 || !is_usual(record.account().policy())) {
        return None;
    }
    case(seed, &record, vec![one, other], vec![planted_one, planted_other], &truth)
}

fn case(
    seed: u64,
    record: &History,
    kinds: Vec<u64>,
    planted: Vec<Planted>,
    truth: &History,
) -> Option<Case> {
    let observed = truth.account().credits();
    let record = as_seen(record, truth);
    (observed != record.account().credits()).then_some(Case { seed, kinds, planted, record, observed })
}
