//! The first start: three ways to begin.

use eframe::egui::{self, Ui};

use crate::text::window::{accounts, check, dialogs as words, files, frame, manual};
use crate::ui::command::{Command, Page};
use crate::ui::theme::tokens::size;
use crate::ui::theme::{Tokens, Type, fonts::text_scale, icons};
use crate::ui::widgets::{Button, Card, paint, words as say};

/// Draws the page, where so many accounts are archived.
pub(crate) fn show(ui: &mut Ui, archived: usize, commands: &mut Vec<Command>) {
    let width = ui.available_width().min(size::READING_WIDTH * text_scale(ui));
    let margin = (ui.available_width() - width) / 2.0;
    ui.horizontal_top(|ui| {
        ui.add_space(margin);
        ui.vertical(|ui| {
            ui.set_width(width);
            welcome(ui, commands);
            if archived > 0 {
                ui.add_space(size::GAP_S);
                say(ui, &accounts::all_archived(archived), Type::Body, Tokens::of(ui).muted);
                ui.add_space(size::GAP_XS);
                if ui.add(Button::secondary(accounts::ARCHIVED.get())).clicked() {
                    commands.push(Command::AskArchived);
                }
            }
        });
    });
}

fn welcome(ui: &mut Ui, commands: &mut Vec<Command>) {
    let t = Tokens::of(ui);
    ui.add_space(size::GAP_L);
    say(ui, frame::PROGRAM.get(), Type::Strong, t.accent_text);
    let heading = say(ui, words::WELCOME.get(), Type::Title, t.text);
    ui.ctx().accesskit_node_builder(heading.id, |node| {
        node.set_role(egui::accesskit::Role::Heading);
        node.set_label(words::WELCOME.get());
    });
    say(ui, words::WELCOME_TEXT.get(), Type::Body, t.muted);
    ui.add_space(size::GAP_L);
    let ways = [
        (
            icons::USER,
            words::MY_ACCOUNT.get(),
            words::MY_ACCOUNT_TEXT.get(),
            Command::AskNewAccount { by_batches: false },
        ),
        (
            icons::LEDGER,
            words::REPRODUCE.get(),
            words::REPRODUCE_TEXT.get(),
            Command::AskNewAccount { by_batches: true },
        ),
        (icons::EYE, words::EXAMPLE.get(), words::EXAMPLE_TEXT.get(), Command::OpenExample),
    ];
    for (place, (symbol, label, note, command)) in ways.into_iter().enumerate() {
        Card::new().show(ui, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = size::GAP_L;
                // Drawn, not written: a screen reader hears the words beside it.
                let side = 24.0 * text_scale(ui);
                let (rect, _) = ui.allocate_exact_size(egui::vec2(side, side), egui::Sense::empty());
                paint::icon(ui, rect.center(), symbol, 24.0, t.accent);
                ui.vertical(|ui| {
                    say(ui, note, Type::Body, t.text);
                    ui.add_space(size::GAP_XS);
                    let more = format!("{label}…");
                    let shown = if place == 2 { label } else { more.as_str() };
                    let button = if place == 0 { Button::primary(shown) } else { Button::secondary(shown) };
                    if ui.add(button).clicked() {
                        commands.push(command);
                    }
                });
            });
        });
        ui.add_space(size::GAP_XS);
    }
    ui.add_space(size::GAP_S);
    let further = [
        (files::FROM_START.get(), icons::FILE, Command::AskImport),
        (check::FROM_START.get(), icons::CHECK_SNAPSHOTS, Command::Go(Page::Check)),
        (manual::OPEN.get(), icons::RULES, Command::ShowManual),
    ];
    ui.horizontal_wrapped(|ui| {
        for (label, symbol, command) in further {
            if ui.add(Button::quiet(label).icon(symbol)).clicked() {
                commands.push(command);
            }
        }
    });
}
