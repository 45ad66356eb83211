//! Scenarios: stories to be played under the rules.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};

use super::deed::{List, Placed, RawLot, check_length, opening, opening_error, some_lots, unknown_word};
use super::deeds::{Deeds, Told};
use super::field::Field;
use super::head::{FileKind, kind_of};
use super::outline::check_text;
use super::policy::RawPolicy;
use super::strict::{Object, once, present, read_object};
use super::values::{Dated, Text, Word};
use crate::domain::{Account, Action, Instant, NAME_MAX_CHARS, Opening, Policy, SubscriptionType};
use crate::store::cancel::Cancel;
use crate::store::read_error::ReadError;

/// The id of an account that a scenario was played to, which names none.
pub const SCENARIO_ID: &str = "scenario";

/// A story to be played.
#[derive(Debug, Clone)]
pub struct Scenario {
    /// Its name.
    pub name: String,
    /// The name of its account.
    pub account_name: String,
    /// The numbers and readings it is played under.
    pub policy: Policy,
    /// When the account opens.
    pub opened_at: Instant,
    /// The subscription that begins then.
    pub subscription: SubscriptionType,
    /// The credits it opens with; allowed by `R3`.
    pub opening: Opening,
    /// What happens.
    pub steps: Vec<Step>,
}

/// One step of a scenario.
#[derive(Debug, Clone)]
pub struct Step {
    /// Account time at which it happens; the account's present time if `None`.
    pub at: Option<Instant>,
    /// What is wanted then; `None` to let time pass only.
    pub action: Option<Action>,
}

struct RawScenario<'a> {
    name: Text<'a>,
    account: RawOpening<'a>,
    policy: RawPolicy,
    steps: Told<Step>,
    /// What the steps were read under.
    read_under: Policy,
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Part {
    Format,
    Version,
    Name,
    Account,
    Policy,
    Steps,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawOpening<'a> {
    #[serde(borrow)]
    name: Text<'a>,
    subscription: Word<SubscriptionType>,
    opened_at: Word<Dated>,
    #[serde(default, deserialize_with = "present")]
    opening_credits: Option<u32>,
    #[serde(default, deserialize_with = "some_lots")]
    opening_lots: Option<Vec<RawLot>>,
}

/// Reads a scenario. Bytes that are given up are gone once they are read.
///
/// # Errors
/// The first place that breaks the format.
pub fn read_scenario<'b>(bytes: impl Into<Cow<'b, [u8]>>) -> Result<Scenario, ReadError> {
    read_scenario_unless(bytes, &Cancel::default())
}

/// As [`read_scenario`], unless it is cancelled, which also stops it on the way.
///
/// # Errors
/// As [`read_scenario`], and when it is cancelled.
pub fn read_scenario_unless<'b>(
    bytes: impl Into<Cow<'b, [u8]>>,
    cancel: &Cancel,
) -> Result<Scenario, ReadError> {
    read(&bytes.into(), cancel)
}

fn read(bytes: &[u8], cancel: &Cancel) -> Result<Scenario, ReadError> {
    ReadError::if_cancelled(cancel)?;
    let text = check_text(bytes)?;
    if kind_of(text)? != FileKind::Scenario {
        let rule = "this is an account file, and a scenario is needed";
        return Err(ReadError::breaks("format", rule, "choose a file that ends in .scenario.json"));
    }
    ReadError::if_cancelled(cancel)?;
    let whole = Whole { assumed: Policy::default(), cancel };
    let raw = read_object(text, whole)?;
    check_length(|| "name".to_owned(), "a name", &raw.name.0, NAME_MAX_CHARS)?;
    let account = raw.account;
    check_length(|| "account.name".to_owned(), "a name", &account.name.0, NAME_MAX_CHARS)?;
    let policy = raw.policy.read("policy")?;
    let opening =
        opening(|| "account".to_owned(), &policy, account.opening_credits, account.opening_lots.as_deref())?;
    let (opened_at, subscription) = (account.opened_at.0.0, account.subscription.0);
    Account::open(policy, opened_at, subscription, &opening)
        .map_err(|refusal| opening_error("account", account.opening_lots.is_some(), refusal))?;
    let steps = if raw.read_under == policy {
        raw.steps?
    } else {
        // The policy stood after them.
        drop(raw.steps);
        read_object(text, Whole { assumed: policy, ..whole })?.steps?
    };
    Ok(Scenario {
        name: raw.name.0.into_owned(),
        account_name: account.name.0.into_owned(),
        policy,
        opened_at,
        subscription,
        opening,
        steps,
    })
}

/// Reads a whole scenario, its steps under the policy before them or under the assumed one.
#[derive(Clone, Copy)]
struct Whole<'c> {
    assumed: Policy,
    cancel: &'c Cancel,
}

impl<'de> DeserializeSeed<'de> for Whole<'_> {
    type Value = RawScenario<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<RawScenario<'de>, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Whole<'_> {
    type Value = RawScenario<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object in braces")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RawScenario<'de>, A::Error> {
        let (mut format, mut version) = (None, None);
        let (mut name, mut account, mut policy, mut steps) = (None, None, None, None);
        let mut read_under = self.assumed;
        while let Some(field) = map.next_key()? {
            match field {
                Part::Format => once(&mut map, "format", &mut format, PhantomData::<Text<'de>>)?,
                Part::Version => once(&mut map, "version", &mut version, PhantomData::<u64>)?,
                Part::Name => once(&mut map, "name", &mut name, PhantomData::<Text<'de>>)?,
                Part::Account => {
                    once(&mut map, "account", &mut account, PhantomData::<Object<RawOpening<'de>>>)?;
                }
                Part::Policy => once(&mut map, "policy", &mut policy, PhantomData::<Object<RawPolicy>>)?,
                Part::Steps => {
                    if let Some(Object(policy)) = &policy {
                        read_under = policy.read("policy").unwrap_or_default();
                    }
                    let read = |placed: &Placed<'_, 'de>| step(placed, &read_under);
                    let deeds = Deeds { list: List::Steps, read, cancel: self.cancel };
                    once(&mut map, "steps", &mut steps, deeds)?;
                }
            }
        }
        format.ok_or_else(|| A::Error::missing_field("format"))?;
        version.ok_or_else(|| A::Error::missing_field("version"))?;
        Ok(RawScenario {
            name: name.ok_or_else(|| A::Error::missing_field("name"))?,
            account: account.ok_or_else(|| A::Error::missing_field("account"))?.0,
            policy: policy.map_or_else(RawPolicy::default, |policy| policy.0),
            steps: steps.ok_or_else(|| A::Error::missing_field("steps"))?,
            read_under,
        })
    }
}

fn step(placed: &Placed<'_, '_>, policy: &Policy) -> Result<Step, ReadError> {
    Ok(Step { at: placed.deed.at.map(|at| at.0), action: action(placed, policy)? })
}

/// What a scenario's step wants; `None` for `wait`.
fn action(placed: &Placed<'_, '_>, policy: &Policy) -> Result<Option<Action>, ReadError> {
    let only = |own: &[Field]| placed.only(&[Field::At, Field::Do], own);
    let deed = placed.deed;
    let text = |text: &Option<Text<'_>>| text.as_ref().map(|text| Arc::from(&*text.0));
    Ok(Some(match placed.word {
        "send" => {
            only(&[Field::Id, Field::To, Field::Profile, Field::Subject, Field::Body])?;
            let subject = deed.subject.as_ref().map_or("Subject", |subject| &subject.0);
            let body = deed.body.as_ref().map_or("Message", |body| &body.0);
            Action::Send(placed.letter(Some(subject), Some(body))?)
        }
        "edit" => {
            only(&[Field::Id, Field::Subject, Field::Body])?;
            Action::Edit { id: Arc::from(placed.id()?), subject: text(&deed.subject), body: text(&deed.body) }
        }
        "delete" => {
            only(&[Field::Id])?;
            Action::Delete { id: Arc::from(placed.id()?) }
        }
        "respond" => {
            only(&[Field::Id, Field::Kind])?;
            Action::Respond { id: Arc::from(placed.id()?), kind: placed.need("kind", deed.kind)?.0 }
        }
        "change_subscription" => {
            only(&[Field::To, Field::OpeningCredits])?;
            Action::ChangeSubscription {
                to: placed.subscription_to()?,
                opening_credits: placed.opening_credits(policy)?,
            }
        }
        "cancel" => {
            only(&[])?;
            Action::Cancel
        }
        "resubscribe" => {
            only(&[Field::To, Field::OpeningCredits])?;
            Action::Resubscribe {
                to: placed.subscription_to()?,
                opening_credits: placed.opening_credits(policy)?,
            }
        }
        "miss_allocation" => {
            only(&[Field::Month])?;
            Action::MissAllocation { month: placed.need("month", deed.month)?.0 }
        }
        "repair_allocation" => {
            only(&[Field::Month])?;
            Action::RepairAllocation { month: placed.need("month", deed.month)?.0 }
        }
        "observe" => {
            only(&[Field::Credits])?;
            Action::Observe { credits: placed.observed()? }
        }
        "wait" => {
            only(&[])?;
            return Ok(None);
        }
        "advance_month" => {
            only(&[])?;
            Action::AdvanceMonth
        }
        other => return Err(unknown_word(placed.at("do"), "a step", other)),
    }))
}
