//! The rules by their numbers, for whoever says which one a claim rests on.

use std::fmt;

/// One of the rules that an account is kept by. Their words stand with the front ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleNo {
    /// Subscription types.
    R1 = 1,
    /// The monthly allocation.
    R2,
    /// Opening credits.
    R3,
    /// The life of a credit.
    R4,
    /// Spending.
    R5,
    /// The limit.
    R6,
    /// The order at one instant.
    R7,
    /// Sending.
    R8,
    /// Responses.
    R9,
    /// Editing and deleting.
    R10,
    /// The reminder.
    R11,
    /// Cancelling and changing the subscription.
    R12,
    /// Credits that were not renewed.
    R13,
    /// Time.
    R14,
    /// The numbers and readings that an account carries.
    R15,
    /// Recorded numbers of Sales Navigator.
    R16,
}

impl RuleNo {
    /// Every rule, in order.
    pub const ALL: [Self; 16] = [
        Self::R1,
        Self::R2,
        Self::R3,
        Self::R4,
        Self::R5,
        Self::R6,
        Self::R7,
        Self::R8,
        Self::R9,
        Self::R10,
        Self::R11,
        Self::R12,
        Self::R13,
        Self::R14,
        Self::R15,
        Self::R16,
    ];
}

/// As in `R6`.
impl fmt::Display for RuleNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "R{}", *self as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_are_numbered_without_a_gap() {
        let named: Vec<_> = RuleNo::ALL.iter().map(RuleNo::to_string).collect();
        let numbers: Vec<_> = (1..=16).map(|number| format!("R{number}")).collect();
        assert_eq!(named, numbers);
    }
}
