//! A window that was left on a monitor that is gone.

use eframe::egui::{Pos2, Rect, Vec2, vec2};

/// Height of what a window is moved by.
const TITLE: f32 = 40.0;
/// Room for what desktops put around a window, which is not there before it is shown.
const AROUND: Vec2 = vec2(20.0, 50.0);

/// Where to put a window that nobody could reach at its place, or `None` if they could: at least half of its
/// upper edge lies on one of the monitors. All in pixels of the desktop.
pub fn moved_on_screen(window: Rect, monitors: &[Rect]) -> Option<Pos2> {
    let title = Rect::from_min_size(window.min, vec2(window.width(), TITLE));
    let is_reached = |monitor: &&Rect| {
        let seen = monitor.intersect(title);
        seen.is_positive() && seen.area() >= title.area() / 2.0
    };
    if monitors.iter().any(|monitor| is_reached(&monitor)) {
        return None;
    }
    let far = |monitor: &&Rect| monitor.distance_sq_to_pos(window.center());
    let nearest = monitors.iter().min_by(|a, b| far(a).total_cmp(&far(b)))?;
    Some(window.min.min(nearest.max - window.size() - AROUND).max(nearest.min))
}

#[cfg(test)]
mod tests {
    use eframe::egui::pos2;

    use super::*;

    const MONITORS: [Rect; 2] = [
        Rect { min: pos2(0.0, 0.0), max: pos2(1920.0, 1080.0) },
        Rect { min: pos2(1920.0, 200.0), max: pos2(3200.0, 1000.0) },
    ];

    fn moved(x: f32, y: f32) -> Option<(f32, f32)> {
        let window = Rect::from_min_size(pos2(x, y), vec2(1180.0, 760.0));
        moved_on_screen(window, &MONITORS).map(|at| (at.x, at.y))
    }

    #[test]
    fn a_window_that_can_be_reached_stays() {
        for (x, y) in [(0.0, 0.0), (-500.0, 900.0), (1900.0, 300.0), (1300.0, 20.0)] {
            assert_eq!(moved(x, y), None, "{x}, {y}");
        }
    }

    #[test]
    fn one_that_cannot_comes_to_the_nearest_monitor_whole_where_it_fits() {
        assert_eq!(moved(9000.0, 7000.0), Some((2000.0, 200.0)));
        assert_eq!(moved(-5000.0, 300.0), Some((0.0, 270.0)));
        assert_eq!(moved(300.0, -100.0), Some((300.0, 0.0)));
        assert_eq!(moved(2200.0, 100.0), Some((2000.0, 200.0)));
        let huge = Rect::from_min_size(pos2(5000.0, 0.0), vec2(4000.0, 3000.0));
        assert_eq!(moved_on_screen(huge, &MONITORS), Some(pos2(1920.0, 200.0)));
        assert_eq!(moved_on_screen(huge, &[]), None);
    }
}
