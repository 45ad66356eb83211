use eframe::egui::Ui;
use inmail_credits::ui::theme::{Tokens, Type};
use inmail_credits::ui::widgets::{Button, Dialog, words};

use crate::sheet::{State, sheet};

fn ui(ui: &mut Ui) {
    let dialog = Dialog::new("delete", "Delete this InMail?", "Keep as it is")
        .action(Button::danger_filled("Delete InMail"));
    let _ = dialog.show(ui.ctx(), |ui, _| {
        let told = "To Priya Raman, sent on 23 Nov 2026, 13:47 UTC. Its credit does not come back.";
        words(ui, told, Type::Body, Tokens::of(ui).text);
    });
}

#[test]
fn a_dialog() {
    sheet("dialog", [520, 240], ui, &[State::Rest, State::Focused("Delete InMail")]);
}
