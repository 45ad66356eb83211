//! The ledger as a table. Only the rows in view are laid out.

use eframe::egui::{Align, Label, Layout, Ui};
use egui_extras::Column;

use super::list::By;
use crate::domain::{Account, DAY_MS, Entry, Instant};
use crate::text::language::Word;
use crate::text::{self, window::ledger as words};
use crate::ui::theme::tokens::size;
use crate::ui::theme::{Tokens, Type, fonts::text_scale};
use crate::ui::view::View;
use crate::ui::widgets::paint;
use crate::ui::widgets::table::{Answer, Heading, Order, RowState, Table, two_lines};

/// Least width of the column that says what happened.
const WHAT_MIN: f32 = 120.0;

/// What the table shows.
pub(super) struct Shown<'a> {
    pub(super) rows: &'a [usize],
    pub(super) selected: Option<usize>,
    pub(super) order: Order<By>,
    pub(super) scroll_to: Option<usize>,
}

/// Instants in each month of the account's first year and of its last, so that each name of a month is
/// among them, and years where they are told.
fn times(account: &Account) -> impl Iterator<Item = Instant> {
    let (first, last) = (account.opened_at(), account.now());
    (0..12).flat_map(move |month| {
        let away_ms = month * 30 * DAY_MS;
        [first.plus_ms(away_ms).min(last), last.plus_ms(-away_ms).max(first)]
    })
}

/// Draws the table at most `height` high.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, shown: &Shown<'_>, height: f32) -> Answer<By> {
    let t = Tokens::of(ui);
    let account = view.account();
    let scale = text_scale(ui);
    // Where the batch has no column, it stands in the second line.
    let roomy = ui.available_width() > 540.0 * scale;
    // As wide as the longest figures and names that stand there, in whichever language; what happened gets
    // the rest.
    let wide = |text: &str, role| paint::line(ui, text, role, f32::INFINITY).size().x;
    let when = times(account).map(|at| wide(&words::when(account, at), Type::Figures) + size::GAP_M);
    let when = when.fold(112.0 * scale, f32::max);
    let [when_title, what_title, change_title, left_title, batch_title] = words::COLUMNS.map(Word::get);
    let heading = |title, by, right| {
        let (greatest_first, indent) = (by != By::What, if right { size::GAP_XS } else { size::GAP_S });
        Some(Heading { title, by, greatest_first, right, indent })
    };
    let caret = 12.0 * scale + 3.0 * size::GAP_XS;
    let left = (52.0 * scale).max(wide(left_title, Type::SecondaryMedium) + caret);
    let mut columns = vec![
        (Column::exact(when).clip(true), heading(when_title, By::When, false)),
        (Column::remainder().clip(true).at_least(WHAT_MIN), heading(what_title, By::What, false)),
        (Column::exact(68.0 * scale).clip(true), heading(change_title, By::Change, true)),
        (Column::exact(left).clip(true), heading(left_title, By::Left, true)),
    ];
    if roomy {
        columns.push((Column::exact(130.0 * scale).clip(true), heading(batch_title, By::Batch, false)));
    }
    let table = Table {
        id: "ledger",
        columns,
        row_height: size::ROW_TWO_LINES,
        height,
        rows: shown.rows.len(),
        order: shown.order,
        scroll_to: shown.scroll_to,
    };
    let row = |place: usize| {
        let place = shown.rows.get(place).copied()?;
        Some((place, account.ledger().get(place)?))
    };
    let state = |place| match row(place) {
        Some((place, entry)) => {
            RowState { name: words::row_name(account, entry), selected: shown.selected == Some(place) }
        }
        None => RowState { name: String::new(), selected: false },
    };
    table.show(ui, state, |ui, place, column, _| {
        let Some((_, entry)) = row(place) else { return };
        match column {
            0 => {
                let local = view.zone.beside(entry.at).unwrap_or_default();
                two_lines(ui, &words::when(account, entry.at), None, &local);
            }
            1 => {
                let subject = words::subject(account, entry);
                let second = if roomy { subject } else { second_line(view, entry, &subject) };
                two_lines(ui, &words::what(account, entry), None, &second);
            }
            2 => {
                let colour = if entry.change > 0 { t.good_text } else { t.bad_text };
                // A spent credit is nothing lost.
                let colour = if entry.reason == crate::domain::Reason::Sent { t.text } else { colour };
                figures(ui, Type::FiguresStrong.rich(text::signed(i64::from(entry.change))).color(colour));
            }
            3 => figures(ui, Type::Figures.rich(text::number(u64::from(entry.left))).color(t.text)),
            _ => {
                let batch = text::lot_name(account, entry.lot);
                two_lines(ui, &text::visible(&batch), None, &words::batch_no(entry.lot));
            }
        }
    })
}

fn second_line(view: &View<'_>, entry: &Entry, subject: &str) -> String {
    let batch = text::lot_name(view.account(), entry.lot);
    if subject.is_empty() { batch } else { format!("{batch} · {subject}") }
}

fn figures(ui: &mut Ui, text: eframe::egui::RichText) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.add_space(size::GAP_XS);
        ui.add(Label::new(text));
    });
}
