//! How the window looks: every colour, size, font and icon, and the egui style made of them.
//!
//! Nothing outside this module names a colour or a font size.

use eframe::egui;

pub mod fonts;
pub mod icons;
pub mod style;
pub mod tokens;

pub use fonts::{Type, icon};
pub use style::{Look, TextScale, ThemeChoice, apply};
pub use tokens::Tokens;

/// The tokens of the theme that `ui` is drawn in.
pub fn tokens(ui: &egui::Ui) -> &'static Tokens {
    Tokens::of(ui)
}
