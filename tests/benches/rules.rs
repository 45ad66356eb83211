//! The rules alone: what playing an action costs as stories grow, and any instant of a loaded account.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot be made ends by failing"
)]

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use inmail_credits::domain::{History, Policy};
use inmail_credits_benches::story;

fn main() {
    divan::main();
}

/// Events that were recorded, as they are read from a file and played.
#[divan::bench(args = [1_000, 10_000, 100_000, 1_000_000, 10_000_000], sample_size = 1, sample_count = 5)]
fn play(bencher: Bencher, actions: usize) {
    let events = story(actions, 1).events();
    // Short stories several times over, so that each sample takes a while.
    let times = (1_000_000 / actions).max(1);
    bencher
        .counter(ItemsCount::new(actions * times))
        .with_inputs(|| (0..times).map(|_| events.clone()).collect::<Vec<_>>())
        .bench_values(|copies| {
            copies
                .into_iter()
                .map(|events| History::replay(Policy::default(), events).unwrap())
                .collect::<Vec<_>>()
        });
}

/// The account at an instant of its past, and far ahead.
#[divan::bench(args = [0, 10, 50, 90, 99, 100, 110], sample_count = 50)]
fn as_of_100_000_at_percent(bencher: Bencher, percent: i64) {
    let history = story(100_000, 1).history;
    let (from, to) = (history.account().opened_at(), history.account().now());
    let at = from.plus_ms(to.ms_since(from) / 100 * percent);
    bencher.bench(|| black_box(history.as_of(black_box(at))));
}
