//! Strangers' files: opened as a view, apart from one's own accounts.

use std::path::{Path, PathBuf};

use eframe::egui::Context;

use super::{App, Problem};
use crate::document::{Document, Home, Loaded, Loading};
use crate::text::{
    self,
    window::{accounts, as_of, files as words, frame, starts},
};
use crate::ui::command::Page;
use crate::ui::dialogs::{Dialogs, ImportForm};

/// Files that were opened lately and are offered again.
const RECENT_MAX: usize = 5;

impl App {
    /// Why nothing may be changed now, if so.
    pub(super) fn nothing_may_change(&self) -> Option<&'static str> {
        if self.as_of.is_some() {
            return Some(as_of::REFUSAL.get());
        }
        match self.document.as_ref().map(Document::home) {
            Some(Home::View) => Some(words::VIEW_REFUSAL.get()),
            Some(Home::Example) => None,
            Some(Home::File(_)) | None => self.reading_refusal(),
        }
    }

    /// Reads a file in the background, to open it as a view.
    pub(super) fn open_file(&mut self, ctx: &Context, path: PathBuf) {
        match &mut self.dialog {
            Some(Dialogs::Import(form)) if !form.reads(&path) => form.make_way(),
            _ => {}
        }
        let wake = ctx.clone();
        self.loading = Some(Loading::start(path, move || wake.request_repaint()));
    }

    /// Shows what was read, or says why it cannot be.
    pub(super) fn note_loaded(&mut self) {
        // What is being written in a form would go with the account that it is about.
        if self.dialog.as_ref().is_some_and(Dialogs::holds_text) {
            return;
        }
        let Some(result) = self.loading.as_mut().and_then(Loading::poll) else { return };
        let Some(loading) = self.loading.take() else { return };
        let path = loading.path().to_path_buf();
        match result {
            Ok(Loaded { document, about }) => {
                if !self.leave() {
                    let (title, text) = (words::cannot_open(&path), starts::NOT_OPENED_YET.get().to_owned());
                    if let Some(form) = self.import_waits_for(&path) {
                        form.refuse(text);
                        return;
                    }
                    self.problem(Problem { title, text, file: Some(path), damaged: false });
                    return;
                }
                self.note_open();
                let aside = self.document.take_if(|open| open.is_kept()).or_else(|| self.aside.take());
                self.put(document);
                self.aside = aside;
                self.problems.retain(|problem| problem.file.as_ref() != Some(&path));
                if matches!(self.dialog, Some(Dialogs::Import(_))) {
                    self.dialog = None;
                }
                self.note_recent(&path);
                self.viewed = Some((path, about));
                self.viewed_from_check = self.page == Page::Check;
                self.go(Page::Settings);
            }
            Err(why) => {
                let why = text::visible(&why);
                if let Some(form) = self.import_waits_for(&path) {
                    form.refuse(frame::sentence(&why));
                    return;
                }
                let text = frame::unreadable(&why);
                // The page may be scrolled, and the banner out of view.
                self.tell(&words::cannot_open(&path));
                self.problem(Problem {
                    title: words::cannot_open(&path),
                    text,
                    file: Some(path),
                    damaged: false,
                });
            }
        }
    }

    /// The file is offered where one is asked for.
    fn note_recent(&mut self, path: &Path) {
        let Some(path) = path.to_str() else { return };
        let recent = &mut self.preferences.recent_files;
        recent.retain(|other| other != path);
        recent.insert(0, path.to_owned());
        recent.truncate(RECENT_MAX);
        self.save_preferences();
    }

    /// Asks for a file to open as a view.
    pub(super) fn import_form(&self) -> Dialogs {
        let recent = self.preferences.recent_files.iter().take(RECENT_MAX);
        Dialogs::Import(ImportForm::new(recent.map(PathBuf::from).collect()))
    }

    /// The form in which this file was named, where that is still open.
    fn import_waits_for(&mut self, path: &Path) -> Option<&mut ImportForm> {
        match &mut self.dialog {
            Some(Dialogs::Import(form)) if form.reads(path) => Some(form),
            _ => None,
        }
    }

    /// Keeps the view as an account of one's own.
    pub(super) fn add_view(&mut self) {
        if let Some(why) = self.reading_refusal() {
            self.tell(why);
            return;
        }
        let Some(document) = self.document.take() else { return };
        // A file of that name that cannot be read is not listed, and must not be written over either.
        let taken = self.listed.iter().any(|account| account.id == document.id())
            || self.outside.data_dir.account_file(document.id()).exists();
        let twin = self.listed.iter().find(|account| account.id == document.id());
        let twin = twin.map(|account| self.preferences.archived.contains(&account.id));
        let id = if taken { (self.outside.new_id)() } else { document.id().to_owned() };
        let path = self.outside.data_dir.account_file(&id);
        // Two of one name could not be told apart.
        let taken = |name: &str| self.listed.iter().any(|account| account.name == name);
        let called = taken(document.name()).then(|| accounts::copy_of(document.name(), taken));
        self.put_new(document.adopt(id, called.clone(), path));
        if let Some(account) = self.document.as_ref().map(Document::account) {
            let told = words::added(account.now(), account.credits(), twin, called.as_deref());
            // What passed until then was never to be seen here, so nobody was away.
            self.toasts.clear();
            self.tell(&told);
        }
    }
}
