//! Rules: what an account is kept by, from where each sentence is, and what it comes to here.

use eframe::egui::{self, Align, Layout, Ui};

use crate::document::{Give, Stream};
use crate::domain::{Events, Impossible, Instant, Policy, RuleNo, account_under};
use crate::text::rules::{Source, statements};
use crate::text::window::{frame, rules as words};
use crate::ui::command::Command;
use crate::ui::layout::{gap, title};
use crate::ui::theme::tokens::size;
use crate::ui::theme::{Tokens, Type, fonts::text_scale, icons};
use crate::ui::view::{Stamp, View};
use crate::ui::widgets::{Button, Card, Shortcut, Tag, Tone, words as say};

/// Width from which the tags stand beside the sentences.
const BESIDE: f32 = 520.0;

/// Events that are played three times within a frame.
const AT_ONCE: usize = 2_000;

/// What Rules remembers.
#[derive(Debug, Default)]
pub struct Rules {
    /// The rule that somebody asked for.
    shown: Option<RuleNo>,
    scroll: bool,
    otherwise: Option<Otherwise>,
    /// Being worked out, for this state of the account.
    working: Option<(Stamp, Stream<Otherwise>)>,
    /// Whether the way back takes the keyboard when it is drawn next.
    take_keys: bool,
}

impl Rules {
    /// Brings a rule into view and marks it; whoever comes by keys has them on the way back above it.
    pub fn show_rule(&mut self, rule: RuleNo, by_keys: bool) {
        self.shown = Some(rule);
        self.scroll = true;
        self.take_keys = by_keys;
    }

    /// Marks none any more.
    pub fn leave(&mut self) {
        self.shown = None;
    }

    /// Draws the page; `way_back` is what leads back from the rule that was asked for.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        way_back: Option<&str>,
        commands: &mut Vec<Command>,
    ) {
        title(ui, frame::RULES.get(), words::SUBTITLE.get());
        let account = view.account();
        for rule in RuleNo::ALL {
            let top = ui.cursor().top();
            if let Some(name) = way_back.filter(|_| self.shown == Some(rule)) {
                back(ui, name, std::mem::take(&mut self.take_keys), commands);
            }
            let drawn = Card::titled(&words::heading(rule)).show(ui, |ui| {
                for (source, text) in statements(rule, account.policy()) {
                    let tone = if source == Source::Article { Tone::Accent } else { Tone::Neutral };
                    row(ui, words::source(source), tone, |ui| {
                        say(ui, &text, Type::Body, Tokens::of(ui).text);
                    });
                }
                let facts = words::facts(rule, account);
                if !facts.is_empty() {
                    row(ui, words::HERE.get(), Tone::Good, |ui| {
                        say(ui, &facts.join(" "), Type::Body, Tokens::of(ui).text);
                    });
                }
                if rule == RuleNo::R15 {
                    self.readings(ui, view);
                }
            });
            if self.shown == Some(rule) {
                let stroke = egui::Stroke::new(size::FOCUS, Tokens::of(ui).focus);
                let rect = drawn.response.rect;
                ui.painter().rect_stroke(rect, size::RADIUS_CARD, stroke, egui::StrokeKind::Inside);
                if std::mem::take(&mut self.scroll) {
                    ui.scroll_to_rect(rect.with_min_y(top), Some(Align::Min));
                }
            }
            gap(ui);
        }
    }

    /// Everything that was done is played three times, which takes a frame's time only where it is little.
    fn work_out(&mut self, ui: &Ui, view: &View<'_>) {
        let stamp = Stamp::of(view);
        if let Some((of, working)) = &mut self.working
            && let Some(known) = working.poll().pop()
        {
            self.otherwise = (*of == stamp).then_some(known);
            self.working = None;
        }
        if self.otherwise.as_ref().is_some_and(|known| known.holds_for(view)) {
            return;
        }
        let asked = Asked::of(view);
        if asked.events.len() <= AT_ONCE {
            self.otherwise = Some(asked.answer());
            return;
        }
        self.otherwise = None;
        if self.working.as_ref().is_none_or(|(of, _)| *of != stamp) {
            let wake = ui.ctx().clone();
            let work = move |give: Give<'_, Otherwise>| _ = give(asked.answer());
            self.working = Some((stamp, Stream::start(work, move || wake.request_repaint())));
        }
    }

    /// What the other readings would come to.
    fn readings(&mut self, ui: &mut Ui, view: &View<'_>) {
        let t = Tokens::of(ui);
        let account = view.account();
        self.work_out(ui, view);
        let Some(known) = &self.otherwise else {
            row(ui, words::HERE.get(), Tone::Good, |ui| {
                say(ui, words::WORKING.get(), Type::Body, t.muted);
            });
            return;
        };
        let events = view.document.history().events();
        let told = |result: Result<u32, Impossible>| {
            result.map_err(|impossible| (impossible, events.get(impossible.index)))
        };
        for (reading, result) in words::readings(account.policy()).into_iter().zip(known.each) {
            row(ui, words::HERE.get(), Tone::Good, |ui| {
                say(ui, reading.question, Type::Strong, t.text);
                say(ui, &format!("{} {}", words::READ_HERE.get(), reading.here), Type::Body, t.text);
                say(ui, &format!("{} {}", words::READ_OTHERWISE.get(), reading.other), Type::Body, t.text);
                let comes_to = words::otherwise(account.credits(), told(result), account);
                say(ui, &comes_to, Type::Strong, t.text);
            });
        }
        row(ui, words::HERE.get(), Tone::Good, |ui| {
            say(ui, &words::both(told(known.both), account), Type::Strong, t.text);
        });
    }
}

/// The way back, above the rule, with the keys that do the same.
fn back(ui: &mut Ui, name: &str, takes_keys: bool, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_M;
        let label = words::back_to(name);
        let button = ui.add(Button::secondary(&label).icon(icons::ARROW_LEFT));
        if takes_keys {
            button.request_focus();
        }
        if button.clicked() {
            commands.push(Command::BackFromRule);
        }
        ui.add(Shortcut::new(frame::BACK_KEYS.get()));
    });
    ui.add_space(size::GAP_XS);
}

/// A tag, and sentences beside it or below.
fn row(ui: &mut Ui, tag: &str, tone: Tone, content: impl FnOnce(&mut Ui)) {
    let scale = text_scale(ui);
    if ui.available_width() < BESIDE * scale {
        ui.add(Tag::new(tag).tone(tone));
        content(ui);
        ui.add_space(size::GAP_XS);
        return;
    }
    // As wide as the longest of them, in whichever language.
    let tags = [Source::Article, Source::Reading].map(words::source).into_iter().chain([words::HERE.get()]);
    let tags = tags.map(|tag| Tag::new(tag).room(ui) + size::GAP_M).fold(0.0, f32::max);
    ui.horizontal_top(|ui| {
        let column = Layout::top_down(Align::Min);
        ui.allocate_ui_with_layout(egui::vec2(tags, 0.0), column, |ui| {
            ui.set_width(tags);
            ui.add(Tag::new(tag).tone(tone));
        });
        ui.vertical(|ui| {
            ui.set_max_width(ui.available_width().min(size::READING_WIDTH * scale));
            ui.spacing_mut().item_spacing.y = size::GAP_XS;
            content(ui);
        });
    });
}

/// What an account would hold under the readings it does not have (`R15`), and until when that is so.
#[derive(Debug)]
struct Otherwise {
    stamp: Stamp,
    now: Instant,
    until: Instant,
    /// As in [`words::readings`].
    each: [Result<u32, Impossible>; 2],
    both: Result<u32, Impossible>,
}

/// What is needed to work it out.
struct Asked {
    stamp: Stamp,
    events: Events,
    policies: [Policy; 3],
    now: Instant,
    /// The account's own next change.
    until: Instant,
}

impl Asked {
    fn of(view: &View<'_>) -> Self {
        let account = view.account();
        Self {
            stamp: Stamp::of(view),
            events: view.document.history().events().clone(),
            policies: account.policy().other_readings(),
            now: account.now(),
            until: account.next_change(),
        }
    }

    fn answer(self) -> Otherwise {
        let Self { stamp, events, policies, now, until } = self;
        let [limit, life, both] = policies.map(|policy| {
            account_under(policy, &events, now).map(|account| (account.credits(), account.next_change()))
        });
        let changes = [&limit, &life, &both].into_iter().flatten().map(|(_, change)| *change);
        let until = changes.fold(until, Instant::min);
        let [limit, life, both] = [limit, life, both].map(|known| known.map(|(credits, _)| credits));
        Otherwise { stamp, now, until, each: [limit, life], both }
    }
}

impl Otherwise {
    fn holds_for(&self, view: &View<'_>) -> bool {
        self.stamp == Stamp::of(view) && (self.now..self.until).contains(&view.now())
    }
}
