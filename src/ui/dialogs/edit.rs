//! Editing a sent InMail while its window is open (`R10`).

use std::sync::Arc;

use eframe::egui::Context;

use super::leave::Leaving;
use crate::domain::{Action, BODY_MAX_CHARS, Instant, Message, Refusal, SUBJECT_MAX_CHARS, check_texts};
use crate::text::{
    self,
    window::{compose, dialogs as words, frame},
};
use crate::ui::command::Command;
use crate::ui::layout::edit_menu;
use crate::ui::theme::{Tokens, Type, tokens::size};
use crate::ui::view::View;
use crate::ui::widgets::{Button, Choice, Dialog, Field, words as say};

/// The texts as they are being changed.
#[derive(Debug)]
pub struct EditForm {
    id: Arc<str>,
    subject: String,
    body: String,
    /// Subject and body as they were.
    before: [String; 2],
    leaving: Leaving,
}

impl EditForm {
    /// Begins with the texts as they are.
    pub fn new(message: &Message) -> Self {
        let before = [message.subject(), message.body()]
            .map(|text| text.map(|text| text.to_string()).unwrap_or_default());
        let [subject, body] = before.clone();
        Self { id: Arc::clone(message.id()), subject, body, before, leaving: Leaving::default() }
    }

    /// Whether something was typed that is not saved.
    pub(super) fn holds_text(&self) -> bool {
        let [subject, body] = &self.before;
        self.subject != *subject || self.body != *body
    }

    /// Asks whether that is to be thrown away.
    pub(super) fn ask_to_leave(&mut self) {
        self.leaving.may_go(self.holds_text());
    }

    /// Draws the form; true when it is done with. It stays open when the rules refuse.
    pub(super) fn show(&mut self, ctx: &Context, view: &View<'_>, commands: &mut Vec<Command>) -> bool {
        let account = view.account();
        let Some((_, message)) = account.message_with_id(&self.id) else { return true };
        if let Some(left) = self.leaving.show(ctx) {
            return left;
        }
        let open = account.changeable_until(message).map_err(Refusal::EditLocked);
        let reason = self.refusal(open).map(text::refusal);
        let save = Button::primary(words::SAVE_CHANGES.get()).unless(reason.as_deref());
        let answer = Dialog::new("edit", words::EDIT_TITLE.get(), frame::CANCEL.get())
            .width(560.0)
            .focus_body()
            .action(save)
            .notice(reason.as_deref())
            .command_enter()
            .show(ctx, |ui, opening| {
                let t = Tokens::of(ui);
                if let Ok(until) = open {
                    let to = text::visible(message.to());
                    say(ui, &words::edit(&to, until, account.now()), Type::Body, t.muted);
                    say(ui, words::WRONG_PERSON.get(), Type::Secondary, t.muted);
                }
                ui.add_space(size::GAP_S);
                let chars = self.subject.trim().chars().count();
                Field::single(compose::SUBJECT.get(), &mut self.subject)
                    .begins(opening)
                    .count(&compose::count(chars, SUBJECT_MAX_CHARS), chars > SUBJECT_MAX_CHARS)
                    .edit_menu(edit_menu())
                    .enabled(open.is_ok())
                    .show(ui);
                ui.add_space(size::GAP_S);
                let chars = self.body.trim().chars().count();
                Field::multi(compose::MESSAGE.get(), &mut self.body, 8)
                    .count(&compose::count(chars, BODY_MAX_CHARS), chars > BODY_MAX_CHARS)
                    .edit_menu(edit_menu())
                    .enabled(open.is_ok())
                    .show(ui);
            });
        match answer {
            // Typed in this very frame, and wrong: the form stays.
            Some(Choice::Action(_)) if self.refusal(open).is_some() => false,
            Some(Choice::Action(_)) => {
                let subject = changed(&self.subject, message.subject());
                let body = changed(&self.body, message.body());
                if subject.is_some() || body.is_some() {
                    commands.push(Command::Do(Action::Edit { id: Arc::clone(&self.id), subject, body }));
                }
                true
            }
            Some(Choice::Safe) => self.leaving.may_go(self.holds_text()),
            None => false,
        }
    }

    /// Why it cannot be saved.
    fn refusal(&self, open: Result<Instant, Refusal>) -> Option<Refusal> {
        let texts = || check_texts(Some(self.subject.trim()), Some(self.body.trim()));
        open.and_then(|_| texts().map_err(Refusal::Text)).err()
    }
}

/// A text that differs from the present one.
fn changed(text: &str, present: Option<&Arc<str>>) -> Option<Arc<str>> {
    let text = text.trim();
    (present.is_none_or(|present| **present != *text)).then(|| Arc::from(text))
}
