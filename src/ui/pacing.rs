//! One command a frame. A slow machine gathers several keys and clicks into one frame, where the first of them
//! is not done yet when the next is read: Escape and Ctrl+6 would close a dialog and show no page.

use eframe::egui::{Context, Event, Key, Plugin, RawInput, Ui};

/// Keeps what comes after a command until the frame after the next, since what a command leads to has the
/// keyboard only in the next. Typing and the pointer are not held back: a double click has its time.
#[derive(Debug, Default)]
pub(super) struct Pacing {
    waiting: Vec<Event>,
    /// Whether a command was in the last frame.
    held: bool,
}

impl Plugin for Pacing {
    fn debug_name(&self) -> &'static str {
        "pacing"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        // A frame that is laid out once more has been told everything.
        if ctx.current_pass_index() > 0 {
            return;
        }
        self.waiting.append(&mut input.events);
        let held = std::mem::take(&mut self.held);
        if held {
            return;
        }
        let mut now = std::mem::take(&mut self.waiting);
        let typing = ctx.text_edit_focused();
        self.waiting = now.split_off(end(&now, typing));
        self.held = now.iter().any(|event| is_command(event, typing));
        input.events = now;
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        if !self.waiting.is_empty() {
            ui.ctx().request_repaint();
        }
    }
}

/// How many of the events belong into this frame.
fn end(events: &[Event], typing: bool) -> usize {
    let mut entered = false;
    for (place, event) in events.iter().enumerate() {
        let rest = events.get(place + 1..).unwrap_or_default();
        match event {
            // What was typed before it is in its field first.
            _ if is_command(event, typing) && entered => return place,
            _ if is_command(event, typing) => {
                return place + 1 + rest.iter().take_while(|event| belongs_to_key(event)).count();
            }
            Event::Text(_)
            | Event::Paste(_)
            | Event::Ime(_)
            | Event::PointerButton { .. }
            | Event::Key { pressed: true, .. } => entered = true,
            _ => {}
        }
    }
    events.len()
}

/// Whether something else may follow from this key than from any other. A key that is held down does the same
/// over and over, and would only lag behind.
fn is_command(event: &Event, typing: bool) -> bool {
    let Event::Key { key, pressed: true, repeat: false, modifiers, .. } = event else { return false };
    match key {
        Key::Escape | Key::Enter | Key::Tab | Key::Delete | Key::F1 | Key::F2 | Key::F10 => true,
        Key::Space => !typing,
        _ => modifiers.command || modifiers.alt,
    }
}

/// Its letter, which must not fall into a field that the key itself opens, and its end.
fn belongs_to_key(event: &Event) -> bool {
    matches!(event, Event::Text(_) | Event::Key { pressed: false, .. } | Event::ModifiersChanged(_))
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Modifiers, PointerButton, pos2};

    use super::*;

    fn key(key: Key, pressed: bool, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: None, pressed, repeat: false, modifiers }
    }

    fn press(of: Key) -> Event {
        key(of, true, Modifiers::NONE)
    }

    fn text(of: &str) -> Event {
        Event::Text(of.to_owned())
    }

    fn button(pressed: bool) -> Event {
        let (pos, modifiers) = (pos2(1.0, 1.0), Modifiers::NONE);
        Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers }
    }

    #[test]
    fn one_command_is_done_before_the_next_is_read() {
        let page = key(Key::Num6, true, Modifiers::COMMAND);
        let events = [press(Key::Escape), key(Key::Escape, false, Modifiers::NONE), page.clone()];
        assert_eq!(end(&events, false), 2);
        assert_eq!(end(&events[2..], false), 1);
        assert_eq!(end(&[press(Key::Tab), press(Key::Tab)], true), 1);
        assert_eq!(end(&[button(true), button(false), page], false), 2);
        assert_eq!(end(&[true, false, true, false].map(button), false), 4);
    }

    #[test]
    fn what_is_typed_is_in_its_field_before_enter_and_all_at_once() {
        let typed = [press(Key::A), text("a"), press(Key::Space), text(" "), press(Key::B), text("b")];
        assert_eq!(end(&typed, true), 6);
        let entered = [&typed[..], &[press(Key::Enter), text("c")]].concat();
        assert_eq!(end(&entered, true), 6);
    }

    #[test]
    fn a_key_keeps_its_letter_and_one_that_is_held_down_is_not_held_back() {
        assert_eq!(end(&[press(Key::Space), text(" "), press(Key::A)], false), 2);
        let held = Event::Key {
            key: Key::Tab,
            physical_key: None,
            pressed: true,
            repeat: true,
            modifiers: Modifiers::NONE,
        };
        assert_eq!(end(&[held.clone(), held.clone(), held], false), 3);
    }
}
