//! Links within the program: a short name after the words that rest on it.

use eframe::egui::{CursorIcon, Response, Sense, Stroke, Ui, WidgetInfo, accesskit::Role, vec2};

use super::paint;
use crate::ui::theme::{Tokens, Type, tokens::size};

/// Draws `name` in a line of running text, with as much room as any other target; `title` says to what it
/// leads.
pub fn link(ui: &mut Ui, name: &str, title: &str) -> Response {
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

    paint::come_into_view(&link);
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
