//! The table of verdicts. Only the rows in view are laid out.

use eframe::egui::text::LayoutJob;
use eframe::egui::{self, Checkbox, Color32, Sense, Ui};
use egui_extras::Column;

use super::list::By;
use super::rows::{Row, Rows};
use crate::document::check::Verdict;
use crate::text::language::Word;
use crate::text::{check, window::check as words};
use crate::ui::theme::tokens::size;
use crate::ui::theme::{Tokens, Type, fonts::text_scale, icons};
use crate::ui::widgets::table::{Answer, Heading, Order, RowState, Table, two_lines as name_and_day};
use crate::ui::widgets::{Tag, Tone, paint};

/// Width of the column of ticks, in points.
const TICK: f32 = 32.0;
/// Width from which all columns have room.
const ALL_COLUMNS: f32 = 760.0;

/// What the table shows.
pub(super) struct Shown<'a> {
    pub(super) rows: &'a Rows,
    pub(super) places: &'a [usize],
    pub(super) selected: Option<usize>,
    pub(super) order: Order<By>,
    pub(super) scroll_to: Option<usize>,
}

impl Shown<'_> {
    fn row(&self, line: usize) -> Option<&Row> {
        self.rows.all().get(*self.places.get(line)?)
    }

    fn is_ticked(&self, line: usize) -> bool {
        self.places.get(line).is_some_and(|place| self.rows.is_ticked(*place))
    }
}

/// Draws the table at most `height` high: what was done with it, by lines, and the line that was ticked.
pub(super) fn show(ui: &mut Ui, shown: &Shown<'_>, height: f32) -> (Answer<By>, Option<usize>) {
    let mut ticked = None;
    let columns = Col::shown(ui);
    let table = Table {
        id: "checked",
        name: words::LIST.get(),
        columns: layout(ui, columns),
        row_height: size::ROW_TWO_LINES,
        height,
        rows: shown.places.len(),
        order: shown.order,
        scroll_to: shown.scroll_to,
    };
    let state = |line: usize| {
        let name = shown.row(line).map(|row| words::row_name(&row.file, &row.checked, &row.found));
        let selected = shown.selected.is_some() && shown.places.get(line) == shown.selected.as_ref();
        RowState { name: name.unwrap_or_default(), selected }
    };
    let answer = table.show(ui, state, |ui, line, column, _| {
        let (Some(row), Some(column)) = (shown.row(line), columns.get(column)) else { return };
        if *column == Col::Tick {
            ui.add_space(size::GAP_XS);
            let mut on = shown.is_ticked(line);
            // What cannot be compared is not ticked for it; a tick from before can be taken off.
            let usable = row.checked.subject.is_some() || on;
            let tick = ui.add_enabled(usable, Checkbox::without_text(&mut on));
            if tick.accessible_name(words::tick(&row.file)).changed() {
                ticked = Some(line);
            }
        } else {
            cell(ui, row, *column, columns);
        }
    });
    (answer, ticked)
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Col {
    Tick,
    File,
    Account,
    AsOf,
    Left,
    Verdict,
    Found,
}

impl Col {
    const ALL: [Self; 7] =
        [Self::Tick, Self::File, Self::Account, Self::AsOf, Self::Left, Self::Verdict, Self::Found];
    /// With the date below the account.
    const FEW: [Self; 6] = [Self::Tick, Self::File, Self::Account, Self::Left, Self::Verdict, Self::Found];

    fn shown(ui: &Ui) -> &'static [Self] {
        if ui.available_width() < ALL_COLUMNS * text_scale(ui) { &Self::FEW } else { &Self::ALL }
    }
}

fn layout(ui: &Ui, columns: &[Col]) -> Vec<(Column, Option<Heading<By>>)> {
    let scale = text_scale(ui);
    let room = ui.available_width();
    let left = (64.0 * scale).min(room * 0.12);
    let as_of = if columns.contains(&Col::AsOf) { 104.0 * scale } else { 0.0 };
    let verdict = (116.0 * scale).min(room * 0.24);
    let rest = (room - TICK - left - as_of - verdict).max(0.0);
    let (file, account) = ((220.0 * scale).min(rest * 0.34), (170.0 * scale).min(rest * 0.26));
    let [file_title, account_title, as_of_title, left_title, verdict_title, found] =
        words::COLUMNS.map(Word::get);
    let heading = |title: &'static str, by: By| {
        let greatest_first = by == By::Verdict;
        Some(Heading { title, by, greatest_first, right: by == By::Left, indent: size::GAP_S })
    };
    let exact = |width: f32| Column::exact(width).clip(true);
    let of = |column: &Col| match column {
        Col::Tick => (Column::exact(TICK), None),
        Col::File => (exact(file), heading(file_title, By::File)),
        Col::Account => (exact(account), heading(account_title, By::Account)),
        Col::AsOf => (exact(as_of), heading(as_of_title, By::AsOf)),
        Col::Left => (exact(left), heading(left_title, By::Left)),
        Col::Verdict => (exact(verdict), heading(verdict_title, By::Verdict)),
        Col::Found => (Column::remainder().clip(true), heading(found, By::Found)),
    };
    columns.iter().map(of).collect()
}

fn cell(ui: &mut Ui, row: &Row, column: Col, columns: &[Col]) {
    let t = Tokens::of(ui);
    match column {
        Col::Tick => {}
        Col::File => one_line(ui, &row.file, Type::Medium, t.text),
        Col::Account if !columns.contains(&Col::AsOf) => {
            name_and_day(ui, &row.account, None, &words::as_of(&row.checked));
        }
        Col::Account => one_line(ui, &row.account, Type::Body, t.muted),
        Col::AsOf => one_line(ui, &words::as_of(&row.checked), Type::Figures, t.muted),
        Col::Left => {
            let galley = paint::line(ui, &words::left(&row.checked), Type::Figures, ui.available_width());
            let right = ui.max_rect().right_center() - egui::vec2(size::GAP_S + galley.size().x, 0.0);
            paint::left_middle(ui, right, galley, t.text);
        }
        Col::Verdict => {
            ui.add_space(size::GAP_S);
            verdict_tag(ui, row.checked.verdict());
        }
        Col::Found => {
            ui.add_space(size::GAP_S);
            // Clear of the scroll bar.
            ui.set_max_width(ui.available_width() - size::GAP_S);
            two_lines(ui, &row.found);
        }
    }
}

/// A verdict; its colour never stands alone.
pub(super) fn verdict_tag(ui: &mut Ui, verdict: Verdict) {
    let (tone, symbol) = match verdict {
        Verdict::Fine => (Tone::Good, icons::CHECK_CIRCLE),
        Verdict::Look => (Tone::Warn, icons::WARNING),
        Verdict::Unusable => (Tone::Bad, icons::CLOSE_CIRCLE),
    };
    ui.add(Tag::new(check::verdict(verdict)).tone(tone).icon(symbol));
}

fn one_line(ui: &mut Ui, text: &str, role: Type, colour: Color32) {
    ui.add_space(size::GAP_S);
    ui.add(egui::Label::new(role.rich(text).color(colour)).truncate());
}

/// Words in at most two lines, cut with "…".
fn two_lines(ui: &mut Ui, text: &str) {
    let role = Type::Secondary;
    // No screen shows more of it in two lines, and a sentence can quote much.
    let text: String = text.chars().take(400).collect();
    let mut job = LayoutJob::simple(text, role.font(ui), Color32::PLACEHOLDER, ui.available_width());
    job.wrap.max_rows = 2;
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let (rect, _) = ui.allocate_exact_size(galley.size(), Sense::empty());
    paint::left_middle(ui, rect.left_center(), galley, Tokens::of(ui).muted);
}
