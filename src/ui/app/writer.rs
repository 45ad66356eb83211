//! Who may write the data directory: this window, or another one until it closes.

use std::time::Duration;

use eframe::egui::Context;

use super::App;
use crate::document::{Document, Host};
use crate::store::{Preferences, read_side_file};
use crate::text::window::frame as words;

/// Seconds between two attempts to take over.
const TAKE_OVER_S: f64 = 1.0;

/// Who may write.
#[derive(Debug)]
pub(super) enum Writer {
    /// This window, as long as it holds the lock.
    Here(Host),
    /// Another window.
    Elsewhere,
    /// Nobody: the folder gives no lock, for this reason.
    Nowhere(String),
}

impl App {
    /// Takes the right to write, if it is to be had.
    pub(super) fn ask_to_write(&mut self) {
        let taken = match self.outside.host.take() {
            Some(host) => Ok(Some(host)),
            None => Host::take(&self.outside.disk, &self.outside.data_dir, self.real),
        };
        self.writer = match taken {
            Ok(Some(host)) => Writer::Here(host),
            Ok(None) => Writer::Elsewhere,
            Err(error) => Writer::Nowhere(error.to_string()),
        };
    }

    /// Whether this window may write.
    pub(super) fn may_write(&self) -> bool {
        matches!(self.writer, Writer::Here(_))
    }

    /// Why one's own accounts can only be looked at, as title and text of a banner.
    pub(super) fn reading_banner(&self) -> Option<(&'static str, String)> {
        let own = self.document.as_ref().is_none_or(Document::is_kept);
        match &self.writer {
            _ if !own => None,
            Writer::Here(_) => None,
            Writer::Elsewhere => Some((words::READING_TITLE.get(), words::READING_TEXT.get().to_owned())),
            Writer::Nowhere(why) => Some((words::NO_FOLDER.get(), words::no_folder(why))),
        }
    }

    /// Why one's own accounts may not be changed now, if so.
    pub(super) fn reading_refusal(&self) -> Option<&'static str> {
        match &self.writer {
            Writer::Here(_) => self.clock_refusal(),
            Writer::Elsewhere => Some(words::READING_REFUSAL.get()),
            Writer::Nowhere(_) => Some(words::NO_FOLDER_REFUSAL.get()),
        }
    }

    /// Takes over when another window has closed, or the folder can be used again.
    pub(super) fn take_over(&mut self, ctx: &Context) {
        if self.may_write() {
            return;
        }
        ctx.request_repaint_after(Duration::from_secs_f64(TAKE_OVER_S));
        let time = ctx.input(|input| input.time);
        if time - self.writer_tried_at < TAKE_OVER_S {
            return;
        }
        self.writer_tried_at = time;
        let was_unusable = matches!(self.writer, Writer::Nowhere(_));
        // What a start could not make, nobody made meanwhile.
        let made = || self.outside.data_dir.make(&*self.outside.disk);
        match was_unusable.then(made).transpose() {
            Err(error) => self.writer = Writer::Nowhere(error.to_string()),
            Ok(_) => self.ask_to_write(),
        }
        if !self.may_write() {
            return;
        }
        // What the other window left is newer than what was read here.
        self.preferences =
            read_side_file::<Preferences>(&*self.outside.disk, &self.outside.data_dir.preferences_file()).0;
        self.apply_theme(ctx);
        let typed = self.compose.draft.clone();
        let own = self.document.as_ref().is_none_or(Document::is_kept);
        self.list();
        if own {
            self.draft_changes_saved = self.compose.changes;
            self.document = None;
            self.open_last();
            self.park(typed);
        }
        self.look_into_accounts(ctx);
        self.tell(if was_unusable { words::NO_FOLDER_OVER.get() } else { words::READING_OVER.get() });
    }
}
