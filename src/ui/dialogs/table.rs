//! Writing a table for a spreadsheet, to a place that someone chooses.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::Context;

use super::destination::Destination;
use crate::store::{DataDir, Disk};
use crate::text::window::{check as words, frame};
use crate::ui::command::Command;
use crate::ui::file_dialog::Ask;
use crate::ui::outward::{Kind, Outward, Table};
use crate::ui::theme::{Tokens, Type, tokens::size};
use crate::ui::widgets::{Button, Choice, Dialog, words as say};

/// The table, and the form as it is being filled in.
#[derive(Debug)]
pub struct TableForm {
    table: Table,
    to: Destination,
    disk: Arc<dyn Disk>,
    data_dir: DataDir,
}

impl TableForm {
    /// Begins in `folder`.
    pub fn new(table: Table, folder: Option<PathBuf>, disk: Arc<dyn Disk>, data_dir: DataDir) -> Self {
        let to = Destination::new(folder, table.name());
        Self { table, to, disk, data_dir }
    }

    /// Draws the form; true when it is done with.
    pub(super) fn show(&mut self, ctx: &Context, commands: &mut Vec<Command>) -> bool {
        let written = self.to.take();
        let is_written = written.is_some();
        commands.extend(written.map(|path| Command::Tell(words::table_saved(&path))));
        let save = Button::primary(self.to.verb(words::TABLE_SAVE)).enabled(self.to.is_ready());
        let answer = Dialog::new("table", words::TABLE_TITLE.get(), frame::CANCEL.get())
            .width(520.0)
            .focus_body()
            .closes(is_written)
            .action(save)
            .show(ctx, |ui, opening| {
                say(ui, words::TABLE_TEXT.get(), Type::Body, Tokens::of(ui).muted);
                ui.add_space(size::GAP_S);
                self.to.show(ui, opening, "", || Ask::SaveTable(self.table.name().to_owned()));
            });
        match answer {
            Some(Choice::Action(_)) => {
                let (disk, data_dir) = (Arc::clone(&self.disk), self.data_dir.clone());
                let to = Outward::at(&self.to.path, Kind::Table, disk, data_dir);
                let table = self.table.clone();
                self.to.write(ctx, to, move || table.bytes());
                is_written
            }
            Some(Choice::Safe) => true,
            None => is_written,
        }
    }
}
