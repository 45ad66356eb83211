//! Claims, each with links to the rules that it rests on.

use eframe::egui::{Ui, WidgetInfo, accesskit::Role};

use super::command::Command;
use super::theme::tokens::size;
use super::theme::{Tokens, Type};
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
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_XS;
        // Links are as high as the words they follow.
        ui.spacing_mut().interact_size.y = 0.0;
        ui.style_mut().interaction.selectable_labels = true;
        ui.label(Type::Body.rich(&claim.text).color(t.text));
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
