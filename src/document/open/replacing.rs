//! Letting another state take the place of an account's own, and putting that back.

use super::{Document, Undone};
use crate::domain::{History, Instant};
use crate::store::{Due, Reason};

impl Document {
    /// Lets another state take the place of this one, under the same id and in the same file. Before it is
    /// written over, this one goes to the backups for that reason; and until the account is closed, Undo
    /// brings it back with all that was done in it.
    #[must_use]
    pub fn replaced_by(self, name: String, history: History, reason: Reason) -> Self {
        let mut other = Self::of(self.id.clone(), name, self.home.clone(), history);
        other.follow(&self, Due::Always(reason));
        other.former = Some(Box::new(self));
        other
    }

    /// Takes the place of `before` in its file.
    fn follow(&mut self, before: &Self, due: Due) {
        self.revision = before.revision + 1;
        self.saved_revision = before.saved_revision;
        self.last_saved = before.last_saved;
        self.failure.clone_from(&before.failure);
        self.due = before.due.max(due);
    }

    /// Puts what was replaced back in its place. `None` if nothing was.
    pub(super) fn former_back(&mut self, real: Instant) -> Option<Undone> {
        let mut former = *self.former.take()?;
        former.follow(self, Due::Always(Reason::Undo));
        *self = former;
        self.tick(real);
        Some(Undone::Replaced)
    }
}
