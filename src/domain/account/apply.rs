//! Making what was decided happen. Cannot fail; what `decide` would have refused is not looked for.

use std::sync::Arc;

use super::{Account, MissedMonth, Observation, Subscription};
use crate::domain::chapter::ChapterKind;
use crate::domain::event::{EventKind, Opening};
use crate::domain::ledger::Reason;
use crate::domain::lot::LotSource;
use crate::domain::message::{Letter, Message, NotReturned, Response, ResponseKind};
use crate::domain::number::{LotNo, MessageNo};
use crate::domain::policy::ReturnedCreditLife;
use crate::domain::subscription::SubscriptionType;

impl Account {
    /// Makes happen now what [`Account::decide`] answered or [`Account::permits`] allowed.
    pub fn apply(&mut self, kind: &EventKind) {
        match kind {
            EventKind::Opened { .. } => {}
            EventKind::Sent(letter) => self.send(letter),
            EventKind::Edited { message, subject, body } => {
                let now = self.now;
                if let Some(message) = self.messages.get_mut(message.index()) {
                    message.edited_at = Some(now);
                    if subject.is_some() {
                        message.edited_subject.clone_from(subject);
                    }
                    if body.is_some() {
                        message.edited_body.clone_from(body);
                    }
                }
            }
            EventKind::Deleted { message } => {
                self.stop_waiting(*message);
                let now = self.now;
                if let Some(message) = self.messages.get_mut(message.index()) {
                    message.deleted_at = Some(now);
                }
            }
            EventKind::Responded { message, kind } => self.respond(*message, *kind),
            EventKind::SubscriptionChanged { to, opening_credits } => {
                self.subscribe(ChapterKind::TypeChanged, *to, *opening_credits);
            }
            EventKind::Resubscribed { to, opening_credits } => {
                self.subscribe(ChapterKind::Resubscribed, *to, *opening_credits);
            }
            EventKind::Cancelled => {
                let from = self.ledger.len();
                self.remove(Reason::Forfeited, u32::MAX);
                self.subscription = None;
                self.begin(ChapterKind::Cancelled, from);
            }
            EventKind::AllocationMissed { month } => {
                self.missed.insert(*month, MissedMonth::Marked);
            }
            EventKind::AllocationRepaired { month } => {
                self.missed.insert(*month, MissedMonth::Repaired);
                self.add_fresh(
                    Reason::RepairedAllocation,
                    LotSource::RepairedAllocation,
                    self.policy.monthly_allocation,
                );
            }
            EventKind::BalanceObserved { credits } => {
                let (at, expected) = (self.now, self.purse.left());
                self.observations.push(Observation { at, observed: *credits, expected });
            }
            EventKind::ClockAdvanced { to } => self.advance_to(*to),
        }
    }

    fn subscribe(&mut self, chapter: ChapterKind, kind: SubscriptionType, opening_credits: u32) {
        let from = self.ledger.len();
        self.remove(Reason::Forfeited, u32::MAX);
        self.subscription = Some(Subscription { kind, since: self.now });
        self.grant_opening(&Opening::Credits(opening_credits));
        self.begin(chapter, from);
    }

    /// `R5`: the first credit in spend order pays.
    fn send(&mut self, letter: &Arc<Letter>) {
        let Some((lot, _)) = self.purse.take(1) else { return };
        let no = MessageNo::after(self.messages.len());
        self.numbers_by_id.put(&letter.id, no);
        self.messages.push(Message {
            letter: Arc::clone(letter),
            edited_subject: None,
            edited_body: None,
            sent_at: self.now,
            paid_by: lot.no,
            paid_expires_at: lot.expires_at,
            edited_at: None,
            deleted_at: None,
            reminded_at: None,
            response: None,
        });
        self.waiting = self.waiting.saturating_add(1);
        self.book(Reason::Sent, -1, lot.no, Some(no));
    }

    /// `R9`: the response is recorded even where it returns nothing.
    fn respond(&mut self, no: MessageNo, kind: ResponseKind) {
        self.stop_waiting(no);
        let credit = self.return_credit(no);
        let at = self.now;
        if let Some(message) = self.messages.get_mut(no.index()) {
            message.response = Some(Response { at, kind, credit });
        }
    }

    fn return_credit(&mut self, no: MessageNo) -> Result<LotNo, NotReturned> {
        let Some(message) = self.messages.get(no.index()) else { return Err(NotReturned::Deleted) };
        if message.deleted_at.is_some() {
            return Err(NotReturned::Deleted);
        }
        if self.now >= message.sent_at.plus_ms(self.policy.response_window_ms()) {
            return Err(NotReturned::Late);
        }
        if self.subscription.is_none() {
            return Err(NotReturned::NoSubscription);
        }
        let expires_at = match self.policy.returned_credit_life {
            ReturnedCreditLife::Fresh => self.now.plus_ms(self.policy.credit_life_ms()),
            ReturnedCreditLife::Inherit if message.paid_expires_at <= self.now => {
                return Err(NotReturned::AlreadyExpired);
            }
            ReturnedCreditLife::Inherit => message.paid_expires_at,
        };
        self.add(Reason::Returned, LotSource::Returned(no), 1, self.now, expires_at)
            .ok_or(NotReturned::AtLimit)
    }

    /// Takes a message out of those that wait, if it does.
    fn stop_waiting(&mut self, no: MessageNo) {
        let waits =
            no.index() >= self.windows_closed && self.messages.get(no.index()).is_some_and(Message::is_open);
        if waits {
            self.waiting = self.waiting.saturating_sub(1);
        }
    }
}
