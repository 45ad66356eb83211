//! What a page is shown: read-only, of one frame.

use std::path::PathBuf;

use crate::document::{About, Document};
use crate::domain::{Account, Instant};
use crate::store::{DataDir, Preferences};

use super::zone::Zone;

/// A computer's clock is corrected by less than this without anyone noticing.
const WAIT_MS: i64 = 60_000;

/// Everything a page may look at.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The open account.
    pub document: &'a Document,
    /// Real time.
    pub real: Instant,
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

    /// Milliseconds by which the account's time is ahead of real time; 0 while it is live. Ahead also where
    /// the computer's clock was set back: the account's time waits for it.
    pub fn ahead_ms(&self) -> i64 {
        let clock = self.document.clock();
        let waits_ms = self.now().ms_since(clock.at(self.real));
        clock.ahead_ms() + if waits_ms > WAIT_MS { waits_ms } else { 0 }
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
