//! Texts that made way for another one: which there are, one of them brought back or discarded.

use eframe::egui::{Context, Frame, ScrollArea, Stroke, Ui};

use crate::store::Draft;
use crate::text::{
    self,
    window::{compose as words, frame},
};
use crate::ui::command::Command;
use crate::ui::theme::{Tokens, Type, tokens::size};
use crate::ui::view::View;
use crate::ui::widgets::{Button, Choice, Dialog, Pick, PickRow, words as say};

/// Which one is chosen.
#[derive(Debug, Default)]
pub struct SetAsideForm {
    chosen: Option<usize>,
}

impl SetAsideForm {
    /// Draws it; true when it is done with.
    pub(super) fn show(&mut self, ctx: &Context, view: &View<'_>, commands: &mut Vec<Command>) -> bool {
        let rows: Vec<_> = view.set_aside.iter().map(row).collect();
        let draft = self.chosen.and_then(|at| view.set_aside.get(at));
        let why_not = words::CHOOSE_A_TEXT.get();
        let answer = Dialog::new("set-aside", words::SET_ASIDE_TITLE.get(), frame::CLOSE.get())
            .width(560.0)
            .action(Button::primary(words::BRING_BACK.get()).enabled(draft.is_some()).why_not(why_not))
            .action(Button::danger(words::DISCARD_TEXT.get()).enabled(draft.is_some()).why_not(why_not))
            .show(ctx, |ui, _| {
                say(ui, words::SET_ASIDE_TEXT.get(), Type::Body, Tokens::of(ui).text);
                ui.add_space(size::GAP_S);
                Pick::new(words::SET_ASIDE_TITLE.get(), &rows).height(160.0).show(ui, &mut self.chosen);
                if let Some(draft) = self.chosen.and_then(|at| view.set_aside.get(at)) {
                    ui.add_space(size::GAP_S);
                    preview(ui, draft);
                }
            });
        match (answer, draft) {
            (Some(Choice::Action(0)), Some(draft)) => commands.push(Command::BringTextBack(draft.clone())),
            (Some(Choice::Action(_)), Some(draft)) => commands.push(Command::DiscardText(draft.clone())),
            _ => {}
        }
        answer.is_some()
    }
}

fn row(draft: &Draft) -> PickRow {
    PickRow { title: words::set_aside_row(&draft.to), note: words::set_aside_note(draft), enabled: true }
}

fn preview(ui: &mut Ui, draft: &Draft) {
    let t = Tokens::of(ui);
    let frame = Frame::new()
        .fill(t.window)
        .stroke(Stroke::new(1.0, t.line))
        .corner_radius(size::RADIUS)
        .inner_margin(size::GAP_S);
    frame.show(ui, |ui| {
        ScrollArea::vertical().id_salt("set-aside-text").max_height(110.0).show(ui, |ui| {
            ui.set_width(ui.available_width());
            if !draft.subject.trim().is_empty() {
                say(ui, &text::visible(draft.subject.trim()), Type::Strong, t.text);
            }
            for line in draft.body.lines() {
                say(ui, &text::visible_line(line), Type::Body, t.text);
            }
        });
    });
}
