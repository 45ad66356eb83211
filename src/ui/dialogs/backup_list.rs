//! The backups of an account as a list to choose from, filled while they are read.

use std::sync::Arc;

use eframe::egui::{Context, Grid, Ui};

use crate::document::{Restorable, Standing, Stream, list_restorable};
use crate::domain::Instant;
use crate::store::{BackupName, DataDir, Disk, Reason};
use crate::text::language::Word;
use crate::text::window::restoring as words;
use crate::ui::theme::{Tokens, Type, fonts::text_scale, tokens::size};
use crate::ui::widgets::{Pick, PickRow, words as say};

/// What a list of backups is read from.
pub struct Shelf<'a> {
    /// What files are read through.
    pub disk: Arc<dyn Disk>,
    /// Where everything is kept.
    pub data_dir: &'a DataDir,
    /// Real time.
    pub real: Instant,
}

/// The list.
#[derive(Debug)]
pub(super) struct BackupList {
    stream: Stream<Result<Restorable, String>>,
    found: Vec<Restorable>,
    rows: Vec<PickRow>,
    error: Option<String>,
    chosen: Option<usize>,
    /// Whether it was drawn before.
    drawn: bool,
}

impl BackupList {
    /// Begins to read the backups of an account.
    pub(super) fn new(ctx: &Context, shelf: &Shelf<'_>, id: &str) -> Self {
        let wake = ctx.clone();
        let disk = Arc::clone(&shelf.disk);
        let stream = list_restorable(disk, shelf.data_dir, id, shelf.real, move || wake.request_repaint());
        Self { stream, found: Vec::new(), rows: Vec::new(), error: None, chosen: None, drawn: false }
    }

    /// Takes what was read since; `beside` tells an instant as the user's own clock shows it.
    pub(super) fn poll(&mut self, beside: impl Fn(Instant) -> Option<String>) {
        for result in self.stream.poll() {
            match result {
                Ok(found) => {
                    let content = found.content.as_ref().map(|(held, _)| held).map_err(String::as_str);
                    self.rows.push(PickRow {
                        title: words::backup_title(found.name.at, beside(found.name.at)),
                        note: words::backup_note(found.name, content),
                        enabled: found.content.is_ok(),
                    });
                    self.found.push(found);
                }
                Err(why) => self.error = Some(why),
            }
        }
    }

    /// Chooses the state from before the clock was moved last, where none is chosen yet.
    pub(super) fn begin_with_live(&mut self) {
        let is_live = |found: &Restorable| found.name.reason == Reason::Advance && found.content.is_ok();
        self.chosen = self.chosen.or_else(|| self.found.iter().position(is_live));
    }

    /// Whether all was read and nothing is there.
    pub(super) fn is_empty(&self) -> bool {
        self.stream.is_done() && self.rows.is_empty() && self.error.is_none()
    }

    /// Draws it; `none` is said where there is none.
    pub(super) fn show(&mut self, ui: &mut Ui, none: &str) {
        let t = Tokens::of(ui);
        if let Some(why) = &self.error {
            say(ui, &words::no_list(why), Type::Body, t.bad_text);
            return;
        }
        if !self.rows.is_empty() {
            let from_top = !std::mem::replace(&mut self.drawn, true);
            Pick::new(words::BACKUPS.get(), &self.rows).from_top(from_top).show(ui, &mut self.chosen);
        }
        if !self.stream.is_done() {
            say(ui, words::LOOKING.get(), Type::Secondary, t.muted);
        } else if self.rows.is_empty() {
            say(ui, none, Type::Body, t.muted);
        }
    }

    /// The chosen one, and where the account would stand with it.
    pub(super) fn chosen(&self) -> Option<(BackupName, &Standing)> {
        let found = self.found.get(self.chosen?)?;
        found.content.as_ref().ok().map(|(_, standing)| (found.name, standing))
    }
}

/// Height of a [`comparison`] whose cells are a line each.
pub(super) fn comparison_height(ui: &Ui) -> f32 {
    let line = ui.text_style_height(&Type::Figures.style());
    line + words::COMPARED.map(|_| size::GAP_XS + line).iter().sum::<f32>()
}

/// Two states of an account side by side.
pub(super) fn comparison(ui: &mut Ui, headings: [&str; 2], sides: [&Standing; 2]) {
    let t = Tokens::of(ui);
    let [before, after] = sides.map(words::compared);
    let names = (116.0 * text_scale(ui)).round();
    let side = ((ui.available_width() - names) / 2.0 - size::GAP_L).floor();
    let cell = |ui: &mut Ui, text: &str, role: Type, colour, width: f32| {
        ui.vertical(|ui| {
            ui.set_width(width);
            say(ui, text, role, colour);
        });
    };
    Grid::new("comparison").num_columns(3).spacing([size::GAP_L, size::GAP_XS]).show(ui, |ui| {
        ui.label("");
        for heading in headings {
            cell(ui, heading, Type::SecondaryMedium, t.muted, side);
        }
        ui.end_row();
        for ((name, before), after) in words::COMPARED.map(Word::get).iter().zip(&before).zip(&after) {
            cell(ui, name, Type::Secondary, t.muted, names);
            cell(ui, before, Type::Figures, t.text, side);
            let changed = if before == after { Type::Figures } else { Type::FiguresStrong };
            cell(ui, after, changed, t.text, side);
            ui.end_row();
        }
    });
}
