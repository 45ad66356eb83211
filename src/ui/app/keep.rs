//! Opening and keeping: the account, its draft, the preferences.

use std::sync::Arc;

use eframe::egui::Context;

use super::{App, Problem, Writer, sort_out};
use crate::document::{Document, Home, NewAccount, example, list_accounts, open_account};
use crate::store::{Draft, WriterLock, read_side_file, side_file_bytes};
use crate::text::{self, window::frame as words};
use crate::ui::pages::compose::DraftState;

/// Seconds between two attempts to take over from another window.
const TAKE_OVER_S: f64 = 1.0;
/// Seconds after the last keystroke until the draft is written.
const DRAFT_PAUSE_S: f64 = 0.5;

impl App {
    /// Reads what is there and opens the account that was open last.
    pub(super) fn start(&mut self) {
        let data_dir = self.outside.data_dir.clone();
        let disk = Arc::clone(&self.outside.disk);
        if let Err(error) = data_dir.make(&*disk) {
            let text = words::not_saved(&error.to_string(), None);
            self.problems.push(Problem { title: words::NO_FOLDER.to_owned(), text });
        }
        match WriterLock::try_take(&data_dir) {
            Ok(Some(lock)) => self.become_writer(lock),
            Ok(None) => self.writer = Writer::Elsewhere,
            Err(error) => {
                self.writer = Writer::Unknown;
                let text = words::not_saved(&error.to_string(), None);
                self.problems.push(Problem { title: words::NO_FOLDER.to_owned(), text });
            }
        }
        let (preferences, warning) = read_side_file(&*disk, &data_dir.preferences_file());
        self.preferences = preferences;
        if let Some(warning) = warning {
            self.tell_problem(&data_dir.preferences_file(), &warning);
        }
        self.open_last();
    }

    fn become_writer(&mut self, lock: WriterLock) {
        self.writer = Writer::Here { _lock: lock };
        // What stays does no harm; the next start tries again.
        drop(self.outside.data_dir.remove_parts(&*self.outside.disk));
    }

    fn written_elsewhere(&self) -> bool {
        matches!(self.writer, Writer::Elsewhere)
    }

    /// Whether the open account may only be looked at, since another window writes it.
    pub(super) fn reads_only(&self) -> bool {
        let kept = self.document.as_ref().is_none_or(|document| *document.home() != Home::Example);
        self.written_elsewhere() && kept
    }

    /// Takes over from another window that has closed, and reads what it left.
    pub(super) fn take_over(&mut self, ctx: &Context) {
        if !self.written_elsewhere() {
            return;
        }
        let time = ctx.input(|input| input.time);
        if time - self.writer_tried_at >= TAKE_OVER_S {
            self.writer_tried_at = time;
            if let Ok(Some(lock)) = WriterLock::try_take(&self.outside.data_dir) {
                self.become_writer(lock);
                self.problems.clear();
                // The draft of this window was never kept, the other one's is.
                self.draft_changes_saved = self.compose.changes;
                self.open_last();
                self.tell(words::READING_OVER);
            }
        }
        ctx.request_repaint_after(std::time::Duration::from_secs_f64(TAKE_OVER_S));
    }

    /// Lists the accounts and opens the one that was open last.
    fn open_last(&mut self) {
        let data_dir = self.outside.data_dir.clone();
        match list_accounts(&*self.outside.disk, &data_dir) {
            Ok(files) => {
                let (accounts, wrong) = sort_out(files);
                self.listed = accounts;
                for (path, why) in wrong {
                    self.tell_problem(&path, &why);
                }
            }
            Err(error) => {
                self.problems.push(Problem { title: words::NO_FOLDER.to_owned(), text: error.to_string() });
            }
        }
        let last = self.preferences.last_account.clone();
        let chosen = self
            .listed
            .iter()
            .find(|account| Some(&account.id) == last.as_ref())
            .or_else(|| self.listed.first())
            .map(|account| account.id.clone());
        if let Some(id) = chosen {
            self.open(&id);
        }
    }

    fn tell_problem(&mut self, path: &std::path::Path, why: &str) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let why = text::visible(why);
        self.problems.push(Problem {
            title: words::unreadable_title(&text::visible(&name)),
            text: words::unreadable(why.trim_end_matches('.')),
        });
    }

    /// Opens one of one's own accounts. If it cannot be, the present one stays.
    pub(super) fn open(&mut self, id: &str) {
        let path = self.outside.data_dir.account_file(id);
        match open_account(&*self.outside.disk, &path) {
            Ok(document) => {
                self.put(document);
                self.preferences.last_account = Some(id.to_owned());
                self.save_preferences();
            }
            Err(why) => self.tell_problem(&path, &why),
        }
    }

    /// Opens a new account and keeps it.
    pub(super) fn create(&mut self, new: NewAccount) {
        if self.written_elsewhere() {
            self.tell(words::READING_REFUSAL);
            return;
        }
        let id = (self.outside.new_id)();
        let home = Home::File(self.outside.data_dir.account_file(&id));
        let listed = crate::document::ListedAccount { id: id.clone(), name: new.name.clone() };
        match Document::create(id.clone(), home, new, self.real) {
            Ok(document) => {
                self.listed.push(listed);
                self.listed.sort_by_key(|account| account.name.to_lowercase());
                self.put(document);
                self.save();
                self.preferences.last_account = Some(id);
                self.save_preferences();
            }
            Err(refusal) => self.tell_refusal(refusal),
        }
    }

    /// Opens the example, apart from one's own accounts.
    pub(super) fn open_example(&mut self) {
        match example(self.real) {
            Ok(document) => self.put(document),
            Err(refusal) => self.tell_refusal(refusal),
        }
    }

    /// Leaves the example for the account that was open last, or for the first start.
    pub(super) fn leave_example(&mut self) {
        let last = self.preferences.last_account.clone();
        let known = |id: &String| self.listed.iter().any(|account| account.id == *id);
        match last.filter(known).or_else(|| self.listed.first().map(|account| account.id.clone())) {
            Some(id) => self.open(&id),
            None => {
                self.toasts.clear();
                self.document = None;
            }
        }
    }

    /// Shows a document and brings it up to the present.
    fn put(&mut self, mut document: Document) {
        self.write_draft_now();
        self.toasts.clear();
        self.undo_toast = None;
        self.sent.reset();
        let draft_file = self.outside.data_dir.draft_file(document.id());
        let (draft, _) = match document.home() {
            Home::File(_) => read_side_file::<Draft>(&*self.outside.disk, &draft_file),
            Home::Example => (Draft::default(), None),
        };
        self.compose.draft = draft;
        self.compose.refused = None;
        self.compose.state = DraftState::Kept;
        self.draft_changes_saved = self.compose.changes;
        self.draft_changed_at = None;
        let happened = document.tick(self.real);
        self.document = Some(document);
        self.tell_time_passed(text::window::told::WHILE_AWAY, &happened);
    }

    /// Hands the account to the saver.
    pub(super) fn save(&mut self) {
        if self.written_elsewhere() {
            return;
        }
        if let (Some(document), Some(saver)) = (&mut self.document, &self.saver) {
            document.save(saver, &self.outside.data_dir, self.real);
        }
    }

    /// Hands the account to the saver once more, after its folder was gone perhaps.
    pub(super) fn save_again(&mut self) {
        if !self.written_elsewhere() {
            // What is wrong with the folder, the save says too.
            drop(self.outside.data_dir.make(&*self.outside.disk));
        }
        self.save();
    }

    pub(super) fn save_preferences(&mut self) {
        if self.written_elsewhere() {
            return;
        }
        let Some(saver) = &self.saver else { return };
        self.preferences_revision += 1;
        let preferences = self.preferences.clone();
        let path = self.outside.data_dir.preferences_file();
        saver.save(path, self.preferences_revision, move || side_file_bytes(&preferences));
    }

    /// Takes note of what the saver reports.
    pub(super) fn note_reports(&mut self) {
        let Some(saver) = &self.saver else { return };
        let reports: Vec<_> = saver.reports().collect();
        for report in reports {
            let Some(document) = &mut self.document else { continue };
            if document.note(&report, self.real) {
                continue;
            }
            if report.path == self.outside.data_dir.draft_file(document.id())
                && report.revision >= self.compose.changes
            {
                self.compose.state = match report.result {
                    Ok(()) => DraftState::Saved,
                    Err(why) => DraftState::Failed(why),
                };
            }
        }
    }

    /// Writes the draft when its user pauses.
    pub(super) fn keep_draft(&mut self, ctx: &Context) {
        if self.compose.changes == self.draft_changes_saved {
            return;
        }
        let kept = self.document.as_ref().is_some_and(|document| *document.home() != Home::Example);
        if !kept || self.written_elsewhere() {
            self.compose.state = DraftState::NotKept;
            self.draft_changes_saved = self.compose.changes;
            return;
        }
        let time = ctx.input(|input| input.time);
        let since = match self.draft_changed_at {
            Some((changes, since)) if changes == self.compose.changes => since,
            _ => {
                self.draft_changed_at = Some((self.compose.changes, time));
                self.compose.state = DraftState::Waiting;
                time
            }
        };
        if time - since >= DRAFT_PAUSE_S {
            self.write_draft_now();
        } else {
            ctx.request_repaint_after(std::time::Duration::from_millis(100));
        }
    }

    /// Hands the draft to the saver, if it changed.
    pub(super) fn write_draft_now(&mut self) {
        let changes = self.compose.changes;
        let Some(document) = &self.document else { return };
        let kept = *document.home() != Home::Example && !self.written_elsewhere();
        if changes == self.draft_changes_saved || !kept {
            return;
        }
        let Some(saver) = &self.saver else { return };
        let draft = self.compose.draft.clone();
        let path = self.outside.data_dir.draft_file(document.id());
        saver.save(path, changes, move || side_file_bytes(&draft));
        self.draft_changes_saved = changes;
    }

    /// Finishes what is being written.
    pub(super) fn save_before_exit(&mut self) {
        self.write_draft_now();
        // The saver ends when everything it was given is on disk.
        self.saver = None;
    }
}

impl Drop for App {
    fn drop(&mut self) {
        self.save_before_exit();
    }
}
