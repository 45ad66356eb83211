//! The state of an account at one instant.
//!
//! `decide` says what may happen, `apply` makes it happen, `passing` derives what time alone brings,
//! `questions` answers what others want to know,
//! `onward` makes a copy to play on with, `passed` one to come back to. No credit is an object of its own: batches are counted.

mod apply;
mod decide;
mod onward;
mod passed;
mod passing;
mod questions;

use std::collections::BTreeMap;

use super::chapter::{Chapter, ChapterKind};
use super::event::{Event, Opening};
use super::ids::Ids;
use super::ledger::{Entry, Reason, Totals};
use super::log::Log;
use super::lot::{Arrival, Lot, LotSource, Purse};
use super::message::Message;
use super::number::{LotNo, MessageNo};
use super::policy::{AtLimit, Policy};
use super::refusal::Refusal;
use super::shelf::Shelf;
use super::subscription::{Subscription, SubscriptionType};
use super::time::{Instant, Month};

pub(super) use passed::Passed;
pub use questions::{CreditOutcome, Deadline, Mark, Removal};

/// What became of a month that was marked as missed (`R13`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissedMonth {
    /// Its 1st lies ahead.
    Marked,
    /// Its allocation was due and did not come.
    Due,
    /// No allocation was due on its 1st, since no subscription was active that had begun before.
    NotDue,
    /// It was made good.
    Repaired,
}

/// A recorded number beside what the rules gave at that instant (`R16`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Observation {
    /// When.
    pub at: Instant,
    /// What Sales Navigator showed.
    pub observed: u32,
    /// What the rules gave.
    pub expected: u32,
}

impl Observation {
    /// Observed minus expected.
    pub fn difference(&self) -> i64 {
        i64::from(self.observed) - i64::from(self.expected)
    }
}

/// An account at one instant of its time.
///
/// Playing an event costs amortised constant time, whatever the account's size, and a copy shares its record.
#[derive(Debug, Clone)]
pub struct Account {
    policy: Policy,
    opened_at: Instant,
    now: Instant,
    subscription: Option<Subscription>,
    purse: Purse,
    arrivals: Log<Arrival>,
    messages: Shelf<Message>,
    numbers_by_id: Ids,
    ledger: Log<Entry>,
    chapter: Chapter,
    totals: Totals,
    reminders: Log<(Instant, MessageNo)>,
    observations: Log<Observation>,
    missed: BTreeMap<Month, MissedMonth>,
    next_first: Instant,
    /// Messages sent before this place have had their reminder instant.
    reminders_passed: usize,
    /// Messages sent before this place have had their response window closed.
    windows_closed: usize,
    waiting: u32,
}

impl Account {
    /// An account at its opening (`R3`). The policy must be valid.
    ///
    /// # Errors
    /// When the opening lies outside the accepted years, or the credits it opens with break `R3`.
    pub fn open(
        policy: Policy,
        at: Instant,
        subscription: SubscriptionType,
        opening: &Opening,
    ) -> Result<Self, Refusal> {
        decide::opening(&policy, at, opening)?;
        let mut account = Self {
            policy,
            opened_at: at,
            now: at,
            subscription: Some(Subscription { kind: subscription, since: at }),
            purse: Purse::default(),
            arrivals: Log::default(),
            messages: Shelf::default(),
            numbers_by_id: Ids::default(),
            ledger: Log::default(),
            chapter: Chapter { kind: ChapterKind::Opened, at, cancelled: None, from: 0, to: 0 },
            totals: Totals::default(),
            reminders: Log::default(),
            observations: Log::default(),
            missed: BTreeMap::new(),
            next_first: at.next_month_start(),
            reminders_passed: 0,
            windows_closed: 0,
            waiting: 0,
        };
        account.grant_opening(opening);
        account.begin(ChapterKind::Opened, 0);
        Ok(account)
    }

    /// Takes an event in: time passes to its instant, then it happens. The event must have been
    /// decided by this account in this state, or be checked by [`Account::permits`] first.
    pub fn play(&mut self, event: &Event) {
        self.advance_to(event.at);
        self.apply(&event.kind);
    }

    /// These are the ids of its messages and of those to come.
    pub(in crate::domain) fn know(&mut self, ids: Ids) {
        self.numbers_by_id = ids;
    }

    /// A chapter begins now, with what stands in the ledger from that place on.
    fn begin(&mut self, kind: ChapterKind, from: usize) {
        let before = self.chapter;
        let cancelled = (before.kind == ChapterKind::Cancelled).then(|| {
            let entries = (before.from..before.to).filter_map(|place| self.ledger.get(place));
            (before.at, entries.map(|entry| entry.change.unsigned_abs()).sum())
        });
        self.chapter = Chapter { kind, at: self.now, cancelled, from, to: self.ledger.len() };
    }

    /// Lets time pass to an event's instant, and says whether it can happen then.
    pub(in crate::domain) fn reach(&mut self, event: &Event) -> Result<(), Refusal> {
        self.permits_time(event.at)?;
        self.advance_to(event.at);
        self.permits(&event.kind)
    }

    fn book(&mut self, reason: Reason, change: i32, lot: LotNo, message: Option<MessageNo>) {
        self.totals.add(reason, change);
        self.ledger.push(Entry { at: self.now, reason, change, left: self.purse.left(), lot, message });
    }

    /// Removes up to `most` credits in spend order, one entry for each batch touched.
    fn remove(&mut self, reason: Reason, mut most: u32) {
        while most > 0 {
            let Some((lot, taken)) = self.purse.take(most) else { return };
            most -= taken;
            self.book(reason, -signed(taken), lot.no, None);
        }
    }

    /// Adds credits as a batch under the limit (`R6`); which one, unless nothing fitted.
    fn add(
        &mut self,
        reason: Reason,
        source: LotSource,
        credits: u32,
        granted_at: Instant,
        expires_at: Instant,
    ) -> Option<LotNo> {
        let room = self.policy.limit.saturating_sub(self.purse.left());
        let credits = match self.policy.at_limit {
            AtLimit::ReplaceSoonest => {
                self.remove(Reason::RemovedAtLimit, credits.saturating_sub(room));
                credits
            }
            AtLimit::ShortenAddition => credits.min(room),
        };
        if credits == 0 {
            return None;
        }
        let no = LotNo::after(self.arrivals.len());
        self.arrivals.push(Arrival { source, credits, granted_at, expires_at });
        self.purse.insert(Lot { no, left: credits, granted_at, expires_at });
        let message = match source {
            LotSource::Returned(message) => Some(message),
            _ => None,
        };
        self.book(reason, signed(credits), no, message);
        Some(no)
    }

    fn add_fresh(&mut self, reason: Reason, source: LotSource, credits: u32) -> Option<LotNo> {
        let expires_at = self.now.plus_ms(self.policy.credit_life_ms());
        self.add(reason, source, credits, self.now, expires_at)
    }

    fn grant_opening(&mut self, opening: &Opening) {
        match opening {
            Opening::Credits(credits) => {
                self.add_fresh(Reason::Opening, LotSource::Opening, *credits);
            }
            Opening::Lots(lots) => {
                let mut by_date = lots.clone();
                by_date.sort_by_key(|lot| lot.granted_at);
                for lot in by_date {
                    let expires_at = lot.granted_at.plus_ms(self.policy.credit_life_ms());
                    self.add(Reason::Opening, LotSource::Opening, lot.credits, lot.granted_at, expires_at);
                }
            }
        }
    }
}

/// Credits never exceed the limit's bound of 10,000, so they fit.
fn signed(credits: u32) -> i32 {
    i32::try_from(credits).unwrap_or(i32::MAX)
}
