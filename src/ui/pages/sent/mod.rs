//! Sent: every InMail with what became of its credit, edit and delete with their lock, the story of one.

mod list;
mod story;
mod table;

use eframe::egui::{self, Id, Key, Modifiers, Ui};

use crate::domain::MessageNo;
use crate::text::window::{frame, sent as words};
use crate::ui::command::{Command, Page};
use crate::ui::layout::{EDIT_MENU, gap, title};
use crate::ui::theme::style::quiet_scroll_bar;
use crate::ui::theme::tokens::size;
use crate::ui::theme::{fonts::text_scale, icons};
use crate::ui::view::View;
use crate::ui::widgets::{Button, Card, Chips, Empty, Search};

use list::{Filter, List, Order};

/// Width from which the story stands beside the list.
const WIDE: f32 = 840.0;
/// Least width of the search field beside the filters.
const SEARCH_MIN: f32 = 200.0;
/// Width of the story beside the list.
const STORY: f32 = 272.0;

/// What Sent remembers.
#[derive(Debug, Default)]
pub struct Sent {
    query: String,
    filter: Filter,
    order: Order,
    selected: Option<MessageNo>,
    scroll_to_selected: bool,
    /// Puts the keyboard into the search field once.
    pub focus_search: bool,
    list: List,
}

impl Sent {
    /// Forgets what belongs to another account.
    pub fn reset(&mut self) {
        *self = Self::default();
    }

    /// Selects a message and brings it into view.
    pub fn select(&mut self, no: MessageNo) {
        self.selected = Some(no);
        self.scroll_to_selected = true;
    }

    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
        let account = view.account();
        self.list.refresh(view.document, &self.query, self.filter, self.order);
        let counts = self.list.counts();
        title(ui, frame::SENT, &words::summary(counts.sent, account.waiting(), counts.answered));
        if counts.sent == 0 {
            let empty = Empty::new(icons::SEND, words::EMPTY_TITLE, words::EMPTY)
                .button(Button::primary(words::WRITE).icon(icons::COMPOSE))
                .show(ui);
            if empty.is_some_and(|button| button.clicked()) {
                commands.push(Command::Go(Page::Compose));
            }
            return;
        }
        self.search_row(ui);
        ui.add_space(size::GAP_XS);
        self.keys(ui, commands);
        let scale = text_scale(ui);
        let wide = ui.available_width() >= WIDE * scale;
        if wide {
            let (width, height) = (ui.available_width(), ui.available_height());
            let story = STORY * scale;
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = size::GAP_L;
                let column = egui::Layout::top_down(egui::Align::Min);
                ui.allocate_ui_with_layout(egui::vec2(width - story - size::GAP_L, height), column, |ui| {
                    self.rows(ui, view, height, commands);
                });
                ui.allocate_ui_with_layout(egui::vec2(story, height), column, |ui| {
                    ui.set_width(story);
                    quiet_scroll_bar(ui);
                    egui::ScrollArea::vertical().id_salt("story").show(ui, |ui| {
                        story::show(ui, view, self.selected, commands);
                    });
                });
            });
        } else {
            // Of the window: the page scrolls here, so its own height has no end.
            let height = (ui.ctx().content_rect().height() * 0.5).max(200.0 * scale);
            self.rows(ui, view, height, commands);
            gap(ui);
            story::show(ui, view, self.selected, commands);
        }
    }

    fn search_row(&mut self, ui: &mut Ui) {
        let id = Id::unique("sent-search");
        let mut chosen = self.filter.place();
        let chips = Chips::new(words::FILTER, &words::FILTERS);
        ui.spacing_mut().item_spacing.x = size::GAP_S;
        let width = ui.available_width();
        let beside = width - chips.room(ui) - size::GAP_S;
        let one_row = beside > SEARCH_MIN * text_scale(ui);
        let search = |ui: &mut Ui, query: &mut String| {
            Search::new(words::SEARCH, words::CLEAR_SEARCH, query)
                .hint(words::SEARCH)
                .id(id)
                .width(if one_row { beside } else { width })
                .edit_menu(EDIT_MENU)
                .show(ui);
        };
        let changed = if one_row {
            ui.horizontal(|ui| {
                search(ui, &mut self.query);
                chips.show(ui, &mut chosen)
            })
            .inner
        } else {
            search(ui, &mut self.query);
            chips.show(ui, &mut chosen)
        };
        if changed {
            self.filter = Filter::at(chosen);
        }
        if std::mem::take(&mut self.focus_search) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
    }

    fn rows(&mut self, ui: &mut Ui, view: &View<'_>, height: f32, commands: &mut Vec<Command>) {
        if self.list.rows().is_empty() {
            let empty = Empty::new(icons::SEARCH, words::NOTHING_FOUND_TITLE, words::NOTHING_FOUND)
                .button(Button::secondary(words::SHOW_ALL))
                .show(ui);
            if empty.is_some_and(|button| button.clicked()) {
                self.query.clear();
                self.filter = Filter::default();
            }
            return;
        }
        Card::new().padding(10).show(ui, |ui| {
            let scroll_to = std::mem::take(&mut self.scroll_to_selected)
                .then(|| self.list.rows().iter().position(|no| Some(*no) == self.selected))
                .flatten();
            let shown = table::Shown {
                rows: self.list.rows(),
                selected: self.selected,
                order: self.order,
                scroll_to,
            };
            let answer = table::show(ui, view.account(), &shown, height - 24.0, commands);
            if let Some(no) = answer.clicked {
                self.selected = Some(no);
            }
            if let Some(column) = answer.sort_by {
                self.order = self.order.by(column);
            }
        });
    }

    /// Arrows, Home, End move the selection; F2 and Delete act on it. None while typing.
    fn keys(&mut self, ui: &Ui, commands: &mut Vec<Command>) {
        let typing = ui.ctx().text_edit_focused();
        let blocked = typing || ui.memory(|memory| memory.top_modal_layer().is_some());
        if blocked || egui::Popup::is_any_open(ui.ctx()) {
            return;
        }
        let rows = self.list.rows();
        let place = rows.iter().position(|no| Some(*no) == self.selected);
        let last = rows.len().saturating_sub(1);
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let target = if pressed(Key::ArrowDown) {
            Some(place.map_or(0, |place| (place + 1).min(last)))
        } else if pressed(Key::ArrowUp) {
            Some(place.map_or(last, |place| place.saturating_sub(1)))
        } else if pressed(Key::PageDown) {
            Some(place.map_or(0, |place| (place + 10).min(last)))
        } else if pressed(Key::PageUp) {
            Some(place.map_or(0, |place| place.saturating_sub(10)))
        } else if pressed(Key::Home) {
            Some(0)
        } else if pressed(Key::End) {
            Some(last)
        } else {
            None
        };
        if let Some(no) = target.and_then(|target| rows.get(target)) {
            self.selected = Some(*no);
            self.scroll_to_selected = true;
        }
        let Some(no) = self.selected.filter(|no| rows.contains(no)) else { return };
        if pressed(Key::F2) {
            commands.push(Command::AskEdit(no));
        } else if pressed(Key::Delete) {
            commands.push(Command::AskDelete(no));
        }
    }
}
