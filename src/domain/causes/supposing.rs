//! An account's story with a cause supposed to be true.

use std::sync::Arc;

use super::Cause;
use crate::domain::account::Account;
use crate::domain::event::{Event, EventKind, Opening, OpeningLot};
use crate::domain::history::{History, play, play_on};
use crate::domain::insertion::put_in;
use crate::domain::message::{Letter, ResponseKind};
use crate::domain::number::MessageNo;
use crate::domain::policy::{AtLimit, Policy, ReturnedCreditLife};
use crate::domain::subscription::SubscriptionType;
use crate::domain::time::Instant;

/// What was done up to an instant, and the readings it is played under.
#[derive(Debug, Clone)]
pub(super) struct Story {
    pub(super) policy: Policy,
    pub(super) events: Vec<Event>,
    pub(super) at: Instant,
    /// Before this instant all is as it was recorded.
    pub(super) recorded_before: Instant,
}

impl Story {
    /// The story of an account up to an instant. How the clock was moved plays no part in it.
    pub(super) fn of(history: &History, at: Instant) -> Self {
        let told = history.events().iter().take_while(|event| event.at <= at);
        let events = told.filter(|event| !matches!(event.kind, EventKind::ClockAdvanced { .. }));
        let policy = *history.account().policy();
        Self { policy, events: events.cloned().collect(), at, recorded_before: Instant::LATEST }
    }

    /// The account that it leads to, and how many events were played, those before a difference to the record
    /// left out where the record knows how it was then; no account if the rules refuse an event.
    pub(super) fn account(&self, record: &History) -> (usize, Option<Account>) {
        let same = self.events.partition_point(|event| event.at < self.recorded_before);
        let then = self.recorded_before.plus_ms(-1);
        let rest = self.events.get(same..).unwrap_or_default();
        let account = match record.as_of(then.min(self.at)).filter(|_| same > 0) {
            Some(account) => play_on(account, rest),
            None => play(self.policy, &self.events),
        };
        let played = if same > 0 { rest.len() } else { self.events.len() };
        let account = account.ok().map(|mut account| {
            account.advance_to(self.at);
            account
        });
        (played, account)
    }

    /// The story if this were true; `None` where it cannot be.
    pub(super) fn supposing(&self, cause: &Cause) -> Option<Self> {
        let mut story = self.clone();
        match cause {
            Cause::AllocationMissing { month } => {
                let made_good = EventKind::AllocationRepaired { month: *month };
                if !story.remove(|kind| *kind == made_good) {
                    let opened_at = story.events.first()?.at;
                    let marked = EventKind::AllocationMissed { month: *month };
                    story.put(month.first().plus_ms(-1).max(opened_at), marked);
                }
            }
            Cause::AllocationCame { month } => {
                let marked = EventKind::AllocationMissed { month: *month };
                story.remove(|kind| *kind == marked).then_some(())?;
            }
            Cause::TypeChanged { at } => {
                let to = story.another_type(*at)?;
                story.put(*at, EventKind::SubscriptionChanged { to, opening_credits: 0 });
            }
            Cause::Cancelled => story.put(self.at, EventKind::Cancelled),
            Cause::InMailsNotRecorded { count, by } => {
                for number in 0..*count {
                    story.put(*by, EventKind::Sent(unknown_letter(number)));
                }
            }
            Cause::ResponsesNotCredited { count, among } => {
                let chosen = chosen(*count, among)?;
                story.take_answers(chosen);
            }
            Cause::ResponsesNotRecorded { count, among, by } => {
                story.answer(chosen(*count, among)?, *by)?;
            }
            Cause::ResponsesInTime { count, among, by } => {
                let chosen = chosen(*count, among)?;
                story.take_answers(chosen);
                story.answer(chosen, *by)?;
            }
            Cause::OtherOpening { nth, credits, .. } => *story.opening_mut(*nth)? = *credits,
            Cause::OpeningOlder { credits, granted_at, .. } => story.age(*credits, *granted_at)?,
            Cause::OtherReading { at_limit, returned_credit_life } => {
                story.recorded_before = Instant::EARLIEST;
                story.policy.at_limit = *at_limit;
                story.policy.returned_credit_life = *returned_credit_life;
            }
            Cause::LongerLife { days } => {
                story.recorded_before = Instant::EARLIEST;
                story.policy.credit_life_days = *days;
            }
        }
        Some(story)
    }

    /// Whether it is played under the readings in which more of what comes never leads to fewer credits.
    pub(super) fn is_usual(&self) -> bool {
        (self.policy.at_limit, self.policy.returned_credit_life)
            == (AtLimit::ReplaceSoonest, ReturnedCreditLife::Fresh)
    }

    fn put(&mut self, at: Instant, kind: EventKind) {
        self.recorded_before = self.recorded_before.min(at);
        put_in(&mut self.events, event(at, kind));
    }

    fn remove(&mut self, is_it: impl Fn(&EventKind) -> bool) -> bool {
        let place = self.events.iter().rposition(|event| is_it(&event.kind));
        let removed = place.map(|place| self.events.remove(place));
        let at = removed.as_ref().map_or(self.recorded_before, |event| event.at);
        self.recorded_before = self.recorded_before.min(at);
        removed.is_some()
    }

    fn take_answers(&mut self, messages: &[MessageNo]) {
        let before = &mut self.recorded_before;
        self.events.retain(|event| {
            let stays = !answers(&event.kind, messages);
            if !stays {
                *before = event.at.min(*before);
            }
            stays
        });
    }

    /// When a response that is supposed to have come is put, where nothing speaks for an instant: as late as
    /// it can still be in time; where a returned credit inherits its end, as soon as it can.
    pub(super) fn soon(&self) -> Instant {
        match self.policy.returned_credit_life {
            ReturnedCreditLife::Fresh => self.at,
            ReturnedCreditLife::Inherit => self.events.first().map_or(self.at, |opened| opened.at),
        }
    }

    /// Responses to these messages by an instant, or at the last one at which each would be in time, but not
    /// before each was sent.
    fn answer(&mut self, messages: &[MessageNo], by: Instant) -> Option<()> {
        let sent = self.events.iter().filter(|event| matches!(event.kind, EventKind::Sent(_)));
        let sent_at: Vec<Instant> = sent.map(|event| event.at).collect();
        for message in messages {
            let sent_at = *sent_at.get(message.index())?;
            let latest = sent_at.plus_ms(self.policy.response_window_ms() - 1);
            let at = self.at.min(latest).min(by).max(sent_at);
            self.put(at, EventKind::Responded { message: *message, kind: ResponseKind::Replied });
        }
        Some(())
    }

    /// A type that the subscription does not have then, and to which it does not change next.
    fn another_type(&self, at: Instant) -> Option<SubscriptionType> {
        let mut present = None;
        let mut next = None;
        for event in &self.events {
            let kind = match event.kind {
                EventKind::Opened { subscription, .. } => Some(subscription),
                EventKind::SubscriptionChanged { to, .. } | EventKind::Resubscribed { to, .. } => Some(to),
                EventKind::Cancelled => None,
                _ => continue,
            };
            if event.at > at {
                next = kind;
                break;
            }
            present = kind;
        }
        present?;
        SubscriptionType::ALL.into_iter().find(|kind| Some(*kind) != present && Some(*kind) != next)
    }

    /// The credits with which a subscription began, where they are one batch.
    pub(super) fn opening_mut(&mut self, nth: usize) -> Option<&mut u32> {
        self.recorded_before = Instant::EARLIEST;
        let mut begun = self.events.iter_mut().filter_map(|event| match &mut event.kind {
            EventKind::Opened { opening: Opening::Credits(credits), .. } => Some(Some(credits)),
            EventKind::Opened { .. } => Some(None),
            EventKind::SubscriptionChanged { opening_credits, .. }
            | EventKind::Resubscribed { opening_credits, .. } => Some(Some(opening_credits)),
            _ => None,
        });
        begun.nth(nth).flatten()
    }

    /// Dates some of the opening credits earlier.
    fn age(&mut self, credits: u32, granted_at: Instant) -> Option<()> {
        self.recorded_before = Instant::EARLIEST;
        let opened = self.events.first_mut()?;
        let EventKind::Opened { opening, .. } = &mut opened.kind else { return None };
        let Opening::Credits(all) = *opening else { return None };
        let rest = all.checked_sub(credits)?;
        let lots = [OpeningLot { credits, granted_at }, OpeningLot { credits: rest, granted_at: opened.at }];
        *opening = Opening::Lots(lots.into_iter().filter(|lot| lot.credits > 0).collect());
        Some(())
    }
}

fn event(at: Instant, kind: EventKind) -> Event {
    Event { at, recorded_at: at, kind }
}

fn chosen(count: u32, among: &[MessageNo]) -> Option<&[MessageNo]> {
    among.get(..usize::try_from(count).ok()?)
}

fn answers(kind: &EventKind, messages: &[MessageNo]) -> bool {
    matches!(kind, EventKind::Responded { message, .. } if messages.contains(message))
}

/// An InMail of which nothing is known but that it was sent.
fn unknown_letter(number: u32) -> Arc<Letter> {
    Arc::new(Letter {
        id: Arc::from(format!("not recorded {number}")),
        to: Arc::from("?"),
        profile: None,
        subject: None,
        body: None,
    })
}
