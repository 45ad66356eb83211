//! Buttons: one filled one a page, outlined and quiet ones beside it, and those that lose something.

use eframe::egui::accesskit::Role;
use eframe::egui::{Color32, CornerRadius, Response, Stroke, StrokeKind, Ui, Widget, WidgetInfo, pos2, vec2};

use super::paint;
use crate::ui::theme::{Tokens, Type, fonts::text_scale, icons, tokens::size};

/// Whether a button was pressed, also where it can no longer be: time may have closed it between the
/// frame at which someone aimed and this one. Whoever applies it says why not.
pub fn pressed(response: &Response) -> bool {
    let aimed = || response.contains_pointer() && response.ctx.input(|input| input.pointer.primary_clicked());
    response.clicked() || (!response.enabled() && aimed())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Primary,
    Secondary,
    Quiet,
    Danger,
    DangerFilled,
}

/// A button. Its accessible name is its label, or what [`Button::accessible_name`] says.
#[must_use = "add it to a Ui"]
pub struct Button<'a> {
    label: &'a str,
    /// Another label that stands in the same place.
    other: &'a str,
    kind: Kind,
    icon: Option<&'a str>,
    small: bool,
    full_width: bool,
    beside_keys: bool,
    caret: bool,
    lit: bool,
    enabled: bool,
    why_not: Option<&'a str>,
    hover: Option<&'a str>,
    name: Option<&'a str>,
}

impl<'a> Button<'a> {
    fn new(kind: Kind, label: &'a str) -> Self {
        Self {
            label,
            other: "",
            kind,
            icon: None,
            small: false,
            full_width: false,
            beside_keys: false,
            caret: false,
            lit: false,
            enabled: true,
            why_not: None,
            hover: None,
            name: None,
        }
    }

    /// Filled: the one thing to do on a page.
    pub fn primary(label: &'a str) -> Self {
        Self::new(Kind::Primary, label)
    }

    /// Outlined.
    pub fn secondary(label: &'a str) -> Self {
        Self::new(Kind::Secondary, label)
    }

    /// Without an outline until pointed at.
    pub fn quiet(label: &'a str) -> Self {
        Self::new(Kind::Quiet, label)
    }

    /// Outlined, in the colour of loss: leads to a question.
    pub fn danger(label: &'a str) -> Self {
        Self::new(Kind::Danger, label)
    }

    /// Filled, in the colour of loss: the answer to that question.
    pub fn danger_filled(label: &'a str) -> Self {
        Self::new(Kind::DangerFilled, label)
    }

    /// An icon alone, square; `name` is its accessible name and its tooltip.
    pub fn icon_only(icon: &'a str, name: &'a str) -> Self {
        Self { icon: Some(icon), name: Some(name), ..Self::new(Kind::Quiet, "") }.hover(name)
    }

    /// With an outline, as one that stands beside others that have one.
    pub fn outlined(mut self) -> Self {
        self.kind = Kind::Secondary;
        self
    }

    /// An icon before the label.
    pub fn icon(mut self, icon: &'a str) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Smaller text and less room, for rows and cards.
    pub fn small(mut self) -> Self {
        self.small = true;
        self
    }

    /// As wide as there is room.
    pub fn full_width(mut self) -> Self {
        self.full_width = true;
        self
    }

    /// Of the same width with this label, which takes the place of its own or did so before.
    pub fn room_for(mut self, other: &'a str) -> Self {
        self.other = other;
        self
    }

    /// A caret after the label: opens a menu.
    pub fn caret(mut self) -> Self {
        self.caret = true;
        self
    }

    /// Drawn as under the pointer, while its menu is open.
    pub fn lit(mut self, lit: bool) -> Self {
        self.lit = lit;
        self
    }

    /// Whether it can be pressed.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Told on hovering, and to screen readers, while it cannot be pressed.
    pub fn why_not(mut self, reason: &'a str) -> Self {
        self.why_not = Some(reason);
        self
    }

    /// Is no stop on the way from one control to the next: keys reach it otherwise.
    pub fn beside_keys(mut self, beside: bool) -> Self {
        self.beside_keys = beside;
        self
    }

    /// Cannot be pressed, for this reason, if there is one.
    pub fn unless(self, reason: Option<&'a str>) -> Self {
        match reason {
            Some(reason) => self.enabled(false).why_not(reason),
            None => self,
        }
    }

    /// Told on hovering while it can be pressed.
    pub fn hover(mut self, text: &'a str) -> Self {
        self.hover = Some(text);
        self
    }

    /// What a screen reader calls it, where the label alone would be ambiguous ("Edit InMail to Priya").
    pub fn accessible_name(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    /// Whether it can be pressed without losing anything.
    pub(super) fn is_safely_pressed(&self) -> bool {
        self.enabled && !matches!(self.kind, Kind::Danger | Kind::DangerFilled)
    }

    /// The width it takes on one line.
    pub(crate) fn room(&self, ui: &Ui) -> f32 {
        let wide = |label| paint::line(ui, label, self.role(), f32::INFINITY).size().x;
        (self.around(text_scale(ui)) + wide(self.label).max(wide(self.other)))
            .ceil()
            .max(self.least_height(ui))
    }

    fn role(&self) -> Type {
        if self.small { Type::SecondaryMedium } else { Type::Medium }
    }

    fn least_height(&self, ui: &Ui) -> f32 {
        paint::grown(ui, if self.small { size::TARGET } else { size::CONTROL })
    }

    fn icon_size(&self) -> f32 {
        if self.small { 14.0 } else { size::ICON }
    }

    fn icon_room(&self, scale: f32) -> f32 {
        let gap = if self.label.is_empty() { 0.0 } else { 6.0 };
        self.icon.map_or(0.0, |_| self.icon_size() * scale + gap)
    }

    fn caret_room(&self, scale: f32) -> f32 {
        if self.caret { 12.0 * scale + 6.0 } else { 0.0 }
    }

    /// What stands around the words.
    fn around(&self, scale: f32) -> f32 {
        let padding = match (self.label.is_empty(), self.small) {
            (true, _) => size::GAP_XS,
            (_, true) => 10.0,
            // As wide as there is room: the words need no more of it.
            _ if self.full_width => 6.0,
            _ => 14.0,
        };
        padding * 2.0 + self.icon_room(scale) + self.caret_room(scale)
    }

    fn colours(&self, t: &Tokens, response: &Response) -> (Color32, Stroke, Color32) {
        let pressed = response.is_pointer_button_down_on();
        let hovered = response.hovered() || self.lit;
        let pick = |rest, hover, down| match (pressed, hovered) {
            (true, _) => down,
            (_, true) => hover,
            _ => rest,
        };
        if !response.enabled() {
            return match self.kind {
                Kind::Primary | Kind::DangerFilled => (t.disabled_fill, Stroke::NONE, t.disabled),
                Kind::Quiet => (Color32::TRANSPARENT, Stroke::NONE, t.disabled),
                _ => (Color32::TRANSPARENT, Stroke::new(1.0, t.line), t.disabled),
            };
        }
        let outline = Stroke::new(1.0, t.control_line);
        match self.kind {
            Kind::Primary => (pick(t.accent, t.accent_hover, t.accent_pressed), Stroke::NONE, t.on_accent),
            Kind::DangerFilled => (pick(t.bad, t.bad_hover, t.bad_pressed), Stroke::NONE, t.on_bad),
            Kind::Secondary => (pick(t.surface, t.hover, t.pressed), outline, t.text),
            Kind::Danger => (pick(t.surface, t.bad_soft, t.pressed), outline, t.bad_text),
            Kind::Quiet => (pick(Color32::TRANSPARENT, t.hover, t.pressed), Stroke::NONE, t.text),
        }
    }
}

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let t = Tokens::of(ui);
        let scale = text_scale(ui);
        let icon_size = self.icon_size();
        let (icon_room, caret_room) = (self.icon_room(scale), self.caret_room(scale));
        let fixed = self.around(scale);
        let text = paint::wrapped(ui, self.label, self.role(), paint::room(ui) - fixed);

        let least = self.least_height(ui);
        let height = least.max(text.size().y + if self.small { 8.0 } else { 12.0 }).round();
        let other = match self.other {
            "" => 0.0,
            other => paint::wrapped(ui, other, self.role(), paint::room(ui) - fixed).size().x,
        };
        let natural = (fixed + text.size().x.max(other)).ceil().max(height);
        let width = if self.full_width { paint::room(ui).max(natural) } else { natural };
        let room = if self.beside_keys { paint::target_beside_keys } else { paint::target };
        let response = room(ui, vec2(width, height), self.enabled);

        let name = self.name.unwrap_or(self.label);
        let enabled = response.enabled();
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));

        if ui.is_rect_visible(response.rect) {
            let (fill, stroke, colour) = self.colours(t, &response);
            let rect = response.rect;
            let radius = CornerRadius::same(size::RADIUS);
            ui.painter().rect(rect, radius, fill, stroke, StrokeKind::Inside);
            let content = icon_room + text.size().x + caret_room;
            let mut x = rect.center().x - content / 2.0;
            if let Some(icon) = self.icon {
                paint::icon(ui, pos2(x + icon_size * scale / 2.0, rect.center().y), icon, icon_size, colour);
                x += icon_room;
            }
            let text_width = text.size().x;
            paint::left_middle(ui, pos2(x, rect.center().y), text, colour);
            if self.caret {
                let at = pos2(x + text_width + 6.0 + 6.0 * scale, rect.center().y);
                paint::icon(ui, at, icons::CARET_DOWN, 12.0, colour);
            }
            paint::focus_ring(ui, &response, size::RADIUS);
        }
        if !enabled && let Some(reason) = self.why_not {
            paint::describe(&response, reason);
            return response.on_disabled_hover_text(reason);
        }
        let Some(text) = self.hover else { return response };
        let response = response.on_hover_text(text);
        if text == name {
            // egui describes what is hovered with the tooltip; the name need not be told twice.
            response.ctx.accesskit_node_builder(response.id, |node| node.clear_description());
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui;
    use std::cell::Cell;

    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::super::test_support::{harness, rect};
    use super::*;

    #[test]
    fn the_icon_is_no_part_of_the_name() {
        let clicks = Cell::new(0);
        let mut h = harness(|ui| {
            if ui.add(Button::primary("Send InMail").icon(icons::SEND)).clicked() {
                clicks.set(clicks.get() + 1);
            }
        });
        h.get_by_role_and_label(Role::Button, "Send InMail").click();
        h.run();
        assert_eq!(clicks.get(), 1);
    }

    #[test]
    fn space_and_enter_press_the_focused_one() {
        let clicks = Cell::new(0);
        let mut h = harness(|ui| {
            if ui.add(Button::secondary("Undo")).clicked() {
                clicks.set(clicks.get() + 1);
            }
        });
        h.get_by_label("Undo").focus();
        h.run();
        h.key_press(egui::Key::Space);
        h.run();
        h.key_press(egui::Key::Enter);
        h.run();
        assert_eq!(clicks.get(), 2);
    }

    #[test]
    fn a_disabled_one_tells_why() {
        let mut h = harness(|ui| {
            let clicked =
                ui.add(Button::danger("Delete").enabled(false).why_not("Locked since 13:58")).clicked();
            assert!(!clicked);
        });
        let node = h.get_by_label("Delete");
        assert!(node.accesskit_node().is_disabled());
        assert_eq!(node.accesskit_node().description(), Some("Locked since 13:58".to_owned()));
        node.click();
        h.run();
    }

    #[test]
    fn every_kind_is_large_enough_to_hit() {
        let h = harness(|ui| {
            ui.add(Button::secondary("Edit").small());
            ui.add(Button::icon_only(icons::CLOSE, "Close").small());
        });
        for name in ["Edit", "Close"] {
            let rect = rect(&h, Role::Button, name);
            assert!(rect.height() >= size::TARGET && rect.width() >= size::TARGET, "{name}: {rect}");
        }
    }

    #[test]
    fn one_whose_label_changes_keeps_its_width() {
        let h = harness(|ui| {
            ui.add(Button::secondary("Copy").room_for("Copied"));
            ui.add(Button::secondary("Copied").room_for("Copy"));
        });
        let [copy, copied] = ["Copy", "Copied"].map(|name| rect(&h, Role::Button, name).width());
        assert_eq!(copy, copied);
    }

    #[test]
    fn a_long_label_takes_several_lines() {
        let h = harness(|ui| {
            ui.add(Button::secondary(&"long ".repeat(100)));
        });
        let rect = h.get_by_role(Role::Button).rect();
        assert!(rect.right() <= 760.0 && rect.height() > 60.0, "{rect}");
    }
}
