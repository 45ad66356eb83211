//! Check snapshots: a verdict for each of many files, and what was found.

mod adding;
mod detail;
mod list;
mod rows;
mod table;

use std::path::PathBuf;

use eframe::egui::{Context, Id, Key, Modifiers, Ui};

use crate::document::check::{Checking, ROWS_MAX};
use crate::domain::Instant;
use crate::text::language::Word;
use crate::text::window::{check as words, frame, sent};
use crate::ui::command::{Command, Page};
use crate::ui::finder::{self, Finder};
use crate::ui::layout::{
    gap, keys_are_free, list_height, moved, story_begins, story_comes, title, with_height,
};
use crate::ui::outward::Table;
use crate::ui::theme::tokens::size;
use crate::ui::theme::{Tokens, Type, fonts::text_scale, icons};
use crate::ui::widgets::table::{Order, listens, note_story};
use crate::ui::widgets::{Banner, Button, Card, Chips, Empty, words as say};

use adding::Adding;
use list::{By, Filter, List};
use rows::Rows;

/// Width from which the buttons stand beside the counts.
const BESIDE_COUNTS: f32 = 720.0;

/// What Check snapshots remembers.
#[derive(Debug, Default)]
pub struct Check {
    adding: Adding,
    /// How each is judged: 0 as of the instant it tells of, 1 as of now.
    judged: usize,
    checking: Option<Checking>,
    /// Named while others were being checked.
    waiting: Vec<PathBuf>,
    /// Whether what waits has its rows already.
    again: bool,
    too_many: bool,
    rows: Rows,
    finder: Finder,
    order: Order<By>,
    list: List,
    selected: Option<usize>,
    scroll_to_selected: bool,
    /// Whether the first row that comes next is to be shown.
    to_new: bool,
    /// Whether what was found in the chosen one is to come into view.
    to_detail: bool,
    /// Whether it was chosen since the last frame.
    chosen: bool,
}

impl Check {
    /// Checks files and folders; where others are being checked, after those.
    pub fn add(&mut self, ctx: &Context, paths: Vec<PathBuf>, real: Instant) {
        self.waiting.extend(paths);
        self.to_new = !self.rows.all().is_empty();
        self.go_on(ctx, real);
    }

    /// Judges all rows anew, as of another instant.
    fn judge_again(&mut self, ctx: &Context, real: Instant) {
        let rows = self.rows.all().iter().map(|row| row.path.clone());
        let mut paths: Vec<PathBuf> = rows.collect();
        paths.append(&mut self.waiting);
        (self.waiting, self.again, self.checking) = (paths, true, None);
        self.go_on(ctx, real);
    }

    /// Whether nothing was checked yet.
    pub fn is_empty(&self) -> bool {
        self.rows.all().is_empty()
    }

    /// Puts the keyboard into the path, with which a check begins.
    pub fn take_focus(&mut self) {
        self.adding.take_focus();
    }

    /// Puts the keyboard into the search field.
    pub fn focus_search(&mut self) {
        self.finder.take_focus();
    }

    /// Takes what was checked since the last frame, and begins with what waits.
    fn go_on(&mut self, ctx: &Context, real: Instant) {
        if let Some(checking) = &mut self.checking {
            let before = self.rows.all().len();
            self.rows.extend(checking.take());
            // Among others it may be out of view: what was asked for last is shown.
            if self.to_new && self.rows.all().len() > before {
                (self.selected, self.scroll_to_selected, self.to_new) = (Some(before), true, false);
                self.to_detail = true;
            }
            self.too_many |= checking.too_many();
            if checking.is_over() {
                // One alone was asked for to be looked at.
                if self.rows.all().len() == 1 && self.selected.is_none() {
                    (self.selected, self.to_detail) = (Some(0), true);
                }
                self.checking = None;
            } else {
                // Its progress is looked at a few times a second.
                ctx.request_repaint_after(std::time::Duration::from_millis(100));
            }
        }
        if self.checking.is_none() && !self.waiting.is_empty() {
            let wake = ctx.clone();
            let again = std::mem::take(&mut self.again);
            let room = if again { ROWS_MAX } else { ROWS_MAX.saturating_sub(self.rows.all().len()) };
            let paths = std::mem::take(&mut self.waiting);
            let at = (self.judged == 1).then_some(real);
            self.checking = Some(Checking::start(paths, room, at, move || wake.request_repaint()));
            ctx.request_repaint();
        }
    }

    /// Draws the page; `with_account` where there is a sidebar to leave it by.
    pub fn show(&mut self, ui: &mut Ui, with_account: bool, real: Instant, commands: &mut Vec<Command>) {
        self.go_on(ui.ctx(), real);
        if !with_account && ui.add(Button::quiet(words::BACK.get()).icon(icons::ARROW_LEFT).small()).clicked()
        {
            commands.push(Command::Go(Page::Settings));
        }
        title(ui, frame::CHECK.get(), words::SUBTITLE.get());
        self.adding.show(ui, commands);
        self.progress(ui);
        if self.too_many {
            Banner::warn(&words::too_many()).show(ui);
            ui.add_space(size::GAP_S);
        }
        if self.rows.all().is_empty() {
            if self.checking.is_none() {
                Empty::new(icons::CHECK_SNAPSHOTS, words::EMPTY_TITLE.get(), &words::empty()).show(ui);
            }
            return;
        }
        self.list.refresh(&self.rows, &self.finder.query, Filter::at(self.finder.filter), self.order);
        self.summary(ui, real, commands);
        if self.rows.all().is_empty() {
            return;
        }
        self.search_row(ui);
        ui.add_space(size::GAP_XS);
        self.keys(ui, commands);
        self.table(ui, commands);
        // What a search left out has no story below it.
        let told = self.selected.filter(|place| self.finder.shows(self.list.shown(), place));
        if let Some((place, row)) = told.and_then(|place| Some((place, self.rows.all().get(place)?))) {
            gap(ui);
            let top = ui.cursor().top();
            story_begins(ui);
            let how = (self.judged == 1, self.checking.is_some());
            let goes = detail::show(ui, row, how, commands);
            let drawn = ui.min_rect().with_min_y(top);
            note_story(ui.ctx(), drawn);
            story_comes(ui, std::mem::take(&mut self.chosen), drawn);
            if std::mem::take(&mut self.to_detail) {
                ui.scroll_to_rect(ui.min_rect().with_min_y(top - size::GAP_S), None);
            }
            if goes {
                self.rows.remove(place);
                self.selected = None;
            }
        }
    }

    fn progress(&mut self, ui: &mut Ui) {
        let Some(checking) = &self.checking else { return };
        let (done, found) = checking.progress();
        let told = words::progress(done, found);
        let cancel = Button::secondary(words::CANCEL.get()).small();
        if Banner::info(&told).icon(icons::HOURGLASS).button(cancel).show(ui).is_some() {
            self.checking = None;
            self.waiting.clear();
        }
        ui.add_space(size::GAP_S);
    }

    fn search_row(&mut self, ui: &mut Ui) {
        let (short, whole) = if self.finder.is_empty() {
            (String::new(), String::new())
        } else {
            words::matching(self.list.shown().len(), self.rows.all().len())
        };
        let words = finder::Words {
            search: words::SEARCH.get(),
            clear: sent::CLEAR_SEARCH.get(),
            filter: words::FILTER.get(),
            filters: &words::FILTERS.map(Word::get),
            found: (&short, &whole),
        };
        self.finder.show(ui, Id::unique("check-search"), &words);
    }

    fn table(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        if self.list.shown().is_empty() {
            let empty =
                Empty::new(icons::SEARCH, sent::NOTHING_FOUND_TITLE.get(), words::NOTHING_FOUND.get())
                    .button(Button::secondary(sent::SHOW_ALL.get()))
                    .show(ui);
            if empty.is_some_and(|button| button.clicked()) {
                self.finder.clear();
            }
            return;
        }
        // Of the window: the page scrolls, so its own height has no end.
        // So low that what was found in the chosen one begins in view.
        let height = list_height(ui, 0.36);
        let scroll_to = std::mem::take(&mut self.scroll_to_selected).then(|| {
            self.list.shown().iter().position(|place| Some(*place) == self.selected).unwrap_or_default()
        });
        let shown = table::Shown {
            rows: &self.rows,
            places: self.list.shown(),
            selected: self.selected,
            order: self.order,
            scroll_to,
        };
        let (answer, ticked) = with_height(ui, height, |ui| {
            Card::new().padding(10).show(ui, |ui| table::show(ui, &shown, height - 24.0)).inner
        });
        let place = |line: usize| self.list.shown().get(line).copied();
        let [clicked, opened, ticked] =
            [answer.clicked, answer.opened, ticked].map(|line| line.and_then(place));
        if let Some(place) = clicked {
            self.choose(place);
        }
        if let Some(place) = opened {
            self.open(place, commands);
        }
        if let Some(place) = ticked {
            self.rows.tick(place);
        }
        if let Some(column) = answer.sort_by {
            self.order = self.order.by(column);
            self.scroll_to_selected = true;
        }
    }

    /// How many there are of each verdict, and beside it what can be done with them, so that what was found
    /// in the chosen one begins as far up as it can.
    fn summary(&mut self, ui: &mut Ui, real: Instant, commands: &mut Vec<Command>) {
        let t = Tokens::of(ui);
        if ui.available_width() < BESIDE_COUNTS * text_scale(ui) {
            say(ui, &words::summary(self.rows.tally()), Type::Strong, t.text);
            ui.horizontal_wrapped(|ui| self.actions(ui, commands));
        } else {
            ui.horizontal(|ui| {
                ui.label(Type::Strong.rich(words::summary(self.rows.tally())).color(t.text));
                ui.add_space(size::GAP_M);
                self.actions(ui, commands);
            });
        }
        self.judging(ui, real);
    }

    /// As of when each is judged, and beside it what to tick. That is always told, so that the table stays where
    /// it is.
    fn judging(&mut self, ui: &mut Ui, real: Instant) {
        let t = Tokens::of(ui);
        let choices = words::JUDGED_AT.map(Word::get);
        let ticked = match (self.rows.two_ticked(), self.rows.ticked()) {
            (Some(_), _) => words::TWO_TICKED.get().to_owned(),
            (None, 0) => words::COMPARE_WHY_NOT.get().to_owned(),
            (None, count) => words::ticked(count),
        };
        let chosen = ui
            .horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = size::GAP_S;
                ui.label(Type::Secondary.rich(words::JUDGED.get()).color(t.muted));
                let chosen = Chips::new(words::JUDGED.get(), &choices).show(ui, &mut self.judged);
                ui.label(Type::Secondary.rich(&*ticked).color(t.muted));
                chosen
            })
            .inner;
        if chosen {
            self.judge_again(ui.ctx(), real);
        }
    }

    /// What can be done with the table.
    fn actions(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let two = self.rows.two_ticked();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_S;
            let compare = Button::secondary(words::COMPARE.get())
                .icon(icons::COMPARE)
                .enabled(two.is_some())
                .why_not(words::COMPARE_WHY_NOT.get());
            if ui.add(compare).clicked()
                && let Some((first, second)) = two
            {
                commands.push(Command::AskCompare(first, second));
            }
            if ui.add(Button::secondary(words::EXPORT_TABLE.get()).icon(icons::EXPORT)).clicked() {
                let bytes = self.rows.csv(self.list.shown());
                let table = Table::new(words::TABLE_NAME.to_owned(), move || Ok(bytes.clone()));
                commands.push(Command::AskTable(table));
            }
            if ui.add(Button::quiet(words::CLEAR.get())).clicked() {
                // What is still being typed or chosen stays.
                let adding = std::mem::take(&mut self.adding);
                // What comes next begins at its top.
                *self = Self { adding, judged: self.judged, scroll_to_selected: true, ..Self::default() };
            }
        });
    }

    /// Arrows, Home, End move the selection; Enter opens it, the space bar ticks it. None while typing.
    fn keys(&mut self, ui: &Ui, commands: &mut Vec<Command>) {
        // A button or tick that has the keyboard keeps Enter and the space bar.
        let free = keys_are_free(ui.ctx());
        if !listens(ui) {
            return;
        }
        let shown = self.list.shown();
        let target = moved(ui, shown.len(), || shown.iter().position(|place| Some(*place) == self.selected));
        if let Some(place) = target.and_then(|target| shown.get(target)) {
            let place = *place;
            self.choose(place);
        }
        let Some(place) = self.selected.filter(|_| free) else { return };
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::Space) {
            self.rows.tick(place);
        }
        if pressed(Key::Enter) {
            self.open(place, commands);
        }
    }

    /// Brings the chosen row into view, as after coming back from what it led to.
    pub fn show_chosen(&mut self) {
        self.scroll_to_selected = self.selected.is_some();
    }

    /// Chooses a row, and brings into view what was found in it as well.
    fn choose(&mut self, place: usize) {
        (self.selected, self.scroll_to_selected, self.chosen) = (Some(place), true, true);
    }

    /// Opens a snapshot as a view, or says that it cannot be.
    fn open(&self, place: usize, commands: &mut Vec<Command>) {
        let Some(row) = self.rows.all().get(place) else { return };
        commands.push(match row.checked.subject {
            Some(_) => Command::OpenFile(row.path.clone()),
            None => Command::Tell(words::cannot_open(&row.file)),
        });
    }
}
