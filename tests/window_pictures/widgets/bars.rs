use eframe::egui::Ui;
use inmail_credits::ui::widgets::{Bar, Bars};

use crate::sheet::{State, sheet};

fn ui(ui: &mut Ui) {
    let bar = |(label, amount): (&str, u32)| Bar {
        amount,
        label: label.to_owned(),
        text: format!("{label}: {amount}"),
    };
    let bars = [("Jul", 0), ("Aug", 11), ("Sep", 18), ("Oct", 1), ("Nov", 112)].map(bar);
    ui.add(Bars::new("Credits returned", "Nov: 112", &bars));
}

#[test]
fn bars() {
    sheet("bars", [340, 130], ui, &[State::Rest]);
}
