//! The form for an account's name: another one for this account, or one for a copy of it.

use eframe::egui::Context;

use crate::document::read_name;
use crate::text::window::{accounts as words, dialogs, frame};
use crate::ui::command::Command;
use crate::ui::layout::edit_menu;
use crate::ui::theme::{Tokens, Type, tokens::size};
use crate::ui::widgets::{Button, Choice, Dialog, Field, words as say};

/// What the name is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Rename,
    Duplicate,
}

/// The name as it is being typed.
#[derive(Debug)]
pub struct NameForm {
    purpose: Purpose,
    name: String,
}

impl NameForm {
    /// Another name for the account that is called so.
    pub fn rename(name: &str) -> Self {
        Self { purpose: Purpose::Rename, name: name.to_owned() }
    }

    /// A name for a copy of an account.
    pub fn duplicate(proposed: String) -> Self {
        Self { purpose: Purpose::Duplicate, name: proposed }
    }

    /// Draws the form; true when it is done with.
    pub(super) fn show(&mut self, ctx: &Context, commands: &mut Vec<Command>) -> bool {
        let wrong = read_name(&self.name).err().map(dialogs::not_a_name);
        let (title, note, verb) = match self.purpose {
            Purpose::Rename => {
                (words::RENAME_TITLE.get(), words::RENAME_NOTE.get(), words::RENAME_VERB.get())
            }
            Purpose::Duplicate => {
                (words::DUPLICATE_TITLE.get(), words::DUPLICATE_NOTE.get(), words::DUPLICATE_VERB.get())
            }
        };
        let answer = Dialog::new("account-name", title, frame::CANCEL.get())
            .focus_body()
            .action(Button::primary(verb).enabled(wrong.is_none()))
            .show(ctx, |ui, opening| {
                say(ui, note, Type::Body, Tokens::of(ui).muted);
                ui.add_space(size::GAP_S);
                let field = Field::single(dialogs::NAME.get(), &mut self.name)
                    .edit_menu(edit_menu())
                    .begins(opening)
                    .error(wrong);
                match self.purpose {
                    Purpose::Rename => field.show(ui),
                    Purpose::Duplicate => field.proposed().show(ui),
                };
            });
        match (answer, read_name(&self.name)) {
            (Some(Choice::Action(_)), Ok(name)) => commands.push(match self.purpose {
                Purpose::Rename => Command::Rename(name.to_owned()),
                Purpose::Duplicate => Command::Duplicate(name.to_owned()),
            }),
            // Typed in this very frame, and wrong: the form stays.
            (Some(Choice::Action(_)), Err(_)) => return false,
            _ => {}
        }
        answer.is_some()
    }
}
