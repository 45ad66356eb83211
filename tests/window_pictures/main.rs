//! Pictures drawn without a display. They need a rasteriser: a graphics card, or Mesa's lavapipe,
//! which `.ci/run tools` installs.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test reports a fault by failing"
)]

mod gallery;

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
