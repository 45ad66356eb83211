//! Naming the instant at which the whole account is to be looked at.

use eframe::egui::Context;

use super::date;
use crate::domain::{Instant, MINUTE_MS};
use crate::text::window::{as_of as words, dialogs, frame};
use crate::ui::command::Command;
use crate::ui::theme::{Tokens, Type, tokens::size};
use crate::ui::view::View;
use crate::ui::widgets::{Button, Choice, Dialog, words as say};

/// The instant as it is being typed.
#[derive(Debug)]
pub struct AsOfForm {
    text: String,
}

impl AsOfForm {
    /// Begins with an instant: the present one to the minute, another one that is looked at exactly.
    pub fn new(at: Instant, exactly: bool) -> Self {
        let at = if exactly { at } else { at.plus_ms(-at.as_ms().rem_euclid(MINUTE_MS)) };
        Self { text: date::write_exact(at) }
    }

    /// Draws the form; true when it is done with.
    pub(super) fn show(&mut self, ctx: &Context, view: &View<'_>, commands: &mut Vec<Command>) -> bool {
        let found = self.read(view);
        let answer = Dialog::new("as-of", words::TITLE.get(), frame::CANCEL.get())
            .focus_body()
            .action(Button::primary(words::SHOW.get()).enabled(found.is_ok()))
            .show(ctx, |ui, opening| {
                say(ui, words::TEXT.get(), Type::Body, Tokens::of(ui).muted);
                ui.add_space(size::GAP_S);
                let error = found.as_ref().err().map(String::as_str);
                date::field(ui, dialogs::DATE_TIME.get(), &mut self.text, (error, 1), opening, true);
            });
        match (answer, self.read(view)) {
            (Some(Choice::Action(_)), Ok(at)) => commands.push(Command::AsOf(at)),
            // Typed in this very frame, and wrong: the form stays.
            (Some(Choice::Action(_)), Err(_)) => return false,
            _ => {}
        }
        answer.is_some()
    }

    fn read(&self, view: &View<'_>) -> Result<Instant, String> {
        let at = date::read(&self.text)?;
        let opened_at = view.account().opened_at();
        if at < opened_at { Err(words::before_opening(opened_at)) } else { Ok(at) }
    }
}
