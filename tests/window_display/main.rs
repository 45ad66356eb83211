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

mod beneath;
mod desk;
mod driver;
mod ended;
mod job;
mod kept;
mod keyboard;
mod looks;
mod private;
mod rights;
mod second;
mod start;
mod time;
mod tree;
mod xvfb;
