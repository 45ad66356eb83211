//! What is seen while something is dragged over the window.

use eframe::egui::{
    Align2, Area, Color32, Context, CornerRadius, Frame, Id, Margin, Order, Stroke, StrokeKind, Ui,
};

use super::paint;
use crate::ui::theme::{Tokens, Type, fonts::text_scale, icons, tokens::size};

/// A frame around the whole window, and in its middle what letting go would do.
pub fn drop_target(ctx: &Context, words: &str) {
    let window = ctx.content_rect();
    let area = Area::new(Id::unique("drop-target")).order(Order::Tooltip).interactable(false);
    area.fixed_pos(window.center()).pivot(Align2::CENTER_CENTER).show(ctx, |ui| {
        let t = Tokens::of(ui);
        let around = ui.painter().with_clip_rect(window);
        let line = Stroke::new(2.0 * size::FOCUS, t.accent);
        around.rect(window, CornerRadius::ZERO, Color32::TRANSPARENT, line, StrokeKind::Inside);
        Frame::new()
            .fill(t.accent_soft)
            .stroke(Stroke::new(1.0, t.accent))
            .corner_radius(size::RADIUS_CARD)
            .inner_margin(Margin::symmetric(20, 14))
            .show(ui, |ui| told(ui, words));
    });
}

fn told(ui: &mut Ui, words: &str) {
    let t = Tokens::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_S;
        let side = (20.0 * text_scale(ui)).round();
        let (at, _) = ui.allocate_exact_size(eframe::egui::Vec2::splat(side), eframe::egui::Sense::hover());
        paint::icon(ui, at.center(), icons::IMPORT, 18.0, t.accent_text);
        ui.label(Type::Strong.rich(words).color(t.accent_text));
    });
}
