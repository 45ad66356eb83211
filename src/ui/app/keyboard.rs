//! The keyboard is never lost: what goes away while it has it hands it back to the page, unless it went
//! to something else already.

use eframe::egui::{Context, Event, FocusDirection, Id, Key, Popup};

use super::App;
use crate::ui::layout::{go_back_to_page, note_keys, tab_leads_into_story};
use crate::ui::widgets::dialog;

/// What had the keyboard, and whether it is in use.
#[derive(Debug, Default)]
pub(super) struct Keyboard {
    had: Option<Id>,
    /// Whether that was a text field.
    typed: bool,
    /// Whether the last thing pressed was a key.
    used: bool,
}

impl Keyboard {
    /// Whether somebody typed into a text field until the last frame.
    pub(super) const fn typed(&self) -> bool {
        self.typed
    }
}

impl App {
    /// To be asked before anything takes a key.
    pub(super) fn note_keyboard(&mut self, ctx: &Context) {
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
        note_keys(ctx, self.keyboard.used);
        tab_leads_into_story(ctx);
        // Arrows are for lists, and for what makes something of them; egui would take the keyboard to whatever lies
        // that way, the account's clock or the button that does what is asked about.
        let arrows = [Key::ArrowDown, Key::ArrowUp, Key::ArrowLeft, Key::ArrowRight];
        let pressed = ctx.input(|input| arrows.iter().any(|key| input.key_pressed(*key)));
        if pressed && !Popup::is_any_open(ctx) {
            ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        }
    }

    /// To be asked after everything was drawn.
    pub(super) fn keep_keyboard(&mut self, ctx: &Context) {
        if dialog::gives_back(ctx) {
            return;
        }
        let takes_keys = |id: &Id| {
            let drawn = ctx.viewport(|viewport| viewport.this_pass.widgets.get(*id).copied());
            drawn.is_some_and(|widget| widget.enabled && widget.sense.is_focusable())
        };
        let has = ctx.memory(|memory| memory.focused()).filter(takes_keys);
        let had = std::mem::replace(&mut self.keyboard.had, has);
        let typed = std::mem::replace(&mut self.keyboard.typed, ctx.text_edit_focused());
        let Some(had) = had.filter(|_| has.is_none() && self.keyboard.used) else { return };
        let (there, escaped) = (takes_keys(&had), ctx.input(|input| input.key_pressed(Key::Escape)));
        if there && escaped && !typed {
            // Escape takes it from everything, also where it means nothing.
            ctx.memory_mut(|memory| memory.request_focus(had));
        } else if (!there || escaped) && self.document.is_some() {
            go_back_to_page(ctx);
            ctx.request_repaint();
        }
    }
}
