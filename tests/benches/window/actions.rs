//! The longest frame that an action brings, in milliseconds, with few messages and with many.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark that cannot be made ends by failing"
)]

use eframe::egui::{Key, Modifiers};
use inmail_credits_window_benches::{Desk, PAGES, Took};

const MESSAGES: [usize; 2] = [100, 100_000];

/// What was done, and for each account the longest frame that it ever brought.
struct Table {
    account: usize,
    rows: Vec<(String, [f64; MESSAGES.len()])>,
}

impl Table {
    fn note(&mut self, what: impl Into<String>, took: &Took) {
        let (what, ms) = (what.into(), took.longest().as_secs_f64() * 1_000.0);
        let place = self.rows.iter().position(|(name, _)| *name == what).unwrap_or_else(|| {
            self.rows.push((what, [0.0; MESSAGES.len()]));
            self.rows.len() - 1
        });
        let most = &mut self.rows[place].1[self.account];
        *most = most.max(ms);
    }
}

fn main() {
    let mut table = Table { account: 0, rows: Vec::new() };
    for (account, messages) in MESSAGES.into_iter().enumerate() {
        table.account = account;
        let mut desk = Desk::with(messages);
        pages(&mut desk, &mut table);
        searches(&mut desk, &mut table);
        lists(&mut desk, &mut table);
        writing(&mut desk, &mut table);
        forms(&mut desk, &mut table);
    }
    println!("| longest frame, ms | {} messages | {} messages |", MESSAGES[0], MESSAGES[1]);
    println!("|---|---|---|");
    for (what, row) in table.rows {
        println!("| {what} | {} |", row.map(|ms| format!("{ms:.2}")).join(" | "));
    }
}

const KEYS: [Key; 7] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7];

fn pages(desk: &mut Desk, table: &mut Table) {
    // The first time round is the account's first.
    for round in ["first", "again"] {
        for (page, key) in PAGES.into_iter().zip(KEYS) {
            let took = desk.press(Modifiers::COMMAND, key);
            table.note(format!("go to {page}, {round}"), &took);
            desk.settle();
        }
    }
}

fn searches(desk: &mut Desk, table: &mut Table) {
    for (page, name) in [(2, "Sent"), (3, "Ledger")] {
        desk.go(page);
        let took = desk.press(Modifiers::COMMAND, Key::F);
        table.note(format!("{name}: into the search"), &took);
        desk.settle();
        for key in ["q", "u", "e", "s", "t", "i", "o", "n", " ", "z", "ü"] {
            let took = desk.type_text(key);
            table.note(format!("{name}: a key of the search"), &took);
        }
        desk.press(Modifiers::COMMAND, Key::A);
        let took = desk.press(Modifiers::NONE, Key::Backspace);
        table.note(format!("{name}: search emptied"), &took);
        desk.press(Modifiers::NONE, Key::Escape);
        desk.settle();
    }
}

fn lists(desk: &mut Desk, table: &mut Table) {
    let sorts: [(usize, &[&str]); 2] =
        [(2, &["To and subject", "Credit", "Sent (UTC)"]), (3, &["What", "Change", "Left", "When (UTC)"])];
    for (page, headings) in sorts {
        desk.go(page);
        for heading in headings {
            let took = desk.click(heading);
            table.note(format!("{}: sort by {heading}", PAGES[page]), &took);
            desk.settle();
        }
    }
    for (page, filters) in [(2, ["Waiting", "Returned"]), (3, ["Spent", "Returned"])] {
        desk.go(page);
        for filter in filters {
            let took = desk.click(filter);
            table.note(format!("{}: filter {filter}", PAGES[page]), &took);
            desk.settle();
        }
        let took = desk.click("All");
        table.note(format!("{}: filter All", PAGES[page]), &took);
        desk.settle();
        for key in [Key::End, Key::Home, Key::PageDown] {
            let took = desk.press(Modifiers::NONE, key);
            table.note(format!("{}: {key:?}", PAGES[page]), &took);
        }
    }
    desk.go(2);
    let took = desk.click("Statistics");
    table.note("open the statistics", &took);
    desk.settle();
    desk.click("Statistics");
}

fn writing(desk: &mut Desk, table: &mut Table) {
    desk.press(Modifiers::COMMAND, Key::N);
    desk.settle();
    for key in ["A", "i", "k", "o", " ", "T", "a", "n"] {
        let took = desk.type_text(key);
        table.note("Compose: a key of the name", &took);
    }
    // Past what the name offers.
    for _ in 0..24 {
        desk.press(Modifiers::NONE, Key::Tab);
        let took = desk.type_text("x");
        table.note("Compose: a key of the rest", &took);
    }
    desk.settle();
    let sent = |desk: &Desk| desk.app().document().unwrap().account().messages().len();
    let before = sent(desk);
    let took = desk.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(sent(desk), before + 1, "sending was refused");
    table.note("send", &took);
    let took = desk.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(sent(desk), before);
    table.note("undo at once, while it is saved", &took);
    desk.settle();
    let took = desk.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(sent(desk), before + 1);
    table.note("send again", &took);
    desk.settle();
    desk.go(2);
    let took = desk.press(Modifiers::COMMAND, Key::Z);
    table.note("undo, in Sent", &took);
    desk.settle();
    desk.go(2);
    desk.press(Modifiers::NONE, Key::Home);
    let took = desk.click("Interested");
    table.note("record a response", &took);
    desk.settle();
    for (place, page) in PAGES.into_iter().enumerate() {
        desk.go(place);
        let took = desk.click("Advance 1 hour");
        table.note(format!("advance an hour, in {page}"), &took);
        desk.settle();
    }
}

fn forms(desk: &mut Desk, table: &mut Table) {
    desk.go(0);
    let took = desk.click("Explain");
    table.note("explain the balance", &took);
    desk.settle();
    desk.press(Modifiers::NONE, Key::Escape);
    desk.settle();
    desk.click("Another number");
    desk.settle();
    desk.type_text("17");
    desk.settle();
    let took = desk.click("Compare");
    table.note("what explains another number", &took);
    desk.settle();
    desk.press(Modifiers::NONE, Key::Escape);
    desk.settle();
    desk.go(3);
    desk.press(Modifiers::NONE, Key::Home);
    desk.press(Modifiers::NONE, Key::PageDown);
    desk.settle();
    let took = desk.click("See the account then");
    table.note("see the account as of then", &took);
    desk.settle();
    let took = desk.click("Back to now");
    table.note("back to now", &took);
    desk.settle();
    let took = desk.click("Export CSV");
    table.note("the ledger as CSV", &took);
    desk.settle();
    desk.press(Modifiers::NONE, Key::Escape);
    desk.settle();
}
