//! Keeping an open account: handing it to the saver, and what became of that.

use std::io;

use super::{Document, Home, within_years};
use crate::document::not_saved::NotSaved;
use crate::document::saver::{SaveReport, Saver};
use crate::domain::Instant;
use crate::store::format::{AccountContent, Detail, Summary, write_account};
use crate::store::{DataDir, Safeguard};

/// How much of what was done is on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing is kept of this account.
    NotKept,
    /// Being written.
    Saving,
    /// All of it, since this real instant.
    Saved(Instant),
    /// All of it, as it was when the account was opened.
    AsOpened,
    /// The last of it is not: why, and the real instant up to which everything is.
    Failed {
        /// What kept it from being saved.
        why: NotSaved,
        /// When everything was last on disk, if in this run.
        safe_until: Option<Instant>,
        /// How many changes are not on disk, each undo counted as one; 0 if only time went on.
        changes: u64,
    },
}

impl Document {
    /// How much is on disk.
    pub fn save_state(&self) -> SaveState {
        match (&self.home, &self.failure) {
            (Home::Example | Home::View, _) => SaveState::NotKept,
            (_, Some(why)) => SaveState::Failed {
                why: why.clone(),
                safe_until: self.last_saved,
                changes: self.revision - self.saved_revision,
            },
            _ if self.saved_revision < self.revision => SaveState::Saving,
            _ => self.last_saved.map_or(SaveState::AsOpened, SaveState::Saved),
        }
    }

    /// Hands the present state to the saver, at a real instant; backups go into the data directory.
    pub fn save(&mut self, saver: &Saver, data_dir: &DataDir, real: Instant) {
        let Home::File(path) = &self.home else { return };
        self.failure = None;
        let due = std::mem::take(&mut self.due);
        let safeguard = Safeguard { folder: data_dir.backups(&self.id), at: within_years(real), due };
        let make = self.written(Detail::Full);
        saver.save_account(path.clone(), self.revision, safeguard, make);
    }

    /// The bytes of a snapshot of the present state, with that much in it or as much as is known.
    ///
    /// # Errors
    /// When they cannot be put together.
    pub fn snapshot(&self, detail: Detail) -> io::Result<Vec<u8>> {
        self.snapshot_later(detail)()
    }

    /// As [`Self::snapshot`] of what is there now, to be put together on any thread.
    pub fn snapshot_later(
        &self,
        detail: Detail,
    ) -> impl FnOnce() -> io::Result<Vec<u8>> + Send + use<> + 'static {
        self.written(detail.min(self.detail))
    }

    fn written(&self, detail: Detail) -> impl FnOnce() -> io::Result<Vec<u8>> + Send + use<> + 'static {
        let (id, name, policy) = (self.id.clone(), self.name.clone(), *self.account().policy());
        let events = self.history.events().clone();
        let summary = Summary::of(self.account());
        move || {
            let content = AccountContent {
                id: &id,
                name: &name,
                detail,
                policy: &policy,
                events: &events,
                summary: &summary,
            };
            write_account(&content)
        }
    }

    /// Takes note that it cannot be saved, and why.
    pub fn fail(&mut self, why: NotSaved) {
        self.failure = Some(why);
    }

    /// Takes note of what became of a save, at a real instant. Whether it was one of this account's.
    pub fn note(&mut self, report: &SaveReport, real: Instant) -> bool {
        if !matches!(&self.home, Home::File(path) if *path == report.path) {
            return false;
        }
        match &report.result {
            Ok(()) => {
                self.saved_revision = self.saved_revision.max(report.revision);
                if self.saved_revision >= self.revision {
                    self.last_saved = Some(real);
                    self.failure = None;
                }
            }
            Err(why) => self.failure = Some(why.clone()),
        }
        true
    }
}
