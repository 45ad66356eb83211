//! How pages are laid out: their title, the room between cards, columns.

use eframe::egui::{self, Sense, Ui};

use super::theme::tokens::size;
use super::theme::{Tokens, Type};
use super::widgets::{EditWords, scroll, table, words};
use crate::text::window::frame;

/// The menu of every text field.
pub(super) fn edit_menu() -> EditWords<'static> {
    EditWords {
        cut: frame::CUT.get(),
        copy: frame::COPY.get(),
        paste: frame::PASTE.get(),
        select_all: frame::SELECT_ALL.get(),
    }
}

fn title_wanted() -> egui::Id {
    egui::Id::unique("title-wanted")
}

/// Gives the keys to the title of the page that is drawn next, from where they go on into the page.
pub(super) fn go_to_title(ctx: &egui::Context) {
    table::gives_keys_up(ctx);
    want_title(ctx);
}

/// What had the keyboard is gone: the list of the page has it, if it has a chosen row, or the page's title.
pub(super) fn go_back_to_page(ctx: &egui::Context) {
    table::takes_keys_back(ctx);
    want_title(ctx);
}

fn want_title(ctx: &egui::Context) {
    ctx.data_mut(|data| data.insert_temp(title_wanted(), ()));
}

/// The row of a page's list to which keys move, as [`table::moved`]. What had the keyboard gives it to the list,
/// so that the ring is where keys act; Page up and down stay with it, to scroll the page.
pub(super) fn moved(ui: &Ui, rows: usize, place: impl FnOnce() -> Option<usize>) -> Option<usize> {
    let ctx = ui.ctx();
    let free = keys_are_free(ctx);
    let target = table::moved(ui, rows, free, place)?;
    if !free {
        let focused = ctx.memory(|memory| memory.focused());
        ctx.memory_mut(|memory| focused.into_iter().for_each(|id| memory.surrender_focus(id)));
        want_title(ctx);
    }
    Some(target)
}

/// Down leads from a field above a list into it: the list takes the key, and the title of the page has the
/// keyboard from then on.
pub(super) fn down_leads_into_list(ui: &Ui, field: egui::Id) {
    let down = ui.input(|input| input.key_pressed(egui::Key::ArrowDown));
    if down && ui.memory(|memory| memory.has_focus(field)) {
        ui.memory_mut(|memory| memory.surrender_focus(field));
        go_to_title(ui.ctx());
    }
}

fn before_story() -> egui::Id {
    egui::Id::unique("before-story")
}

/// Tab from a row that keys moved goes on into its story, not to what follows the page's title; from the list itself it
/// goes on as the eye does. To be asked before anything is drawn.
pub(super) fn tab_leads_into_story(ctx: &egui::Context) {
    let drawn =
        ctx.data(|data| data.get_temp(before_story())) == Some(ctx.cumulative_pass_nr().saturating_sub(1));
    let tab = ctx.input(|input| input.key_pressed(egui::Key::Tab) && !input.modifiers.shift);
    if drawn && tab && table::has_keys(ctx) && !table::list_has_focus(ctx) {
        ctx.memory_mut(|memory| memory.request_focus(before_story()));
    }
}

/// Where a story begins, to be asked before it is drawn.
pub(super) fn story_begins(ui: &Ui) {
    let pass = ui.ctx().cumulative_pass_nr();
    ui.data_mut(|data| data.insert_temp(before_story(), pass));
    if ui.memory(|memory| memory.has_focus(before_story())) {
        let at = egui::Rect::from_min_size(ui.cursor().min, egui::Vec2::ZERO);
        ui.interact(at, before_story(), Sense::focusable_noninteractive());
    }
}

/// So much of a story comes into view, in points.
const STORY_COMES: f32 = 150.0;
/// Seconds after a click in which a second one may come, which must not hit something else.
const SECOND_CLICK: f64 = 0.55;

/// Brings the beginning of a story that is drawn at `place`, below its list, into view where it is that of a row
/// which was `chosen` in this frame.
pub(super) fn story_comes(ui: &Ui, chosen: bool, place: egui::Rect) {
    let due = egui::Id::unique("story-comes");
    let now = ui.input(|input| input.time);
    if chosen {
        let at = if keys_are_in_use(ui.ctx()) { now } else { now + SECOND_CLICK };
        ui.data_mut(|data| data.insert_temp::<f64>(due, at));
    }
    let Some(at) = ui.data(|data| data.get_temp::<f64>(due)) else { return };
    if now < at {
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(at - now));
        return;
    }
    ui.data_mut(|data| data.remove_temp::<f64>(due));
    let most = STORY_COMES * super::theme::fonts::text_scale(ui);
    ui.scroll_to_rect(place.with_max_y(place.max.y.min(place.min.y + most)), None);
}

fn keys_in_use() -> egui::Id {
    egui::Id::unique("keys-in-use")
}

/// Notes whether the last thing pressed was a key.
pub(super) fn note_keys(ctx: &egui::Context, in_use: bool) {
    ctx.data_mut(|data| data.insert_temp(keys_in_use(), in_use));
}

fn keys_are_in_use(ctx: &egui::Context) -> bool {
    ctx.data(|data| data.get_temp(keys_in_use())).unwrap_or_default()
}

fn title_with_keys() -> egui::Id {
    egui::Id::unique("title-with-keys")
}

/// Whether the title of the page had the keys, which Escape takes from everything.
pub(super) fn title_had_keys(ctx: &egui::Context) -> bool {
    let title = ctx.data(|data| data.get_temp::<egui::Id>(title_with_keys()));
    title.is_some_and(|title| {
        ctx.memory(|memory| memory.had_focus_last_frame(title) && !memory.has_focus(title))
    })
}

/// Whether no control has the keys: nothing has them, or the title of the page or its list, which make nothing of them
/// beyond what the page does.
pub(super) fn keys_are_free(ctx: &egui::Context) -> bool {
    let title = ctx.data(|data| data.get_temp::<egui::Id>(title_with_keys()));
    ctx.memory(|memory| memory.focused()).is_none_or(|id| Some(id) == title) || table::list_has_focus(ctx)
}

/// The title of a page and the line beneath it.
pub(super) fn title(ui: &mut Ui, title: &str, subtitle: &str) {
    let t = Tokens::of(ui);
    let id = ui.next_auto_id();
    let wanted = ui.data_mut(|data| data.remove_temp::<()>(title_wanted())).is_some();
    // A stop for keys only while it has them.
    let has_keys = wanted || ui.memory(|memory| memory.has_focus(id));
    let sense = if has_keys { Sense::focusable_noninteractive() } else { Sense::hover() };
    // Painted by hand: a label that has the keys is underlined, and the ring tells it already.
    let label = egui::Label::new(Type::Title.rich(title).color(t.text)).sense(sense);
    let (at, words_drawn, heading) = label.layout_in_ui(ui);
    heading.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, title));
    ui.painter().galley(at, words_drawn, t.text);
    if wanted {
        heading.request_focus();
    }
    // Of a list that keys move, the chosen row is brought into view.
    let of_list = table::has_keys(ui.ctx());
    // Nor is the page moved where a dialog gives the keys back to it.
    if !of_list && has_keys {
        super::widgets::paint::bring_into_view(&heading, wanted);
    }
    if heading.has_focus() {
        ui.data_mut(|data| data.insert_temp(title_with_keys(), heading.id));
        // The arrows are for the page's list.
        let arrows = egui::EventFilter { vertical_arrows: true, ..egui::EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(heading.id, arrows));
    }
    // The chosen row shows where they are, then; and who points needs no ring round a title.
    if !of_list && keys_are_in_use(ui.ctx()) {
        super::widgets::paint::focus_ring(ui, &heading, size::RADIUS);
    }
    ui.ctx().accesskit_node_builder(heading.id, |node| {
        node.set_role(egui::accesskit::Role::Heading);
        node.set_label(title);
    });
    words(ui, subtitle, Type::Body, t.muted);
    ui.add_space(size::GAP_S);
}

/// Width of a page, at 100 %, from which its buttons stand beside its title.
const TITLE_WIDE: f32 = 600.0;

/// The title of a page with buttons beside it that are so wide, or beneath where there is no room.
pub(super) fn title_and_buttons(
    ui: &mut Ui,
    (name, subtitle): (&str, &str),
    wide: f32,
    buttons: impl FnOnce(&mut Ui),
) {
    let top = ui.cursor().min;
    let width = ui.available_width();
    title(ui, name, subtitle);
    if width < TITLE_WIDE * super::theme::fonts::text_scale(ui) {
        ui.horizontal_wrapped(buttons);
        return;
    }
    // Keys go from one to the next as the eye does, so they are not drawn from the right.
    let right = top.x + width;
    let beside = egui::Rect::from_x_y_ranges(right - wide..=right, top.y..=ui.cursor().top() - size::GAP_S);
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    buttons(&mut ui.new_child(egui::UiBuilder::new().max_rect(beside).layout(layout)));
}

/// The room between cards.
pub(super) fn gap(ui: &mut Ui) {
    // Every widget is followed by the spacing of items already.
    ui.add_space(size::GAP_L - ui.spacing().item_spacing.y);
}

/// Whether [`columns`] of this least width stand side by side here.
pub(super) fn stand_beside(ui: &Ui, least: f32) -> bool {
    ui.available_width() >= least * super::theme::fonts::text_scale(ui)
}

/// Two columns, the second `share` of the width, or one beneath the other where there is no room.
/// `first` and `second` are drawn with the same data and may both answer with commands.
pub(super) fn columns<S>(
    ui: &mut Ui,
    least: f32,
    share: f32,
    state: &mut S,
    first: impl FnOnce(&mut Ui, &mut S),
    second: impl FnOnce(&mut Ui, &mut S),
) {
    let width = ui.available_width();
    if !stand_beside(ui, least) {
        first(ui, state);
        gap(ui);
        second(ui, state);
        return;
    }
    let right = ((width - size::GAP_L) * share).round();
    let left = width - size::GAP_L - right;
    let between = ui.spacing().item_spacing.x;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_L;
        let column = egui::Layout::top_down(egui::Align::Min);
        ui.allocate_ui_with_layout(egui::vec2(left, 0.0), column, |ui| {
            ui.set_width(left);
            ui.spacing_mut().item_spacing.x = between;
            first(ui, state);
        });
        ui.allocate_ui_with_layout(egui::vec2(right, 0.0), column, |ui| {
            ui.set_width(right);
            ui.spacing_mut().item_spacing.x = between;
            second(ui, state);
        });
    });
}

/// Width from which the story stands beside its list.
const STORY_BESIDE: f32 = 840.0;
/// Width of the story beside its list.
const STORY: f32 = 272.0;
/// What is in view of a story beneath its list, at 100 %: its heading, so that it is seen to be there.
const STORY_BEGINS: f32 = 64.0;
/// Height from which a list fills the page and scrolls by itself, and the width it takes for that.
const FILLS: egui::Vec2 = egui::vec2(780.0, 420.0);
/// Height of a list's head, of four rows and what stands around them, and the share of a low window that they take.
const FEW_ROWS: f32 = 330.0;
const FEW_ROWS_SHARE: f32 = 0.65;
/// Height that is enough for it while toasts take the rest.
const FILLS_BRIEFLY: f32 = 340.0;

/// Whether a list on a page with this much room fills it and scrolls by itself; else the page scrolls. `now` is
/// the height that toasts leave of it.
pub(super) fn list_fills(ui: &Ui, room: egui::Vec2, now: f32) -> bool {
    let scale = super::theme::fonts::text_scale(ui);
    let least = FILLS * scale;
    room.x >= least.x && room.y >= least.y && now >= FILLS_BRIEFLY * scale
}

/// How high a list is on a page that scrolls: this share of the window, and no less than a few rows take.
pub(super) fn list_height(ui: &Ui, share: f32) -> f32 {
    let window = ui.ctx().content_rect().height();
    let few_rows = FEW_ROWS * super::theme::fonts::text_scale(ui);
    (window * share).max(few_rows.min(window * FEW_ROWS_SHARE))
}

/// Draws something that scrolls by itself, as high as this however little of the page is in view.
pub(super) fn with_height<R>(ui: &mut Ui, height: f32, content: impl FnOnce(&mut Ui) -> R) -> R {
    let room = egui::Rect::from_min_size(
        ui.available_rect_before_wrap().min,
        egui::vec2(ui.available_width(), height),
    );
    ui.scope_builder(egui::UiBuilder::new().max_rect(room), content).inner
}

/// A list and the story of one of its rows: side by side where there is room, the list as high as the page, or
/// one beneath the other, where the story's heading stays in view. `list` is told how high it may be, in points.
/// The story begins at its top whenever it is `of` something else.
pub(super) fn list_and_story<S>(
    ui: &mut Ui,
    of: impl std::hash::Hash + std::fmt::Debug,
    state: &mut S,
    list: impl FnOnce(&mut Ui, &mut S, f32),
    story: impl FnOnce(&mut Ui, &mut S),
) {
    let scale = super::theme::fonts::text_scale(ui);
    let (width, height) = (ui.available_width(), ui.available_height());
    // Of the window where the page scrolls, since its own height has no end there.
    let window = ui.ctx().content_rect().height();
    let least = 200.0 * scale;
    let height = if (least..=window).contains(&height) { height } else { list_height(ui, 0.5) };
    if width < STORY_BESIDE * scale {
        let height = (height - STORY_BEGINS * scale).max(height.min(least));
        with_height(ui, height, |ui| list(ui, state, height));
        gap(ui);
        let top = ui.cursor().top();
        story_begins(ui);
        story(ui, state);
        let place = ui.min_rect().with_min_y(top);
        table::note_story(ui.ctx(), place);
        let (of, last) = (ui.scope_id().with(of), ui.scope_id().with("story-below-of"));
        let before = ui.data_mut(|data| data.get_temp::<egui::Id>(last));
        ui.data_mut(|data| data.insert_temp(last, of));
        story_comes(ui, before.is_some_and(|before| before != of), place);
        return;
    }
    let beside = STORY * scale;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_L;
        let column = egui::Layout::top_down(egui::Align::Min);
        ui.allocate_ui_with_layout(egui::vec2(width - beside - size::GAP_L, height), column, |ui| {
            list(ui, state, height);
        });
        ui.allocate_ui_with_layout(egui::vec2(beside, height), column, |ui| {
            ui.set_width(beside);
            super::theme::style::quiet_scroll_bar(ui);
            let mut scroll = egui::ScrollArea::vertical().id_salt("story");
            let (of, last) = (ui.scope_id().with(of), ui.scope_id().with("story-of"));
            if ui.data(|data| data.get_temp(last)) != Some(of) {
                ui.data_mut(|data| data.insert_temp(last, of));
                scroll = scroll.vertical_scroll_offset(0.0);
            }
            let stop = ui.make_persistent_id("story-keys");
            let has_keys = ui.memory(|memory| memory.has_focus(stop));
            let shown = scroll.show(ui, |ui| {
                story_begins(ui);
                story(ui, state);
                scroll::every_way(ui, has_keys);
            });
            table::note_story(ui.ctx(), shown.inner_rect);
            if shown.content_size.y > shown.inner_rect.height() + 1.0 {
                scroll::stop(ui, shown.inner_rect, stop, frame::BESIDE_LIST.get());
            }
        });
    });
}
