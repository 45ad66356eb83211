//! The window, used as a person uses it: by the names on screen, with the mouse and the keyboard. There
//! is no display; time, names and the folder come from the test.
//!
//! - `desk` is the window on a desk of its own, with a clock that only the test moves.
//! - `at_hand` brings accounts that have a past already, `broken_disk` a disk that fails. The pictures use
//!   all three too.
//! - The other modules are the tests, by what someone does.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test reports a fault by failing"
)]

#[path = "../window_support/at_hand.rs"]
#[allow(dead_code, reason = "the pictures use the rest")]
mod at_hand;
#[path = "../window_support/broken_disk.rs"]
mod broken_disk;
#[path = "../window_support/desk.rs"]
mod desk;

mod accounts;
mod as_of;
mod check;
mod clock;
mod clock_trouble;
mod compose;
mod dice;
mod explained;
mod files;
mod first_start;
mod focus;
mod forecast;
mod forms;
mod job;
mod keyboard;
mod language;
mod ledger;
mod lock;
mod many;
mod motion;
mod older;
mod passing;
mod questions;
mod random;
mod reached;
mod read_out;
mod refusals;
mod renewal;
mod restoring;
mod rules;
mod saving;
mod sent;
mod set_aside;
mod sizes;
mod starts;
mod toasts;
mod undo;
