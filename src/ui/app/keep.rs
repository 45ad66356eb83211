//! Opening and keeping: the account and the preferences.

use std::path::Path;
use std::sync::Arc;

use eframe::egui::Context;

use super::writer::Writer;
use super::{App, Problem, sort_out};
use crate::document::{
    Document, Home, ListedAccount, NewAccount, NotSaved, Opening, SaveState, example, list_accounts,
    open_account,
};
use crate::store::{Preferences, read_side_file, set_aside, side_file_bytes, take_panic_report};
use crate::text::{self, window::frame as words, window::saving, window::starts};
use crate::ui::dialogs::Dialogs;

impl App {
    /// Reads what is there and opens the account that was open last.
    pub(super) fn start(&mut self) {
        let data_dir = self.outside.data_dir.clone();
        let disk = Arc::clone(&self.outside.disk);
        match data_dir.make(&*disk) {
            Ok(()) => self.ask_to_write(),
            Err(error) => self.writer = Writer::Nowhere(error.to_string()),
        }
        let path = data_dir.preferences_file();
        let (preferences, warning) = read_side_file::<Preferences>(&*disk, &path);
        self.preferences = preferences;
        if warning.is_some() {
            self.tell_side_file(&path);
        }
        self.list();
        self.open_last();
        self.tell_last_panic();
    }

    /// Says that the last run ended in a panic, once.
    fn tell_last_panic(&mut self) {
        let report = || take_panic_report(&*self.outside.disk, &self.outside.data_dir);
        if let Some(report) = self.may_write().then(report).flatten() {
            let (title, text) = (starts::ENDED_TITLE.get().to_owned(), starts::ended(&report));
            self.problem(Problem { title, text, file: None, damaged: false });
        }
    }

    /// Looks which accounts there are, and says which files cannot be read.
    pub(super) fn list(&mut self) {
        match list_accounts(&*self.outside.disk, &self.outside.data_dir) {
            Ok(files) => {
                let (accounts, wrong) = sort_out(files);
                self.listed = accounts;
                self.sort_listed();
                for (path, why) in wrong {
                    self.tell_problem(&path, &why);
                }
            }
            Err(error) => {
                let text = words::no_folder(&error.to_string());
                self.problem(Problem {
                    title: words::NO_FOLDER.get().to_owned(),
                    text,
                    file: None,
                    damaged: false,
                });
            }
        }
    }

    /// Opens the account that was open last, or else the first.
    pub(super) fn open_last(&mut self) {
        let last = self.preferences.last_account.as_ref();
        let mut ids: Vec<String> = self.at_hand().map(|account| account.id.clone()).collect();
        // One that is opened for want of another is not the last that somebody chose.
        ids.sort_by_key(|id| Some(id) != last);
        ids.iter().any(|id| self.show_account(id));
    }

    /// An account file that cannot be used.
    pub(super) fn tell_problem(&mut self, path: &Path, why: &str) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let why = text::visible(why);
        self.problem(Problem {
            title: words::unreadable_title(&text::visible(&name)),
            text: words::unreadable(why.trim_end_matches('.')),
            file: Some(path.to_path_buf()),
            damaged: true,
        });
    }

    /// Preferences or a draft that cannot be read. The file is kept beside its successor.
    pub(super) fn tell_side_file(&mut self, path: &Path) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        self.unreadable.insert(path.to_path_buf());
        self.problem(Problem {
            title: words::unreadable_title(&text::visible(&name)),
            text: words::SIDE_FILE.get().to_owned(),
            file: Some(path.to_path_buf()),
            damaged: false,
        });
    }

    /// Says what is wrong, once for each file.
    pub(super) fn problem(&mut self, problem: Problem) {
        self.problems.retain(|other| other.file != problem.file || other.title != problem.title);
        self.problems.push(problem);
    }

    /// Opens one of one's own accounts, which somebody chose, as soon as it is read. If it cannot be, the
    /// present one stays.
    pub(super) fn open(&mut self, ctx: &Context, id: &str) {
        if !self.leave() {
            return;
        }
        let (path, wake) = (self.outside.data_dir.account_file(id), ctx.clone());
        let opening = Opening::start(&self.outside.disk, path, move || wake.request_repaint());
        match opening.poll_briefly() {
            Some(opened) => self.show_chosen(opening.path(), opened),
            None => self.opening = Some(opening),
        }
    }

    /// Shows the account that was chosen, once it is there.
    pub(super) fn note_opened(&mut self) {
        // What is being written in a form would go with the account that it is about.
        if self.dialog.as_ref().is_some_and(Dialogs::holds_text) {
            return;
        }
        let Some(opened) = self.opening.as_ref().and_then(Opening::poll) else { return };
        let Some(opening) = self.opening.take() else { return };
        // Something may have been done to the present one meanwhile.
        if self.leave() {
            self.show_chosen(opening.path(), opened);
        }
    }

    fn show_chosen(&mut self, path: &Path, opened: Result<Document, String>) {
        self.opening = None;
        if self.show_opened(path, opened) {
            self.remember_open();
        }
    }

    /// The open account is the one that was open last.
    pub(super) fn remember_open(&mut self) {
        self.preferences.last_account = self.document.as_ref().map(|document| document.id().to_owned());
        self.save_preferences();
    }

    pub(super) fn show_account(&mut self, id: &str) -> bool {
        let path = self.outside.data_dir.account_file(id);
        let ahead = self.outside.ahead.take().filter(|ahead| ahead.path() == path);
        let opened = ahead.map_or_else(|| open_account(&*self.outside.disk, &path), Opening::wait);
        self.show_opened(&path, opened)
    }

    fn show_opened(&mut self, path: &Path, opened: Result<Document, String>) -> bool {
        match opened {
            Ok(document) => {
                if let Some(doubts) = document.doubts() {
                    self.problem(Problem {
                        title: words::doubts_title(document.name(), doubts),
                        text: words::DOUBTS.get().to_owned(),
                        file: Some(path.to_path_buf()),
                        damaged: false,
                    });
                }
                self.put(document);
                true
            }
            Err(why) => {
                self.listed.retain(|account| self.outside.data_dir.account_file(&account.id) != path);
                self.tell_problem(path, &why);
                false
            }
        }
    }

    /// Opens a new account and keeps it.
    pub(super) fn create(&mut self, new: NewAccount) {
        if let Some(why) = self.clock_refusal() {
            self.tell(why);
            return;
        }
        if !self.leave() {
            return;
        }
        let id = (self.outside.new_id)();
        let home = Home::File(self.outside.data_dir.account_file(&id));
        match Document::create(id, home, new, self.real) {
            Ok(document) => self.put_new(document),
            Err(refusal) => self.tell_refusal(refusal),
        }
    }

    /// Shows an account that has no file yet, and keeps it.
    pub(super) fn put_new(&mut self, document: Document) {
        let (id, name) = (document.id().to_owned(), document.name().to_owned());
        self.listed.push(ListedAccount { id: id.clone(), name, glance: None });
        self.sort_listed();
        self.put(document);
        self.save();
        self.preferences.last_account = Some(id);
        self.save_preferences();
    }

    /// Opens the example, apart from one's own accounts.
    pub(super) fn open_example(&mut self) {
        if !self.leave() {
            return;
        }
        match example(self.real) {
            Ok(document) => self.put(document),
            Err(refusal) => self.tell_refusal(refusal),
        }
    }

    /// Leaves the example or a view for the account that was open last, or for the first start.
    pub(super) fn back_to_own(&mut self) {
        self.as_of = None;
        self.document = None;
        self.viewed = None;
        self.toasts.clear();
        match self.aside.take() {
            // Nothing else writes its file, so it is as it was.
            Some(own) => self.put(own),
            None => self.open_last(),
        }
    }

    /// Waits until everything of the open account is on disk, trying once more what failed. If that
    /// cannot be, says so, and the account must stay open: it is nowhere else.
    pub(super) fn leave(&mut self) -> bool {
        if self.settled() {
            return true;
        }
        self.save_again();
        if self.settled() {
            return true;
        }
        let failed = self.document.as_ref().is_some_and(|document| {
            matches!(document.save_state(), SaveState::Saving | SaveState::Failed { .. })
        });
        self.tell(if failed { saving::CANNOT_LEAVE.get() } else { saving::DRAFT_CANNOT_LEAVE.get() });
        false
    }

    /// Waits for the saver; whether everything of the open account is on disk.
    fn settled(&mut self) -> bool {
        // The draft that a sending emptied is written only after the sending is.
        for _ in 0..2 {
            self.write_draft();
            if let Some(saver) = &self.saver {
                saver.finish();
            }
            self.note_reports();
        }
        let state = self.document.as_ref().map(Document::save_state);
        !matches!(state, Some(SaveState::Saving | SaveState::Failed { .. })) && self.draft_is_kept()
    }

    /// Shows a document and brings it up to the present. What was open before must have been left.
    pub(super) fn put(&mut self, document: Document) {
        self.note_open();
        self.viewed = None;
        self.aside = None;
        self.opening = None;
        self.save_failed = false;
        self.toasts.clear();
        self.undo_toast = None;
        self.put_away = None;
        self.sent.reset();
        self.ledger.reset();
        self.as_of = None;
        self.way_back = None;
        self.forecast.reset();
        self.read_draft(&document);
        self.document = Some(document);
        self.opened += 1;
        self.catch_up();
    }

    /// Hands the account to the saver.
    pub(super) fn save(&mut self) {
        if !self.may_write() {
            return;
        }
        let Some(document) = &mut self.document else { return };
        match &self.saver {
            Some(saver) if saver.is_alive() => document.save(saver, &self.outside.data_dir, self.real),
            _ => document.fail(NotSaved::other(saving::NO_SAVER.get())),
        }
    }

    /// Hands the account to the saver once more, after a part of its folder was gone perhaps. Where the lock
    /// is not, the folder is another one or none, and nothing is made in it: the accounts may be on a disk
    /// that was taken out.
    pub(super) fn save_again(&mut self) {
        let lock = self.outside.data_dir.lock_file();
        let names = self.outside.disk.list(self.outside.data_dir.root()).unwrap_or_default();
        if self.may_write() && names.iter().any(|name| lock.file_name() == Some(name)) {
            // What is wrong with the folder, the save says too.
            drop(self.outside.data_dir.make(&*self.outside.disk));
        }
        self.save();
    }

    pub(super) fn save_preferences(&mut self) {
        let (true, Some(saver)) = (self.may_write(), &self.saver) else { return };
        self.preferences_revision += 1;
        let preferences = self.preferences.clone();
        let path = self.outside.data_dir.preferences_file();
        let unreadable = self.unreadable.remove(&path);
        let (kept_aside, disk) = (path.clone(), Arc::clone(&self.outside.disk));
        saver.save(path, self.preferences_revision, move || {
            if unreadable {
                set_aside(&*disk, &kept_aside)?;
            }
            side_file_bytes(&preferences)
        });
    }

    /// Takes note of what the saver reports.
    pub(super) fn note_reports(&mut self) {
        let Some(saver) = &self.saver else { return };
        let reports: Vec<_> = saver.reports().collect();
        for report in reports {
            let Some(document) = &mut self.document else { continue };
            if document.note(&report, self.real) {
                let saved = matches!(document.save_state(), SaveState::Saved(_));
                if report.result.is_err() {
                    self.save_failed = true;
                } else if saved && std::mem::take(&mut self.save_failed) {
                    self.tell(saving::SAVED_AGAIN.get());
                }
                continue;
            }
            if report.path == self.outside.data_dir.draft_file(document.id()) {
                self.note_draft(report.revision, report.result.map_err(|why| why.to_string()));
            }
        }
    }

    /// Finishes what is being written.
    pub(super) fn save_before_exit(&mut self) {
        self.settled();
        // The saver ends when everything it was given is on disk.
        self.saver = None;
    }
}

impl Drop for App {
    fn drop(&mut self) {
        self.save_before_exit();
    }
}
