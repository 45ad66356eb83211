//! Pictures of every page, for people to look at, and that nothing is cut off at the side.

use eframe::egui::Rect;
use eframe::egui::accesskit::Role;

use crate::desk::Desk;
use crate::driver::Window;
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
        // Back to the top.
        window.scroll(theme, -2_000.0);
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

#[test]
fn each_page_begins_at_its_top() {
    let desk = Desk::new();
    let mut window = desk.open();
    window.click("Look around an example");
    window.resize(760, 520);
    window.scroll("InMail credits left", 2_000.0);
    assert!(top(&mut window, "Settings") < 0.0, "Settings was not scrolled");
    window.press("Ctrl+2");
    assert!(top(&mut window, "Compose") > 0.0, "Compose is scrolled as Settings was");
    window.close();
}

/// Of the page's title; the sidebar's tab has the same name.
fn top(window: &mut Window<'_>, title: &str) -> f32 {
    let tree = window.tree();
    let heading = tree.named(title).find(|node| node.role == Role::Heading);
    heading.and_then(|node| node.place).unwrap_or_else(|| panic!("no title {title:?}:\n{tree}")).top()
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
