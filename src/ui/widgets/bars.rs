//! A small picture of amounts as bars side by side.

use eframe::egui::accesskit::Role;
use eframe::egui::{CornerRadius, Rect, Response, Sense, Stroke, Ui, Widget, WidgetInfo, pos2, vec2};

use super::paint;
use crate::ui::theme::{Tokens, Type, fonts::text_scale, tokens::size};

/// Height of the highest bar, in points.
const HIGH: f32 = 56.0;
/// Widest a bar and the room around it grow, in points.
const WIDE_MAX: f32 = 64.0;

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// How much.
    pub amount: u32,
    /// Below it, short.
    pub label: String,
    /// Told on hovering.
    pub text: String,
}

/// Bars with their amounts above and their labels below.
#[must_use = "add it to a Ui"]
pub struct Bars<'a> {
    name: &'a str,
    value: &'a str,
    bars: &'a [Bar],
}

impl<'a> Bars<'a> {
    /// `name` and `value`, the amounts in words, are for screen readers.
    pub fn new(name: &'a str, value: &'a str, bars: &'a [Bar]) -> Self {
        Self { name, value, bars }
    }
}

impl Widget for Bars<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let t = Tokens::of(ui);
        let line = ui.text_style_height(&Type::FiguresSecondary.style());
        let high = HIGH * text_scale(ui);
        let count = f32::from(u16::try_from(self.bars.len().max(1)).unwrap_or(u16::MAX));
        let each = (ui.available_width() / count).min(WIDE_MAX * text_scale(ui));
        let wanted = vec2(each * count, high + 2.0 * line + 2.0 * size::GAP_XS);
        let mut response = ui.allocate_response(wanted, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, self.name));
        paint::describe(&response, self.value);
        if !ui.is_rect_visible(response.rect) {
            return response;
        }
        let most = self.bars.iter().map(|bar| bar.amount).max().unwrap_or_default().max(1);
        let base =
            paint::snapped(ui, pos2(response.rect.left(), response.rect.bottom() - line - size::GAP_XS));
        let mut told = None;
        let mut left = base.x;
        for bar in self.bars {
            let column = Rect::from_x_y_ranges(left..=left + each, response.rect.y_range());
            left += each;
            let label = paint::line(ui, &bar.label, Type::FiguresSecondary, each);
            let amount = paint::line(ui, &bar.amount.to_string(), Type::FiguresSecondary, each);
            let middle = |width: f32, y: f32| pos2(column.center().x - width / 2.0, y);
            let at = middle(label.size().x, base.y + size::GAP_XS);
            ui.painter().galley(paint::snapped(ui, at), label, t.muted);
            let height = share(bar.amount, most) * high;
            if bar.amount > 0 {
                let side = (each * 0.3).min(14.0 * text_scale(ui));
                let x = (column.center().x - side)..=(column.center().x + side);
                // The least amount is still seen.
                let rect = Rect::from_x_y_ranges(x, base.y - height.max(2.0)..=base.y);
                let corners = CornerRadius { nw: 3, ne: 3, ..CornerRadius::ZERO };
                ui.painter().rect_filled(rect, corners, t.accent);
                let at = middle(amount.size().x, rect.top() - amount.size().y - 1.0);
                ui.painter().galley(paint::snapped(ui, at), amount, t.text);
            }
            if response.hover_pos().is_some_and(|at| column.contains(at)) {
                told = Some(bar.text.as_str());
            }
        }
        ui.painter().hline(response.rect.x_range(), base.y, Stroke::new(1.0, t.line));
        if let Some(text) = told {
            response = response.on_hover_text_at_pointer(text);
        }
        response
    }
}

#[allow(clippy::cast_possible_truncation, reason = "a share of a height on the screen")]
fn share(amount: u32, most: u32) -> f32 {
    (f64::from(amount) / f64::from(most)) as f32
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::super::test_support::harness;
    use super::*;

    #[test]
    fn it_is_read_in_words_and_stays_in_a_narrow_place() {
        let bar = |amount, label: &str| Bar { amount, label: label.to_owned(), text: String::new() };
        let bars = [bar(0, "Sep"), bar(1, "Oct"), bar(100, "Nov")];
        let h = harness(|ui| {
            ui.set_max_width(120.0);
            ui.add(Bars::new("Credits returned", "Nov: 100, Oct: 1", &bars));
        });
        let picture = h.get_by_role_and_label(Role::Image, "Credits returned");
        assert_eq!(picture.accesskit_node().description(), Some("Nov: 100, Oct: 1".to_owned()));
        assert!(picture.rect().width() <= 120.5, "{}", picture.rect());
    }

    #[test]
    fn the_highest_bar_is_the_whole_height() {
        assert_eq!((share(100, 100), share(25, 100), share(0, 1)), (1.0, 0.25, 0.0));
    }
}
