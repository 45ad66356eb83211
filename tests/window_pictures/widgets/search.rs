use eframe::egui::Ui;
use inmail_credits::ui::widgets::Search;

use crate::sheet::{State, sheet};

fn ui(ui: &mut Ui) {
    let mut text = String::new();
    Search::new("Search people", "Clear", &mut text).hint("Search people, subjects, text, dates").show(ui);
    let mut text = "priya".to_owned();
    Search::new("Search sent", "Clear search", &mut text).found("3 of 214", "3 of 214 found").show(ui);
}

#[test]
fn a_search_field() {
    let states = [State::Rest, State::Focused("Search people"), State::Hovered("Clear search")];
    sheet("search", [380, 100], ui, &states);
}
