//! Questions before credits are lost: deleting, changing the type, cancelling; and beginning again.

use std::sync::Arc;

use eframe::egui::{Context, Ui};

use crate::document::SaveState;
use crate::domain::{Action, MessageNo, Subscription, SubscriptionType};
use crate::text::{self, window::dialogs as words, window::frame, window::saving, window::sent};
use crate::ui::command::Command;
use crate::ui::layout::edit_menu;
use crate::ui::theme::{Tokens, Type, tokens::size};
use crate::ui::view::View;
use crate::ui::widgets::{Button, Chips, Choice, Dialog, Field, words as say};

/// Whether to delete an InMail. True when answered.
pub(super) fn delete(ctx: &Context, view: &View<'_>, no: MessageNo, commands: &mut Vec<Command>) -> bool {
    let account = view.account();
    let Some(message) = account.message(no) else { return true };
    let returned = message.response.is_some_and(|response| response.credit.is_ok());
    let (to, subject) = (text::visible(message.to()), sent::subject(message));
    let question = words::delete(&to, &subject, returned, account.edit_closes_at(message));
    let answer = Dialog::new("delete", words::DELETE_TITLE.get(), frame::KEEP.get())
        .action(Button::danger_filled(words::DELETE.get()))
        .show(ctx, |ui, _| body(ui, &question));
    if answer == Some(Choice::Action(0)) {
        commands.push(Command::Do(Action::Delete { id: Arc::clone(message.id()) }));
    }
    answer.is_some()
}

/// Whether to cancel the subscription. True when answered.
pub(super) fn cancel(ctx: &Context, view: &View<'_>, commands: &mut Vec<Command>) -> bool {
    let question = words::cancel(view.account().removal());
    let answer = Dialog::new("cancel", words::CANCEL_TITLE.get(), words::KEEP.get())
        .action(Button::danger_filled(words::CANCEL.get()))
        .show(ctx, |ui, _| body(ui, &question));
    if answer == Some(Choice::Action(0)) {
        commands.push(Command::Do(Action::Cancel));
    }
    answer.is_some()
}

/// Whether to close the window although its last change is not saved. True when answered.
pub(super) fn close(ctx: &Context, view: Option<&View<'_>>, commands: &mut Vec<Command>) -> bool {
    let question = match view.map(|view| view.document.save_state()) {
        Some(SaveState::Failed { changes, .. }) => saving::close_text(changes),
        _ => saving::CLOSE_DRAFT.get().to_owned(),
    };
    let answer = Dialog::new("close", saving::CLOSE_TITLE.get(), saving::STAY.get())
        .width(640.0)
        .action(Button::danger_filled(saving::CLOSE_ANYWAY.get()))
        .action(Button::secondary(saving::COPY_ELSEWHERE.get()))
        .show(ctx, |ui, _| body(ui, &question));
    match answer {
        Some(Choice::Action(0)) => commands.push(Command::CloseAnyway),
        Some(Choice::Action(_)) => commands.push(Command::AskCopy),
        Some(Choice::Safe) | None => {}
    }
    answer.is_some()
}

fn body(ui: &mut Ui, text: &str) {
    say(ui, text, Type::Body, Tokens::of(ui).text);
}

/// A type and the credits to begin with.
#[derive(Debug)]
pub struct SubscriptionForm {
    kind: SubscriptionType,
    credits: String,
}

impl SubscriptionForm {
    /// Begins with a type other than the present one.
    pub fn new(present: Option<Subscription>) -> Self {
        let present = present.map(|subscription| subscription.kind);
        let kind = SubscriptionType::ALL.into_iter().find(|kind| Some(*kind) != present);
        Self { kind: kind.unwrap_or(SubscriptionType::Core), credits: "0".to_owned() }
    }

    pub(super) fn change(&mut self, ctx: &Context, view: &View<'_>, commands: &mut Vec<Command>) -> bool {
        let account = view.account();
        let present = account.subscription().map(|subscription| subscription.kind);
        let choices: Vec<_> =
            SubscriptionType::ALL.into_iter().filter(|kind| Some(*kind) != present).collect();
        let question = words::removal(account.removal(), account.policy().monthly_allocation);
        let credits = parse(&self.credits, account.policy().limit);
        let verb = words::change(self.kind);
        let lost = account.credits() > 0;
        let button = if lost { Button::danger_filled(&verb) } else { Button::primary(&verb) };
        let answer = Dialog::new("change-type", words::CHANGE_TITLE.get(), words::KEEP.get())
            .action(button.enabled(credits.is_ok()))
            .show(ctx, |ui, _| {
                say(ui, &question, Type::Body, Tokens::of(ui).text);
                ui.add_space(size::GAP_M);
                self.fields(ui, &choices, credits.as_ref().err());
            });
        let credits = parse(&self.credits, account.policy().limit);
        if let (Some(Choice::Action(_)), Ok(opening_credits)) = (answer, credits) {
            commands.push(Command::Do(Action::ChangeSubscription { to: self.kind, opening_credits }));
        }
        answer.is_some()
    }

    pub(super) fn resubscribe(
        &mut self,
        ctx: &Context,
        view: &View<'_>,
        commands: &mut Vec<Command>,
    ) -> bool {
        let account = view.account();
        let credits = parse(&self.credits, account.policy().limit);
        let verb = words::start(self.kind);
        let answer = Dialog::new("resubscribe", words::RESUBSCRIBE_TITLE.get(), frame::CANCEL.get())
            .action(Button::primary(&verb).enabled(credits.is_ok()))
            .show(ctx, |ui, _| {
                body(ui, &words::starts(account));
                ui.add_space(size::GAP_M);
                self.fields(ui, &SubscriptionType::ALL, credits.as_ref().err());
            });
        let credits = parse(&self.credits, account.policy().limit);
        if let (Some(Choice::Action(_)), Ok(opening_credits)) = (answer, credits) {
            commands.push(Command::Do(Action::Resubscribe { to: self.kind, opening_credits }));
        }
        answer.is_some()
    }

    fn fields(&mut self, ui: &mut Ui, choices: &[SubscriptionType], error: Option<&String>) {
        type_chips(ui, words::NEW_TYPE.get(), choices, &mut self.kind);
        ui.add_space(size::GAP_S);
        Field::single(words::CREDITS_AT_START.get(), &mut self.credits)
            .edit_menu(edit_menu())
            .error(error.map(String::as_str))
            .note(words::CREDITS_AT_START_NOTE.get())
            .show(ui);
    }
}

/// A choice of subscription type.
pub(super) fn type_chips(ui: &mut Ui, name: &str, choices: &[SubscriptionType], kind: &mut SubscriptionType) {
    say(ui, name, Type::Secondary, Tokens::of(ui).muted);
    let labels: Vec<_> = choices.iter().map(|kind| text::subscription_type_short(*kind)).collect();
    let mut chosen = choices.iter().position(|choice| choice == kind).unwrap_or_default();
    Chips::new(name, &labels).show(ui, &mut chosen);
    if let Some(choice) = choices.get(chosen) {
        *kind = *choice;
    }
}

/// A number of credits up to the limit, or what is wrong.
pub(super) fn parse(text: &str, limit: u32) -> Result<u32, String> {
    let number: u32 = text.trim().parse().map_err(|_| words::NOT_A_NUMBER.get().to_owned())?;
    if number > limit {
        return Err(crate::text::refusal(crate::domain::Refusal::OpeningBeyondLimit { limit }));
    }
    Ok(number)
}
