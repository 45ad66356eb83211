//! What a page is shown: read-only, of one frame.

use std::path::PathBuf;

use crate::document::{About, Document};
use crate::domain::{Account, Instant};
use crate::store::{DataDir, Preferences};

use super::zone::Zone;

/// Everything a page may look at.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The open account.
    pub document: &'a Document,
    /// The user's zone.
    pub zone: &'a Zone,
    /// What the user prefers.
    pub preferences: &'a Preferences,
    /// Where everything is kept.
    pub data_dir: &'a DataDir,
    /// The file and what is known of it, where this is a view of one.
    pub viewed: Option<&'a (PathBuf, About)>,
}

impl<'a> View<'a> {
    /// The account's state.
    pub fn account(&self) -> &'a Account {
        self.document.account()
    }

    /// The account's time.
    pub fn now(&self) -> Instant {
        self.account().now()
    }
}

/// Whether what was derived from an account is still true: it changes with every action, and when time
/// alone changed something that can be seen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stamp {
    id: String,
    revision: u64,
    entries: usize,
    reminders: usize,
    waiting: u32,
}

impl Stamp {
    /// The stamp of an account as it is now.
    pub fn of(document: &Document) -> Self {
        let account = document.account();
        Self {
            id: document.id().to_owned(),
            revision: document.revision(),
            entries: account.ledger().len(),
            reminders: account.reminders().len(),
            waiting: account.waiting(),
        }
    }
}
