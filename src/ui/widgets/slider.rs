//! A number chosen along a line.

use std::ops::RangeInclusive;

use eframe::egui::style::WidgetVisuals;
use eframe::egui::{self, Align, Id, Key, Layout, Modifiers, Response, Stroke, Ui, UiBuilder, vec2};

use super::paint;
use crate::ui::theme::{Tokens, Type, tokens::size};

/// A slider with its label above and its value, in words, at the right.
#[must_use = "call show"]
pub struct Slider<'a> {
    label: &'a str,
    value: &'a mut u32,
    range: RangeInclusive<u32>,
    text: &'a str,
    step: u32,
    suffix: Option<&'a str>,
    widest: &'a str,
}

impl<'a> Slider<'a> {
    /// `text` is the value as it is shown ("25%").
    pub fn new(label: &'a str, value: &'a mut u32, range: RangeInclusive<u32>, text: &'a str) -> Self {
        Self { label, value, range, text, step: 1, suffix: None, widest: "" }
    }

    /// How far an arrow key or the knob moves it at once.
    pub fn step(mut self, step: u32) -> Self {
        self.step = step;
        self
    }

    /// The value can be typed too; what stands behind the number is given.
    pub fn typed(mut self, suffix: &'a str) -> Self {
        self.suffix = Some(suffix);
        self
    }

    /// What its value is as wide as at least, so that several of them end at one place.
    pub fn widest(mut self, widest: &'a str) -> Self {
        self.widest = widest;
        self
    }

    /// Draws it, as wide as there is room. Arrow keys, Home and End move it once it has the focus.
    pub fn show(mut self, ui: &mut Ui) -> Response {
        let t = Tokens::of(ui);
        // Known by its name wherever it stands: what it sets may lay the page out anew, and the keyboard stays.
        let column = Layout::top_down(Align::Min);
        let builder = UiBuilder::new().scope_id(Id::unique(("slider", self.label))).layout(column);
        ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            paint::label(ui, self.label, Type::Secondary, t.muted);
            let width = ui.available_width();
            // As high as the number, so that the line stands beside its middle.
            let high =
                ui.text_style_height(&Type::FiguresStrong.style()) + 2.0 * ui.spacing().button_padding.y;
            ui.allocate_ui_with_layout(
                vec2(width, high.max(size::TARGET)),
                Layout::left_to_right(Align::Center),
                |ui| {
                    let beside = match self.suffix {
                        Some(suffix) => number_width(ui, &self.range, suffix, self.widest),
                        None => written_width(ui, self.text),
                    };
                    let line = ui.available_width() - beside - ui.spacing().item_spacing.x;
                    let mut response = ui.scope(|ui| self.line(ui, t, line)).inner;
                    let typed = match self.suffix {
                        Some(suffix) => number(ui, self.label, self.value, &self.range, (suffix, beside)),
                        None => {
                            written(ui, self.text, beside);
                            false
                        }
                    };
                    if typed {
                        response.mark_changed();
                    }
                    ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(self.text));
                    response
                },
            )
            .inner
        })
        .inner
    }

    /// The line with its knob, so wide.
    fn line(&mut self, ui: &mut Ui, t: &Tokens, wide: f32) -> Response {
        ui.spacing_mut().slider_width = wide;
        ui.spacing_mut().interact_size.y = 22.0;
        dress(ui, t);
        // A number that was typed between two steps is not moved to one of them.
        let step = if self.value.is_multiple_of(self.step) { self.step } else { 1 };
        let slider = egui::Slider::new(&mut *self.value, self.range.clone());
        let slider = slider.show_value(false).step_by(f64::from(step));
        let mut response = ui.add(slider).accessible_name(self.label);
        if response.is_pointer_button_down_on() {
            // From there on arrows move it.
            response.request_focus();
        }
        paint::come_into_view(&response);
        paint::focus_ring(ui, &response, size::RADIUS);
        if response.has_focus()
            && (to_an_end(ui, self.value, &self.range)
                || by_step(ui, &response, self.value, (step, &self.range)))
        {
            response.mark_changed();
        }
        response
    }
}

/// Up and Down, which would go to what stands above and below. Left and Right are egui's own.
fn by_step(
    ui: &Ui,
    response: &Response,
    value: &mut u32,
    (step, range): (u32, &RangeInclusive<u32>),
) -> bool {
    paint::keep_arrows(response);
    let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    let times = |key| u32::try_from(pressed(key)).unwrap_or(u32::MAX).saturating_mul(step);
    let (up, down) = (times(Key::ArrowUp), times(Key::ArrowDown));
    let moved = value.saturating_add(up).saturating_sub(down).clamp(*range.start(), *range.end());
    std::mem::replace(value, moved) != moved
}

/// Home and End, as on any desktop. True when one of them moved it.
fn to_an_end(ui: &Ui, value: &mut u32, range: &RangeInclusive<u32>) -> bool {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let end = match (pressed(Key::Home), pressed(Key::End)) {
        (true, _) => *range.start(),
        (_, true) => *range.end(),
        _ => return false,
    };
    std::mem::replace(value, end) != end
}

fn written_width(ui: &Ui, text: &str) -> f32 {
    let width = |text| paint::line(ui, text, Type::FiguresStrong, f32::INFINITY).size().x;
    width(text).max(width("0000"))
}

/// The value in words, at the right.
fn written(ui: &mut Ui, text: &str, width: f32) {
    let text = paint::line(ui, text, Type::FiguresStrong, f32::INFINITY);
    let (rect, _) = ui.allocate_exact_size(vec2(width, size::TARGET), egui::Sense::hover());
    let at = egui::pos2(rect.right() - text.size().x, rect.center().y);
    paint::left_middle(ui, at, text, Tokens::of(ui).text);
}

fn number_width(ui: &Ui, range: &RangeInclusive<u32>, suffix: &str, widest: &str) -> f32 {
    let width = |text: &str| paint::line(ui, text, Type::FiguresStrong, f32::INFINITY).size().x;
    width(&format!("{}{suffix}", range.end())).max(width(widest)) + 2.0 * ui.spacing().button_padding.x
}

/// The value as a number that can be typed over, in a box so wide. True when it was. Enter takes it over and
/// leaves the keyboard where it is.
fn number(
    ui: &mut Ui,
    label: &str,
    value: &mut u32,
    range: &RangeInclusive<u32>,
    (suffix, width): (&str, f32),
) -> bool {
    ui.scope(|ui| {
        ui.style_mut().drag_value_text_style = Type::FiguresStrong.style();
        ui.spacing_mut().interact_size = vec2(width, size::TARGET);
        // While it is typed it is no number yet.
        let number =
            egui::DragValue::new(value).range(range.clone()).suffix(suffix).update_while_editing(false);
        let number = ui.add(number).accessible_name(label);
        paint::come_into_view(&number);
        if number.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            number.request_focus();
        }
        number.changed()
    })
    .inner
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
        for (key, to) in [(Key::End, 40), (Key::Home, 0)] {
            h.key_press(key);
            h.run();
            assert_eq!(value.get(), to);
        }
    }

    #[test]
    fn it_takes_no_more_width_than_there_is() {
        harness(|ui| {
            ui.set_max_width(300.0);
            Slider::new("Text size", &mut 100, 90..=150, "100 %").step(5).typed(" %").show(ui);
            Slider::new("InMails a week", &mut 12, 0..=40, "12").show(ui);
            assert!(ui.min_rect().width() <= 300.5, "{}", ui.min_rect());
        });
    }

    #[test]
    fn it_moves_in_its_steps_and_its_number_can_be_typed() {
        let (value, changes) = (Cell::new(100), Cell::new(0));
        let mut h = harness(|ui| {
            let mut now = value.get();
            let told = format!("{now} %");
            if Slider::new("Text size", &mut now, 90..=150, &told).step(5).typed(" %").show(ui).changed() {
                changes.set(changes.get() + 1);
            }
            value.set(now);
        });
        h.get_by_role_and_label(Role::Slider, "Text size").focus();
        h.run();
        h.key_press(Key::ArrowRight);
        h.run();
        assert_eq!(value.get(), 105);
        h.get_by_role_and_label(Role::SpinButton, "Text size").focus();
        h.run();
        h.key_press_modifiers(Modifiers::COMMAND, Key::A);
        h.event(egui::Event::Text("123".to_owned()));
        h.run();
        assert_eq!(value.get(), 105, "not before it is whole");
        h.key_press(Key::Enter);
        h.run();
        assert_eq!((value.get(), changes.get()), (123, 2));
    }
}
