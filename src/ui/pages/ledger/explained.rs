//! The balance explained beside the ledger, as of the instant that is shown.

use eframe::egui::Ui;

use crate::domain::{Instant, MINUTE_MS};
use crate::text::{self, Claim, window::explain as words};
use crate::ui::claims;
use crate::ui::command::Command;
use crate::ui::copied::copy_button;
use crate::ui::theme::tokens::size;
use crate::ui::view::{Stamp, View};
use crate::ui::widgets::Card;

/// The sentences that were told last. They name the minute, so they hold for one.
#[derive(Debug, Default)]
pub(super) struct Explained {
    key: Option<(Stamp, i64)>,
    claims: Vec<Claim>,
}

impl Explained {
    /// Draws the sentences, with a way to copy them.
    pub(super) fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
        let key = (Stamp::of(view), minute(view.now()));
        if self.key.as_ref() != Some(&key) {
            self.claims = text::explanation(view.account());
            self.key = Some(key.clone());
        }
        Card::titled(words::EXPLAIN.get()).show(ui, |ui| {
            claims::show(ui, &self.claims, commands);
            ui.add_space(size::GAP_XS);
            let of = ("explained", view.document.id(), view.document.revision(), key.1);
            let _ = copy_button(ui, of, || {
                text::reply(view.document.name(), &self.claims, view.doubt().as_deref())
            });
        });
    }
}

fn minute(at: Instant) -> i64 {
    at.as_ms().div_euclid(MINUTE_MS)
}
