//! The list of shortcuts.

use eframe::egui::{Context, Ui, vec2};

use crate::text::language::Word;
use crate::text::window::{frame as words, manual};
use crate::ui::command::Command;
use crate::ui::layout::columns;
use crate::ui::theme::{Tokens, Type, icons, tokens::size};
use crate::ui::widgets::{Button, Choice, Dialog, Shortcut, scroll, words as say};

/// Wide enough for two columns, so that all of it is in view.
const WIDTH: f32 = 820.0;
/// The least that two columns take, at 100 %.
const BESIDE: f32 = 600.0;

/// Draws the list; true when it is closed.
pub(super) fn show(ctx: &Context, closes: bool, commands: &mut Vec<Command>) -> bool {
    let answer = Dialog::new("shortcuts", words::SHORTCUTS.get(), words::CLOSE.get())
        .width(WIDTH)
        .closes(closes)
        .action(Button::secondary(manual::OPEN.get()).icon(icons::RULES))
        .show(ctx, |ui, _| {
            let (one, other) = words::SHORTCUT_LIST.split_at(words::SHORTCUT_LIST.len().div_ceil(2));
            columns(ui, BESIDE, 0.5, &mut (), |ui, ()| list(ui, one), |ui, ()| list(ui, other));
            // Nothing in it has the keyboard.
            scroll::every_way(ui, true);
        });
    if let Some(Choice::Action(_)) = answer {
        commands.push(Command::ShowManual);
    }
    answer.is_some()
}

/// The keys, and what they do beside their middle.
fn list(ui: &mut Ui, shortcuts: &[(Word, Word)]) {
    let drawn = |ui: &Ui, keys: &Word| Shortcut::new(keys.get()).room(ui);
    let keys_wide = shortcuts.iter().map(|(keys, _)| drawn(ui, keys).x).fold(0.0, f32::max);
    let line = ui.text_style_height(&Type::Body.style());
    ui.spacing_mut().item_spacing.y = size::GAP_M;
    for (keys, what) in shortcuts {
        let high = drawn(ui, keys).y.max(line);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_L;
            ui.allocate_ui(vec2(keys_wide, high), |ui| {
                ui.set_min_size(vec2(keys_wide, high));
                ui.add(Shortcut::new(keys.get()));
            });
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add_space(((high - line) / 2.0).floor());
                say(ui, what.get(), Type::Body, Tokens::of(ui).text);
            });
        });
    }
}
