//! A policy in files (`R15`): each field may be left out.

use serde::{Deserialize, Serialize};

use super::strict::present;
use super::values::Word;
use crate::domain::{AtLimit, Policy, ReturnedCreditLife};
use crate::store::read_error::ReadError;

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPolicy {
    #[serde(default, deserialize_with = "present")]
    monthly_allocation: Option<u32>,
    #[serde(default, deserialize_with = "present")]
    limit: Option<u32>,
    #[serde(default, deserialize_with = "present")]
    credit_life_days: Option<u32>,
    #[serde(default, deserialize_with = "present")]
    response_window_days: Option<u32>,
    #[serde(default, deserialize_with = "present")]
    edit_window_minutes: Option<u32>,
    #[serde(default, deserialize_with = "present")]
    reminder_after_days: Option<u32>,
    #[serde(default, deserialize_with = "present")]
    at_limit: Option<Word<AtLimit>>,
    #[serde(default, deserialize_with = "present")]
    returned_credit_life: Option<Word<ReturnedCreditLife>>,
}

impl RawPolicy {
    /// The policy, its left-out fields at their defaults. `place` is where it stands.
    pub(super) fn read(&self, place: &str) -> Result<Policy, ReadError> {
        let default = Policy::default();
        let policy = Policy {
            monthly_allocation: self.monthly_allocation.unwrap_or(default.monthly_allocation),
            limit: self.limit.unwrap_or(default.limit),
            credit_life_days: self.credit_life_days.unwrap_or(default.credit_life_days),
            response_window_days: self.response_window_days.unwrap_or(default.response_window_days),
            edit_window_minutes: self.edit_window_minutes.unwrap_or(default.edit_window_minutes),
            reminder_after_days: self.reminder_after_days.unwrap_or(default.reminder_after_days),
            at_limit: self.at_limit.map_or(default.at_limit, |word| word.0),
            returned_credit_life: self
                .returned_credit_life
                .map_or(default.returned_credit_life, |word| word.0),
        };
        policy.validate().map_err(|bounds| {
            let place = format!("{place}.{}", bounds.field);
            if bounds.field == "monthly_allocation" && self.monthly_allocation.is_none() {
                let usual = default.monthly_allocation;
                let rule = format!("left out it is {usual}, more than the limit of {}", bounds.most);
                return ReadError::breaks(place, rule, "add it with a lower number");
            }
            let whose = if bounds.field == "monthly_allocation" { " (the limit)" } else { "" };
            let rule = format!("R15 allows {} to {}{whose} here", bounds.least, bounds.most);
            ReadError::breaks(place, rule, "correct it")
        })?;
        Ok(policy)
    }

    /// A policy with every field written out.
    pub(super) fn write(policy: &Policy) -> Self {
        Self {
            monthly_allocation: Some(policy.monthly_allocation),
            limit: Some(policy.limit),
            credit_life_days: Some(policy.credit_life_days),
            response_window_days: Some(policy.response_window_days),
            edit_window_minutes: Some(policy.edit_window_minutes),
            reminder_after_days: Some(policy.reminder_after_days),
            at_limit: Some(Word(policy.at_limit)),
            returned_credit_life: Some(Word(policy.returned_credit_life)),
        }
    }
}

/// A policy's fields, each named and written as in files.
pub fn policy_fields(policy: &Policy) -> [(&'static str, String); 8] {
    [
        ("monthly_allocation", policy.monthly_allocation.to_string()),
        ("limit", policy.limit.to_string()),
        ("credit_life_days", policy.credit_life_days.to_string()),
        ("response_window_days", policy.response_window_days.to_string()),
        ("edit_window_minutes", policy.edit_window_minutes.to_string()),
        ("reminder_after_days", policy.reminder_after_days.to_string()),
        ("at_limit", Word(policy.at_limit).to_string()),
        ("returned_credit_life", Word(policy.returned_credit_life).to_string()),
    ]
}
