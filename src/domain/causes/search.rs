//! Looking for causes, and for pairs of them.

use super::bench::{Bench, Tried};
use super::plausible::{SOME, far_fetched, sort};
use super::supposing::Story;
use super::{Cause, Diagnosis, Proposal, Shift};
use crate::domain::account::{Account, MissedMonth};
use crate::domain::event::{EventKind, Opening};
use crate::domain::history::History;
use crate::domain::ledger::Reason;
use crate::domain::message::NotReturned;
use crate::domain::number::MessageNo;
use crate::domain::policy::{AtLimit, ReturnedCreditLife};
use crate::domain::time::{DAY_MS, Instant, Month};

/// Allocations that are looked at, the last ones: credits of earlier ones are gone by now.
const ALLOCATIONS: usize = 4;
/// Changes of type that are tried, those first whose numbers agree.
const CHANGES: usize = 8;
/// The same where it is harder to say what a change leaves.
const CHANGES_OTHERWISE: usize = 250;
/// By how many days an expiry may be late: three months are up to two days longer than 90.
const LATE_DAYS: [u32; 2] = [1, 2];

struct Search<'a> {
    bench: Bench,
    expected: &'a Account,
    observed: u32,
    found: Vec<Proposal>,
}

/// What could explain the observed number of an account, of which the expected state is given.
pub(super) fn search(history: &History, expected: Account, observed: u32) -> Diagnosis {
    let story = Story::of(history, expected.now());
    let limit = expected.policy().limit;
    let mut search = Search { bench: Bench::default(), expected: &expected, observed, found: Vec::new() };
    if observed != expected.credits() && observed <= limit {
        search.look(&story);
    }
    let Search { bench, found: mut proposals, .. } = search;
    sort(&mut proposals);
    Diagnosis {
        at: expected.now(),
        observed,
        expected: expected.credits(),
        limit,
        proposals,
        replays: bench.replays,
    }
}

impl Search<'_> {
    fn look(&mut self, story: &Story) {
        let fixed = fixed(self.expected, story);
        let mut apart: Vec<(Cause, Tried)> = Vec::new();
        for cause in fixed {
            let Some(tried) = self.bench.suppose(story, &cause) else { continue };
            if tried.account.credits() == self.observed {
                self.propose(vec![cause], &tried.account);
            } else if tried.account.ledger() != self.expected.ledger() {
                apart.push((cause, tried));
            }
        }
        let expected = self.expected;
        self.changes_of_type(story, expected, &[]);
        if self.observed == 0 && expected.subscription().is_some() {
            let ended = self.bench.exactly(story, 0, Cause::Cancelled);
            self.take(ended);
        }
        for (cause, account) in self.counted(story, expected, u32::MAX) {
            self.propose(vec![cause], &account);
        }
        self.openings(story);
        for (index, (cause, tried)) in apart.iter().enumerate() {
            self.beside(cause, tried, apart.get(index + 1..).unwrap_or_default());
        }
    }

    /// Pairs of a cause with others: with the fixed ones that follow, and with a few of what can be counted.
    fn beside(&mut self, first: &Cause, tried: &Tried, others: &[(Cause, Tried)]) {
        for (second, _) in others {
            if !go_together(first, second) {
                continue;
            }
            if let Some(both) = self.bench.suppose(&tried.story, second)
                && both.account.credits() == self.observed
            {
                self.propose(vec![first.clone(), second.clone()], &both.account);
            }
        }
        let expected_credits = self.expected.credits();
        let with = std::slice::from_ref(first);
        self.changes_of_type(&tried.story, &tried.account, with);
        if tried.account.credits() == expected_credits {
            // What can be counted explains it alone.
            return;
        }
        for (second, account) in self.counted(&tried.story, &tried.account, SOME) {
            self.propose(vec![first.clone(), second], &account);
        }
    }

    /// A change of type leaves about what came and went since then; where that is nearest to the observed
    /// number, it is tried.
    fn changes_of_type(&mut self, story: &Story, account: &Account, with: &[Cause]) {
        if account.subscription().is_none() {
            return;
        }
        let mut places = left_since(story, account);
        let observed = i64::from(self.observed);
        places.sort_by_key(|(_, since)| (since - observed).abs());
        let alone = with.is_empty() && !is_usual(story);
        let tries = if alone { CHANGES_OTHERWISE } else { CHANGES };
        for (at, _) in places.into_iter().take(tries) {
            let cause = Cause::TypeChanged { at };
            if let Some((cause, account)) = self.bench.exactly(story, self.observed, cause) {
                self.propose(with.iter().cloned().chain([cause]).collect(), &account);
                break;
            }
        }
    }

    /// What can be counted, as few of each as give the observed number, and at most so many.
    fn counted(&mut self, story: &Story, account: &Account, most: u32) -> Vec<(Cause, Account)> {
        let mut found = Vec::new();
        let (observed, credits, by) = (self.observed, account.credits(), account.now());
        if observed == credits {
            return found;
        }
        let bench = &mut self.bench;
        if let Some(count @ 1..) = credits.checked_sub(observed).filter(|count| *count <= most) {
            found.extend(bench.exactly(story, observed, Cause::InMailsNotRecorded { count, by }));
        }
        if observed.abs_diff(credits) > most {
            return found;
        }
        if !is_usual(story) {
            found.extend(self.where_when_counts(story, account, most));
        } else if observed < credits {
            let among = credited(account);
            found.extend(bench.least_falling(story, observed, count_of(&among).min(most), |count| {
                Cause::ResponsesNotCredited { count, among: among.clone() }
            }));
        } else {
            let among = unanswered(account);
            found.extend(bench.least_rising(story, observed, count_of(&among).min(most), |count| {
                Cause::ResponsesNotRecorded { count, among: among.clone(), by }
            }));
            let among = late(account);
            found.extend(bench.least_rising(story, observed, count_of(&among).min(most), |count| {
                Cause::ResponsesInTime { count, among: among.clone() }
            }));
        }
        found
    }

    /// Where what does not fit is not added, fewer credits before an allocation can mean more after it; and
    /// where a returned credit inherits its end, it counts which credit paid. So all of these can explain
    /// more as well as fewer, and not each response moves the number.
    fn where_when_counts(&mut self, story: &Story, account: &Account, most: u32) -> Vec<(Cause, Account)> {
        let mut found = Vec::new();
        let (observed, credits) = (self.observed, account.credits());
        let (span, alone, most) = ((credits, observed), most > SOME, most.min(SOME));
        let bench = &mut self.bench;
        let few = observed.abs_diff(credits);
        let came = came(account);
        if observed > credits {
            for at in &came {
                let by = at.plus_ms(-1);
                let sent = |count| Cause::InMailsNotRecorded { count, by };
                found.extend((few..=most).find_map(|count| bench.exactly(story, observed, sent(count))));
            }
        }
        let not_credited =
            |count, among: &[MessageNo]| Cause::ResponsesNotCredited { count, among: among.to_vec() };
        let among = credited(account);
        let first = bench.first_of(story, span, &among, few, not_credited);
        found.extend(first.or_else(|| bench.some_of(story, span, &among, most, not_credited)));

        let in_time = |count, among: &[MessageNo]| Cause::ResponsesInTime { count, among: among.to_vec() };
        let among = late(account);
        let first = bench.first_of(story, span, &among, few, in_time);
        found.extend(first.or_else(|| bench.some_of(story, span, &among, most, in_time)));

        let among = unanswered(account);
        let around = came.iter().flat_map(|at| [-1, 0, 10 * DAY_MS, 20 * DAY_MS].map(|ms| at.plus_ms(ms)));
        let instants: Vec<Instant> =
            [story.soon(), account.now(), account.opened_at()].into_iter().chain(around).collect();
        let not_recorded = |by| {
            move |count, among: &[MessageNo]| Cause::ResponsesNotRecorded { count, among: among.to_vec(), by }
        };
        let first =
            instants.iter().find_map(|by| bench.first_of(story, span, &among, few, not_recorded(*by)));
        // Together with another cause, not every instant is tried with every message.
        let tried = if alone { instants.len() } else { 1 };
        found.extend(first.or_else(|| {
            instants
                .iter()
                .take(tried)
                .find_map(|by| bench.some_of(story, span, &among, most, not_recorded(*by)))
        }));
        found
    }

    fn openings(&mut self, story: &Story) {
        let observed = self.observed;
        let begun = story.events.iter().filter(|event| {
            matches!(
                event.kind,
                EventKind::Opened { .. }
                    | EventKind::SubscriptionChanged { .. }
                    | EventKind::Resubscribed { .. }
            )
        });
        let begun: Vec<Instant> = begun.map(|event| event.at).collect();
        // The first and the last: what began in between is gone with the next.
        let last = begun.len().saturating_sub(1);
        for nth in if last == 0 { vec![0] } else { vec![0, last] } {
            let Some(&at) = begun.get(nth) else { continue };
            let Some(recorded) = story.clone().opening_mut(nth).map(|credits| *credits) else { continue };
            let with = |credits, least, most| Cause::OtherOpening { nth, at, recorded, credits, least, most };
            let limit = self.expected.policy().limit;
            let try_with = |credits| with(credits, credits, credits);
            let ranges = if !is_usual(story) && nth == 0 {
                self.bench.every_range(story, observed, limit, try_with)
            } else {
                self.bench.range_rising(story, observed, limit, try_with).into_iter().collect()
            };
            for (least, most) in ranges {
                let nearest = if recorded < least { least } else { most };
                let found = self.bench.exactly(story, observed, with(nearest, least, most));
                self.take(found);
            }
        }
        self.older(story);
    }

    fn older(&mut self, story: &Story) {
        let Some(opened) = story.events.first() else { return };
        let EventKind::Opened { opening: Opening::Credits(of), .. } = opened.kind else { return };
        let usual = is_usual(story);
        if usual && self.observed >= self.expected.credits() {
            return;
        }
        let (life, at, observed) = (story.policy.credit_life_ms(), opened.at, self.observed);
        let mut first = at.plus_ms(-1).month().first();
        // Only what ended since the opening makes a difference.
        while first.plus_ms(life) > at && first >= Instant::EARLIEST {
            if first.plus_ms(life) <= story.at {
                let granted_at = first;
                let some = |credits| Cause::OpeningOlder { credits, granted_at, of };
                let mut found = self.bench.exactly(story, observed, some(of));
                if found.is_none() && usual {
                    found = self.bench.least_falling(story, observed, of, some);
                } else if found.is_none() {
                    found = (1..of).find_map(|credits| self.bench.exactly(story, observed, some(credits)));
                }
                self.take(found);
            }
            first = first.plus_ms(-1).month().first();
        }
    }

    fn take(&mut self, found: Option<(Cause, Account)>) {
        if let Some((cause, account)) = found {
            self.propose(vec![cause], &account);
        }
    }

    fn propose(&mut self, causes: Vec<Cause>, account: &Account) {
        let pairs = self.expected.observations().iter().zip(account.observations());
        let contradicts = pairs
            .filter(|(before, after)| before.difference() == 0 && after.difference() != 0)
            .map(|(before, _)| before.at)
            .next();
        let far_fetched = far_fetched(&causes, contradicts.is_some());
        let shifts = shifts(self.expected, account);
        self.found.push(Proposal { causes, shifts, contradicts, far_fetched });
    }
}

/// Whether it is played under the readings in which more of what comes never leads to fewer credits.
fn is_usual(story: &Story) -> bool {
    (story.policy.at_limit, story.policy.returned_credit_life)
        == (AtLimit::ReplaceSoonest, ReturnedCreditLife::Fresh)
}

/// The instants at which anything happened, the last first, each with what came and went after it in the
/// present subscription and would have without the credits that were there then: nothing of that ends, and
/// little of it meets the limit, within the life of a credit. Under the usual readings a change before the
/// present subscription makes no difference; under others it decides which credit paid.
fn left_since(story: &Story, account: &Account) -> Vec<(Instant, i64)> {
    let mut places: Vec<(Instant, i64)> = Vec::new();
    let (mut since, mut is_present) = (0_i64, true);
    let mut events = story.events.iter().rev().map(|event| event.at).peekable();
    let mut entries = account.ledger().iter().rev().peekable();
    loop {
        let at = events.peek().copied().max(entries.peek().map(|entry| entry.at));
        let Some(at) = at else { return places };
        places.push((at, since));
        while events.next_if_eq(&at).is_some() {}
        while let Some(entry) = entries.next_if(|entry| entry.at == at) {
            match entry.reason {
                Reason::Forfeited if is_usual(story) => return places,
                Reason::Forfeited => is_present = false,
                _ if !is_present => {}
                Reason::Expired | Reason::RemovedAtLimit | Reason::Opening => {}
                // It meets no limit then.
                Reason::Allocation => since += i64::from(account.policy().monthly_allocation),
                _ => since += i64::from(entry.change),
            }
        }
    }
}

/// Causes of which there is one at most, so that they can be tried one by one.
fn fixed(account: &Account, story: &Story) -> Vec<Cause> {
    let mut causes = Vec::new();
    let mut months: Vec<Month> = allocations(account).collect();
    let missed = account.missed_months();
    months.extend(missed.filter(|(_, state)| *state == MissedMonth::Repaired).map(|(month, _)| month));
    causes.extend(months.into_iter().map(|month| Cause::AllocationMissing { month }));
    let due = account.missed_months().filter(|(_, state)| *state == MissedMonth::Due);
    causes.extend(due.map(|(month, _)| Cause::AllocationCame { month }));
    let policy = story.policy;
    for at_limit in [AtLimit::ReplaceSoonest, AtLimit::ShortenAddition] {
        for returned_credit_life in [ReturnedCreditLife::Fresh, ReturnedCreditLife::Inherit] {
            if (at_limit, returned_credit_life) != (policy.at_limit, policy.returned_credit_life) {
                causes.push(Cause::OtherReading { at_limit, returned_credit_life });
            }
        }
    }
    let longer = LATE_DAYS.map(|late| Cause::LongerLife { days: policy.credit_life_days + late });
    causes.extend(longer);
    causes
}

/// The months of the last allocations that came, the last first.
fn allocations(account: &Account) -> impl Iterator<Item = Month> {
    let came = account.ledger().iter().rev().filter(|entry| entry.reason == Reason::Allocation);
    came.take(ALLOCATIONS).map(|entry| entry.at.month())
}

/// When the last allocations came, also those made good, the last first.
fn came(account: &Account) -> Vec<Instant> {
    let came = account
        .ledger()
        .iter()
        .rev()
        .filter(|entry| matches!(entry.reason, Reason::Allocation | Reason::RepairedAllocation));
    came.take(ALLOCATIONS).map(|entry| entry.at).collect()
}

/// Whether one does not take the place of the other.
fn go_together(first: &Cause, second: &Cause) -> bool {
    !matches!(
        (first, second),
        (Cause::OtherReading { .. }, Cause::OtherReading { .. })
            | (Cause::LongerLife { .. }, Cause::LongerLife { .. })
    )
}

/// Messages whose response returned a credit that could still be there, the last response first.
fn credited(account: &Account) -> Vec<MessageNo> {
    let since = account.now().plus_ms(-account.policy().credit_life_ms());
    let mut answered: Vec<(Instant, MessageNo)> = account
        .messages()
        .filter_map(|(no, message)| {
            let response = message.response.filter(|response| response.credit.is_ok())?;
            (response.at > since).then_some((response.at, no))
        })
        .collect();
    answered.sort_by(|one, other| other.cmp(one));
    answered.into_iter().map(|(_, no)| no).collect()
}

/// Messages without a response, the last first, whose credit could still be there had they been answered:
/// those that wait, then those whose window has closed.
fn unanswered(account: &Account) -> Vec<MessageNo> {
    let life = account.policy().credit_life_ms();
    let open = account.messages().rev().filter(|(_, message)| message.is_open());
    open.take_while(|(_, message)| account.response_closes_at(message).plus_ms(life) > account.now())
        .map(|(no, _)| no)
        .collect()
}

/// Messages with a response that came too late, the last first.
fn late(account: &Account) -> Vec<MessageNo> {
    let is_late = |message: &crate::domain::message::Message| {
        message.response.is_some_and(|response| response.credit == Err(NotReturned::Late))
    };
    account.messages().rev().filter(|(_, message)| is_late(message)).map(|(no, _)| no).collect()
}

fn count_of(among: &[MessageNo]) -> u32 {
    u32::try_from(among.len()).unwrap_or(u32::MAX)
}

/// What differs in the ledger, reason by reason.
fn shifts(expected: &Account, account: &Account) -> Vec<Shift> {
    let (before, after) = (expected.totals().by_reason(), account.totals().by_reason());
    let shift = |((reason, before), (_, after)): ((Reason, u64), (Reason, u64))| {
        let more = i64::try_from(after).unwrap_or(i64::MAX) - i64::try_from(before).unwrap_or(i64::MAX);
        Shift { reason, credits: if reason.adds() { more } else { -more } }
    };
    before.into_iter().zip(after).map(shift).filter(|shift| shift.credits != 0).collect()
}
