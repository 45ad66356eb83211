//! Entering what happened earlier.

use std::sync::Arc;

use super::App;
use crate::domain::{Action, EventKind, Instant};
use crate::text::{self, window::explain as words};
use crate::ui::command::Command;
use crate::ui::dialogs::Dialogs;
use crate::ui::widgets::{Tail, Toast};

impl App {
    /// Enters what a command says; the form that asked for it stays open if that cannot be.
    pub(super) fn insert(&mut self, command: Command) {
        if let Some(why) = self.nothing_may_change() {
            self.tell(why);
            return;
        }
        let (action, at) = match command {
            Command::Insert { action, at } => (action, at),
            Command::InsertInMail { draft, at } => {
                (Action::Send(Arc::new(draft.letter(&(self.outside.new_id)()))), at)
            }
            _ => return,
        };
        self.tick();
        self.put_in(&action, at);
    }

    fn put_in(&mut self, action: &Action, at: Instant) {
        let Some(document) = &mut self.document else { return };
        match document.insert(action, at, self.real) {
            Ok(done) => {
                self.dialog = None;
                // Numbers of later messages may have moved.
                if let EventKind::Sent(letter) = &done.event.kind
                    && let Some((no, _)) = document.account().message_with_id(&letter.id)
                {
                    self.sent.select(no);
                }
                let title = text::window::told::done(document.account(), &done.event);
                let line = words::entered(done.event.at, done.before, done.after);
                self.save();
                self.tell_with_undo(Toast::new(title).row(line, Tail::None));
            }
            Err(why) => {
                let events = document.history().events();
                let sentence = text::not_inserted(document.account(), events, why);
                match &mut self.dialog {
                    Some(Dialogs::Earlier(form)) => form.refuse(sentence),
                    _ => self.tell(&sentence),
                }
            }
        }
    }
}
