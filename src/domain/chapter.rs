//! From where an account's balance is told: its last allocation, or the last beginning or end of a
//! subscription.

use super::time::Instant;

/// What a chapter of an account begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChapterKind {
    /// The account was opened (`R3`).
    Opened,
    /// The allocation of a 1st (`R2`), also one of which nothing fitted under the limit (`R15`).
    Allocation,
    /// The subscription changed its type (`R12`).
    TypeChanged,
    /// A new subscription began (`R12`).
    Resubscribed,
    /// The subscription was cancelled (`R12`).
    Cancelled,
}

/// The last thing that an account's balance can be told from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chapter {
    /// What it begins with.
    pub kind: ChapterKind,
    /// When.
    pub at: Instant,
    /// Before a new subscription: when the one before was cancelled, and the credits that it removed.
    pub cancelled: Option<(Instant, u32)>,
    /// Place in the ledger of the first entry that belongs to its beginning.
    pub(super) from: usize,
    /// Place in the ledger of the first entry after its beginning.
    pub(super) to: usize,
}
