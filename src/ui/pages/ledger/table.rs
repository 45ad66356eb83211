//! The ledger as a table. Only the rows in view are laid out.

use eframe::egui::{Align, Label, Layout, Ui};
use egui_extras::Column;

use super::list::By;
use crate::text::language::Word;
use crate::text::{self, window::ledger as words};
use crate::ui::theme::tokens::size;
use crate::ui::theme::{Tokens, Type, fonts::text_scale};
use crate::ui::view::View;
use crate::ui::widgets::paint;
use crate::ui::widgets::table::{Answer, Heading, Order, RowState, Table, two_lines};

/// Least width of the column that says what happened.
const WHAT_MIN: f32 = 120.0;
/// Its least width beside a column for the batch.
const WHAT_ROOMY: f32 = 176.0;

/// What the table shows.
pub(super) struct Shown<'a> {
    pub(super) rows: &'a [usize],
    pub(super) selected: Option<usize>,
    pub(super) order: Order<By>,
    pub(super) scroll_to: Option<usize>,
}

/// Draws the table at most `height` high.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, shown: &Shown<'_>, height: f32) -> Answer<By> {
    let t = Tokens::of(ui);
    let account = view.account();
    let scale = text_scale(ui);
    // As wide as the longest figures and names that stand there, in whichever language; what happened gets
    // the rest.
    let wide = |text: &str, role| paint::line(ui, text, role, f32::INFINITY).size().x;
    let times = view.sample_times();
    let when = times.iter().map(|at| words::when(account, *at));
    let when = paint::widest(ui, Type::Figures, when).map(|line| wide(&line, Type::Figures) + size::GAP_M);
    let when = when.fold(112.0 * scale, f32::max);
    let [when_title, what_title, change_title, left_title, batch_title] = words::COLUMNS.map(Word::get);
    let heading = |title, by| {
        let indent = size::GAP_S;
        Some(Heading { title, by, greatest_first: by != By::What, right: false, indent })
    };
    let over_figures =
        |title, by, indent| Some(Heading { title, by, greatest_first: true, right: true, indent });
    let caret = 12.0 * scale + 3.0 * size::GAP_XS;
    let left = (44.0 * scale).max(wide(left_title, Type::SecondaryMedium) + caret);
    let change = (56.0 * scale).max(wide(change_title, Type::SecondaryMedium) + caret);
    let last = account.ledger().iter().map(|entry| entry.lot).next_back();
    let came = times.iter().filter_map(|at| Some(words::batch_came(account, *at, last?)));
    let came = paint::widest(ui, Type::FiguresSecondary, came)
        .map(|line| wide(&line, Type::FiguresSecondary))
        .fold(0.0, f32::max);
    let sources = words::batch_sources(account).map(|line| wide(line, Type::Figures));
    let batch = sources.fold(came.max(wide(batch_title, Type::SecondaryMedium) + caret), f32::max) + 20.0;
    // Where the batch has no column, it stands in the second line, if nothing else does; else in the story.
    let what = words::what_samples(account).map(|line| wide(&line, Type::Figures) + size::GAP_M);
    let what = what.fold(WHAT_ROOMY * scale, f32::max);
    let roomy = ui.available_width() - when - change - left - batch > what;
    // The last column keeps clear of the scroll bar.
    let edge = if roomy { size::GAP_XS } else { size::GAP_M };
    let left = left + edge - size::GAP_XS;
    let mut columns = vec![
        (Column::exact(when).clip(true), heading(when_title, By::When)),
        (Column::remainder().clip(true).at_least(WHAT_MIN), heading(what_title, By::What)),
        (Column::exact(change).clip(true), over_figures(change_title, By::Change, size::GAP_XS)),
        (Column::exact(left).clip(true), over_figures(left_title, By::Left, edge)),
    ];
    if roomy {
        columns.push((Column::exact(batch).clip(true), heading(batch_title, By::Batch)));
    }
    let table = Table {
        id: "ledger",
        name: words::LIST.get(),
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
    let mut answer = table.show(ui, state, |ui, place, column, _| {
        let Some((_, entry)) = row(place) else { return };
        match column {
            0 => {
                let local = view.zone.beside(entry.at).unwrap_or_default();
                two_lines(ui, &words::when(account, entry.at), None, &local);
            }
            1 => {
                let (first, about) = words::what_lines(account, entry);
                let second =
                    if roomy || !about.is_empty() { about } else { text::lot_name(account, entry.lot) };
                two_lines(ui, &first, None, &second);
            }
            2 => {
                let colour = if entry.change > 0 { t.good_text } else { t.bad_text };
                // A spent credit is nothing lost.
                let colour = if entry.reason == crate::domain::Reason::Sent { t.text } else { colour };
                let change = text::signed(i64::from(entry.change));
                figures(ui, Type::FiguresStrong.rich(change).color(colour), size::GAP_XS);
            }
            3 => figures(ui, Type::Figures.rich(text::number(u64::from(entry.left))).color(t.text), edge),
            _ => {
                let (source, came) = words::batch_lines(account, entry.lot);
                two_lines(ui, source, None, &came);
            }
        }
    });
    // Sorted by what is not to be seen, it would look like no order at all.
    if !roomy && shown.order.by == By::Batch {
        answer.sort_by = Some(By::When);
    }
    answer
}

/// At the right, so far from the column's edge.
fn figures(ui: &mut Ui, text: eframe::egui::RichText, edge: f32) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.add_space(edge);
        ui.add(Label::new(text));
    });
}
