//! Filter chips: one of several. Tab comes to the chosen one, and the arrows choose.

use eframe::egui;

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{CornerRadius, Response, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::{paint, radio};
use crate::ui::theme::{Tokens, Type, tokens::size};

/// A row of chips of which one is chosen. The row wraps.
#[must_use = "call show"]
pub struct Chips<'a> {
    name: &'a str,
    labels: &'a [&'a str],
    begins: bool,
}

impl<'a> Chips<'a> {
    /// `name` says to screen readers what is chosen here.
    pub fn new(name: &'a str, labels: &'a [&'a str]) -> Self {
        Self { name, labels, begins: false }
    }

    /// The chosen one takes the keyboard, where that is so, as that in which a form begins.
    pub fn begins(mut self, begins: bool) -> Self {
        self.begins = begins;
        self
    }

    /// The width it takes on one line.
    pub fn room(&self, ui: &Ui) -> f32 {
        let chip =
            |label: &&str| (paint::line(ui, label, Type::Medium, f32::INFINITY).size().x + 28.0).ceil();
        let gaps = self.labels.len().saturating_sub(1);
        self.labels.iter().map(chip).sum::<f32>()
            + (0..gaps).map(|_| ui.spacing().item_spacing.x).sum::<f32>()
    }

    /// Draws the row; `chosen` counts from 0. True when the choice changed.
    pub fn show(self, ui: &mut Ui, chosen: &mut usize) -> bool {
        let before = *chosen;
        let high = paint::control_height(ui);
        let row = paint::row_height(ui, high, |ui| {
            ui.horizontal_wrapped(|ui| {
                let chips = self.labels.iter().enumerate().map(|(at, label)| chip(ui, label, at == before));
                let chips: Vec<Response> = chips.collect();
                if let Some(new) = radio::chosen(ui, &chips, &vec![true; chips.len()]) {
                    *chosen = new;
                } else if self.begins
                    && let Some(chip) = chips.get(before)
                {
                    chip.request_focus();
                }
            })
        });
        ui.ctx().accesskit_node_builder(row.response.id, |node| {
            node.set_role(Role::RadioGroup);
            node.set_label(self.name);
        });
        *chosen != before
    }
}

fn chip(ui: &mut Ui, label: &str, chosen: bool) -> Response {
    let t = Tokens::of(ui);
    let text = paint::line(ui, label, Type::Medium, paint::room(ui).max(80.0) - 28.0);
    let height = paint::control_height(ui);
    let size = vec2((text.size().x + 28.0).ceil(), height);
    let response = radio::target(ui, size, chosen, true);
    response.widget_info(|| WidgetInfo::labeled(Role::RadioButton, true, label));
    let toggled = if chosen { Toggled::True } else { Toggled::False };
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_toggled(toggled));
    let rect = response.rect;
    let pressed = response.is_pointer_button_down_on();
    let (fill, line, colour) = match (chosen, pressed, response.hovered()) {
        (true, ..) => (t.accent_soft, t.accent, t.accent_text),
        (_, true, _) => (t.pressed, t.control_line, t.text),
        (_, _, true) => (t.hover, t.control_line, t.text),
        _ => (t.surface, t.control_line, t.text),
    };
    ui.painter().rect(
        rect,
        CornerRadius::same(size::RADIUS),
        fill,
        Stroke::new(1.0, line),
        StrokeKind::Inside,
    );
    paint::left_middle(ui, egui::pos2(rect.left() + 14.0, rect.center().y), text, colour);
    paint::focus_ring(ui, &response, size::RADIUS);
    response
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::super::test_support::harness;
    use super::*;

    #[test]
    fn one_is_chosen() {
        let chosen = Cell::new(0);
        let mut h = harness(|ui| {
            let mut now = chosen.get();
            Chips::new("Show", &["All", "Waiting", "Returned"]).show(ui, &mut now);
            chosen.set(now);
        });
        h.get_by_role_and_label(Role::RadioButton, "Waiting").click();
        h.run();
        assert_eq!(chosen.get(), 1);
        let state = |label| h.get_by_label(label).accesskit_node().toggled();
        assert_eq!(state("Waiting"), Some(Toggled::True));
        assert_eq!(state("All"), Some(Toggled::False));
        h.get_by_role_and_label(Role::RadioGroup, "Show");
    }

    #[test]
    fn tab_comes_to_the_chosen_one_and_goes_on_behind_the_row_and_arrows_choose() {
        let chosen = Cell::new(1);
        let mut h = harness(|ui| {
            let _ = ui.button("Before");
            let mut now = chosen.get();
            Chips::new("Show", &["All", "Waiting", "Returned"]).show(ui, &mut now);
            chosen.set(now);
            let _ = ui.button("Behind");
        });
        let tab = |h: &mut egui_kittest::Harness<'_>| {
            h.key_press(egui::Key::Tab);
            h.run();
        };
        tab(&mut h);
        tab(&mut h);
        assert!(h.get_by_label("Waiting").is_focused());
        tab(&mut h);
        assert!(h.get_by_label("Behind").is_focused());
        h.key_press_modifiers(egui::Modifiers::SHIFT, egui::Key::Tab);
        h.run();
        for (key, at, label) in [
            (egui::Key::ArrowRight, 2, "Returned"),
            (egui::Key::ArrowRight, 0, "All"),
            (egui::Key::ArrowLeft, 2, "Returned"),
            (egui::Key::ArrowUp, 1, "Waiting"),
            (egui::Key::ArrowDown, 2, "Returned"),
        ] {
            h.key_press(key);
            h.run();
            assert_eq!(chosen.get(), at);
            assert!(h.get_by_label(label).is_focused(), "{label}");
        }
    }
}
