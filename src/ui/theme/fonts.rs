//! The bundled fonts, and the roles that text plays.
//!
//! One variable font gives all weights. Figures of equal width are an OpenType feature that egui
//! cannot switch on, so a second small font holds them and stands first in the families for columns.
//! Scripts that Inter lacks (CJK, Arabic) come from egui's bundled fonts and then from the system:
//! eframe asks the system after the families below, whatever their names.

use std::sync::Arc;

use eframe::egui::epaint::text::{FontTweak, VariationCoords};
use eframe::egui::{FontData, FontDefinitions, FontFamily, FontId, RichText, TextStyle, Ui};

use super::tokens::size;

const INTER: &[u8] = include_bytes!("../../../assets/fonts/Inter.ttf");
const INTER_FIGURES: &[u8] = include_bytes!("../../../assets/fonts/InterFigures.ttf");
const PHOSPHOR: &[u8] = include_bytes!("../../../assets/fonts/Phosphor.ttf");

const ICONS: &str = "icons";

/// What a piece of text is for; it decides size, weight and figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    /// Text, 14.
    Body,
    /// Labels of controls, 14 medium.
    Medium,
    /// What must be noticed within text, 14 semibold.
    Strong,
    /// Heading of a card, 15 semibold.
    Heading,
    /// Title of a page, 22 bold.
    Title,
    /// The balance, 58 bold.
    Balance,
    /// Notes, labels above fields, 12.5.
    Secondary,
    /// Labels of small controls and tags, 12.5 medium.
    SecondaryMedium,
    /// Numbers and times in columns, 14, figures of equal width.
    Figures,
    /// Amounts, 14 semibold, figures of equal width.
    FiguresStrong,
    /// Numbers and times in small print, 12.5, figures of equal width.
    FiguresSecondary,
}

impl Type {
    /// Every role.
    pub const ALL: [Self; 11] = [
        Self::Body,
        Self::Medium,
        Self::Strong,
        Self::Heading,
        Self::Title,
        Self::Balance,
        Self::Secondary,
        Self::SecondaryMedium,
        Self::Figures,
        Self::FiguresStrong,
        Self::FiguresSecondary,
    ];

    /// The egui text style of this role.
    pub fn style(self) -> TextStyle {
        match self {
            Self::Body => TextStyle::Body,
            Self::Medium => TextStyle::Button,
            Self::Secondary => TextStyle::Small,
            Self::Title => TextStyle::Heading,
            _ => TextStyle::Name(self.name().into()),
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Medium => "medium",
            Self::Strong => "strong",
            Self::Heading => "card-heading",
            Self::Title => "title",
            Self::Balance => "balance",
            Self::Secondary => "secondary",
            Self::SecondaryMedium => "secondary-medium",
            Self::Figures => "figures",
            Self::FiguresStrong => "figures-strong",
            Self::FiguresSecondary => "figures-secondary",
        }
    }

    /// The font as it is at the text size in use.
    pub fn font(self, ui: &Ui) -> FontId {
        let styles = &ui.style().text_styles;
        styles.get(&self.style()).cloned().unwrap_or_else(|| self.font_at(1.0))
    }

    /// `text` in this role.
    pub fn rich(self, text: impl Into<String>) -> RichText {
        RichText::new(text).text_style(self.style())
    }

    /// The font at `scale`, where 1.0 is 100 %.
    #[expect(clippy::disallowed_methods, reason = "the sizes of type live here")]
    pub(super) fn font_at(self, scale: f32) -> FontId {
        FontId::new(self.size() * scale, self.family())
    }

    const fn size(self) -> f32 {
        match self {
            Self::Body | Self::Medium | Self::Strong | Self::Figures | Self::FiguresStrong => size::TEXT_BODY,
            Self::Heading => size::TEXT_HEADING,
            Self::Title => size::TEXT_TITLE,
            Self::Balance => size::TEXT_BALANCE,
            Self::Secondary | Self::SecondaryMedium | Self::FiguresSecondary => size::TEXT_SECONDARY,
        }
    }

    /// Of its own for each role: a font that is drawn in several sizes in turn is fitted to the pixels anew at
    /// each, which takes longer than the drawing.
    fn family(self) -> FontFamily {
        match self {
            Self::Body => FontFamily::Proportional,
            _ => named(self.name()),
        }
    }

    /// Weight, and the optical size that Inter is drawn for.
    const fn shape(self) -> (u16, u16) {
        match self {
            Self::Body | Self::Secondary | Self::Figures | Self::FiguresSecondary => (400, 14),
            Self::Medium | Self::SecondaryMedium => (500, 14),
            Self::Strong | Self::Heading | Self::FiguresStrong => (600, 14),
            Self::Title | Self::Balance => (700, 26),
        }
    }

    const fn has_figures(self) -> bool {
        matches!(self, Self::Figures | Self::FiguresStrong | Self::FiguresSecondary)
    }
}

/// The factor by which the user has enlarged text: 0.9 to 1.5.
pub fn text_scale(ui: &Ui) -> f32 {
    Type::Body.font(ui).size / size::TEXT_BODY
}

/// The icon font at `size` points, enlarged with the text.
#[expect(clippy::disallowed_methods, reason = "the sizes of type live here")]
pub fn icon_font(ui: &Ui, size: f32) -> FontId {
    FontId::new(size * text_scale(ui), named(ICONS))
}

/// An icon for use where egui takes text. Beside words prefer a widget that takes an icon:
/// a screen reader would read this one's character.
pub fn icon(ui: &Ui, icon: &str, size: f32) -> RichText {
    RichText::new(icon).font(icon_font(ui, size))
}

fn named(name: &str) -> FontFamily {
    FontFamily::Name(name.into())
}

/// Our fonts in front of those that egui brings.
pub(super) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let bundled = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let behind = |own: Vec<String>| own.into_iter().chain(bundled.iter().cloned()).collect::<Vec<_>>();
    let phosphor = || "Phosphor".to_owned();
    fonts.font_data.insert(phosphor(), Arc::new(FontData::from_static(PHOSPHOR)));
    for role in Type::ALL {
        let figures = role.has_figures().then(|| face(&mut fonts, "Inter Figures", INTER_FIGURES, role));
        let words = face(&mut fonts, "Inter", INTER, role);
        let own = figures.into_iter().chain([words, phosphor()]).collect();
        fonts.families.insert(role.family(), behind(own));
    }
    let inter = face(&mut fonts, "Inter", INTER, Type::Body);
    fonts.families.insert(named(ICONS), behind(vec![phosphor(), inter.clone()]));
    if let Some(chain) = fonts.families.get_mut(&FontFamily::Monospace) {
        chain.push(inter);
    }
    fonts
}

/// The name of a font as a role wants it, and the font under it. Roles of the same weight and size share one.
fn face(fonts: &mut FontDefinitions, name: &str, bytes: &'static [u8], role: Type) -> String {
    let (weight, optical_size) = role.shape();
    let name = format!("{name} {weight} at {}", role.size());
    let coords = VariationCoords::new([(b"wght", f32::from(weight)), (b"opsz", f32::from(optical_size))]);
    let data = FontData::from_static(bytes).tweak(FontTweak { coords, ..FontTweak::default() });
    fonts.font_data.insert(name.clone(), Arc::new(data));
    name
}

#[cfg(test)]
mod tests {
    use super::super::icons;
    use super::*;
    use eframe::egui;

    /// Fonts of one file alone, so that no fallback hides a gap.
    fn only(bytes: &'static [u8]) -> egui::epaint::text::Fonts {
        let mut fonts = FontDefinitions::empty();
        fonts.font_data.insert("it".to_owned(), Arc::new(FontData::from_static(bytes)));
        for family in [FontFamily::Proportional, FontFamily::Monospace] {
            fonts.families.insert(family, vec!["it".to_owned()]);
        }
        egui::epaint::text::Fonts::new(Default::default(), fonts)
    }

    #[track_caller]
    fn holds(bytes: &'static [u8], text: &str) {
        let mut fonts = only(bytes);
        let missing: Vec<char> =
            text.chars().filter(|c| !fonts.has_glyph(&Type::Body.font_at(1.0), *c)).collect();
        assert!(missing.is_empty(), "no glyph for {missing:?}");
    }

    #[test]
    fn every_icon_has_its_glyph() {
        for (name, icon) in icons::ALL {
            assert_eq!(icon.chars().count(), 1, "{name}");
        }
        let all: String = icons::ALL.iter().map(|(_, icon)| *icon).collect();
        holds(PHOSPHOR, &all);
    }

    #[test]
    fn inter_holds_what_the_interface_writes() {
        holds(INTER, "✓→−·…“”’–—×≥ ÀéßŁőąĆżŠñ Дмитрий Ёлка Ελένη €£+%");
    }

    #[test]
    fn figures_have_one_width() {
        holds(INTER_FIGURES, "0123456789+−:");
        let ctx = egui::Context::default();
        ctx.set_fonts(definitions());
        let mut widths = Vec::new();
        let output = ctx.run_ui(Default::default(), |ui| {
            widths = ["0000", "1111", "+−71"]
                .map(|text| {
                    let font = Type::Figures.font_at(1.0);
                    ui.painter().layout_no_wrap(text.to_owned(), font, egui::Color32::BLACK).size().x
                })
                .to_vec();
        });
        output.drop_without_applying_deltas();
        assert!(widths.is_sorted_by(|a, b| (a - b).abs() < 0.01), "{widths:?}");
    }

    #[test]
    fn a_heavier_weight_is_wider() {
        let ctx = egui::Context::default();
        ctx.set_fonts(definitions());
        let mut widths = Vec::new();
        let output = ctx.run_ui(Default::default(), |ui| {
            widths = [Type::Body, Type::Medium, Type::Strong]
                .map(|role| {
                    let text = "Credit batches".to_owned();
                    ui.painter().layout_no_wrap(text, role.font_at(1.0), egui::Color32::BLACK).size().x
                })
                .to_vec();
        });
        output.drop_without_applying_deltas();
        assert!(widths.is_sorted_by(|a, b| a < b), "{widths:?}");
    }

    #[test]
    fn every_family_ends_with_the_bundled_fallbacks() {
        let fonts = definitions();
        for (family, chain) in &fonts.families {
            assert!(chain.iter().any(|name| name == "egui-icons"), "{family}");
        }
    }
}
