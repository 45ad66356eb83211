use std::cell::RefCell;

use eframe::egui::Ui;
use inmail_credits::ui::widgets::{Tail, Toast, Toasts, Tone};

use crate::sheet::{State, sheet};

/// As the program has them, which keeps them from frame to frame: in the first, a toast is only measured, and the
/// older ones wait where there is no room for all.
fn shown() -> Toasts {
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
    toasts
}

#[test]
fn toasts() {
    thread_local! {
        static TOASTS: RefCell<Toasts> = RefCell::new(shown());
    }
    let ui = |ui: &mut Ui| {
        let _ = TOASTS.with_borrow_mut(|toasts| toasts.show(ui.ctx(), "Close", false));
    };
    sheet("toast", [460, 760], ui, &[State::Rest, State::Hovered("Undo"), State::Focused("Undo")]);
}
