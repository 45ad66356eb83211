//! Forecast: the balance so far and ahead, what comes up, what is lost unless used, and what if.

mod coming;
mod known;
mod picture;

use eframe::egui::{Response, Ui};

use crate::domain::Plan;
use crate::text::{
    self,
    window::{forecast as words, frame},
};
use crate::ui::command::Command;
use crate::ui::copied::copy_button;
use crate::ui::layout::{columns, gap, stand_beside, title};
use crate::ui::theme::tokens::size;
use crate::ui::theme::{Tokens, Type, icons};
use crate::ui::view::View;
use crate::ui::widgets::{Button, Card, Chips, Empty, Slider, words as say};

use known::Known;

/// Width, at 100 %, from which what if stands beside what comes up.
const COLUMNS: f32 = 760.0;
/// Most InMails a week that can be chosen.
const A_WEEK_MOST: u32 = 60;
/// Most days to an answer that can be chosen.
const AFTER_MOST: u32 = 90;

/// What Forecast remembers.
#[derive(Debug)]
pub struct Forecast {
    span: usize,
    plan: Plan,
    known: Option<Known>,
}

impl Default for Forecast {
    fn default() -> Self {
        let plan = Plan { inmails_a_week: 0, answered_percent: 25, answered_after_days: 3 };
        Self { span: 0, plan, known: None }
    }
}

impl Forecast {
    /// Forgets what belongs to another account.
    pub fn reset(&mut self) {
        *self = Self::default();
    }

    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
        let account = view.account();
        let (span, days) = words::SPANS.get(self.span).copied().unwrap_or(words::SPAN_FIRST);
        title(ui, frame::FORECAST.get(), &words::subtitle(span.get()));
        if account.subscription().is_none() && account.credits() == 0 {
            let empty = Empty::new(icons::FORECAST, words::EMPTY_TITLE.get(), words::EMPTY.get())
                .button(Button::primary(words::START.get()).icon(icons::PLUS))
                .show(ui);
            if empty.is_some_and(|button| button.clicked()) {
                commands.push(Command::AskResubscribe);
            }
            return;
        }
        let known = match self.known.take().filter(|known| known.holds_for(view, days, self.plan)) {
            Some(known) => known,
            None => Known::of(view, days, self.plan, A_WEEK_MOST),
        };
        Card::titled(words::PICTURE.get()).note(words::lines(known.planned.is_some())).show(ui, |ui| {
            picture::show(ui, account, &known);
            say(ui, &known.summary, Type::Body, Tokens::of(ui).text);
            ui.add_space(size::GAP_XS);
            Chips::new(words::SPAN.get(), &words::SPANS.map(|(label, _)| label.get()))
                .show(ui, &mut self.span);
        });
        gap(ui);
        let plan = &mut self.plan;
        let first = |ui: &mut Ui| {
            at_risk(ui, view, &known);
            gap(ui);
        };
        if stand_beside(ui, COLUMNS) {
            let list = |ui: &mut Ui, (): &mut ()| {
                first(ui);
                coming::show(ui, &known);
            };
            columns(ui, COLUMNS, 0.4, &mut (), list, |ui, ()| what_if(ui, plan, &known));
        } else {
            first(ui);
            what_if(ui, plan, &known);
            gap(ui);
            // The longest last, since it scrolls by itself.
            coming::show(ui, &known);
        }
        self.known = Some(known);
    }
}

fn at_risk(ui: &mut Ui, view: &View<'_>, known: &Known) {
    Card::titled(words::AT_RISK.get()).show(ui, |ui| {
        let t = Tokens::of(ui);
        say(ui, &words::lost(&known.outlook), Type::Body, t.text);
        let Some((first, further)) = known.needs.split_first() else { return };
        say(ui, &words::first_need(first), Type::Strong, t.text);
        let shown = words::NEEDS_MOST.min(further.len());
        let (some, rest) = further.split_at_checked(shown).unwrap_or((further, &[]));
        for need in some {
            say(ui, &words::further_need(need), Type::Body, t.text);
        }
        if let Some(last) = rest.last() {
            say(ui, &words::more_needs(rest.len(), last), Type::Body, t.text);
        }
        say(ui, words::AT_RISK_NOTE.get(), Type::Secondary, t.muted);
        if view.account().opening_of_unknown_age().is_some() {
            say(ui, &text::unknown_age(view.account()), Type::Secondary, t.muted);
        }
        ui.add_space(size::GAP_XS);
        let needs = known.needs.iter().map(|need| (need.before.as_ms(), need.inmails));
        let of = ("at risk", view.document.id(), known.now.as_ms(), needs.collect::<Vec<_>>());
        let _ = copy_button(ui, of, || {
            words::at_risk_as_text(view.document.name(), &known.outlook, &known.needs)
        });
    });
}

fn what_if(ui: &mut Ui, plan: &mut Plan, known: &Known) {
    Card::titled(words::WHAT_IF.get()).show(ui, |ui| {
        let t = Tokens::of(ui);
        let number = plan.inmails_a_week.to_string();
        let percent = words::percent(plan.answered_percent);
        let days = words::days(plan.answered_after_days);
        let widest = words::days(AFTER_MOST);
        let days_suffix = words::days_suffix(plan.answered_after_days);
        let top = ui.cursor().top();
        let moved = [
            Slider::new(words::A_WEEK.get(), &mut plan.inmails_a_week, 0..=A_WEEK_MOST, &number).typed(""),
            Slider::new(words::ANSWERED.get(), &mut plan.answered_percent, 0..=100, &percent)
                .typed(words::PERCENT_SUFFIX),
            Slider::new(words::ANSWERED_AFTER.get(), &mut plan.answered_after_days, 1..=AFTER_MOST, &days)
                .typed(days_suffix),
        ]
        .map(|slider| slider.widest(&widest).show(ui));
        let answer = say(ui, &known.comes_to, Type::Strong, t.text);
        // Who moves one by keys sees what it comes to; under the pointer nothing moves.
        let by_keys = |slider: &Response| {
            (slider.gained_focus() || slider.changed()) && !slider.is_pointer_button_down_on()
        };
        if moved.iter().any(by_keys) {
            ui.scroll_to_rect(answer.rect.with_min_y(top).expand(size::GAP_S), None);
        }
        say(ui, &known.fewest, Type::Body, t.text);
        say(ui, words::MODEL.get(), Type::Secondary, t.muted);
    });
}
