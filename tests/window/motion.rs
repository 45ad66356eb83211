//! Nothing moves by itself where the system asks for that.

use std::sync::atomic::Ordering;

use eframe::egui::style::ScrollAnimation;

use crate::desk::Desk;

/// Seconds that a change may take on screen, and whether a page glides to what is scrolled to.
fn motion(desk: &Desk) -> (f32, bool) {
    let style = desk.window().ctx.global_style();
    (style.animation_time, style.scroll_animation != ScrollAnimation::none())
}

fn ask_for_stillness(desk: &mut Desk, still: bool) {
    desk.still.store(still, Ordering::Relaxed);
    desk.settle();
}

#[test]
fn nothing_moves_as_soon_as_and_as_long_as_the_system_asks_for_it() {
    let mut desk = Desk::with_account(50);
    // The harness begins without motion, whatever was asked for.
    for (still, expected) in [(true, (0.0, false)), (false, (0.1, true)), (true, (0.0, false))] {
        ask_for_stillness(&mut desk, still);
        assert_eq!(motion(&desk), expected);
    }
}

#[test]
fn another_theme_does_not_bring_motion_back() {
    let mut desk = Desk::with_account(50);
    ask_for_stillness(&mut desk, true);
    desk.click("Dark");
    assert_eq!(motion(&desk), (0.0, false));
    let style = desk.window().ctx.global_style();
    assert!(style.visuals.dark_mode);
}
