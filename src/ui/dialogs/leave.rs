//! Asks before a text that somebody typed into a form is thrown away.

use eframe::egui::{Context, Id};

use crate::text::window::dialogs as words;
use crate::ui::theme::{Tokens, Type};
use crate::ui::widgets::{Button, Choice, Dialog, words as say};

/// Whether the question stands in the form's place.
#[derive(Debug, Default)]
pub(super) struct Leaving {
    asked: bool,
    /// The field of the form that was written in last.
    field: Option<Id>,
}

impl Leaving {
    /// Somebody wants to leave the form. True where nothing would be lost; otherwise the question is next.
    pub(super) fn may_go(&mut self, typed: bool) -> bool {
        self.asked = typed;
        !typed
    }

    /// Draws the question where it is asked, in the form's place: whether the form is done with. `None` where
    /// the form itself is to be drawn.
    pub(super) fn show(&mut self, ctx: &Context) -> Option<bool> {
        if !self.asked {
            if ctx.text_edit_focused() {
                self.field = ctx.memory(|memory| memory.focused());
            }
            return None;
        }
        let answer = Dialog::new("leave", words::LEAVE_TITLE.get(), words::KEEP_TYPING.get())
            .action(Button::danger_filled(words::THROW_AWAY.get()))
            .show(ctx, |ui, _| {
                say(ui, words::LEAVE_TEXT.get(), Type::Body, Tokens::of(ui).text);
            });
        self.asked = answer.is_none();
        if answer == Some(Choice::Safe) {
            Dialog::comes_back(ctx, self.field);
        }
        Some(matches!(answer, Some(Choice::Action(_))))
    }
}
