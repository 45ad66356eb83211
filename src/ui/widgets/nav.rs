//! Items of the sidebar.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Color32, CornerRadius, Popup, PopupKind, RectAlign, Response, Ui, Widget, WidgetInfo, pos2, vec2,
};

use super::paint;
use crate::ui::theme::{Tokens, Type, fonts::text_scale, tokens::size};

/// One page in the sidebar.
#[must_use = "add it to a Ui"]
pub struct NavItem<'a> {
    icon: &'a str,
    label: &'a str,
    note: &'a str,
    keys: &'a str,
    selected: bool,
    collapsed: bool,
    room: f32,
}

impl<'a> NavItem<'a> {
    /// `label` is the accessible name too.
    pub fn new(icon: &'a str, label: &'a str) -> Self {
        Self { icon, label, note: "", keys: "", selected: false, collapsed: false, room: f32::INFINITY }
    }

    /// Small words at the right, such as "87 left".
    pub fn note(mut self, note: &'a str) -> Self {
        self.note = note;
        self
    }

    /// The keys that open it, as its tooltip.
    pub fn keys(mut self, keys: &'a str) -> Self {
        self.keys = keys;
        self
    }

    /// Whether its page is open.
    pub fn selected(mut self, selected: bool) -> Self {
        self.selected = selected;
        self
    }

    /// The height that there is for it: it is lower then, as far as a target may be.
    pub fn room(mut self, height: f32) -> Self {
        self.room = height;
        self
    }

    /// The icon alone, with the label as its tooltip.
    pub fn collapsed(mut self, collapsed: bool) -> Self {
        self.collapsed = collapsed;
        self
    }
}

impl Widget for NavItem<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let t = Tokens::of(ui);
        let role = if self.selected { Type::Strong } else { Type::Body };
        let wanted = size::ROW.max(ui.text_style_height(&role.style()) + 14.0);
        let least = if self.collapsed { size::TARGET } else { wanted };
        let height = wanted.min(self.room.max(least)).floor();
        let response = paint::target(ui, vec2(ui.available_width(), height), true);
        response.widget_info(|| WidgetInfo::labeled(Role::Tab, true, self.label));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_selected(self.selected);
            if !self.keys.is_empty() {
                node.set_keyboard_shortcut(self.keys);
            }
        });
        if !self.note.is_empty() {
            paint::describe(&response, self.note);
        }
        if ui.is_rect_visible(response.rect) {
            let rect = response.rect;
            let fill = match (self.selected, response.is_pointer_button_down_on(), response.hovered()) {
                (true, ..) => t.accent_soft,
                (_, true, _) => t.pressed,
                (_, _, true) if t.dark => t.hover,
                // The sidebar is darker than the ground that `hover` is made for.
                (_, _, true) => t.pressed,
                _ => Color32::TRANSPARENT,
            };
            ui.painter().rect_filled(rect, CornerRadius::same(size::RADIUS), fill);
            let colour = if self.selected { t.accent_text } else { t.text };
            let icon_colour = if self.selected { t.accent_text } else { t.muted };
            let half = 9.0 * text_scale(ui);
            let icon_x = if self.collapsed { rect.center().x } else { rect.left() + 10.0 + half };
            paint::icon(ui, pos2(icon_x, rect.center().y), self.icon, 18.0, icon_colour);
            if !self.collapsed {
                let x = icon_x + half + 10.0;
                let mut right = rect.right() - 10.0;
                if !self.note.is_empty() {
                    let note = paint::line(ui, self.note, Type::FiguresSecondary, (right - x) / 2.0);
                    right -= note.size().x;
                    paint::left_middle(ui, pos2(right, rect.center().y), note, t.muted);
                    right -= size::GAP_S;
                }
                let text = paint::line(ui, self.label, role, right - x);
                paint::left_middle(ui, pos2(x, rect.center().y), text, colour);
            }
            paint::inner_focus_ring(ui, &response, size::RADIUS);
        }
        // What is not to be seen beside the icon.
        let seen = if self.collapsed { [self.label, self.note] } else { ["", ""] };
        let tip: Vec<&str> = seen.into_iter().chain([self.keys]).filter(|part| !part.is_empty()).collect();
        if tip.is_empty() {
            return response;
        }
        if self.collapsed {
            tell_beside(&response, &tip.join(" · "));
        }
        // Not as its description, which would tell the keys a second time.
        response.on_hover_ui(|ui| _ = ui.label(tip.join(" · ")))
    }
}

/// What an icon alone does not say, to who comes by keys. Beside it: below, it would take clicks from others.
pub fn tell_beside(icon: &Response, told: &str) {
    if icon.has_focus() && !icon.hovered() {
        Popup::from_response(icon)
            .id(icon.id.with("told"))
            .kind(PopupKind::Tooltip)
            .align(RectAlign::RIGHT)
            .interactable(false)
            .show(|ui| _ = ui.label(told));
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::super::test_support::harness;
    use super::*;
    use crate::ui::theme::icons;

    #[test]
    fn its_name_is_the_label_alone_beside_its_note_and_its_keys() {
        for collapsed in [false, true] {
            let h = harness(|ui| {
                ui.add(
                    NavItem::new(icons::SETTINGS, "Settings")
                        .note("87 left")
                        .keys("Ctrl+1")
                        .selected(true)
                        .collapsed(collapsed),
                );
            });
            let node = h.get_by_role_and_label(Role::Tab, "Settings");
            assert_eq!(node.accesskit_node().is_selected(), Some(true));
            assert_eq!(node.accesskit_node().description(), Some("87 left".to_owned()));
            assert_eq!(node.accesskit_node().data().keyboard_shortcut(), Some("Ctrl+1"));
        }
    }
}
