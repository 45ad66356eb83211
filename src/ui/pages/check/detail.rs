//! The selected snapshot: all that was found, each on its own line.

use eframe::egui::Ui;

use super::rows::Row;
use super::table::verdict_tag;
use crate::text::{self, check, window::check as words};
use crate::ui::claims;
use crate::ui::command::Command;
use crate::ui::theme::tokens::size;
use crate::ui::theme::{Tokens, Type, icons};
use crate::ui::widgets::{Button, Card, words as say};

/// Draws the card; `by_now` where it is judged as of now, and not of when it was saved.
pub(super) fn show(ui: &mut Ui, row: &Row, by_now: bool, commands: &mut Vec<Command>) {
    let t = Tokens::of(ui);
    Card::titled(&row.file).show(ui, |ui| {
        say(ui, &text::visible(&row.path.to_string_lossy()), Type::Secondary, t.muted);
        if let Some(subject) = words::subject(&row.checked) {
            say(ui, &subject, Type::Body, t.text);
        }
        ui.add_space(size::GAP_XS);
        verdict_tag(ui, row.checked.verdict());
        if row.checked.findings.is_empty() {
            say(ui, &row.found, Type::Body, t.text);
        }
        for finding in &row.checked.findings {
            let rules = check::rule(finding);
            claims::one(ui, &words::standing(&check::without_rule(finding)), rules.as_slice(), commands);
        }
        if row.checked.subject.is_some() {
            ui.add_space(size::GAP_S);
            ui.horizontal_wrapped(|ui| {
                if ui.add(Button::secondary(words::OPEN.get()).icon(icons::EYE).small()).clicked() {
                    commands.push(Command::OpenFile(row.path.clone()));
                }
                if by_now {
                    ui.label(Type::Secondary.rich(words::OPENS_AS_SAVED.get()).color(t.muted));
                }
            });
        }
    });
}
