//! Keeping an open account: handing it to the saver, and what became of that.

use std::io;
use std::sync::Arc;

use super::{Document, Home, within_years};
use crate::document::saver::{SaveReport, Saver};
use crate::domain::{Event, Instant};
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
    /// The last change is not: why, and the real instant up to which everything is.
    Failed {
        /// What the system said.
        why: String,
        /// When everything was last on disk, if in this run.
        safe_until: Option<Instant>,
    },
}

impl Document {
    /// How much is on disk.
    pub fn save_state(&self) -> SaveState {
        match (&self.home, &self.failure) {
            (Home::Example | Home::View, _) => SaveState::NotKept,
            (_, Some(why)) => SaveState::Failed { why: why.clone(), safe_until: self.last_saved },
            _ if self.saved_revision < self.revision => SaveState::Saving,
            _ => self.last_saved.map_or(SaveState::AsOpened, SaveState::Saved),
        }
    }

    /// Hands the present state to the saver, at a real instant; backups go into the data directory.
    pub fn save(&mut self, saver: &Saver, data_dir: &DataDir, real: Instant) {
        let Home::File(path) = &self.home else { return };
        self.failure = None;
        let takes_back = std::mem::take(&mut self.taken_back);
        let safeguard = Safeguard { folder: data_dir.backups(&self.id), at: within_years(real), takes_back };
        let (id, name, policy) = (self.id.clone(), self.name.clone(), *self.account().policy());
        let events: Arc<Vec<Event>> = self.history.shared_events();
        let summary = Summary::of(self.account());
        saver.save_account(path.clone(), self.revision, safeguard, move || {
            let content = AccountContent {
                id: &id,
                name: &name,
                detail: Detail::Full,
                policy: &policy,
                events: &events,
                summary: &summary,
            };
            write_account(&content)
        });
    }

    /// The bytes of a snapshot of the present state, with that much in it or as much as is known.
    ///
    /// # Errors
    /// When they cannot be put together.
    pub fn snapshot(&self, detail: Detail) -> io::Result<Vec<u8>> {
        let content = AccountContent {
            id: &self.id,
            name: &self.name,
            detail: detail.min(self.detail),
            policy: self.account().policy(),
            events: self.history.events(),
            summary: &Summary::of(self.account()),
        };
        write_account(&content)
    }

    /// Takes note that it cannot be saved, and why.
    pub fn fail(&mut self, why: &str) {
        self.failure = Some(why.to_owned());
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
