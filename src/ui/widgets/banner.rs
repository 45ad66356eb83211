//! Banners: what to know about a whole page or window.

use eframe::egui;

use eframe::egui::accesskit::Live;
use eframe::egui::{CornerRadius, Frame, Margin, Ui, vec2};

use super::{Button, Tone, paint};
use crate::ui::theme::{Tokens, Type, fonts::text_scale, icons, tokens::size};

/// Width of the words from which the buttons stand beside them.
const BESIDE: f32 = 420.0;

/// A coloured strip with an icon, a bold line, text and buttons.
#[must_use = "call show"]
pub struct Banner<'a> {
    tone: Tone,
    icon: &'a str,
    title: &'a str,
    text: &'a str,
    buttons: Vec<Button<'a>>,
}

impl<'a> Banner<'a> {
    fn new(tone: Tone, icon: &'a str, title: &'a str) -> Self {
        Self { tone, icon, title, text: "", buttons: Vec::new() }
    }

    /// To know.
    pub fn info(title: &'a str) -> Self {
        Self::new(Tone::Accent, icons::INFO, title)
    }

    /// To look at.
    pub fn warn(title: &'a str) -> Self {
        Self::new(Tone::Warn, icons::WARNING, title)
    }

    /// Wrong.
    pub fn bad(title: &'a str) -> Self {
        Self::new(Tone::Bad, icons::ERROR, title)
    }

    /// Another icon.
    pub fn icon(mut self, icon: &'a str) -> Self {
        self.icon = icon;
        self
    }

    /// Below the bold line.
    pub fn text(mut self, text: &'a str) -> Self {
        self.text = text;
        self
    }

    /// Below the text; small ones.
    pub fn button(mut self, button: Button<'a>) -> Self {
        self.buttons.push(button.small());
        self
    }

    /// Draws it; tells which button was pressed, counted from 0.
    pub fn show(self, ui: &mut Ui) -> Option<usize> {
        let t = Tokens::of(ui);
        let colour = self.tone.text(t);
        let frame = Frame::new()
            .fill(self.tone.soft(t))
            .corner_radius(CornerRadius::same(size::RADIUS))
            .inner_margin(Margin::symmetric(14, 12));
        frame
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = 10.0;
                    let line = (20.0 * text_scale(ui)).round();
                    let (at, _) = ui.allocate_exact_size(vec2(line, line), egui::Sense::empty());
                    paint::icon(ui, at.center(), self.icon, 18.0, colour);
                    let beside: f32 = self.buttons.iter().map(|button| button.room(ui) + size::GAP_S).sum();
                    let room = ui.available_width() - beside - ui.spacing().item_spacing.x;
                    if beside > 0.0 && room > BESIDE * text_scale(ui) {
                        ui.vertical(|ui| {
                            ui.set_width(room);
                            says(ui, self.tone, self.title, self.text);
                        });
                        return buttons(ui, self.buttons);
                    }
                    ui.vertical(|ui| {
                        says(ui, self.tone, self.title, self.text);
                        buttons(ui, self.buttons)
                    })
                    .inner
                })
                .inner
            })
            .inner
    }
}

fn says(ui: &mut Ui, tone: Tone, title: &str, text: &str) {
    ui.spacing_mut().item_spacing.y = 3.0;
    let colour = tone.text(Tokens::of(ui));
    // A screen reader tells it when it appears or changes.
    let live = if tone == Tone::Bad { Live::Assertive } else { Live::Polite };
    for (text, role) in [(title, Type::Strong), (text, Type::Body)] {
        if !text.is_empty() {
            let told = paint::label(ui, text, role, colour);
            ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(live));
        }
    }
}

/// A wrapping row of buttons; tells which was pressed.
pub(super) fn buttons(ui: &mut Ui, buttons: Vec<Button<'_>>) -> Option<usize> {
    if buttons.is_empty() {
        return None;
    }
    ui.add_space(5.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(size::GAP_S, size::GAP_S);
        let pressed = buttons.into_iter().map(|button| ui.add(button).clicked());
        pressed.enumerate().fold(None, |before, (at, now)| if now { Some(at) } else { before })
    })
    .inner
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use egui_kittest::kittest::Queryable as _;

    use super::super::test_support::harness;
    use super::*;

    #[test]
    fn it_tells_which_button_was_pressed() {
        let pressed = Cell::new(None);
        let mut h = harness(|ui| {
            let banner = Banner::warn("You wrote to Priya on 20 Nov.")
                .text("A second InMail uses another credit.")
                .button(Button::secondary("Show it"))
                .button(Button::secondary("Add to my accounts"));
            pressed.set(pressed.get().or(banner.show(ui)));
        });
        h.get_by_label("You wrote to Priya on 20 Nov.");
        h.get_by_label("Add to my accounts").click();
        h.run();
        assert_eq!(pressed.get(), Some(1));
    }

    #[test]
    fn its_buttons_stand_on_one_line_beside_its_words_and_end_at_its_edge() {
        let h = harness(|ui| {
            let banner = Banner::bad("A file cannot be opened.")
                .button(Button::secondary("Choose…"))
                .button(Button::secondary("Close"));
            banner.show(ui);
        });
        let [first, last] = ["Choose…", "Close"].map(|name| h.get_by_label(name).rect());
        assert_eq!(first.top(), last.top());
        let edge = h.ctx.content_rect().right() - 8.0 - 14.0;
        assert!((edge - last.right()).abs() < 12.0, "{last} of {edge}");
    }
}
