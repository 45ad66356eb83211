use eframe::egui::Ui;
use inmail_credits::ui::theme::Type;

use crate::sheet::{State, sheet};

fn ui(ui: &mut Ui) {
    for role in Type::ALL {
        ui.label(role.rich(format!("{role:?} 1,234 Šéß")));
    }
}

#[test]
fn every_role_of_text() {
    sheet("type", [520, 420], ui, &[State::Rest]);
}
