use eframe::egui::Ui;
use inmail_credits::ui::theme::icons;
use inmail_credits::ui::widgets::NavItem;

use crate::sheet::{State, sheet};

fn ui(ui: &mut Ui) {
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.add(NavItem::new(icons::SETTINGS, "Settings").note("87 left").selected(true));
    ui.add(NavItem::new(icons::SEND, "Sent").note("214"));
    ui.add(NavItem::new(icons::LEDGER, "Ledger"));
    ui.scope(|ui| {
        ui.set_max_width(44.0);
        ui.add(NavItem::new(icons::FORECAST, "Forecast").collapsed(true).selected(true));
    });
}

#[test]
fn a_page_in_the_sidebar() {
    let states = [
        State::Rest,
        State::Hovered("Sent"),
        State::Pressed("Sent"),
        State::Focused("Sent"),
        State::Focused("Settings"),
    ];
    sheet("nav", [228, 184], ui, &states);
}
