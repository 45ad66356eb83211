//! What comes up, as a table.

use eframe::egui::{self, Align, Layout, Ui};
use egui_extras::{Column, TableBuilder};

use super::known::Known;
use crate::text::language::Word;
use crate::text::{self, window::forecast as words};
use crate::ui::theme::style::quiet_scroll_bar;
use crate::ui::theme::tokens::size;
use crate::ui::theme::{Tokens, Type, fonts::text_scale};
use crate::ui::widgets::table::line_above;
use crate::ui::widgets::{Card, paint, words as say};

/// Rows before the table scrolls.
const ROWS: usize = 10;

/// Width from which times stand beside the days.
const ROOM: f32 = 440.0;

/// Draws it.
pub(super) fn show(ui: &mut Ui, known: &Known) {
    Card::titled(words::COMING.get()).note(words::COMING_NOTE.get()).show(ui, |ui| {
        let t = Tokens::of(ui);
        if known.coming.is_empty() {
            say(ui, words::NOTHING_COMING.get(), Type::Body, t.muted);
            return;
        }
        let scale = text_scale(ui);
        let row = size::ROW * scale;
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        quiet_scroll_bar(ui);
        let [when, what, change, left] = words::COLUMNS.map(Word::get);
        let right = Layout::right_to_left(Align::Center);
        let most = row * 10.0;
        let short = ui.available_width() < ROOM * scale;
        let [when_least, change_wide, left_wide] =
            [if short { 92.0 } else { 146.0 }, 62.0, 48.0].map(|w| w * scale);
        let whens = known.coming.iter().map(|coming| words::when(coming.at, known.now, short));
        let whens = paint::widest(ui, Type::Figures, whens)
            .map(|when| paint::line(ui, &when, Type::Figures, f32::INFINITY).size().x + size::GAP_S);
        let when_wide = whens.fold(when_least, f32::max);
        let scrolls = known.coming.len() > ROWS;
        let bar = if scrolls { ui.spacing().scroll.allocated_width() } else { 0.0 };
        let what_wide = ui.available_width() - when_wide - change_wide - left_wide - bar;
        // Where one does not fit on one line, each has room for two.
        let fits = |what: &String| paint::line(ui, what, Type::Body, f32::INFINITY).size().x <= what_wide;
        let all_fit = known.coming_told.iter().all(fits);
        let high = if all_fit { row } else { row + ui.text_style_height(&Type::Body.style()) };
        TableBuilder::new(ui)
            .id_salt("coming")
            .cell_layout(Layout::left_to_right(Align::Center))
            .column(Column::exact(when_wide))
            .column(Column::remainder().clip(true).at_least(96.0))
            .column(Column::exact(change_wide))
            .column(Column::exact(left_wide))
            .vscroll(scrolls)
            .min_scrolled_height(most)
            .max_scroll_height(most)
            .header(row, |mut header| {
                let head = |ui: &mut Ui, text: &str| {
                    ui.label(Type::SecondaryMedium.rich(text).color(t.muted));
                };
                header.col(|ui| head(ui, when));
                header.col(|ui| head(ui, what));
                for title in [change, left] {
                    header.col(|ui| {
                        ui.with_layout(right, |ui| {
                            ui.add_space(size::GAP_S);
                            head(ui, title);
                        });
                    });
                }
            })
            .body(|body| {
                body.rows(high, known.coming.len(), |mut line| {
                    let place = line.index();
                    let (Some(coming), Some(what)) = (known.coming.get(place), known.coming_told.get(place))
                    else {
                        return;
                    };
                    line.col(|ui| {
                        line_above(ui);
                        let when = words::when(coming.at, known.now, short);
                        ui.label(Type::Figures.rich(when).color(t.muted))
                            .on_hover_text(text::clock(coming.at));
                    });
                    line.col(|ui| {
                        line_above(ui);
                        ui.add(egui::Label::new(Type::Body.rich(what).color(t.text)).wrap());
                    });
                    line.col(|ui| {
                        line_above(ui);
                        ui.with_layout(right, |ui| {
                            ui.add_space(size::GAP_S);
                            if coming.change != 0 {
                                let colour = if coming.change > 0 { t.good_text } else { t.bad_text };
                                let change = text::signed(coming.change);
                                ui.label(Type::FiguresStrong.rich(change).color(colour));
                            }
                        });
                    });
                    line.col(|ui| {
                        line_above(ui);
                        ui.with_layout(right, |ui| {
                            ui.add_space(size::GAP_S);
                            let left = text::number(coming.left.into());
                            ui.label(Type::Figures.rich(left).color(t.text));
                        });
                    });
                });
            });
    });
}
