//! The window, used as a person uses it: by the names on screen, with the mouse and the keyboard. There
//! is no display; time, names and the folder come from the test.
//!
//! - `desk` is the window on a desk of its own, with a clock that only the test moves.
//! - `at_hand` brings accounts that have a past already.
//! - The other modules are the tests, by what someone does.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test reports a fault by failing"
)]

mod accounts;
mod as_of;
mod at_hand;
mod broken_disk;
mod check;
mod clock;
mod clock_trouble;
mod compose;
mod desk;
mod explained;
mod files;
mod first_start;
mod forecast;
mod job;
mod keyboard;
mod language;
mod ledger;
mod lock;
mod many;
mod passing;
mod questions;
mod refusals;
mod renewal;
mod restoring;
mod rules;
mod saving;
mod sent;
mod set_aside;
mod sizes;
mod starts;
mod undo;
