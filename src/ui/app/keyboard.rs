//! The keyboard is never lost: what goes away while it has it hands it to the title of the page, unless it went
//! to something else already.

use eframe::egui::{Context, Event, Id};

use super::App;
use crate::ui::layout::go_to_title;
use crate::ui::widgets::dialog;

/// What had the keyboard, and whether it is in use.
#[derive(Debug, Default)]
pub(super) struct Keyboard {
    had: Option<Id>,
    /// Whether the last thing pressed was a key.
    used: bool,
}

impl App {
    /// To be asked after everything was drawn.
    pub(super) fn keep_keyboard(&mut self, ctx: &Context) {
        ctx.input(|input| {
            for event in &input.events {
                match event {
                    Event::Key { pressed: true, .. } => self.keyboard.used = true,
                    Event::PointerButton { pressed: true, .. } | Event::MouseWheel { .. } => {
                        self.keyboard.used = false;
                    }
                    _ => {}
                }
            }
        });
        if dialog::gives_back(ctx) {
            return;
        }
        let takes_keys = |id: &Id| {
            let drawn = ctx.viewport(|viewport| viewport.this_pass.widgets.get(*id).copied());
            drawn.is_some_and(|widget| widget.enabled && widget.sense.is_focusable())
        };
        let has = ctx.memory(|memory| memory.focused()).filter(takes_keys);
        let had = std::mem::replace(&mut self.keyboard.had, has);
        // What gave it up by itself, as on Escape, is still there.
        let gone = has.is_none() && had.is_some_and(|id| !takes_keys(&id));
        if gone && self.keyboard.used && self.document.is_some() {
            go_to_title(ctx);
            ctx.request_repaint();
        }
    }
}
