//! Another number on Sales Navigator: recorded, and what could explain it.

use eframe::egui::accesskit::Live;
use eframe::egui::{Align, Context, Layout, Rect, Sense, Ui, vec2};

use crate::document::{Give, Stream};
use crate::domain::{Action, Events, History, Instant, OBSERVED_MAX, Policy, Refusal};
use crate::text::{
    self, Claim, Explained, PROPOSALS_SHOWN, window::dialogs, window::explain as words, window::frame,
};
use crate::ui::claims;
use crate::ui::command::Command;
use crate::ui::copied::labels;
use crate::ui::layout::edit_menu;
use crate::ui::theme::{Tokens, Type, fonts::text_scale, icons, tokens::size};
use crate::ui::view::View;
use crate::ui::widgets::{Button, Choice, Dialog, Field, paint, words as say};

/// After so many replays the screen tells how many there were.
const TOLD_EVERY: u32 = 10;
/// So much of what was found comes into view, in points.
const BEGINNING: f32 = 150.0;

/// The number as it is typed, and what was found out about the last one.
#[derive(Debug, Default)]
pub struct ObservedForm {
    number: String,
    found: Option<Found>,
    /// Whether the beginning of that is to come into view.
    to_found: bool,
    looking: Option<Looking>,
    /// What of it is on the clipboard. A toast would stand behind the dialog.
    copied: Option<Part>,
}

/// What can be copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    All,
    Proposal(usize),
}

/// A search under way: how many possibilities were tried. Dropping it ends the search.
#[derive(Debug)]
struct Looking {
    results: Stream<Looked>,
    tried: u32,
}

#[derive(Debug)]
enum Looked {
    Tried(u32),
    /// Nothing where the account's events no longer play.
    Found(Option<Found>),
}

#[derive(Debug)]
struct Found {
    /// Whose account.
    head: String,
    difference: Vec<Claim>,
    proposals: Vec<Explained>,
    /// The same as the account's owner would be told.
    replies: Vec<String>,
    more: usize,
    /// What makes it doubtful.
    doubt: Option<String>,
}

impl ObservedForm {
    pub(super) fn show(&mut self, ctx: &Context, view: &View<'_>, commands: &mut Vec<Command>) -> bool {
        self.poll();
        let typed = !self.number.trim().is_empty();
        let number = parse(&self.number);
        let told = number.as_ref().err().filter(|_| typed).cloned();
        let mut left = false;
        let mut dialog = Dialog::new("observed", words::OBSERVED.get(), frame::CLOSE.get())
            .width(620.0)
            .focus_body()
            .action(Button::primary(words::COMPARE.get()).enabled(number.is_ok()));
        if self.looking.is_some() {
            dialog = dialog.action(Button::secondary(words::STOP.get()));
        } else if self.found.is_some() {
            let [copy, other] = labels(words::COPY_ALL, self.copied == Some(Part::All));
            dialog = dialog.action(Button::secondary(copy).room_for(other));
        }
        let answer = dialog.show(ctx, |ui, opening| {
            let text = if view.records() {
                words::OBSERVED_TEXT.get().to_owned()
            } else {
                words::observed_then(view.now())
            };
            say(ui, &text, Type::Body, Tokens::of(ui).muted);
            ui.add_space(size::GAP_S);
            Field::single(words::NUMBER.get(), &mut self.number)
                .edit_menu(edit_menu())
                .begins(opening)
                .error(told.as_deref())
                .show(ui);
            if let Some(looking) = &self.looking {
                ui.add_space(size::GAP_M);
                ui.horizontal(|ui| {
                    waiting(ui);
                    let muted = Tokens::of(ui).muted;
                    let told = say(ui, words::LOOKING.get(), Type::Body, muted);
                    if looking.tried > 0 {
                        say(ui, &words::tried(looking.tried), Type::Body, muted);
                    }
                    ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(Live::Polite));
                });
            }
            if let Some(found) = &self.found {
                ui.add_space(size::GAP_M);
                let top = ui.cursor().min;
                left = found.show(ui, &mut self.copied, commands);
                if std::mem::take(&mut self.to_found) {
                    let beginning = vec2(ui.min_rect().width(), BEGINNING * text_scale(ui));
                    ui.scroll_to_rect(Rect::from_min_size(top, beginning), None);
                }
            }
        });
        match answer {
            Some(Choice::Action(0)) => {
                if let Ok(credits) = parse(&self.number) {
                    self.look(ctx, Asked::of(view, credits));
                    if view.records() {
                        commands.push(Command::Do(Action::Observe { credits }));
                    }
                }
                false
            }
            Some(Choice::Action(_)) if self.looking.take().is_some() => false,
            Some(Choice::Action(_)) => {
                if let Some(found) = &self.found {
                    ctx.copy_text(found.as_text());
                    self.copied = Some(Part::All);
                }
                false
            }
            Some(Choice::Safe) => true,
            None => left,
        }
    }
}

impl ObservedForm {
    fn poll(&mut self) {
        let Some(looking) = &mut self.looking else { return };
        let mut is_done = false;
        for looked in looking.results.poll() {
            match looked {
                Looked::Tried(count) => looking.tried = count,
                Looked::Found(found) => (self.found, self.to_found, is_done) = (found, true, true),
            }
        }
        if is_done || looking.results.is_done() {
            self.looking = None;
        }
    }

    /// Everything that was done is played hundreds of times, and thousands of times where it is hard to
    /// explain: that takes longer than a frame.
    fn look(&mut self, ctx: &Context, asked: Asked) {
        self.found = None;
        self.copied = None;
        let wake = ctx.clone();
        let work = move |give: Give<'_, Looked>| {
            let found = asked.answer(&mut |tried| tried % TOLD_EVERY != 0 || give(Looked::Tried(tried)));
            give(Looked::Found(found));
        };
        let results = Stream::start(work, move || wake.request_repaint());
        self.looking = Some(Looking { results, tried: 0 });
    }
}

/// What is asked: the account without what was only shown of it.
struct Asked {
    name: String,
    /// Whether it is the account of somebody else, who is told what to do.
    viewed: bool,
    /// What makes doubtful what is known of it.
    doubt: Option<String>,
    policy: Policy,
    events: Events,
    at: Instant,
    credits: u32,
}

impl Asked {
    fn of(view: &View<'_>, credits: u32) -> Self {
        let (account, history) = (view.account(), view.document.history());
        let (name, viewed) = (view.document.name().to_owned(), view.viewed.is_some());
        Self {
            name,
            viewed,
            doubt: view.doubt(),
            policy: *account.policy(),
            events: history.events().clone(),
            at: account.now(),
            credits,
        }
    }

    fn answer(mut self, go_on: &mut dyn FnMut(u32) -> bool) -> Option<Found> {
        let events = std::mem::take(&mut self.events).to_vec();
        // They were there once, so they replay.
        let history = History::replay(self.policy, events).ok()?;
        Found::of(&history, &self, go_on)
    }
}

impl Found {
    fn of(history: &History, asked: &Asked, go_on: &mut dyn FnMut(u32) -> bool) -> Option<Self> {
        let account = &history.as_of(asked.at)?;
        let found = history.diagnose_while(asked.at, asked.credits, go_on)?;
        let told = if asked.viewed { text::proposal_to_tell } else { text::proposal };
        let mut difference = vec![text::difference(&found)];
        difference.extend(text::nothing_found(&found));
        let proposals = found.proposals.get(..found.proposals.len().min(PROPOSALS_SHOWN)).unwrap_or_default();
        Some(Self {
            head: text::reply_head(&asked.name),
            doubt: asked.doubt.clone(),
            difference,
            proposals: proposals.iter().map(|proposal| told(account, proposal)).collect(),
            replies: proposals.iter().map(|one| text::proposal(account, one).as_reply()).collect(),
            more: found.proposals.len().saturating_sub(PROPOSALS_SHOWN),
        })
    }

    fn show(&self, ui: &mut Ui, copied: &mut Option<Part>, commands: &mut Vec<Command>) -> bool {
        let t = Tokens::of(ui);
        let mut left = claims::show(ui, &self.difference, commands);
        if self.proposals.len() > 1 {
            ui.add_space(size::GAP_S);
            say(ui, words::ANY_ONE.get(), Type::Body, t.text);
        }
        for (index, proposal) in self.proposals.iter().enumerate() {
            ui.add_space(size::GAP_M);
            ui.horizontal_top(|ui| {
                // Of one width, and on the first line of what it counts.
                let column = vec2(20.0 * text_scale(ui), 0.0);
                ui.allocate_ui_with_layout(column, Layout::top_down(Align::Min), |ui| {
                    ui.set_width(column.x);
                    say(ui, &words::nth(index), Type::Strong, t.text);
                });
                ui.vertical(|ui| {
                    left |= one(ui, proposal, commands);
                    let part = Part::Proposal(index);
                    let name = words::copy_nth(index);
                    let is_copied = *copied == Some(part);
                    let [label, other] = labels(words::COPY, is_copied);
                    let name = if is_copied { label } else { name.as_str() };
                    let copy = Button::secondary(label).room_for(other).small().icon(icons::COPY);
                    if ui.add(copy.accessible_name(name)).clicked() {
                        ui.ctx().copy_text(self.one_as_text(index));
                        *copied = Some(part);
                    }
                });
            });
        }
        if self.more > 0 {
            ui.add_space(size::GAP_S);
            say(ui, &words::more(self.more), Type::Secondary, t.muted);
        }
        left
    }

    /// What it is about and the difference, a line each.
    fn lines(&self) -> Vec<String> {
        let difference = self.difference.iter().map(|claim| claim.text.clone());
        std::iter::once(self.head.clone()).chain(difference).collect()
    }

    fn as_text(&self) -> String {
        let mut lines = self.lines();
        if self.replies.len() > 1 {
            lines.push(words::ANY_ONE.get().to_owned());
        }
        let replies = self.replies.iter().enumerate();
        lines.extend(replies.map(|(index, reply)| format!("{} {reply}", words::nth(index))));
        lines.extend(self.doubt.clone());
        lines.join("\n")
    }

    fn one_as_text(&self, index: usize) -> String {
        let mut lines = self.lines();
        lines.extend(self.replies.get(index).cloned());
        lines.extend(self.doubt.clone());
        lines.join("\n")
    }
}

/// That something is under way; it turns, unless nothing should move.
fn waiting(ui: &mut Ui) {
    if ui.style().animation_time > 0.0 {
        ui.spinner();
    } else {
        let side = size::ICON * text_scale(ui);
        let (at, _) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
        paint::icon(ui, at.center(), icons::HOURGLASS, size::ICON, Tokens::of(ui).muted);
    }
}

/// One proposal: its causes, how it would look in the ledger, and what to do next.
fn one(ui: &mut Ui, proposal: &Explained, commands: &mut Vec<Command>) -> bool {
    let t = Tokens::of(ui);
    let mut left = false;
    for (place, cause) in proposal.causes.iter().enumerate() {
        if place > 0 {
            say(ui, words::AND.get(), Type::Secondary, t.muted);
        }
        left |= claims::show(ui, std::slice::from_ref(cause), commands);
    }
    for line in [&proposal.ledger, &proposal.doubt].into_iter().filter(|line| !line.is_empty()) {
        say(ui, line, Type::Secondary, t.muted);
    }
    say(ui, &proposal.next, Type::Body, t.text);
    left
}

fn parse(text: &str) -> Result<u32, String> {
    let number: u32 = text.trim().parse().map_err(|_| dialogs::NOT_A_NUMBER.get().to_owned())?;
    if number > OBSERVED_MAX { Err(crate::text::refusal(Refusal::ObservedTooLarge)) } else { Ok(number) }
}
