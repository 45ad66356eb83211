use eframe::egui::Ui;
use inmail_credits::ui::theme::icons;
use inmail_credits::ui::widgets::{Button, Menu, MenuItem};

use crate::sheet::{State, sheet};

fn ui(ui: &mut Ui) {
    let items = [
        MenuItem::new("Next expiry").icon(icons::HOURGLASS).shortcut("Ctrl+E"),
        MenuItem::new("To a date…").icon(icons::CALENDAR),
        MenuItem::new("Back to real time").icon(icons::CLOCK).enabled(false).separated(),
        MenuItem::new("Archive").icon(icons::TRASH).danger(),
    ];
    Menu::new(Button::secondary("More"), &items).show(ui);
}

#[test]
fn a_menu() {
    sheet("menu", [300, 230], ui, &[State::Rest, State::Clicked("More")]);
}
