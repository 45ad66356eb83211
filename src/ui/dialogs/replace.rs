//! Letting a view take the place of one of one's own accounts: which one, and what then differs.

use std::sync::Arc;

use eframe::egui::Context;

use super::backup_list::comparison;
use crate::document::{ListedAccount, Standing, Stream, preview_replacement};
use crate::domain::Instant;
use crate::store::{DataDir, Disk};
use crate::text::{self, window::frame, window::restoring as words};
use crate::ui::command::Command;
use crate::ui::theme::{Tokens, Type, fonts::text_scale, tokens::size};
use crate::ui::view::View;
use crate::ui::widgets::{Button, Choice, Dialog, Pick, PickRow, words as say};

type Sides = Result<[Standing; 2], String>;

/// The accounts, which one is chosen, and what differs.
#[derive(Debug)]
pub struct ReplaceForm {
    accounts: Vec<ListedAccount>,
    rows: Vec<PickRow>,
    chosen: Option<usize>,
    disk: Arc<dyn Disk>,
    looking: Option<Stream<Sides>>,
    sides: Option<Sides>,
}

impl ReplaceForm {
    /// Begins with the account that has the view's own id, or with the only one.
    pub fn new(disk: Arc<dyn Disk>, accounts: Vec<ListedAccount>, view_id: &str) -> Self {
        let row = |account: &ListedAccount| PickRow {
            title: text::visible(&account.name).into_owned(),
            note: String::new(),
            enabled: true,
        };
        let same = accounts.iter().position(|account| account.id == view_id);
        Self {
            rows: accounts.iter().map(row).collect(),
            chosen: same.or_else(|| (accounts.len() == 1).then_some(0)),
            accounts,
            disk,
            looking: None,
            sides: None,
        }
    }

    fn account(&self) -> Option<&ListedAccount> {
        self.accounts.get(self.chosen?)
    }

    /// Draws it; true when it is done with.
    pub(super) fn show(&mut self, ctx: &Context, view: &View<'_>, commands: &mut Vec<Command>) -> bool {
        let Some((path, _)) = view.viewed else { return true };
        if self.looking.is_none() && self.sides.is_none() {
            self.look(ctx, view, view.data_dir, view.real);
        }
        if let Some(found) = self.looking.as_mut().and_then(|looking| looking.poll().pop()) {
            self.sides = Some(found);
            self.looking = None;
        }
        let name = self.account().map(|account| account.name.clone()).unwrap_or_default();
        let verb = words::replace_verb(&name);
        let ready = matches!(self.sides, Some(Ok(_)));
        let answer = Dialog::new("replace", words::REPLACE_TITLE.get(), frame::KEEP.get())
            .width(620.0)
            .action(Button::danger_filled(&verb).enabled(ready))
            .show(ctx, |ui, _| {
                let t = Tokens::of(ui);
                say(ui, words::REPLACE_WHICH.get(), Type::Secondary, t.muted);
                if Pick::new(words::REPLACE_WHICH.get(), &self.rows).height(150.0).show(ui, &mut self.chosen)
                {
                    self.looking = None;
                    self.sides = None;
                }
                ui.add_space(size::GAP_S);
                // What is found has its room already, so that nothing moves under the pointer.
                ui.set_min_height(ui.min_rect().height() + 170.0 * text_scale(ui));
                match &self.sides {
                    Some(Ok([before, after])) => {
                        say(ui, &words::replace_text(&name, path), Type::Body, t.text);
                        ui.add_space(size::GAP_S);
                        comparison(ui, [words::NOW.get(), words::AFTER_REPLACING.get()], [before, after]);
                    }
                    Some(Err(why)) => _ = say(ui, &text::visible(why), Type::Body, t.bad_text),
                    None if self.chosen.is_some() => {
                        say(ui, words::LOOKING_AT_ACCOUNT.get(), Type::Secondary, t.muted);
                    }
                    None => {}
                }
            });
        if let (Some(Choice::Action(_)), Some(account)) = (answer, self.account().filter(|_| ready)) {
            commands.push(Command::Replace(account.id.clone()));
        }
        answer.is_some()
    }

    /// Begins to read the chosen account.
    fn look(&mut self, ctx: &Context, view: &View<'_>, data_dir: &DataDir, real: Instant) {
        let Some(account) = self.account() else { return };
        let (disk, file, wake) = (Arc::clone(&self.disk), data_dir.account_file(&account.id), ctx.clone());
        let (name, history) = (view.document.name().to_owned(), view.document.history().clone());
        self.looking = Some(Stream::start(
            move |give| {
                give(preview_replacement(&*disk, &file, name, history, real));
            },
            move || wake.request_repaint(),
        ));
    }
}
