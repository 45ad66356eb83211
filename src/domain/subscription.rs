//! Subscription types (`R1`) and the subscription an account has.

use super::time::Instant;

/// A subscription type; all three have the same numbers (`R1`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SubscriptionType {
    /// Sales Navigator Core.
    Core,
    /// Sales Navigator Advanced.
    Advanced,
    /// Sales Navigator Advanced Plus.
    AdvancedPlus,
}

impl SubscriptionType {
    /// All types, in the order of the article.
    pub const ALL: [Self; 3] = [Self::Core, Self::Advanced, Self::AdvancedPlus];
}

/// An active subscription.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subscription {
    /// Its type.
    pub kind: SubscriptionType,
    /// When it began; the 1sts that count lie strictly after (`R2`).
    pub since: Instant,
}
