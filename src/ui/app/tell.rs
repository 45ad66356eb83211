//! Telling what was done, as toasts with Undo.

use std::path::Path;

use eframe::egui::{self, Context};

use super::App;
use crate::document::{ClockNotice, Happened, Undone};
use crate::domain::Refusal;
use crate::text::{self, window::frame, window::noticed, window::saving, window::told as words};
use crate::ui::command::Command;
use crate::ui::widgets::{Tail, Toast, Tone, paint::follow_keyboard};

impl App {
    /// The last event and what it brought about.
    pub(super) fn tell_done(&mut self, happened: &Happened) {
        let Some(document) = &self.document else { return };
        let Some(event) = document.history().events().last() else { return };
        let account = document.account();
        let mut toast = Toast::new(words::done(account, event));
        let lines = words::lines(account, happened);
        let moved = matches!(event.kind, crate::domain::EventKind::ClockAdvanced { .. });
        if lines.is_empty() && moved {
            toast = toast.row(words::NOTHING_CHANGED.get(), Tail::None);
        }
        for line in lines {
            toast = row(toast, line, moved);
        }
        if let Some(note) = words::note(account, event) {
            toast = toast.row(note, Tail::None);
        }
        self.tell_with_undo(toast);
    }

    /// What was done, with Undo. That takes the last action back, so it stands in one toast only.
    pub(super) fn tell_with_undo(&mut self, toast: Toast) {
        self.forget_undo();
        self.undo_toast = Some(self.toasts.push(toast.button(frame::UNDO.get())));
    }

    /// What time alone brought about.
    pub(super) fn tell_time_passed(&mut self, title: &str, happened: &Happened) {
        let Some(document) = &self.document else { return };
        if happened.is_empty() {
            return;
        }
        let toast = words::lines(document.account(), happened)
            .into_iter()
            .fold(Toast::new(title), |toast, line| row(toast, line, true));
        self.toasts.push(toast);
    }

    /// What was noticed about the clock, and what the time that passed brought about.
    pub(super) fn tell_noticed(&mut self, notice: &ClockNotice, happened: &Happened) {
        let toast = Toast::new(noticed::title(notice)).row(noticed::meaning(notice), Tail::None);
        let lines = self.document.as_ref().map(|document| words::lines(document.account(), happened));
        let toast = lines.into_iter().flatten().fold(toast, |toast, line| row(toast, line, true));
        self.toasts.push(toast);
    }

    pub(super) fn tell_undone(&mut self, undone: &Undone) {
        self.forget_undo();
        let Some(document) = &self.document else { return };
        self.toasts.push(Toast::new(words::undone(document.account(), undone)));
    }

    fn forget_undo(&mut self) {
        if let Some(toast) = self.undo_toast.take() {
            self.toasts.remove(toast);
        }
    }

    /// Why something did not happen.
    pub(super) fn tell_refusal(&mut self, refusal: Refusal) {
        self.tell(&text::refusal(refusal));
    }

    /// Where a copy is.
    pub(super) fn tell_copied(&mut self, path: &Path) {
        self.toasts.push(Toast::new(saving::copied(path)).stays());
    }

    /// One sentence.
    pub(super) fn tell(&mut self, sentence: &str) {
        self.toasts.push(Toast::new(sentence));
    }

    pub(super) fn show_toasts(&mut self, ctx: &Context, commands: &mut Vec<Command>) {
        let before = self.toasts.strip();
        let events = self.toasts.show(ctx, frame::CLOSE.get(), self.is_covered());
        keep_in_view(ctx, before, self.toasts.strip());
        for event in events {
            let put_away = self.put_away.take_if(|(toast, _)| *toast == event.toast);
            if Some(event.toast) == self.undo_toast {
                commands.push(Command::Undo);
            } else if let Some((_, id)) = put_away {
                commands.push(Command::BringBack(id));
            } else {
                self.bring_back_from(event.toast);
            }
        }
    }
}

/// One line; the date stands where no amount does, and in the words where both are of use.
fn row(toast: Toast, line: words::Told, dated: bool) -> Toast {
    if line.change == 0 {
        return toast.row(line.what, if dated { Tail::Note(line.when) } else { Tail::None });
    }
    let tone = if line.change > 0 { Tone::Good } else { Tone::Bad };
    let what =
        if dated && !line.when.is_empty() { format!("{}, {}", line.what, line.when) } else { line.what };
    toast.row(what, Tail::Amount(text::signed(line.change), tone))
}

/// Follows what has the keyboard where the strip of the toasts has grown over it.
fn keep_in_view(ctx: &Context, before: f32, strip: f32) {
    let focused = ctx.memory(egui::Memory::focused);
    let drawn = focused.and_then(|id| ctx.viewport(|viewport| viewport.this_pass.widgets.get(id).copied()));
    let bottom = ctx.content_rect().bottom();
    let was_in_view = |place: egui::Rect| place.bottom() <= bottom - before;
    if drawn.is_some_and(|drawn| was_in_view(drawn.rect) && drawn.rect.bottom() > bottom - strip) {
        follow_keyboard(ctx);
    }
}
