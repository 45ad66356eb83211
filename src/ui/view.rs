//! What a page is shown: read-only, of one frame.

use std::path::PathBuf;
use std::sync::Arc;

use crate::document::{About, Document, Home, UNNOTICED_MS};
use crate::domain::{Account, DAY_MS, Instant};
use crate::store::{DataDir, Disk, Draft, Preferences};

use super::zone::Zone;
use crate::text::window::{as_of, files};

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
    /// What files are written through.
    pub disk: &'a Arc<dyn Disk>,
    /// The file and what is known of it, where this is a view of one.
    pub viewed: Option<&'a (PathBuf, About)>,
    /// Texts that made way for another one in Compose, the newest first.
    pub set_aside: &'a [Draft],
    /// The account as it was or will be at another instant, where that is looked at.
    pub as_of: Option<&'a Account>,
}

impl<'a> View<'a> {
    /// The account's state: the present one, or that of the instant which is looked at.
    pub fn account(&self) -> &'a Account {
        self.as_of.unwrap_or_else(|| self.document.account())
    }

    /// Whether another instant than the present is looked at.
    pub const fn is_as_of(&self) -> bool {
        self.as_of.is_some()
    }

    /// Why nothing can be changed from what is shown, for beside every control that would.
    pub fn locked(&self) -> Option<&'static str> {
        let of_a_file = *self.document.home() == Home::View;
        self.is_as_of().then_some(as_of::REFUSAL.get()).or(of_a_file.then_some(files::VIEW_REFUSAL.get()))
    }

    /// What makes doubtful what is shown of a file.
    pub fn doubt(&self) -> Option<String> {
        self.viewed.and_then(|(_, about)| files::doubt(about))
    }

    /// Why another number cannot be compared: none was shown yet at an instant that lies ahead.
    pub fn not_comparable(&self) -> Option<&'static str> {
        let ahead = self.now() > self.document.account().now();
        ahead.then_some(as_of::NOT_SHOWN_YET.get())
    }

    /// Whether a number that is compared is recorded too.
    pub fn records(&self) -> bool {
        self.viewed.is_none() && !self.is_as_of()
    }

    /// Milliseconds by which the account's clock is ahead of real time; negative if behind, 0 while live.
    pub fn ahead_ms(&self) -> i64 {
        self.document.clock().ahead_ms()
    }

    /// Whether the way back to real time is a backup: the clock is ahead, and what it was before is kept.
    pub fn goes_back_by_backup(&self) -> bool {
        self.ahead_ms() > 0 && self.locked().is_none() && self.document.is_kept()
    }

    /// Milliseconds that the account's time stands still, until the computer's clock, which lies behind,
    /// gets there; 0 if it does not.
    pub fn waits_ms(&self) -> i64 {
        let waits_ms = self.document.account().now().ms_since(self.document.clock().at(self.real));
        let follows = *self.document.home() != Home::View;
        if follows && waits_ms > UNNOTICED_MS { waits_ms } else { 0 }
    }

    /// Whether the account's time is held back, until it is known that the computer's clock is right.
    pub fn is_held(&self) -> bool {
        let follows = *self.document.home() != Home::View;
        follows && self.document.clock().at(self.real).ms_since(self.document.account().now()) > UNNOTICED_MS
    }

    /// Instants in each month of the account's first year and of its last, so that each name of a month is
    /// among them, and years where they are told: how wide a column of times must be.
    pub fn sample_times(&self) -> Vec<Instant> {
        let (first, last) = (self.account().opened_at(), self.account().now());
        let near = |month: i64| {
            let away_ms = month * 30 * DAY_MS;
            [first.plus_ms(away_ms).min(last), last.plus_ms(-away_ms).max(first)]
        };
        (0..12).flat_map(near).collect()
    }

    /// The account's time, or the instant that is looked at.
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
    /// The instant that is looked at, if it is not the present.
    as_of: Option<Instant>,
}

impl Stamp {
    /// A stamp that differs from others by this, for tests.
    #[cfg(test)]
    pub(super) fn with_entries(entries: usize) -> Self {
        Self { entries, ..Self::default() }
    }

    /// The stamp of an account as it is shown.
    pub fn of(view: &View<'_>) -> Self {
        let (document, account) = (view.document, view.account());
        Self {
            id: document.id().to_owned(),
            revision: document.revision(),
            entries: account.ledger().len(),
            reminders: account.reminders().len(),
            waiting: account.waiting(),
            as_of: view.as_of.map(Account::now),
        }
    }
}
