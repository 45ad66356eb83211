//! A balance explained in sentences, to be copied into a reply.

use eframe::egui::Context;

use crate::domain::Account;
use crate::text::{self, Claim, window::explain as words, window::frame};
use crate::ui::claims;
use crate::ui::command::Command;
use crate::ui::widgets::{Button, Choice, Dialog};

/// The sentences, as they were when it was opened.
#[derive(Debug)]
pub struct Explanation {
    claims: Vec<Claim>,
}

impl Explanation {
    /// Explains the credits of an account as of its present time; for any instant, give it the account as
    /// of then.
    pub fn of(account: &Account) -> Self {
        Self { claims: text::explanation(account) }
    }

    pub(super) fn show(&self, ctx: &Context, commands: &mut Vec<Command>) -> bool {
        let mut left = false;
        let answer = Dialog::new("explain", words::EXPLAIN.get(), frame::CLOSE.get())
            .width(620.0)
            .action(Button::primary(words::COPY.get()))
            .show(ctx, |ui, _| left = claims::show(ui, &self.claims, commands));
        if let Some(Choice::Action(_)) = answer {
            ctx.copy_text(text::claims_as_text(&self.claims));
            commands.push(Command::Tell(words::COPIED.get().to_owned()));
        }
        left || answer.is_some()
    }
}
