//! Menus behind a button.

use eframe::egui;

use eframe::egui::accesskit::{HasPopup, Role};
use eframe::egui::{
    Color32, CornerRadius, Id, Key, LayerId, Modifiers, Popup, PopupCloseBehavior, Response, Ui, WidgetInfo,
    pos2, vec2,
};

use super::{Button, paint};
use crate::ui::theme::{Tokens, Type, fonts::text_scale, tokens::size};

/// One line of a menu.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MenuItem<'a> {
    label: &'a str,
    icon: Option<&'a str>,
    shortcut: &'a str,
    enabled: bool,
    why_not: Option<&'a str>,
    danger: bool,
    separated: bool,
    to_width: bool,
}

impl<'a> MenuItem<'a> {
    /// An item.
    pub fn new(label: &'a str) -> Self {
        Self {
            label,
            icon: None,
            shortcut: "",
            enabled: true,
            why_not: None,
            danger: false,
            separated: false,
            to_width: false,
        }
    }

    /// Before the label.
    pub fn icon(mut self, icon: &'a str) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The keys that do the same, at the right.
    pub fn shortcut(mut self, keys: &'a str) -> Self {
        self.shortcut = keys;
        self
    }

    /// Whether it can be chosen.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Told while it cannot be chosen.
    pub fn why_not(mut self, reason: &'a str) -> Self {
        self.why_not = Some(reason);
        self
    }

    /// Cannot be chosen, for this reason, if there is one.
    pub fn unless(self, reason: Option<&'a str>) -> Self {
        match reason {
            Some(reason) => self.enabled(false).why_not(reason),
            None => self,
        }
    }

    /// In the colour of loss.
    pub fn danger(mut self) -> Self {
        self.danger = true;
        self
    }

    /// No wider than the panel that it stands in: there its label is cut.
    pub fn to_width(mut self) -> Self {
        self.to_width = true;
        self
    }

    /// A line above it.
    pub fn separated(mut self) -> Self {
        self.separated = true;
        self
    }
}

/// A button that opens a menu.
#[must_use = "call show"]
pub struct Menu<'a> {
    button: Button<'a>,
    items: &'a [MenuItem<'a>],
}

impl<'a> Menu<'a> {
    /// `button` gets a caret.
    pub fn new(button: Button<'a>, items: &'a [MenuItem<'a>]) -> Self {
        Self { button: button.caret(), items }
    }

    /// An icon without a caret, as for "More actions".
    pub fn icon_only(icon: &'a str, name: &'a str, items: &'a [MenuItem<'a>]) -> Self {
        Self { button: Button::icon_only(icon, name), items }
    }

    /// A button as it is, without a caret.
    pub fn bare(button: Button<'a>, items: &'a [MenuItem<'a>]) -> Self {
        Self { button, items }
    }

    /// Draws button and menu; tells which item was chosen, counted from 0.
    pub fn show(self, ui: &mut Ui) -> Option<usize> {
        let id = ui.next_auto_id();
        let open = Popup::is_id_open(ui.ctx(), id.with("popup"));
        let response = ui.add(self.button.lit(open));
        below(&response, |ui| {
            self.items.iter().enumerate().fold(None, |before, (at, item)| {
                if item.separated {
                    separator(ui);
                }
                if row(ui, item).clicked() {
                    // For keys and screen readers too: of itself it closes for the pointer only.
                    ui.close();
                    return Some(at);
                }
                before
            })
        })
        .flatten()
    }
}

/// Opens a panel of any content below `response`, which was clicked for it. A click within leaves it open:
/// what was chosen closes it by `Ui::close`.
pub fn panel<R>(response: &Response, content: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    shown(response, Popup::menu(response).close_behavior(PopupCloseBehavior::CloseOnClickOutside), content)
}

/// Opens the panel below `response`, as a click on it does.
pub fn open(response: &Response) {
    Popup::open_id(&response.ctx, Popup::default_response_id(response));
}

/// Opens a menu of any content below `response`, which was clicked for it. Arrow keys and Tab move in it.
pub fn below<R>(response: &Response, content: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    shown(response, Popup::menu(response), content)
}

fn shown<R>(response: &Response, popup: Popup<'_>, content: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    let popup = popup.gap(4.0);
    let open = popup.is_open();
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_has_popup(HasPopup::Menu);
        node.set_expanded(open);
    });
    let id = popup.get_id();
    let inner = popup.show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.set_min_width(180.0);
        content(ui)
    })?;
    return_focus(response, id, inner.response.layer_id);
    Some(inner.inner)
}

/// Whether the keys that every desktop has for it ask for the menu of what has the keyboard.
pub(super) fn is_asked_for(response: &Response) -> bool {
    let pressed = |modifiers, key| response.ctx.input_mut(|input| input.consume_key(modifiers, key));
    response.has_focus() && (pressed(Modifiers::NONE, Key::Menu) || pressed(Modifiers::SHIFT, Key::F10))
}

/// Whoever came with the keyboard finds it on the button when the menu closes. A dialog that an item opens
/// returns it there in turn.
pub(super) fn return_focus(button: &Response, popup: Id, layer: LayerId) {
    let ctx = &button.ctx;
    let key = popup.with("has the keyboard");
    let had_it = ctx.data(|data| data.get_temp::<bool>(key)).unwrap_or_default();
    let focused = ctx.memory(|memory| memory.focused());
    let is_within = |id| {
        id == button.id
            || ctx.viewport(|view| view.this_pass.widgets.get(id).is_some_and(|w| w.layer_id == layer))
    };
    // Escape takes it from everything before anything is drawn.
    let has_it = focused.map_or(had_it, is_within);
    if had_it && !has_it {
        // Tab led out of it, and it would cover what has the keyboard now.
        Popup::close_id(ctx, popup);
    }
    let is_open = Popup::is_id_open(ctx, popup);
    ctx.data_mut(|data| data.insert_temp(key, has_it && is_open));
    if has_it && !is_open {
        button.request_focus();
    }
}

/// A line between items.
pub fn separator(ui: &mut Ui) {
    let (rect, _) = ui.allocate_at_least(vec2(0.0, 9.0), egui::Sense::empty());
    let stroke = egui::Stroke::new(1.0, Tokens::of(ui).line);
    ui.painter().hline(rect.x_range(), paint::snapped(ui, rect.center()).y, stroke);
}

/// One item, for menus with content of their own.
pub fn row(ui: &mut Ui, item: &MenuItem<'_>) -> Response {
    let t = Tokens::of(ui);
    let scale = text_scale(ui);
    let icon_room = item.icon.map_or(0.0, |_| (size::ICON * scale) + 10.0);
    let keys = paint::line(ui, item.shortcut, Type::Secondary, 160.0);
    let keys_room = if item.shortcut.is_empty() { 0.0 } else { keys.size().x + 24.0 };
    let room =
        if item.to_width { ui.available_width().floor() - 20.0 - icon_room - keys_room } else { 420.0 };
    let text = paint::line(ui, item.label, Type::Body, room);
    let wanted = 20.0 + icon_room + text.size().x + keys_room;
    let height = paint::control_height(ui);
    let response = paint::target(ui, vec2(wanted.ceil(), height), item.enabled);
    let enabled = response.enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, enabled, item.label));
    let rect = response.rect;
    let on = enabled && (response.hovered() || response.has_focus());
    let fill = match (on, item.danger) {
        (true, true) => t.bad_soft,
        (true, false) => t.hover,
        _ => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, CornerRadius::same(size::RADIUS), fill);
    let (colour, quiet) = match (enabled, item.danger) {
        (false, _) => (t.disabled, t.disabled),
        (_, true) => (t.bad_text, t.bad_text),
        _ => (t.text, t.muted),
    };
    let mut x = rect.left() + 10.0;
    if let Some(icon) = item.icon {
        paint::icon(ui, pos2(x + size::ICON * scale / 2.0, rect.center().y), icon, size::ICON, quiet);
        x += icon_room;
    }
    paint::left_middle(ui, pos2(x, rect.center().y), text, colour);
    if keys_room > 0.0 {
        let at = pos2(rect.right() - 10.0 - keys.size().x, rect.center().y);
        paint::left_middle(ui, at, keys, if enabled { t.muted } else { t.disabled });
    }
    paint::inner_focus_ring(ui, &response, size::RADIUS);
    match item.why_not.filter(|_| !enabled) {
        Some(reason) => {
            paint::describe(&response, reason);
            response.on_disabled_hover_text(reason)
        }
        None => response,
    }
}

/// An item of two lines, for panels.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// Before the lines.
    pub icon: &'a str,
    /// The first line.
    pub title: &'a str,
    /// The second line; may be empty.
    pub note: &'a str,
    /// Its accessible name.
    pub label: &'a str,
    /// Whether it is the one that Enter chooses.
    pub lit: bool,
    /// Whether it can have the keyboard itself.
    pub takes_focus: bool,
}

/// Height of an [`Entry`].
pub fn entry_height(ui: &Ui) -> f32 {
    paint::grown(ui, size::ROW_TWO_LINES - 6.0)
}

/// Draws an entry as wide as there is room. Only what is in view is laid out.
pub fn entry(ui: &mut Ui, entry: &Entry<'_>) -> Response {
    let t = Tokens::of(ui);
    let sense = if entry.takes_focus { egui::Sense::click() } else { egui::Sense::CLICK };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), entry_height(ui)), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, true, entry.label));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(entry.lit));
    if !entry.note.is_empty() {
        paint::describe(&response, entry.note);
    }
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let on = entry.lit || response.hovered() || response.has_focus();
    ui.painter().rect_filled(
        rect,
        CornerRadius::same(size::RADIUS),
        if on { t.hover } else { Color32::TRANSPARENT },
    );
    let icon = size::ICON * text_scale(ui);
    let left = rect.left() + 20.0 + icon;
    paint::icon(ui, pos2(rect.left() + 10.0 + icon / 2.0, rect.center().y), entry.icon, size::ICON, t.muted);
    let room = rect.right() - 10.0 - left;
    let title = paint::line(ui, entry.title, Type::Strong, room);
    let note = paint::line(ui, entry.note, Type::Secondary, room);
    let middle = rect.center().y;
    let (up, down) = if entry.note.is_empty() { (0.0, 0.0) } else { (note.size().y, title.size().y) };
    paint::left_middle(ui, pos2(left, middle - up / 2.0), title, t.text);
    if !entry.note.is_empty() {
        paint::left_middle(ui, pos2(left, middle + down / 2.0), note, t.muted);
    }
    paint::inner_focus_ring(ui, &response, size::RADIUS);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::super::test_support::harness;
    use super::*;

    #[test]
    fn it_opens_tells_the_choice_and_closes() {
        let chosen = Cell::new(None);
        let items = [MenuItem::new("Next expiry"), MenuItem::new("Three days").shortcut("Ctrl+3")];
        let mut h = harness(|ui| {
            let picked = Menu::new(Button::secondary("More"), &items).show(ui);
            chosen.set(chosen.get().or(picked));
        });
        assert!(h.query_by_label("Three days").is_none());
        h.get_by_role_and_label(Role::Button, "More").click();
        h.run();
        h.get_by_role_and_label(Role::MenuItem, "Three days").click();
        h.run();
        assert_eq!(chosen.get(), Some(1));
        assert!(h.query_by_label("Three days").is_none());
    }

    #[test]
    fn the_keyboard_returns_to_its_button_from_an_item_and_from_escape() {
        let items = [MenuItem::new("Next expiry"), MenuItem::new("Three days")];
        let mut h = harness(|ui| {
            Menu::new(Button::secondary("More"), &items).show(ui);
        });
        for last in [egui::Key::Escape, egui::Key::Space] {
            h.get_by_label("More").focus();
            h.key_press(egui::Key::Space);
            h.run();
            h.get_by_label("Three days").focus();
            h.run();
            h.key_press(last);
            h.run();
            assert!(h.query_by_label("Three days").is_none());
            assert!(h.get_by_label("More").is_focused(), "{last:?}");
        }
    }

    #[test]
    fn escape_closes_it() {
        let items = [MenuItem::new("Next expiry")];
        let mut h = harness(|ui| {
            Menu::new(Button::secondary("More"), &items).show(ui);
        });
        h.get_by_label("More").click();
        h.run();
        h.key_press(egui::Key::Escape);
        h.run();
        assert!(h.query_by_label("Next expiry").is_none());
        assert_eq!(h.get_by_label("More").accesskit_node().data().is_expanded(), Some(false));
    }
}
