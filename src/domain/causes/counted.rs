//! Causes of which there can be any number: InMails and responses.

use super::Cause;
use super::bench::{Aim, Bench};
use super::plausible::SOME;
use super::search::{ALLOCATIONS, Search};
use super::supposing::Story;
use crate::domain::account::Account;
use crate::domain::ledger::Reason;
use crate::domain::message::{Message, NotReturned};
use crate::domain::number::MessageNo;
use crate::domain::time::{DAY_MS, Instant};

/// Instants at which responses could have come that are tried message by message together with another cause.
const INSTANTS_BESIDE: usize = 3;

impl Search<'_> {
    /// What can be counted, as few of each as give the observed number, and at most so many.
    pub(super) fn counted(&mut self, story: &Story, account: &Account, most: u32) -> Vec<(Cause, Account)> {
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
        if !story.is_usual() {
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
                Cause::ResponsesInTime { count, among: among.clone(), by }
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
        let bench = &mut self.bench;
        let few = observed.abs_diff(credits);
        let came = came(account);
        if observed > credits {
            for at in &came {
                let by = at.plus_ms(-1);
                let sent = |count| Cause::InMailsNotRecorded { count, by };
                let mut counts = few..=most.min(SOME);
                found.extend(counts.find_map(|count| bench.exactly(story, observed, sent(count))));
            }
        }
        let around = came.iter().flat_map(|at| [-1, 0, 10 * DAY_MS, 20 * DAY_MS].map(|ms| at.plus_ms(ms)));
        let instants = [story.soon(), account.now(), account.opened_at()].into_iter().chain(around);
        let instants: Vec<Instant> = instants.collect();
        let aim = Aim { story, from: credits, credits: observed };
        let mut answers = Answers { bench, aim, few, alone: most > SOME };
        let not_credited = |count, among, _| Cause::ResponsesNotCredited { count, among };
        let in_time = |count, among, by| Cause::ResponsesInTime { count, among, by };
        let not_recorded = |count, among, by| Cause::ResponsesNotRecorded { count, among, by };
        let likely = credited(account);
        found.extend(answers.explain(&[account.now()], &likely, || was_credited(account), not_credited));
        found.extend(answers.explain(&instants, &late(account), Vec::new, in_time));
        let likely = unanswered(account);
        found.extend(answers.explain(&instants, &likely, || open(account), not_recorded));
        found
    }
}

/// Responses where it counts when they came, and which.
struct Answers<'a, 'b> {
    bench: &'a mut Bench<'b>,
    aim: Aim<'a>,
    /// As many as the numbers are apart: most often so many explain it.
    few: u32,
    /// Whether nothing else is supposed.
    alone: bool,
}

impl Answers<'_, '_> {
    /// As few as can be of the likely ones, that came by one of these instants; else those of them that move
    /// the number; else those among the earliest: one of them can have left less room for an allocation, even
    /// where its own credit is gone by now. Together with another cause, not every instant is tried with every
    /// message.
    fn explain(
        &mut self,
        instants: &[Instant],
        likely: &[MessageNo],
        earliest: impl FnOnce() -> Vec<MessageNo>,
        cause: impl Fn(u32, Vec<MessageNo>, Instant) -> Cause,
    ) -> Option<(Cause, Account)> {
        let Self { bench, aim, few, alone } = self;
        let by = |by: &Instant| {
            let by = *by;
            let cause = &cause;
            move |count: u32, among: &[MessageNo]| cause(count, among.to_vec(), by)
        };
        let first = instants.iter().find_map(|at| bench.first_of(*aim, likely, *few, by(at)));
        let tried = if *alone { instants.len() } else { INSTANTS_BESIDE };
        let mut some = |among: &[MessageNo]| {
            instants.iter().take(tried).find_map(|at| bench.some_of(*aim, among, SOME, by(at)))
        };
        let found = first.or_else(|| some(likely)).or_else(|| some(&earliest()));
        let two = |at| bench.two_of(*aim, likely, by(at));
        found.or_else(|| instants.first().filter(|_| *alone).and_then(two))
    }
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

/// Messages whose response returned a credit that could still be there, the last response first.
pub(super) fn credited(account: &Account) -> Vec<MessageNo> {
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

/// All messages whose response returned a credit, the first message first.
fn was_credited(account: &Account) -> Vec<MessageNo> {
    let has = |message: &Message| message.response.is_some_and(|response| response.credit.is_ok());
    account.messages().filter(|(_, message)| has(message)).map(|(no, _)| no).collect()
}

/// All messages without a response, the first first.
fn open(account: &Account) -> Vec<MessageNo> {
    account.messages().filter(|(_, message)| message.is_open()).map(|(no, _)| no).collect()
}

/// Messages without a response, the last first, whose credit could still be there had they been answered:
/// those that wait, then those whose window has closed.
pub(super) fn unanswered(account: &Account) -> Vec<MessageNo> {
    let life = account.policy().credit_life_ms();
    let open = account.messages().rev().filter(|(_, message)| message.is_open());
    open.take_while(|(_, message)| account.response_closes_at(message).plus_ms(life) > account.now())
        .map(|(no, _)| no)
        .collect()
}

/// Messages with a response that came too late, the last first.
pub(super) fn late(account: &Account) -> Vec<MessageNo> {
    let is_late = |message: &Message| {
        message.response.is_some_and(|response| response.credit == Err(NotReturned::Late))
    };
    account.messages().rev().filter(|(_, message)| is_late(message)).map(|(no, _)| no).collect()
}

pub(super) fn count_of(among: &[MessageNo]) -> u32 {
    u32::try_from(among.len()).unwrap_or(u32::MAX)
}
