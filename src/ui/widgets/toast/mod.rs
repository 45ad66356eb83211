//! Toasts: what was just done, with its undo, at the bottom right, in a strip that the page leaves to them.

use eframe::egui;

use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{
    Align, Align2, Area, Context, CornerRadius, Frame, Id, Layout, Margin, Order, ScrollArea, Stroke, Ui,
};

use super::{Button, Tone, paint};
use crate::ui::theme::{Tokens, Type, icons, style, tokens::size};

/// How many stand at once; an older one makes room.
const MOST: usize = 3;
/// Part of the window's height that they take at most.
const SHARE: f32 = 0.4;
/// Height of a window in which the newest stands alone, flatter and wider.
const LOW: f32 = 600.0;
const WIDTH: f32 = 380.0;
const WIDTH_LOW: f32 = 480.0;
/// What lies below the lowest.
const BELOW: f32 = 22.0;
/// Seconds a toast stays after the pointer left it, at least.
const AFTER_HOVER: f64 = 4.0;

/// What stands at the right of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Tail {
    /// Nothing.
    #[default]
    None,
    /// A change of credits, with its sign; the tone colours it.
    Amount(String, Tone),
    /// A date or the like.
    Note(String),
}

/// One line of what happened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToastRow {
    /// What.
    pub text: String,
    /// At the right.
    pub tail: Tail,
}

/// A toast to be shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Toast {
    /// The bold line.
    pub title: String,
    /// What happened, line by line.
    pub rows: Vec<ToastRow>,
    /// Labels of its buttons.
    pub buttons: Vec<String>,
    /// Seconds until it goes by itself; `None`: it stays until closed.
    pub lasts_s: Option<f64>,
}

impl Toast {
    /// A toast that goes after ten seconds.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), lasts_s: Some(10.0), ..Self::default() }
    }

    /// One more line.
    pub fn row(mut self, text: impl Into<String>, tail: Tail) -> Self {
        self.rows.push(ToastRow { text: text.into(), tail });
        self
    }

    /// One more button.
    pub fn button(mut self, label: impl Into<String>) -> Self {
        self.buttons.push(label.into());
        self
    }

    /// It stays until closed.
    pub fn stays(mut self) -> Self {
        self.lasts_s = None;
        self
    }
}

/// A button of a toast was pressed; the toast is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToastEvent {
    /// Which toast, as [`Toasts::push`] told.
    pub toast: u64,
    /// Which of its buttons, counted from 0.
    pub button: usize,
}

struct Shown {
    id: u64,
    /// Which of the areas for toasts it has. A new one for each toast would stay in egui's memory for good.
    area: usize,
    toast: Toast,
    ends_s: Option<f64>,
    /// As it was drawn last.
    height: f32,
}

/// The toasts on screen. One for each window.
#[derive(Default)]
pub struct Toasts {
    shown: Vec<Shown>,
    next: u64,
    /// Height of the strip in which they stand.
    strip: f32,
}

enum Answer {
    Pressed(usize),
    Close,
}

impl Toasts {
    /// Shows `toast` below the others; returns its number.
    pub fn push(&mut self, toast: Toast) -> u64 {
        let id = self.next;
        self.next += 1;
        while self.shown.len() >= MOST {
            self.shown.remove(0);
        }
        let is_free = |area: &usize| self.shown.iter().all(|shown| shown.area != *area);
        let area = (0..MOST).find(is_free).unwrap_or_default();
        self.shown.push(Shown { id, area, toast, ends_s: None, height: 0.0 });
        id
    }

    /// Takes one away, as when its undo was done by other means.
    pub fn remove(&mut self, toast: u64) {
        self.shown.retain(|shown| shown.id != toast);
    }

    /// Closes the newest.
    pub fn close_newest(&mut self) {
        self.shown.pop();
    }

    /// Takes all away.
    pub fn clear(&mut self) {
        self.shown.clear();
    }

    /// How high a strip at the bottom of the window the page leaves to them, so that they cover nothing.
    pub fn strip(&self) -> f32 {
        self.strip
    }

    /// Draws them; `close` is the name of the cross. While a dialog is open they wait behind it: they would
    /// cover its buttons, and are answered after it. So do the older ones where there is no room for all.
    pub fn show(&mut self, ctx: &Context, close: &str, dialog_open: bool) -> Vec<ToastEvent> {
        let now = ctx.input(|input| input.time);
        let mut events = Vec::new();
        let screen = ctx.content_rect();
        let most = screen.height() * SHARE;
        let mut bottom = screen.bottom() - BELOW;
        let mut gone = Vec::new();
        if dialog_open && !self.shown.is_empty() {
            self.shown.iter_mut().for_each(|shown| shown.ends_s = None);
            return events;
        }
        let mut full = false;
        for (above, shown) in self.shown.iter_mut().rev().enumerate() {
            let no_room = screen.height() < LOW || screen.bottom() - bottom + shown.height > most;
            full |= above > 0 && no_room;
            if full {
                shown.ends_s = None;
                continue;
            }
            let (height, held, answer) = one(ctx, shown, close, bottom, most - BELOW);
            shown.height = height;
            bottom -= height + size::GAP_M;
            if let Some(lasts) = shown.toast.lasts_s {
                let ends = shown.ends_s.get_or_insert(now + lasts);
                if held {
                    *ends = ends.max(now + AFTER_HOVER.min(lasts));
                }
                if now >= *ends {
                    gone.push(shown.id);
                } else {
                    ctx.request_repaint_after_secs(seconds(*ends - now));
                }
            }
            match answer {
                Some(Answer::Close) => gone.push(shown.id),
                Some(Answer::Pressed(button)) => {
                    events.push(ToastEvent { toast: shown.id, button });
                    gone.push(shown.id);
                }
                None => {}
            }
        }
        let strip = screen.bottom() - bottom;
        let strip = if strip > BELOW { strip } else { 0.0 };
        if (strip - self.strip).abs() > 0.5 {
            self.strip = strip;
            ctx.request_repaint();
        }
        if !gone.is_empty() {
            self.shown.retain(|shown| !gone.contains(&shown.id));
            ctx.request_repaint();
        }
        events
    }
}

#[allow(clippy::cast_possible_truncation, reason = "a wait of seconds; precision does not matter")]
fn seconds(value: f64) -> f32 {
    value as f32 + 0.01
}

/// Draws one with its lower edge at `bottom`, at most so high: its height, whether pointer or keyboard is in it, the answer.
fn one(ctx: &Context, shown: &Shown, close: &str, bottom: f32, most: f32) -> (f32, bool, Option<Answer>) {
    let screen = ctx.content_rect();
    let low = screen.height() < LOW;
    let width = if low { WIDTH_LOW } else { WIDTH }.min(screen.width() - 32.0);
    let at = egui::pos2(screen.right() - 24.0, bottom);
    // What was in this area before had another size, and may have been scrolled.
    let is_new = shown.height == 0.0;
    let area = Area::new(Id::unique(("toast", shown.area)))
        .sizing_pass(is_new)
        .order(Order::Foreground)
        .pivot(Align2::RIGHT_BOTTOM)
        .fixed_pos(at)
        .constrain(true)
        .default_width(width);
    let inner = area.show(ctx, |ui| {
        let t = Tokens::of(ui);
        let frame = Frame::new()
            .fill(t.surface)
            .stroke(Stroke::new(1.0, t.line))
            .corner_radius(CornerRadius::same(size::RADIUS_CARD))
            .shadow(style::shadow(t))
            .inner_margin(Margin::symmetric(16, 14));
        let answer = frame
            .show(ui, |ui| {
                ui.set_width(width - 34.0);
                // All of it is told at once, below; not piece by piece as well.
                ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_live(Live::Off));
                content(ui, t, &shown.toast, close, (most, low, is_new))
            })
            .inner;
        // Read when it appears, without taking the focus.
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::Status);
            node.set_label(spoken(&shown.toast));
            node.set_live(Live::Polite);
        });
        let focus_inside = ui.memory(|memory| memory.focused()).is_some_and(|id| {
            ui.ctx().read_response(id).is_some_and(|response| response.layer_id == ui.layer_id())
        });
        (answer, focus_inside)
    });
    let hovered = inner.response.contains_pointer();
    let (answer, focus_inside) = inner.inner;
    (inner.response.rect.height(), hovered || focus_inside, answer)
}

/// All of a toast in one string.
fn spoken(toast: &Toast) -> String {
    let mut out = toast.title.clone();
    for row in &toast.rows {
        out.push_str(if out.ends_with('.') { " " } else { ". " });
        out.push_str(&row.text);
        if let Tail::Amount(tail, _) | Tail::Note(tail) = &row.tail {
            out.push_str(", ");
            out.push_str(tail);
        }
    }
    out
}

/// At most so high; a new one begins at its top. In a low window a single button stands beside the title.
fn content(
    ui: &mut Ui,
    t: &Tokens,
    toast: &Toast,
    close: &str,
    (most, low, is_new): (f32, bool, bool),
) -> Option<Answer> {
    let mut answer = None;
    let (beside, below) = match toast.buttons.as_slice() {
        [only] if low => (Some(only), [].as_slice()),
        all => (None, all),
    };
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        if ui.add(Button::icon_only(icons::CLOSE, close).small()).clicked() {
            answer = Some(Answer::Close);
        }
        if beside.is_some_and(|label| ui.add(Button::secondary(label).small()).clicked()) {
            answer = Some(Answer::Pressed(0));
        }
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.add_space(5.0);
            paint::label(ui, &toast.title, Type::Strong, t.text);
        });
    });
    // What is always in view: the title's line, the buttons, the margins.
    let buttons_room = if below.is_empty() { 0.0 } else { paint::control_height(ui) + size::GAP_M };
    let room = (most - ui.min_rect().height() - buttons_room - 2.0 * 14.0).max(size::ROW);
    // Beside the amounts, where there is a bar.
    ui.spacing_mut().scroll.floating_allocated_width = size::GAP_M;
    let scroll = ScrollArea::vertical().max_height(room);
    let scroll = if is_new { scroll.vertical_scroll_offset(0.0) } else { scroll };
    scroll.show(ui, |ui| rows(ui, t, &toast.rows, !below.is_empty()));
    let buttons: Vec<_> = below.iter().map(|label| Button::secondary(label).small()).collect();
    if let Some(pressed) = super::banner::buttons(ui, buttons) {
        answer = Some(Answer::Pressed(pressed));
    }
    answer
}

/// What happened, line by line; `goes_on`: buttons follow.
fn rows(ui: &mut Ui, t: &Tokens, rows: &[ToastRow], goes_on: bool) {
    let last = rows.len().saturating_sub(1);
    for (at, row) in rows.iter().enumerate() {
        ui.add_space(if at == 0 { size::GAP_S } else { size::GAP_XS });
        toast_row(ui, t, row);
        ui.add_space(if at == last { size::GAP_S } else { size::GAP_XS });
        if at != last || goes_on {
            let y = paint::snapped(ui, ui.cursor().left_top()).y;
            let x = ui.max_rect().x_range();
            ui.painter().hline(x, y - 0.5 / ui.pixels_per_point(), Stroke::new(1.0, t.line));
        }
    }
}

fn toast_row(ui: &mut Ui, t: &Tokens, row: &ToastRow) {
    let tail = match &row.tail {
        Tail::None => None,
        Tail::Amount(text, tone) => Some((text, Type::FiguresStrong, tone.text(t))),
        Tail::Note(text) => Some((text, Type::Figures, t.muted)),
    };
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_M;
        if let Some((text, role, colour)) = tail {
            let text = paint::rich(ui, text, role, colour);
            ui.label(text);
        }
        ui.with_layout(Layout::top_down(Align::Min), |ui| paint::label(ui, &row.text, Type::Body, t.text));
    });
}

#[cfg(test)]
mod tests;
