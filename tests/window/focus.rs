//! Where the keyboard is: always in view, and never lost when what it was on goes away.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Rect};
use egui_kittest::kittest::NodeT as _;
use inmail_credits::store::DataDir;

use crate::desk::{Desk, SMALL};

const CTRL: Modifiers = Modifiers::COMMAND;

fn large(data_dir: &DataDir) {
    std::fs::write(data_dir.preferences_file(), br#"{"text_size_percent":150}"#).unwrap();
}

/// Where the control that has the keyboard is drawn.
#[track_caller]
fn ringed(desk: &Desk) -> Rect {
    let focused = desk.window().root().children_recursive().find(|node| node.is_focused());
    focused.expect("something has the keyboard").rect()
}

/// Whether its middle lies in the window, and as much of it as there is room for.
fn in_view(desk: &Desk, size: [f32; 2]) -> bool {
    let place = ringed(desk);
    place.top() >= 0.0 && place.center().y < size[1] && place.left() >= 0.0 && place.right() <= size[0] + 1.0
}

#[test]
fn whatever_tab_comes_to_is_in_view_with_the_largest_text_in_the_smallest_window() {
    let mut desk = Desk::sized(SMALL, large);
    desk.open_account("Dana Whitfield", 50);
    desk.send("Priya Raman", "Hello", "Good morning");
    desk.close_toasts();
    for page in [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num7] {
        desk.press(CTRL, page);
        desk.key(Key::Home);
        for stop in 0..45 {
            desk.key(Key::Tab);
            // Where a round ends nothing has it for one step.
            if let Some(name) = desk.focused() {
                desk.settle();
                assert!(in_view(&desk, SMALL), "{page:?}, stop {stop}: {name:?} at {}", ringed(&desk));
            }
        }
    }
}

#[test]
fn a_field_that_was_scrolled_away_comes_back_with_the_keyboard() {
    let mut desk = Desk::sized(SMALL, large);
    desk.open_account("Dana Whitfield", 50);
    desk.close_toasts();
    desk.click("Account: Dana Whitfield");
    desk.click("New account…");
    desk.click("When each arrived");
    for _ in 0..30 {
        desk.key(Key::Tab);
        desk.settle();
        let name = desk.focused();
        assert!(name.is_none() || in_view(&desk, SMALL), "{name:?} at {}", ringed(&desk));
    }
}

#[test]
fn a_text_size_that_was_typed_leaves_its_field_in_view_with_the_keyboard() {
    let mut desk = Desk::sized(SMALL, |_| {});
    desk.open_account("Dana Whitfield", 50);
    desk.close_toasts();
    desk.press(CTRL, Key::Num1);
    let is_number = |desk: &Desk| {
        let focused = desk.window().root().children_recursive().find(|node| node.is_focused());
        focused.is_some_and(|node| node.accesskit_node().role() == Role::SpinButton)
    };
    while desk.focused().as_deref() != Some("Text size") {
        desk.key(Key::Tab);
    }
    assert!(!is_number(&desk), "the line comes first, as it stands first");
    desk.key(Key::Tab);
    assert!(is_number(&desk));
    let height = ringed(&desk).height();
    desk.type_text("150");
    desk.key(Key::Enter);
    desk.pass_ms(1_000);
    let grown = ringed(&desk).height();
    assert!(grown > height + 4.0, "{grown} {height}");
    assert!(is_number(&desk) && in_view(&desk, SMALL), "{}", ringed(&desk));
}

/// Types "!" where the keyboard is.
fn mark(desk: &mut Desk) {
    desk.type_text("!");
}

#[test]
fn a_form_begins_behind_the_text_of_its_first_field_whatever_the_form_before_it_remembers() {
    let mut desk = Desk::with_account(50);
    for _ in 0..2 {
        desk.click("Account: Dana Whitfield");
        desk.click("Rename…");
        mark(&mut desk);
        assert_eq!(desk.value("Name of the account"), "Dana Whitfield!");
        desk.key(Key::Home);
        desk.key(Key::Escape);
    }
    desk.press(CTRL, Key::Num4);
    desk.click("Export CSV…");
    mark(&mut desk);
    assert!(desk.value("File").ends_with(".csv!"), "{}", desk.value("File"));
    desk.key(Key::Escape);
    desk.press(CTRL, Key::Num1);
    desk.click("Export snapshot…");
    mark(&mut desk);
    assert!(desk.value("File").ends_with(".json!"), "{}", desk.value("File"));
    // What another form held does not come back.
    desk.key(Key::Escape);
    desk.click("Export snapshot…");
    desk.press(CTRL, Key::Z);
    assert!(desk.value("File").ends_with(".json"), "{}", desk.value("File"));
}

#[test]
fn tab_selects_what_stands_in_a_field_of_one_line_and_not_in_a_message() {
    let mut desk = Desk::with_one_sent();
    desk.click("Edit InMail to Priya Raman: Hello");
    mark(&mut desk);
    assert_eq!(desk.value("Subject"), "Hello!");
    desk.key(Key::Tab);
    desk.press(CTRL, Key::End);
    mark(&mut desk);
    assert_eq!(desk.value("Message"), "Good morning!");
    desk.press(Modifiers::SHIFT, Key::Tab);
    desk.settle();
    mark(&mut desk);
    assert_eq!(desk.value("Subject"), "!");
}
