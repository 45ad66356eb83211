//! What is read beside whatever else is open, and over it.

use eframe::egui::Context;

use super::manual::Manual;
use super::shortcuts;
use crate::ui::command::Command;

/// Help that is open.
#[derive(Debug)]
pub enum Help {
    /// The list of shortcuts.
    Shortcuts,
    /// The manual.
    Manual(Manual),
}

impl Help {
    /// The manual, from its beginning.
    pub fn manual() -> Self {
        Self::Manual(Manual::default())
    }

    /// Draws it; true when it is closed, as where Escape was pressed.
    pub fn show(&self, ctx: &Context, escaped: bool, commands: &mut Vec<Command>) -> bool {
        let closed = match self {
            Self::Shortcuts => shortcuts::show(ctx, escaped, commands),
            Self::Manual(manual) => manual.show(ctx, escaped),
        };
        closed || escaped
    }
}
