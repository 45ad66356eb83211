use eframe::egui::Ui;
use inmail_credits::ui::widgets::{Card, Timeline};

use crate::sheet::{State, sheet};

fn ui(ui: &mut Ui) {
    Card::titled("What happens next").show(ui, |ui| {
        Timeline::new()
            .row("Until 15:05", "You can edit or delete", "")
            .row("By 26 Nov", "Priya gets one reminder", "if she has not answered")
            .future("Until 21 Feb", "A response returns the credit, whatever it says", "")
            .show(ui);
    });
}

#[test]
fn a_timeline() {
    sheet("timeline", [340, 250], ui, &[State::Rest]);
}
