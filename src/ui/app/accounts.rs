//! The accounts beside each other: what each holds, renaming, copying, putting away and bringing back.

use std::sync::Arc;

use eframe::egui::Context;

use super::App;
use crate::document::{Document, Found, Glance, ListedAccount, look_into};
use crate::text::window::accounts as words;
use crate::ui::dialogs::{ArchivedList, Dialogs, NameForm};
use crate::ui::widgets::{Tail, Toast};

impl App {
    /// Puts the list in order: by name, and those of one name by id.
    pub(super) fn sort_listed(&mut self) {
        self.listed.sort_by_cached_key(|account| (account.name.to_lowercase(), account.id.clone()));
    }

    /// The accounts that are not put away, in the order of the list.
    pub(super) fn at_hand(&self) -> impl DoubleEndedIterator<Item = &ListedAccount> {
        self.listed.iter().filter(|account| !self.preferences.archived.contains(&account.id))
    }

    /// How many are put away.
    pub(super) fn archived_count(&self) -> usize {
        self.listed.len() - self.at_hand().count()
    }

    /// Looks in the background what those accounts hold of which it is not known.
    pub(super) fn look_into_accounts(&mut self, ctx: &Context) {
        if self.looking.is_some() {
            return;
        }
        let open = self.document.as_ref().map(Document::id);
        // Another window may have changed any of them.
        let known = |account: &ListedAccount| {
            self.may_write() && account.glance.is_some_and(|glance| glance.holds_at(self.real))
        };
        let files: Vec<_> = self
            .listed
            .iter()
            .filter(|account| Some(account.id.as_str()) != open && !known(account))
            .map(|account| (account.id.clone(), self.outside.data_dir.account_file(&account.id)))
            .collect();
        if !files.is_empty() {
            let wake = ctx.clone();
            let disk = Arc::clone(&self.outside.disk);
            self.looking = Some(look_into(disk, files, self.real, move || wake.request_repaint()));
        }
    }

    /// Takes note of what was found in the background, and tells of files that cannot be used.
    pub(super) fn note_looked(&mut self) {
        let Some(looking) = &mut self.looking else { return };
        let found = looking.poll();
        if looking.is_done() {
            self.looking = None;
        }
        for Found { id, path, glance } in found {
            match glance {
                Ok(glance) => {
                    if let Some(listed) = self.listed.iter_mut().find(|account| account.id == id) {
                        listed.glance = glance;
                    }
                }
                // One that is open was read since, and what is wrong with it was told.
                Err(_) if self.document.as_ref().is_some_and(|document| document.id() == id) => {}
                Err(why) => {
                    self.listed.retain(|account| account.id != id);
                    self.tell_problem(&path, &why);
                }
            }
        }
    }

    /// Whether accounts are still being looked into, for tests.
    pub fn is_looking(&self) -> bool {
        self.looking.is_some()
    }

    /// Whether an account that was chosen is still being read, for tests.
    pub fn is_opening(&self) -> bool {
        self.opening.is_some()
    }

    /// Takes note of name and credits of the open account, before another one is shown and after a change.
    pub(super) fn note_open(&mut self) {
        let Some(document) = self.document.as_ref().filter(|document| document.is_kept()) else { return };
        let glance = Glance::of(document, self.real);
        let Some(listed) = self.listed.iter_mut().find(|account| account.id == document.id()) else { return };
        listed.glance = Some(glance);
        if listed.name != document.name() {
            document.name().clone_into(&mut listed.name);
            self.sort_listed();
        }
    }

    /// Asks for another name, or for that of a copy.
    pub(super) fn name_form(&self, document: &Document, copy: bool) -> Dialogs {
        let taken = |name: &str| self.listed.iter().any(|account| account.name == name);
        Dialogs::Name(if copy {
            NameForm::duplicate(words::copy_of(document.name(), taken))
        } else {
            NameForm::rename(document.name())
        })
    }

    /// The list of those that are put away.
    pub(super) fn archived_list(&self) -> Dialogs {
        let is_archived = |account: &&ListedAccount| self.preferences.archived.contains(&account.id);
        Dialogs::Archived(ArchivedList::new(self.listed.iter().filter(is_archived)))
    }

    /// Gives the open account another name.
    pub(super) fn rename(&mut self, name: &str) {
        if let Some(why) = self.nothing_may_change() {
            self.tell(why);
            return;
        }
        let Some(document) = &mut self.document else { return };
        if document.rename(name) == Ok(true) {
            self.save();
            self.note_open();
            self.tell_with_undo(Toast::new(words::renamed(name)));
        }
    }

    /// Opens a copy of the open account under a name of its own.
    pub(super) fn duplicate(&mut self, name: &str) {
        if let Some(why) = self.nothing_may_change() {
            self.tell(why);
            return;
        }
        if !self.leave() {
            return;
        }
        let Some(document) = self.document.as_ref().filter(|document| document.is_kept()) else { return };
        let id = (self.outside.new_id)();
        let path = self.outside.data_dir.account_file(&id);
        let Ok(copy) = document.duplicate(id, name, path) else { return };
        self.put_new(copy);
        self.toasts.push(Toast::new(words::duplicated(name)));
    }

    /// Puts the open account away and shows the next one, or the first start if there is none.
    pub(super) fn archive(&mut self) {
        if let Some(why) = self.nothing_may_change() {
            self.tell(why);
            return;
        }
        if !self.leave() {
            return;
        }
        let Some(document) = self.document.as_ref().filter(|document| document.is_kept()) else { return };
        let (id, name) = (document.id().to_owned(), document.name().to_owned());
        self.note_open();
        let ids: Vec<String> = self.at_hand().map(|account| account.id.clone()).collect();
        let place = ids.iter().position(|other| *other == id).unwrap_or_default();
        let (before, after) = ids.split_at(place);
        self.preferences.archived.insert(id.clone());
        self.document = None;
        self.toasts.clear();
        let opened = after.iter().skip(1).chain(before.iter().rev()).find(|next| self.show_account(next));
        self.preferences.last_account = opened.cloned();
        self.save_preferences();
        let toast = Toast::new(words::archived(&name)).row(words::ARCHIVED_MEANS.get(), Tail::None);
        let number = self.toasts.push(toast.button(crate::text::window::frame::UNDO.get()));
        self.put_away = Some((number, id));
    }

    /// Brings an account back that was put away, and opens it.
    pub(super) fn bring_back_account(&mut self, id: &str) {
        if let Some(why) = self.reading_refusal() {
            self.tell(why);
            return;
        }
        if !self.leave() || !self.preferences.archived.remove(id) {
            return;
        }
        self.put_away = None;
        if self.show_account(id) {
            self.preferences.last_account = Some(id.to_owned());
            let name = self.document.as_ref().map(|document| document.name().to_owned()).unwrap_or_default();
            self.toasts.push(Toast::new(words::back(&name)));
        }
        self.save_preferences();
    }
}
