//! The banner over every page while credits are overdue (`R13`).

use eframe::egui::Ui;

use super::command::Command;
use super::layout::gap;
use super::view::View;
use super::widgets::{Banner, Button};
use crate::domain::{Action, RuleNo};
use crate::text::window::renewal as words;

/// Draws it for the first month that is overdue; the next one follows when that is made good.
pub(super) fn banner(ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
    let mut overdue = view.account().renewal_overdue();
    let Some(month) = overdue.next() else { return };
    let pressed = Banner::warn(&words::overdue_title(month))
        .text(&words::overdue(overdue.count()))
        .button(Button::secondary(words::MAKE_GOOD.get()).unless(view.locked()))
        .button(Button::secondary(words::RULE.get()))
        .show(ui);
    match pressed {
        Some(0) => commands.push(Command::Do(Action::RepairAllocation { month })),
        Some(_) => commands.push(Command::ShowRule(RuleNo::R13)),
        None => {}
    }
    gap(ui);
}
