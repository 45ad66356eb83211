//! Every page at the smallest size and the largest text, and with what strangers write.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use inmail_credits::domain::{Action, DAY_MS, SubscriptionType};
use inmail_credits::store::DataDir;

use crate::at_hand::{Past, letter};
use crate::desk::{Desk, SMALL, WIDE, at};

fn large_text(data_dir: &DataDir) {
    std::fs::write(data_dir.preferences_file(), br#"{"text_size_percent":150}"#).unwrap();
}

/// An account with a few InMails, sent today and last week.
fn some_history(data_dir: &DataDir) {
    let when = at("2026-11-23T09:30:00Z");
    Past::opened("dana", "Dana Whitfield", "2026-11-02T09:00:00Z", &[(40, "2026-10-01T00:00:00Z")])
        .send(letter("m1", "Anna", "Hello", "Text"), when.plus_ms(-7 * DAY_MS))
        .respond("m1", when.plus_ms(-6 * DAY_MS))
        .send(letter("m2", "Bert", "Hello", "Text"), when)
        .keep(data_dir);
}

/// Each is on screen or can be scrolled there, within the window.
fn all_reachable(desk: &mut Desk, page: &str, names: &[&str]) {
    desk.click(page);
    for name in names {
        desk.reach(name);
    }
}

fn every_page(size: [f32; 2], large: bool) {
    let mut desk = Desk::sized(size, |data_dir| {
        some_history(data_dir);
        if large {
            large_text(data_dir);
        }
    });
    desk.close_toasts();
    let settings =
        ["Change type…", "Cancel subscription…", "System", "Dark", "Text size", "Advance month", "More"];
    all_reachable(&mut desk, "Settings", &settings);
    let forecast = ["InMails a week", "Answered", "Answered after", "90 days", "365 days"];
    all_reachable(&mut desk, "Forecast", &forecast);
    desk.click("Rules");
    desk.must_say("R16 Another number on Sales Navigator");
    all_reachable(&mut desk, "Compose", &["Send InMail"]);
    for field in ["To", "Profile address", "Subject", "Message"] {
        desk.type_into(field, "x");
        assert_eq!(desk.value(field), "x");
    }
    let sent = ["Waiting", "Deleted", "Edit InMail to Bert: Hello", "Delete InMail to Bert: Hello"];
    all_reachable(&mut desk, "Sent", &sent);
    let pos = desk.reach("Edit InMail to Bert: Hello");
    desk.click_at(pos - eframe::egui::vec2(if size == SMALL { 330.0 } else { 560.0 }, 0.0));
    for kind in ["Interested", "Maybe later", "Not interested", "Wrote back"] {
        desk.reach(kind);
    }
    desk.reach("Waiting");
    for open in ["Edit InMail to Bert: Hello", "Delete InMail to Bert: Hello"] {
        desk.click(open);
        let safe = if open.starts_with("Edit") { "Cancel" } else { "Keep as it is" };
        desk.click(safe);
    }
}

#[test]
fn every_page_works_in_the_smallest_window() {
    every_page(SMALL, false);
}

#[test]
fn every_page_works_with_the_largest_text() {
    every_page(WIDE, true);
}

#[test]
fn every_page_works_in_the_smallest_window_with_the_largest_text() {
    every_page(SMALL, true);
}

#[test]
fn the_first_start_works_in_the_smallest_window_with_the_largest_text() {
    let mut desk = Desk::sized(SMALL, large_text);
    desk.reach("Look around an example");
    desk.click("Reproduce an account…");
    desk.type_into("Name of the account", "Dana");
    desk.click("At an earlier date");
    desk.type_into("Date and time (UTC)", "x");
    desk.type_into("Credits of batch 1", "5");
    desk.replace("Date and time (UTC)", "2026-11-02");
    desk.click("Open account");
    desk.must_say("5 InMail credits left");
}

#[test]
fn the_text_size_is_set_and_kept() {
    let mut desk = Desk::with_account(5);
    let height = |desk: &Desk| desk.control("Change type…").rect().height();
    let before = height(&desk);
    desk.control("Text size").focus();
    desk.settle();
    for _ in 0..25 {
        desk.key(eframe::egui::Key::ArrowRight);
    }
    assert!(height(&desk) > before);
    desk.restart();
    assert!(height(&desk) > before);
}

#[test]
fn a_text_size_that_is_typed_leaves_the_keyboard_where_it_is() {
    for size in [WIDE, SMALL] {
        let mut desk = Desk::sized(size, some_history);
        desk.close_toasts();
        let number = |desk: &Desk| desk.window().get_by_role_and_label(Role::SpinButton, "Text size").rect();
        desk.control("Text size").scroll_to_me();
        desk.settle();
        for percent in ["130", "100", "150"] {
            let place = number(&desk).center();
            desk.click_at(place);
            desk.press(Modifiers::COMMAND, Key::A);
            desk.type_text(percent);
            desk.key(Key::Enter);
            let focused =
                desk.window().root().children_recursive().find(|node| node.accesskit_node().is_focused());
            let role = focused.map(|node| node.accesskit_node().role());
            assert_eq!(role, Some(Role::SpinButton), "{percent} at {size:?}, {:?}", desk.focused());
            assert!(number(&desk).max.y < size[1] && number(&desk).min.y > 0.0, "{percent} at {size:?}");
        }
    }
}

#[test]
fn the_sidebar_keeps_its_words_where_the_page_beside_it_has_room() {
    for (width, words) in [(900.0, true), (899.0, false)] {
        let desk = Desk::sized([width, 760.0], some_history);
        assert_eq!(desk.control("Settings").rect().width() > 100.0, words, "{width} wide");
    }
    for (width, words) in [(1014.0, true), (1013.0, false)] {
        let desk = Desk::sized([width, 760.0], |data_dir| {
            some_history(data_dir);
            large_text(data_dir);
        });
        assert_eq!(desk.control("Settings").rect().width() > 200.0, words, "{width} wide, large text");
    }
}

#[test]
fn the_theme_is_set_and_kept() {
    let mut desk = Desk::with_account(5);
    desk.click("Dark");
    assert!(desk.is_chosen("Dark"));
    desk.restart();
    assert!(desk.is_chosen("Dark") && !desk.is_chosen("System"));
}

#[test]
fn what_strangers_write_is_shown_without_harm() {
    let names = [
        "N".repeat(256),
        "👩‍👩‍👧‍👦 Familie 🙂".to_owned(),
        "محمد عبد الله".to_owned(),
        "山田太郎".to_owned(),
        "a\u{202e}gpj.exe\u{1b}[2J".to_owned(),
        "word ".repeat(51),
    ];
    for size in [WIDE, SMALL] {
        let mut desk = Desk::sized_for_strangers(size, |data_dir| {
            let lots = [(40, "2026-10-01T00:00:00Z")];
            let when = "2026-11-23T09:30:00Z";
            let mut past = Past::opened("id", &names[0], when, &lots);
            for (number, name) in names.iter().enumerate() {
                let subject = format!("{number}{}", "S".repeat(199));
                let body = "line of text \u{200f}\n".repeat(126);
                past = past.send(letter(&format!("m{number}"), name, &subject, &body), at(when));
            }
            past.keep(data_dir);
        });
        desk.close_toasts();
        desk.click("Sent");
        for _ in 0..names.len() {
            desk.key(eframe::egui::Key::ArrowDown);
            desk.key(eframe::egui::Key::F2);
            desk.key(eframe::egui::Key::Escape);
        }
        assert!(desk.texts().iter().all(|text| !text.contains(['\u{202e}', '\u{1b}'])));
        desk.click("Compose");
        desk.type_into("To", "f");
        desk.click("Settings");
        let wide = desk.window().root().children_recursive().all(|node| {
            let bounds = node.accesskit_node().bounding_box();
            bounds.is_none_or(|bounds| bounds.x1 <= f64::from(size[0]) + 1.0)
        });
        assert!(wide, "nothing stands out of the window at the right");
    }
}

/// Words on screen that are cut with an ellipsis.
fn cut(desk: &Desk) -> Vec<String> {
    fn look(shape: &eframe::egui::Shape, found: &mut Vec<String>) {
        match shape {
            eframe::egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| look(shape, found)),
            eframe::egui::Shape::Text(text) if text.galley.elided => {
                found.push(text.galley.text().to_owned());
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    desk.window().output().shapes.iter().for_each(|clipped| look(&clipped.shape, &mut found));
    found
}

/// Names and subjects as long as usual, each with another outcome.
fn usual_names(data_dir: &DataDir) {
    let when = at("2026-11-02T09:30:00Z");
    Past::opened("dana", "Dana Whitfield", "2026-11-02T09:00:00Z", &[(40, "2026-10-01T00:00:00Z")])
        .send(letter("m1", "Tomás Oliveira", "Pricing question", "Text"), when)
        .respond("m1", when.plus_ms(3 * DAY_MS))
        .send(letter("m2", "Camille Durand", "Joint webinar", "Text"), when.plus_ms(4 * DAY_MS))
        .send(letter("m3", "Priya Raman", "Onboarding", "Text"), at("2026-11-23T09:30:00Z"))
        .keep(data_dir);
}

#[test]
fn usual_rows_of_sent_and_ledger_are_whole_at_every_size() {
    for (size, percent) in [(WIDE, 100), (SMALL, 100), (WIDE, 150), (SMALL, 150)] {
        let mut desk = Desk::sized(size, |data_dir| {
            usual_names(data_dir);
            let preferences = format!(r#"{{"text_size_percent":{percent}}}"#);
            std::fs::write(data_dir.preferences_file(), preferences).unwrap();
        });
        desk.close_toasts();
        for (page, row) in [("Sent", "InMail to Camille"), ("Ledger", "6 Nov, 09:30 UTC")] {
            desk.click(page);
            assert!(desk.rows().iter().any(|name| name.starts_with(row)), "{:?}", desk.rows());
            assert_eq!(cut(&desk), Vec::<String>::new(), "{page}, {size:?}, {percent} %");
        }
    }
}

/// Every reason for which credits go, in another year and in this one.
fn every_loss(data_dir: &DataDir) {
    let change = Action::ChangeSubscription { to: SubscriptionType::Advanced, opening_credits: 0 };
    Past::opened("dana", "Dana Whitfield", "2025-08-02T09:00:00Z", &[(140, "2025-08-02T09:00:00Z")])
        .act(&change, at("2025-12-03T10:00:00Z"))
        .keep(data_dir);
}

#[test]
fn why_credits_went_is_whole_in_the_ledger_and_another_year_is_named() {
    for size in [WIDE, SMALL] {
        let mut desk = Desk::sized(size, every_loss);
        desk.click("Ledger");
        desk.click("Lost");
        desk.key(Key::End);
        let mut wanted = vec![
            "Removed with the subscription",
            "3 Dec 2025, 10:00",
            "Removed at the 150 limit",
            "unused, expired",
        ];
        // A small window shows them by and by.
        for _ in 0..desk.rows().len() + 4 {
            wanted.retain(|told| !desk.says(told));
            assert_eq!(cut(&desk), Vec::<String>::new(), "{size:?}");
            desk.key(Key::ArrowUp);
        }
        assert_eq!(wanted, Vec::<&str>::new(), "{size:?}");
    }
}

#[test]
fn every_icon_of_the_narrow_sidebar_is_whole_with_the_largest_text() {
    let desk = Desk::sized(SMALL, |data_dir| {
        some_history(data_dir);
        large_text(data_dir);
    });
    let mut above = 0.0;
    for page in ["Settings", "Compose", "Sent", "Ledger", "Forecast", "Check snapshots", "Rules"] {
        let item = desk.control(page).rect();
        assert!(item.top() >= above && item.height() >= 28.0, "{page}: {item}");
        above = item.bottom();
    }
    let controls = desk.window().root().children_recursive();
    let clock =
        controls.filter(|node| node.accesskit_node().label().is_some_and(|name| name.starts_with("Advance")));
    let clock = clock.map(|node| node.rect().top()).fold(f32::INFINITY, f32::min);
    assert!(above < clock, "{above} {clock}");
}
