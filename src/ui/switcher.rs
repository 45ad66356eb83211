//! The menu of the account card: the other accounts with a search, and what can be done with this one.

use eframe::egui::{Id, Key, Modifiers, Response, ScrollArea, Ui};

use super::command::Command;
use super::theme::icons;
use super::theme::tokens::size;
use super::view::View;
use super::widgets::menu::Entry;
use super::widgets::{MenuItem, Search, menu};
use crate::document::{Glance, Home, ListedAccount};
use crate::text::{
    self, window::accounts as words, window::files, window::frame, window::manual, window::told,
};

/// From this many accounts on there is a search.
const SEARCH_FROM: usize = 7;
/// Rows of accounts that are in view even where there is little room.
const ROWS_LEAST: f32 = 2.0;
/// Rows of accounts that are in view at most.
const ROWS_MOST: f32 = 8.0;
/// Width of the menu.
const WIDTH: f32 = 300.0;

/// What the switcher remembers while it is open.
#[derive(Debug, Default)]
pub(super) struct Switcher {
    open: bool,
    search: String,
    /// The place of the account that Enter chooses, among those found.
    at: usize,
}

/// An account as it is shown.
struct Row<'a> {
    id: &'a str,
    name: String,
    note: String,
    /// What a screen reader calls it: its name, and what tells it from another of that name.
    label: String,
    open: bool,
}

impl Switcher {
    /// Opens below `card`, which was clicked for it.
    pub(super) fn show(
        &mut self,
        card: &Response,
        view: &View<'_>,
        accounts: &[ListedAccount],
        commands: &mut Vec<Command>,
    ) {
        let shown = menu::panel(card, |ui| self.content(ui, view, accounts, commands));
        let was_open = std::mem::replace(&mut self.open, shown.is_some());
        if self.open && !was_open {
            commands.push(Command::LookIntoAccounts);
        }
    }

    fn content(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        accounts: &[ListedAccount],
        commands: &mut Vec<Command>,
    ) {
        let opening = !self.open;
        if opening {
            self.search.clear();
            self.at = 0;
        }
        let screen = ui.ctx().content_rect();
        let width = (WIDTH * super::theme::fonts::text_scale(ui)).min(screen.width() - 2.0 * size::GAP_L);
        ui.set_width(width);
        let room = screen.bottom() - ui.min_rect().top() - size::GAP_L;
        ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, |ui| {
            ui.set_width(width);
            let archived = &view.preferences.archived;
            let at_hand: Vec<_> = accounts.iter().filter(|account| !archived.contains(&account.id)).collect();
            self.accounts(ui, view, &at_hand, room, opening, commands);
            verbs(ui, view, accounts.len() - at_hand.len(), commands);
        });
    }

    fn accounts(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        accounts: &[&ListedAccount],
        room: f32,
        opening: bool,
        commands: &mut Vec<Command>,
    ) {
        if accounts.is_empty() {
            return;
        }
        let searched = accounts.len() >= SEARCH_FROM;
        let (moved, entered) = if searched { self.search_field(ui, opening) } else { (false, false) };
        let rows = self.found(view, accounts);
        if rows.is_empty() {
            ui.add_space(size::GAP_S);
            super::widgets::words(
                ui,
                words::NOTHING_FOUND.get(),
                super::theme::Type::Secondary,
                super::theme::Tokens::of(ui).muted,
            );
        }
        self.at = self.at.min(rows.len().saturating_sub(1));
        let height = menu::entry_height(ui);
        let others = 9.0 * size::CONTROL * super::theme::fonts::text_scale(ui) + 3.0 * size::GAP_M;
        let most = (room - others).clamp(ROWS_LEAST * height, ROWS_MOST * height);
        let mut chosen = None;
        ScrollArea::vertical().id_salt("accounts").max_height(most).min_scrolled_height(most).show(
            ui,
            |ui| {
                for (place, row) in rows.iter().enumerate() {
                    let icon = if row.open { icons::CHECK } else { icons::USER };
                    let entry = Entry {
                        icon,
                        title: &row.name,
                        note: &row.note,
                        label: &row.label,
                        // With a search, the keyboard stays in its field.
                        lit: searched && place == self.at,
                        takes_focus: !searched,
                    };
                    let response = menu::entry(ui, &entry);
                    let scrolled = (moved && place == self.at) || response.gained_focus();
                    if scrolled || (opening && row.open && !searched) {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() {
                        chosen = Some(place);
                    }
                }
            },
        );
        let chosen = if entered { Some(self.at) } else { chosen };
        if let Some(row) = chosen.and_then(|place| rows.get(place)) {
            if !row.open {
                commands.push(Command::OpenAccount(row.id.to_owned()));
            }
            ui.close();
        }
        menu::separator(ui);
    }

    /// The search; whether another account would be chosen now, so that it must be in view, and whether
    /// Enter chose it.
    fn search_field(&mut self, ui: &mut Ui, opening: bool) -> (bool, bool) {
        let id = Id::unique("account-search");
        let (mut moved, mut entered) = (false, false);
        if ui.memory(|memory| memory.has_focus(id)) {
            let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
            if pressed(Key::ArrowDown) {
                self.at = self.at.saturating_add(1);
                moved = true;
            }
            if pressed(Key::ArrowUp) {
                self.at = self.at.saturating_sub(1);
                moved = true;
            }
            entered = pressed(Key::Enter);
        }
        let field = Search::new(words::SEARCH.get(), words::CLEAR_SEARCH.get(), &mut self.search)
            .id(id)
            .hint(words::SEARCH.get())
            .show(ui);
        if opening {
            field.request_focus();
        }
        if field.changed() {
            self.at = 0;
            moved = true;
        }
        ui.add_space(size::GAP_XS);
        (moved, entered)
    }

    /// The accounts whose name has every word of the search in it.
    fn found<'a>(&self, view: &View<'_>, accounts: &[&'a ListedAccount]) -> Vec<Row<'a>> {
        let typed: Vec<_> = self.search.split_whitespace().map(str::to_lowercase).collect();
        let open_id = view.document.is_kept().then(|| view.document.id());
        let matches = |account: &&&ListedAccount| {
            let name = account.name.to_lowercase();
            typed.iter().all(|word| name.contains(word.as_str()))
        };
        let row = |account: &&'a ListedAccount| {
            let open = open_id == Some(account.id.as_str());
            let glance = if open {
                Some(Glance::of(view.document, view.real))
            } else {
                account.glance.filter(|glance| glance.holds_at(view.real))
            };
            let namesakes = accounts.iter().filter(|other| other.name == account.name).count();
            let mut note = glance.as_ref().map(words::glance).unwrap_or_default();
            let name = text::visible(&account.name).into_owned();
            let mut label = name.clone();
            if let Some(opened_at) = glance.map(|glance| glance.opened_at).filter(|_| namesakes > 1) {
                let opened = words::opened(opened_at);
                // First, since what does not fit is cut at the end.
                note = format!("{opened} · {note}");
                label = format!("{name}, {opened}");
            }
            Row { id: &account.id, name, note, label, open }
        };
        accounts.iter().filter(matches).map(row).collect()
    }
}

/// What can be done with the open account, and beside it.
fn verbs(ui: &mut Ui, view: &View<'_>, archived: usize, commands: &mut Vec<Command>) {
    let example = *view.document.home() == Home::Example;
    let own = view.document.is_kept();
    let locked = view.locked();
    let of_own = |label, icon| {
        MenuItem::new(label).icon(icon).enabled(own).why_not(words::NOT_KEPT.get()).unless(locked)
    };
    let undoes = view.document.undoes();
    let label = undoes
        .as_ref()
        .map_or_else(|| frame::UNDO.get().to_owned(), |undoes| told::undo(view.account(), undoes));
    let undo = MenuItem::new(&label)
        .to_width()
        .icon(icons::UNDO)
        .shortcut("Ctrl+Z")
        .enabled(undoes.is_some())
        .why_not(frame::NOTHING_TO_UNDO.get())
        .unless(locked);
    let around = if example {
        (MenuItem::new(frame::EXAMPLE_LEAVE.get()).icon(icons::ARROW_LEFT), Command::LeaveExample)
    } else {
        (MenuItem::new(frame::LOOK_AROUND.get()).icon(icons::EYE), Command::OpenExample)
    };
    let mut items = vec![
        (undo, Command::Undo),
        (of_own(words::RENAME.get(), icons::EDIT), Command::AskRename),
        (of_own(words::DUPLICATE.get(), icons::COPY), Command::AskDuplicate),
        (of_own(words::ARCHIVE.get(), icons::DATABASE), Command::Archive),
        (
            MenuItem::new(frame::NEW_ACCOUNT.get()).icon(icons::PLUS),
            Command::AskNewAccount { by_batches: false },
        ),
    ];
    if archived > 0 {
        items.push((MenuItem::new(words::ARCHIVED.get()).icon(icons::HISTORY), Command::AskArchived));
    }
    let open = MenuItem::new(files::FROM_START.get()).icon(icons::FOLDER).shortcut(frame::OPEN_KEYS.get());
    items.push((open, Command::AskImport));
    items.push(around);
    items.push((MenuItem::new(manual::OPEN.get()).icon(icons::RULES), Command::ShowManual));
    items.push((
        MenuItem::new(frame::SHORTCUTS.get()).icon(icons::KEYBOARD).shortcut("F1"),
        Command::ShowShortcuts,
    ));
    for (item, command) in items {
        let response = menu::row(ui, &item);
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        if response.clicked() {
            commands.push(command);
            ui.close();
        }
    }
}
