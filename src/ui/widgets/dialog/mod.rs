//! Questions that must be answered before anything else.

mod keyboard;

use eframe::egui;

use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{
    Align, Context, CornerRadius, Frame, Id, Key, Layout, Margin, Modal, Modifiers, ScrollArea, Stroke, Ui,
    UiKind, vec2,
};

use super::{Button, paint};
use crate::ui::theme::{Tokens, Type, style, tokens::size};

pub use keyboard::gives_back;
use keyboard::{Promise, ReturnFocus, begin_where_left, begins_at, hold_focus, note_opener, take_opener};

/// How a dialog was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The safe button, or Escape.
    Safe,
    /// One of the other buttons, counted from 0.
    Action(usize),
}

/// A question over the window. Show it in every frame until it tells a [`Choice`].
///
/// On opening the focus goes to the safe button, unless [`Dialog::focus_body`]. It stays within, whatever is
/// clicked; on closing it returns to where it was.
#[must_use = "call show"]
pub struct Dialog<'a> {
    id: Id,
    title: &'a str,
    safe: &'a str,
    actions: Vec<Button<'a>>,
    width: f32,
    focus_body: bool,
    /// Words above the buttons: outside, where nothing is ever said there.
    notice: Option<Option<&'a str>>,
    command_enter: bool,
    closes: bool,
}

#[derive(Clone, Copy, Default)]
struct Opened {
    before: Option<Id>,
    /// What within had the keyboard last.
    within: Option<Id>,
    last_pass: u64,
    /// The first action was asked for when it could not be pressed. What was typed in the same frame may have
    /// made that otherwise.
    asked: bool,
}

/// What the buttons tell.
struct Answer {
    choice: Option<Choice>,
    safe: Id,
    /// The first action was asked for and could not be pressed.
    asked: bool,
}

impl<'a> Dialog<'a> {
    /// `safe` is the label of the button that changes nothing.
    pub fn new(id: &str, title: &'a str, safe: &'a str) -> Self {
        Self {
            id: Id::unique(("dialog", id)),
            title,
            safe,
            actions: Vec::new(),
            width: 440.0,
            focus_body: false,
            notice: None,
            command_enter: false,
            closes: false,
        }
    }

    /// A button that does something; its label is a verb. The first one stands at the right.
    pub fn action(mut self, button: Button<'a>) -> Self {
        self.actions.push(button);
        self
    }

    /// How wide, where the window has the room.
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// It goes after this frame by itself, since what it is for is done.
    pub fn closes(mut self, closes: bool) -> Self {
        self.closes = closes;
        self
    }

    /// The body asks for the focus itself, on the frame in which it is told to.
    pub fn focus_body(mut self) -> Self {
        self.focus_body = true;
        self
    }

    /// What is wrong, above the buttons: in view however far the body is scrolled, and with its room kept
    /// while there is nothing to say.
    pub fn notice(mut self, wrong: Option<&'a str>) -> Self {
        self.notice = Some(wrong);
        self
    }

    /// Ctrl+Enter presses the first action from anywhere, as in a text of several lines.
    pub fn command_enter(mut self) -> Self {
        self.command_enter = true;
        self
    }

    /// The dialog that is shown next was left for a while, and stands as it was left: what had the keyboard then
    /// has it again, if it is there.
    pub fn comes_back(ctx: &Context, keyboard: Option<Id>) {
        ctx.data_mut(|data| {
            data.insert_temp(Self::back(), true);
            data.insert_temp(begins_at(), keyboard);
        });
    }

    /// What was clicked in this pass opens the dialog that is shown next, and has the keyboard after it.
    pub fn opens(ctx: &Context) {
        note_opener(ctx);
    }

    fn back() -> Id {
        Id::unique("dialog-comes-back")
    }

    /// Draws it. `body` is told whether this is the first frame.
    pub fn show(self, ctx: &Context, body: impl FnOnce(&mut Ui, bool)) -> Option<Choice> {
        let pass = ctx.cumulative_pass_nr();
        let known =
            ctx.data(|data| data.get_temp::<Opened>(self.id)).filter(|opened| pass <= opened.last_pass + 1);
        let opening = known.is_none();
        if !opening {
            // An answer that did not close it, as of a button that copies.
            ReturnFocus::forget(ctx, self.id);
        }
        let mut opened = known.unwrap_or_else(|| Opened {
            // A dialog that follows another takes over what that was to give back.
            before: ReturnFocus::take(ctx)
                .or_else(|| take_opener(ctx))
                .or_else(|| ctx.memory(|memory| memory.focused())),
            ..Opened::default()
        });
        opened.last_pass = pass;

        // Before a field takes it for a new line.
        let beneath = ctx.memory(|memory| memory.top_modal_layer()).is_some_and(|top| top.id != self.id);
        let commanded = self.command_enter
            && !beneath
            && ctx.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        let can_be_pressed = self.actions.first().is_some_and(Button::is_safely_pressed);
        let asked_in_vain = commanded && !can_be_pressed;
        let commanded = (commanded || std::mem::take(&mut opened.asked)) && can_be_pressed;
        let t = Tokens::for_dark(ctx.theme() == egui::Theme::Dark);
        let screen = ctx.content_rect();
        let width = self.width.min(screen.width() - 2.0 * size::PAGE_MARGIN);
        let frame = Frame::new()
            .fill(t.surface)
            .stroke(Stroke::new(1.0, t.line))
            .corner_radius(CornerRadius::same(size::RADIUS_CARD))
            .shadow(style::shadow(t))
            .inner_margin(Margin::same(24));
        let (id, title, closes) = (self.id, self.title, self.closes);
        let shown = Modal::new(id).frame(frame).backdrop_color(t.scrim).show(ctx, |ui| {
            ui.set_width(width - 48.0);
            // egui says that it is a dialog, and not which.
            if let Some(modal) = ui.stack().iter().find(|ui| ui.kind() == Some(UiKind::Modal)) {
                ui.ctx().accesskit_node_builder(modal.unique_id, |node| {
                    node.set_label(title);
                    node.set_modal();
                });
            }
            self.content(ui, t, screen.height() - 220.0, opening, body)
        });
        let escape = shown.is_top_modal
            && !shown.any_popup_open
            && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        let Answer { choice, safe, asked } = shown.inner;
        if opening {
            begin_where_left(ctx);
        }
        if asked || asked_in_vain {
            opened.asked = true;
            ctx.request_repaint();
        }
        let choice = choice.or_else(|| commanded.then_some(Choice::Action(0)));
        let choice = choice.or_else(|| escape.then_some(Choice::Safe));
        if shown.is_top_modal && !shown.any_popup_open {
            opened.within = Some(hold_focus(ctx, shown.response.layer_id, opened.within, safe));
        }
        ctx.data_mut(|data| data.insert_temp(id, opened));
        if choice.is_some() || closes {
            if let Some(before) = opened.before {
                ctx.add_plugin(ReturnFocus);
                ReturnFocus::promise(ctx, Promise { before, closed: pass, by: id });
            }
            ctx.request_repaint();
        }
        choice
    }

    /// Draws title, body and buttons. Enter in a field of one line presses the first
    /// action, unless that loses something.
    fn content(
        self,
        ui: &mut Ui,
        t: &Tokens,
        most: f32,
        opening: bool,
        body: impl FnOnce(&mut Ui, bool),
    ) -> Answer {
        let heading = paint::label(ui, self.title, Type::Heading, t.text);
        ui.ctx().accesskit_node_builder(heading.id, |node| {
            node.set_role(Role::Heading);
            node.set_label(self.title);
        });
        ui.add_space(size::GAP_XS);
        let field = ui.memory(|memory| memory.focused());
        // At once as high as there is room; else it would grow by steps, from frame to frame.
        let most = most.max(120.0);
        // The bar stands beside the fields, where there is one.
        ui.spacing_mut().scroll.floating_allocated_width = size::GAP_M;
        let mut scroll = ScrollArea::vertical().max_height(most).min_scrolled_height(most);
        // Its place is remembered by its name, and the next customer's explanation bears the same one.
        let comes_back = opening && ui.data_mut(|data| data.remove_temp::<bool>(Self::back())).is_some();
        if opening && !comes_back {
            scroll = scroll.vertical_scroll_offset(0.0);
        }
        scroll.show(ui, |ui| {
            // Focus rings of what stands at the edge must not be cut.
            Frame::new().inner_margin(Margin::same(4)).outer_margin(Margin::same(-4)).show(ui, |ui| {
                ui.set_width(ui.available_width());
                body(ui, opening);
            });
            super::scroll::by_keys(ui);
        });
        // A field of one line gives the focus up on Enter, and nothing else does so here.
        let entered = field.filter(|_| {
            ui.input(|input| input.key_pressed(Key::Enter)) && ui.memory(|memory| memory.focused().is_none())
        });
        match self.notice {
            Some(wrong) => notice(ui, t, wrong),
            None => ui.add_space(size::GAP_L),
        }
        let mut choice = None;
        let mut asked = false;
        if let (Some(field), Some(first)) = (entered, self.actions.first()) {
            asked = !first.is_safely_pressed();
            choice = (!asked).then_some(Choice::Action(0));
            ui.memory_mut(|memory| memory.request_focus(field));
        }
        let safe = Button::secondary(self.safe);
        let gap = ui.spacing().item_spacing.x;
        let wanted: f32 = self.actions.iter().chain([&safe]).map(|button| button.room(ui) + gap).sum();
        // Where they do not stand beside one another, they stand beneath, the first one on top.
        let before = ui.available_width() - wanted;
        let beneath = before < 0.0;
        let layout = if beneath {
            Layout::top_down_justified(Align::Min)
        } else {
            Layout::left_to_right(Align::Center)
        };
        let fitted = |button: Button<'a>| if beneath { button.full_width() } else { button };
        // No higher than a row: it would keep the dialog as high as it ever was.
        let row = vec2(ui.available_width(), if beneath { 0.0 } else { paint::control_height(ui) });
        let safe = ui.allocate_ui_with_layout(row, layout, |ui| {
            let mut actions: Vec<_> = self.actions.into_iter().enumerate().collect();
            let mut act = |ui: &mut Ui, (at, action): (usize, Button<'a>)| {
                // Of its own id, so that one more action leaves the keyboard where it is.
                if ui.push_id(("action", at), |ui| ui.add(fitted(action))).inner.clicked() {
                    choice = Some(Choice::Action(at));
                }
            };
            // Keys go from one to the next as the eye does.
            if beneath {
                actions.drain(..).for_each(|action| act(ui, action));
            } else {
                ui.add_space(before);
            }
            let safe = ui.push_id("safe", |ui| ui.add(fitted(safe))).inner;
            actions.into_iter().rev().for_each(|action| act(ui, action));
            if opening && !self.focus_body {
                safe.request_focus();
            }
            if safe.clicked() {
                choice = Some(Choice::Safe);
            }
            safe.id
        });
        Answer { choice, safe: safe.inner, asked }
    }
}

/// What is wrong, told at once to who only hears it.
fn notice(ui: &mut Ui, t: &Tokens, wrong: Option<&str>) {
    ui.add_space(size::GAP_XS);
    ui.vertical(|ui| {
        ui.set_min_height(paint::line_height(ui, Type::Secondary));
        if let Some(wrong) = wrong {
            let told = paint::label(ui, wrong, Type::Secondary, t.bad_text);
            ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(Live::Assertive));
        }
    });
    ui.add_space(size::GAP_S);
}

#[cfg(test)]
mod tests;
