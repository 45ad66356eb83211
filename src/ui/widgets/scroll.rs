//! Scrolling with the keys.

use eframe::egui::accesskit::Role;
use eframe::egui::{Context, Id, Key, Modifiers, Popup, Rect, Sense, TextStyle, Ui, WidgetInfo, vec2};

use super::paint;
use crate::ui::theme::tokens::size;

/// Of the height in view, what Page up and down go over.
const PAGE: f32 = 0.9;
/// Lines that an arrow goes over.
const STEP: f32 = 3.0;
/// Points beyond any page.
const ALL: f32 = 1.0e8;

/// Scrolls what `ui` stands in with Page up and down, Home and End, where nobody types and nothing else took
/// these keys. To be asked after all else in there.
pub fn by_keys(ui: &mut Ui) {
    if ui.ctx().text_edit_focused() || Popup::is_any_open(ui.ctx()) {
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

/// The end of a page over the strip that toasts take of it. Where they go, the page keeps its place: what they
/// took stays empty below its end until it is scrolled away from there.
#[derive(Debug, Clone, Copy)]
pub struct End {
    id: Id,
    strip: f32,
    /// What stays empty.
    slack: f32,
}

/// How it was when it was drawn last, in points.
#[derive(Debug, Clone, Copy, Default)]
struct LastEnd {
    strip: f32,
    slack: f32,
    /// Height of the page without it.
    height: f32,
    /// By how much the page was scrolled.
    offset: f32,
}

impl End {
    /// To be asked where the page is drawn next, `strip` high below it.
    pub fn of(ui: &Ui, id: Id, strip: f32) -> Self {
        let last = ui.data(|data| data.get_temp::<LastEnd>(id)).unwrap_or_default();
        let given_back = (last.strip - strip).max(0.0);
        let missing = (last.offset + ui.available_height() - last.height).max(0.0);
        Self { id, strip, slack: missing.min(last.slack + given_back) }
    }

    /// Draws it, below all of the page.
    pub fn show(self, ui: &mut Ui) {
        if self.slack > 0.0 {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(self.slack);
        }
    }

    /// Keeps how the page was drawn: how high, and by how much it was scrolled.
    pub fn keep(self, ui: &Ui, height: f32, offset: f32) {
        let Self { id, strip, slack } = self;
        let last = LastEnd { strip, slack, height: height - slack, offset };
        ui.data_mut(|data| data.insert_temp(id, last));
    }
}

fn stop_with_keys() -> Id {
    Id::unique("scroll-stop-with-keys")
}

/// A stop of Tab for what scrolls in `rect` and has none within, so that [`every_way`] can read it to its end.
/// `name` says what it is to screen readers.
pub fn stop(ui: &Ui, rect: Rect, id: Id, name: &str) {
    let stop = ui.interact(rect, id, Sense::focusable_noninteractive());
    stop.widget_info(|| WidgetInfo::labeled(Role::ScrollView, true, name));
    if stop.has_focus() {
        paint::keep_arrows(&stop);
        ui.data_mut(|data| data.insert_temp(stop_with_keys(), id));
    }
    paint::come_into_view(&stop);
    paint::focus_ring(ui, &stop, size::RADIUS);
}

/// Whether one of them has the keyboard, and with it the keys that would move in a list.
pub fn has_stop(ctx: &Context) -> bool {
    let last = ctx.data(|data| data.get_temp::<Id>(stop_with_keys()));
    last.is_some() && ctx.memory(|memory| memory.focused()) == last
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
