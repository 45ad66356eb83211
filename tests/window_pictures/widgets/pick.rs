use eframe::egui::Ui;
use inmail_credits::ui::widgets::{Pick, PickRow};

use crate::sheet::{State, sheet};

const CHOSEN: &str = "22 Nov 2026, 09:12:44 UTC. Before an undo · 41 left";
const FIRST: &str = "23 Nov 2026, 10:00:00 UTC. Before the first change of the day · 42 left";

fn ui(ui: &mut Ui) {
    let row = |title: &str, note: &str, enabled| PickRow {
        title: title.to_owned(),
        note: note.to_owned(),
        enabled,
    };
    let rows = [
        row("23 Nov 2026, 10:00:00 UTC", "Before the first change of the day · 42 left", true),
        row("22 Nov 2026, 09:12:44 UTC", "Before an undo · 41 left", true),
        row("21 Nov 2026, 17:30:10 UTC", "cannot be read: it ends in the middle", false),
    ];
    Pick::new("Backups", &rows).height(170.0).show(ui, &mut Some(1));
}

#[test]
fn one_of_several_rows() {
    sheet("pick", [420, 600], ui, &[State::Rest, State::Hovered(FIRST), State::Focused(CHOSEN)]);
}
