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

const MEDIUM: &str = "inter-medium";
const SEMIBOLD: &str = "inter-semibold";
const BOLD: &str = "inter-bold";
const FIGURES: &str = "figures";
const FIGURES_STRONG: &str = "figures-strong";
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
        let name = match self {
            Self::Body => return TextStyle::Body,
            Self::Medium => return TextStyle::Button,
            Self::Secondary => return TextStyle::Small,
            Self::Title => return TextStyle::Heading,
            Self::Strong => "strong",
            Self::Heading => "card-heading",
            Self::Balance => "balance",
            Self::SecondaryMedium => "secondary-medium",
            Self::Figures => "figures",
            Self::FiguresStrong => "figures-strong",
            Self::FiguresSecondary => "figures-secondary",
        };
        TextStyle::Name(name.into())
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
        let (size, family) = match self {
            Self::Body => (size::TEXT_BODY, FontFamily::Proportional),
            Self::Medium => (size::TEXT_BODY, named(MEDIUM)),
            Self::Strong => (size::TEXT_BODY, named(SEMIBOLD)),
            Self::Heading => (size::TEXT_HEADING, named(SEMIBOLD)),
            Self::Title => (size::TEXT_TITLE, named(BOLD)),
            Self::Balance => (size::TEXT_BALANCE, named(BOLD)),
            Self::Secondary => (size::TEXT_SECONDARY, FontFamily::Proportional),
            Self::SecondaryMedium => (size::TEXT_SECONDARY, named(MEDIUM)),
            Self::Figures => (size::TEXT_BODY, named(FIGURES)),
            Self::FiguresStrong => (size::TEXT_BODY, named(FIGURES_STRONG)),
            Self::FiguresSecondary => (size::TEXT_SECONDARY, named(FIGURES)),
        };
        FontId::new(size * scale, family)
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

fn at_weight(bytes: &'static [u8], weight: f32, optical_size: f32) -> Arc<FontData> {
    let coords = VariationCoords::new([(b"wght", weight), (b"opsz", optical_size)]);
    unfitted(bytes, coords)
}

/// A font whose shapes are drawn as they are. Fitting them to the pixels takes more time, at each change of size,
/// than all else in the first frame of a page, and makes hardly a difference to see.
fn unfitted(bytes: &'static [u8], coords: VariationCoords) -> Arc<FontData> {
    let tweak = FontTweak { coords, hinting: Some(false), ..FontTweak::default() };
    Arc::new(FontData::from_static(bytes).tweak(tweak))
}

/// Our fonts in front of those that egui brings.
pub(super) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    for (name, data) in [
        ("Inter", at_weight(INTER, 400.0, 14.0)),
        ("Inter Medium", at_weight(INTER, 500.0, 14.0)),
        ("Inter SemiBold", at_weight(INTER, 600.0, 14.0)),
        ("Inter Bold", at_weight(INTER, 700.0, 26.0)),
        ("Inter Figures", at_weight(INTER_FIGURES, 400.0, 14.0)),
        ("Inter Figures SemiBold", at_weight(INTER_FIGURES, 600.0, 14.0)),
        ("Phosphor", unfitted(PHOSPHOR, VariationCoords::default())),
    ] {
        fonts.font_data.insert(name.to_owned(), data);
    }
    let bundled = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for (family, own) in [
        (FontFamily::Proportional, &["Inter", "Phosphor"][..]),
        (named(MEDIUM), &["Inter Medium", "Phosphor"]),
        (named(SEMIBOLD), &["Inter SemiBold", "Phosphor"]),
        (named(BOLD), &["Inter Bold", "Phosphor"]),
        (named(FIGURES), &["Inter Figures", "Inter", "Phosphor"]),
        (named(FIGURES_STRONG), &["Inter Figures SemiBold", "Inter SemiBold", "Phosphor"]),
        (named(ICONS), &["Phosphor", "Inter"]),
    ] {
        let chain = own.iter().map(|name| (*name).to_owned()).chain(bundled.iter().cloned());
        fonts.families.insert(family, chain.collect());
    }
    if let Some(chain) = fonts.families.get_mut(&FontFamily::Monospace) {
        chain.push("Inter".to_owned());
    }
    fonts
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
