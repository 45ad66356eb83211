//! Saving a copy of the whole account at another place, while its own cannot be written.

use std::path::PathBuf;

use eframe::egui::Context;

use super::destination::Destination;
use crate::document::Document;
use crate::store::format::Detail;
use crate::text::window::{files, frame, saving as words};
use crate::ui::command::Command;
use crate::ui::file_dialog::Ask;
use crate::ui::outward::{Kind, Outward};
use crate::ui::theme::{Tokens, Type, tokens::size};
use crate::ui::view::View;
use crate::ui::widgets::{Button, Choice, Dialog, words as say};

/// Where to.
#[derive(Debug)]
pub struct CopyForm {
    to: Destination,
}

impl CopyForm {
    /// Begins in `folder`.
    pub fn new(document: &Document, folder: Option<PathBuf>) -> Self {
        Self { to: Destination::new(folder, &words::copy_name(document.id())) }
    }

    /// Draws the form; true when it is done with.
    pub(super) fn show(&mut self, ctx: &Context, view: &View<'_>, commands: &mut Vec<Command>) -> bool {
        let written = self.to.take();
        let is_written = written.is_some();
        commands.extend(written.map(Command::TellCopied));
        let save = Button::primary(self.to.verb(words::COPY)).enabled(self.to.is_ready());
        let answer = Dialog::new("save-copy", words::COPY_TITLE.get(), frame::CANCEL.get())
            .width(560.0)
            .focus_body()
            .closes(is_written)
            .action(save)
            .show(ctx, |ui, opening| {
                say(ui, words::COPY_TEXT.get(), Type::Body, Tokens::of(ui).text);
                ui.add_space(size::GAP_S);
                let name = words::copy_name(view.document.id());
                self.to.show(ui, opening, files::PATH_HINT.get(), || Ask::Save(name));
            });
        match answer {
            Some(Choice::Action(_)) => {
                let make = view.document.snapshot_later(Detail::Full);
                self.to.write(ctx, Outward::of(view, &self.to.path, Kind::Snapshot), make);
                is_written
            }
            Some(Choice::Safe) => true,
            None => is_written,
        }
    }
}
