use eframe::egui::{Color32, Ui};
use inmail_credits::ui::theme::Tokens;
use inmail_credits::ui::widgets::{Meter, Segment};

use crate::sheet::{State, sheet};

fn ui(ui: &mut Ui) {
    let t = Tokens::of(ui);
    let [first, second, third] = t.batches;
    let colours = [t.batch_soon, first, second, third, t.batch_returned];
    let of = |amounts: &[u32]| {
        let segment = |(amount, colour): (&u32, Color32)| Segment {
            amount: *amount,
            colour,
            text: format!("{amount} left"),
        };
        amounts.iter().zip(colours).map(segment).collect::<Vec<_>>()
    };
    for amounts in [&[12, 25, 48, 22, 9][..], &[50, 50, 50], &[1], &[]] {
        ui.add(Meter::new("InMail credits", "of at most 150", &of(amounts), 150));
    }
    ui.add(Meter::new("InMail credits", "of at most 150", &of(&[12, 25, 48, 2]), 150).bare());
}

#[test]
fn a_meter() {
    sheet("meter", [420, 240], ui, &[State::Rest]);
}
