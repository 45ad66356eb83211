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

/// Draws the card; `by_now` where it is judged as of now, and not of when it was saved, `checking` while rows are
/// on their way. True where it is to go out of the table.
pub(super) fn show(
    ui: &mut Ui,
    row: &Row,
    (by_now, checking): (bool, bool),
    commands: &mut Vec<Command>,
) -> bool {
    let t = Tokens::of(ui);
    let mut goes = false;
    Card::titled(&row.file).show(ui, |ui| {
        say(ui, &text::visible(&row.path.to_string_lossy()), Type::Secondary, t.muted);
        if let Some(subject) = words::subject(&row.checked) {
            say(ui, &subject, Type::Body, t.text);
        }
        if let Some(subject) = row.checked.subject.as_ref().filter(|_| by_now) {
            say(ui, &words::judged_now(subject.recorded_until), Type::Secondary, t.muted);
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
        ui.add_space(size::GAP_S);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_S;
            let open = Button::secondary(words::OPEN.get()).icon(icons::EYE).small();
            if row.checked.subject.is_some() && ui.add(open).clicked() {
                commands.push(Command::OpenFile(row.path.clone()));
            }
            // It might come again.
            goes = ui.add(Button::quiet(words::REMOVE.get()).small().enabled(!checking)).clicked();
        });
    });
    goes
}
