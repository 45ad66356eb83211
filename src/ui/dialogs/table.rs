//! Writing a table for a spreadsheet, to a place that someone chooses.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::Context;

use super::import::{choose_button, poll};
use crate::store::{DataDir, Disk};
use crate::text::window::{check as words, files, frame};
use crate::ui::command::Command;
use crate::ui::file_dialog::{Ask, FileDialog};
use crate::ui::layout::edit_menu;
use crate::ui::outward::{self, Kind, Outward, Table, Writing};
use crate::ui::theme::{Tokens, Type, tokens::size};
use crate::ui::widgets::{Button, Choice, Dialog, Field, words as say};

/// The table, and the form as it is being filled in.
#[derive(Debug)]
pub struct TableForm {
    table: Table,
    path: String,
    dialog: Option<FileDialog>,
    writing: Option<Writing>,
    error: Option<String>,
    disk: Arc<dyn Disk>,
    data_dir: DataDir,
}

impl TableForm {
    /// Begins in `folder`.
    pub fn new(table: Table, folder: Option<PathBuf>, disk: Arc<dyn Disk>, data_dir: DataDir) -> Self {
        let path = folder.unwrap_or_default().join(table.name());
        let path = path.to_string_lossy().into_owned();
        Self { table, path, dialog: None, writing: None, error: None, disk, data_dir }
    }

    /// Draws the form; true when it is done with.
    pub(super) fn show(&mut self, ctx: &Context, commands: &mut Vec<Command>) -> bool {
        if let Some(path) = poll(&mut self.dialog) {
            self.path = path.to_string_lossy().into_owned();
        }
        let written = match outward::poll(&mut self.writing) {
            Some(Ok(path)) => {
                commands.push(Command::Tell(words::table_saved(&path)));
                true
            }
            Some(Err(why)) => {
                self.error = Some(why);
                false
            }
            None => false,
        };
        let ready = self.writing.is_none() && !self.path.trim().is_empty();
        let save = Button::primary(outward::verb(words::TABLE_SAVE, &self.writing)).enabled(ready);
        let answer = Dialog::new("table", words::TABLE_TITLE.get(), frame::CANCEL.get())
            .width(520.0)
            .focus_body()
            .action(save)
            .show(ctx, |ui, opening| {
                say(ui, words::TABLE_TEXT.get(), Type::Body, Tokens::of(ui).muted);
                ui.add_space(size::GAP_S);
                let field = Field::single(files::PATH.get(), &mut self.path)
                    .edit_menu(edit_menu())
                    .begins(opening)
                    .error(self.error.as_deref());
                if field.show(ui).changed() {
                    self.error = None;
                }
                choose_button(ui, &mut self.dialog, || Ask::SaveTable(self.table.name().to_owned()));
            });
        match answer {
            Some(Choice::Action(_)) => {
                let (disk, data_dir) = (Arc::clone(&self.disk), self.data_dir.clone());
                let to = Outward::at(&self.path, Kind::Table, disk, data_dir);
                let table = self.table.clone();
                self.writing = Some(Writing::start(ctx, to, move || table.bytes()));
                written
            }
            Some(Choice::Safe) => true,
            None => written,
        }
    }
}
