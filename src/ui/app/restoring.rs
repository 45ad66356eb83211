//! Letting a backup or a stranger's file take the place of an account, and going on without a file that
//! cannot be read.

use std::path::PathBuf;
use std::sync::Arc;

use super::App;
use crate::document::{Document, Standing, id_of, open_account, rescue};
use crate::store::{BackupName, Reason, read_backup};
use crate::text::{self, window::frame, window::restoring as words};
use crate::ui::command::Page;
use crate::ui::dialogs::Shelf;
use crate::ui::widgets::{Tail, Toast};

impl App {
    /// What lists of backups are read from.
    pub(super) fn shelf(&self) -> Shelf<'_> {
        Shelf { disk: Arc::clone(&self.outside.disk), data_dir: &self.outside.data_dir, real: self.real }
    }

    /// Lets a backup take the place of the open account's state.
    pub(super) fn restore(&mut self, name: BackupName) {
        if let Some(why) = self.nothing_may_change() {
            self.tell(why);
            return;
        }
        // What is to be put aside must be on disk.
        if !self.leave() {
            return;
        }
        let Some(document) = &self.document else { return };
        let folder = self.outside.data_dir.backups(document.id());
        match read_backup(&*self.outside.disk, &folder, name) {
            Ok((_, file)) => {
                let Some(document) = self.document.take() else { return };
                self.take_place(document.replaced_by(file.name, file.history, Reason::Restore));
                self.tell_replaced(words::restored(name.at));
            }
            Err(why) => self.tell(&frame::unreadable(text::visible(&why).trim_end_matches('.'))),
        }
    }

    /// Lets the view take the place of one of one's own accounts, which keeps its id.
    pub(super) fn replace(&mut self, id: &str) {
        if let Some(why) = self.reading_refusal() {
            self.tell(why);
            return;
        }
        let file = self.outside.data_dir.account_file(id);
        let own = match open_account(&*self.outside.disk, &file) {
            Ok(own) => own,
            Err(why) => {
                self.tell_problem(&file, &why);
                return;
            }
        };
        let Some(view) = self.document.take() else { return };
        let replaced = words::replaced(own.name());
        self.put(own);
        // What its own past brought is of no interest any more.
        self.toasts.clear();
        let Some(own) = self.document.take() else { return };
        let (name, history) = (view.name().to_owned(), view.history().clone());
        self.take_place(own.replaced_by(name, history, Reason::Import));
        self.preferences.last_account = Some(id.to_owned());
        self.save_preferences();
        self.go(Page::Settings);
        self.tell_replaced(replaced);
    }

    /// Shows and keeps another state of the open account.
    fn take_place(&mut self, mut document: Document) {
        document.tick(self.real);
        self.document = Some(document);
        self.note_open();
        self.sent.reset();
        self.save();
    }

    /// After an undo brought the former state back.
    pub(super) fn put_back(&mut self) {
        let Some(document) = self.document.take() else { return };
        self.take_place(document);
    }

    fn tell_replaced(&mut self, title: String) {
        let Some(document) = &self.document else { return };
        let stands = words::stands(&Standing::of(document));
        self.tell_with_undo(Toast::new(title).row(stands, Tail::None));
    }

    /// Goes on without an account file that cannot be read: with a backup, or with nothing in its place.
    pub(super) fn rescue(&mut self, file: &PathBuf, instead: Option<BackupName>) {
        if let Some(why) = self.reading_refusal() {
            self.tell(why);
            return;
        }
        let data_dir = self.outside.data_dir.clone();
        if let Err(why) = rescue(&*self.outside.disk, &data_dir, file, instead) {
            self.tell(&words::not_rescued(&why));
            return;
        }
        self.problems.retain(|problem| problem.file.as_ref() != Some(file));
        self.list();
        let folder = data_dir.quarantine();
        match (instead, id_of(file)) {
            (Some(_), Some(id)) => {
                if self.leave() && self.show_account(&id) {
                    self.remember_open();
                }
                self.tell(&words::rescued(&folder));
            }
            _ => self.tell(&words::set_aside(&folder)),
        }
    }
}
