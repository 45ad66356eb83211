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

mod driver;
mod tree;
mod xvfb;

use driver::Desk;

#[test]
fn the_window_opens_survives_a_kill_and_closes() {
    let desk = Desk::new();
    let mut window = desk.open();
    window.screenshot("opened");
    window.kill();

    let mut window = desk.open();
    window.resize(760, 520);
    window.screenshot("smallest");
    window.close();
}
