//! The list of shortcuts.

use eframe::egui::{Context, Grid};

use crate::text::window::{frame as words, manual};
use crate::ui::command::Command;
use crate::ui::theme::{Tokens, Type, icons, tokens::size};
use crate::ui::widgets::{Button, Choice, Dialog, Shortcut, words as say};

/// Draws the list; true when it is closed.
pub(super) fn show(ctx: &Context, commands: &mut Vec<Command>) -> bool {
    let answer = Dialog::new("shortcuts", words::SHORTCUTS.get(), words::CLOSE.get())
        .action(Button::secondary(manual::OPEN.get()).icon(icons::RULES))
        .show(ctx, |ui, _| {
            Grid::new("shortcuts").num_columns(2).spacing([size::GAP_L, size::GAP_S]).show(ui, |ui| {
                for (keys, what) in words::SHORTCUT_LIST {
                    ui.add(Shortcut::new(keys.get()));
                    say(ui, what.get(), Type::Body, Tokens::of(ui).text);
                    ui.end_row();
                }
            });
        });
    if let Some(Choice::Action(_)) = answer {
        commands.push(Command::ShowManual);
    }
    answer.is_some()
}
