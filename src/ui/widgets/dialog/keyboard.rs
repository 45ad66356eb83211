//! Who has the keyboard while a dialog is open, and who gets it afterwards.

use eframe::egui;
use eframe::egui::{Context, Id, LayerId, Ui};

pub(super) fn begins_at() -> Id {
    Id::unique("dialog-begins-at")
}

pub(super) fn begin_where_left(ctx: &Context) {
    let id = ctx.data_mut(|data| data.remove_temp::<Option<Id>>(begins_at())).flatten();
    let drawn = |id: &Id| ctx.viewport(|viewport| viewport.this_pass.widgets.contains(*id));
    if let Some(id) = id.filter(drawn) {
        ctx.memory_mut(|memory| memory.request_focus(id));
    }
}

fn opener() -> Id {
    Id::unique("dialog-opener")
}

/// egui gives the keyboard to nothing that is clicked, so what had it last would get it back, wherever that is.
pub(super) fn note_opener(ctx: &Context) {
    let drawn = |id: &Id| ctx.viewport(|viewport| viewport.this_pass.widgets.get(*id).copied());
    let clicked = ctx.interaction_snapshot(|now| now.clicked);
    let clicked = clicked.filter(|id| drawn(id).is_some_and(|widget| widget.sense.is_focusable()));
    ctx.data_mut(|data| data.insert_temp(opener(), clicked));
}

pub(super) fn take_opener(ctx: &Context) -> Option<Id> {
    ctx.data_mut(|data| data.remove_temp::<Option<Id>>(opener())).flatten()
}

/// Whether a dialog that was closed is about to give the keyboard back.
pub fn gives_back(ctx: &Context) -> bool {
    ReturnFocus::promised(ctx).is_some()
}

/// What was clicked gets the keyboard, as on any desktop. egui takes it from the field that has it and gives
/// it to nothing: then what had it last keeps it, or the safe button if that is gone. Gives what has it.
pub(super) fn hold_focus(ctx: &Context, layer: LayerId, last: Option<Id>, safe: Id) -> Id {
    let drawn = |id: &Id| ctx.viewport(|viewport| viewport.this_pass.widgets.get(*id).copied());
    let is_here =
        |id: &Id| drawn(id).is_some_and(|w| w.layer_id == layer && w.enabled && w.sense.is_focusable());
    let clicked = ctx.interaction_snapshot(|now| now.clicked).filter(is_here);
    let focused = ctx.memory(|memory| memory.focused());
    let holds = clicked.or(focused.filter(|id| drawn(id).is_some())).or(last.filter(is_here)).unwrap_or(safe);
    if focused != Some(holds) {
        ctx.memory_mut(|memory| memory.request_focus(holds));
        ctx.request_repaint();
    }
    holds
}

/// What a dialog that was closed gives the keyboard back to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Promise {
    pub(super) before: Id,
    /// The pass in which it was closed.
    pub(super) closed: u64,
    /// Which dialog.
    pub(super) by: Id,
}

/// Gives the focus back one pass after a dialog was closed. In the very next pass egui still takes
/// what lies behind the dialog for blocked, and would drop the focus again.
pub(super) struct ReturnFocus;

impl ReturnFocus {
    fn key() -> Id {
        Id::unique("dialog-return-focus")
    }

    fn promised(ctx: &Context) -> Option<Promise> {
        ctx.data(|data| data.get_temp::<Option<Promise>>(Self::key())).flatten()
    }

    pub(super) fn promise(ctx: &Context, promise: Promise) {
        ctx.data_mut(|data| data.insert_temp(Self::key(), Some(promise)));
    }

    /// For the dialog that follows, which gives it back instead.
    pub(super) fn take(ctx: &Context) -> Option<Id> {
        let promised = ctx.data_mut(|data| data.remove_temp::<Option<Promise>>(Self::key())).flatten();
        promised.map(|promise| promise.before)
    }

    /// This dialog is open after all.
    pub(super) fn forget(ctx: &Context, dialog: Id) {
        if Self::promised(ctx).is_some_and(|promise| promise.by == dialog) {
            Self::take(ctx);
        }
    }
}

impl egui::Plugin for ReturnFocus {
    fn debug_name(&self) -> &'static str {
        "return focus"
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx();
        if let Some(promise) = Self::promised(ctx) {
            if ctx.cumulative_pass_nr() > promise.closed
                && let Some(before) = Self::take(ctx)
            {
                ctx.memory_mut(|memory| memory.request_focus(before));
            }
            ctx.request_repaint();
        }
    }
}
