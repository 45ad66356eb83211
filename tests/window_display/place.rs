//! Where the window stood last.

use std::fs;

use crate::desk::Desk;
use crate::xvfb::SCREEN_SIZE;

/// As where a second monitor is gone.
#[test]
fn a_window_whose_place_is_off_the_screen_comes_back_on_it() {
    let desk = Desk::undrawn();
    desk.open().close();
    let file = desk.data_dir().join("window.ron");
    let kept = fs::read_to_string(&file).unwrap();
    let (before, after) = kept.split_once("outer_position_pixels:Some((").expect("a place");
    let (_, after) = after.split_once("))").expect("its end");
    for (x, y) in [(9_000, 7_000), (-5_000, 300)] {
        fs::write(&file, format!("{before}outer_position_pixels:Some((x:{x}.0,y:{y}.0)){after}")).unwrap();
        let window = desk.open();
        let [left, top, width, height] = desk.display().place();
        let [right, bottom] = SCREEN_SIZE;
        let is_whole = left >= 0 && top >= 0 && left + width <= right && top + height <= bottom;
        assert!(is_whole, "kept at {x}, {y}: now {width} x {height} at {left}, {top}");
        window.close();
    }
}
