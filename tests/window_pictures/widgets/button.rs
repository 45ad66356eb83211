use eframe::egui::Ui;
use inmail_credits::ui::theme::icons;
use inmail_credits::ui::widgets::Button;

use crate::sheet::{State, sheet};

fn every(ui: &mut Ui, small: bool, enabled: bool) {
    let kinds = [
        Button::primary("Send InMail").icon(icons::SEND),
        Button::secondary("Change type…"),
        Button::quiet("Discard draft").icon(icons::UNDO),
        Button::danger("Cancel…"),
        Button::danger_filled("Delete InMail"),
        Button::secondary("More").caret(),
        Button::icon_only(icons::MORE, "More actions"),
    ];
    ui.horizontal(|ui| {
        for button in kinds {
            ui.add(if small { button.small() } else { button }.enabled(enabled));
        }
    });
}

fn ui(ui: &mut Ui) {
    every(ui, false, true);
}

#[test]
fn a_button() {
    let names = ["Send InMail", "Change type…", "Discard draft", "Cancel…", "Delete InMail"];
    let mut states = vec![State::Rest];
    states.extend(names.map(State::Hovered));
    states.extend(names.map(State::Pressed));
    states.extend(names.map(State::Focused));
    sheet("button", [700, 56], ui, &states);
}

fn other(ui: &mut Ui) {
    every(ui, false, false);
    every(ui, true, true);
    every(ui, true, false);
    ui.add(Button::primary("Advance month · 1 Dec").full_width());
}

#[test]
fn a_button_disabled_small_and_wide() {
    sheet("button-other", [700, 180], other, &[State::Rest]);
}
