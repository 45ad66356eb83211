//! Claims, each with links to the rules that it rests on.

use eframe::egui::{CursorIcon, Response, Sense, Stroke, Ui, WidgetInfo, accesskit::Role, vec2};

use super::command::Command;
use super::theme::tokens::size;
use super::theme::{Tokens, Type};
use super::widgets::{paint, running, words as say};
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

/// The name of a rule after the words that rest on it, with as much room as any other target.
fn link(ui: &mut Ui, name: &str, title: &str) -> Response {
    let t = Tokens::of(ui);
    let words = paint::line(ui, name, Type::Secondary, f32::INFINITY);
    let line = paint::line_height(ui, Type::Body);
    let wide = words.size().x.max(size::TARGET);
    let (rect, _) = ui.allocate_exact_size(vec2(wide, line), Sense::empty());
    // It reaches beyond its line, which stays as high as the others.
    let around = rect.expand2(vec2(0.0, (size::TARGET - line).max(0.0) / 2.0));
    let link =
        ui.interact(around, ui.next_auto_id(), Sense::click()).on_hover_cursor(CursorIcon::PointingHand);
    ui.skip_ahead_auto_ids(1);
    link.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("{name}: {title}")));
    let middle = link.rect.left_center();
    if link.hovered() || link.has_focus() {
        let under = middle.y + words.size().y / 2.0;
        let x = middle.x..=middle.x + words.size().x;
        ui.painter().hline(x, under, Stroke::new(1.0, t.accent));
    }
    paint::left_middle(ui, middle, words, t.accent);
    paint::focus_ring(ui, &link, size::RADIUS);
    link.on_hover_text(title)
}

fn one(ui: &mut Ui, claim: &Claim, commands: &mut Vec<Command>) -> bool {
    let t = Tokens::of(ui);
    let mut asked = false;
    running(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(size::GAP_XS, 0.0);
        ui.style_mut().interaction.selectable_labels = true;
        say(ui, &claim.text, Type::Body, t.text);
        for rule in &claim.rules {
            let name = rule.to_string();
            let title = crate::text::rules::title(*rule);
            if link(ui, &name, title).clicked() {
                commands.push(Command::ShowRule(*rule));
                asked = true;
            }
        }
    });
    asked
}
