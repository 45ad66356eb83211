//! Where suppositions are tried: counts replays, within a budget.

use super::supposing::Story;
use super::{Cause, REPLAYS_MAX};
use crate::domain::account::Account;
use crate::domain::history::History;
use crate::domain::number::MessageNo;

/// Most events that one search plays, so that an account with very many is not played as often: 3 to 4 seconds.
const EVENTS_MAX: usize = 8_000_000;
/// So many events are copied while one is played.
const COPIED: usize = 8;

/// Most numbers that are tried one by one.
const TRIED_MOST: u32 = 200;
/// Most messages that are tried one by one.
const MESSAGES_MOST: usize = 40;

/// Plays stories until the budget is used up, or nobody waits for an answer any more.
pub(super) struct Bench<'a> {
    record: &'a History,
    pub(super) replays: u32,
    events: usize,
    /// Told how many were played; answers whether to go on.
    go_on: &'a mut dyn FnMut(u32) -> bool,
    stopped: bool,
}

/// What came of a supposition.
#[derive(Debug)]
pub(super) struct Tried {
    pub(super) story: Story,
    pub(super) account: Account,
}

/// A story in which some of some messages are supposed to be otherwise: how many credits it leads to, and to
/// how many it should.
#[derive(Debug, Clone, Copy)]
pub(super) struct Aim<'a> {
    pub(super) story: &'a Story,
    pub(super) from: u32,
    pub(super) credits: u32,
}

impl<'a> Bench<'a> {
    pub(super) fn new(record: &'a History, go_on: &'a mut dyn FnMut(u32) -> bool) -> Self {
        Self { record, replays: 0, events: 0, go_on, stopped: false }
    }

    /// The account that a story leads to; `None` where it cannot have happened, or nothing is left of the
    /// budget.
    pub(super) fn play(&mut self, story: &Story) -> Option<Account> {
        if self.stopped || self.replays >= REPLAYS_MAX || self.events >= EVENTS_MAX {
            return None;
        }
        self.replays += 1;
        self.stopped = !(self.go_on)(self.replays);
        let (played, account) = story.account(self.record);
        self.events = self.events.saturating_add(played).saturating_add(story.events.len() / COPIED);
        account
    }

    /// What comes of a story if this were true.
    pub(super) fn suppose(&mut self, story: &Story, cause: &Cause) -> Option<Tried> {
        let story = story.supposing(cause)?;
        let account = self.play(&story)?;
        Some(Tried { story, account })
    }

    /// The cause and its account, if it leads to exactly these credits.
    pub(super) fn exactly(&mut self, story: &Story, credits: u32, cause: Cause) -> Option<(Cause, Account)> {
        let account = self.suppose(story, &cause)?.account;
        (account.credits() == credits).then_some((cause, account))
    }

    /// The least number in `1..=most` with which a cause leads to exactly these credits, where more of it
    /// leads to fewer credits. A story that is impossible counts as one with fewer.
    pub(super) fn least_falling(
        &mut self,
        story: &Story,
        credits: u32,
        most: u32,
        cause: impl Fn(u32) -> Cause,
    ) -> Option<(Cause, Account)> {
        let least = least(1, most, |count| {
            let tried = self.suppose(story, &cause(count));
            tried.is_none_or(|tried| tried.account.credits() <= credits)
        })?;
        self.exactly(story, credits, cause(least))
    }

    /// The least number in `1..=most` with which a cause leads to exactly these credits, where more of it
    /// leads to more credits. A story that is impossible counts as one with fewer.
    pub(super) fn least_rising(
        &mut self,
        story: &Story,
        credits: u32,
        most: u32,
        cause: impl Fn(u32) -> Cause,
    ) -> Option<(Cause, Account)> {
        let least = least(1, most, |count| self.reaches(story, credits, &cause(count)))?;
        self.exactly(story, credits, cause(least))
    }

    /// The range of numbers in `0..=most` with which a cause leads to exactly these credits, where more of
    /// it leads to more credits.
    pub(super) fn range_rising(
        &mut self,
        story: &Story,
        credits: u32,
        most: u32,
        cause: impl Fn(u32) -> Cause,
    ) -> Option<(u32, u32)> {
        let first = least(0, most, |count| self.reaches(story, credits, &cause(count)))?;
        self.exactly(story, credits, cause(first))?;
        let beyond =
            least(first, most, |count| self.reaches(story, credits.saturating_add(1), &cause(count)));
        Some((first, beyond.map_or(most, |beyond| beyond.saturating_sub(1))))
    }

    /// The ranges of numbers in `0..=most` with which a cause leads to exactly these credits, for causes of
    /// which more can lead to fewer credits as well as to more. Each number is tried; where `each` is false,
    /// those are passed over that lie too near, if one more of it moves the number by one at most.
    pub(super) fn every_range(
        &mut self,
        story: &Story,
        credits: u32,
        most: u32,
        each: bool,
        cause: impl Fn(u32) -> Cause,
    ) -> Vec<(u32, u32)> {
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        let mut count = 0;
        while count <= most.min(TRIED_MOST) {
            let tried = self.suppose(story, &cause(count));
            let apart = tried.map(|tried| tried.account.credits().abs_diff(credits));
            if apart == Some(0) {
                match ranges.last_mut().filter(|(_, last)| *last + 1 == count) {
                    Some((_, last)) => *last = count,
                    None => ranges.push((count, count)),
                }
            }
            count += apart.filter(|_| !each).map_or(1, |apart| apart.max(1));
        }
        ranges
    }

    /// The first of these messages, as few of them as lead to exactly these credits, where each of them
    /// moves the number towards them. Finds nothing where some do not.
    pub(super) fn first_of(
        &mut self,
        aim: Aim<'_>,
        among: &[MessageNo],
        most: u32,
        cause: impl Fn(u32, &[MessageNo]) -> Cause,
    ) -> Option<(Cause, Account)> {
        let most = u32::try_from(among.len()).unwrap_or(most).min(most);
        let cause = |count| cause(count, among);
        if aim.credits < aim.from {
            self.least_falling(aim.story, aim.credits, most, cause)
        } else {
            self.least_rising(aim.story, aim.credits, most, cause)
        }
    }

    /// A few of these messages with which a cause leads to exactly these credits. One after the other is
    /// added, and stays where it moves the number towards them: where what came and went depends on when as
    /// well, some do not, and no order of them is right for all.
    pub(super) fn some_of(
        &mut self,
        aim: Aim<'_>,
        among: &[MessageNo],
        most: u32,
        cause: impl Fn(u32, &[MessageNo]) -> Cause,
    ) -> Option<(Cause, Account)> {
        let mut distance = aim.from.abs_diff(aim.credits);
        let mut count = 0;
        let mut chosen = Vec::new();
        for message in among.iter().take(MESSAGES_MOST) {
            if count == most {
                break;
            }
            chosen.push(*message);
            let supposed = cause(count + 1, &chosen);
            let account = self.suppose(aim.story, &supposed).map(|tried| tried.account);
            match account.map(|account| (account.credits().abs_diff(aim.credits), account)) {
                Some((0, account)) => return Some((supposed, account)),
                Some((nearer, _)) if nearer < distance => (distance, count) = (nearer, count + 1),
                _ => _ = chosen.pop(),
            }
        }
        None
    }

    /// Two of these messages with which a cause leads to exactly these credits, where none of them alone moves
    /// the number towards them.
    pub(super) fn two_of(
        &mut self,
        aim: Aim<'_>,
        among: &[MessageNo],
        cause: impl Fn(u32, &[MessageNo]) -> Cause,
    ) -> Option<(Cause, Account)> {
        let among = among.get(..among.len().min(MESSAGES_MOST))?;
        let one_and_rest = among.iter().enumerate().map(|(place, one)| (one, among.get(place + 1..)));
        one_and_rest
            .flat_map(|(one, rest)| rest.unwrap_or_default().iter().map(|other| [*one, *other]))
            .find_map(|two| self.exactly(aim.story, aim.credits, cause(2, &two)))
    }

    fn reaches(&mut self, story: &Story, credits: u32, cause: &Cause) -> bool {
        self.suppose(story, cause).is_some_and(|tried| tried.account.credits() >= credits)
    }
}

/// The least number in `low..=most` for which something is so, where it is so for all greater ones.
fn least(mut low: u32, most: u32, mut is_so: impl FnMut(u32) -> bool) -> Option<u32> {
    let mut high = most.checked_add(1)?;
    while low < high {
        let middle = low + (high - low) / 2;
        if is_so(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    (low <= most).then_some(low)
}
