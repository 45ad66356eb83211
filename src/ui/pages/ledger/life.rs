//! The life of the selected entry's credits: from where they came, where each went.

use eframe::egui::Ui;
use eframe::egui::accesskit::Live;

use crate::domain::{LotNo, RuleNo};
use crate::text::window::{ledger as words, life};
use crate::ui::claims;
use crate::ui::command::Command;
use crate::ui::layout::gap;
use crate::ui::theme::tokens::size;
use crate::ui::theme::{Tokens, Type, icons};
use crate::ui::view::{Stamp, View};
use crate::ui::widgets::{Button, Card, Timeline, words as say};

/// Lines drawn at most; a batch of the usual size has fewer.
const LINES_MAX: usize = 200;
/// Lines that are laid out anew in one frame: more than are in view, and few enough for no frame to wait.
const LAID_OUT: usize = 30;

/// The life that was told last, and of which batch.
#[derive(Debug, Default)]
pub(super) struct Life {
    key: Option<(Stamp, LotNo)>,
    batch: String,
    lines: Vec<life::Line>,
    /// How many lines are laid out by now.
    laid_out: usize,
    /// The rules of all lines, each once.
    rules: Vec<RuleNo>,
}

impl Life {
    /// Draws the selected entry and its credits' life, or that nothing is selected.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        selected: Option<usize>,
        commands: &mut Vec<Command>,
    ) {
        let t = Tokens::of(ui);
        let account = view.account();
        let Some(entry) = selected.and_then(|place| account.ledger().get(place)) else {
            Card::new().show(ui, |ui| say(ui, words::SELECT.get(), Type::Body, t.muted));
            return;
        };
        self.refresh(view, entry.lot);
        Card::new().show(ui, |ui| {
            let heading = say(ui, &words::what(account, entry), Type::Heading, t.text);
            // Arrow keys move the selection in silence, so the story says whose it is.
            ui.ctx().accesskit_node_builder(heading.id, |node| node.set_live(Live::Polite));
            let subject = words::subject(account, entry);
            if !subject.is_empty() {
                say(ui, &subject, Type::Medium, t.text);
            }
            say(ui, &words::change_line(entry), Type::FiguresStrong, t.text);
            let when = words::exact_when(entry.at, view.zone.beside(entry.at));
            say(ui, &when, Type::FiguresSecondary, t.muted);
            ui.add_space(size::GAP_XS);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = eframe::egui::vec2(size::GAP_XS, size::GAP_XS);
                if let Some(no) = entry.message {
                    let show = Button::secondary(words::SHOW_INMAIL.get()).small().icon(icons::ENVELOPE);
                    if ui.add(show).clicked() {
                        commands.push(Command::ShowInMail(no));
                    }
                }
                let see = Button::secondary(words::SEE_THEN.get()).small().icon(icons::CALENDAR);
                if ui.add(see).clicked() {
                    commands.push(Command::AsOf(entry.at));
                }
            });
        });
        gap(ui);
        Card::titled(life::TITLE.get()).show(ui, |ui| {
            say(ui, &self.batch, Type::Secondary, t.muted);
            let mut timeline = Timeline::new();
            let lines = self.lines.len().min(LINES_MAX);
            self.laid_out = (self.laid_out + LAID_OUT).min(lines);
            if self.laid_out < lines {
                ui.ctx().request_repaint();
            }
            for line in self.lines.iter().take(self.laid_out) {
                timeline = if line.ahead {
                    timeline.future(&line.when, &line.what, &line.note)
                } else {
                    timeline.row(&line.when, &line.what, &line.note)
                };
            }
            timeline.show(ui);
            if let Some(more) = self.lines.len().checked_sub(LINES_MAX).filter(|more| *more > 0) {
                say(ui, &life::more(more), Type::Secondary, t.muted);
            }
            if !self.rules.is_empty() {
                ui.add_space(size::GAP_XS);
                claims::one(ui, life::RULES.get(), &self.rules, commands);
            }
        });
    }

    fn refresh(&mut self, view: &View<'_>, lot: LotNo) {
        let key = (Stamp::of(view), lot);
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let account = view.account();
        let story = account.lot_story(lot);
        self.batch = story.as_ref().map(|story| life::batch(account, story)).unwrap_or_default();
        self.lines = story.map(|story| life::lines(account, &story)).unwrap_or_default();
        self.rules = self.lines.iter().flat_map(|line| line.rules.iter().copied()).collect();
        self.rules.sort_unstable();
        self.rules.dedup();
        self.laid_out = 0;
        self.key = Some(key);
    }
}
