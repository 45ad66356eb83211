use eframe::egui::Ui;
use inmail_credits::ui::widgets::{Stat, Tone, stats};

use crate::sheet::{State, sheet};

fn ui(ui: &mut Ui) {
    let facts = [
        Stat::new("+50 on 1 Dec 2026, 00:00 UTC", "next allocation, in 7 d 10 h (01:00 in Berlin)"),
        Stat::new("12 expire on 30 Nov 2026", "use them within 6 d 10 h").tone(Tone::Warn),
        Stat::new("38 waiting for a response", "each can still return 1 credit"),
    ];
    stats(ui, &facts);
}

#[test]
fn facts() {
    sheet("stat", [760, 80], ui, &[State::Rest]);
}
