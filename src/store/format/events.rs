//! The events of an account file: from file to domain and back.

use std::borrow::Cow;
use std::sync::Arc;

use super::deed::{Placed, RawDeed, RawLot, opening, unknown_word};
use super::field::Field;
use super::values::{Dated, Detail, Text, Word, Worded};
use crate::domain::{
    Event, EventKind, Ids, Instant, Letter, MessageNo, Opening, OpeningLot, Policy, Refusal,
};
use crate::store::read_error::ReadError;

/// The messages of an account file so far, by id.
#[derive(Default)]
pub(super) struct Sent {
    pub(super) ids: Ids,
    letters: Vec<Arc<Letter>>,
}

impl Sent {
    fn add(&mut self, letter: &Arc<Letter>) {
        self.ids.put(&letter.id, MessageNo::after(self.letters.len()));
        self.letters.push(Arc::clone(letter));
    }

    fn find(&self, placed: &Placed<'_, '_>) -> Result<MessageNo, ReadError> {
        let id = placed.id()?;
        let has = |no: MessageNo| self.letters.get(no.index()).is_some_and(|letter| &*letter.id == id);
        self.ids.find(id, has).ok_or_else(|| ReadError::impossible(placed.at("id"), Refusal::UnknownMessage))
    }
}

/// What the events of an account file are read under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Terms {
    pub(super) policy: Policy,
    pub(super) detail: Detail,
}

/// An event of an account file, after those that sent what was `sent`.
pub(super) fn read_event(
    placed: &Placed<'_, '_>,
    terms: &Terms,
    sent: &mut Sent,
) -> Result<Event, ReadError> {
    let seq = placed.need("seq", placed.deed.seq)?;
    let number = placed.index + 1;
    if usize::try_from(seq) != Ok(number) {
        let rule = format!("events are numbered from 1 without a gap, so this is {number}");
        return Err(ReadError::breaks(placed.at("seq"), rule, "put them in order"));
    }
    let at = placed.need("at", placed.deed.at)?.0;
    let recorded_at = placed.need("recorded_at", placed.deed.recorded_at)?.0.0;
    let kind = event_kind(placed, &terms.policy, sent, terms.detail)?;
    if let EventKind::Sent(letter) = &kind {
        sent.add(letter);
    }
    Ok(Event { at, recorded_at, kind })
}

/// The fields that every event has.
const COMMON: [Field; 4] = [Field::Seq, Field::At, Field::RecordedAt, Field::Event];

/// What an event says was done, in an account file of that level of detail.
fn event_kind(
    placed: &Placed<'_, '_>,
    policy: &Policy,
    sent: &Sent,
    detail: Detail,
) -> Result<EventKind, ReadError> {
    let only = |own: &[Field]| placed.only(&COMMON, own);
    let deed = placed.deed;
    let full = detail == Detail::Full;
    if !full {
        no_texts(placed, detail)?;
    }
    let text = |text: &Option<Text<'_>>| text.as_ref().map(|text| Arc::from(&*text.0));
    Ok(match placed.word {
        "opened" => {
            only(&[Field::Subscription, Field::OpeningCredits, Field::OpeningLots])?;
            EventKind::Opened {
                subscription: placed.need("subscription", deed.subscription)?.0,
                opening: opening(
                    || placed.place(),
                    policy,
                    deed.opening_credits,
                    deed.opening_lots.as_deref(),
                )?,
            }
        }
        "sent" if full => {
            only(&[Field::Id, Field::To, Field::Profile, Field::Subject, Field::Body])?;
            let subject = &placed.need("subject", deed.subject.as_ref())?.0;
            let body = &placed.need("body", deed.body.as_ref())?.0;
            EventKind::Sent(placed.letter(Some(subject), Some(body))?)
        }
        "sent" => {
            only(&[Field::Id, Field::To, Field::Profile])?;
            EventKind::Sent(placed.letter(None, None)?)
        }
        "edited" => {
            only(&[Field::Id, Field::Subject, Field::Body])?;
            let (subject, body) = (text(&deed.subject), text(&deed.body));
            EventKind::Edited { message: sent.find(placed)?, subject, body }
        }
        "deleted" => {
            only(&[Field::Id])?;
            EventKind::Deleted { message: sent.find(placed)? }
        }
        "responded" => {
            only(&[Field::Id, Field::Kind])?;
            EventKind::Responded { message: sent.find(placed)?, kind: placed.need("kind", deed.kind)?.0 }
        }
        "subscription_changed" => {
            only(&[Field::To, Field::OpeningCredits])?;
            let to = placed.subscription_to()?;
            EventKind::SubscriptionChanged { to, opening_credits: placed.opening_credits(policy)? }
        }
        "cancelled" => {
            only(&[])?;
            EventKind::Cancelled
        }
        "resubscribed" => {
            only(&[Field::To, Field::OpeningCredits])?;
            let to = placed.subscription_to()?;
            EventKind::Resubscribed { to, opening_credits: placed.opening_credits(policy)? }
        }
        "allocation_missed" => {
            only(&[Field::Month])?;
            EventKind::AllocationMissed { month: placed.need("month", deed.month)?.0 }
        }
        "allocation_repaired" => {
            only(&[Field::Month])?;
            EventKind::AllocationRepaired { month: placed.need("month", deed.month)?.0 }
        }
        "balance_observed" => {
            only(&[Field::Credits])?;
            EventKind::BalanceObserved { credits: placed.observed()? }
        }
        "clock_advanced" => {
            only(&[Field::To])?;
            let to = placed.need("to", deed.to.as_ref())?;
            let to = Instant::read(&to.0)
                .map_err(|rule| ReadError::breaks(placed.at("to"), rule, "correct it"))?;
            EventKind::ClockAdvanced { to }
        }
        other => return Err(unknown_word(placed.at("event"), "an event", other)),
    })
}

fn no_texts(placed: &Placed<'_, '_>, detail: Detail) -> Result<(), ReadError> {
    let texts = [("subject", placed.deed.subject.is_some()), ("body", placed.deed.body.is_some())];
    match texts.iter().find(|(_, there)| *there) {
        Some((field, _)) => {
            let rule = format!("a file of detail \"{}\" holds no texts", Word(detail));
            Err(ReadError::breaks(placed.at(field), rule, "take it out"))
        }
        None => Ok(()),
    }
}

/// An event as it stands in an account file. `id_of` names the messages sent so far.
pub(super) fn write_event<'e, 'i: 'e>(
    seq: usize,
    event: &'e Event,
    id_of: &dyn Fn(MessageNo) -> Cow<'i, str>,
) -> RawDeed<'e> {
    let mut raw = RawDeed {
        seq: u64::try_from(seq).ok(),
        at: Some(Word(event.at)),
        recorded_at: Some(Word(Dated(event.recorded_at))),
        ..RawDeed::default()
    };
    let owned = |text: String| Some(Text(text.into()));
    let id = |no: MessageNo| Some(Text(id_of(no)));
    let word = match &event.kind {
        EventKind::Opened { subscription, opening } => {
            raw.subscription = Some(Word(*subscription));
            match opening {
                Opening::Credits(credits) => raw.opening_credits = Some(*credits),
                Opening::Lots(lots) => {
                    let lots = lots.iter();
                    let raw_lot = |lot: &OpeningLot| RawLot {
                        credits: lot.credits,
                        granted_at: Word(Dated(lot.granted_at)),
                    };
                    raw.opening_lots = Some(lots.map(raw_lot).collect());
                }
            }
            "opened"
        }
        EventKind::Sent(letter) => {
            raw.id = Some(Text::from(&*letter.id));
            raw.to = Some(Text::from(&*letter.to));
            raw.profile = letter.profile.as_deref().map(Text::from);
            raw.subject = letter.subject.as_deref().map(Text::from);
            raw.body = letter.body.as_deref().map(Text::from);
            "sent"
        }
        EventKind::Edited { message, subject, body } => {
            raw.id = id(*message);
            raw.subject = subject.as_deref().map(Text::from);
            raw.body = body.as_deref().map(Text::from);
            "edited"
        }
        EventKind::Deleted { message } => {
            raw.id = id(*message);
            "deleted"
        }
        EventKind::Responded { message, kind } => {
            raw.id = id(*message);
            raw.kind = Some(Word(*kind));
            "responded"
        }
        EventKind::SubscriptionChanged { to, opening_credits } => {
            raw.to = owned(Word(*to).to_string());
            raw.opening_credits = Some(*opening_credits);
            "subscription_changed"
        }
        EventKind::Cancelled => "cancelled",
        EventKind::Resubscribed { to, opening_credits } => {
            raw.to = owned(Word(*to).to_string());
            raw.opening_credits = Some(*opening_credits);
            "resubscribed"
        }
        EventKind::AllocationMissed { month } => {
            raw.month = Some(Word(*month));
            "allocation_missed"
        }
        EventKind::AllocationRepaired { month } => {
            raw.month = Some(Word(*month));
            "allocation_repaired"
        }
        EventKind::BalanceObserved { credits } => {
            raw.credits = Some(*credits);
            "balance_observed"
        }
        EventKind::ClockAdvanced { to } => {
            raw.to = owned(Word(*to).to_string());
            "clock_advanced"
        }
    };
    raw.event = Some(Text::from(word));
    raw
}
