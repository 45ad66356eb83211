//! A list of rows of which one is chosen, each with a line of its own beneath. Tab comes to the chosen one,
//! and the arrows choose.

use eframe::egui;

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{CornerRadius, Response, ScrollArea, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{paint, radio};
use crate::ui::theme::{Tokens, Type, fonts::text_scale, icons, tokens::size};

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PickRow {
    /// What it is.
    pub title: String,
    /// What there is to know of it; empty for nothing.
    pub note: String,
    /// Whether it can be chosen.
    pub enabled: bool,
}

/// Height of the window that a list leaves for what else a dialog holds.
const LEFT_FREE: f32 = 400.0;

/// The list. Longer ones scroll.
#[must_use = "call show"]
pub struct Pick<'a> {
    name: &'a str,
    rows: &'a [PickRow],
    height: f32,
    from_top: bool,
}

impl<'a> Pick<'a> {
    /// `name` says to screen readers what is chosen here.
    pub fn new(name: &'a str, rows: &'a [PickRow]) -> Self {
        Self { name, rows, height: 208.0, from_top: false }
    }

    /// The most height it takes; less in a low window, but always two rows.
    pub fn height(mut self, height: f32) -> Self {
        self.height = height;
        self
    }

    /// Begins at its first row, where that is so, whatever a list of that name was scrolled to before.
    pub fn from_top(mut self, from_top: bool) -> Self {
        self.from_top = from_top;
        self
    }

    /// Draws it. True when the choice changed.
    pub fn show(self, ui: &mut Ui, chosen: &mut Option<usize>) -> bool {
        let t = Tokens::of(ui);
        let before = *chosen;
        let room = ui.ctx().content_rect().height() - LEFT_FREE * text_scale(ui);
        let height = self.height.min(room.max(2.0 * size::ROW_TWO_LINES * text_scale(ui)));
        let frame = egui::Frame::new()
            .stroke(Stroke::new(1.0, t.line))
            .corner_radius(size::RADIUS)
            .inner_margin(size::GAP_XS);
        let drawn = frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 0.0;
            let scroll = ScrollArea::vertical().id_salt(self.name).max_height(height);
            let scroll = if self.from_top { scroll.vertical_scroll_offset(0.0) } else { scroll };
            scroll.auto_shrink([false, true]).show(ui, |ui| {
                let enabled: Vec<bool> = self.rows.iter().map(|row| row.enabled).collect();
                let stop = radio::stop(before, &enabled);
                let rows = self.rows.iter().enumerate();
                let rows = rows.map(|(at, row)| draw(ui, row, before == Some(at), stop == Some(at)));
                let rows: Vec<Response> = rows.collect();
                if let Some(new) = radio::chosen(ui, &rows, &enabled) {
                    *chosen = Some(new);
                }
                if let Some(row) = rows.iter().find(|row| row.gained_focus()) {
                    row.scroll_to_me(None);
                }
            });
        });
        ui.ctx().accesskit_node_builder(drawn.response.id, |node| {
            node.set_role(Role::RadioGroup);
            node.set_label(self.name);
        });
        *chosen != before
    }
}

fn draw(ui: &mut Ui, row: &PickRow, chosen: bool, stop: bool) -> Response {
    let t = Tokens::of(ui);
    let scale = text_scale(ui);
    let height = if row.note.is_empty() { size::ROW } else { size::ROW_TWO_LINES };
    let width = ui.available_width();
    let size = vec2(width, (height * scale).round());
    let response = radio::target(ui, size, stop, row.enabled);
    let name = if row.note.is_empty() { row.title.clone() } else { format!("{}. {}", row.title, row.note) };
    response.widget_info(|| WidgetInfo::labeled(Role::RadioButton, row.enabled, &name));
    let toggled = if chosen { Toggled::True } else { Toggled::False };
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_toggled(toggled));
    let rect = response.rect;
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let ground = match (chosen, row.enabled && response.hovered()) {
        (true, _) => Some(t.accent_soft),
        (false, true) => Some(t.hover),
        (false, false) => None,
    };
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, CornerRadius::same(size::RADIUS), ground);
    }
    let mark = pos2(rect.left() + 18.0 * scale, rect.center().y);
    if chosen {
        paint::icon(ui, mark, icons::CHECK_CIRCLE, 18.0, t.accent_text);
    } else if row.enabled {
        ui.painter().circle_stroke(mark, 7.0 * scale, Stroke::new(1.0, t.control_line));
    } else {
        paint::icon(ui, mark, icons::PROHIBIT, 18.0, t.disabled);
    }
    let left = rect.left() + 36.0 * scale;
    let room = rect.right() - left - size::GAP_S;
    let (colour, quiet) = if row.enabled { (t.text, t.muted) } else { (t.muted, t.muted) };
    let title = paint::line(ui, &row.title, Type::Figures, room);
    if row.note.is_empty() {
        paint::left_middle(ui, pos2(left, rect.center().y), title, colour);
    } else {
        let note = paint::line(ui, &row.note, Type::FiguresSecondary, room);
        let cut = note.elided;
        let apart = 10.0 * scale;
        paint::left_middle(ui, pos2(left, rect.center().y - apart), title, colour);
        paint::left_middle(ui, pos2(left, rect.center().y + apart), note, quiet);
        paint::inner_focus_ring(ui, &response, size::RADIUS);
        if cut {
            return if row.enabled {
                response.on_hover_text(&row.note)
            } else {
                response.on_disabled_hover_text(&row.note)
            };
        }
        return response;
    }
    paint::inner_focus_ring(ui, &response, size::RADIUS);
    response
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use egui_kittest::kittest::Queryable as _;

    use super::super::test_support::harness;
    use super::*;

    fn rows() -> Vec<PickRow> {
        [("23 Nov", true), ("22 Nov", false), ("21 Nov", true)]
            .map(|(title, enabled)| PickRow {
                title: title.to_owned(),
                note: "12 actions".to_owned(),
                enabled,
            })
            .to_vec()
    }

    #[test]
    fn a_row_is_chosen_by_mouse_or_key_and_a_disabled_one_never() {
        let chosen = RefCell::new(None);
        let rows = rows();
        let mut h = harness(|ui| {
            Pick::new("Backups", &rows).show(ui, &mut chosen.borrow_mut());
        });
        h.get_by_label("22 Nov. 12 actions").click();
        h.run();
        assert_eq!(*chosen.borrow(), None);
        h.get_by_label("23 Nov. 12 actions").click();
        h.run();
        assert_eq!(*chosen.borrow(), Some(0));
        h.key_press(egui::Key::Tab);
        h.run();
        assert!(h.get_by_label("23 Nov. 12 actions").is_focused());
        h.key_press(egui::Key::ArrowDown);
        h.run();
        assert_eq!(*chosen.borrow(), Some(2));
        assert!(h.get_by_label("21 Nov. 12 actions").is_focused());
    }
}
