use eframe::egui::Ui;
use inmail_credits::ui::widgets::drop_target;

use crate::sheet::{State, sheet};

fn ui(ui: &mut Ui) {
    drop_target(ui.ctx(), "Drop it to open it as a view");
}

#[test]
fn a_drop_target() {
    sheet("drop_target", [460, 160], ui, &[State::Rest]);
}
