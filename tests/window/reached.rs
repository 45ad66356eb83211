//! Keys bring into view what they go to, and go on from where a page begins.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::desk::{Desk, SMALL, WIDE, at};

const CTRL: Modifiers = Modifiers::COMMAND;

/// Whether the control of this name lies within the window from top to bottom.
fn is_in_view(desk: &Desk, name: &str, height: f32) -> bool {
    let place = desk.control(name).rect();
    place.top() >= 0.0 && place.bottom() <= height
}

fn small() -> Desk {
    let mut desk = Desk::sized(SMALL, |_| {});
    desk.open_account("Dana Whitfield", 50);
    desk.close_toasts();
    desk
}

/// Two InMails on Sent, the newest first: Bert, Anna.
fn two_sent() -> Desk {
    let mut desk = Desk::with_account(50);
    for name in ["Anna", "Bert"] {
        desk.send(name, "Hello", "Text");
    }
    desk.close_toasts();
    desk
}

#[test]
fn what_gets_the_keys_is_scrolled_into_view() {
    let mut desk = small();
    assert!(!is_in_view(&desk, "Restore a backup…", SMALL[1]));
    for _ in 0..60 {
        desk.key(Key::Tab);
        if desk.focused().as_deref() == Some("Restore a backup…") {
            break;
        }
    }
    assert_eq!(desk.focused().as_deref(), Some("Restore a backup…"));
    desk.settle();
    assert!(is_in_view(&desk, "Restore a backup…", SMALL[1]));
}

#[test]
fn page_keys_scroll_a_page_that_has_no_list() {
    let mut desk = small();
    desk.press(CTRL, Key::Num1);
    let top = |desk: &Desk| desk.control("Explain this balance").rect().top();
    let begun = top(&desk);
    desk.key(Key::PageDown);
    desk.settle();
    assert!(top(&desk) < begun - 200.0, "{} after {begun}", top(&desk));
    desk.key(Key::End);
    desk.settle();
    assert!(is_in_view(&desk, "Restore a backup…", SMALL[1]));
    desk.key(Key::Home);
    desk.settle();
    assert_eq!(top(&desk), begun);
}

#[test]
fn a_page_reached_by_its_key_goes_on_from_its_title() {
    let mut desk = Desk::with_account(50);
    desk.press(CTRL, Key::Num1);
    desk.key(Key::Tab);
    assert_eq!(desk.focused().as_deref(), Some("Explain this balance"));
    // The title is a stop for that one moment only.
    desk.press(Modifiers::SHIFT, Key::Tab);
    assert_eq!(desk.focused().as_deref(), Some("More"));
}

#[test]
fn a_list_leaves_the_keys_to_what_stands_beside_the_page() {
    let mut desk = two_sent();
    // Whose story is shown stands after the list.
    let chosen = |desk: &Desk| {
        let texts = desk.texts();
        texts.into_iter().rev().find(|text| ["Anna", "Bert"].contains(&text.as_str())).unwrap()
    };
    desk.press(CTRL, Key::Num3);
    desk.key(Key::Home);
    assert_eq!(chosen(&desk), "Bert");
    // From the title back to the last stop of the sidebar.
    desk.press(Modifiers::SHIFT, Key::Tab);
    assert_eq!(desk.focused().as_deref(), Some("More"));
    desk.key(Key::ArrowDown);
    assert_eq!(chosen(&desk), "Bert");
    desk.press(CTRL, Key::Num3);
    desk.key(Key::ArrowDown);
    assert_eq!(chosen(&desk), "Anna");
}

#[test]
fn only_the_chosen_row_has_buttons_on_the_way_of_tab() {
    let mut desk = two_sent();
    desk.press(CTRL, Key::Num3);
    desk.key(Key::End);
    let mut stops = Vec::new();
    for _ in 0..40 {
        desk.key(Key::Tab);
        stops.extend(desk.focused());
    }
    assert!(stops.iter().any(|stop| stop == "Delete InMail to Anna: Hello"), "{stops:?}");
    assert!(stops.iter().all(|stop| stop != "Delete InMail to Bert: Hello"), "{stops:?}");
}

#[test]
fn a_snapshot_is_opened_by_key_from_anywhere() {
    let mut desk = Desk::with_account(50);
    desk.press(CTRL, Key::O);
    assert!(desk.has_control("Open as a view"));
}

#[test]
fn what_goes_next_is_what_the_limit_takes_first_also_two_allocations_on() {
    let mut desk = Desk::sized(WIDE, |_| {});
    desk.open_account("Nora Fields", 83);
    desk.set_time(at("2026-11-27T10:00:00Z"));
    // 83 + 50 on 1 December fit; 50 more on 1 January do not.
    desk.must_say("33 are removed on 1 Jan 2027");
    desk.click("Explain this balance");
    desk.must_say("Next to go: 33 credits are removed on 1 Jan 2027, 00:00 UTC to make room");
    desk.must_not_say("Then 50 credits expire");
}

#[test]
fn why_something_earlier_cannot_be_entered_is_told_where_it_is_entered() {
    let mut desk = Desk::with_account(50);
    desk.set_time(at("2026-11-23T11:00:00Z"));
    desk.send("Priya Raman", "Hello", "Text");
    desk.click("Sent");
    desk.set_time(at("2026-11-23T12:00:00Z"));
    desk.key(Key::Home);
    desk.click("It came earlier…");
    assert_eq!(desk.value("When (UTC)"), "2026-11-23 11:01");
    desk.replace("When (UTC)", "2026-11-23 10:30");
    desk.click("Enter it");
    desk.must_say("The InMail had not been sent by then. Enter a later time.");
    assert!(desk.has_control("Enter it"));
}

/// What is clicked with the mouse's button for going back.
fn go_back(desk: &mut Desk) {
    let pos = Pos2::new(600.0, 400.0);
    for pressed in [true, false] {
        let (button, modifiers) = (PointerButton::Extra1, Modifiers::NONE);
        desk.window().event(Event::PointerButton { pos, button, pressed, modifiers });
    }
    desk.settle();
}

#[test]
fn one_goes_back_page_by_page_with_the_mouse_or_the_keys() {
    let mut desk = two_sent();
    for page in ["Sent", "Settings", "Ledger", "Rules", "Rules"] {
        desk.click(page);
    }
    go_back(&mut desk);
    assert!(desk.is_chosen("Ledger"));
    desk.press(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!((desk.is_chosen("Settings"), desk.focused().as_deref()), (true, Some("Settings")));
    // From a rule to where it was asked for, and from there on as if it had not been.
    desk.click("Explain this balance");
    desk.follow("R3:");
    go_back(&mut desk);
    assert!(desk.is_chosen("Settings") && desk.says("Explain this balance"));
    desk.key(Key::Escape);
    go_back(&mut desk);
    assert!(desk.is_chosen("Sent"));
    // While somebody types, the keys are the text's.
    desk.press(CTRL, Key::F);
    desk.press(Modifiers::ALT, Key::ArrowLeft);
    assert!(desk.is_chosen("Sent"));
}

#[test]
fn the_chosen_row_is_brought_into_view_where_the_page_scrolls_too() {
    let mut desk = Desk::sized(SMALL, |data_dir| crate::at_hand::sent(data_dir, 12));
    desk.close_toasts();
    desk.press(CTRL, Key::Num3);
    for key in [Key::End, Key::Home, Key::ArrowDown, Key::ArrowDown, Key::ArrowDown] {
        desk.key(key);
        let chosen = desk.window().get_all_by_role(Role::ListBoxOption).find(|row| {
            let row = row.accesskit_node();
            row.is_selected() == Some(true)
        });
        let row = chosen.unwrap_or_else(|| panic!("{key:?}: the chosen row is not drawn")).rect();
        assert!(row.top() >= 0.0 && row.bottom() <= SMALL[1], "{key:?}: {row}");
    }
}
