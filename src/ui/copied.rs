//! A button that copies a text, and says for a while that it did. A message would take the place of what it is about.

use std::fmt::Debug;
use std::hash::Hash;
use std::time::Duration;

use eframe::egui::{Id, Response, Ui};

use super::theme::icons;
use super::widgets::Button;
use crate::text::language::Word;
use crate::text::window::explain as words;

/// Seconds for which it says so.
const TOLD_S: f64 = 3.0;

/// Draws it; `of` tells this text from others.
pub(super) fn copy_button(ui: &mut Ui, of: impl Hash + Debug, text: impl FnOnce() -> String) -> Response {
    let (last, this) = (Id::unique("copied-last"), Id::unique(("copied", of)));
    let now = ui.input(|input| input.time);
    let since = ui.data(|data| data.get_temp::<(Id, f64)>(last)).filter(|(of, _)| *of == this);
    let left_s = since.map(|(_, at)| at + TOLD_S - now).filter(|left_s| *left_s > 0.0);
    if let Some(left_s) = left_s {
        ui.ctx().request_repaint_after(Duration::from_secs_f64(left_s));
    }
    let [label, other] = labels(words::COPY, left_s.is_some());
    let button = ui.add(Button::secondary(label).room_for(other).small().icon(icons::COPY));
    if button.clicked() {
        ui.ctx().copy_text(text());
        ui.data_mut(|data| data.insert_temp(last, (this, now)));
    }
    button
}

/// What a button that copies shows, by whether it did, and what it shows otherwise.
pub(super) fn labels(copy: Word, copied: bool) -> [&'static str; 2] {
    let [now, other] = if copied { [words::COPIED_ALL, copy] } else { [copy, words::COPIED_ALL] };
    [now.get(), other.get()]
}
