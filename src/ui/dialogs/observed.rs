//! Another number on Sales Navigator: recorded, and what could explain it.

use eframe::egui::{Align, Context, Id, Layout, Ui, vec2};

use crate::domain::{Action, OBSERVED_MAX, Refusal};
use crate::text::{self, Claim, Explained, window::dialogs, window::explain as words, window::frame};
use crate::ui::claims;
use crate::ui::command::Command;
use crate::ui::layout::edit_menu;
use crate::ui::theme::{Tokens, Type, fonts::text_scale, tokens::size};
use crate::ui::view::View;
use crate::ui::widgets::{Button, Choice, Dialog, Field, words as say};

/// Most proposals that are shown.
const SHOWN: usize = 6;

/// The number as it is typed, and what was found out about the last one.
#[derive(Debug, Default)]
pub struct ObservedForm {
    number: String,
    found: Option<Found>,
}

#[derive(Debug)]
struct Found {
    difference: Vec<Claim>,
    proposals: Vec<Explained>,
    more: usize,
}

impl ObservedForm {
    pub(super) fn show(&mut self, ctx: &Context, view: &View<'_>, commands: &mut Vec<Command>) -> bool {
        let typed = !self.number.trim().is_empty();
        let number = parse(&self.number);
        let told = number.as_ref().err().filter(|_| typed).cloned();
        let mut left = false;
        let mut dialog = Dialog::new("observed", words::OBSERVED.get(), frame::CLOSE.get())
            .width(620.0)
            .focus_body()
            .action(Button::primary(words::COMPARE.get()).enabled(number.is_ok()));
        if self.found.is_some() {
            dialog = dialog.action(Button::secondary(words::COPY.get()));
        }
        let answer = dialog.show(ctx, |ui, opening| {
            let in_view = view.viewed.is_some();
            let text = if in_view { words::OBSERVED_IN_VIEW.get() } else { words::OBSERVED_TEXT.get() };
            say(ui, text, Type::Body, Tokens::of(ui).muted);
            ui.add_space(size::GAP_S);
            let id = Id::unique("observed-number");
            Field::single(words::NUMBER.get(), &mut self.number)
                .edit_menu(edit_menu())
                .id(id)
                .error(told.as_deref())
                .show(ui);
            if opening {
                ui.memory_mut(|memory| memory.request_focus(id));
            }
            if let Some(found) = &self.found {
                ui.add_space(size::GAP_M);
                left = found.show(ui, commands);
            }
        });
        match answer {
            Some(Choice::Action(0)) => {
                if let Ok(credits) = parse(&self.number) {
                    self.found = Found::of(view, credits);
                    if view.viewed.is_none() {
                        commands.push(Command::Do(Action::Observe { credits }));
                    }
                }
                false
            }
            Some(Choice::Action(_)) => {
                if let Some(found) = &self.found {
                    ctx.copy_text(found.as_text());
                    commands.push(Command::Tell(words::COPIED.get().to_owned()));
                }
                false
            }
            Some(Choice::Safe) => true,
            None => left,
        }
    }
}

impl Found {
    fn of(view: &View<'_>, credits: u32) -> Option<Self> {
        let account = view.account();
        let found = view.document.history().diagnose(account.now(), credits)?;
        let mut difference = vec![text::difference(&found)];
        difference.extend(text::nothing_found(&found));
        let proposals = found.proposals.iter().take(SHOWN);
        Some(Self {
            difference,
            proposals: proposals.map(|proposal| text::proposal(account, proposal)).collect(),
            more: found.proposals.len().saturating_sub(SHOWN),
        })
    }

    fn show(&self, ui: &mut Ui, commands: &mut Vec<Command>) -> bool {
        let t = Tokens::of(ui);
        let mut left = claims::show(ui, &self.difference, commands);
        for (index, proposal) in self.proposals.iter().enumerate() {
            ui.add_space(size::GAP_M);
            ui.horizontal_top(|ui| {
                // Of one width, and on the first line of what it counts.
                let column = vec2(20.0 * text_scale(ui), 0.0);
                ui.allocate_ui_with_layout(column, Layout::top_down(Align::Min), |ui| {
                    ui.set_width(column.x);
                    ui.add_space(size::GAP_XS);
                    say(ui, &words::nth(index), Type::Strong, t.text);
                });
                ui.vertical(|ui| left |= one(ui, proposal, commands));
            });
        }
        if self.more > 0 {
            ui.add_space(size::GAP_S);
            say(ui, &words::more(self.more), Type::Secondary, t.muted);
        }
        left
    }

    fn as_text(&self) -> String {
        let mut lines = vec![text::claims_as_text(&self.difference)];
        let proposals = self.proposals.iter().enumerate();
        lines.extend(proposals.map(|(index, told)| format!("{} {}", words::nth(index), told.as_text())));
        lines.join("\n")
    }
}

/// One proposal: its causes, how it would look in the ledger, and what to do next.
fn one(ui: &mut Ui, proposal: &Explained, commands: &mut Vec<Command>) -> bool {
    let t = Tokens::of(ui);
    let mut left = false;
    for (place, cause) in proposal.causes.iter().enumerate() {
        if place > 0 {
            say(ui, words::AND.get(), Type::Secondary, t.muted);
        }
        left |= claims::show(ui, std::slice::from_ref(cause), commands);
    }
    for line in [&proposal.ledger, &proposal.doubt].into_iter().filter(|line| !line.is_empty()) {
        say(ui, line, Type::Secondary, t.muted);
    }
    say(ui, &proposal.next, Type::Body, t.text);
    left
}

fn parse(text: &str) -> Result<u32, String> {
    let number: u32 = text.trim().parse().map_err(|_| dialogs::NOT_A_NUMBER.get().to_owned())?;
    if number > OBSERVED_MAX { Err(crate::text::refusal(Refusal::ObservedTooLarge)) } else { Ok(number) }
}
