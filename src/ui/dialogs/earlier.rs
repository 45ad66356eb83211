//! Entering an InMail or a response that happened earlier (`R14`).

use std::sync::Arc;

use eframe::egui::{Context, Ui};

use super::{date, leave::Leaving};
use crate::domain::{Account, Action, DAY_MS, Instant, MINUTE_MS, Message, MessageNo, ResponseKind};
use crate::store::Draft;
use crate::text::language::Word;
use crate::text::{self, window::compose, window::explain as words, window::frame};
use crate::ui::command::Command;
use crate::ui::layout::edit_menu;
use crate::ui::theme::{Tokens, Type, tokens::size};
use crate::ui::view::View;
use crate::ui::widgets::{Button, Chips, Choice, Dialog, Field, words as say};

/// What is being entered.
#[derive(Debug)]
pub struct EarlierForm {
    /// Place among the choices: an InMail, or a response.
    what: usize,
    message: Option<MessageNo>,
    /// Place among the kinds of response.
    kind: usize,
    draft: Draft,
    when: String,
    /// Whether an InMail was to be entered with which something is wrong: then its fields are marked.
    tried: bool,
    /// At the next frame the keyboard goes to the first of them.
    go_to_wrong: bool,
    /// Why it could not be entered.
    refused: Option<String>,
    leaving: Leaving,
}

impl EarlierForm {
    /// Begins with an InMail, or with a response to this message.
    pub fn new(message: Option<MessageNo>, response: bool, account: &Account) -> Self {
        let day_before = account.now().plus_ms(-DAY_MS);
        let answered = message.filter(|_| response).and_then(|no| account.message(no));
        let earliest = answered.map_or(account.opened_at(), |message| message.sent_at);
        let when = if day_before < earliest {
            // On the minute after, if that is past.
            let minute = Instant::from_ms((earliest.as_ms() / MINUTE_MS + 1) * MINUTE_MS);
            date::write_exact(minute.min(account.now()))
        } else {
            date::write(day_before)
        };
        Self {
            what: usize::from(response && message.is_some()),
            message,
            kind: 0,
            draft: Draft::default(),
            when,
            tried: false,
            go_to_wrong: false,
            refused: None,
            leaving: Leaving::default(),
        }
    }

    /// Says why it could not be entered; what was typed stays.
    pub fn refuse(&mut self, why: String) {
        self.refused = Some(why);
    }

    /// Whether an InMail was begun that is not entered.
    pub(super) fn holds_text(&self) -> bool {
        let Draft { to, profile, subject, body } = &self.draft;
        [to, profile, subject, body].iter().any(|text| !text.trim().is_empty())
    }

    /// Asks whether that is to be thrown away.
    pub(super) fn ask_to_leave(&mut self) {
        self.leaving.may_go(self.holds_text());
    }

    pub(super) fn show(&mut self, ctx: &Context, view: &View<'_>, commands: &mut Vec<Command>) -> bool {
        if let Some(left) = self.leaving.show(ctx) {
            return left;
        }
        let message = self.message.and_then(|no| view.account().message(no));
        let at = self.at(view.account());
        let wrong = at.as_ref().err().cloned();
        let responds = message.filter(|_| self.what == 1);
        let faults = if self.tried && responds.is_none() { self.faults() } else { Default::default() };
        let told: Vec<&str> = faults.iter().flatten().map(String::as_str).collect();
        let refused = if told.is_empty() { self.refused.clone() } else { Some(told.join(" ")) };
        let title = if message.is_some() { words::EARLIER_TITLE } else { words::EARLIER_INMAIL_TITLE };
        let answer = Dialog::new("earlier", title.get(), frame::CANCEL.get())
            .width(560.0)
            .focus_body()
            .action(Button::primary(words::ENTER.get()).unless(wrong.as_deref()))
            .notice(refused.as_deref())
            .command_enter()
            .show(ctx, |ui, opening| {
                let from = words::earlier_from(view.account().opened_at());
                let text = format!("{} {from}", words::EARLIER_TEXT.get());
                say(ui, &text, Type::Body, Tokens::of(ui).muted);
                ui.add_space(size::GAP_S);
                if message.is_some() {
                    Chips::new(words::WHAT.get(), &words::WHAT_CHOICES.map(Word::get))
                        .show(ui, &mut self.what);
                    ui.add_space(size::GAP_S);
                }
                date::field(ui, words::WHEN.get(), &mut self.when, (wrong.as_deref(), 2), opening, false);
                ui.add_space(size::GAP_S);
                match message.filter(|_| self.what == 1) {
                    Some(message) => self.response(ui, message),
                    None => self.letter(ui, &faults),
                }
            });
        if let (Some(Choice::Action(_)), Ok(at)) = (answer, self.at(view.account())) {
            self.refused = None;
            match message.filter(|_| self.what == 1) {
                Some(message) => {
                    let kind = ResponseKind::ALL.get(self.kind).copied().unwrap_or(ResponseKind::Replied);
                    let action = Action::Respond { id: Arc::clone(message.id()), kind };
                    commands.push(Command::Insert { action, at });
                }
                None if self.faults().iter().any(Option::is_some) => {
                    (self.tried, self.go_to_wrong) = (true, true);
                }
                None => commands.push(Command::InsertInMail { draft: self.draft.clone(), at }),
            }
            // It stays until it is known whether it could be entered.
            return false;
        }
        answer == Some(Choice::Safe) && self.leaving.may_go(self.holds_text())
    }

    fn response(&mut self, ui: &mut Ui, message: &Message) {
        let who = words::response_of(&text::visible(message.to()));
        say(ui, &who, Type::Medium, Tokens::of(ui).text);
        let labels = ResponseKind::ALL.map(text::response_kind);
        Chips::new(words::RESPONSE.get(), &labels).show(ui, &mut self.kind);
    }

    /// What is wrong with recipient, profile address, subject and message.
    fn faults(&self) -> [Option<String>; 4] {
        self.draft.letter("").faults().map(|fault| fault.map(text::refusal))
    }

    /// The fields, each marked where something is wrong with it; above the buttons stands what.
    fn letter(&mut self, ui: &mut Ui, faults: &[Option<String>; 4]) {
        let first = faults.iter().position(Option::is_some);
        let first = first.filter(|_| std::mem::take(&mut self.go_to_wrong));
        let Draft { to, profile, subject, body } = &mut self.draft;
        let fields = [
            Field::single(compose::TO.get(), to),
            Field::single(compose::PROFILE.get(), profile).hint(compose::PROFILE_HINT.get()),
            Field::single(compose::SUBJECT.get(), subject),
            Field::multi(compose::MESSAGE.get(), body, 4),
        ];
        for (place, (field, fault)) in fields.into_iter().zip(faults).enumerate() {
            let field = field.edit_menu(edit_menu()).wrong(fault.as_deref());
            field.reveals(first == Some(place)).show(ui);
            ui.add_space(size::GAP_XS);
        }
    }

    fn at(&self, account: &Account) -> Result<Instant, String> {
        let at = date::read(&self.when)?;
        // What was before is in the credits that the account opened with.
        if at < account.opened_at() {
            return Err(words::before_opening(account.opened_at()));
        }
        let now = account.now();
        if at > now {
            return Err(text::not_in_future(now));
        }
        Ok(at)
    }
}
