//! The Forecast page: the picture in words, what comes up, what is lost unless used, what if.

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::at_hand::{self, Past, letter};
use crate::desk::{Desk, SMALL, at};

/// High enough for the whole page: rows out of view are not in the tree.
const HIGH: [f32; 2] = [1180.0, 1500.0];

/// What a screen reader says of the picture.
fn picture(desk: &Desk) -> String {
    let node = desk.window().get_by_role_and_label(Role::Image, "Credits left");
    node.accesskit_node().description().unwrap_or_default()
}

/// The table of what comes up, row by row.
fn rows(desk: &Desk) -> Vec<[String; 4]> {
    let texts = desk.texts();
    let head = texts.windows(4).position(|four| four == ["When", "What", "Change", "Left"]).unwrap();
    let end = texts.iter().position(|text| text == "What if").unwrap();
    let mut cells = texts[head + 4..end].iter();
    let mut rows = Vec::new();
    while let (Some(when), Some(what)) = (cells.next(), cells.next()) {
        let third = cells.next().unwrap().clone();
        let changes = third.starts_with(['+', '−']);
        let (change, left) =
            if changes { (third, cells.next().unwrap().clone()) } else { (String::new(), third) };
        rows.push([when.clone(), what.clone(), change, left]);
    }
    rows
}

fn row(when: &str, what: &str, change: &str, left: &str) -> [String; 4] {
    [when, what, change, left].map(str::to_owned)
}

#[test]
fn what_comes_up_stands_in_a_list_with_the_balance_after_it() {
    let mut desk = Desk::sized(HIGH, at_hand::about_to_expire);
    desk.click("Forecast");
    assert_eq!(
        rows(&desk),
        [
            row("26 Nov", "12 unused from 28 Aug expire", "−12", "30"),
            row("1 Dec", "Monthly allocation", "+50", "80"),
            row("30 Dec", "30 unused from 1 Oct expire", "−30", "50"),
            row("1 Jan 2027", "Monthly allocation", "+50", "100"),
            row("1 Feb 2027", "Monthly allocation", "+50", "150"),
        ]
    );
}

#[test]
fn what_is_lost_is_told_and_how_many_inmails_save_it() {
    let mut desk = Desk::with(at_hand::about_to_expire);
    desk.click("Forecast");
    desk.must_say(
        "If you send nothing, 42 credits are lost by 21 Feb 2027, the first 12 on 26 Nov 2026, 00:00 UTC.",
    );
    desk.must_say("To lose none, send at least 12 InMails before 26 Nov 2026, 00:00 UTC.");
    desk.must_say("42 in all before 30 Dec 2026, 00:00 UTC.");
}

#[test]
fn the_picture_is_told_in_words() {
    let mut desk = Desk::with(at_hand::about_to_expire);
    desk.click("Forecast");
    desk.must_say("42 left now; lowest 30 on 26 Nov, highest 150 on 1 Feb, and 150 on 21 Feb 2027.");
    let told = picture(&desk);
    assert!(
        told.contains("Ahead: 42 from 23 Nov 2026, 10:00 UTC, 30 from 26 Nov 2026, 00:00 UTC, 80 from"),
        "{told}"
    );
    assert!(told.contains("So far: 42 from 2 Nov 2026, 09:00 UTC."), "{told}");
}

#[test]
fn a_longer_time_ahead_can_be_chosen() {
    let mut desk = Desk::with_account(50);
    desk.click("Forecast");
    desk.must_say("What the next 90 days bring if nothing else happens");
    desk.click("365 days");
    desk.must_say("What the next 365 days bring");
    desk.must_say("and 150 on 23 Nov 2027.");
}

#[test]
fn a_plan_is_played_with_the_accounts_own_rules() {
    let mut desk = Desk::with_account(50);
    desk.click("Forecast");
    desk.must_say("Choose how many InMails you would write.");
    desk.must_say(
        "With this share of answers, 7 a week are the fewest with which nothing is lost until 21 Feb 2027.",
    );
    // A click begins at one end, and arrows go on from there.
    let line = desk.control("InMails a week").rect();
    desk.click_at(line.left_center() + eframe::egui::vec2(1.0, 0.0));
    for _ in 0..7 {
        desk.key(Key::ArrowRight);
    }
    desk.must_say(
        "90 InMails sent until 21 Feb 2027, 21 credits come back, and 131 left then. No credit is lost.",
    );
    desk.must_say("dots: what if");
}

#[test]
fn who_moves_a_slider_by_keys_in_a_low_window_sees_what_it_comes_to() {
    let mut desk = Desk::sized(SMALL, |data_dir| {
        Past::opened("dana", "Dana", "2026-11-02T09:00:00Z", &[(40, "2026-11-01T00:00:00Z")]).keep(data_dir);
    });
    desk.close_toasts();
    desk.click("Forecast");
    desk.control("InMails a week").focus();
    for _ in 0..3 {
        desk.key(Key::ArrowRight);
        let answer = desk.window().get_by_label_contains("InMails sent until").rect();
        let slider = desk.control("InMails a week").rect();
        assert!(slider.top() > 0.0 && answer.bottom() < SMALL[1], "{slider:?} {answer:?}");
    }
}

#[test]
fn the_forecast_follows_what_is_done() {
    let mut desk = Desk::with_account(50);
    desk.click("Forecast");
    desk.must_say("50 left now");
    desk.click("Advance month");
    desk.close_toasts();
    desk.must_say("100 left now");
}

#[test]
fn windows_that_close_stand_in_the_list() {
    let mut desk = Desk::sized(HIGH, |data_dir| {
        Past::opened("dana", "Dana", "2026-11-02T09:00:00Z", &[(40, "2026-11-01T00:00:00Z")])
            .send(letter("m1", "Anna", "Hello", "Text"), at("2026-11-20T10:00:00Z"))
            .send(letter("m2", "Bert", "Hello", "Text"), at("2026-11-23T09:30:00Z"))
            .keep(data_dir);
    });
    desk.close_toasts();
    desk.click("Forecast");
    let rows = rows(&desk);
    assert_eq!(rows[0], row("23 Nov, 10:30", "Edit and Delete lock: Bert", "", "38"));
    assert!(rows.contains(&row("18 Feb 2027, 10:00", "Answer window closes: Anna", "", "150")), "{rows:?}");
}

#[test]
fn without_a_subscription_the_page_says_what_to_do() {
    let mut desk = Desk::with_account(50);
    desk.click("Cancel subscription…");
    desk.click("Cancel subscription");
    desk.close_toasts();
    desk.click("Forecast");
    desk.must_say("No subscription is active.");
    desk.click("Start a subscription…");
    desk.must_say("Core");
}

#[test]
fn pointing_at_the_picture_tells_since_when_how_many_and_why() {
    let mut desk = Desk::with(at_hand::about_to_expire);
    desk.click("Forecast");
    let rect = desk.window().get_by_role_and_label(Role::Image, "Credits left").rect();
    // The right end: 21 February, after the allocation of the 1st.
    desk.window().hover_at(rect.right_center() - eframe::egui::vec2(4.0, 0.0));
    for _ in 0..10 {
        desk.window_mut().step();
    }
    desk.must_say("1 Feb 2027, 00:00 UTC\n150 left\nMonthly allocation: +50");
}
