use eframe::egui::Ui;
use inmail_credits::ui::widgets::{Tail, Toast, Toasts, Tone};

use crate::sheet::{State, sheet};

fn ui(ui: &mut Ui) {
    let mut toasts = Toasts::default();
    toasts.push(
        Toast::new("It is now 1 December 2026, 00:00 UTC")
            .row("Reminder to Priya Raman", Tail::Note("26 Nov".to_owned()))
            .row("12 unused credits expired", Tail::Amount("−12".to_owned(), Tone::Bad))
            .row("Monthly allocation", Tail::Amount("+50".to_owned(), Tone::Good))
            .button("Undo")
            .button("Show in ledger"),
    );
    toasts.push(Toast::new("Copied."));
    let _ = toasts.show(ui.ctx(), "Close", false);
}

#[test]
fn toasts() {
    sheet("toast", [460, 560], ui, &[State::Rest, State::Hovered("Undo"), State::Focused("Undo")]);
}
