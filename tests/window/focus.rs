//! Where the keyboard is: always in view, and never lost when what it was on goes away.

use eframe::egui::accesskit::Role;
use eframe::egui::epaint::RectShape;
use eframe::egui::{Color32, Key, Modifiers, Rect, Shape};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use inmail_credits::store::DataDir;
use inmail_credits::ui::theme::Tokens;

use crate::desk::{Desk, SMALL, WIDE};

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

#[test]
fn ctrl_and_plus_minus_or_nought_sets_the_size_of_the_text_over_a_form_too_and_never_zooms() {
    let mut desk = Desk::with_account(50);
    let height = |desk: &Desk| desk.control("Explain this balance").rect().height();
    let usual = height(&desk);
    let size = |desk: &Desk| {
        let slider = desk.window().get_by_role_and_label(Role::Slider, "Text size");
        slider.accesskit_node().value()
    };
    let goes_to = |desk: &mut Desk, key: Key, told: &str| {
        desk.press(CTRL, key);
        assert_eq!(size(desk).as_deref(), Some(told), "{key:?}");
        assert_eq!(desk.window().ctx.zoom_factor(), 1.0);
    };
    let keys = [Key::Plus, Key::Equals, Key::Plus, Key::Plus, Key::Plus, Key::Plus, Key::Minus, Key::Num0];
    let told = ["110 %", "120 %", "130 %", "140 %", "150 %", "150 %", "140 %", "100 %"];
    for (key, told) in keys.into_iter().zip(told) {
        goes_to(&mut desk, key, told);
    }
    goes_to(&mut desk, Key::Minus, "90 %");
    goes_to(&mut desk, Key::Minus, "90 %");
    assert!(height(&desk) < usual);
    desk.press(Modifiers::NONE, Key::F1);
    desk.press(CTRL, Key::Plus);
    desk.press(Modifiers::NONE, Key::Escape);
    assert_eq!(size(&desk).as_deref(), Some("100 %"));
    assert_eq!(height(&desk), usual);
}

/// Types "!" where the keyboard is.
fn mark(desk: &mut Desk) {
    desk.type_text("!");
}

#[test]
fn a_form_begins_behind_the_text_of_its_first_field_or_with_what_it_proposes_whatever_the_form_before_it_remembers()
 {
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
    assert_eq!(desk.value("File"), "!", "a path is a proposal, which typing replaces");
    desk.key(Key::Escape);
    // What another form held does not come back.
    desk.click("Export CSV…");
    desk.press(CTRL, Key::Z);
    assert!(desk.value("File").ends_with(".csv"), "{}", desk.value("File"));
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

/// Presses what has this name with the keyboard.
#[track_caller]
fn press(desk: &mut Desk, name: &str) {
    desk.control(name).focus();
    desk.settle();
    desk.key(Key::Enter);
    desk.pass_ms(100);
}

#[track_caller]
fn has_keyboard(desk: &Desk, name: &str) {
    assert_eq!(desk.focused().as_deref(), Some(name));
}

#[test]
fn what_goes_away_when_it_is_pressed_hands_the_keyboard_to_the_title_of_the_page() {
    let mut desk = Desk::with_one_sent();
    desk.press(CTRL, Key::Num3);
    desk.key(Key::Home);
    for _ in 0..2 {
        press(&mut desk, "Statistics");
        has_keyboard(&desk, "Statistics");
    }
    press(&mut desk, "Interested");
    has_keyboard(&desk, "Sent");
    desk.press(CTRL, Key::Z);
    desk.pass_ms(100);
    has_keyboard(&desk, "Sent");
    desk.press(CTRL, Key::Num4);
    desk.key(Key::Home);
    press(&mut desk, "See the account then");
    press(&mut desk, "Back to now");
    has_keyboard(&desk, "Ledger");
    // Whoever uses the mouse has no ring on the title.
    desk.click("See the account then");
    desk.click("Back to now");
    assert_eq!(desk.focused(), None);
}

#[test]
fn an_account_that_is_brought_back_begins_at_the_title() {
    let mut desk = Desk::with_account(50);
    press(&mut desk, "Account: Dana Whitfield");
    press(&mut desk, "Archive");
    desk.close_toasts();
    press(&mut desk, "Archived accounts…");
    press(&mut desk, "Bring back Dana Whitfield");
    has_keyboard(&desk, "Settings");
    desk.key(Key::Tab);
    has_keyboard(&desk, "Explain this balance");
}

#[test]
fn an_account_or_a_view_that_is_opened_by_keys_begins_at_the_title_of_its_page() {
    let mut desk = Desk::with_account(50);
    desk.saved();
    let folder = tempfile::tempdir().unwrap();
    let snapshot = folder.path().join("a.inmail.json");
    std::fs::copy(desk.account_path(), &snapshot).unwrap();
    desk.press(CTRL, Key::O);
    desk.type_text(snapshot.to_str().unwrap());
    desk.key(Key::Enter);
    desk.until("it is open", |desk| desk.has_control("Close the view"));
    has_keyboard(&desk, "Settings");
    press(&mut desk, "Close the view");
    has_keyboard(&desk, "Settings");
}

#[test]
fn from_a_rule_one_comes_back_to_the_link_that_led_there() {
    let mut desk = Desk::with_account(50);
    press(&mut desk, "Explain this balance");
    let mut link = String::new();
    for _ in 0..6 {
        desk.key(Key::Tab);
        link = desk.focused().unwrap_or_default();
        if link.starts_with("R3:") {
            break;
        }
    }
    desk.key(Key::Enter);
    assert!(desk.is_chosen("Rules"));
    desk.press(Modifiers::ALT, Key::ArrowLeft);
    desk.must_say("Explain this balance");
    assert!(link.starts_with("R3:"), "{link}");
    has_keyboard(&desk, &link);
}

/// The rectangles that are drawn, as far as they are wanted.
fn drawn(desk: &Desk, wanted: fn(&RectShape) -> bool) -> Vec<Rect> {
    fn look(shape: &Shape, wanted: fn(&RectShape) -> bool, found: &mut Vec<Rect>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| look(shape, wanted, found)),
            Shape::Rect(rect) if wanted(rect) => found.push(rect.rect),
            _ => {}
        }
    }
    let mut found = Vec::new();
    desk.window().output().shapes.iter().for_each(|clipped| look(&clipped.shape, wanted, &mut found));
    found
}

/// The rings around something as wide as a row.
fn wide_rings(desk: &Desk) -> Vec<Rect> {
    drawn(desk, |rect| rect.stroke.width >= 2.0 && rect.rect.width() > 300.0)
}

/// The grounds of what is chosen and as high as a row.
fn chosen_grounds(desk: &Desk) -> Vec<Rect> {
    let high = 44.0..60.0;
    drawn(desk, |rect| [false, true].map(|dark| Tokens::for_dark(dark).accent_soft).contains(&rect.fill))
        .into_iter()
        .filter(|rect| high.contains(&rect.height()))
        .collect()
}

#[test]
fn the_ring_stays_with_the_chosen_row_wherever_keys_take_it() {
    for size in [SMALL, WIDE] {
        let mut desk = Desk::sized(size, crate::at_hand::half_a_year);
        desk.close_toasts();
        for page in [Key::Num3, Key::Num4] {
            desk.press(CTRL, page);
            let keys =
                [Key::ArrowDown, Key::End, Key::Home, Key::PageDown, Key::PageDown, Key::End, Key::PageUp];
            for key in keys.into_iter().chain([Key::Home, Key::ArrowDown, Key::ArrowUp]) {
                desk.window().key_press(key);
                for _ in 0..12 {
                    desk.window_mut().step();
                    for ring in wide_rings(&desk) {
                        // Each cell of the chosen row has a ground of its own.
                        let around = |ground: &Rect| (ground.top() - ring.top()).abs() < 4.0;
                        assert!(
                            chosen_grounds(&desk).iter().any(around),
                            "{size:?} {page:?} {key:?}: {ring}"
                        );
                    }
                }
                desk.settle();
                row_has_keyboard(&desk, &format!("{size:?} {page:?} {key:?}"));
            }
        }
    }
}

/// Whether the chosen row of the page's list has the ring, and nothing else as wide.
#[track_caller]
fn row_has_keyboard(desk: &Desk, after: &str) {
    let chosen = desk.window().root().children_recursive().find(|node| {
        let node = node.accesskit_node();
        node.role() == Role::ListBoxOption && node.is_selected() == Some(true)
    });
    let row = chosen.expect("a row is chosen").rect();
    assert_eq!(wide_rings(desk), [row.shrink(2.0)], "{after}: {:?} has it", desk.focused());
}

#[test]
fn the_row_has_the_keyboard_again_after_a_question_a_response_or_escape() {
    let mut desk = Desk::with_account(50);
    for name in ["Anna", "Bert", "Cleo"] {
        desk.send(name, "Hello", "Text");
    }
    desk.press(CTRL, Key::Num3);
    desk.close_toasts();
    desk.key(Key::Home);
    desk.key(Key::ArrowDown);
    row_has_keyboard(&desk, "arrows");
    for (asks, answers) in [(Key::F2, Key::Escape), (Key::Delete, Key::Escape), (Key::Delete, Key::Enter)] {
        desk.key(asks);
        desk.key(answers);
        row_has_keyboard(&desk, "a question");
    }
    desk.key(Key::Escape);
    row_has_keyboard(&desk, "Escape");
    desk.key(Key::R);
    assert_eq!(desk.focused().as_deref(), Some("Interested"));
    // In the story arrows are not for the list.
    desk.key(Key::ArrowDown);
    assert_eq!(desk.focused().as_deref(), Some("Interested"));
    desk.key(Key::Space);
    assert_eq!(desk.toasts()[0], "Bert answered: interested. 1 credit came back, +1");
    row_has_keyboard(&desk, "a response");
    desk.key(Key::Escape);
    assert_eq!(desk.toasts(), Vec::<String>::new());
    row_has_keyboard(&desk, "Escape from a message");
    desk.key(Key::ArrowDown);
    row_has_keyboard(&desk, "and arrows go on from there");
}

#[test]
fn tab_comes_to_a_list_whose_arrows_choose_its_rows() {
    let mut desk = Desk::with_account(50);
    for name in ["Anna", "Bert", "Cleo"] {
        desk.send(name, "Hello", "Text");
    }
    desk.close_toasts();
    desk.press(CTRL, Key::Num3);
    for _ in 0..12 {
        desk.key(Key::Tab);
        if desk.focused().as_deref() == Some("InMails") {
            break;
        }
    }
    assert_eq!(desk.focused().as_deref(), Some("InMails"));
    // The newest is chosen since it was sent.
    row_has_keyboard(&desk, "Tab");
    desk.key(Key::ArrowDown);
    row_has_keyboard(&desk, "Down");
    assert_eq!(desk.focused().as_deref(), Some("InMails"));
    desk.key(Key::F2);
    assert_eq!(desk.focused().as_deref(), Some("Subject"));
    desk.key(Key::Escape);
    row_has_keyboard(&desk, "a question");
    desk.key(Key::Tab);
    assert_eq!(desk.focused().as_deref(), Some("Edit InMail to Bert: Hello"));
    desk.press(Modifiers::SHIFT, Key::Tab);
    assert_eq!(desk.focused().as_deref(), Some("InMails"));
    row_has_keyboard(&desk, "Shift and Tab");
}

#[test]
fn arrows_lead_to_no_button_of_a_question() {
    let mut desk = Desk::with_account(50);
    desk.click("Change type…");
    assert_eq!(desk.focused().as_deref(), Some("Keep subscription"));
    for key in [Key::ArrowRight, Key::ArrowDown, Key::ArrowLeft, Key::ArrowUp] {
        desk.key(key);
        assert_eq!(desk.focused().as_deref(), Some("Keep subscription"), "{key:?}");
    }
}

/// The ring around what has the keyboard, and where it is cut.
fn ring(desk: &Desk) -> (Rect, Rect) {
    fn rings(shape: &Shape, around: Rect, found: &mut Vec<Rect>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| rings(shape, around, found)),
            Shape::Rect(rect) if rect.stroke.width >= 2.0 && rect.fill == Color32::TRANSPARENT => {
                let near = rect.rect.contains_rect(around.shrink(8.0));
                let near = near && around.expand(16.0).contains_rect(rect.rect);
                found.extend(near.then(|| rect.rect.expand(rect.stroke.width)));
            }
            _ => {}
        }
    }
    let around = ringed(desk);
    for clipped in &desk.window().output().shapes {
        let mut found = Vec::new();
        rings(&clipped.shape, around, &mut found);
        if let Some(ring) = found.first() {
            return (*ring, clipped.clip_rect);
        }
    }
    panic!("no ring around {:?}", desk.focused());
}

#[test]
fn rings_around_titles_and_headings_are_whole() {
    for size in [WIDE, SMALL] {
        let mut desk = Desk::sized(size, |_| {});
        desk.open_account("Dana Whitfield", 50);
        desk.send("Priya Raman", "Hello", "Good morning");
        desk.close_toasts();
        for page in [Key::Num1, Key::Num3, Key::Num4, Key::Num5, Key::Num7] {
            desk.press(CTRL, page);
            let (ring, clip) = ring(&desk);
            assert!(clip.contains_rect(ring), "{page:?} {size:?}: {ring} cut at {clip}");
        }
        for (page, heading) in [(Key::Num3, "Credit"), (Key::Num4, "Change"), (Key::Num4, "Left")] {
            desk.press(CTRL, page);
            desk.control(heading).focus();
            desk.settle();
            let (ring, clip) = ring(&desk);
            assert!(clip.contains_rect(ring), "{heading} {size:?}: {ring} cut at {clip}");
        }
    }
}

#[test]
fn keys_go_from_button_to_button_as_the_eye_does() {
    let mut desk = Desk::with_one_sent();
    desk.press(CTRL, Key::Num4);
    desk.key(Key::Tab);
    assert!(desk.focused().unwrap().starts_with("As of"), "{:?}", desk.focused());
    let at = ringed(&desk);
    desk.key(Key::Tab);
    has_keyboard(&desk, "Export CSV…");
    assert!(ringed(&desk).left() > at.right());
    press(&mut desk, "Account: Dana Whitfield");
    press(&mut desk, "New account…");
    desk.control("Cancel").focus();
    desk.settle();
    let cancel = ringed(&desk);
    desk.key(Key::Tab);
    has_keyboard(&desk, "Open account");
    assert!(ringed(&desk).left() > cancel.right());
}

#[test]
fn keys_scroll_what_will_be_written() {
    let mut desk = Desk::with_account(50);
    for _ in 0..8 {
        desk.send("Priya Raman", "Hello", "Good morning");
    }
    desk.close_toasts();
    desk.press(CTRL, Key::Num1);
    press(&mut desk, "Export snapshot…");
    for _ in 0..12 {
        if desk.focused().as_deref() == Some("Exactly this is written") {
            break;
        }
        desk.key(Key::Tab);
    }
    has_keyboard(&desk, "Exactly this is written");
    let (ring, clip) = ring(&desk);
    assert!(clip.contains_rect(ring), "{ring} cut at {clip}");
    // Only the lines in view are there.
    let begun = |desk: &Desk| desk.says("\"inmail-credits-account\"");
    assert!(begun(&desk), "{:#?}", desk.texts());
    desk.key(Key::End);
    desk.pass_ms(1_000);
    assert!(!begun(&desk), "{:#?}", desk.texts());
    desk.key(Key::PageUp);
    desk.key(Key::ArrowDown);
    has_keyboard(&desk, "Exactly this is written");
    desk.key(Key::Home);
    desk.pass_ms(1_000);
    assert!(begun(&desk));
}
