//! A number chosen along a line.

use std::ops::RangeInclusive;

use eframe::egui::style::WidgetVisuals;
use eframe::egui::{Align, Layout, Response, Stroke, Ui, vec2};

use super::paint;
use crate::ui::theme::{Tokens, Type, tokens::size};

/// A slider with its label above and its value, in words, at the right.
#[must_use = "call show"]
pub struct Slider<'a> {
    label: &'a str,
    value: &'a mut u32,
    range: RangeInclusive<u32>,
    text: &'a str,
}

impl<'a> Slider<'a> {
    /// `text` is the value as it is shown ("25%").
    pub fn new(label: &'a str, value: &'a mut u32, range: RangeInclusive<u32>, text: &'a str) -> Self {
        Self { label, value, range, text }
    }

    /// Draws it, as wide as there is room. Arrow keys move it once it has the focus.
    pub fn show(self, ui: &mut Ui) -> Response {
        let t = Tokens::of(ui);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            paint::label(ui, self.label, Type::Secondary, t.muted);
            let width = ui.available_width();
            ui.allocate_ui_with_layout(
                vec2(width, size::TARGET),
                Layout::right_to_left(Align::Center),
                |ui| {
                    let least = paint::line(ui, "0000", Type::FiguresStrong, f32::INFINITY).size().x;
                    let text = paint::line(ui, self.text, Type::FiguresStrong, f32::INFINITY);
                    let wanted = vec2(text.size().x.max(least), size::TARGET);
                    let (rect, _) = ui.allocate_exact_size(wanted, eframe::egui::Sense::hover());
                    let at = eframe::egui::pos2(rect.right() - text.size().x, rect.center().y);
                    paint::left_middle(ui, at, text, t.text);
                    ui.spacing_mut().slider_width = ui.available_width();
                    ui.spacing_mut().interact_size.y = 22.0;
                    dress(ui, t);
                    let slider = eframe::egui::Slider::new(self.value, self.range).show_value(false);
                    let response = ui.add(slider).accessible_name(self.label);
                    ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(self.text));
                    response
                },
            )
            .inner
        })
        .inner
    }
}

/// The line in the accent colour up to the knob, the knob outlined by it.
fn dress(ui: &mut Ui, t: &Tokens) {
    let visuals = ui.visuals_mut();
    visuals.selection.bg_fill = t.accent;
    let knob = |before: WidgetVisuals, fill, colour, width| WidgetVisuals {
        bg_fill: fill,
        fg_stroke: Stroke::new(width, colour),
        ..before
    };
    let states = &mut visuals.widgets;
    states.inactive = knob(states.inactive, t.track, t.accent, 2.0);
    states.hovered = knob(states.hovered, t.surface, t.accent_hover, 3.0);
    states.active = knob(states.active, t.accent_soft, t.focus, 3.5);
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use eframe::egui::{Key, accesskit::Role};
    use egui_kittest::kittest::Queryable as _;

    use super::super::test_support::harness;
    use super::*;

    #[test]
    fn arrows_move_it() {
        let value = Cell::new(12);
        let mut h = harness(|ui| {
            let mut now = value.get();
            Slider::new("InMails a week", &mut now, 0..=40, "12").show(ui);
            value.set(now);
        });
        h.get_by_role_and_label(Role::Slider, "InMails a week").focus();
        h.run();
        h.key_press(Key::ArrowRight);
        h.run();
        assert_eq!(value.get(), 13);
    }
}
