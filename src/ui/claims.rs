//! Claims, each with links to the rules that it rests on.

use eframe::egui::{Ui, WidgetInfo, accesskit::Role};

use super::command::Command;
use super::theme::tokens::size;
use super::theme::{Tokens, Type};
use super::widgets::{running, words as say};
use crate::text::Claim;

/// Draws claims one below the other. True when a rule was asked for.
pub(crate) fn show(ui: &mut Ui, claims: &[Claim], commands: &mut Vec<Command>) -> bool {
    let mut asked = false;
    for claim in claims {
        asked |= one(ui, claim, commands);
        ui.add_space(size::GAP_XS);
    }
    asked
}

fn one(ui: &mut Ui, claim: &Claim, commands: &mut Vec<Command>) -> bool {
    let t = Tokens::of(ui);
    let mut asked = false;
    running(ui, |ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_XS;
        ui.style_mut().interaction.selectable_labels = true;
        say(ui, &claim.text, Type::Body, t.text);
        for rule in &claim.rules {
            let name = rule.to_string();
            let link = ui.link(Type::Secondary.rich(&name).color(t.accent));
            let title = crate::text::rules::title(*rule);
            link.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("{name}: {title}")));
            if link.on_hover_text(title).clicked() {
                commands.push(Command::ShowRule(*rule));
                asked = true;
            }
        }
    });
    asked
}
