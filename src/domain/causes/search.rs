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
use crate::domain::time::{Instant, Month};

/// Allocations that are looked at, the last ones: credits of earlier ones are gone by now.
const ALLOCATIONS: usize = 4;
/// Changes of type that are tried of those whose numbers agree.
const CHANGES: usize = 8;
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

    /// A change of type leaves what came and went since then, since nothing of that ends or meets the limit
    /// within 90 days; where that is the observed number, it is tried.
    fn changes_of_type(&mut self, story: &Story, account: &Account, with: &[Cause]) {
        if account.subscription().is_none() {
            return;
        }
        let mut since = 0_i64;
        let mut places: Vec<Instant> = Vec::new();
        let mut later = None;
        for entry in account.ledger().iter().rev() {
            if later != Some(entry.at)
                && since == i64::from(self.observed)
                && places.last() != Some(&entry.at)
            {
                places.push(entry.at);
            }
            later = Some(entry.at);
            match entry.reason {
                Reason::Forfeited => break,
                Reason::Expired | Reason::RemovedAtLimit | Reason::Opening => {}
                // It meets no limit then.
                Reason::Allocation => since += i64::from(account.policy().monthly_allocation),
                _ => since += i64::from(entry.change),
            }
        }
        for at in places.into_iter().take(CHANGES) {
            let cause = Cause::TypeChanged { at };
            if let Some(tried) = self.bench.suppose(story, &cause)
                && tried.account.credits() == self.observed
            {
                let causes = with.iter().cloned().chain([cause]).collect();
                self.propose(causes, &tried.account);
                break;
            }
        }
    }

    /// What can be counted, as few of each as give the observed number, and at most so many.
    fn counted(&mut self, story: &Story, account: &Account, most: u32) -> Vec<(Cause, Account)> {
        let mut found = Vec::new();
        let observed = self.observed;
        let bench = &mut self.bench;
        if observed == account.credits() {
            return found;
        }
        let by = account.now();
        if let Some(count @ 1..) = account.credits().checked_sub(observed).filter(|count| *count <= most) {
            found.extend(bench.exactly(story, observed, Cause::InMailsNotRecorded { count, by }));
            let among = credited(account);
            found.extend(bench.least_falling(story, observed, count_of(&among).min(most), |count| {
                Cause::ResponsesNotCredited { count, among: among.clone() }
            }));
        }
        if observed > account.credits() && observed - account.credits() <= most {
            let among = unanswered(account);
            found.extend(bench.least_rising(story, observed, count_of(&among).min(most), |count| {
                Cause::ResponsesNotRecorded { count, among: among.clone() }
            }));
            let among = late(account);
            found.extend(bench.least_rising(story, observed, count_of(&among).min(most), |count| {
                Cause::ResponsesInTime { count, among: among.clone() }
            }));
        }
        if story.policy.at_limit == AtLimit::ShortenAddition {
            found.extend(self.where_room_counts(story, account, most));
        }
        found
    }

    /// Where what does not fit is not added, fewer credits before an allocation can mean more after it.
    fn where_room_counts(&mut self, story: &Story, account: &Account, most: u32) -> Vec<(Cause, Account)> {
        let mut found = Vec::new();
        let (observed, bench) = (self.observed, &mut self.bench);
        if observed > account.credits() {
            for month in allocations(account) {
                let by = month.first().plus_ms(-1);
                found.extend(bench.least_rising(story, observed, most.min(SOME), |count| {
                    Cause::InMailsNotRecorded { count, by }
                }));
            }
            let among = credited(account);
            found.extend(bench.least_rising(story, observed, count_of(&among).min(most), |count| {
                Cause::ResponsesNotCredited { count, among: among.clone() }
            }));
        } else {
            let among = late(account);
            found.extend(bench.least_falling(story, observed, count_of(&among).min(most), |count| {
                Cause::ResponsesInTime { count, among: among.clone() }
            }));
            let among = unanswered(account);
            found.extend(bench.least_falling(story, observed, count_of(&among).min(most), |count| {
                Cause::ResponsesNotRecorded { count, among: among.clone() }
            }));
        }
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
            let ranges = if story.policy.at_limit == AtLimit::ShortenAddition && nth == 0 {
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
        if self.observed >= self.expected.credits() {
            return;
        }
        let (life, at) = (story.policy.credit_life_ms(), opened.at);
        let mut first = at.plus_ms(-1).month().first();
        // Only what ended since the opening makes a difference.
        while first.plus_ms(life) > at && first >= Instant::EARLIEST {
            if first.plus_ms(life) <= story.at {
                let granted_at = first;
                let found = self.bench.least_falling(story, self.observed, of, |credits| {
                    Cause::OpeningOlder { credits, granted_at, of }
                });
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
