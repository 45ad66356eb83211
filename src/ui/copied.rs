//! A button that copies a text, and says so for as long as that is what was copied last. A message would take the
//! place of what it is about.

use std::fmt::Debug;
use std::hash::Hash;

use eframe::egui::{Id, Response, Ui};

use super::theme::icons;
use super::widgets::Button;
use crate::text::window::explain as words;

/// Draws it; `of` tells this text from others.
pub(super) fn copy_button(ui: &mut Ui, of: impl Hash + Debug, text: impl FnOnce() -> String) -> Response {
    let (last, this) = (Id::unique("copied-last"), Id::unique(("copied", of)));
    let copied = ui.data(|data| data.get_temp::<Id>(last)) == Some(this);
    let [label, other] = labels(copied);
    let button = ui.add(Button::secondary(label).room_for(other).small().icon(icons::COPY));
    if button.clicked() {
        ui.ctx().copy_text(text());
        ui.data_mut(|data| data.insert_temp(last, this));
    }
    button
}

/// What it shows, and what it shows otherwise.
fn labels(copied: bool) -> [&'static str; 2] {
    let [now, other] =
        if copied { [words::COPIED_ALL, words::COPY] } else { [words::COPY, words::COPIED_ALL] };
    [now.get(), other.get()]
}
