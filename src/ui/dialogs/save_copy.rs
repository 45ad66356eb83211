//! Saving a copy of the whole account at another place, while its own cannot be written.

use std::path::PathBuf;

use eframe::egui::Context;

use super::import::{choose_button, poll};
use crate::document::Document;
use crate::store::format::Detail;
use crate::text::window::{files, frame, saving as words};
use crate::ui::command::Command;
use crate::ui::file_dialog::{Ask, FileDialog};
use crate::ui::layout::edit_menu;
use crate::ui::outward::{self, Kind, Outward, Writing};
use crate::ui::theme::{Tokens, Type, tokens::size};
use crate::ui::view::View;
use crate::ui::widgets::{Button, Choice, Dialog, Field, words as say};

/// The path as it is being typed.
#[derive(Debug)]
pub struct CopyForm {
    path: String,
    dialog: Option<FileDialog>,
    writing: Option<Writing>,
    error: Option<String>,
}

impl CopyForm {
    /// Begins in `folder`.
    pub fn new(document: &Document, folder: Option<PathBuf>) -> Self {
        let name = words::copy_name(document.id());
        let path = folder.map_or_else(|| PathBuf::from(&name), |folder| folder.join(&name));
        Self { path: path.to_string_lossy().into_owned(), dialog: None, writing: None, error: None }
    }

    /// Draws the form; true when it is done with.
    pub(super) fn show(&mut self, ctx: &Context, view: &View<'_>, commands: &mut Vec<Command>) -> bool {
        if let Some(path) = poll(&mut self.dialog) {
            self.path = path.to_string_lossy().into_owned();
        }
        let written = match outward::poll(&mut self.writing) {
            Some(Ok(path)) => {
                commands.push(Command::TellCopied(path));
                true
            }
            Some(Err(why)) => {
                self.error = Some(why);
                false
            }
            None => false,
        };
        let ready = self.writing.is_none() && !self.path.trim().is_empty();
        let save = Button::primary(outward::verb(words::COPY, &self.writing)).enabled(ready);
        let answer = Dialog::new("save-copy", words::COPY_TITLE.get(), frame::CANCEL.get())
            .width(560.0)
            .focus_body()
            .action(save)
            .show(ctx, |ui, opening| {
                say(ui, words::COPY_TEXT.get(), Type::Body, Tokens::of(ui).text);
                ui.add_space(size::GAP_S);
                let field = Field::single(files::PATH.get(), &mut self.path)
                    .edit_menu(edit_menu())
                    .begins(opening)
                    .hint(files::PATH_HINT.get());
                if field.error(self.error.as_deref()).show(ui).changed() {
                    self.error = None;
                }
                let name = words::copy_name(view.document.id());
                choose_button(ui, &mut self.dialog, || Ask::Save(name));
            });
        match answer {
            Some(Choice::Action(_)) => {
                let make = view.document.snapshot_later(Detail::Full);
                let to = Outward::of(view, &self.path, Kind::Snapshot);
                self.writing = Some(Writing::start(ctx, to, make));
                written
            }
            Some(Choice::Safe) => true,
            None => written,
        }
    }
}
