//! The draft: written while its user types, and never lost to something else.

use std::sync::Arc;
use std::time::Duration;

use eframe::egui::Context;

use super::App;
use crate::document::{Document, Home, SaveState};
use crate::store::{Draft, read_side_file, set_aside, side_file_bytes};
use crate::text::window::compose as words;
use crate::ui::pages::compose::DraftState;
use crate::ui::widgets::Toast;

/// Seconds after the last keystroke until the draft is written.
const PAUSE_S: f64 = 0.5;
/// Seconds after which it is written also while typing goes on.
const MOST_S: f64 = 1.5;
/// Seconds until a draft that could not be written is tried again.
const RETRY_S: f64 = 5.0;

/// When the draft was changed and how far it is written.
#[derive(Debug, Default)]
pub(super) struct DraftClock {
    /// The count of changes that was last seen, and when it was new.
    seen: (u64, f64),
    /// When the first change was made that is not handed to the saver.
    first: Option<f64>,
}

impl App {
    /// Reads the draft of an account that is being opened. Compose begins anew with it.
    pub(super) fn read_draft(&mut self, document: &Document) {
        let path = self.outside.data_dir.draft_file(document.id());
        let (draft, warning) = match document.home() {
            Home::File(_) => read_side_file::<Draft>(&*self.outside.disk, &path),
            Home::Example | Home::View => (Draft::default(), None),
        };
        if warning.is_some() {
            self.tell_side_file(&path);
        }
        self.compose.begin(draft);
        self.draft_changes_saved = self.compose.changes;
        self.draft_clock = DraftClock::default();
    }

    /// Writes the draft when its user pauses, and now and then while typing goes on.
    pub(super) fn keep_draft(&mut self, ctx: &Context) {
        if self.compose.changes == self.draft_changes_saved {
            return;
        }
        let Some(document) = &self.document else { return };
        if !document.is_kept() || !self.may_write() {
            self.compose.state = DraftState::NotKept;
            self.draft_changes_saved = self.compose.changes;
            return;
        }
        let time = ctx.input(|input| input.time);
        if self.draft_clock.seen.0 != self.compose.changes {
            self.draft_clock.seen = (self.compose.changes, time);
            self.compose.state = DraftState::Waiting;
        }
        let first = *self.draft_clock.first.get_or_insert(time);
        let due = (self.draft_clock.seen.1 + PAUSE_S).min(first + MOST_S);
        if time >= due {
            self.write_draft();
        } else {
            ctx.request_repaint_after(Duration::from_secs_f64(due - time));
        }
    }

    /// Hands the draft to the saver, if it changed.
    pub(super) fn write_draft(&mut self) {
        let changes = self.compose.changes;
        let Some(document) = self.document.as_ref().filter(|document| document.is_kept()) else { return };
        if changes == self.draft_changes_saved || !self.may_write() {
            return;
        }
        // The text of an InMail leaves the draft only when its sending is on disk.
        let sent = self.compose.emptied_by_sending == Some(changes);
        if sent && !matches!(document.save_state(), SaveState::Saved(_)) {
            return;
        }
        let Some(saver) = &self.saver else { return };
        let draft = self.compose.draft.clone();
        let path = self.outside.data_dir.draft_file(document.id());
        let unreadable = self.unreadable.remove(&path);
        let (kept_aside, disk) = (path.clone(), Arc::clone(&self.outside.disk));
        saver.save(path, changes, move || {
            if unreadable {
                set_aside(&*disk, &kept_aside)?;
            }
            side_file_bytes(&draft)
        });
        self.draft_changes_saved = changes;
        self.draft_clock.first = None;
    }

    /// What became of writing the draft.
    pub(super) fn note_draft(&mut self, revision: u64, result: Result<(), String>) {
        if revision < self.compose.changes {
            return;
        }
        match result {
            Ok(()) => self.compose.state = DraftState::Saved,
            Err(why) => {
                self.compose.state = DraftState::Failed(why);
                // Not written, so still to be written; but not again at once.
                self.draft_changes_saved = revision.wrapping_sub(1);
                let again = self.draft_clock.seen.1 + RETRY_S;
                self.draft_clock = DraftClock { seen: (revision, again), first: Some(again) };
            }
        }
    }

    /// Offers to bring back a text that makes way for another one.
    pub(super) fn park(&mut self, draft: Draft) {
        if draft.is_empty() || draft == self.compose.draft {
            return;
        }
        let toast = Toast::new(words::parked(&draft.to)).button(words::BRING_BACK).stays();
        let number = self.toasts.push(toast);
        self.parked.push((number, draft));
    }

    /// Brings a parked text back; the present one makes way for it.
    pub(super) fn bring_back(&mut self, toast: u64) {
        let Some(place) = self.parked.iter().position(|(number, _)| *number == toast) else { return };
        let (_, draft) = self.parked.remove(place);
        let present = std::mem::take(&mut self.compose.draft);
        self.compose.set(draft);
        self.park(present);
    }
}
