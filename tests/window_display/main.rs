//! The built program in a real window, on a display of its own. `.ci/run tools` installs what that
//! needs; pictures of the window are written below `target/tmp/window`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test reports a fault by failing"
)]

#[allow(dead_code, reason = "the pasts a test may use; here not all are needed")]
#[path = "../window_support/at_hand.rs"]
mod at_hand;
mod beneath;
mod desk;
#[path = "../window/dice.rs"]
mod dice;
mod driver;
mod dropped;
mod ended;
mod job;
mod kept;
mod keyboard;
mod looks;
mod place;
mod private;
mod random;
mod rights;
mod screen_reader;
mod second;
mod start;
mod time;
mod tree;
mod walk;
mod xvfb;
