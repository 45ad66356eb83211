//! Rules: what an account is kept by, from where each sentence is, and what it comes to here.

use eframe::egui::{self, Align, Layout, Ui};

use crate::domain::{Account, Impossible, Instant, RuleNo};
use crate::text::rules::{Source, statements};
use crate::text::window::{frame, rules as words};
use crate::ui::layout::{gap, title};
use crate::ui::theme::tokens::size;
use crate::ui::theme::{Tokens, Type, fonts::text_scale};
use crate::ui::view::{Stamp, View};
use crate::ui::widgets::{Card, Tag, Tone, words as say};

/// Width of the column of tags.
const TAGS: f32 = 128.0;
/// Width from which the tags stand beside the sentences.
const BESIDE: f32 = 520.0;

/// What Rules remembers.
#[derive(Debug, Default)]
pub struct Rules {
    /// The rule that somebody asked for.
    shown: Option<RuleNo>,
    scroll: bool,
    otherwise: Option<Otherwise>,
}

impl Rules {
    /// Brings a rule into view and marks it.
    pub fn show_rule(&mut self, rule: RuleNo) {
        self.shown = Some(rule);
        self.scroll = true;
    }

    /// Marks none any more.
    pub fn leave(&mut self) {
        self.shown = None;
    }

    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>) {
        title(ui, frame::RULES.get(), words::SUBTITLE.get());
        let account = view.account();
        for rule in RuleNo::ALL {
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
                    ui.scroll_to_rect(rect, Some(Align::Min));
                }
            }
            gap(ui);
        }
    }

    /// What the other readings would come to.
    fn readings(&mut self, ui: &mut Ui, view: &View<'_>) {
        let t = Tokens::of(ui);
        let account = view.account();
        if self.otherwise.as_ref().is_none_or(|known| !known.holds_for(view)) {
            self.otherwise = Some(Otherwise::of(view));
        }
        let Some(known) = &self.otherwise else { return };
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

/// A tag, and sentences beside it or below.
fn row(ui: &mut Ui, tag: &str, tone: Tone, content: impl FnOnce(&mut Ui)) {
    let scale = text_scale(ui);
    if ui.available_width() < BESIDE * scale {
        ui.add(Tag::new(tag).tone(tone));
        content(ui);
        ui.add_space(size::GAP_XS);
        return;
    }
    ui.horizontal_top(|ui| {
        let column = Layout::top_down(Align::Min);
        ui.allocate_ui_with_layout(egui::vec2(TAGS * scale, 0.0), column, |ui| {
            ui.set_width(TAGS * scale);
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

impl Otherwise {
    fn of(view: &View<'_>) -> Self {
        let account = view.account();
        let now = account.now();
        let history = view.document.history();
        let [limit, life, both] =
            account.policy().other_readings().map(|policy| history.as_of_under(policy, now));
        let changes = [&limit, &life, &both].into_iter().flatten().map(Account::next_change);
        let until = changes.fold(account.next_change(), Instant::min);
        let credits = |account: Result<Account, Impossible>| account.map(|account| account.credits());
        Self {
            stamp: Stamp::of(view),
            now,
            until,
            each: [credits(limit), credits(life)],
            both: credits(both),
        }
    }

    fn holds_for(&self, view: &View<'_>) -> bool {
        self.stamp == Stamp::of(view) && (self.now..self.until).contains(&view.now())
    }
}
