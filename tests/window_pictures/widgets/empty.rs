use eframe::egui::Ui;
use inmail_credits::ui::theme::icons;
use inmail_credits::ui::widgets::{Button, Empty};

use crate::sheet::{State, sheet};

fn ui(ui: &mut Ui) {
    Empty::new(icons::SEND, "Nothing sent yet", "Your InMails appear here with what became of each credit.")
        .button(Button::primary("Write an InMail").icon(icons::COMPOSE))
        .show(ui);
}

#[test]
fn an_empty_state() {
    sheet("empty", [440, 280], ui, &[State::Rest]);
}
