use eframe::egui::{Align, Layout, Ui};
use egui_extras::Column;
use inmail_credits::ui::theme::Type;
use inmail_credits::ui::widgets::table::{Heading, Order, RowState, Table, two_lines};

use crate::sheet::{State, sheet};

const ROWS: [[&str; 3]; 4] = [
    ["Priya Raman", "Your talk on revenue forecasting", "87"],
    ["Tomás Oliveira", "Intro to your team", "88"],
    ["Aiko Tanaka", "", "87"],
    ["Jonas Weber", "A subject that is much too long to stand in the column that is left for it", "139"],
];

fn ui(ui: &mut Ui) {
    let heading = |title, by, right| Heading { title, by, greatest_first: right, right, indent: 8.0 };
    let table = Table {
        id: "sheet",
        name: "InMails",
        columns: vec![
            (Column::remainder().clip(true), Some(heading("To and subject", 0, false))),
            (Column::exact(80.0).clip(true), Some(heading("Left", 1, true))),
        ],
        row_height: 52.0,
        height: 300.0,
        rows: ROWS.len(),
        order: Order { by: 1, reversed: false },
        scroll_to: None,
    };
    let state = |row: usize| RowState { name: ROWS[row][0].to_owned(), selected: row == 1 };
    table.show(ui, state, |ui, row, column, _| match column {
        0 => two_lines(ui, ROWS[row][0], None, ROWS[row][1]),
        _ => {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(8.0);
                ui.label(Type::Figures.rich(ROWS[row][2]));
            });
        }
    });
}

#[test]
fn a_table() {
    let states = [
        State::Rest,
        State::Hovered("Aiko Tanaka"),
        State::Hovered("To and subject"),
        State::Focused("To and subject"),
    ];
    sheet("table", [400, 270], ui, &states);
}
