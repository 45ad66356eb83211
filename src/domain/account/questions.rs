//! What others want to know about an account. Nothing here changes anything.

use super::{Account, MissedMonth, Observation};
use crate::domain::chapter::Chapter;
use crate::domain::ledger::{Entry, Reason, Totals};
use crate::domain::lot::{Arrival, Lot, LotSource};
use crate::domain::message::{Message, NotReturned, Person, Response, ResponseKind};
use crate::domain::number::{LotNo, MessageNo};
use crate::domain::policy::{AtLimit, Policy};
use crate::domain::rule::RuleNo;
use crate::domain::subscription::Subscription;
use crate::domain::time::{Instant, Month};

/// A place in an account's record, for telling what came after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mark {
    entries: usize,
    reminders: usize,
}

/// Something that closes at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deadline {
    /// A message can no longer be edited or deleted (`R10`).
    EditWindow(MessageNo),
    /// A response to a message no longer returns its credit (`R9`).
    ResponseWindow(MessageNo),
}

/// Credits that a cancellation or change of type would remove (`R12`), and what comes after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Removal {
    /// Credits lost.
    pub lost: u32,
    /// The first allocation a subscription that began now would bring.
    pub next_allocation: Instant,
}

/// What became of the credit that paid for a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CreditOutcome {
    /// A response would return it until this instant (`R9`).
    Waiting(Instant),
    /// A response returned it as this batch.
    Returned(ResponseKind, LotNo),
    /// A response returned nothing.
    NotReturned(ResponseKind, NotReturned),
    /// No response came in time; the window closed at this instant.
    Unanswered(Instant),
    /// The message was deleted before a response, at this instant (`R10`).
    Deleted(Instant),
}

impl CreditOutcome {
    /// The rule that it follows from.
    pub const fn rule(&self) -> RuleNo {
        match self {
            Self::Waiting(_) | Self::Returned(..) | Self::NotReturned(..) | Self::Unanswered(_) => RuleNo::R9,
            Self::Deleted(_) => RuleNo::R10,
        }
    }
}

impl Account {
    /// The account's present time.
    pub const fn now(&self) -> Instant {
        self.now
    }

    /// When the account was opened.
    pub const fn opened_at(&self) -> Instant {
        self.opened_at
    }

    /// The numbers and readings it lives under.
    pub const fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The active subscription.
    pub const fn subscription(&self) -> Option<Subscription> {
        self.subscription
    }

    /// Credits left.
    pub const fn credits(&self) -> u32 {
        self.purse.left()
    }

    /// Batches with credits left, in spend order (`R5`).
    pub fn lots(&self) -> impl ExactSizeIterator<Item = &Lot> {
        self.purse.lots()
    }

    /// What a batch was when it arrived, also after its last credit is gone.
    pub fn arrival(&self, lot: LotNo) -> Option<&Arrival> {
        self.arrivals.get(lot.index())
    }

    /// Every change so far, oldest first.
    pub fn ledger(&self) -> &[Entry] {
        self.ledger.as_slice()
    }

    /// From where its balance is told: its last allocation, or the last beginning or end of a
    /// subscription.
    pub const fn chapter(&self) -> &Chapter {
        &self.chapter
    }

    /// Sums over the ledger.
    pub const fn totals(&self) -> &Totals {
        &self.totals
    }

    /// Messages in order of sending.
    pub fn messages(&self) -> impl DoubleEndedIterator<Item = (MessageNo, &Message)> + ExactSizeIterator {
        self.messages_from(0)
    }

    fn messages_from(
        &self,
        first: usize,
    ) -> impl DoubleEndedIterator<Item = (MessageNo, &Message)> + ExactSizeIterator {
        self.messages.after(first).map(|(place, message)| (MessageNo::after(place), message))
    }

    /// One message.
    pub fn message(&self, no: MessageNo) -> Option<&Message> {
        self.messages.get(no.index())
    }

    /// The message with this id.
    pub fn message_with_id(&self, id: &str) -> Option<(MessageNo, &Message)> {
        let no = self.number_of(id).ok()?;
        Some((no, self.message(no)?))
    }

    /// Reminders that went out (`R11`), oldest first.
    pub fn reminders(&self) -> &[(Instant, MessageNo)] {
        self.reminders.as_slice()
    }

    /// Numbers that were recorded from Sales Navigator (`R16`), oldest first.
    pub fn observations(&self) -> &[Observation] {
        self.observations.as_slice()
    }

    /// Credits left of an opening from the number alone, whose age nobody knows: they are taken as new on that day
    /// (`R3`). An opening with one whole allocation is that of a subscription that began then.
    pub fn opening_of_unknown_age(&self) -> Option<u32> {
        let first = LotNo::after(0);
        let arrival = self.arrival(first)?;
        let from_the_number = arrival.source == LotSource::Opening
            && arrival.granted_at == self.opened_at
            && arrival.credits != self.policy.monthly_allocation;
        let left = self.lots().find(|lot| lot.no == first)?.left;
        from_the_number.then_some(left)
    }

    /// Messages neither answered nor deleted whose response window is open.
    pub const fn waiting(&self) -> u32 {
        self.waiting
    }

    /// Whether a response to this message would still be in time (`R9`).
    pub fn is_waiting(&self, message: &Message) -> bool {
        message.is_open() && self.now < self.response_closes_at(message)
    }

    /// What became of the credit that paid for this message.
    pub fn outcome(&self, message: &Message) -> CreditOutcome {
        let closes_at = self.response_closes_at(message);
        match (message.response, message.deleted_at) {
            (Some(Response { kind, credit: Ok(lot), .. }), _) => CreditOutcome::Returned(kind, lot),
            (Some(Response { kind, credit: Err(why), .. }), _) => CreditOutcome::NotReturned(kind, why),
            (None, Some(at)) => CreditOutcome::Deleted(at),
            (None, None) if self.now < closes_at => CreditOutcome::Waiting(closes_at),
            (None, None) => CreditOutcome::Unanswered(closes_at),
        }
    }

    /// The end of a message's response window; at that instant it is closed (`R9`).
    pub fn response_closes_at(&self, message: &Message) -> Instant {
        message.sent_at.plus_ms(self.policy.response_window_ms())
    }

    /// The end of a message's window to edit or delete; at that instant it is closed (`R10`).
    pub fn edit_closes_at(&self, message: &Message) -> Instant {
        message.sent_at.plus_ms(self.policy.edit_window_ms())
    }

    /// When a message's reminder goes out, or would have (`R11`).
    pub fn reminder_due_at(&self, message: &Message) -> Instant {
        message.sent_at.plus_ms(self.policy.reminder_after_ms())
    }

    /// Months whose allocation is overdue, while a subscription is active (`R13`).
    pub fn renewal_overdue(&self) -> impl Iterator<Item = Month> {
        let active = self.subscription.is_some();
        self.missed.iter().filter_map(move |(&month, &state)| {
            (active && state == MissedMonth::Due && month.second() <= self.now).then_some(month)
        })
    }

    /// Months that were ever marked as missed, and what became of them (`R13`).
    pub fn missed_months(&self) -> impl Iterator<Item = (Month, MissedMonth)> {
        self.missed.iter().map(|(&month, &state)| (month, state))
    }

    /// The next allocation and its credits, while a subscription is active (`R2`); months marked as
    /// missed bring none.
    pub fn next_allocation(&self) -> Option<(Instant, u32)> {
        self.subscription?;
        Some((self.first_unmarked(), self.policy.monthly_allocation))
    }

    fn first_unmarked(&self) -> Instant {
        let mut month = self.next_first.month();
        while self.missed.contains_key(&month) {
            month = month.next();
        }
        month.first()
    }

    /// The next expiry and how many credits are left to expire then (`R4`).
    pub fn next_expiry(&self) -> Option<(Instant, u32)> {
        let at = self.purse.first()?.expires_at;
        let credits = self.purse.lots().take_while(|lot| lot.expires_at == at).map(|lot| lot.left).sum();
        Some((at, credits))
    }

    /// The first of the credits held now that make room at the limit for an allocation to come, if nothing
    /// else happens until then, and when that is (`R6`).
    pub fn next_removal(&self) -> Option<(Instant, u32)> {
        if self.policy.at_limit != AtLimit::ReplaceSoonest {
            return None;
        }
        let (mut at, arriving) = self.next_allocation()?;
        let mut arrived = 0_u32;
        loop {
            // What expires at that instant goes first (`R7`).
            let left: u32 = self.purse.lots().filter(|lot| lot.expires_at > at).map(|lot| lot.left).sum();
            if left == 0 {
                return None;
            }
            let after = left.saturating_add(arrived).saturating_add(arriving);
            let beyond = after.saturating_sub(self.policy.limit).min(left);
            if beyond > 0 {
                return Some((at, beyond));
            }
            arrived = arrived.saturating_add(arriving);
            let mut month = at.month().next();
            while self.missed.contains_key(&month) {
                month = month.next();
            }
            at = month.first();
        }
    }

    /// The credits that go next if nothing else happens, and why: they expire (`R4`), or make room at the
    /// limit before they do (`R6`).
    pub fn next_loss(&self) -> Option<(Instant, u32, Reason)> {
        let expiry = self.next_expiry().map(|(at, credits)| (at, credits, Reason::Expired));
        let removal = self.next_removal().map(|(at, credits)| (at, credits, Reason::RemovedAtLimit));
        // At one instant expiry comes first (`R7`), as it does here.
        [expiry, removal].into_iter().flatten().min_by_key(|&(at, ..)| at)
    }

    /// What a cancellation or change of type would remove now (`R12`).
    pub fn removal(&self) -> Removal {
        Removal { lost: self.credits(), next_allocation: self.first_unmarked() }
    }

    /// Messages to this person that are neither answered nor deleted, newest first (`R8`).
    pub fn unanswered_to<'a>(&'a self, person: &'a Person) -> impl Iterator<Item = (MessageNo, &'a Message)> {
        self.messages()
            .rev()
            .filter(move |(_, message)| message.is_open() && message.letter.person() == *person)
    }

    /// The next closing of any message's windows after now.
    pub fn next_deadline(&self) -> Option<(Instant, Deadline)> {
        let edit = self.next_edit_deadline().map(|(at, no)| (at, Deadline::EditWindow(no)));
        let response = self
            .messages_from(self.windows_closed)
            .find(|(_, message)| message.is_open())
            .map(|(no, message)| (self.response_closes_at(message), Deadline::ResponseWindow(no)));
        [edit, response].into_iter().flatten().min_by_key(|&(at, _)| at)
    }

    /// The earliest window to edit or delete that is still open, and its message (`R10`).
    pub fn next_edit_deadline(&self) -> Option<(Instant, MessageNo)> {
        let first_open = self.messages.partition_point(|message| self.edit_closes_at(message) <= self.now);
        self.messages_from(first_open)
            .find(|(_, message)| message.deleted_at.is_none())
            .map(|(no, message)| (self.edit_closes_at(message), no))
    }

    /// The next instant at which time alone changes anything that can be seen.
    pub fn next_change(&self) -> Instant {
        let overdue = self.missed.keys().map(|month| month.second()).find(|&at| at > self.now);
        [
            Some(self.next_first),
            self.purse.first().map(|lot| lot.expires_at),
            self.reminder_due_next(),
            self.next_deadline().map(|(at, _)| at),
            overdue,
        ]
        .into_iter()
        .flatten()
        .min()
        .unwrap_or(self.next_first)
    }

    /// The present end of the record.
    pub const fn mark(&self) -> Mark {
        Mark { entries: self.ledger.len(), reminders: self.reminders.len() }
    }

    /// Ledger entries since a mark.
    pub fn entries_since(&self, mark: Mark) -> &[Entry] {
        self.ledger.since(mark.entries)
    }

    /// Reminders since a mark.
    pub fn reminders_since(&self, mark: Mark) -> &[(Instant, MessageNo)] {
        self.reminders.since(mark.reminders)
    }

    /// The message whose response brought a batch, if one did.
    pub fn returned_for(&self, lot: LotNo) -> Option<MessageNo> {
        match self.arrival(lot)?.source {
            LotSource::Returned(message) => Some(message),
            _ => None,
        }
    }
}
