//! The keyboard alone is enough.

use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::desk::{Desk, SMALL, WIDE};

const CTRL: Modifiers = Modifiers::COMMAND;

/// Three InMails on Sent, the newest first: Cleo, Bert, Anna.
fn three_sent() -> Desk {
    let mut desk = Desk::with_account(50);
    for name in ["Anna", "Bert", "Cleo"] {
        desk.send(name, "Hello", "Text");
    }
    desk.press(CTRL, Key::Num3);
    desk.close_toasts();
    desk
}

/// Whose story is shown: its heading comes after the list.
fn selected(desk: &Desk) -> String {
    let texts = desk.texts();
    texts.iter().rev().find(|text| ["Anna", "Bert", "Cleo"].contains(&text.as_str())).unwrap().clone()
}

#[test]
fn ctrl_and_a_number_goes_to_a_page() {
    let mut desk = Desk::with_account(50);
    for (key, page) in [(Key::Num3, "Sent"), (Key::Num2, "Compose"), (Key::Num1, "Settings")] {
        desk.press(CTRL, key);
        assert!(desk.is_chosen(page));
    }
    desk.press(CTRL, Key::N);
    assert!(desk.is_chosen("Compose"));
    assert_eq!(desk.focused().as_deref(), Some("To"));
}

#[test]
fn ctrl_f_searches_what_was_sent() {
    let mut desk = three_sent();
    desk.press(CTRL, Key::Num1);
    desk.press(CTRL, Key::F);
    assert_eq!(desk.focused().as_deref(), Some("Search people, subjects, text, dates"));
    desk.type_text("bert");
    assert_eq!(desk.controls_like("Edit InMail"), ["Edit InMail to Bert: Hello"]);
}

#[test]
fn an_inmail_is_written_and_sent_without_the_mouse() {
    let mut desk = Desk::with_account(50);
    desk.press(CTRL, Key::N);
    desk.type_text("Priya Raman");
    for text in ["", "Hello", "Good morning"] {
        desk.key(Key::Tab);
        if !text.is_empty() {
            desk.type_text(text);
        }
    }
    desk.press(CTRL, Key::Enter);
    assert_eq!(desk.account().credits(), 49);
    assert_eq!(desk.account().messages().next().unwrap().1.body().unwrap().as_ref(), "Good morning");
}

#[test]
fn arrows_home_and_end_move_the_selection() {
    let mut desk = three_sent();
    assert_eq!(selected(&desk), "Cleo");
    let keys = [
        (Key::ArrowDown, "Bert"),
        (Key::ArrowDown, "Anna"),
        (Key::ArrowDown, "Anna"),
        (Key::ArrowUp, "Bert"),
        (Key::Home, "Cleo"),
        (Key::End, "Anna"),
    ];
    for (key, name) in keys {
        desk.key(key);
        assert_eq!(selected(&desk), name, "{key:?}");
    }
}

#[test]
fn f2_edits_and_delete_deletes_the_selected_inmail() {
    let mut desk = three_sent();
    desk.key(Key::End);
    desk.key(Key::F2);
    assert_eq!(desk.focused().as_deref(), Some("Subject"));
    desk.press(CTRL, Key::A);
    desk.type_text("Better");
    desk.click("Save changes");
    assert!(desk.has_control("Edit InMail to Anna: Better"));
    desk.key(Key::Home);
    desk.key(Key::Delete);
    desk.must_say("“Hello” to Cleo");
    assert_eq!(desk.focused().as_deref(), Some("Keep as it is"));
    desk.key(Key::Escape);
    assert_eq!(desk.on_disk().history.events().len(), 5);
}

#[test]
fn r_leads_to_the_responses_of_the_selected_inmail() {
    let mut desk = three_sent();
    desk.key(Key::End);
    desk.key(Key::R);
    assert_eq!(desk.focused().as_deref(), Some("Interested"));
    desk.key(Key::Tab);
    desk.key(Key::Space);
    assert_eq!(desk.toasts()[0], "Anna answered: maybe later. 1 credit came back, +1");
    // There is nothing to answer any more: the keyboard is back with the row, and R leads to what takes it back.
    assert_eq!(desk.focused().as_deref(), Some("Sent"));
    desk.key(Key::R);
    assert_eq!(desk.focused().as_deref(), Some("Undo this response"));
}

#[test]
fn keys_that_act_on_the_list_do_nothing_while_typing() {
    let mut desk = three_sent();
    desk.press(CTRL, Key::F);
    desk.type_text("Hello");
    for key in [Key::Delete, Key::F2, Key::R, Key::Home, Key::End, Key::ArrowUp] {
        desk.key(key);
        assert_eq!(selected(&desk), "Cleo");
    }
    assert!(!desk.has_control("Delete InMail") && !desk.has_control("Save changes"));
    assert_eq!(desk.value("Search people, subjects, text, dates"), "Hello");
}

#[test]
fn down_leads_from_the_search_into_the_list() {
    let mut desk = three_sent();
    desk.press(CTRL, Key::F);
    desk.key(Key::ArrowDown);
    assert_eq!(selected(&desk), "Bert");
    // The title has the keyboard, and with it Escape still empties the search.
    assert_eq!(desk.focused().as_deref(), Some("Sent"));
    desk.key(Key::F2);
    assert_eq!(desk.focused().as_deref(), Some("Subject"));
    desk.key(Key::Escape);
    desk.press(CTRL, Key::F);
    desk.type_text("e");
    desk.key(Key::ArrowDown);
    assert_eq!(desk.focused().as_deref(), Some("Sent"));
    desk.key(Key::Escape);
    assert_eq!(desk.value("Search people, subjects, text, dates"), "");
    assert_eq!(desk.focused().as_deref(), Some("Sent"));
}

#[test]
fn an_arrow_moves_in_the_list_which_has_the_keyboard_from_then_on() {
    let mut desk = three_sent();
    for control in ["Statistics", "To and subject", "Enter an InMail sent earlier…"] {
        desk.control(control).focus();
        desk.settle();
        desk.key(Key::ArrowDown);
        assert_eq!(desk.focused().as_deref(), Some("Sent"), "{control}");
        let chosen = desk.rows();
        desk.key(Key::Enter);
        assert_eq!(desk.rows(), chosen, "what had the keyboard before is not pressed: {control}");
    }
}

#[test]
fn page_down_scrolls_the_page_from_what_stands_beside_the_list() {
    let mut desk = three_sent();
    desk.key(Key::ArrowDown);
    let chosen = desk.control("Interested").rect();
    desk.key(Key::R);
    desk.settle();
    assert_eq!(desk.focused().as_deref(), Some("Interested"));
    let told = desk.texts();
    desk.key(Key::PageDown);
    assert_eq!(desk.texts(), told, "it is the same story still");
    assert_eq!(desk.control("Interested").rect().width(), chosen.width());
}

#[test]
fn a_dialog_that_was_opened_by_the_pointer_leaves_the_page_where_it_was() {
    let mut desk = Desk::sized(SMALL, |_| {});
    desk.open_account("Dana Whitfield", 50);
    desk.close_toasts();
    // The title has the keyboard, and the page is scrolled away from it.
    desk.press(CTRL, Key::Num1);
    for (button, answer) in
        [("Export snapshot…", Key::Escape), ("Change type…", Key::Escape), ("Restore a backup…", Key::Enter)]
    {
        let before = desk.reach(button);
        desk.click_at(before);
        desk.key(answer);
        desk.pass_ms(1_000);
        let there = desk.control(button).rect().center();
        assert!((there.y - before.y).abs() < 1.0, "{button}: {before} {there}");
        assert_eq!(desk.focused().as_deref(), Some(button));
    }
}

#[test]
fn no_arrow_leads_from_a_page_without_a_list_to_something_else() {
    let mut desk = three_sent();
    desk.press(CTRL, Key::Num6);
    assert_eq!(desk.focused().as_deref(), Some("Or type a path"), "where a check begins");
    desk.key(Key::Tab);
    desk.press(Modifiers::SHIFT, Key::Tab);
    desk.press(Modifiers::SHIFT, Key::Tab);
    let at = desk.now();
    for key in [Key::ArrowDown, Key::ArrowLeft, Key::ArrowUp, Key::ArrowRight] {
        desk.key(key);
        assert_eq!(desk.focused().as_deref(), Some("Add a folder…"));
    }
    assert_eq!(desk.now(), at);
}

#[test]
fn tab_from_a_row_goes_on_into_its_story() {
    for size in [WIDE, SMALL] {
        let mut desk = Desk::sized(size, |_| {});
        desk.open_account("Dana Whitfield", 50);
        desk.send("Anna", "Hello", "Text");
        desk.close_toasts();
        for (page, first) in [(Key::Num3, "Interested"), (Key::Num4, "Show this InMail")] {
            desk.press(CTRL, page);
            desk.key(Key::Home);
            desk.key(Key::Tab);
            assert_eq!(desk.focused().as_deref(), Some(first), "{size:?}");
        }
        // Where no row was moved to, Tab goes on from the title.
        desk.press(CTRL, Key::Num3);
        desk.key(Key::Tab);
        assert_eq!(desk.focused().as_deref(), Some("Enter an InMail sent earlier…"));
    }
}

#[test]
fn the_name_of_an_icon_that_has_the_keyboard_takes_no_click_from_its_neighbours() {
    let mut desk = Desk::sized(SMALL, |_| {});
    desk.open_account("Dana Whitfield", 50);
    desk.close_toasts();
    for page in ["Settings", "Compose", "Sent", "Ledger", "Forecast", "Check snapshots", "Rules"] {
        for other in ["Rules", "Compose", "Sent", "Settings"] {
            desk.control(page).focus();
            desk.settle();
            desk.click(other);
            assert!(desk.is_chosen(other), "{other}, while {page} has the keyboard");
        }
    }
}

#[test]
fn enter_in_a_search_leaves_the_keyboard_there() {
    let mut desk = three_sent();
    desk.press(CTRL, Key::F);
    desk.type_text("e");
    desk.key(Key::Enter);
    assert_eq!(desk.focused().as_deref(), Some("Search people, subjects, text, dates"));
}

#[test]
fn a_rule_that_is_followed_by_keys_is_in_view_below_the_way_back() {
    for size in [WIDE, SMALL] {
        let mut desk = Desk::sized(size, |_| {});
        desk.open_account("Dana Whitfield", 50);
        desk.close_toasts();
        desk.press(CTRL, Key::Num1);
        desk.click("Explain this balance");
        let link = |desk: &Desk| desk.focused().is_some_and(|name| name.starts_with("R2:"));
        for _ in 0..30 {
            if !link(&desk) {
                desk.key(Key::Tab);
            }
        }
        desk.key(Key::Enter);
        desk.pass_ms(1_000);
        assert_eq!(desk.focused().as_deref(), Some("Back to “Explain this balance”"), "{size:?}");
        let back = desk.control("Back to “Explain this balance”").rect();
        let rule = desk.window().get_by_label("R2 Monthly allocation").rect();
        assert!(back.min.y >= 0.0 && rule.min.y > back.max.y && rule.max.y < size[1], "{back} {rule}");
    }
}

#[test]
fn escape_on_a_button_leaves_it_the_keyboard_and_in_a_field_gives_it_to_the_title() {
    let mut desk = three_sent();
    desk.press(CTRL, Key::Num1);
    desk.key(Key::Tab);
    let button = desk.focused();
    assert!(button.is_some());
    desk.key(Key::Escape);
    assert_eq!(desk.focused(), button);
    desk.press(CTRL, Key::Num2);
    assert_eq!(desk.focused().as_deref(), Some("To"));
    desk.key(Key::Escape);
    assert_eq!(desk.focused().as_deref(), Some("Compose"));
}

#[test]
fn f10_opens_the_menu_of_the_account_and_gives_the_keyboard_back_to_its_card() {
    let mut desk = three_sent();
    desk.key(Key::F10);
    assert!(desk.has_control("Rename…"));
    desk.key(Key::Escape);
    assert!(!desk.has_control("Rename…"));
    assert_eq!(desk.focused().as_deref(), Some("Account: Dana Whitfield"));
}

#[test]
fn the_responses_are_in_view_when_r_leads_to_them_in_the_smallest_window() {
    let mut desk = Desk::sized(SMALL, |_| ());
    desk.open_account("Dana Whitfield", 50);
    desk.send("Anna", "Hello", "Text");
    desk.press(CTRL, Key::Num3);
    desk.close_toasts();
    desk.key(Key::R);
    assert_eq!(desk.focused().as_deref(), Some("Interested"));
    let bottom = desk.control("Interested").rect().bottom();
    assert!(bottom < SMALL[1] - 8.0, "{bottom}");
}

#[test]
fn up_and_down_move_a_slider_and_do_not_leave_it() {
    let mut desk = Desk::with_account(50);
    desk.press(CTRL, Key::Num5);
    desk.control("InMails a week").focus();
    desk.settle();
    for _ in 0..3 {
        desk.key(Key::ArrowUp);
    }
    desk.key(Key::ArrowDown);
    assert_eq!(desk.focused().as_deref(), Some("InMails a week"));
    let value = desk.control("InMails a week").accesskit_node().value();
    assert_eq!(value.as_deref(), Some("2"));
}

#[test]
fn what_is_not_among_those_found_has_no_story_beside_them() {
    let mut desk = three_sent();
    assert!(desk.has_control("Interested"));
    desk.press(CTRL, Key::F);
    desk.type_text("Anna");
    assert!(!desk.has_control("Interested"));
    desk.must_say("Select an InMail to see its story.");
    desk.key(Key::Escape);
    assert_eq!(selected(&desk), "Cleo");
    assert!(desk.has_control("Interested"));
}

#[test]
fn arrows_scroll_the_list_of_shortcuts() {
    let mut desk = Desk::sized(SMALL, |_| ());
    desk.key(Key::F1);
    let last = |desk: &Desk| {
        let label = desk.window().get_by_label("This list, also over a form");
        label.accesskit_node().bounding_box().unwrap().y1
    };
    let close = |desk: &Desk| f64::from(desk.control("Close").rect().top());
    let before = last(&desk);
    assert!(before > close(&desk), "{before}");
    for _ in 0..4 {
        desk.key(Key::ArrowDown);
    }
    assert!(last(&desk) < close(&desk), "{}", last(&desk));
    assert_eq!(desk.focused().as_deref(), Some("Close"));
    desk.key(Key::Home);
    assert!((last(&desk) - before).abs() < 1.0);
}

#[test]
fn f1_in_a_form_lies_over_it_and_the_form_is_as_it_was() {
    let mut desk = three_sent();
    desk.key(Key::F2);
    desk.replace("Subject", "Hello again");
    let had = desk.focused();
    desk.key(Key::F1);
    desk.must_say("Close a question or a message, empty a search");
    desk.click("Manual");
    desk.must_say("Why is it this number?");
    // To the manual's own button, not to the form beneath.
    desk.press(CTRL, Key::Enter);
    desk.must_not_say("Why is it this number?");
    assert!(desk.has_control("Save changes"));
    assert_eq!(desk.focused(), had);
    assert_eq!(desk.value("Subject"), "Hello again");
    desk.press(CTRL, Key::Enter);
    assert!(!desk.has_control("Save changes"));
    assert!(
        desk.account()
            .messages()
            .any(|(_, message)| message.subject().is_some_and(|subject| **subject == *"Hello again"))
    );
}

#[test]
fn delete_tab_and_enter_delete_however_fast_they_come() {
    let strokes = [Key::Delete, Key::Tab, Key::Enter].map(|key| Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    });
    let deleted = |desk: &Desk| desk.account().messages().filter(|(_, one)| one.deleted_at.is_some()).count();
    // In one frame, and in one after the other.
    let mut desk = three_sent();
    desk.at_once(strokes.to_vec());
    assert_eq!(deleted(&desk), 1);
    let mut desk = three_sent();
    for stroke in strokes {
        desk.window_mut().input_mut().events.push(stroke);
        desk.window_mut().step();
    }
    desk.settle();
    assert_eq!(deleted(&desk), 1);
}

#[test]
fn a_key_that_comes_right_after_f1_is_for_the_list_and_not_for_the_form_beneath() {
    let stroke = |key| Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    let mut desk = three_sent();
    desk.key(Key::F2);
    desk.replace("Subject", "Hello again");
    for key in [Key::F1, Key::Escape] {
        desk.window_mut().input_mut().events.push(stroke(key));
        desk.window_mut().step();
    }
    desk.settle();
    assert!(desk.has_control("Save changes") && !desk.has_control("Go on writing"));
    desk.must_not_say("Close a question or a message, empty a search");
    assert_eq!(desk.value("Subject"), "Hello again");
}

#[test]
fn a_field_that_shift_and_tab_come_to_behind_a_row_of_choices_is_typed_over() {
    let mut desk = Desk::new();
    desk.click("Open my account…");
    desk.control("Now").focus();
    desk.settle();
    desk.press(Modifiers::SHIFT, Key::Tab);
    assert_eq!(desk.focused().as_deref(), Some("Credits left"));
    desk.type_text("60");
    assert_eq!(desk.value("Credits left"), "60");
}

#[test]
fn keys_that_come_in_one_frame_are_all_obeyed() {
    let stroke =
        |key, modifiers| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
    let plain = |key| stroke(key, Modifiers::NONE);
    let mut desk = three_sent();
    desk.key(Key::F1);
    desk.at_once(vec![plain(Key::Escape), stroke(Key::Num6, CTRL)]);
    assert!(desk.is_chosen("Check snapshots"));
    desk.at_once(vec![stroke(Key::Num2, CTRL), stroke(Key::Num3, CTRL), plain(Key::Tab), plain(Key::Tab)]);
    assert!(desk.is_chosen("Sent"));
    let second = desk.focused();
    desk.press(Modifiers::SHIFT, Key::Tab);
    desk.key(Key::Tab);
    assert_eq!(desk.focused(), second);
    desk.press(CTRL, Key::Num3);
    desk.key(Key::Tab);
    assert_ne!(desk.focused(), second, "two steps are two");
    desk.key(Key::Tab);
    assert_eq!(desk.focused(), second);
}

#[test]
fn f1_shows_all_shortcuts_and_escape_closes_them() {
    for mut desk in [Desk::new(), Desk::with_account(5)] {
        desk.key(Key::F1);
        desk.must_say("Close a question or a message, empty a search");
        desk.key(Key::Escape);
        desk.must_not_say("Close a question or a message, empty a search");
    }
}

#[test]
fn shortcuts_wait_while_a_question_is_open() {
    let mut desk = three_sent();
    desk.key(Key::Delete);
    desk.press(CTRL, Key::Num1);
    desk.press(CTRL, Key::Z);
    desk.key(Key::ArrowDown);
    assert!(desk.is_chosen("Sent") && desk.has_control("Keep as it is"));
    assert_eq!(desk.account().messages().len(), 3);
}

/// Names that Tab comes to, one round.
fn tab_stops(desk: &mut Desk) -> Vec<String> {
    let mut stops = Vec::new();
    for _ in 0..60 {
        desk.key(Key::Tab);
        let Some(name) = desk.focused() else { continue };
        if stops.first() == Some(&name) {
            break;
        }
        stops.push(name);
    }
    stops
}

#[test]
fn tab_reaches_every_main_control() {
    let pages: [(Key, &[&str]); 3] = [
        (Key::Num1, &["Change type…", "Cancel subscription…", "System", "Text size"]),
        (Key::Num2, &["To", "Profile address", "Subject", "Message", "Send InMail"]),
        (
            Key::Num3,
            &[
                "Search people, subjects, text, dates",
                "All",
                "Edit InMail to Anna: Hello",
                "Delete InMail to Anna: Hello",
                "Interested",
                "Wrote back",
            ],
        ),
    ];
    let everywhere =
        ["Account: Dana Whitfield", "Settings", "Compose", "Sent", "Advance month", "Advance 1 hour", "More"];
    let mut desk = three_sent();
    for (page, controls) in pages {
        desk.press(CTRL, page);
        // Anna is the last in the list of what was sent.
        desk.key(Key::End);
        let stops = tab_stops(&mut desk);
        for name in everywhere.iter().chain(controls) {
            assert!(stops.iter().any(|stop| stop == name), "{page:?}: no {name:?} in {stops:#?}");
        }
    }
}

#[test]
fn undo_in_a_toast_is_one_step_back_from_the_first_control() {
    let mut desk = Desk::with_account(50);
    desk.click("Advance 1 day");
    desk.press(Modifiers::SHIFT, Key::Tab);
    assert_eq!(desk.focused().as_deref(), Some("Undo"));
    desk.key(Key::Enter);
    desk.must_say("live");
}

#[test]
fn the_manual_is_read_from_the_list_of_shortcuts_and_from_the_menu() {
    let mut desk = Desk::with_account(50);
    desk.key(Key::F1);
    desk.click("Manual");
    desk.must_say("Why is it this number?");
    desk.must_say("Nothing arrived on the 1st.");
    desk.key(Key::Escape);
    desk.must_not_say("Why is it this number?");
    desk.click("Account: Dana Whitfield");
    desk.click("Manual");
    desk.must_say("Why is it this number?");
}

#[test]
fn the_title_that_has_the_keys_is_ringed_and_not_underlined() {
    fn underlined(shape: &eframe::egui::Shape, found: &mut Vec<String>) {
        match shape {
            eframe::egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| underlined(shape, found)),
            eframe::egui::Shape::Text(text) if !text.underline.is_empty() => {
                found.push(text.galley.text().to_owned());
            }
            _ => {}
        }
    }
    let mut desk = Desk::with_one_sent();
    desk.press(Modifiers::COMMAND, Key::Num4);
    assert_eq!(desk.focused().as_deref(), Some("Ledger"));
    let mut found = Vec::new();
    for clipped in &desk.window().output().shapes {
        underlined(&clipped.shape, &mut found);
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn escape_closes_a_message_but_not_while_it_has_another_use() {
    let mut desk = Desk::with_account(50);
    desk.click("Advance 1 day");
    desk.click("More");
    desk.key(Key::Escape);
    assert_eq!(desk.toasts().len(), 1, "a menu is closed first");
    desk.press(CTRL, Key::Num2);
    desk.key(Key::Escape);
    assert_eq!(desk.toasts().len(), 1, "a field gives the keyboard up first");
    desk.key(Key::Escape);
    assert_eq!(desk.toasts().len(), 0);
}
