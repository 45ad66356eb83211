//! The values in files and their words.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use chrono::DateTime;
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::domain::{
    AtLimit, Instant, LotSource, Month, NotAnInstant, NotReturned, Reason, ResponseKind, ReturnedCreditLife,
    SubscriptionType,
};

/// A text, borrowed from the file where it has no escapes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Text<'a>(pub(super) Cow<'a, str>);

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Self(Cow::Borrowed(text))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor<'a>(PhantomData<&'a ()>);

        impl<'de: 'a, 'a> Visitor<'de> for TextVisitor<'a> {
            type Value = Text<'a>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }

            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Text<'a>, E> {
                Ok(Text(Cow::Borrowed(text)))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Text<'a>, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }
        }

        deserializer.deserialize_str(TextVisitor(PhantomData))
    }
}

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// A value that stands in files as one word or one text.
pub(super) trait Worded: Sized {
    fn read(text: &str) -> Result<Self, String>;
    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

/// A [`Worded`] value in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word<T>(pub(crate) T);

impl<T: Worded> fmt::Display for Word<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write(f)
    }
}

impl<T: Worded> Serialize for Word<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, T: Worded> Deserialize<'de> for Word<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Text::deserialize(deserializer)?;
        T::read(&text.0).map(Self).map_err(D::Error::custom)
    }
}

/// A word as it stands in an error, cut to a length that fits a sentence.
pub(super) fn quoted(text: &str) -> String {
    let short: String = text.chars().take(40).collect();
    if short.len() < text.len() { format!("{short:?}…") } else { format!("{short:?}") }
}

impl Worded for Instant {
    fn read(text: &str) -> Result<Self, String> {
        text.parse().map_err(|error| match error {
            NotAnInstant::Form => format!(
                "{} is not a time of the form 2026-01-05T10:00:00Z (UTC, to the millisecond at most)",
                quoted(text)
            ),
            NotAnInstant::Unreal => {
                format!("{} names a day or a time of day that there is not", quoted(text))
            }
            NotAnInstant::Year => format!("{} is not within the years 2003 to 2199", quoted(text)),
        })
    }

    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// An instant at which something began that a story then goes on from: an opening, a batch, a recording.
/// It lies within the years of the formats; account time itself may pass beyond them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dated(pub(super) Instant);

impl Worded for Dated {
    fn read(text: &str) -> Result<Self, String> {
        match text.parse() {
            Ok(instant) if instant <= Instant::LATEST_OPENING => Ok(Self(instant)),
            Ok(_) | Err(NotAnInstant::Year) => {
                Err(format!("{} is not within the years 2003 to 2099", quoted(text)))
            }
            Err(NotAnInstant::Form | NotAnInstant::Unreal) => Instant::read(text).map(Self),
        }
    }

    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write(f)
    }
}

/// The end of a batch's life: it may lie beyond the last instant that an account reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Expiry(pub(super) Instant);

impl Worded for Expiry {
    fn read(text: &str) -> Result<Self, String> {
        let beyond = || {
            let found = Instant::from_ms(DateTime::parse_from_rfc3339(text).ok()?.timestamp_millis());
            (found > Instant::LATEST && found.to_string() == text).then_some(Self(found))
        };
        Instant::read(text).map(Self).or_else(|rule| beyond().ok_or(rule))
    }

    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write(f)
    }
}

impl Worded for Month {
    fn read(text: &str) -> Result<Self, String> {
        Self::from_str(text)
            .map_err(|_| format!("{} is not a month of the form 2026-03 (2003 to 2199)", quoted(text)))
    }

    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

macro_rules! words {
    ($type:ty { $($value:pat => $word:literal => $build:expr),+ $(,)? }) => {
        impl Worded for $type {
            fn read(text: &str) -> Result<Self, String> {
                match text {
                    $($word => Ok($build),)+
                    _ => Err(format!("{} is none of {}", quoted(text), [$($word),+].join(", "))),
                }
            }

            fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self { $($value => $word),+ })
            }
        }
    };
    ($type:ty { $($value:path = $word:literal),+ $(,)? }) => {
        words!($type { $($value => $word => $value),+ });
    };
}

words!(SubscriptionType {
    SubscriptionType::Core = "core",
    SubscriptionType::Advanced = "advanced",
    SubscriptionType::AdvancedPlus = "advanced_plus",
});

words!(ResponseKind {
    ResponseKind::Interested = "interested",
    ResponseKind::MaybeLater = "maybe_later",
    ResponseKind::NotInterested = "not_interested",
    ResponseKind::Replied = "replied",
});

words!(AtLimit {
    AtLimit::ReplaceSoonest = "replace_soonest",
    AtLimit::ShortenAddition = "shorten_addition",
});

words!(ReturnedCreditLife {
    ReturnedCreditLife::Fresh = "fresh",
    ReturnedCreditLife::Inherit = "inherit",
});

/// The levels of detail of a snapshot, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// Neither names nor texts.
    Numbers,
    /// Names, but no subjects and bodies.
    People,
    /// Everything.
    Full,
}

words!(Detail { Detail::Full = "full", Detail::People = "people", Detail::Numbers = "numbers" });

/// The word of a level of detail.
pub fn detail_word(detail: Detail) -> String {
    Word(detail).to_string()
}

/// The word of a subscription type.
pub fn subscription_word(kind: SubscriptionType) -> String {
    Word(kind).to_string()
}

/// The words of a reading of the rules: at the limit, and for the life of a returned credit.
pub fn reading_words(at_limit: AtLimit, life: ReturnedCreditLife) -> [String; 2] {
    [Word(at_limit).to_string(), Word(life).to_string()]
}

/// The word of a batch's source.
pub const fn source_word(source: LotSource) -> &'static str {
    match source {
        LotSource::Opening => "opening",
        LotSource::Allocation => "allocation",
        LotSource::RepairedAllocation => "repaired_allocation",
        LotSource::Returned(_) => "returned",
    }
}

/// The word of a ledger entry's reason.
pub const fn reason_word(reason: Reason) -> &'static str {
    match reason {
        Reason::Opening => "opening",
        Reason::Allocation => "allocation",
        Reason::RepairedAllocation => "repaired_allocation",
        Reason::Returned => "returned",
        Reason::Sent => "sent",
        Reason::Expired => "expired",
        Reason::RemovedAtLimit => "removed_at_limit",
        Reason::Forfeited => "forfeited",
    }
}

/// The word for why a response returned nothing.
pub const fn not_returned_word(reason: NotReturned) -> &'static str {
    match reason {
        NotReturned::Deleted => "deleted",
        NotReturned::Late => "late",
        NotReturned::NoSubscription => "no_subscription",
        NotReturned::AlreadyExpired => "already_expired",
        NotReturned::AtLimit => "at_limit",
    }
}
