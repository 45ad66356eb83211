//! The account file: what is written is read back, and what cannot be is refused with its place.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test may end at the first surprise"
)]

mod any_bytes;
mod broken;
mod detail;
mod golden;
mod golden_outcomes;
mod histories;
mod hostile;
mod round_trip;
mod seal;
mod support;
