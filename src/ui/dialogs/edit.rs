//! Editing a sent InMail while its window is open (`R10`).

use std::sync::Arc;

use eframe::egui::{Context, Id};

use crate::domain::{Action, BODY_MAX_CHARS, Message, Refusal, SUBJECT_MAX_CHARS, check_texts};
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
}

impl EditForm {
    /// Begins with the texts as they are.
    pub fn new(message: &Message) -> Self {
        let owned = |text: Option<&Arc<str>>| text.map(|text| text.to_string()).unwrap_or_default();
        Self { id: Arc::clone(message.id()), subject: owned(message.subject()), body: owned(message.body()) }
    }

    /// Draws the form; true when it is done with. It stays open when the rules refuse.
    pub(super) fn show(&mut self, ctx: &Context, view: &View<'_>, commands: &mut Vec<Command>) -> bool {
        let account = view.account();
        let Some((_, message)) = account.message_with_id(&self.id) else { return true };
        let open = account.changeable_until(message).map_err(Refusal::EditLocked);
        let fine = open.and_then(|_| {
            check_texts(Some(self.subject.trim()), Some(self.body.trim())).map_err(Refusal::Text)
        });
        let reason = fine.err().map(text::refusal);
        let save = Button::primary(words::SAVE_CHANGES.get())
            .enabled(fine.is_ok())
            .why_not(reason.as_deref().unwrap_or_default());
        let answer = Dialog::new("edit", words::EDIT_TITLE.get(), frame::CANCEL.get())
            .width(560.0)
            .focus_body()
            .action(save)
            .show(ctx, |ui, opening| {
                let t = Tokens::of(ui);
                match open {
                    Ok(until) => {
                        say(
                            ui,
                            &words::edit(&text::visible(message.to()), until, account.now()),
                            Type::Body,
                            t.muted,
                        );
                    }
                    Err(refusal) => {
                        say(ui, &text::refusal(refusal), Type::Body, t.bad_text);
                    }
                }
                ui.add_space(size::GAP_S);
                let id = Id::unique("edit-subject");
                let chars = self.subject.trim().chars().count();
                Field::single(compose::SUBJECT.get(), &mut self.subject)
                    .id(id)
                    .count(&compose::count(chars, SUBJECT_MAX_CHARS), chars > SUBJECT_MAX_CHARS)
                    .edit_menu(edit_menu())
                    .enabled(open.is_ok())
                    .show(ui);
                if opening {
                    ui.memory_mut(|memory| memory.request_focus(id));
                }
                ui.add_space(size::GAP_S);
                let chars = self.body.trim().chars().count();
                Field::multi(compose::MESSAGE.get(), &mut self.body, 8)
                    .count(&compose::count(chars, BODY_MAX_CHARS), chars > BODY_MAX_CHARS)
                    .edit_menu(edit_menu())
                    .enabled(open.is_ok())
                    .show(ui);
                if let (Some(reason), Ok(_)) = (&reason, open) {
                    say(ui, reason, Type::Secondary, t.bad_text);
                }
            });
        match answer {
            Some(Choice::Action(_)) => {
                let subject = changed(&self.subject, message.subject());
                let body = changed(&self.body, message.body());
                if subject.is_some() || body.is_some() {
                    commands.push(Command::Do(Action::Edit { id: Arc::clone(&self.id), subject, body }));
                }
                true
            }
            Some(Choice::Safe) => true,
            None => false,
        }
    }
}

/// A text that differs from the present one.
fn changed(text: &str, present: Option<&Arc<str>>) -> Option<Arc<str>> {
    let text = text.trim();
    (present.is_none_or(|present| **present != *text)).then(|| Arc::from(text))
}
