//! Facts beneath the balance: a bar, a bold line and a quiet one.

use eframe::egui;

use eframe::egui::{CornerRadius, Rect, Response, Sense, Ui, Widget, vec2};

use super::{Tone, paint};
use crate::ui::theme::{Tokens, Type, tokens::size};

/// One fact.
#[must_use = "add it to a Ui"]
#[derive(Clone, Copy)]
pub struct Stat<'a> {
    title: &'a str,
    text: &'a str,
    tone: Tone,
}

impl<'a> Stat<'a> {
    /// A bold line and a quiet one.
    pub fn new(title: &'a str, text: &'a str) -> Self {
        Self { title, text, tone: Tone::Neutral }
    }

    /// The colour of its bar.
    pub fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }
}

impl Widget for Stat<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let t = Tokens::of(ui);
        let inner = ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_M;
            let bar = ui.allocate_exact_size(vec2(3.0, 1.0), Sense::empty()).0;
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 3.0;
                paint::label(ui, self.title, Type::Strong, t.text);
                paint::label(ui, self.text, Type::Secondary, t.muted);
            });
            bar
        });
        let rect = inner.response.rect;
        let bar = Rect::from_x_y_ranges(inner.inner.x_range(), rect.y_range());
        let colour = match self.tone {
            Tone::Neutral => t.line,
            // What expires soon has the colour of its batch in the meter above.
            Tone::Warn => t.batch_soon,
            tone => tone.colour(t),
        };
        ui.painter().rect_filled(bar, CornerRadius::same(1), colour);
        inner.response
    }
}

/// Facts in columns of one width, or below each other where there is no room.
pub fn stats(ui: &mut Ui, facts: &[Stat<'_>]) {
    let least = 220.0 * crate::ui::theme::fonts::text_scale(ui);
    let gap = size::GAP_L;
    let columns = (1..=facts.len().max(1))
        .rev()
        .find(|n| {
            let n = f32::from(u8::try_from(*n).unwrap_or(u8::MAX));
            (ui.available_width() - gap * (n - 1.0)) / n >= least
        })
        .unwrap_or(1);
    let n = f32::from(u8::try_from(columns).unwrap_or(u8::MAX));
    let width = (ui.available_width() - gap * (n - 1.0)) / n;
    for row in facts.chunks(columns) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for fact in row {
                let layout = egui::Layout::top_down(egui::Align::Min);
                ui.allocate_ui_with_layout(vec2(width, 0.0), layout, |ui| {
                    ui.set_width(width);
                    ui.add(*fact);
                });
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::super::test_support::harness;
    use super::*;

    #[test]
    fn they_stand_side_by_side_and_stack_where_it_is_narrow() {
        let facts = [Stat::new("+50 on 1 Dec", "in 7 d"), Stat::new("12 expire", "soon").tone(Tone::Warn)];
        let wide = harness(|ui| stats(ui, &facts));
        let narrow = harness(|ui| {
            ui.set_max_width(240.0);
            stats(ui, &facts);
        });
        let y = |h: &egui_kittest::Harness<'_>, label| h.get_by_label(label).rect().top();
        assert_eq!(y(&wide, "+50 on 1 Dec"), y(&wide, "12 expire"));
        assert!(y(&narrow, "+50 on 1 Dec") < y(&narrow, "12 expire"));
    }
}
