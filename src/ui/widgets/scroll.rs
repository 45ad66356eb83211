//! Scrolling with the keys.

use eframe::egui::{Key, Modifiers, Ui, vec2};

/// Of the height in view, what Page up and down go over.
const PAGE: f32 = 0.9;
/// Points beyond any page.
const ALL: f32 = 1.0e6;

/// Scrolls what `ui` stands in with Page up and down, Home and End, where nobody types and nothing else took
/// these keys. To be asked after all else in there.
pub fn by_keys(ui: &mut Ui) {
    if ui.ctx().text_edit_focused() {
        return;
    }
    let page = ui.clip_rect().height() * PAGE;
    let keys = [(Key::PageDown, -page), (Key::PageUp, page), (Key::End, -ALL), (Key::Home, ALL)];
    for (key, by) in keys {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            ui.scroll_with_delta(vec2(0.0, by));
        }
    }
}
