//! Times and what belongs to them, in two columns.

use eframe::egui::{Align, Layout, Stroke, Ui, vec2};

use super::paint;
use crate::ui::theme::{Tokens, Type, fonts::text_scale, tokens::size};

/// Share of the width that the times take at most.
const WHEN_SHARE: f32 = 0.33;

struct Row<'a> {
    when: &'a str,
    what: &'a str,
    note: &'a str,
    future: bool,
}

/// A list of "when | what" with lines between; what wraps, and what lies ahead is muted.
#[derive(Default)]
#[must_use = "call show"]
pub struct Timeline<'a> {
    rows: Vec<Row<'a>>,
}

impl<'a> Timeline<'a> {
    /// An empty list.
    pub fn new() -> Self {
        Self::default()
    }

    /// What has happened or holds. `note` is a quiet second line, or empty.
    pub fn row(mut self, when: &'a str, what: &'a str, note: &'a str) -> Self {
        self.rows.push(Row { when, what, note, future: false });
        self
    }

    /// What is still to come.
    pub fn future(mut self, when: &'a str, what: &'a str, note: &'a str) -> Self {
        self.rows.push(Row { when, what, note, future: true });
        self
    }

    /// Draws it.
    pub fn show(self, ui: &mut Ui) {
        let t = Tokens::of(ui);
        let wide = |text: &str| paint::line(ui, text, Type::Figures, f32::INFINITY).size().x;
        let widest = self.rows.iter().map(|row| wide(row.when)).fold(0.0_f32, f32::max);
        // A time that is longer than the others wraps, so that what happened keeps its room.
        let words = self.rows.iter().flat_map(|row| row.when.split_whitespace());
        let longest = words.map(wide).fold(56.0 * text_scale(ui), f32::max);
        let when_width = widest.min(ui.available_width() * WHEN_SHARE).max(longest).ceil();
        let last = self.rows.len().saturating_sub(1);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (at, row) in self.rows.iter().enumerate() {
                let shown = ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = size::GAP_L;
                    one(ui, t, row, when_width, at == last);
                });
                if at != last {
                    let y = paint::snapped(ui, shown.response.rect.left_bottom()).y;
                    let range = ui.max_rect().x_range();
                    ui.painter().hline(range, y - 0.5 / ui.pixels_per_point(), Stroke::new(1.0, t.line));
                }
            }
        });
    }
}

fn one(ui: &mut Ui, t: &Tokens, row: &Row<'_>, when_width: f32, last: bool) {
    let column = Layout::top_down(Align::Min);
    let pad = 9.0;
    ui.allocate_ui_with_layout(vec2(when_width, 0.0), column, |ui| {
        ui.set_width(when_width);
        ui.add_space(pad);
        paint::label(ui, row.when, Type::Figures, t.muted);
        if !last {
            ui.add_space(pad);
        }
    });
    let rest = ui.available_width();
    ui.allocate_ui_with_layout(vec2(rest, 0.0), column, |ui| {
        ui.set_width(rest);
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.add_space(pad);
        paint::label(ui, row.what, Type::Body, if row.future { t.muted } else { t.text });
        if !row.note.is_empty() {
            paint::label(ui, row.note, Type::Secondary, t.muted);
        }
        if !last {
            ui.add_space(pad);
        }
    });
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::super::test_support::harness;
    use super::*;

    #[test]
    fn one_long_time_leaves_what_happened_its_room() {
        let h = harness(|ui| {
            ui.set_max_width(230.0);
            Timeline::new()
                .row("26 Nov 2026, 09:42 UTC", "Sent, 1 credit used", "")
                .row("09:42", "Edited", "")
                .show(ui);
        });
        let (what, whole) = (h.get_by_label("Sent, 1 credit used").rect(), h.get_by_label("Edited").rect());
        assert!(what.left() - 8.0 <= 230.0 * WHEN_SHARE + size::GAP_L + 1.0, "{what}");
        assert_eq!(what.left(), whole.left());
        let long = h.get_by_label("26 Nov 2026, 09:42 UTC").rect();
        assert!(
            long.height() > 30.0 && long.bottom() + 16.0 < whole.top(),
            "it wraps clear of the line: {long}"
        );
    }

    #[test]
    fn long_text_wraps_within_a_narrow_card() {
        let what = "A response returns the credit, if it comes in time";
        let h = harness(|ui| {
            ui.set_max_width(220.0);
            let list = Timeline::new().row("Until 15:05", "You can edit or delete", "").future(
                "Until 21 Feb",
                what,
                "",
            );
            list.show(ui);
            assert!(ui.min_rect().width() <= 221.0, "{}", ui.min_rect());
        });
        let text = h.get_by_label(what).rect();
        assert!(text.height() > 30.0, "it wraps: {text}");
        assert!(h.get_by_label("You can edit or delete").rect().left() - text.left() < 0.5);
    }
}
