//! Scenarios: stories to be played under the rules.

use std::sync::Arc;

use serde::Deserialize;

use super::deed::{Placed, RawDeed, RawLot, check_length, opening, opening_error, some_lots, unknown_word};
use super::head::{FileKind, kind_of};
use super::outline::check_text;
use super::plain::missing_field;
use super::policy::RawPolicy;
use super::strict::{Object, objects, present, read_object};
use super::values::{Dated, Text, Word};
use crate::domain::{Account, Action, Instant, NAME_MAX_CHARS, Opening, Policy, SubscriptionType};
use crate::store::cancel::Cancel;
use crate::store::read_error::ReadError;

/// Most steps of one scenario: as many as an account file has events.
const STEPS_MAX: usize = 200_000;

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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawScenario<'a> {
    #[serde(rename = "format", borrow)]
    _format: Text<'a>,
    #[serde(rename = "version")]
    _version: u64,
    #[serde(borrow)]
    name: Text<'a>,
    #[serde(borrow)]
    account: Object<RawOpening<'a>>,
    #[serde(default, deserialize_with = "present")]
    policy: Option<Object<RawPolicy>>,
    #[serde(borrow, deserialize_with = "objects::<STEPS_MAX, _, _>")]
    steps: Vec<RawDeed<'a>>,
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

/// Reads a scenario.
///
/// # Errors
/// The first place that breaks the format.
pub fn read_scenario(bytes: &[u8]) -> Result<Scenario, ReadError> {
    read_scenario_unless(bytes, &Cancel::default())
}

/// As [`read_scenario`], unless it is cancelled, which also stops it on the way.
///
/// # Errors
/// As [`read_scenario`], and when it is cancelled.
pub fn read_scenario_unless(bytes: &[u8], cancel: &Cancel) -> Result<Scenario, ReadError> {
    ReadError::if_cancelled(cancel)?;
    let text = check_text(bytes)?;
    if kind_of(text)? != FileKind::Scenario {
        let rule = "this is an account file, and a scenario is needed";
        return Err(ReadError::breaks("format", rule, "choose a file that ends in .scenario.json"));
    }
    ReadError::if_cancelled(cancel)?;
    let raw: RawScenario<'_> = read_object(text)?;
    check_length(|| "name".to_owned(), "a name", &raw.name.0, NAME_MAX_CHARS)?;
    let account = &raw.account.0;
    check_length(|| "account.name".to_owned(), "a name", &account.name.0, NAME_MAX_CHARS)?;
    let policy = raw.policy.unwrap_or(Object(RawPolicy::default())).0.read("policy")?;
    let opening =
        opening(|| "account".to_owned(), &policy, account.opening_credits, account.opening_lots.as_deref())?;
    let (opened_at, subscription) = (account.opened_at.0.0, account.subscription.0);
    Account::open(policy, opened_at, subscription, &opening)
        .map_err(|refusal| opening_error("account", account.opening_lots.is_some(), refusal))?;
    let steps = raw
        .steps
        .iter()
        .enumerate()
        .map(|(index, deed)| {
            ReadError::if_cancelled(cancel)?;
            let Some(word) = &deed.action else {
                return Err(missing_field(&format!("steps[{index}]"), "do"));
            };
            let placed = Placed { deed, list: "steps", index, word: &word.0 };
            Ok(Step { at: deed.at.map(|at| at.0), action: action(&placed, &policy)? })
        })
        .collect::<Result<_, _>>()?;
    Ok(Scenario {
        name: raw.name.0.into_owned(),
        account_name: account.name.0.to_string(),
        policy,
        opened_at,
        subscription,
        opening,
        steps,
    })
}

/// What a scenario's step wants; `None` for `wait`.
fn action(placed: &Placed<'_, '_>, policy: &Policy) -> Result<Option<Action>, ReadError> {
    let only = |own: &[&str]| placed.only(&["at", "do"], own);
    let deed = placed.deed;
    let text = |text: &Option<Text<'_>>| text.as_ref().map(|text| Arc::from(&*text.0));
    Ok(Some(match placed.word {
        "send" => {
            only(&["id", "to", "profile", "subject", "body"])?;
            let subject = deed.subject.as_ref().map_or("Subject", |subject| &subject.0);
            let body = deed.body.as_ref().map_or("Message", |body| &body.0);
            Action::Send(placed.letter(Some(subject), Some(body))?)
        }
        "edit" => {
            only(&["id", "subject", "body"])?;
            Action::Edit { id: Arc::from(placed.id()?), subject: text(&deed.subject), body: text(&deed.body) }
        }
        "delete" => {
            only(&["id"])?;
            Action::Delete { id: Arc::from(placed.id()?) }
        }
        "respond" => {
            only(&["id", "kind"])?;
            Action::Respond { id: Arc::from(placed.id()?), kind: placed.need("kind", deed.kind)?.0 }
        }
        "change_subscription" => {
            only(&["to", "opening_credits"])?;
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
            only(&["to", "opening_credits"])?;
            Action::Resubscribe {
                to: placed.subscription_to()?,
                opening_credits: placed.opening_credits(policy)?,
            }
        }
        "miss_allocation" => {
            only(&["month"])?;
            Action::MissAllocation { month: placed.need("month", deed.month)?.0 }
        }
        "repair_allocation" => {
            only(&["month"])?;
            Action::RepairAllocation { month: placed.need("month", deed.month)?.0 }
        }
        "observe" => {
            only(&["credits"])?;
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
