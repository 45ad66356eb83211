//! The balance explained beside the ledger, as of the instant that is shown.

use eframe::egui::Ui;

use crate::domain::{Instant, MINUTE_MS};
use crate::text::{self, Claim, window::explain as words};
use crate::ui::claims;
use crate::ui::command::Command;
use crate::ui::theme::icons;
use crate::ui::theme::tokens::size;
use crate::ui::view::{Stamp, View};
use crate::ui::widgets::{Button, Card};

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
            self.key = Some(key);
        }
        Card::titled(words::EXPLAIN.get()).show(ui, |ui| {
            claims::show(ui, &self.claims, commands);
            ui.add_space(size::GAP_XS);
            if ui.add(Button::secondary(words::COPY.get()).small().icon(icons::COPY)).clicked() {
                ui.ctx().copy_text(text::reply(view.document.name(), &self.claims));
                commands.push(Command::Tell(words::COPIED.get().to_owned()));
            }
        });
    }
}

fn minute(at: Instant) -> i64 {
    at.as_ms().div_euclid(MINUTE_MS)
}
