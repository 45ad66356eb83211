//! Cards: what belongs together, on a surface.

use eframe::egui;

use eframe::egui::{Align, CornerRadius, Frame, InnerResponse, Layout, Margin, Stroke, Ui};

use super::paint;
use crate::ui::theme::{Tokens, Type, tokens::size};

/// A surface with a thin border; optionally a heading, and a quiet note at its right.
#[must_use = "call show"]
pub struct Card<'a> {
    heading: Option<&'a str>,
    note: Option<&'a str>,
    padding: i8,
    min_height: f32,
}

impl Default for Card<'_> {
    fn default() -> Self {
        Self { heading: None, note: None, padding: 20, min_height: 0.0 }
    }
}

impl<'a> Card<'a> {
    /// A card without a heading.
    pub fn new() -> Self {
        Self::default()
    }

    /// A card with a heading.
    pub fn titled(heading: &'a str) -> Self {
        Self { heading: Some(heading), ..Self::default() }
    }

    /// Quiet words at the right of the heading.
    pub fn note(mut self, note: &'a str) -> Self {
        self.note = Some(note);
        self
    }

    /// Room between border and content, in points.
    pub fn padding(mut self, padding: i8) -> Self {
        self.padding = padding;
        self
    }

    /// At least this high, border included; for cards side by side.
    pub fn min_height(mut self, height: f32) -> Self {
        self.min_height = height;
        self
    }

    /// Draws it with what `content` adds.
    pub fn show<R>(self, ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        let t = Tokens::of(ui);
        let frame = Frame::new()
            .fill(t.surface)
            .stroke(Stroke::new(1.0, t.line))
            .corner_radius(CornerRadius::same(size::RADIUS_CARD))
            .inner_margin(Margin::same(self.padding));
        frame.show(ui, |ui| {
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.set_width(ui.available_width());
                let around = 2.0 * (f32::from(self.padding) + 1.0);
                ui.set_min_height((self.min_height - around).max(0.0));
                if let Some(heading) = self.heading {
                    heading_row(ui, t, heading, self.note);
                    ui.add_space(size::GAP_XS);
                }
                content(ui)
            })
            .inner
        })
    }
}

fn heading_row(ui: &mut Ui, t: &Tokens, heading: &str, note: Option<&str>) {
    paint::row_height(ui, 0.0, |ui| heading_line(ui, t, heading, note));
}

fn heading_line(ui: &mut Ui, t: &Tokens, heading: &str, note: Option<&str>) {
    ui.horizontal_wrapped(|ui| {
        let title = paint::label(ui, heading, Type::Heading, t.text);
        ui.ctx().accesskit_node_builder(title.id, |node| {
            node.set_role(egui::accesskit::Role::Heading);
            node.set_label(heading);
        });
        if let Some(note) = note {
            let wide = paint::line(ui, note, Type::Secondary, f32::INFINITY).size().x;
            if wide <= ui.available_width() {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    paint::label(ui, note, Type::Secondary, t.muted);
                });
            } else {
                paint::label(ui, note, Type::Secondary, t.muted);
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use eframe::egui::accesskit::Role;
    use egui_kittest::kittest::Queryable as _;

    use super::super::test_support::harness;
    use super::*;

    #[test]
    fn the_heading_is_one_to_screen_readers() {
        let h = harness(|ui| {
            Card::titled("Credit batches")
                .note("soonest to expire is spent first")
                .show(ui, |ui| ui.label("12"));
        });
        h.get_by_role_and_label(Role::Heading, "Credit batches");
        assert!(h.get_by_label("soonest to expire is spent first").rect().right() > 700.0);
    }

    #[test]
    fn it_stays_in_a_narrow_place() {
        let h = harness(|ui| {
            ui.set_max_width(200.0);
            let card =
                Card::titled("Credit batches").note("soonest to expire is spent first").show(ui, |_| ());
            assert!(card.response.rect.width() <= 201.0, "{}", card.response.rect);
        });
        h.get_by_label("soonest to expire is spent first");
    }

    #[test]
    fn cards_side_by_side_share_a_height() {
        let _ = harness(|ui| {
            let card = Card::new().min_height(200.0).show(ui, |_| ());
            assert!((card.response.rect.height() - 200.0).abs() <= 1.0, "{}", card.response.rect);
        });
    }
}
