//! The story of the selected message, and the four response buttons.

use std::sync::Arc;

use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{Align, Response, Ui};

use crate::domain::{Action, EventKind, Message, MessageNo, Refusal, ResponseKind};
use crate::text::{self, window::explain, window::sent as words};
use crate::ui::command::Command;
use crate::ui::copied::copy_button;
use crate::ui::theme::tokens::size;
use crate::ui::theme::{Tokens, Type, icons};
use crate::ui::view::View;
use crate::ui::widgets::{Button, Card, Timeline, words as say};

/// Draws the story, or that nothing is selected; the keyboard goes to the responses, where that is asked for.
pub(super) fn show(
    ui: &mut Ui,
    view: &View<'_>,
    (selected, to_responses): (Option<MessageNo>, bool),
    commands: &mut Vec<Command>,
) {
    let t = Tokens::of(ui);
    let account = view.account();
    let Some((no, message)) = selected.and_then(|no| Some((no, account.message(no)?))) else {
        Card::new().show(ui, |ui| {
            say(ui, words::SELECT.get(), Type::Body, t.muted);
        });
        return;
    };
    Card::new().show(ui, |ui| {
        let heading = say(ui, &text::visible(message.to()), Type::Heading, t.text);
        // Arrow keys move the selection in silence, so the story says whose it is.
        ui.ctx().accesskit_node_builder(heading.id, |node| {
            node.set_role(Role::Heading);
            node.set_label(text::visible(message.to()));
            node.set_live(Live::Polite);
        });
        if let Some(profile) = &message.letter.profile {
            say(ui, &text::visible(profile), Type::Secondary, t.muted);
        }
        say(ui, &words::subject(message), Type::Medium, t.text);
        ui.scope(|ui| {
            ui.style_mut().interaction.selectable_labels = true;
            say(ui, &words::body(message), Type::Body, t.text);
        });
        ui.add_space(size::GAP_S);
        // The rule is asked with any kind: the first response decides, whatever it is.
        // What can still be done stands before the story; what cannot, after it. A view is only read.
        let asked = EventKind::Responded { message: no, kind: ResponseKind::Replied };
        let refusal: Option<Refusal> = account.permits(&asked).err();
        if view.locked().is_none() && refusal.is_none() {
            let first = responses(ui, view, (no, message), None, commands);
            if let Some(first) = first.filter(|_| to_responses) {
                first.request_focus();
                first.scroll_to_me(Some(Align::Center));
            }
            ui.add_space(size::GAP_M);
        }
        let lines = words::story(account, message);
        let mut timeline = Timeline::new();
        for line in &lines {
            timeline = if line.ahead {
                timeline.future(&line.when, &line.what, &line.note)
            } else {
                timeline.row(&line.when, &line.what, &line.note)
            };
        }
        timeline.show(ui);
        ui.add_space(size::GAP_S);
        let of = ("story", view.document.id(), view.document.revision(), no);
        let copy = copy_button(ui, of, || words::story_as_text(account, message));
        if view.locked().is_none() && refusal.is_some() {
            ui.add_space(size::GAP_M);
            // Where nothing can be answered or taken back, the end of its story says why.
            let first = responses(ui, view, (no, message), refusal, commands).unwrap_or(copy);
            if to_responses {
                first.request_focus();
                first.scroll_to_me(Some(Align::Center));
            }
        }
    });
}

fn earlier_button<'a>() -> Button<'a> {
    Button::secondary(explain::EARLIER.get()).small()
}

/// Width of that button.
pub(super) fn earlier_width(ui: &Ui) -> f32 {
    earlier_button().room(ui)
}

/// The way to what was not recorded when it happened.
pub(super) fn earlier(ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
    if view.locked().is_some() {
        return;
    }
    if ui.add(earlier_button()).clicked() {
        commands.push(Command::AskEarlier { message: None, response: false });
    }
}

/// The buttons of the four responses: the first thing there that can be pressed.
fn responses(
    ui: &mut Ui,
    view: &View<'_>,
    (no, message): (MessageNo, &Message),
    refusal: Option<Refusal>,
    commands: &mut Vec<Command>,
) -> Option<Response> {
    let mut first = None;
    let (t, account) = (Tokens::of(ui), view.account());
    say(ui, words::RECORD.get(), Type::Secondary, t.muted);
    let reason = refusal.map(text::refusal);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = eframe::egui::vec2(size::GAP_XS, size::GAP_XS);
        for kind in ResponseKind::ALL {
            let symbol = match kind {
                ResponseKind::Interested => icons::CHECK,
                ResponseKind::MaybeLater => icons::CLOCK,
                ResponseKind::NotInterested => icons::CLOSE,
                ResponseKind::Replied => icons::REPLY,
            };
            let button = Button::secondary(text::response_kind(kind))
                .small()
                .icon(symbol)
                .enabled(refusal.is_none())
                .why_not(reason.as_deref().unwrap_or_default());
            let button = ui.add(button);
            if button.clicked() {
                commands.push(Command::Do(Action::Respond { id: Arc::clone(message.id()), kind }));
            }
            if refusal.is_none() {
                first.get_or_insert(button);
            }
        }
    });
    if refusal.is_none() && ui.add(Button::secondary(explain::CAME_EARLIER.get()).small()).clicked() {
        commands.push(Command::AskEarlier { message: Some(no), response: true });
    }
    // Where the keys and the eye are after a slip.
    let slipped = view.document.undoes().is_some_and(|last| last.is_response_to(no));
    let undo = Button::secondary(words::UNDO_RESPONSE.get()).small().icon(icons::UNDO);
    if slipped && view.locked().is_none() {
        let undo = ui.add(undo);
        if undo.clicked() {
            commands.push(Command::Undo);
        }
        first.get_or_insert(undo);
    }
    let mut note = reason.unwrap_or_else(|| words::record_note(account, message));
    let way_back = match view.document.undoes() {
        None if view.document.is_kept() && message.response.is_some() => {
            Some(words::RECORDED_BY_MISTAKE_BEFORE)
        }
        _ => None,
    };
    if let Some(way_back) = way_back {
        note = format!("{note} {}", way_back.get());
    }
    say(ui, &note, Type::Secondary, t.muted);
    first
}
