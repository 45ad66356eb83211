//! Whose the keyboard is between a list, its rows and their story, and where keys move in it.

use eframe::egui::{self, Context, FocusDirection, Id, Key, Modifiers, Ui};

use crate::ui::widgets::scroll;

/// Rows that Page up and Page down go over.
const PAGE_ROWS: usize = 10;

/// Whether keys are for the list: nothing beside the page has them, nobody types, no question and no menu is
/// open.
pub fn listens(ui: &Ui) -> bool {
    let ctx = ui.ctx();
    let focused = ctx.memory(egui::Memory::focused).and_then(|id| ctx.read_response(id));
    // What is scrolled out of view, as a title above a long list, is still on the page.
    let elsewhere = focused.as_ref().is_some_and(|focused| {
        let beside = !ui.clip_rect().x_range().intersects(focused.rect.x_range());
        beside || focused.layer_id != ui.layer_id()
    });
    let asked = ctx.memory(|memory| memory.top_modal_layer().is_some());
    let in_story = focused.is_some_and(|focused| is_in_story(ctx, focused.rect));
    !elsewhere
        && !in_story
        && !asked
        && !scroll::has_stop(ctx)
        && !ctx.text_edit_focused()
        && !egui::Popup::is_any_open(ctx)
}

/// The row to which arrows, Home and End, and with `pages` Page up and down, move from `place` among `rows`;
/// `None` where none of them was pressed.
pub fn moved(ui: &Ui, rows: usize, pages: bool, place: impl FnOnce() -> Option<usize>) -> Option<usize> {
    let target = target(ui, rows, pages, place)?;
    // The arrow is not for what has the keyboard as well.
    ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    ui.data_mut(|data| data.insert_temp(led_by_keys(), ()));
    // What stands above has its ring still.
    ui.ctx().request_repaint();
    Some(target)
}

pub(super) fn led_by_keys() -> Id {
    Id::unique("list-led-by-keys")
}

/// Whether keys moved the selection last, and no control has them since: then the chosen row bears the ring.
pub fn has_keys(ctx: &Context) -> bool {
    let focused = ctx.memory(egui::Memory::focused);
    // As it was drawn last; to read its response would take the keyboard from it after a click elsewhere.
    let drawn = focused.and_then(|id| ctx.viewport(|viewport| viewport.prev_pass.widgets.get(id).copied()));
    // A question over the page has them for a while only.
    if drawn.is_some_and(|drawn| drawn.layer_id.order != egui::Order::Background) {
        return false;
    }
    let elsewhere = drawn.is_some_and(|drawn| drawn.sense.senses_click() || drawn.sense.senses_drag());
    if elsewhere || ctx.input(|input| input.pointer.any_pressed()) {
        gives_keys_up(ctx);
    }
    ctx.data(|data| data.get_temp::<()>(led_by_keys())).is_some()
}

pub(super) fn list_with_chosen() -> Id {
    Id::unique("list-with-chosen")
}

/// What had the keyboard is gone: the chosen row of the list that is drawn bears the ring, if there is one.
pub fn takes_keys_back(ctx: &Context) {
    let drawn = ctx.data(|data| data.get_temp::<u64>(list_with_chosen()));
    if drawn == Some(ctx.cumulative_pass_nr()) {
        ctx.data_mut(|data| data.insert_temp(led_by_keys(), ()));
    }
}

pub(super) fn list_drawn() -> Id {
    Id::unique("list-drawn")
}

/// Whether the list that was drawn last has the keyboard itself, and nothing in it or beside it.
pub fn list_has_focus(ctx: &Context) -> bool {
    let focused = ctx.memory(egui::Memory::focused);
    focused.is_some() && ctx.data(|data| data.get_temp::<Id>(list_drawn())) == focused
}

fn story_place() -> Id {
    Id::unique("story-place")
}

/// Where the story of the chosen row is drawn: arrows are not for the list while something in there has the
/// keyboard.
pub fn note_story(ctx: &Context, place: egui::Rect) {
    let pass = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| data.insert_temp(story_place(), (pass, place)));
}

fn is_in_story(ctx: &Context, place: egui::Rect) -> bool {
    let story = ctx.data(|data| data.get_temp::<(u64, egui::Rect)>(story_place()));
    story.is_some_and(|(pass, story)| pass + 1 >= ctx.cumulative_pass_nr() && story.contains(place.center()))
}

/// The title of a page has the keyboard anew.
pub fn gives_keys_up(ctx: &Context) {
    ctx.data_mut(|data| data.remove_temp::<()>(led_by_keys()));
}

fn target(ui: &Ui, rows: usize, pages: bool, place: impl FnOnce() -> Option<usize>) -> Option<usize> {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let last = rows.checked_sub(1)?;
    let on = |by: usize| move |place: usize| place.saturating_add(by).min(last);
    if pressed(Key::ArrowDown) {
        Some(place().map_or(0, on(1)))
    } else if pressed(Key::ArrowUp) {
        Some(place().map_or(last, |place| place.saturating_sub(1)))
    } else if pages && pressed(Key::PageDown) {
        Some(place().map_or(0, on(PAGE_ROWS)))
    } else if pages && pressed(Key::PageUp) {
        Some(place().map_or(0, |place| place.saturating_sub(PAGE_ROWS)))
    } else if pressed(Key::Home) {
        Some(0)
    } else if pressed(Key::End) {
        Some(last)
    } else {
        None
    }
}
