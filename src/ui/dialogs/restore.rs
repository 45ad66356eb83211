//! Restoring a backup of the open account: which one, and what then differs.

use eframe::egui::Context;

use super::backup_list::{BackupList, Shelf, comparison, comparison_height};
use crate::document::Standing;
use crate::text::window::{frame, restoring as words};
use crate::ui::command::Command;
use crate::ui::theme::{Tokens, Type, tokens::size};
use crate::ui::view::View;
use crate::ui::widgets::{Button, Choice, Dialog, words as say};

/// The backups and which one is chosen.
#[derive(Debug)]
pub struct RestoreForm {
    id: String,
    list: BackupList,
    /// Whether it is asked for as the way back from a clock that was moved.
    to_today: bool,
}

impl RestoreForm {
    /// Begins to read the backups of an account.
    pub fn new(ctx: &Context, shelf: &Shelf<'_>, id: &str, to_today: bool) -> Self {
        Self { id: id.to_owned(), list: BackupList::new(ctx, shelf, id), to_today }
    }

    /// Draws it; true when it is done with.
    pub(super) fn show(&mut self, ctx: &Context, view: &View<'_>, commands: &mut Vec<Command>) -> bool {
        if view.document.id() != self.id {
            return true;
        }
        self.list.poll(|at| view.zone.beside(at));
        if self.to_today {
            self.list.begin_with_live();
        }
        let chosen = self.list.chosen().map(|(name, _)| name);
        let verb = Button::primary(words::RESTORE_VERB.get())
            .enabled(chosen.is_some())
            .why_not(words::CHOOSE_ONE.get());
        let title = if self.to_today { words::TO_TODAY_TITLE } else { words::RESTORE_TITLE };
        let answer = Dialog::new("restore", title.get(), frame::KEEP.get()).width(620.0).action(verb).show(
            ctx,
            |ui, _| {
                // Nothing is promised that is not there.
                if !(self.to_today && self.list.is_empty()) {
                    let text = words::restore_text(view.document.name(), self.to_today);
                    say(ui, &text, Type::Body, Tokens::of(ui).text);
                    ui.add_space(size::GAP_S);
                }
                let none = if self.to_today { words::NO_LIVE_BACKUP } else { words::NO_BACKUPS };
                self.list.show(ui, none.get());
                ui.add_space(size::GAP_M);
                if let Some((_, after)) = self.list.chosen() {
                    let now = Standing::of(view.document);
                    comparison(ui, [words::NOW.get(), words::AFTER_RESTORING.get()], [&now, after]);
                } else {
                    // The buttons stay where they are.
                    ui.add_space(comparison_height(ui));
                }
            },
        );
        if let (Some(Choice::Action(_)), Some(name)) = (answer, chosen) {
            commands.push(Command::Restore(name));
        }
        answer.is_some()
    }
}
