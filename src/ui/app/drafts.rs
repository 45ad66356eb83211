//! The draft: written while its user types, and never lost to something else.

use std::sync::Arc;
use std::time::Duration;

use eframe::egui::Context;

use super::App;
use crate::document::{Document, Home, SaveState};
use crate::store::{Draft, Drafts, SET_ASIDE_MAX, read_side_file, set_aside, side_file_bytes};
use crate::text::window::compose as words;
use crate::ui::pages::compose::DraftState;
use crate::ui::widgets::{Tail, Toast};

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
        let (drafts, warning) = match document.home() {
            Home::File(_) => read_side_file::<Drafts>(&*self.outside.disk, &path),
            Home::Example | Home::View => (Drafts::default(), None),
        };
        if warning.is_some() {
            self.tell_side_file(&path);
        }
        self.set_aside = drafts.set_aside;
        self.parked.clear();
        self.compose.begin(drafts.present);
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
        let drafts = Drafts { present: self.compose.draft.clone(), set_aside: self.set_aside.clone() };
        let path = self.outside.data_dir.draft_file(document.id());
        let unreadable = self.unreadable.remove(&path);
        let (kept_aside, disk) = (path.clone(), Arc::clone(&self.outside.disk));
        saver.save(path, changes, move || {
            if unreadable {
                set_aside(&*disk, &kept_aside)?;
            }
            side_file_bytes(&drafts)
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

    /// Whether the draft is on disk as far as it is kept at all.
    pub(super) fn draft_is_kept(&self) -> bool {
        let kept = self.document.as_ref().is_some_and(Document::is_kept) && self.may_write();
        !kept || self.compose.changes == self.draft_changes_saved
    }

    /// Sets a text aside that makes way for another one, and offers to bring it back.
    pub(super) fn park(&mut self, draft: Draft) {
        if draft.is_empty() || draft == self.compose.draft {
            return;
        }
        let mut toast = Toast::new(words::parked(&draft.to)).button(words::BRING_BACK.get()).stays();
        self.set_aside.retain(|other| *other != draft);
        self.set_aside.insert(0, draft.clone());
        if self.set_aside.len() > SET_ASIDE_MAX
            && let Some(oldest) = self.set_aside.pop()
        {
            toast = toast.row(words::made_room(&oldest.to), Tail::None);
        }
        self.compose.changes += 1;
        let number = self.toasts.push(toast);
        self.parked.push((number, draft));
    }

    /// Brings the text back that a toast offered.
    pub(super) fn bring_back_from(&mut self, toast: u64) {
        let Some(place) = self.parked.iter().position(|(number, _)| *number == toast) else { return };
        let (_, draft) = self.parked.remove(place);
        self.bring_back(draft);
    }

    /// Brings a text back that was set aside; the present one makes way for it.
    pub(super) fn bring_back(&mut self, draft: Draft) {
        self.set_aside.retain(|other| *other != draft);
        let present = std::mem::take(&mut self.compose.draft);
        self.compose.set(draft);
        self.park(present);
    }

    /// Lets go of a text that was set aside.
    pub(super) fn discard_set_aside(&mut self, draft: &Draft) {
        if let Some(why) = self.reading_refusal() {
            self.tell(why);
            return;
        }
        self.set_aside.retain(|other| other != draft);
        self.parked.retain(|(_, other)| other != draft);
        self.compose.changes += 1;
        self.tell(words::TEXT_DISCARDED.get());
    }
}
