//! Forms: nothing moves when something is wrong, and nothing that was typed is lost unasked.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Rect, ViewportEvent, ViewportId};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use inmail_credits::store::DataDir;

use crate::desk::{Desk, SMALL, at};

const EDIT: &str = "Edit InMail to Priya Raman: Hello";

/// Where the buttons of a form stand.
fn places(desk: &Desk, names: &[&str]) -> Vec<Rect> {
    names.iter().map(|name| desk.control(name).rect()).collect()
}

/// They still stand there, to the pixel.
#[track_caller]
fn stay(desk: &Desk, names: &[&str], before: &[Rect]) {
    for (name, before) in names.iter().zip(before) {
        let now = desk.control(name).rect();
        assert!((now.min - before.min).length() < 1.0, "{name}: {before} {now}");
    }
}

/// Types something wrong into a field of the form that is open: it is told there, and no button moves.
#[track_caller]
fn nothing_moves(desk: &mut Desk, field: &str, wrong: &str, told: &str, buttons: &[&str]) {
    let before = places(desk, buttons);
    desk.replace(field, wrong);
    assert!(desk.told_at(field).starts_with(told), "{field}: {}", desk.told_at(field));
    stay(desk, buttons, &before);
}

#[test]
fn no_form_moves_when_a_line_says_what_is_wrong() {
    let mut desk = Desk::with_one_sent();
    let date = "Write it like 2026-12-24";
    desk.choose_more("To a date");
    nothing_moves(&mut desk, "Date and time (UTC)", "x", date, &["Move the clock", "Cancel"]);
    nothing_moves(
        &mut desk,
        "Date and time (UTC)",
        "2026-01-01",
        "Not before",
        &["Move the clock", "Cancel"],
    );
    desk.key(Key::Escape);
    desk.click("Enter an InMail sent earlier…");
    // Nor do the fields below it: whoever goes on with one would click beside it.
    let to = |desk: &Desk| desk.window().get_by_role_and_label(Role::TextInput, "To").rect();
    let before = to(&desk);
    nothing_moves(&mut desk, "When (UTC)", "x", date, &["Enter it", "Cancel"]);
    assert_eq!(to(&desk), before);
    nothing_moves(&mut desk, "When (UTC)", "2026-12-01", "It is 23 Nov", &["Enter it", "Cancel"]);
    assert_eq!(to(&desk), before);
    nothing_moves(&mut desk, "When (UTC)", "2026-01-01", "The account begins on", &["Enter it", "Cancel"]);
    assert_eq!(to(&desk), before);
    desk.key(Key::Escape);
    desk.click("Ledger");
    let as_of = desk.controls_like("As of ");
    desk.click(&as_of[0]);
    nothing_moves(&mut desk, "Date and time (UTC)", "x", date, &["Show that moment", "Cancel"]);
    nothing_moves(
        &mut desk,
        "Date and time (UTC)",
        "2026-01-01",
        "Before 23 Nov 2026",
        &["Show that moment", "Cancel"],
    );
    desk.key(Key::Escape);
    desk.click("Settings");
    let change = ["Change to Advanced", "Keep subscription"];
    desk.click("Change type…");
    nothing_moves(&mut desk, "Credits it begins with", "x", "Enter a whole number.", &change);
    nothing_moves(&mut desk, "Credits it begins with", "999", "An account holds at most", &change);
    desk.key(Key::Escape);
    desk.click("Another number on Sales Navigator?");
    let compare = ["Compare", "Close"];
    nothing_moves(&mut desk, "Number on Sales Navigator", "x", "Enter a whole number.", &compare);
    desk.key(Key::Escape);
    desk.click("Account: Dana Whitfield");
    desk.click("Rename…");
    nothing_moves(&mut desk, "Name of the account", " ", "Give the account a name.", &["Rename", "Cancel"]);
}

#[test]
fn a_new_account_that_cannot_be_opened_says_so_without_moving() {
    let mut desk = Desk::new();
    desk.click("Open my account…");
    let buttons = ["Open account", "Cancel"];
    desk.replace("Credits left", "999");
    let before = places(&desk, &buttons);
    desk.click("Open account");
    assert_eq!(desk.told_at("Name of the account"), "Give the account a name.");
    stay(&desk, &buttons, &before);
    desk.type_into("Name of the account", "Dana");
    assert_eq!(desk.told_at("Credits left"), "An account holds at most 150 credits. Enter fewer.");
    stay(&desk, &buttons, &before);
    desk.click("When each arrived");
    desk.type_into("Credits of batch 1", "50");
    let before = places(&desk, &buttons);
    desk.replace("Arrival of batch 1 (UTC)", "yesterday");
    let told = "Write it like 2026-12-24 or 2026-12-24 09:00.";
    assert_eq!(desk.told_at("Arrival of batch 1 (UTC)"), told);
    desk.must_say(&format!("Arrival of batch 1 (UTC): {told}"));
    stay(&desk, &buttons, &before);
}

#[test]
fn a_file_that_cannot_be_opened_is_told_without_moving_the_form() {
    let mut desk = Desk::with_account(50);
    desk.click("Import snapshot…");
    let buttons = ["Open as a view", "Cancel"];
    desk.type_into("File", "/nowhere.json");
    let before = places(&desk, &buttons);
    desk.click("Open as a view");
    desk.until("it is told", |desk| desk.told_at("File").starts_with("There is no such"));
    desk.settle();
    stay(&desk, &buttons, &before);
}

#[test]
fn why_an_edit_cannot_be_saved_stands_above_its_buttons_and_in_view() {
    let large = |data_dir: &DataDir| {
        std::fs::write(data_dir.preferences_file(), br#"{"text_size_percent":150}"#).unwrap();
    };
    let mut desk = Desk::sized(SMALL, large);
    desk.open_account("Dana Whitfield", 50);
    desk.send("Priya Raman", "Hello", "Good morning");
    desk.close_toasts();
    desk.click("Sent");
    desk.reach(EDIT);
    desk.click(EDIT);
    desk.must_say("The wrong person? Who it went to cannot be changed: delete it by then and send it again");
    let save = desk.control("Save changes").rect();
    desk.replace("Subject", "  ");
    let lines = |desk: &Desk, told: &str| -> Vec<Rect> {
        let nodes = desk.window().root().children_recursive();
        nodes
            .filter(|node| node.accesskit_node().value().as_deref() == Some(told))
            .map(|node| node.rect())
            .collect()
    };
    let seen = lines(&desk, "Write a subject.");
    assert_eq!(seen.len(), 1);
    assert!(seen[0].bottom() <= save.top() && seen[0].top() > save.top() - 60.0, "{} {save}", seen[0]);
    stay(&desk, &["Save changes"], &[save]);
    desk.set_time(at("2026-11-23T11:00:00Z"));
    let told = "The time to edit this InMail ended on 23 Nov 2026, 11:00 UTC. It stays as it was sent.";
    let seen = lines(&desk, told);
    let save = desk.control("Save changes").rect();
    assert!(seen.len() == 1 && seen[0].bottom() <= save.top() && seen[0].top() > 200.0, "{seen:?} {save}");
}

#[test]
fn control_enter_saves_an_edit_from_the_message() {
    let mut desk = Desk::with_one_sent();
    desk.click(EDIT);
    desk.replace("Message", "Good evening");
    desk.press(Modifiers::COMMAND, Key::Enter);
    assert!(!desk.has_control("Save changes"));
    let (_, message) = desk.account().messages().next().unwrap();
    assert_eq!(message.body().map(|body| &**body), Some("Good evening"));
    desk.click(EDIT);
    desk.replace("Subject", " ");
    desk.press(Modifiers::COMMAND, Key::Enter);
    assert!(desk.has_control("Save changes"), "what cannot be saved stays");
}

#[test]
fn a_changed_edit_is_thrown_away_only_when_that_was_asked() {
    let mut desk = Desk::with_one_sent();
    for leave in [Key::Escape, Key::Space] {
        desk.click(EDIT);
        desk.replace("Message", "Typed for a long while");
        if leave == Key::Escape {
            desk.key(leave);
        } else {
            desk.click("Cancel");
        }
        desk.must_say("Throw away what you typed?");
        assert_eq!(desk.focused().as_deref(), Some("Go on writing"));
        desk.key(Key::Escape);
        assert_eq!(desk.value("Message"), "Typed for a long while");
        assert_eq!(desk.focused().as_deref(), Some("Message"), "it goes on where it was left");
        desk.key(Key::Escape);
        desk.click("Throw it away");
        assert!(!desk.has_control("Save changes") && !desk.has_control("Go on writing"));
    }
    desk.click(EDIT);
    assert_eq!(desk.value("Message"), "Good morning");
    desk.key(Key::Escape);
    desk.must_not_say("Throw away");
    assert!(!desk.has_control("Save changes"), "nothing was typed, so nothing is asked");
}

#[test]
fn an_inmail_or_an_account_that_was_begun_in_a_form_is_not_lost_unasked() {
    let mut desk = Desk::with_one_sent();
    desk.click("Enter an InMail sent earlier…");
    desk.type_into("Subject", "Hello again");
    desk.key(Key::Escape);
    desk.click("Go on writing");
    assert_eq!(desk.value("Subject"), "Hello again");
    desk.key(Key::Escape);
    desk.click("Throw it away");
    desk.click("Account: Dana Whitfield");
    desk.click("New account…");
    desk.type_into("Name of the account", "Tom");
    desk.click("Cancel");
    desk.click("Go on writing");
    assert_eq!(desk.value("Name of the account"), "Tom");
}

#[test]
fn closing_the_window_asks_before_a_form_is_lost() {
    let mut desk = Desk::with_one_sent();
    desk.click(EDIT);
    desk.replace("Message", "Typed for a long while");
    let input = desk.window_mut().input_mut();
    input.viewports.entry(ViewportId::ROOT).or_default().events.push(ViewportEvent::Close);
    desk.window_mut().step();
    desk.window_mut().input_mut().viewports.entry(ViewportId::ROOT).or_default().events.clear();
    desk.settle();
    desk.must_say("Throw away what you typed?");
    desk.click("Go on writing");
    assert_eq!(desk.value("Message"), "Typed for a long while");
}

#[test]
fn all_that_is_wrong_with_a_new_account_is_told_at_once_and_the_first_of_it_has_the_keyboard() {
    let mut desk = Desk::new();
    desk.click("Open my account…");
    desk.replace("Credits left", "many");
    desk.click("Open account");
    assert_eq!(desk.told_at("Name of the account"), "Give the account a name.");
    assert_eq!(desk.told_at("Credits left"), "Enter a whole number.");
    assert_eq!(desk.focused().as_deref(), Some("Name of the account"));
    desk.type_text("Dana");
    desk.key(Key::Enter);
    assert_eq!(desk.told_at("Name of the account"), "");
    assert_eq!(desk.focused().as_deref(), Some("Credits left"));
    desk.click("When each arrived");
    desk.replace("Arrival of batch 1 (UTC)", "x");
    desk.click("Open account");
    assert_eq!(desk.told_at("Credits of batch 1"), "Enter a whole number.");
    assert_eq!(desk.told_at("Arrival of batch 1 (UTC)"), "Write it like 2026-12-24 or 2026-12-24 09:00.");
    assert_eq!(desk.focused().as_deref(), Some("Credits of batch 1"));
}

#[test]
fn the_keyboard_goes_to_the_batch_that_was_added_and_stays_there_when_one_is_taken_out() {
    let mut desk = Desk::new();
    desk.click("Open my account…");
    desk.click("When each arrived");
    for number in 2..=3 {
        desk.click("Add a batch");
        desk.type_text(&format!("{number}0"));
    }
    let batches = |desk: &Desk, count: usize| -> Vec<(String, String)> {
        let of = |number: usize| {
            let credits = desk.value(&format!("Credits of batch {number}"));
            (credits, desk.value(&format!("Arrival of batch {number} (UTC)")))
        };
        (1..=count).map(of).collect()
    };
    let told = |credits: &str, at: &str| (credits.to_owned(), at.to_owned());
    let [first, second, third] =
        [("", "2026-11-01 00:00"), ("20", "2026-10-01 00:00"), ("30", "2026-09-01 00:00")]
            .map(|(credits, at)| told(credits, at));
    assert_eq!(batches(&desk, 3), [first.clone(), second, third.clone()]);
    desk.click("Remove batch 2");
    desk.type_text("1");
    assert_eq!(batches(&desk, 2), [first.clone(), told("301", "2026-09-01 00:00")]);
    desk.click("Remove batch 2");
    assert_eq!(desk.focused().as_deref(), Some("Add a batch"));
    assert_eq!(batches(&desk, 1), [first]);
}

#[test]
fn something_earlier_is_marked_where_it_is_wrong_all_at_once() {
    let mut desk = Desk::with_one_sent();
    desk.click("Enter an InMail sent earlier…");
    desk.type_into("To", "Priya Raman");
    desk.click("Enter it");
    desk.must_say("Write a subject. Write a message.");
    assert_eq!(desk.told_at("Subject"), "Write a subject.");
    assert_eq!(desk.told_at("Message"), "Write a message.");
    assert_eq!(desk.focused().as_deref(), Some("Subject"));
    desk.type_text("Hello again");
    assert_eq!(desk.told_at("Subject"), "");
    desk.must_not_say("Write a subject.");
    desk.must_say("Write a message.");
}
