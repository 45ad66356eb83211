use eframe::egui::Ui;
use inmail_credits::ui::theme::{icon, icons};

use crate::sheet::{State, sheet};

fn ui(ui: &mut Ui) {
    ui.horizontal_wrapped(|ui| {
        for (_, symbol) in icons::ALL {
            ui.label(icon(ui, symbol, 18.0));
        }
    });
}

#[test]
fn the_icons() {
    sheet("icons", [420, 160], ui, &[State::Rest]);
}
