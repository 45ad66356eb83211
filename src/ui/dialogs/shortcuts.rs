//! The list of shortcuts.

use eframe::egui::{Context, Grid};

use crate::text::window::frame as words;
use crate::ui::theme::{Tokens, Type, tokens::size};
use crate::ui::widgets::{Dialog, Shortcut, words as say};

/// Draws the list; true when it is closed.
pub(super) fn show(ctx: &Context) -> bool {
    Dialog::new("shortcuts", words::SHORTCUTS, words::CLOSE)
        .show(ctx, |ui, _| {
            Grid::new("shortcuts").num_columns(2).spacing([size::GAP_L, size::GAP_S]).show(ui, |ui| {
                for (keys, what) in words::SHORTCUT_LIST {
                    ui.add(Shortcut::new(keys));
                    say(ui, what, Type::Body, Tokens::of(ui).text);
                    ui.end_row();
                }
            });
        })
        .is_some()
}
