//! The fields of a deed, as sets: which are there is asked of hundreds of thousands of deeds.

use super::deed::RawDeed;

/// A field that a step or an event can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Seq,
    At,
    RecordedAt,
    Do,
    Event,
    Id,
    To,
    Profile,
    Subject,
    Body,
    Kind,
    Month,
    Credits,
    Subscription,
    OpeningCredits,
    OpeningLots,
}

impl Field {
    const ALL: [Self; 16] = [
        Self::Seq,
        Self::At,
        Self::RecordedAt,
        Self::Do,
        Self::Event,
        Self::Id,
        Self::To,
        Self::Profile,
        Self::Subject,
        Self::Body,
        Self::Kind,
        Self::Month,
        Self::Credits,
        Self::Subscription,
        Self::OpeningCredits,
        Self::OpeningLots,
    ];

    /// As it stands in files.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Seq => "seq",
            Self::At => "at",
            Self::RecordedAt => "recorded_at",
            Self::Do => "do",
            Self::Event => "event",
            Self::Id => "id",
            Self::To => "to",
            Self::Profile => "profile",
            Self::Subject => "subject",
            Self::Body => "body",
            Self::Kind => "kind",
            Self::Month => "month",
            Self::Credits => "credits",
            Self::Subscription => "subscription",
            Self::OpeningCredits => "opening_credits",
            Self::OpeningLots => "opening_lots",
        }
    }

    const fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// Some of the fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fields(u16);

impl Fields {
    /// These.
    pub(super) fn of(fields: &[Field]) -> Self {
        Self(fields.iter().fold(0, |all, field| all | field.bit()))
    }

    /// Those that a deed has.
    pub(super) fn there(deed: &RawDeed<'_>) -> Self {
        let there = [
            deed.seq.is_some(),
            deed.at.is_some(),
            deed.recorded_at.is_some(),
            deed.action.is_some(),
            deed.event.is_some(),
            deed.id.is_some(),
            deed.to.is_some(),
            deed.profile.is_some(),
            deed.subject.is_some(),
            deed.body.is_some(),
            deed.kind.is_some(),
            deed.month.is_some(),
            deed.credits.is_some(),
            deed.subscription.is_some(),
            deed.opening_credits.is_some(),
            deed.opening_lots.is_some(),
        ];
        Self(there.iter().rev().fold(0, |all, there| all << 1 | u16::from(*there)))
    }

    /// The first of them that is in neither of the others.
    pub(super) fn first_beside(self, one: Self, other: Self) -> Option<Field> {
        let beside = self.0 & !(one.0 | other.0);
        Field::ALL.get(beside.trailing_zeros() as usize).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_a_deed_is_known_by_its_name() {
        let all = r#"{"seq":1,"at":"2026-01-05T10:00:00Z","recorded_at":"2026-01-05T10:00:00Z","do":"","event":"",
            "id":"","to":"","profile":"","subject":"","body":"","kind":"replied","month":"2026-01","credits":1,
            "subscription":"core","opening_credits":1,"opening_lots":[]}"#;
        let deed: RawDeed<'_> = serde_json::from_str(all).unwrap();
        let written = serde_json::to_value(&deed).unwrap();
        let names = written.as_object().unwrap();
        assert_eq!(names.len(), Field::ALL.len());
        let none = Fields::of(&[]);
        assert_eq!(Fields::there(&deed), Fields::of(&Field::ALL));
        for field in Field::ALL {
            assert!(names.contains_key(field.name()), "{field:?}");
            // Taken out alone, it alone is missing.
            let mut others = names.clone();
            others.remove(field.name());
            let text = serde_json::to_string(&others).unwrap();
            let there = Fields::there(&serde_json::from_str(&text).unwrap());
            assert_eq!(Fields::of(&Field::ALL).first_beside(there, none), Some(field));
            assert_eq!(there.first_beside(there, none), None);
        }
    }
}
