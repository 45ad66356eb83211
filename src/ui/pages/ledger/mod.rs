//! Ledger: every change to the number of credits with its reason, and the life of the credits of one.

mod explained;
mod life;
mod list;
mod table;

use eframe::egui::{Id, Key, Modifiers, Ui};

use crate::domain::{Account, Entry};
use crate::text::language::Word;
use crate::text::window::{as_of, frame, ledger as words};
use crate::text::write_ledger_csv;
use crate::ui::command::Command;
use crate::ui::finder::{self, Finder};
use crate::ui::layout::{gap, keys_are_free, list_and_story, moved, title_and_buttons};
use crate::ui::outward::Table;
use crate::ui::theme::tokens::size;
use crate::ui::theme::{Tokens, Type, icons};
use crate::ui::view::View;
use crate::ui::widgets::table::{Order, listens};
use crate::ui::widgets::{Button, Card, Empty, words as say};

use explained::Explained;
use life::Life;
use list::{By, List};

/// What Ledger remembers.
#[derive(Debug, Default)]
pub struct Ledger {
    finder: Finder,
    order: Order<By>,
    selected: Option<Selected>,
    scroll_to_selected: bool,
    scroll_to_top: bool,
    list: List,
    life: Life,
    explained: Explained,
}

/// The selected entry and its place in the account's ledger. Something entered at an earlier time moves it.
#[derive(Debug, Clone, Copy)]
struct Selected {
    place: usize,
    entry: Entry,
}

fn search_id() -> Id {
    Id::unique("ledger-search")
}

impl Ledger {
    /// Forgets what belongs to another account.
    pub fn reset(&mut self) {
        *self = Self::default();
    }

    /// Puts the keyboard into the search field.
    pub fn focus_search(&mut self) {
        self.finder.take_focus();
    }

    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
        let account = view.account();
        self.scroll_to_top |= self.finder.take_found_anew();
        let typing = ui.memory(|memory| memory.has_focus(search_id()));
        let sought = (self.finder.query.as_str(), self.finder.filter);
        self.list.refresh(ui.ctx(), view, sought, self.order, typing);
        self.head(ui, view, commands);
        if account.ledger().is_empty() {
            Empty::new(icons::LEDGER, words::EMPTY_TITLE.get(), words::EMPTY.get()).show(ui);
            return;
        }
        self.search_row(ui, account);
        ui.add_space(size::GAP_XS);
        let selected = self.place(account);
        self.keys(ui, account, selected, commands);
        let selected = self.place(account);
        list_and_story(
            ui,
            (view.document.id(), selected),
            &mut (self, commands),
            |ui, (page, _), height| page.rows(ui, view, selected, height),
            |ui, (page, commands)| {
                let told = selected.filter(|place| page.finder.shows(page.list.rows(), place));
                page.life.show(ui, view, told, commands);
                gap(ui);
                page.explained.show(ui, view, commands);
            },
        );
    }

    /// Where the selected entry is now. It may lie after the moment that is shown, or be gone.
    fn place(&mut self, account: &Account) -> Option<usize> {
        let Selected { place, entry } = self.selected?;
        let there = account.ledger().get(place)?;
        if *there == entry {
            return Some(place);
        }
        let found = account.ledger().iter().position(|other| *other == entry);
        self.selected = found.map(|place| Selected { place, entry });
        found
    }

    fn select(&mut self, account: &Account, place: usize) {
        self.selected = account.ledger().get(place).map(|entry| Selected { place, entry: *entry });
    }

    fn head(&self, ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
        let at = as_of::button(view.now());
        let at = Button::secondary(&at).icon(icons::CALENDAR);
        let export = Button::secondary(words::EXPORT.get()).icon(icons::EXPORT);
        let export = export.enabled(!self.list.rows().is_empty());
        let wide = at.room(ui) + ui.spacing().item_spacing.x + export.room(ui);
        title_and_buttons(ui, (frame::LEDGER.get(), words::SUBTITLE.get()), wide, |ui| {
            if ui.add(at).clicked() {
                commands.push(Command::AskAsOf);
            }
            if ui.add(export).clicked() {
                commands.push(Command::AskTable(self.table(view)));
            }
        });
    }

    /// What is shown, as it is now.
    fn table(&self, view: &View<'_>) -> Table {
        let (account, rows) = (view.account().clone(), self.list.rows().to_vec());
        Table::new(words::proposed(view.document.id()), move || {
            let shown = rows.iter().filter_map(|place| account.ledger().get(*place));
            let mut bytes = Vec::new();
            write_ledger_csv(&account, shown, &mut bytes)?;
            Ok(bytes)
        })
    }

    fn search_row(&mut self, ui: &mut Ui, account: &Account) {
        let (short, whole) = if self.finder.is_empty() {
            (String::new(), String::new())
        } else {
            words::found(self.list.rows().len(), account.ledger().len())
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

    fn rows(&mut self, ui: &mut Ui, view: &View<'_>, selected: Option<usize>, height: f32) {
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
                .then(|| self.list.rows().iter().position(|place| Some(*place) == selected).or(top))
                .flatten();
            let shown = table::Shown { rows: self.list.rows(), selected, order: self.order, scroll_to };
            let sums = words::sums(self.list.rows().len(), self.list.totals());
            let line = ui.text_style_height(&Type::FiguresSecondary.style());
            let answer =
                ui.scope(|ui| table::show(ui, view, &shown, height - 32.0 - size::GAP_S - line)).inner;
            ui.add_space(size::GAP_XS);
            say(ui, &sums, Type::FiguresSecondary, Tokens::of(ui).muted);
            if let Some(place) = answer.clicked.and_then(|row| self.list.rows().get(row)) {
                self.select(view.account(), *place);
            }
            if let Some(column) = answer.sort_by {
                self.order = self.order.by(column);
                self.scroll_to_selected = true;
                self.scroll_to_top = true;
            }
        });
    }

    /// Arrows, Home, End move the selection; Enter shows its InMail. None while typing.
    fn keys(&mut self, ui: &Ui, account: &Account, selected: Option<usize>, commands: &mut Vec<Command>) {
        if !listens(ui) {
            return;
        }
        let rows = self.list.rows();
        let target = moved(ui, rows.len(), || rows.iter().position(|place| Some(*place) == selected));
        if let Some(place) = target.and_then(|row| rows.get(row).copied()) {
            self.select(account, place);
            self.scroll_to_selected = true;
        }
        // Where a button has the keyboard, Enter presses it.
        if keys_are_free(ui.ctx()) && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
            let message = selected.and_then(|place| account.ledger().get(place)?.message);
            commands.extend(message.map(Command::ShowInMail));
        }
    }
}
