//! The pieces pages are built of. Each takes its words as arguments and draws with the theme's tokens.

use eframe::egui;

pub mod avatar;
pub mod banner;
pub mod bars;
pub mod button;
pub mod card;
pub mod chip;
pub mod dialog;
pub mod drop_target;
pub mod empty;
pub mod field;
pub mod link;
pub mod markdown;
pub mod menu;
pub mod meter;
pub mod nav;
pub(crate) mod paint;
pub mod pick;
mod radio;
pub mod scroll;
pub mod search;
pub mod shortcut;
pub mod slider;
pub mod stat;
pub mod table;
pub mod tag;
pub mod timeline;
pub mod toast;

pub use avatar::Avatar;
pub use banner::Banner;
pub use bars::{Bar, Bars};
pub use button::{Button, pressed};
pub use card::Card;
pub use chip::Chips;
pub use dialog::{Choice, Dialog};
pub use drop_target::drop_target;
pub use empty::Empty;
pub use field::{EditWords, Field, complaint, select_all};
pub use link::link;
pub use markdown::Markdown;
pub use menu::{Menu, MenuItem};
pub use meter::{Meter, Segment};
pub use nav::NavItem;
pub use pick::{Pick, PickRow};
pub use search::Search;
pub use shortcut::Shortcut;
pub use slider::Slider;
pub use stat::{Stat, stats};
pub use tag::Tag;
pub use timeline::Timeline;
pub use toast::{Tail, Toast, ToastEvent, ToastRow, Toasts};

/// Words in a row that wraps, such as those of two weights, or a sentence and its links: every line as high
/// as running text, the first one too.
pub fn running<R>(ui: &mut egui::Ui, content: impl FnOnce(&mut egui::Ui) -> R) -> R {
    paint::row_height(ui, 0.0, |ui| ui.horizontal_wrapped(content).inner)
}

/// Words as one label that wraps, with the line height of running text.
pub fn words(
    ui: &mut egui::Ui,
    text: &str,
    role: crate::ui::theme::Type,
    colour: egui::Color32,
) -> egui::Response {
    paint::label(ui, text, role, colour)
}

/// What a tag, banner or fact says about its matter. Never told by colour alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing in particular.
    #[default]
    Neutral,
    /// Of interest now.
    Accent,
    /// As one would wish.
    Good,
    /// To be looked at.
    Warn,
    /// Lost, refused or broken.
    Bad,
}

impl Tone {
    /// For icons, lines and areas.
    pub fn colour(self, t: &super::theme::Tokens) -> egui::Color32 {
        match self {
            Self::Neutral => t.muted,
            Self::Accent => t.accent,
            Self::Good => t.good,
            Self::Warn => t.warn,
            Self::Bad => t.bad,
        }
    }

    /// For words.
    pub fn text(self, t: &super::theme::Tokens) -> egui::Color32 {
        match self {
            Self::Neutral => t.muted,
            Self::Accent => t.accent_text,
            Self::Good => t.good_text,
            Self::Warn => t.warn_text,
            Self::Bad => t.bad_text,
        }
    }

    /// The ground of a tag or banner.
    pub fn soft(self, t: &super::theme::Tokens) -> egui::Color32 {
        match self {
            Self::Neutral => t.neutral_soft,
            Self::Accent => t.accent_soft,
            Self::Good => t.good_soft,
            Self::Warn => t.warn_soft,
            Self::Bad => t.bad_soft,
        }
    }
}

#[cfg(test)]
pub(crate) mod test_support {
    use eframe::egui;
    use eframe::egui::accesskit::Role;
    use egui_kittest::{Harness, kittest::Queryable as _};

    use crate::ui::theme::{Look, ThemeChoice, apply};

    /// A window of 760 × 520 in the light theme.
    pub(crate) fn harness<'a>(ui: impl FnMut(&mut egui::Ui) + 'a) -> Harness<'a> {
        Harness::builder()
            .with_size(egui::vec2(760.0, 520.0))
            .with_context_setup(|ctx| apply(ctx, Look { theme: ThemeChoice::Light, ..Look::default() }))
            .build_ui(ui)
    }

    /// Where the widget with this role and name is drawn.
    pub(crate) fn rect(harness: &Harness<'_>, role: Role, label: &str) -> egui::Rect {
        harness.get_by_role_and_label(role, label).rect()
    }
}
