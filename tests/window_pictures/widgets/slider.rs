use eframe::egui::Ui;
use inmail_credits::ui::widgets::Slider;

use crate::sheet::{State, sheet};

fn ui(ui: &mut Ui) {
    Slider::new("InMails a week", &mut 12, 0..=40, "12").show(ui);
    Slider::new("Answered", &mut 100, 0..=100, "100%").show(ui);
}

#[test]
fn a_slider() {
    let name = "InMails a week";
    sheet("slider", [320, 130], ui, &[State::Rest, State::Hovered(name), State::Focused(name)]);
}
