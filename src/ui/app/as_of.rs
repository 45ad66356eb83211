//! The whole account as it was, or will be, at another instant, under a banner.

use eframe::egui::Ui;

use super::App;
use crate::document::Document;
use crate::domain::{Account, Instant};
use crate::text::window::as_of as words;
use crate::ui::command::Command;
use crate::ui::theme::{icons, tokens::size};
use crate::ui::view::View;
use crate::ui::widgets::{Banner, Button};

/// The account at the instant that is looked at. Worked out anew only after something was done.
#[derive(Debug)]
pub(super) struct AsOf {
    at: Instant,
    id: String,
    revision: u64,
    account: Account,
}

impl AsOf {
    /// `None` before the account opened.
    fn of(document: &Document, at: Instant) -> Option<Self> {
        let account = document.history().as_of(at)?;
        Some(Self { at, id: document.id().to_owned(), revision: document.revision(), account })
    }

    pub(super) const fn account(&self) -> &Account {
        &self.account
    }

    fn is_of(&self, document: &Document) -> bool {
        self.id == document.id() && self.revision == document.revision()
    }
}

impl App {
    /// Looks at another instant; at none, where the account had not been opened.
    pub(super) fn look_at(&mut self, at: Instant) {
        self.as_of = self.document.as_ref().and_then(|document| AsOf::of(document, at));
        // It stands above the page that another time is looked at.
        self.to_top = true;
    }

    /// Keeps what is looked at true to the account.
    pub(super) fn refresh_as_of(&mut self) {
        let (Some(as_of), Some(document)) = (&self.as_of, &self.document) else {
            self.as_of = None;
            return;
        };
        if !as_of.is_of(document) {
            let at = as_of.at;
            self.as_of = AsOf::of(document, at);
        }
    }
}

/// Over every page, while another instant is looked at.
pub(super) fn banner(ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
    if !view.is_as_of() {
        return;
    }
    let present = view.document.account().now();
    let text = if view.viewed.is_some() { words::BANNER_VIEW_TEXT } else { words::BANNER_TEXT };
    // A file has no now but the time of which it tells.
    let back = if view.viewed.is_some() { words::back_to(present) } else { words::BACK.get().to_owned() };
    let pressed = Banner::warn(&words::banner(view.now(), present))
        .icon(icons::CALENDAR)
        .text(text.get())
        .button(Button::secondary(&back).small())
        .show(ui);
    if pressed.is_some() {
        commands.push(Command::BackToNow);
    }
    ui.add_space(size::GAP_M);
}
