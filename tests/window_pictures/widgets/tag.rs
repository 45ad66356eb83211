use eframe::egui::Ui;
use inmail_credits::ui::theme::icons;
use inmail_credits::ui::widgets::{Tag, Tone};

use crate::sheet::{State, sheet};

fn ui(ui: &mut Ui) {
    for selected in [false, true] {
        ui.horizontal_wrapped(|ui| {
            for tag in [
                Tag::new("Waiting until 21 Feb").tone(Tone::Accent).icon(icons::HOURGLASS),
                Tag::new("Returned · Interested").tone(Tone::Good).icon(icons::CREDIT_BACK),
                Tag::new("Answered too late").tone(Tone::Warn).icon(icons::WARNING),
                Tag::new("Deleted · not returned").tone(Tone::Bad).icon(icons::TRASH),
                Tag::new("No response in 90 days"),
            ] {
                ui.add(tag.on_selection(selected));
            }
        });
    }
}

#[test]
fn a_tag() {
    sheet("tag", [520, 150], ui, &[State::Rest]);
}
