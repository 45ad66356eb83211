//! Forecast: the balance so far and ahead, what comes up, what is lost unless used, and what if.

mod coming;
mod known;
mod picture;

use eframe::egui::Ui;

use crate::domain::Plan;
use crate::text::window::{forecast as words, frame};
use crate::ui::command::Command;
use crate::ui::layout::{columns, gap, title};
use crate::ui::theme::tokens::size;
use crate::ui::theme::{Tokens, Type, icons};
use crate::ui::view::View;
use crate::ui::widgets::{Button, Card, Chips, Empty, Slider, words as say};

use known::Known;

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
        columns(
            ui,
            760.0,
            0.4,
            &mut (),
            |ui, ()| {
                at_risk(ui, &known);
                gap(ui);
                coming::show(ui, &known);
            },
            |ui, ()| what_if(ui, plan, &known),
        );
        self.known = Some(known);
    }
}

fn at_risk(ui: &mut Ui, known: &Known) {
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
    });
}

fn what_if(ui: &mut Ui, plan: &mut Plan, known: &Known) {
    Card::titled(words::WHAT_IF.get()).show(ui, |ui| {
        let t = Tokens::of(ui);
        let number = plan.inmails_a_week.to_string();
        Slider::new(words::A_WEEK.get(), &mut plan.inmails_a_week, 0..=A_WEEK_MOST, &number).show(ui);
        let percent = words::percent(plan.answered_percent);
        Slider::new(words::ANSWERED.get(), &mut plan.answered_percent, 0..=100, &percent).show(ui);
        let days = words::days(plan.answered_after_days);
        Slider::new(words::ANSWERED_AFTER.get(), &mut plan.answered_after_days, 1..=AFTER_MOST, &days)
            .show(ui);
        say(ui, &known.comes_to, Type::Strong, t.text);
        say(ui, &known.fewest, Type::Body, t.text);
        say(ui, words::MODEL.get(), Type::Secondary, t.muted);
    });
}
