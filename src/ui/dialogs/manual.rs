//! The manual, to be read beside the window it speaks of.

use eframe::egui::Context;

use crate::text::window::{frame, manual as words};
use crate::ui::theme::tokens::size;
use crate::ui::widgets::{Dialog, Markdown};

/// The manual as it was read.
#[derive(Debug)]
pub struct Manual {
    text: Markdown,
}

impl Default for Manual {
    fn default() -> Self {
        Self { text: Markdown::read(words::body()) }
    }
}

impl Manual {
    /// Draws it; true when it is closed.
    pub(super) fn show(&self, ctx: &Context, closes: bool) -> bool {
        Dialog::new("manual", words::OPEN.get(), frame::CLOSE.get())
            .width(size::READING_WIDTH + 2.0 * size::PAGE_MARGIN)
            .closes(closes)
            .show(ctx, |ui, _| self.text.show(ui))
            .is_some()
    }
}
