//! Scrolling with the keys.

use eframe::egui::{Key, Modifiers, TextStyle, Ui, vec2};

/// Of the height in view, what Page up and down go over.
const PAGE: f32 = 0.9;
/// Lines that an arrow goes over.
const STEP: f32 = 3.0;
/// Points beyond any page.
const ALL: f32 = 1.0e8;

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

/// Scrolls what `ui` stands in every way, while `has_keys`, with arrows, Page up and down, Home and End.
pub fn every_way(ui: &mut Ui, has_keys: bool) {
    if !has_keys {
        return;
    }
    let step = ui.text_style_height(&TextStyle::Body) * STEP;
    let arrows = [
        (Key::ArrowDown, vec2(0.0, -step)),
        (Key::ArrowUp, vec2(0.0, step)),
        (Key::ArrowRight, vec2(-step, 0.0)),
        (Key::ArrowLeft, vec2(step, 0.0)),
    ];
    for (key, by) in arrows {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            ui.scroll_with_delta(by);
        }
    }
    by_keys(ui);
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Event, Modifiers, PointerButton, ScrollArea, pos2};

    use super::super::test_support::harness;

    #[test]
    fn a_press_on_a_bar_shorter_than_any_handle_is_nothing_special() {
        let mut h = harness(|ui| {
            ScrollArea::vertical().max_height(10.0).min_scrolled_height(10.0).auto_shrink(false).show(
                ui,
                |ui| {
                    ui.allocate_space(eframe::egui::vec2(10.0, 1_000.0));
                },
            );
        });
        h.run();
        let right = h.ctx.content_rect().right();
        for x in 0_u8..40 {
            let pos = pos2(right - f32::from(x), 9.0 + f32::from(x % 8));
            h.event(Event::PointerMoved(pos));
            for pressed in [true, false] {
                let button = PointerButton::Primary;
                h.event(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
                h.run();
            }
        }
    }
}
