//! Sent: every InMail with what became of its credit, edit and delete with their lock, the story of one.

mod list;
mod statistics;
mod story;
mod table;

use eframe::egui::{Id, Key, Modifiers, Ui};

use crate::domain::MessageNo;
use crate::text::language::Word;
use crate::text::window::{frame, sent as words};
use crate::ui::command::{Command, Page};
use crate::ui::finder::{self, Finder};
use crate::ui::layout::{list_and_story, moved, title_and_buttons};
use crate::ui::theme::icons;
use crate::ui::theme::tokens::size;
use crate::ui::view::View;
use crate::ui::widgets::table::{Order, listens};
use crate::ui::widgets::{Button, Card, Empty};

use list::{By, Filter, List};
use statistics::StatisticsCard;

/// What Sent remembers.
#[derive(Debug, Default)]
pub struct Sent {
    finder: Finder,
    order: Order<By>,
    selected: Option<MessageNo>,
    scroll_to_selected: bool,
    scroll_to_top: bool,
    /// Gives the keyboard to the first of the responses, once.
    to_responses: bool,
    list: List,
    statistics: StatisticsCard,
}

fn search_id() -> Id {
    Id::unique("sent-search")
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

    /// Selects a message and shows it, whatever was searched or filtered.
    pub fn show_inmail(&mut self, no: MessageNo) {
        self.finder.clear();
        self.select(no);
    }

    /// Whether the list scrolls by itself; over open statistics it would have too little room.
    pub fn fills(&self) -> bool {
        !self.statistics.open
    }

    /// Puts the keyboard into the search field.
    pub fn focus_search(&mut self) {
        self.finder.take_focus();
    }

    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
        let account = view.account();
        self.scroll_to_top |= self.finder.take_found_anew();
        let sought = (self.finder.query.as_str(), Filter::at(self.finder.filter));
        let typing = ui.memory(|memory| memory.has_focus(search_id()));
        self.list.refresh(ui.ctx(), view, sought, self.order, typing);
        let counts = self.statistics.counts(view);
        let sent = counts.sent;
        let summary = words::summary(sent, account.waiting(), counts.answered());
        title_and_buttons(ui, (frame::SENT.get(), &summary), story::earlier_width(ui), |ui| {
            if sent > 0 {
                story::earlier(ui, view, commands);
            }
        });
        if sent == 0 {
            let empty = Empty::new(icons::SEND, words::EMPTY_TITLE.get(), words::EMPTY.get())
                .button(Button::primary(words::WRITE.get()).icon(icons::COMPOSE))
                .show(ui);
            if empty.is_some_and(|button| button.clicked()) {
                commands.push(Command::Go(Page::Compose));
            }
            ui.vertical_centered(|ui| story::earlier(ui, view, commands));
            return;
        }
        self.statistics.show(ui);
        self.search_row(ui, sent);
        ui.add_space(size::GAP_XS);
        self.keys(ui, commands);
        list_and_story(
            ui,
            (view.document.id(), self.selected),
            &mut (self, commands),
            |ui, (page, commands), height| page.rows(ui, view, height, commands),
            |ui, (page, commands)| {
                let to_responses = std::mem::take(&mut page.to_responses);
                story::show(ui, view, (page.in_list(), to_responses), commands);
            },
        );
    }

    /// The selected message, if it is among those that the list shows.
    fn in_list(&self) -> Option<MessageNo> {
        self.selected.filter(|no| self.finder.shows(self.list.rows(), no))
    }

    fn search_row(&mut self, ui: &mut Ui, sent: u32) {
        let (short, whole) = if self.finder.is_empty() {
            (String::new(), String::new())
        } else {
            words::found(self.list.rows().len(), sent)
        };
        let words = finder::Words {
            search: words::SEARCH.get(),
            clear: words::CLEAR_SEARCH.get(),
            filter: words::FILTER.get(),
            filters: &words::FILTERS.map(Word::get),
            found: (&short, &whole),
        };
        self.finder.show(ui, search_id(), &words);
    }

    fn rows(&mut self, ui: &mut Ui, view: &View<'_>, height: f32, commands: &mut Vec<Command>) {
        if self.list.rows().is_empty() {
            let empty =
                Empty::new(icons::SEARCH, words::NOTHING_FOUND_TITLE.get(), words::NOTHING_FOUND.get())
                    .button(Button::secondary(words::SHOW_ALL.get()))
                    .show(ui);
            if empty.is_some_and(|button| button.clicked()) {
                self.finder.clear();
            }
            return;
        }
        Card::new().padding(10).show(ui, |ui| {
            let top = std::mem::take(&mut self.scroll_to_top).then_some(0);
            let scroll_to = (std::mem::take(&mut self.scroll_to_selected) || top.is_some())
                .then(|| self.list.rows().iter().position(|no| Some(*no) == self.selected).or(top))
                .flatten();
            let shown = table::Shown {
                rows: self.list.rows(),
                selected: self.selected,
                order: self.order,
                scroll_to,
            };
            let answer = table::show(ui, view, &shown, height - 24.0, commands);
            if let Some(no) = answer.clicked.and_then(|place| self.list.rows().get(place)) {
                self.selected = Some(*no);
            }
            if let Some(column) = answer.sort_by {
                self.order = self.order.by(column);
                self.scroll_to_selected = true;
                self.scroll_to_top = true;
            }
        });
    }

    /// Arrows, Home, End move the selection; F2, Delete and R act on it. None while typing.
    fn keys(&mut self, ui: &Ui, commands: &mut Vec<Command>) {
        if !listens(ui) {
            return;
        }
        let rows = self.list.rows();
        let target = moved(ui, rows.len(), || rows.iter().position(|no| Some(*no) == self.selected));
        if let Some(no) = target.and_then(|target| rows.get(target)) {
            self.selected = Some(*no);
            self.scroll_to_selected = true;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let acts = [Key::F2, Key::Delete, Key::R].into_iter().find(|key| pressed(*key));
        let Some(key) = acts else { return };
        let Some(no) = self.selected.filter(|no| rows.contains(no)) else { return };
        match key {
            Key::F2 => commands.push(Command::AskEdit(no)),
            Key::Delete => commands.push(Command::AskDelete(no)),
            _ => self.to_responses = true,
        }
    }
}
