//! Toasts stand in a strip of their own: over no page do they lie on anything to press.

use eframe::egui::{Key, Order, Rect};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use inmail_credits::domain::DAY_MS;
use inmail_credits::store::DataDir;

use crate::at_hand::{Past, letter};
use crate::desk::{Desk, SMALL, WIDE, at};

const PAGES: [&str; 7] = ["Settings", "Compose", "Sent", "Ledger", "Forecast", "Check snapshots", "Rules"];

fn some_history(data_dir: &DataDir, percent: u32) {
    let preferences = format!(r#"{{"text_size_percent":{percent}}}"#);
    std::fs::write(data_dir.preferences_file(), preferences).unwrap();
    let when = at("2026-11-01T09:30:00Z");
    let lots = [(12, "2026-08-30T00:00:00Z"), (20, "2026-10-01T00:00:00Z")];
    let mut past = Past::opened("dana", "Dana Whitfield", "2026-11-01T09:00:00Z", &lots);
    for day in 0..15 {
        let (id, to) = (format!("m{day}"), format!("Person {day}"));
        past = past.send(letter(&id, &to, "Hello", "Text"), when.plus_ms(day * DAY_MS));
    }
    past.keep(data_dir);
}

/// What can be pressed on the page or in the sidebar and lies, as far as it is seen, under a toast.
fn covered(desk: &Desk) -> Vec<Rect> {
    let mut toasts = Vec::new();
    for toast in desk.window().query_all_by_role(eframe::egui::accesskit::Role::Status) {
        let parts = toast.children_recursive().filter(|node| node.accesskit_node().bounding_box().is_some());
        toasts.push(parts.fold(Rect::NOTHING, |all, node| all | node.rect()).expand(14.0));
    }
    assert!(!toasts.is_empty(), "a toast is shown");
    desk.window().ctx.viewport(|viewport| {
        let widgets = &viewport.this_pass.widgets;
        let below = widgets.layer_ids().filter(|layer| layer.order < Order::Foreground);
        let pressed = below.flat_map(|layer| widgets.get_layer(layer)).filter(|widget| {
            let seen = widget.interact_rect;
            widget.sense.senses_click() && toasts.iter().any(|toast| toast.intersect(seen).is_positive())
        });
        pressed.map(|widget| widget.interact_rect).collect()
    })
}

#[test]
fn no_toast_lies_over_anything_to_press_on_any_page() {
    for (size, percent) in [(WIDE, 100), (SMALL, 100), (WIDE, 150), (SMALL, 150)] {
        let mut desk = Desk::sized(size, |data_dir| some_history(data_dir, percent));
        desk.close_toasts();
        for page in PAGES {
            desk.click(page);
            desk.click("Advance month");
            assert!(desk.toasts()[0].starts_with("It is now"), "{:?}", desk.toasts());
            assert_eq!(covered(&desk), [], "{page}, {size:?}, {percent} %");
        }
    }
}

#[test]
fn what_lay_at_the_bottom_is_reached_by_scrolling_while_a_toast_stands_there() {
    let mut desk = Desk::sized(SMALL, |data_dir| some_history(data_dir, 100));
    desk.close_toasts();
    desk.click("Advance month");
    desk.click("Settings");
    let pos = desk.reach("Import snapshot…");
    let undo = desk.control("Undo").rect();
    assert!(pos.y < undo.top(), "{pos} {undo}");
    desk.click_at(pos);
    desk.must_say("Import a snapshot or a scenario");
}

#[test]
fn a_page_that_is_scrolled_to_its_end_stays_where_it_is_when_a_toast_goes() {
    let mut desk = Desk::sized(SMALL, |data_dir| some_history(data_dir, 100));
    desk.close_toasts();
    desk.click("Settings");
    desk.click("Advance month");
    let _ = desk.reach("Import snapshot…");
    desk.key(Key::End);
    let place = |desk: &Desk| desk.control("Import snapshot…").rect();
    let before = place(&desk);
    desk.close_toasts();
    assert_eq!(desk.toasts(), Vec::<String>::new());
    assert_eq!(place(&desk), before);
    // Scrolled away from there, what the toast took is gone.
    desk.key(Key::Home);
    desk.key(Key::End);
    desk.pass_ms(2_000);
    assert!(place(&desk).top() > before.top() + 60.0, "{} {before}", place(&desk));
}

#[test]
fn a_toast_waits_behind_a_dialog_and_comes_after_it() {
    let mut desk = Desk::with_account(50);
    desk.click("Advance 1 day");
    assert_eq!(desk.toasts().len(), 1);
    desk.click("Explain this balance");
    assert_eq!(desk.toasts(), Vec::<String>::new());
    desk.key(Key::Escape);
    assert_eq!(desk.toasts().len(), 1);
}
