//! Pictures drawn without a display. They need a rasteriser: a graphics card, or Mesa's lavapipe,
//! which `.ci/run tools` installs.
//!
//! - `album` is where they go: compared with those that are kept, or into a folder to be looked through.
//! - `sheet` draws one widget in each of its states, and `widgets` has a sheet for each.
//! - `pages`, `dialogs` and `moments` are the whole window, with the accounts of the tests that drive it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test reports a fault by failing"
)]

#[path = "../window_support/at_hand.rs"]
#[allow(dead_code, reason = "the tests that drive the window use the rest")]
mod at_hand;
#[path = "../window_support/broken_disk.rs"]
#[allow(dead_code, reason = "the tests that drive the window use the rest")]
mod broken_disk;
#[path = "../window_support/desk.rs"]
#[allow(dead_code, reason = "the tests that drive the window use the rest")]
mod desk;

mod album;
mod dialogs;
mod moments;
mod pages;
mod sheet;
mod widgets;

use std::collections::HashSet;

use egui_kittest::Harness;

/// Without this, every other picture could be empty and no one would know.
#[test]
fn the_rasteriser_draws() {
    let mut harness = Harness::builder().with_size([200.0, 60.0]).wgpu().build_ui(|ui| {
        ui.heading("InMail credits");
    });
    harness.run();
    let picture = harness.render().expect("a picture; is mesa-vulkan-drivers installed?");
    let colours: HashSet<[u8; 4]> = picture.pixels().map(|pixel| pixel.0).collect();
    assert!(colours.len() > 2, "a heading has more colours than {colours:?}");
}
