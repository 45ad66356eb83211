//! Pictures of every page, for people to look at, and that nothing is cut off at the side.

use eframe::egui::Rect;

use crate::driver::{Desk, Window};
use crate::tree::Tree;

#[test]
fn every_page_fits_the_window() {
    let desk = Desk::new();
    let mut window = desk.open();
    window.resize(760, 520);
    window.screenshot("first-start-small");
    fits(&mut window, 760.0);
    window.resize(1180, 760);
    window.click("Look around an example");
    for theme in ["Light", "Dark"] {
        window.press("Ctrl+1");
        window.click(theme);
        for (width, height) in [(1180_u16, 760_u16), (760, 520)] {
            window.resize(width, height);
            for (key, page) in [("Ctrl+1", "settings"), ("Ctrl+2", "compose"), ("Ctrl+3", "sent")] {
                window.press(key);
                window.screenshot(&format!("{page}-{}-{width}x{height}", theme.to_lowercase()));
                fits(&mut window, f32::from(width));
            }
        }
        window.resize(1180, 760);
    }
    window.close();
}

/// Whatever can be seen or pressed lies between the left and the right edge.
fn fits(window: &mut Window<'_>, width: f32) {
    let tree: Tree = window.tree();
    let inside = |place: Rect| place.left() >= -0.5 && place.right() <= width + 0.5;
    let out: Vec<_> = tree
        .nodes
        .iter()
        .filter(|node| !node.name.is_empty() && node.place.is_some_and(|place| !inside(place)))
        .map(|node| format!("{node} at {:?}", node.place))
        .collect();
    assert!(out.is_empty(), "beyond the edge of {width}:\n{}\nof:\n{tree}", out.join("\n"));
}
