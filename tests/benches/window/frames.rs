//! What a frame costs on every page, with few messages and with many. A hundred messages are four days: what
//! some pages show of the last months is not all there yet, as it is with some thousands.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot be made ends by failing"
)]

use divan::Bencher;
use inmail_credits_window_benches::{Desk, PAGES};

fn main() {
    divan::main();
}

/// Messages in the account.
const MESSAGES: [usize; 3] = [100, 5_000, 100_000];

fn pages() -> impl Iterator<Item = String> {
    PAGES.iter().flat_map(|page| MESSAGES.map(|messages| format!("{page} {messages}")))
}

/// A frame in which nothing happens.
#[divan::bench(args = pages(), sample_size = 1, sample_count = 300)]
fn frame(bencher: Bencher, page: &str) {
    let (page, messages) = page.split_once(' ').unwrap();
    let mut desk = Desk::with(messages.parse().unwrap());
    desk.go(PAGES.iter().position(|name| *name == page).unwrap());
    bencher.bench_local(|| desk.frame(Vec::new()));
}
