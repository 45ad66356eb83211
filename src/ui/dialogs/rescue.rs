//! What to use instead of an account file that cannot be read.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::Context;

use super::backup_list::{BackupList, Shelf};
use crate::document::{Condition, Stream, condition, id_of};
use crate::domain::Instant;
use crate::text::{self, window::frame, window::restoring as words};
use crate::ui::command::Command;
use crate::ui::theme::{Tokens, Type, tokens::size};
use crate::ui::widgets::{Button, Choice, Dialog, words as say};

/// The file, how it stands with it, and its account's backups.
#[derive(Debug)]
pub struct RescueForm {
    file: PathBuf,
    looking: Stream<Condition>,
    condition: Option<Condition>,
    list: Option<BackupList>,
}

impl RescueForm {
    /// Begins to look at a file of the accounts' folder and at the backups of the account it is named after.
    pub fn new(ctx: &Context, shelf: &Shelf<'_>, file: PathBuf) -> Self {
        let (disk, path, wake) = (Arc::clone(&shelf.disk), file.clone(), ctx.clone());
        let looking = Stream::start(
            move |give| {
                give(condition(&*disk, &path));
            },
            move || wake.request_repaint(),
        );
        let list = id_of(&file).map(|id| BackupList::new(ctx, shelf, &id));
        Self { file, looking, condition: None, list }
    }

    /// Draws it; true when it is done with. `beside` tells an instant as the user's own clock shows it.
    pub(super) fn show(
        &mut self,
        ctx: &Context,
        beside: impl Fn(Instant) -> Option<String>,
        commands: &mut Vec<Command>,
    ) -> bool {
        if let Some(found) = self.looking.poll().pop() {
            self.condition = Some(found);
        }
        if let Some(list) = &mut self.list {
            list.poll(beside);
        }
        let damaged = matches!(self.condition, Some(Condition::Damaged(_)));
        let chosen = self.list.as_ref().and_then(BackupList::chosen).map(|(name, _)| name);
        let title = words::rescue_title(&self.file);
        let told = matches!(self.condition, Some(Condition::Newer | Condition::Usable));
        let mut dialog = if told {
            // Another question, so that its one button gets the focus.
            Dialog::new("rescue-told", &title, frame::CLOSE.get())
        } else {
            Dialog::new("rescue", &title, words::LEAVE.get())
        };
        if !told {
            let use_it = Button::primary(words::USE_BACKUP.get())
                .enabled(chosen.is_some())
                .why_not(words::CHOOSE_ONE.get());
            dialog = dialog.action(use_it).action(Button::danger(words::SET_ASIDE.get()).enabled(damaged));
        }
        let answer = dialog.width(640.0).show(ctx, |ui, _| {
            let t = Tokens::of(ui);
            match &self.condition {
                None => _ = say(ui, words::LOOKING_AT_FILE.get(), Type::Body, t.muted),
                Some(Condition::Newer) => _ = say(ui, words::NEWER.get(), Type::Body, t.text),
                Some(Condition::Usable) => _ = say(ui, words::USABLE.get(), Type::Body, t.text),
                Some(Condition::Damaged(why)) => {
                    let why = frame::unreadable(text::visible(why).trim_end_matches('.'));
                    say(ui, &why, Type::Secondary, t.muted);
                    say(ui, words::RESCUE_TEXT.get(), Type::Body, t.text);
                    ui.add_space(size::GAP_S);
                    match &mut self.list {
                        Some(list) => list.show(ui, words::RESCUE_NO_BACKUPS.get()),
                        None => _ = say(ui, words::RESCUE_NO_BACKUPS.get(), Type::Body, t.muted),
                    }
                }
            }
        });
        let file = self.file.clone();
        match (answer, chosen) {
            (Some(Choice::Action(0)), Some(name)) => {
                commands.push(Command::Rescue { file, instead: Some(name) });
            }
            (Some(Choice::Action(0)), None) => return false,
            (Some(Choice::Action(_)), _) => commands.push(Command::Rescue { file, instead: None }),
            (Some(Choice::Safe) | None, _) => {}
        }
        answer.is_some()
    }
}
