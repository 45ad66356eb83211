use eframe::egui::Ui;
use inmail_credits::ui::widgets::Field;

use crate::sheet::{State, sheet};

fn ui(ui: &mut Ui) {
    let mut subject = "Your talk on revenue forecasting".to_owned();
    Field::single("Subject", &mut subject).count("32 / 200", false).show(ui);
    Field::single("Profile address", &mut String::new()).hint("linkedin.com/in/… (optional)").show(ui);
}

#[test]
fn a_field() {
    let states = [State::Rest, State::Hovered("Subject"), State::Focused("Subject")];
    sheet("field", [400, 160], ui, &states);
}

fn other(ui: &mut Ui) {
    let mut message = "Hi Priya,\n\nyour talk at the forecasting day stayed with me.".to_owned();
    let error = Some("Leave out 12 characters to send it.");
    Field::multi("Message", &mut message, 4).count("1,912 / 1,900", true).error(error).show(ui);
    let mut name = "Dana Whitfield".to_owned();
    Field::single("Name of the account", &mut name).note("The name is for you.").enabled(false).show(ui);
}

#[test]
fn a_field_with_a_mistake_and_a_disabled_one() {
    sheet("field-other", [400, 270], other, &[State::Rest, State::Focused("Message")]);
}
