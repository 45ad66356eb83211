//! Which coming month's credits do not come (`R13`).

use eframe::egui::Context;

use crate::domain::{Account, Action, Month};
use crate::text::{self, window::frame, window::renewal as words};
use crate::ui::command::Command;
use crate::ui::theme::{Tokens, Type, tokens::size};
use crate::ui::view::View;
use crate::ui::widgets::{Button, Chips, Choice, Dialog, words as say};

/// Months to choose from.
const MONTHS: usize = 6;

/// The month as it is being chosen.
#[derive(Debug, Default)]
pub struct MissForm {
    chosen: Option<Month>,
}

impl MissForm {
    pub(super) fn show(&mut self, ctx: &Context, view: &View<'_>, commands: &mut Vec<Command>) -> bool {
        let months = upcoming(view.account());
        let Some(first) = months.first() else { return true };
        // Time goes on while the question is open.
        let mut month = self.chosen.filter(|month| months.contains(month)).unwrap_or(*first);
        let verb = words::mark(month);
        let answer = Dialog::new("miss", words::MISS_TITLE.get(), frame::CANCEL.get())
            .action(Button::primary(&verb))
            .show(ctx, |ui, _| {
                let t = Tokens::of(ui);
                say(ui, words::MISS_TEXT.get(), Type::Body, t.text);
                ui.add_space(size::GAP_M);
                say(ui, words::MONTH.get(), Type::Secondary, t.muted);
                let labels: Vec<String> = months.iter().map(|month| text::month(*month)).collect();
                let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
                let mut place = months.iter().position(|other| *other == month).unwrap_or_default();
                if Chips::new(words::MONTH.get(), &labels).show(ui, &mut place)
                    && let Some(other) = months.get(place)
                {
                    month = *other;
                }
            });
        self.chosen = Some(month);
        if let Some(Choice::Action(_)) = answer {
            commands.push(Command::Do(Action::MissAllocation { month }));
        }
        answer.is_some()
    }
}

/// The next months that are not marked yet.
fn upcoming(account: &Account) -> Vec<Month> {
    std::iter::successors(Some(account.now().month().next()), |month| Some(month.next()))
        .filter(|month| account.missed_months().all(|(marked, _)| marked != *month))
        .take(MONTHS)
        .collect()
}
