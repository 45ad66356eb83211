//! Tags: a state in a word or two.

use eframe::egui::accesskit::Role;
use eframe::egui::{CornerRadius, Response, Sense, Ui, Widget, WidgetInfo, pos2, vec2};

use super::{Tone, paint};
use crate::ui::theme::{Tokens, Type, fonts::text_scale, tokens::size};

/// Side of the icon.
const ICON: f32 = 13.0;

/// A pill with words and, so that its state is not told by colour alone, an icon.
#[must_use = "add it to a Ui"]
pub struct Tag<'a> {
    text: &'a str,
    tone: Tone,
    icon: Option<&'a str>,
    hover: Option<&'a str>,
    on_selection: bool,
}

impl<'a> Tag<'a> {
    /// A neutral tag.
    pub fn new(text: &'a str) -> Self {
        Self { text, tone: Tone::Neutral, icon: None, hover: None, on_selection: false }
    }

    /// Its colours.
    pub fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// Before the words.
    pub fn icon(mut self, icon: &'a str) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Whether it stands on a selected row, whose ground is that of one of the tones.
    pub fn on_selection(mut self, selected: bool) -> Self {
        self.on_selection = selected;
        self
    }

    /// What an icon adds to its width.
    pub fn icon_room(ui: &Ui) -> f32 {
        ICON * text_scale(ui) + size::GAP_XS
    }

    /// The width that it takes where nothing is cut.
    pub fn room(&self, ui: &Ui) -> f32 {
        let icon = self.icon.map_or(0.0, |_| Self::icon_room(ui));
        let text = paint::line(ui, self.text, Type::SecondaryMedium, f32::INFINITY);
        (2.0 * size::GAP_S + icon + text.size().x).ceil()
    }

    /// Told on hovering; the whole text is told where it had to be cut.
    pub fn hover(mut self, text: &'a str) -> Self {
        self.hover = Some(text);
        self
    }
}

impl Widget for Tag<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let t = Tokens::of(ui);
        let icon_size = ICON;
        let icon_room = self.icon.map_or(0.0, |_| Self::icon_room(ui));
        let fixed = 2.0 * size::GAP_S + icon_room;
        let text = paint::line(
            ui,
            self.text,
            Type::SecondaryMedium,
            (paint::room(ui) - fixed).max(64.0 * text_scale(ui)),
        );
        let cut = text.elided;
        let wanted = vec2(fixed + text.size().x, text.size().y + 6.0).ceil();
        let response = ui.allocate_response(wanted, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, self.text));
        if ui.is_rect_visible(response.rect) {
            let rect = response.rect;
            let colour = self.tone.text(t);
            let ground = if self.on_selection { t.surface } else { self.tone.soft(t) };
            ui.painter().rect_filled(rect, CornerRadius::same(255), ground);
            let mut x = rect.left() + size::GAP_S;
            if let Some(icon) = self.icon {
                paint::icon(
                    ui,
                    pos2(x + icon_size * text_scale(ui) / 2.0, rect.center().y),
                    icon,
                    icon_size,
                    colour,
                );
                x += icon_room;
            }
            paint::left_middle(ui, pos2(x, rect.center().y), text, colour);
        }
        match self.hover {
            Some(text) => response.on_hover_text(text),
            None if cut => response.on_hover_text(self.text),
            None => response,
        }
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::super::test_support::harness;
    use super::*;
    use crate::ui::theme::icons;

    #[test]
    fn its_words_are_read_and_its_icon_is_not() {
        let h = harness(|ui| {
            ui.add(Tag::new("Returned · Interested").tone(Tone::Good).icon(icons::CREDIT_BACK));
        });
        h.get_by_label("Returned · Interested");
    }

    #[test]
    fn it_is_cut_rather_than_run_over() {
        let _ = harness(|ui| {
            ui.set_max_width(90.0);
            let tag = ui.add(Tag::new("Returned · Not interested").icon(icons::CREDIT_BACK));
            assert!(tag.rect.width() <= 100.0, "{}", tag.rect);
        });
    }
}
