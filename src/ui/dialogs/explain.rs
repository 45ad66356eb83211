//! A balance explained in sentences, to be copied into a reply.

use eframe::egui::Context;

use crate::domain::Account;
use crate::text::{self, Claim, window::explain as words, window::frame};
use crate::ui::claims;
use crate::ui::command::Command;
use crate::ui::copied::labels;
use crate::ui::theme::{Tokens, Type, tokens::size};
use crate::ui::view::View;
use crate::ui::widgets::{Button, Choice, Dialog, words as say};

/// The sentences, as they were when it was opened.
#[derive(Debug)]
pub struct Explanation {
    name: String,
    claims: Vec<Claim>,
    /// Whether it is on the clipboard. A toast would stand behind the dialog.
    copied: bool,
}

impl Explanation {
    /// Explains the credits of the account of that name as of its present time; for any instant, give it the
    /// account as of then.
    pub fn of(name: &str, account: &Account) -> Self {
        Self { name: name.to_owned(), claims: text::explanation(account), copied: false }
    }

    pub(super) fn show(&mut self, ctx: &Context, view: &View<'_>, commands: &mut Vec<Command>) -> bool {
        let mut left = false;
        let [copy, other] = labels(words::COPY, self.copied);
        let mut dialog = Dialog::new("explain", words::EXPLAIN.get(), frame::CLOSE.get())
            .width(620.0)
            .action(Button::primary(copy).room_for(other));
        // Of another instant nobody knows what Sales Navigator shows.
        let comparable = view.not_comparable().is_none();
        if comparable {
            dialog = dialog.action(Button::secondary(words::COMPARE_WITH.get()));
        }
        let answer = dialog.show(ctx, |ui, _| {
            left = claims::show(ui, &self.claims, commands);
            if comparable {
                ui.add_space(size::GAP_S);
                say(ui, words::TAKEN_FOR_GRANTED.get(), Type::Secondary, Tokens::of(ui).muted);
            }
        });
        match answer {
            Some(Choice::Action(0)) => {
                ctx.copy_text(text::reply(&self.name, &self.claims, view.doubt().as_deref()));
                self.copied = true;
                return false;
            }
            Some(Choice::Action(_)) => commands.push(Command::AskObserved),
            Some(Choice::Safe) | None => {}
        }
        left || answer.is_some()
    }
}
