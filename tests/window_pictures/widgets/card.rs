use eframe::egui::Ui;
use inmail_credits::ui::theme::{Tokens, Type};
use inmail_credits::ui::widgets::{Card, words};

use crate::sheet::{State, sheet};

fn ui(ui: &mut Ui) {
    let t = Tokens::of(ui);
    Card::titled("Credit batches").note("soonest to expire is spent first").show(ui, |ui| {
        words(ui, "12 left from the allocation of 1 Sep", Type::Body, t.text);
    });
    Card::new().padding(12).show(ui, |ui| words(ui, "Without a heading", Type::Body, t.muted));
}

#[test]
fn a_card() {
    sheet("card", [420, 180], ui, &[State::Rest]);
}
