//! The search field.

use eframe::egui;

use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{Align2, Id, Margin, Response, TextEdit, Ui, WidgetInfo, pos2, vec2};

use super::{EditWords, field, paint};
use crate::ui::theme::{Tokens, Type, fonts::text_scale, icons, tokens::size};

/// A field of one line with a magnifying glass, and a cross to empty it.
#[must_use = "call show"]
pub struct Search<'a> {
    name: &'a str,
    clear: &'a str,
    text: &'a mut String,
    hint: &'a str,
    id: Option<Id>,
    width: Option<f32>,
    words: Option<EditWords<'a>>,
    found: (&'a str, &'a str),
}

impl<'a> Search<'a> {
    /// `name` is the input's accessible name and `clear` that of the cross.
    pub fn new(name: &'a str, clear: &'a str, text: &'a mut String) -> Self {
        Self { name, clear, text, hint: "", id: None, width: None, words: None, found: ("", "") }
    }

    /// Shown while the field is empty.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// The id of the input, to give it the focus from elsewhere.
    pub fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// How wide; by default as wide as there is room.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// How much was found: short, at the right, and `whole` as a screen reader says it.
    pub fn found(mut self, short: &'a str, whole: &'a str) -> Self {
        self.found = (short, whole);
        self
    }

    /// Gives the field its context menu.
    pub fn edit_menu(mut self, words: EditWords<'a>) -> Self {
        self.words = Some(words);
        self
    }

    /// Draws it. The response is the input's, and changed when the cross emptied it.
    pub fn show(self, ui: &mut Ui) -> Response {
        let t = Tokens::of(ui);
        let id = self.id.unwrap_or_else(|| ui.make_persistent_id(("search", self.name)));
        let edge = (size::TARGET * text_scale(ui)).ceil();
        let left = Margin::symmetric(0, 6).left_to(edge + 4.0);
        let (short, whole) = self.found;
        let found = paint::line(ui, short, Type::FiguresSecondary, f32::INFINITY);
        let margin = Margin { right: left.left, ..left }.right_more(found.size().x);
        let edit = TextEdit::singleline(self.text)
            .id(id)
            .hint_text(Type::Body.rich(self.hint).color(t.muted))
            .desired_width(self.width.unwrap_or(f32::INFINITY))
            .align(Align2::LEFT_CENTER)
            .min_size(vec2(0.0, paint::control_height(ui)))
            .margin(margin);
        let mut response = ui.add(edit).accessible_name(self.name);
        paint::come_into_view(&response);
        field::select_where_tab_led(&response);
        if let Some(words) = self.words {
            field::edit_menu(&response, words);
        }
        // Over the page Escape closes the menu that it stands in.
        let on_page = ui.layer_id().order != egui::Order::Foreground;
        // Enter changes nothing, since it finds while it is typed; it does not go on to what is chosen in the list.
        if response.lost_focus()
            && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Enter))
            && on_page
        {
            response.request_focus();
        }
        let escaped = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Escape));
        if on_page && escaped && !self.text.is_empty() {
            self.text.clear();
            response.request_focus();
            response.mark_changed();
        }
        let rect = response.rect;
        paint::icon(
            ui,
            pos2(rect.left() + 4.0 + edge / 2.0, rect.center().y),
            icons::SEARCH,
            size::ICON,
            t.muted,
        );
        if !short.is_empty() {
            let right = rect.right() - 2.0 - edge;
            let at = egui::Rect::from_x_y_ranges(right - found.size().x..=right, rect.y_range());
            let told = ui.interact(at, id.with("found"), egui::Sense::hover());
            told.widget_info(|| WidgetInfo::labeled(Role::Label, true, whole));
            // It changes while someone types elsewhere, so it is said.
            ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(Live::Polite));
            paint::left_middle(ui, at.left_center(), found, t.muted);
        }
        if !self.text.is_empty() {
            let at = egui::Rect::from_center_size(
                pos2(rect.right() - 2.0 - edge / 2.0, rect.center().y),
                vec2(edge, edge),
            );
            let cross = ui.interact(at, id.with("clear"), egui::Sense::click());
            paint::come_into_view(&cross);
            cross.widget_info(|| WidgetInfo::labeled(Role::Button, true, self.clear));
            if cross.hovered() {
                ui.painter().rect_filled(at.shrink(4.0), size::RADIUS, t.hover);
            }
            paint::icon(ui, at.center(), icons::CLOSE, 14.0, t.muted);
            paint::inner_focus_ring(ui, &cross, size::RADIUS);
            if cross.on_hover_text(self.clear).clicked() {
                self.text.clear();
                response.request_focus();
                response.mark_changed();
            }
        }
        response
    }
}

trait LeftTo {
    fn left_to(self, left: f32) -> Self;
    fn right_more(self, more: f32) -> Self;
}

impl LeftTo for Margin {
    /// Margins are whole points up to 127; the text scale keeps these far below.
    #[allow(clippy::cast_possible_truncation, reason = "clamped to the range of the type")]
    fn left_to(self, left: f32) -> Self {
        Self { left: left.clamp(0.0, 127.0) as i8, ..self }
    }

    #[allow(clippy::cast_possible_truncation, reason = "clamped to the range of the type")]
    fn right_more(self, more: f32) -> Self {
        Self { right: (f32::from(self.right) + more).clamp(0.0, 127.0) as i8, ..self }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use egui_kittest::kittest::Queryable as _;

    use super::super::test_support::harness;
    use super::*;

    #[test]
    fn escape_empties_it_first_and_leaves_it_then() {
        let text = RefCell::new("priya".to_owned());
        let mut h = harness(|ui| {
            Search::new("Search sent", "Clear the search", &mut text.borrow_mut()).show(ui);
        });
        h.get_by_label("Search sent").focus();
        h.run();
        h.key_press(egui::Key::Escape);
        h.run();
        assert_eq!(*text.borrow(), "");
        assert!(h.get_by_label("Search sent").is_focused());
        h.key_press(egui::Key::Escape);
        h.run();
        assert!(!h.get_by_label("Search sent").is_focused());
    }

    #[test]
    fn the_cross_empties_it_and_leaves_the_cursor_there() {
        let text = RefCell::new("priya".to_owned());
        let mut h = harness(|ui| {
            Search::new("Search sent", "Clear the search", &mut text.borrow_mut())
                .hint("Search people")
                .show(ui);
        });
        h.get_by_label("Clear the search").click();
        h.run();
        assert_eq!(*text.borrow(), "");
        assert!(h.get_by_label("Search sent").is_focused());
        assert!(h.query_by_label("Clear the search").is_none());
    }
}
