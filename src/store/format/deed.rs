//! One step of a scenario or one event of an account: the same fields stand in both.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::field::{Field, Fields};
use super::plain::missing_field;
use super::strict::{objects, present};
use super::values::{Dated, Text, Word, Worded, quoted};
use crate::domain::{
    ID_MAX_CHARS, Instant, Letter, Month, NAME_MAX_CHARS, OBSERVED_MAX, Opening, OpeningLot,
    PROFILE_MAX_CHARS, Policy, Refusal, ResponseKind, SubscriptionType,
};
use crate::store::read_error::ReadError;

/// Most opening batches: each holds at least one credit.
pub(super) const OPENING_LOTS_MAX: usize = 10_000;

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawLot {
    pub(super) credits: u32,
    pub(super) granted_at: Word<Dated>,
}

/// Every field that a step or an event can have.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawDeed<'a> {
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) seq: Option<u64>,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) at: Option<Word<Instant>>,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) recorded_at: Option<Word<Dated>>,
    #[serde(
        default,
        borrow,
        rename = "do",
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    pub(super) action: Option<Text<'a>>,
    #[serde(default, borrow, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) event: Option<Text<'a>>,
    #[serde(default, borrow, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<Text<'a>>,
    #[serde(default, borrow, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) to: Option<Text<'a>>,
    #[serde(default, borrow, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) profile: Option<Text<'a>>,
    #[serde(default, borrow, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) subject: Option<Text<'a>>,
    #[serde(default, borrow, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) body: Option<Text<'a>>,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) kind: Option<Word<ResponseKind>>,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) month: Option<Word<Month>>,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) credits: Option<u32>,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) subscription: Option<Word<SubscriptionType>>,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub(super) opening_credits: Option<u32>,
    #[serde(default, deserialize_with = "some_lots", skip_serializing_if = "Option::is_none")]
    pub(super) opening_lots: Option<Vec<RawLot>>,
}

pub(super) fn some_lots<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Vec<RawLot>>, D::Error> {
    objects::<OPENING_LOTS_MAX, D, RawLot>(deserializer).map(Some)
}

/// The lists that deeds stand in.
#[derive(Debug, Clone, Copy)]
pub(super) enum List {
    Steps,
    Events,
}

impl List {
    /// The field that says what a deed is, and what it says.
    pub(super) fn word<'d, 'a>(self, deed: &'d RawDeed<'a>) -> (&'static str, Option<&'d Text<'a>>) {
        match self {
            Self::Steps => ("do", deed.action.as_ref()),
            Self::Events => ("event", deed.event.as_ref()),
        }
    }

    pub(super) fn place(self, index: usize) -> String {
        let name = match self {
            Self::Steps => "steps",
            Self::Events => "events",
        };
        format!("{name}[{index}]")
    }
}

/// A deed with the place where it stands, which is written out only for an error.
pub(super) struct Placed<'d, 'a> {
    pub(super) deed: &'d RawDeed<'a>,
    /// The list it stands in, and where.
    pub(super) list: List,
    pub(super) index: usize,
    /// The word of its `do` or `event`.
    pub(super) word: &'d str,
}

impl Placed<'_, '_> {
    /// Refuses every field that does not belong; `common` fields belong to all.
    pub(super) fn only(&self, common: &[Field], own: &[Field]) -> Result<(), ReadError> {
        let there = Fields::there(self.deed);
        let Some(other) = there.first_beside(Fields::of(common), Fields::of(own)) else { return Ok(()) };
        let name = other.name();
        let rule = format!("the field {} does not belong to {}", quoted(name), quoted(self.word));
        Err(ReadError::breaks(self.at(name), rule, "take it out"))
    }

    pub(super) fn place(&self) -> String {
        self.list.place(self.index)
    }

    pub(super) fn at(&self, field: &str) -> String {
        format!("{}.{field}", self.place())
    }

    pub(super) fn need<T>(&self, field: &str, value: Option<T>) -> Result<T, ReadError> {
        value.ok_or_else(|| missing_field(&self.place(), field))
    }

    pub(super) fn id(&self) -> Result<&str, ReadError> {
        let id: &str = &self.need("id", self.deed.id.as_ref())?.0;
        if id.is_empty() || id.chars().count() > ID_MAX_CHARS {
            let rule = format!("an id has 1 to {ID_MAX_CHARS} characters");
            return Err(ReadError::breaks(self.at("id"), rule, "correct it"));
        }
        Ok(id)
    }

    pub(super) fn letter(&self, subject: Option<&str>, body: Option<&str>) -> Result<Arc<Letter>, ReadError> {
        let id = Arc::from(self.id()?);
        let to: &str = &self.need("to", self.deed.to.as_ref())?.0;
        check_length(|| self.at("to"), "a name", to, NAME_MAX_CHARS)?;
        let profile = self.deed.profile.as_ref().map(|profile| &*profile.0);
        if let Some(profile) = profile {
            check_length(|| self.at("profile"), "a profile address", profile, PROFILE_MAX_CHARS)?;
        }
        Ok(Arc::new(Letter {
            id,
            to: Arc::from(to),
            profile: profile.map(Arc::from),
            subject: subject.map(Arc::from),
            body: body.map(Arc::from),
        }))
    }

    pub(super) fn subscription_to(&self) -> Result<SubscriptionType, ReadError> {
        let to = self.need("to", self.deed.to.as_ref())?;
        SubscriptionType::read(&to.0).map_err(|rule| ReadError::breaks(self.at("to"), rule, "correct it"))
    }

    pub(super) fn opening_credits(&self, policy: &Policy) -> Result<u32, ReadError> {
        let credits = self.deed.opening_credits.unwrap_or(0);
        if credits > policy.limit {
            let refusal = Refusal::OpeningBeyondLimit { limit: policy.limit };
            return Err(opening_error(&self.place(), false, refusal));
        }
        Ok(credits)
    }

    pub(super) fn observed(&self) -> Result<u32, ReadError> {
        let credits = self.need("credits", self.deed.credits)?;
        if credits > OBSERVED_MAX {
            let rule = format!("an observation is at most {OBSERVED_MAX}");
            return Err(ReadError::breaks(self.at("credits"), rule, "correct it"));
        }
        Ok(credits)
    }
}

/// Refuses a text longer than `most` characters.
pub(super) fn check_length(
    place: impl FnOnce() -> String,
    what: &str,
    text: &str,
    most: usize,
) -> Result<(), ReadError> {
    // Bytes are never fewer than characters, so only a long text is counted.
    if text.len() > most && text.chars().count() > most {
        let rule = format!("{what} has at most {most} characters");
        return Err(ReadError::breaks(place(), rule, "shorten it"));
    }
    Ok(())
}

/// What an account opens with (`R3`), as its fields say; one monthly allocation if they say nothing.
pub(super) fn opening(
    place: impl FnOnce() -> String,
    policy: &Policy,
    credits: Option<u32>,
    lots: Option<&[RawLot]>,
) -> Result<Opening, ReadError> {
    match (credits, lots) {
        (Some(_), Some(_)) => Err(ReadError::breaks(
            format!("{}.opening_lots", place()),
            "opening_lots stands in place of opening_credits, not beside it",
            "keep one",
        )),
        (Some(credits), None) => Ok(Opening::Credits(credits)),
        (None, None) => Ok(Opening::Credits(policy.monthly_allocation)),
        (None, Some(lots)) => Ok(Opening::Lots(
            lots.iter()
                .map(|lot| OpeningLot { credits: lot.credits, granted_at: lot.granted_at.0.0 })
                .collect(),
        )),
    }
}

/// An opening that `R3` refuses, told at its place.
pub(super) fn opening_error(place: &str, by_lots: bool, refusal: Refusal) -> ReadError {
    let (field, rule) = match refusal {
        Refusal::OpeningBeyondLimit { limit } => (
            (if by_lots { "opening_lots" } else { "opening_credits" }).to_owned(),
            format!("an account opens with at most its limit of {limit} credits (R3)"),
        ),
        Refusal::OpeningLotEmpty { index } => (
            format!("opening_lots[{index}].credits"),
            "an opening batch holds at least 1 credit (R3)".to_owned(),
        ),
        Refusal::OpeningLotInFuture { index } => (
            format!("opening_lots[{index}].granted_at"),
            "an opening batch is not dated after the opening (R3)".to_owned(),
        ),
        Refusal::OpeningLotExpired { index } => (
            format!("opening_lots[{index}].granted_at"),
            "an opening batch must still be alive at the opening (R3)".to_owned(),
        ),
        Refusal::OpeningOutOfRange => {
            ("at".to_owned(), "an account opens in the years 2003 to 2099".to_owned())
        }
        other => return ReadError::impossible(place, other),
    };
    ReadError::breaks(format!("{place}.{field}"), rule, "correct it")
}

/// A word for a deed that the formats do not have; `what` it should be.
pub(super) fn unknown_word(place: String, what: &str, word: &str) -> ReadError {
    let rule = format!("{} is not {what} that the format knows", quoted(word));
    ReadError::breaks(place, rule, "correct it")
}
