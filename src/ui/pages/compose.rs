//! Compose: writing an InMail, with its cost and consequences beside it before it is sent.

use std::sync::Arc;

use eframe::egui::{self, Id, Key, Modifiers, Response, Ui};

use crate::domain::{Account, BODY_MAX_CHARS, MessageNo, Person, Refusal, SUBJECT_MAX_CHARS};
use crate::store::Draft;
use crate::text::{self, window::compose as words, window::frame};
use crate::ui::batches;
use crate::ui::command::Command;
use crate::ui::layout::{columns, edit_menu, gap, title};
use crate::ui::people::People;
use crate::ui::theme::tokens::size;
use crate::ui::theme::{Tokens, Type, fonts::text_scale, icons};
use crate::ui::view::View;
use crate::ui::widgets::{Banner, Button, Card, Field, Meter, Shortcut, Timeline, pressed, words as say};

/// Height of a window, at 100 %, below which the message begins with fewer lines.
const LOW: f32 = 640.0;

/// How the draft stands on disk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum DraftState {
    /// Nothing was changed since it was read.
    #[default]
    Kept,
    /// Waits to be written.
    Waiting,
    /// On disk.
    Saved,
    /// Not on disk, and why.
    Failed(String),
    /// The account is not kept, nor is its draft.
    NotKept,
}

/// What stands in Compose.
#[derive(Debug, Default)]
pub struct Compose {
    /// The draft.
    pub draft: Draft,
    /// How it stands on disk.
    pub state: DraftState,
    /// Counts changes of the draft by its user.
    pub changes: u64,
    /// `changes` as it was when sending emptied the fields.
    pub emptied_by_sending: Option<u64>,
    /// Whether sending came to nothing, so that each field says what is wrong with it.
    tried: bool,
    /// Why it came to nothing, where no field is wrong.
    refused: Option<Refusal>,
    /// Puts the keyboard into the first field that is wrong, once.
    go_to_wrong: bool,
    /// Puts the keyboard into the first field once.
    pub take_focus: bool,
    /// Likewise into the subject, once.
    to_subject: bool,
    generation: u64,
    people: People,
    /// The newest message to the draft's person that is neither answered nor deleted.
    unanswered: Option<MessageNo>,
}

impl Compose {
    /// Whether the draft was sent just now and nothing was written since, as after a second click.
    pub fn was_just_sent(&self) -> bool {
        self.draft.is_empty() && self.emptied_by_sending == Some(self.changes)
    }

    /// Replaces the draft, as someone who chose to.
    pub fn set(&mut self, draft: Draft) {
        self.draft = draft;
        self.tried = false;
        self.refused = None;
        self.changes += 1;
        self.generation += 1;
    }

    /// Says why the draft was not sent, at each field that is wrong, if one is.
    pub fn refuse(&mut self, why: Refusal) {
        let in_fields = self.draft.letter("").faults().iter().any(Option::is_some);
        self.refused = (!in_fields).then_some(why);
        (self.tried, self.go_to_wrong) = (true, in_fields);
    }

    /// Begins with the draft of an account that was opened.
    pub fn begin(&mut self, draft: Draft) {
        self.set(draft);
        self.state = DraftState::Kept;
        self.emptied_by_sending = None;
    }

    /// The id of an input. It is another one for another text, so that what a field remembers of the
    /// old one, to undo it, does not come up in the new.
    fn id(&self, field: &str) -> Id {
        Id::unique(("compose", field, self.generation))
    }

    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
        self.look_up_people(ui, view);
        let subtitle = if view.ahead_ms() > 0 { words::SUBTITLE_SIMULATED } else { words::SUBTITLE };
        title(ui, frame::COMPOSE.get(), subtitle.get());
        columns(
            ui,
            700.0,
            0.34,
            &mut (self, commands),
            |ui, (compose, commands)| compose.form(ui, view, commands),
            |ui, (compose, _)| {
                compose.consequences(ui, view);
                gap(ui);
                credits(ui, view.account());
            },
        );
    }

    fn form(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
        let before = self.draft.clone();
        let [to_id, profile_id, subject_id, body_id] =
            ["to", "profile", "subject", "body"].map(|field| self.id(field));
        // A name or an address that is too long is told at once.
        let mut faults = self.draft.letter("").faults();
        if !self.tried {
            faults.iter_mut().for_each(|fault| *fault = fault.filter(is_told_at_once));
        }
        let first = faults.iter().position(Option::is_some);
        let first = first.filter(|_| std::mem::take(&mut self.go_to_wrong));
        let [to_wrong, profile_wrong, subject_wrong, body_wrong] =
            faults.map(|fault| fault.map(text::refusal));
        let foreign = self.draft.profile_is_foreign();
        let draft = &mut self.draft;
        columns(
            ui,
            460.0,
            0.5,
            draft,
            |ui, draft| {
                let field = Field::single(words::TO.get(), &mut draft.to)
                    .id(to_id)
                    .hint(words::TO_HINT.get())
                    .error(to_wrong.as_deref())
                    .reveals(first == Some(0))
                    .edit_menu(edit_menu());
                enter_leads_to(&field.show(ui), profile_id);
            },
            |ui, draft| {
                let mut field = Field::single(words::PROFILE.get(), &mut draft.profile)
                    .id(profile_id)
                    .hint(words::PROFILE_HINT.get())
                    .error(profile_wrong.as_deref())
                    .reveals(first == Some(1))
                    .edit_menu(edit_menu());
                if foreign {
                    field = field.note(words::PROFILE_FOREIGN.get());
                }
                enter_leads_to(&field.show(ui), subject_id);
            },
        );
        if std::mem::take(&mut self.take_focus) {
            ui.memory_mut(|memory| memory.request_focus(to_id));
        }
        if std::mem::take(&mut self.to_subject) {
            ui.memory_mut(|memory| memory.request_focus(subject_id));
        }
        // In a low window what it costs and the button to send it are in view too.
        let low = ui.ctx().content_rect().height() < LOW * text_scale(ui);
        let top = ui.cursor().top();
        self.offer_people(ui, commands);
        if !low {
            // Its room is kept, so that nothing moves from under the pointer when somebody is offered.
            let offered = size::TARGET * text_scale(ui);
            ui.add_space((top + offered - ui.cursor().top()).max(0.0));
        } else {
            ui.add_space(size::GAP_S);
        }
        if low {
            // Beneath the message it would be out of view.
            self.notice(ui, view.account());
        }
        let draft = &mut self.draft;
        // What is sent is counted, without the space around it.
        let chars = draft.subject.trim().chars().count();
        let count = words::count(chars, SUBJECT_MAX_CHARS);
        let subject = Field::single(words::SUBJECT.get(), &mut draft.subject)
            .id(subject_id)
            .count(&count, chars > SUBJECT_MAX_CHARS)
            .error(subject_wrong.as_deref())
            .reveals(first == Some(2))
            .edit_menu(edit_menu());
        enter_leads_to(&subject.show(ui), body_id);
        ui.add_space(size::GAP_S);
        let chars = draft.body.trim().chars().count();
        Field::multi(words::MESSAGE.get(), &mut draft.body, if low { 4 } else { 10 })
            .id(body_id)
            .count(&words::count(chars, BODY_MAX_CHARS), chars > BODY_MAX_CHARS)
            .error(body_wrong.as_deref())
            .reveals(first == Some(3))
            .edit_menu(edit_menu())
            .show(ui);
        if self.draft != before {
            self.changes += 1;
            self.refused = None;
        }
        ui.add_space(size::GAP_M);
        if !low {
            self.notice(ui, view.account());
        }
        self.send_row(ui, view, commands);
    }

    /// Nobody is looked up before somebody is named.
    fn look_up_people(&mut self, ui: &Ui, view: &View<'_>) {
        let Draft { to, profile, .. } = &self.draft;
        let named = !to.trim().is_empty() || !profile.trim().is_empty();
        if named && !self.people.go_on(view) {
            ui.ctx().request_repaint();
        }
        let person = || Person::of(to, Some(self.draft.address()));
        self.unanswered = named.then(|| self.people.unanswered(&person())).flatten();
    }

    /// People written to before whose name begins like what is typed, beneath the field. From one of them it
    /// goes on with the subject.
    fn offer_people(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        if !self.draft.profile.is_empty() {
            return;
        }
        let offered = self.people.offer(&self.draft.to);
        if offered.is_empty() {
            return;
        }
        let t = Tokens::of(ui);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.label(Type::Secondary.rich(words::WRITTEN_BEFORE.get()).color(t.muted));
            for (name, profile) in offered {
                let label = text::visible(&name);
                let mut button = Button::quiet(&label).small();
                if let Some(profile) = &profile {
                    button = button.hover(profile);
                }
                if ui.add(button).clicked() {
                    commands.push(Command::WriteTo { to: Arc::clone(&name), profile: profile.clone() });
                    self.to_subject = true;
                }
            }
        });
    }

    /// `R8`: a second InMail to someone who has not answered uses another credit.
    fn notice(&self, ui: &mut Ui, account: &Account) {
        let Some(message) = self.unanswered.and_then(|no| account.message(no)) else { return };
        Banner::warn(&words::second_title(message)).text(words::SECOND.get()).show(ui);
        ui.add_space(size::GAP_M);
    }

    fn send_row(&self, ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
        let t = Tokens::of(ui);
        let account = view.account();
        let payable = account.permits_paying();
        let reason = payable.err().map(words::cannot_send);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_M;
            let send = Button::primary(words::SEND.get())
                .icon(icons::SEND)
                .enabled(payable.is_ok())
                .why_not(reason.as_deref().unwrap_or_default())
                .unless(view.locked());
            if pressed(&ui.add(send)) {
                commands.push(Command::Send);
            }
            match &reason {
                None => {
                    ui.label(Type::Body.rich(words::cost(account.credits().saturating_sub(1))).color(t.text));
                    ui.add(Shortcut::new(frame::SEND_KEYS.get()));
                }
                Some(reason) => {
                    say(ui, reason, Type::Body, t.warn_text);
                }
            }
        });
        // What is wrong with a field is told there.
        if let Some(refused) = self.refused {
            ui.add_space(size::GAP_XS);
            let label = say(ui, &text::refusal(refused), Type::Body, t.bad_text);
            ui.ctx().accesskit_node_builder(label.id, |node| {
                node.set_live(egui::accesskit::Live::Assertive);
            });
        }
        let told = !self.draft.is_empty() || matches!(self.state, DraftState::Failed(_));
        if !told && view.set_aside.is_empty() {
            return;
        }
        ui.add_space(size::GAP_XS);
        ui.horizontal_wrapped(|ui| {
            if told {
                self.draft_row(ui, commands);
            }
            let count = view.set_aside.len();
            if count > 0 && ui.add(Button::secondary(&words::set_aside_button(count)).small()).clicked() {
                commands.push(Command::AskSetAside);
            }
        });
    }

    /// How the draft is kept, and the way to empty the fields.
    fn draft_row(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let t = Tokens::of(ui);
        let (told, colour) = match &self.state {
            DraftState::Failed(why) => (words::draft_failed(why), t.bad_text),
            DraftState::Waiting => (words::DRAFT_SAVING.get().to_owned(), t.muted),
            DraftState::NotKept => (words::DRAFT_NOT_KEPT.get().to_owned(), t.muted),
            DraftState::Kept | DraftState::Saved => (words::DRAFT_SAVED.get().to_owned(), t.muted),
        };
        let told = ui.label(Type::Secondary.rich(told).color(colour));
        ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(egui::accesskit::Live::Polite));
        if !self.draft.is_empty() && ui.add(Button::secondary(words::DISCARD.get()).small()).clicked() {
            commands.push(Command::DiscardDraft);
        }
    }

    fn consequences(&self, ui: &mut Ui, view: &View<'_>) {
        let account = view.account();
        let now = account.now();
        let policy = account.policy();
        let edit = now.plus_ms(policy.edit_window_ms());
        let reminder = now.plus_ms(policy.reminder_after_ms());
        let response = now.plus_ms(policy.response_window_ms());
        Card::titled(words::NEXT.get()).show(ui, |ui| {
            let name = text::visible(words::first_name(&self.draft.to)).into_owned();
            Timeline::new()
                .row(&words::until(now, edit), words::CAN_EDIT.get(), "")
                .row(&words::on(reminder), &words::reminder(&name), "")
                .row(&words::until(now, response), words::RETURNS.get(), "")
                .show(ui);
        });
    }
}

/// Whether this is told before anybody tries to send.
fn is_told_at_once(fault: &Refusal) -> bool {
    matches!(fault, Refusal::RecipientTooLong | Refusal::ProfileTooLong)
}

/// The bar and which batch pays.
fn credits(ui: &mut Ui, account: &Account) {
    let left = frame::left(account.credits());
    Card::titled(words::CREDITS.get()).note(&left).show(ui, |ui| {
        let t = Tokens::of(ui);
        let segments = batches::segments(&batches::groups(account, t));
        let bar = crate::text::window::settings::bar(account);
        let name = crate::text::window::settings::BAR.get();
        ui.add(Meter::new(name, &bar, &segments, account.policy().limit).bare());
        let line = words::payer(account).unwrap_or_else(|| match account.permits_paying() {
            Err(refusal) => words::cannot_send(refusal),
            Ok(()) => String::new(),
        });
        say(ui, &line, Type::Secondary, t.muted);
    });
}

/// Enter in a field of one line, which would take the keyboard from all, goes on to the next.
fn enter_leads_to(field: &Response, next: Id) {
    // The next one would take it too.
    let entered = || field.ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    if field.lost_focus() && entered() {
        field.ctx.memory_mut(|memory| memory.request_focus(next));
    }
}
