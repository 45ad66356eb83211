//! Search field and filter chips over a long list, with how much they found.

use eframe::egui::{Id, Key, Ui};

use super::layout::{down_leads_into_list, edit_menu, title_had_keys};
use super::theme::tokens::size;
use super::theme::{Type, fonts::text_scale};
use super::widgets::{Chips, Search, paint, select_all};

/// Least width of the search field beside the filters.
const SEARCH_MIN: f32 = 230.0;

/// What is searched and how it is filtered.
#[derive(Debug, Default)]
pub(super) struct Finder {
    pub(super) query: String,
    /// Place of the filter among the chips.
    pub(super) filter: usize,
    focus: bool,
    found_anew: bool,
}

/// The words of a finder.
pub(super) struct Words<'a> {
    /// Name and hint of the field.
    pub(super) search: &'a str,
    /// Empties it.
    pub(super) clear: &'a str,
    /// Name of the filters.
    pub(super) filter: &'a str,
    pub(super) filters: &'a [&'a str],
    /// How much is found, short, and as a screen reader says it. Empty where everything is shown.
    pub(super) found: (&'a str, &'a str),
}

impl Finder {
    /// Puts the keyboard into the field at the next frame.
    pub(super) fn take_focus(&mut self) {
        self.focus = true;
    }

    /// Whether everything is shown.
    pub(super) fn is_empty(&self) -> bool {
        self.query.trim().is_empty() && self.filter == 0
    }

    /// Whether a row is among those that are shown.
    pub(super) fn shows<Row: PartialEq>(&self, rows: &[Row], row: &Row) -> bool {
        self.is_empty() || rows.contains(row)
    }

    /// Shows everything again.
    pub(super) fn clear(&mut self) {
        self.query.clear();
        self.filter = 0;
        self.found_anew = true;
    }

    /// Whether something else is found since this was last asked, so that the list begins at its top.
    pub(super) fn take_found_anew(&mut self) -> bool {
        std::mem::take(&mut self.found_anew)
    }

    /// Draws both, on one line where there is room.
    pub(super) fn show(&mut self, ui: &mut Ui, id: Id, words: &Words<'_>) {
        let chips = Chips::new(words.filter, words.filters);
        ui.spacing_mut().item_spacing.x = size::GAP_S;
        let width = ui.available_width();
        let beside = width - chips.room(ui) - size::GAP_S;
        // Its hint says what is searched, so it is not cut.
        let hint = paint::line(ui, words.search, Type::Body, f32::INFINITY).size().x;
        let around = 2.0 * size::TARGET * text_scale(ui) + size::GAP_L;
        let one_row = beside > (SEARCH_MIN * text_scale(ui)).max(hint + around);
        let search = |ui: &mut Ui, query: &mut String| {
            let (short, whole) = words.found;
            Search::new(words.search, words.clear, query)
                .hint(words.search)
                .found(short, whole)
                .id(id)
                .width(if one_row { beside } else { width })
                .edit_menu(edit_menu())
                .show(ui)
                .changed()
        };
        let changed = if one_row {
            ui.horizontal(|ui| search(ui, &mut self.query) | chips.show(ui, &mut self.filter)).inner
        } else {
            search(ui, &mut self.query) | chips.show(ui, &mut self.filter)
        };
        self.found_anew |= changed;
        down_leads_into_list(ui, id);
        let escaped = ui.input(|input| input.key_pressed(Key::Escape));
        if !self.query.is_empty() && title_had_keys(ui.ctx()) && escaped {
            self.clear();
        }
        if std::mem::take(&mut self.focus) {
            ui.memory_mut(|memory| memory.request_focus(id));
            // What is typed next looks for something else.
            select_all(ui.ctx(), id);
        }
    }
}
