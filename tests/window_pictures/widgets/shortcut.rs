use eframe::egui::Ui;
use inmail_credits::ui::widgets::Shortcut;

use crate::sheet::{State, sheet};

fn ui(ui: &mut Ui) {
    ui.horizontal(|ui| {
        for keys in ["Ctrl+Enter", "F2", "Ctrl+Shift+N", "Ctrl++"] {
            ui.add(Shortcut::new(keys));
            ui.add_space(12.0);
        }
    });
}

#[test]
fn a_shortcut() {
    sheet("shortcut", [380, 52], ui, &[State::Rest]);
}
