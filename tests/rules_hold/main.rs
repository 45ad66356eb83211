//! The rules, held: what must be true of every story, and the exact examples of their sharp edges.
//!
//! - `story` makes random stories that crowd where the rules change their answer.
//! - `model` is a second, slow reading of the rules, written from their text alone.
//! - `scene` tells exact examples in few words.
//! - `seen` is all that can be seen of an account, as plain data that both can give.
//! - The other modules are the tests.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a test may end at the first surprise"
)]

mod agreement;
mod ahead;
mod always;
mod buttons;
mod dates;
mod earlier;
mod edges;
mod explained;
mod forecast;
mod long;
mod million;
mod model;
mod naive_counts;
mod planted_causes;
mod planting;
mod reach;
mod replay;
mod scene;
mod seen;
mod statistics;
mod story;

use proptest::prelude::ProptestConfig;

/// Random stories for each property: enough that every planted wrong rule is found, few enough that a
/// plain `cargo test` stays quick.
const CASES: u32 = 2_000;

/// Failures are not kept in files: each one found becomes an exact example in `edges`.
fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(CASES) }
}
