//! The numbers and readings an account lives under (`R15`).
//!
//! Owns every number of the rules; no other module may write one down.

use super::time::{DAY_MS, MINUTE_MS};

/// What happens to an addition that does not fit under the limit (`R6`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AtLimit {
    /// Room is made in spend order, then the addition arrives in full.
    #[default]
    ReplaceSoonest,
    /// What does not fit is not added.
    ShortenAddition,
}

impl AtLimit {
    /// The other reading.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::ReplaceSoonest => Self::ShortenAddition,
            Self::ShortenAddition => Self::ReplaceSoonest,
        }
    }
}

/// How long a returned credit lives (`R9`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ReturnedCreditLife {
    /// A life of its own from the response.
    #[default]
    Fresh,
    /// It ends when the credit that paid would have ended.
    Inherit,
}

impl ReturnedCreditLife {
    /// The other reading.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Fresh => Self::Inherit,
            Self::Inherit => Self::Fresh,
        }
    }
}

/// An account's numbers and readings (`R15`). Days are 24 hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// Credits that arrive on each 1st (`R2`).
    pub monthly_allocation: u32,
    /// Most credits an account can hold (`R6`).
    pub limit: u32,
    /// Life of a credit (`R4`).
    pub credit_life_days: u32,
    /// How long a response returns a credit (`R9`).
    pub response_window_days: u32,
    /// How long a message can be edited or deleted (`R10`).
    pub edit_window_minutes: u32,
    /// When the recipient is reminded (`R11`).
    pub reminder_after_days: u32,
    /// The reading of `R6`.
    pub at_limit: AtLimit,
    /// The reading of `R9`.
    pub returned_credit_life: ReturnedCreditLife,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            monthly_allocation: 50,
            limit: 150,
            credit_life_days: 90,
            response_window_days: 90,
            edit_window_minutes: 60,
            reminder_after_days: 3,
            at_limit: AtLimit::default(),
            returned_credit_life: ReturnedCreditLife::default(),
        }
    }
}

/// A number of a policy lies outside its bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PolicyOutOfBounds {
    /// The field, named as in files.
    pub field: &'static str,
    /// The least it may be.
    pub least: u32,
    /// The most it may be; for `monthly_allocation` this is the account's `limit`.
    pub most: u32,
}

impl Policy {
    /// Whether every number lies within its bounds (`R15`); the first that does not, otherwise.
    pub fn validate(&self) -> Result<(), PolicyOutOfBounds> {
        let bounds = [
            ("limit", self.limit, 10_000),
            ("monthly_allocation", self.monthly_allocation, self.limit),
            ("credit_life_days", self.credit_life_days, 3_650),
            ("response_window_days", self.response_window_days, 3_650),
            ("edit_window_minutes", self.edit_window_minutes, 1_440),
            ("reminder_after_days", self.reminder_after_days, 3_650),
        ];
        for (field, value, most) in bounds {
            if !(1..=most).contains(&value) {
                return Err(PolicyOutOfBounds { field, least: 1, most });
            }
        }
        Ok(())
    }

    /// The same numbers under the readings it does not have: with the other reading of the limit, with
    /// that of a returned credit's life, and with both.
    pub const fn other_readings(&self) -> [Self; 3] {
        let (at_limit, returned_credit_life) = (self.at_limit.other(), self.returned_credit_life.other());
        [
            Self { at_limit, ..*self },
            Self { returned_credit_life, ..*self },
            Self { at_limit, returned_credit_life, ..*self },
        ]
    }

    /// Life of a credit in milliseconds (`R4`).
    pub fn credit_life_ms(&self) -> i64 {
        i64::from(self.credit_life_days) * DAY_MS
    }

    /// Length of the response window in milliseconds (`R9`).
    pub fn response_window_ms(&self) -> i64 {
        i64::from(self.response_window_days) * DAY_MS
    }

    /// Length of the window to edit or delete in milliseconds (`R10`).
    pub fn edit_window_ms(&self) -> i64 {
        i64::from(self.edit_window_minutes) * MINUTE_MS
    }

    /// Time from sending to the reminder in milliseconds (`R11`).
    pub fn reminder_after_ms(&self) -> i64 {
        i64::from(self.reminder_after_days) * DAY_MS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_is_what_the_article_says() {
        let policy = Policy::default();
        assert_eq!((policy.monthly_allocation, policy.limit, policy.credit_life_days), (50, 150, 90));
        assert_eq!(policy.validate(), Ok(()));
    }

    #[test]
    fn each_number_out_of_bounds_is_named() {
        let broken = |change: fn(&mut Policy)| {
            let mut policy = Policy::default();
            change(&mut policy);
            policy.validate().map_err(|error| (error.field, error.most))
        };
        assert_eq!(broken(|p| p.limit = 10_001), Err(("limit", 10_000)));
        assert_eq!(broken(|p| p.limit = 49), Err(("monthly_allocation", 49)));
        assert_eq!(broken(|p| p.monthly_allocation = 0), Err(("monthly_allocation", 150)));
        assert_eq!(broken(|p| p.credit_life_days = 3_651), Err(("credit_life_days", 3_650)));
        assert_eq!(broken(|p| p.response_window_days = 0), Err(("response_window_days", 3_650)));
        assert_eq!(broken(|p| p.edit_window_minutes = 1_441), Err(("edit_window_minutes", 1_440)));
        assert_eq!(broken(|p| p.reminder_after_days = 0), Err(("reminder_after_days", 3_650)));
    }
}
