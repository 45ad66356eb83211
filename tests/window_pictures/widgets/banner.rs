use eframe::egui::Ui;
use inmail_credits::ui::widgets::{Banner, Button};

use crate::sheet::{State, sheet};

fn ui(ui: &mut Ui) {
    ui.spacing_mut().item_spacing.y = 12.0;
    Banner::warn("You wrote to Priya on 20 Nov and there is no answer yet.")
        .text("A second InMail before a response uses another credit.")
        .show(ui);
    Banner::info("A view of case-8812.inmail.json")
        .text("Nothing you do here is kept.")
        .button(Button::secondary("Add to my accounts"))
        .button(Button::secondary("Close the view"))
        .show(ui);
    Banner::bad("The last change is not saved.").show(ui);
}

#[test]
fn a_banner() {
    let button = "Add to my accounts";
    sheet("banner", [460, 264], ui, &[State::Rest, State::Hovered(button), State::Focused(button)]);
}

fn wide(ui: &mut Ui) {
    Banner::warn("Your credits for December 2026 have not come.")
        .text("Ask for them, or make it good here once they have come.")
        .button(Button::secondary("Make it good"))
        .button(Button::secondary("Show the rule"))
        .show(ui);
}

#[test]
fn a_banner_with_room() {
    sheet("banner-wide", [760, 92], wide, &[State::Rest]);
}
