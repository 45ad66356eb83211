//! Two snapshots beside each other: where they differ first, and what follows.

use std::path::PathBuf;

use eframe::egui::{self, Align, Color32, Context, Layout, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use crate::document::compare::Pair;
use crate::document::{Compared, Comparing, NotCompared};
use crate::text::{self, compare, window::check as words, window::explain, window::files};
use crate::ui::copied::labels;
use crate::ui::theme::{Tokens, Type, fonts::text_scale, tokens::size};
use crate::ui::widgets::{Button, Choice, Dialog, words as say};

/// The comparison, once both files were read.
#[derive(Debug)]
pub struct CompareForm {
    paths: Pair<PathBuf>,
    state: State,
    /// Frames since the result was there.
    frames: u8,
    /// Whether it is on the clipboard. A toast would stand behind the dialog.
    copied: bool,
}

/// Frames in which a dialog that has grown finds its size and its place in the middle.
const SETTLED: u8 = 4;

#[derive(Debug)]
enum State {
    Reading(Comparing),
    Done(Result<Box<Compared>, NotCompared>),
}

impl CompareForm {
    /// Begins to read both files.
    pub fn new(first: PathBuf, second: PathBuf, ctx: &Context) -> Self {
        let wake = ctx.clone();
        let reading = Comparing::start(first.clone(), second.clone(), move || wake.request_repaint());
        Self { paths: Pair { first, second }, state: State::Reading(reading), frames: 0, copied: false }
    }

    /// Draws it; true when it is done with.
    pub(super) fn show(&mut self, ctx: &Context) -> bool {
        if let State::Reading(reading) = &mut self.state
            && let Some(result) = reading.poll()
        {
            self.state = State::Done(result);
        }
        if matches!(self.state, State::Done(_)) && self.frames < SETTLED {
            self.frames += 1;
            ctx.request_repaint();
        }
        let mut dialog = Dialog::new("compare", words::COMPARE_TITLE.get(), words::CLOSE.get()).width(720.0);
        if matches!(self.state, State::Done(Ok(_))) {
            let [copy, other] = labels(explain::COPY, self.copied);
            dialog = dialog.action(Button::secondary(copy).room_for(other));
        }
        let answer = dialog.show(ctx, |ui, _| match &self.state {
            State::Reading(_) => {
                say(ui, words::COMPARING.get(), Type::Body, Tokens::of(ui).muted);
            }
            State::Done(Ok(compared)) => self.compared(ui, compared),
            State::Done(Err((path, why))) => {
                let why = format!("{} {}", files::cannot_open(path), text::visible(why));
                say(ui, &why, Type::Body, Tokens::of(ui).bad_text);
            }
        });
        if let (Some(Choice::Action(_)), State::Done(Ok(compared))) = (answer, &self.state) {
            ctx.copy_text(self.as_text(compared));
            self.copied = true;
            return false;
        }
        answer.is_some()
    }

    fn as_text(&self, compared: &Compared) -> String {
        let Compared { first, second, comparison } = compared;
        let [a, b] = [&self.paths.first, &self.paths.second].map(|path| files::name(path));
        compare::as_text(comparison, [(&a, first), (&b, second)])
    }

    fn compared(&self, ui: &mut Ui, compared: &Compared) {
        let t = Tokens::of(ui);
        let Compared { first, second, comparison } = compared;
        let sides = [
            (words::FIRST.get(), &self.paths.first, first),
            (words::SECOND.get(), &self.paths.second, second),
        ];
        let told = compare::told(comparison, first, second);
        if let Some(of_two) = &told.of_two {
            say(ui, of_two, Type::Strong, t.warn_text);
        }
        for (label, path, snapshot) in sides {
            let told = format!("{label}: {}. {}", files::name(path), compare::side(snapshot));
            say(ui, &told, Type::Secondary, t.muted);
        }
        ui.add_space(size::GAP_XS);
        if let Some(kinship) = told.kinship {
            say(ui, kinship, Type::Body, t.text);
        }
        say(ui, &told.histories, Type::Strong, t.text);
        if let Some(Pair { first, second }) = &told.parting {
            heading(ui, words::PARTING.get());
            say(ui, &format!("{}: {first}", words::FIRST.get()), Type::Body, t.text);
            say(ui, &format!("{}: {second}", words::SECOND.get()), Type::Body, t.text);
        }
        if let Some(other_text) = told.other_text {
            say(ui, other_text, Type::Secondary, t.muted);
        }
        let only = &told.only;
        for (name, lines) in [(compare::ONLY_FIRST, &only.first), (compare::ONLY_SECOND, &only.second)] {
            if !lines.is_empty() {
                heading(ui, name.get());
            }
            for line in lines {
                say(ui, line, Type::Body, t.text);
            }
        }
        // A cause, and not among what follows.
        for other in &told.rules {
            say(ui, other, Type::Body, t.text);
        }
        heading(ui, words::FOLLOWS.get());
        say(ui, &told.credits, Type::Strong, t.text);
        if let Some(led_on) = &told.led_on {
            say(ui, led_on, Type::Secondary, t.muted);
        }
        for total in &told.totals {
            say(ui, total, Type::Body, t.text);
        }
        // Those are few, and the other list may be very long.
        heading(ui, words::BATCHES.get());
        table(ui, words::BATCH.get(), comparison.batches.len(), |row| {
            let batch = comparison.batches.get(row)?;
            let number = |credits: u32| text::number(u64::from(credits));
            let left = Pair { first: number(batch.left.first), second: number(batch.left.second) };
            Some((words::batch(&compare::batch(batch), batch.expires_at), left))
        });
        heading(ui, words::BALANCES.get());
        table(ui, words::WHEN.get(), comparison.balances.len(), |row| {
            let (at, left) = comparison.balances.get(row)?;
            let left = Pair { first: compare::left(left.first), second: compare::left(left.second) };
            Some((text::exact_date_time(*at), left))
        });
    }
}

fn heading(ui: &mut Ui, text: &str) {
    ui.add_space(size::GAP_S);
    let heading = say(ui, text, Type::SecondaryMedium, Tokens::of(ui).muted);
    ui.ctx().accesskit_node_builder(heading.id, |node| {
        node.set_role(egui::accesskit::Role::Heading);
        node.set_label(text);
    });
}

/// A table of a name and a number in each, as high as it is long; only the lines in view are laid out.
fn table(
    ui: &mut Ui,
    first_column: &str,
    count: usize,
    row: impl Fn(usize) -> Option<(String, Pair<String>)>,
) {
    let t = Tokens::of(ui);
    let heads = Pair { first: words::FIRST.get().to_owned(), second: words::SECOND.get().to_owned() };
    line(ui, first_column, &heads, Type::SecondaryMedium, t.muted, t.muted);
    let height = 24.0 * text_scale(ui);
    let (whole, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), height * count as f32), Sense::hover());
    let in_view = ui.clip_rect().intersect(whole);
    if !in_view.is_positive() {
        return;
    }
    let at = |y: f32| (y - whole.top()) / height;
    for place in whole_number(at(in_view.top()))..count.min(whole_number(at(in_view.bottom()).ceil())) {
        let Some((name, left)) = row(place) else { continue };
        let top = whole.top() + height * place as f32;
        let rect = Rect::from_min_size(pos2(whole.left(), top), vec2(whole.width(), height));
        // Where they differ is told by more than its weight: the numbers are not the same.
        let colour = if left.first == left.second { t.muted } else { t.text };
        // Of its own, so that what comes next stands below all lines and not below the last in view.
        let mut row = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(place));
        line(&mut row, &name, &left, Type::Figures, t.text, colour);
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the place of a line in view")]
fn whole_number(value: f32) -> usize {
    value.max(0.0) as usize
}

fn line(ui: &mut Ui, name: &str, left: &Pair<String>, role: Type, named: Color32, colour: Color32) {
    let column = 84.0 * text_scale(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let height = ui.text_style_height(&role.style());
        let room = (ui.available_width() - 2.0 * column - size::GAP_L).max(column);
        let cell = |ui: &mut Ui, width: f32, align: Align, text: &str, colour: Color32| {
            let layout = Layout::top_down(align);
            ui.allocate_ui_with_layout(vec2(width, height), layout, |ui| {
                ui.set_width(width);
                ui.add(egui::Label::new(role.rich(text).color(colour)).truncate());
            });
        };
        cell(ui, room, Align::Min, name, named);
        cell(ui, column, Align::Max, &left.first, colour);
        cell(ui, column, Align::Max, &left.second, colour);
    });
}
