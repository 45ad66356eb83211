//! Writing a table for a spreadsheet, to a place that someone chooses.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::Context;

use super::import::{choose_button, poll};
use crate::store::{DataDir, Disk, write_outward};
use crate::text::window::{check as words, files, frame};
use crate::ui::command::Command;
use crate::ui::file_dialog::{Ask, FileDialog};
use crate::ui::layout::edit_menu;
use crate::ui::theme::{Tokens, Type, tokens::size};
use crate::ui::widgets::{Button, Choice, Dialog, Field, words as say};

/// The table, and the form as it is being filled in.
#[derive(Debug)]
pub struct TableForm {
    bytes: Vec<u8>,
    name: String,
    path: String,
    dialog: Option<FileDialog>,
    error: Option<String>,
    disk: Arc<dyn Disk>,
    data_dir: DataDir,
}

impl TableForm {
    /// Begins with `name` in `folder`.
    pub fn new(
        bytes: Vec<u8>,
        name: String,
        folder: Option<PathBuf>,
        disk: Arc<dyn Disk>,
        data_dir: DataDir,
    ) -> Self {
        let path = folder.unwrap_or_default().join(&name);
        let path = path.to_string_lossy().into_owned();
        Self { bytes, name, path, dialog: None, error: None, disk, data_dir }
    }

    /// Draws the form; true when it is done with.
    pub(super) fn show(&mut self, ctx: &Context, commands: &mut Vec<Command>) -> bool {
        if let Some(path) = poll(&mut self.dialog) {
            self.path = path.to_string_lossy().into_owned();
        }
        let save = Button::primary(words::TABLE_SAVE.get()).enabled(!self.path.trim().is_empty());
        let answer = Dialog::new("table", words::TABLE_TITLE.get(), frame::CANCEL.get())
            .width(520.0)
            .action(save)
            .show(ctx, |ui, _| {
                say(ui, words::TABLE_TEXT.get(), Type::Body, Tokens::of(ui).muted);
                ui.add_space(size::GAP_S);
                let field = Field::single(files::PATH.get(), &mut self.path)
                    .edit_menu(edit_menu())
                    .error(self.error.as_deref());
                if field.show(ui).changed() {
                    self.error = None;
                }
                choose_button(ui, &mut self.dialog, || Ask::SaveTable(self.name.clone()));
            });
        match answer {
            Some(Choice::Action(_)) => self.write(commands),
            Some(Choice::Safe) => true,
            None => false,
        }
    }

    fn write(&mut self, commands: &mut Vec<Command>) -> bool {
        let path = PathBuf::from(self.path.trim());
        match write_outward(&*self.disk, &path, &self.bytes, Some(&self.data_dir)) {
            Ok(()) => {
                commands.push(Command::Tell(words::table_saved(&path)));
                true
            }
            Err(error) => {
                self.error = Some(error.to_string());
                false
            }
        }
    }
}
