use eframe::egui::Ui;
use inmail_credits::ui::widgets::Chips;

use crate::sheet::{State, sheet};

fn ui(ui: &mut Ui) {
    Chips::new("Show", &["All", "Waiting", "Returned", "Not returned"]).show(ui, &mut 0);
}

#[test]
fn chips() {
    let states = [State::Rest, State::Hovered("Waiting"), State::Pressed("Waiting"), State::Focused("All")];
    sheet("chip", [420, 56], ui, &states);
}
