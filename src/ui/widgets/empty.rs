//! What stands where nothing is yet.

use eframe::egui;

use eframe::egui::{Align, Layout, Response, Ui, vec2};

use super::{Button, paint};
use crate::ui::theme::{Tokens, Type, tokens::size};

/// An icon, a title, a sentence that says what to do next, and a button that does it.
#[must_use = "call show"]
pub struct Empty<'a> {
    icon: &'a str,
    title: &'a str,
    text: &'a str,
    button: Option<Button<'a>>,
}

impl<'a> Empty<'a> {
    /// Without a button.
    pub fn new(icon: &'a str, title: &'a str, text: &'a str) -> Self {
        Self { icon, title, text, button: None }
    }

    /// With the button that does what the text says.
    pub fn button(mut self, button: Button<'a>) -> Self {
        self.button = Some(button);
        self
    }

    /// Draws it in the middle of the width. The response is the button's.
    pub fn show(self, ui: &mut Ui) -> Option<Response> {
        let t = Tokens::of(ui);
        ui.with_layout(Layout::top_down(Align::Center), |ui| {
            ui.set_max_width(ui.available_width());
            ui.add_space(size::PAGE_MARGIN);
            let (disc, _) = ui.allocate_exact_size(vec2(64.0, 64.0), egui::Sense::empty());
            ui.painter().circle_filled(disc.center(), 32.0, t.accent_soft);
            paint::icon(ui, disc.center(), self.icon, 28.0, t.accent_text);
            ui.add_space(size::GAP_XS);
            let width = ui.available_width().min(420.0);
            ui.scope(|ui| {
                ui.set_max_width(width);
                paint::label(ui, self.title, Type::Heading, t.text);
                paint::label(ui, self.text, Type::Body, t.muted);
            });
            let response = self.button.map(|button| {
                ui.add_space(size::GAP_S);
                ui.add(button)
            });
            ui.add_space(size::PAGE_MARGIN);
            response
        })
        .inner
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use egui_kittest::kittest::Queryable as _;

    use super::super::test_support::harness;
    use super::*;
    use crate::ui::theme::icons;

    #[test]
    fn its_button_can_be_pressed_and_stands_in_the_middle() {
        let pressed = Cell::new(false);
        let mut h = harness(|ui| {
            let button = Button::primary("Write an InMail").icon(icons::COMPOSE);
            let empty =
                Empty::new(icons::SEND, "Nothing sent yet", "What you send stands here.").button(button);
            pressed.set(pressed.get() | empty.show(ui).is_some_and(|r| r.clicked()));
        });
        let button = h.get_by_label("Write an InMail");
        assert!((button.rect().center().x - 380.0).abs() < 2.0, "{}", button.rect());
        button.click();
        h.run();
        assert!(pressed.get());
    }
}
