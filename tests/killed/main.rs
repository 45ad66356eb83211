//! The real program behind the window, started as a process of its own and killed at random: what it
//! told to be saved must be there, and what is there must be whole. And many of them started at once.
//!
//! - `child` is the program under test: this very test, started again, on a real disk with the real time.
//! - `killing` starts it, kills it and looks at what it left.
//!
//! It is killed 100 times, or as often as `INMAIL_CREDITS_KILLS` says.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test reports a fault by failing, and its size when asked"
)]

mod child;
mod hands;
mod killing;
mod last_words;
mod left;
mod together;
mod typing;
mod words;

fn kills() -> u64 {
    std::env::var("INMAIL_CREDITS_KILLS").map_or(100, |kills| kills.parse().unwrap())
}
