use eframe::egui::Ui;
use inmail_credits::ui::widgets::Avatar;

use crate::sheet::{State, sheet};

fn ui(ui: &mut Ui) {
    ui.horizontal(|ui| {
        ui.add(Avatar::new("Dana Whitfield"));
        ui.add(Avatar::new("Cher"));
        ui.add(Avatar::new("Дмитрий Ёлкин"));
        ui.add(Avatar::new(""));
        ui.add(Avatar::new("Omar Haddad").size(28.0));
    });
}

#[test]
fn an_avatar() {
    sheet("avatar", [240, 60], ui, &[State::Rest]);
}
