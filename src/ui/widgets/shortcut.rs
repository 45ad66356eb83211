//! A key combination, drawn as keys.

use std::sync::Arc;

use eframe::egui;

use eframe::egui::accesskit::Role;
use eframe::egui::{
    CornerRadius, Galley, Response, Sense, Stroke, StrokeKind, Ui, Vec2, Widget, WidgetInfo, pos2, vec2,
};

use super::paint;
use crate::ui::theme::{Tokens, Type, tokens::size};

/// A hint such as "Ctrl+Enter", each key in its own box.
#[must_use = "add it to a Ui"]
pub struct Shortcut<'a> {
    keys: &'a str,
}

impl<'a> Shortcut<'a> {
    /// Keys joined with "+", as egui's `format_shortcut` writes them.
    pub fn new(keys: &'a str) -> Self {
        Self { keys }
    }
}

/// "Ctrl++" is Ctrl and plus.
fn split(keys: &str) -> Vec<&str> {
    let (head, plus) = match keys.strip_suffix("++") {
        Some(head) => (head, Some("+")),
        None => (keys, None),
    };
    head.split('+').filter(|key| !key.is_empty()).chain(plus).collect()
}

impl Shortcut<'_> {
    /// The room that it takes.
    pub fn room(&self, ui: &Ui) -> Vec2 {
        self.laid_out(ui).1
    }

    /// Each key with the width of its box, and the size of all.
    fn laid_out(&self, ui: &Ui) -> (Vec<(Arc<Galley>, f32)>, Vec2) {
        let keys = split(self.keys).into_iter().map(|key| paint::line(ui, key, Type::SecondaryMedium, 200.0));
        let keys: Vec<_> = keys.collect();
        let height = keys.first().map_or(20.0, |key| key.size().y + 6.0).round();
        let boxed = |key: Arc<Galley>| {
            let width = (key.size().x + 12.0).max(height).ceil();
            (key, width)
        };
        let boxes: Vec<_> = keys.into_iter().map(boxed).collect();
        let gaps: f32 = boxes.iter().skip(1).map(|_| size::GAP_XS).sum();
        let width = boxes.iter().map(|(_, width)| width).sum::<f32>() + gaps;
        (boxes, vec2(width, height))
    }
}

impl Widget for Shortcut<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let t = Tokens::of(ui);
        let (boxes, wanted) = self.laid_out(ui);
        let response = ui.allocate_response(wanted, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, self.keys));
        let mut x = response.rect.left();
        for (key, width) in boxes {
            let rect = egui::Rect::from_min_size(pos2(x, response.rect.top()), vec2(width, wanted.y));
            let line = Stroke::new(1.0, t.line);
            ui.painter().rect(rect, CornerRadius::same(5), t.neutral_soft, line, StrokeKind::Inside);
            let at = pos2(rect.center().x - key.size().x / 2.0, rect.center().y);
            paint::left_middle(ui, at, key, t.muted);
            x += width + size::GAP_XS;
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::super::test_support::harness;
    use super::*;

    #[test]
    fn keys_are_split_and_read_as_one() {
        assert_eq!(split("Ctrl+Shift+N"), ["Ctrl", "Shift", "N"]);
        assert_eq!(split("Ctrl++"), ["Ctrl", "+"]);
        let h = harness(|ui| {
            ui.add(Shortcut::new("Ctrl+Enter"));
        });
        h.get_by_label("Ctrl+Enter");
    }
}
