//! Ledger: every change with its reason, searched, filtered, sorted; the life of its credits; as CSV.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use inmail_credits::domain::{DAY_MS, HOUR_MS};

use crate::at_hand::{self, Past, letter};
use crate::desk::{Desk, SMALL, at};

const SEARCH: &str = "Search people, subjects, reasons, dates";

const OPENED_12: &str = "2 Nov, 09:00 UTC. Opening credits. +12, 12 left. Opening credits, 28 Aug";
const OPENED_30: &str = "2 Nov, 09:00 UTC. Opening credits. +30, 42 left. Opening credits, 1 Oct";
const TO_ANNA: &str = "9 Nov, 10:00 UTC. InMail to Anna: Hello. −1, 41 left. Opening credits, 28 Aug";
const FROM_ANNA: &str = "10 Nov, 11:00 UTC. Anna answered: interested: Hello. +1, 42 left. Returned, 10 Nov";
const TO_BERT: &str = "23 Nov, 09:30 UTC. InMail to Bert: Offer. −1, 41 left. Opening credits, 28 Aug";

fn sized(size: [f32; 2]) -> Desk {
    let mut desk = Desk::sized(size, |data_dir| {
        let lots = [(12, "2026-08-28T00:00:00Z"), (30, "2026-10-01T00:00:00Z")];
        Past::opened("dana", "Dana Whitfield", "2026-11-02T09:00:00Z", &lots)
            .send(letter("m1", "Anna", "Hello", "Text"), at("2026-11-09T10:00:00Z"))
            .respond("m1", at("2026-11-10T11:00:00Z"))
            .send(letter("m2", "Bert", "Offer", "Text"), at("2026-11-23T09:30:00Z"))
            .keep(data_dir);
    });
    desk.close_toasts();
    desk.click("Ledger");
    desk
}

fn five_changes() -> Desk {
    sized(crate::desk::WIDE)
}

fn rows(desk: &Desk) -> Vec<String> {
    let rows = desk.window().query_all_by_role(Role::ListBoxOption);
    rows.filter_map(|row| row.accesskit_node().label()).collect()
}

fn selected(desk: &Desk) -> Option<String> {
    let mut rows = desk.window().query_all_by_role(Role::ListBoxOption);
    let row = rows.find(|row| row.accesskit_node().is_selected() == Some(true))?;
    row.accesskit_node().label()
}

#[test]
fn every_change_stands_there_the_newest_first() {
    let desk = five_changes();
    assert_eq!(rows(&desk), [TO_BERT, FROM_ANNA, TO_ANNA, OPENED_30, OPENED_12]);
    desk.must_say("5 changes, together +41: +42 arrived, +1 returned, −2 spent");
    desk.must_say("10:30 in Berlin");
}

#[test]
fn filters_and_search_narrow_the_rows_and_their_sums() {
    let mut desk = five_changes();
    let filtered: [(&str, &[&str], &str); 4] = [
        ("Returned", &[FROM_ANNA], "1 change: +1 returned"),
        ("Lost", &[], "Nothing found"),
        ("Allocations", &[OPENED_30, OPENED_12], "2 changes: +42 arrived"),
        ("All", &[TO_BERT, FROM_ANNA, TO_ANNA, OPENED_30, OPENED_12], "5 changes"),
    ];
    for (filter, wanted, told) in filtered {
        desk.click(filter);
        assert_eq!(rows(&desk), wanted, "{filter}");
        desk.must_say(told);
    }
    desk.type_into(SEARCH, "ANNA");
    assert_eq!(rows(&desk), [FROM_ANNA, TO_ANNA]);
    desk.must_say("2 of 5 changes found");
    desk.must_say("2 changes, together 0: +1 returned, −1 spent");
    desk.replace(SEARCH, "inmail nov 2026");
    assert_eq!(rows(&desk), [TO_BERT, TO_ANNA]);
    desk.replace(SEARCH, "nobody");
    desk.click("Show all");
    assert_eq!(rows(&desk).len(), 5);
}

#[test]
fn each_column_sorts_and_sorts_back() {
    let mut desk = five_changes();
    let sorted: [(&str, [&str; 5]); 5] = [
        ("What", [FROM_ANNA, TO_ANNA, TO_BERT, OPENED_30, OPENED_12]),
        ("Change", [OPENED_30, OPENED_12, FROM_ANNA, TO_BERT, TO_ANNA]),
        ("Left", [FROM_ANNA, OPENED_30, TO_BERT, TO_ANNA, OPENED_12]),
        ("Batch", [FROM_ANNA, OPENED_30, TO_BERT, TO_ANNA, OPENED_12]),
        ("When (UTC)", [TO_BERT, FROM_ANNA, TO_ANNA, OPENED_30, OPENED_12]),
    ];
    for (column, mut wanted) in sorted {
        desk.click(column);
        assert_eq!(rows(&desk), wanted, "{column}");
        desk.click(column);
        wanted.reverse();
        assert_eq!(rows(&desk), wanted, "{column} reversed");
    }
}

#[test]
fn keys_move_the_selection_and_it_is_kept_through_sorting_and_filtering() {
    let mut desk = five_changes();
    desk.must_say("Select a change to see the life of its credits.");
    let keys = [
        (Key::ArrowDown, TO_BERT),
        (Key::ArrowDown, FROM_ANNA),
        (Key::End, OPENED_12),
        (Key::ArrowDown, OPENED_12),
        (Key::ArrowUp, OPENED_30),
        (Key::Home, TO_BERT),
        (Key::PageDown, OPENED_12),
        (Key::PageUp, TO_BERT),
        (Key::ArrowDown, FROM_ANNA),
    ];
    for (key, wanted) in keys {
        desk.key(key);
        assert_eq!(selected(&desk).as_deref(), Some(wanted), "{key:?}");
    }
    desk.click("Change");
    assert_eq!(selected(&desk).as_deref(), Some(FROM_ANNA));
    desk.click("Lost");
    assert_eq!(selected(&desk), None);
    desk.must_say("Select a change to see the life of its credits.");
    desk.click("All");
    assert_eq!(selected(&desk).as_deref(), Some(FROM_ANNA));
    desk.must_say("10 Nov 2026, 11:00 UTC, 12:00 in Berlin");
}

#[test]
fn enter_shows_the_inmail_and_ctrl_f_searches() {
    let mut desk = five_changes();
    desk.press(Modifiers::COMMAND, Key::F);
    assert_eq!(desk.focused().as_deref(), Some(SEARCH));
    desk.type_text("anna");
    // The page's title has the keyboard, which makes nothing of Enter.
    desk.press(Modifiers::COMMAND, Key::Num4);
    assert_eq!(desk.focused().as_deref(), Some("Ledger"));
    desk.key(Key::ArrowDown);
    desk.key(Key::Enter);
    assert!(desk.is_chosen("Sent"));
    desk.must_say("Answered: interested");
}

#[test]
fn a_change_tells_the_life_of_its_credits() {
    let mut desk = five_changes();
    desk.key(Key::ArrowDown);
    for told in [
        "−1, 41 left after",
        "Opening credits, 28 Aug · batch 1 · 10 of 12 left",
        "12 opening credits entered",
        "dated 28 Aug 2026, to use before 26 Nov 2026, 00:00 UTC (R3)",
        "InMail to Anna: Hello",
        "came back on 10 Nov, 11:00 as batch 3 (R9)",
        "InMail to Bert: Offer",
        "a response returns a credit until 21 Feb, 09:30 (R9)",
        "10 credits left",
        "to use before 26 Nov 2026, 00:00 UTC (R4)",
    ] {
        desk.must_say(told);
    }
    desk.key(Key::ArrowDown);
    desk.must_say("Returned, 10 Nov · batch 3 · 1 of 1 left");
    desk.must_say("for “Hello” to Anna, to use before 8 Feb 2027, 11:00 UTC (R9)");
    // What is left of the first batch ends on the 26th.
    desk.set_time(at("2026-11-26T00:00:00Z"));
    desk.close_toasts();
    desk.key(Key::Home);
    desk.must_say("Opening credits, 28 Aug · batch 1 · 0 of 12 left");
    desk.must_say("10 credits expired");
    desk.must_say("unused at the end of their life (R4)");
}

#[test]
fn what_makes_room_at_the_limit_says_for_what() {
    let mut desk = Desk::with(|data_dir| {
        let lots = [(60, "2026-10-01T00:00:00Z"), (60, "2026-11-01T00:00:00Z")];
        Past::opened("dana", "Dana Whitfield", "2026-11-02T09:00:00Z", &lots).keep(data_dir);
    });
    desk.click("Advance month");
    desk.close_toasts();
    desk.click("Ledger");
    desk.click("Lost");
    assert_eq!(
        rows(&desk),
        ["1 Dec, 00:00 UTC. Removed at the 150 limit. −20, 100 left. Opening credits, 1 Oct"]
    );
    desk.key(Key::ArrowDown);
    desk.must_say("to make room for “Allocation, 1 Dec” (R6)");
}

#[test]
fn the_ledger_is_exported_as_it_is_shown() {
    let mut desk = five_changes();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.csv");
    desk.click("Sent");
    desk.click("Ledger");
    desk.type_into(SEARCH, "anna");
    desk.click("Export CSV…");
    desk.must_say("with the rows that are shown, in their order");
    desk.replace("File", &path.to_string_lossy());
    desk.click("Save table");
    desk.until("the table is written", |desk| !desk.toasts().is_empty());
    assert!(desk.toasts()[0].starts_with("Table saved"), "{:?}", desk.toasts());
    let table = "at,reason,change,left,batch,message\r\n\
                 2026-11-10T11:00:00Z,returned,1,42,3,m1\r\n\
                 2026-11-09T10:00:00Z,sent,-1,41,1,m1\r\n";
    assert_eq!(std::fs::read_to_string(&path).unwrap(), table);
    // A file that is there already is not written over.
    desk.close_toasts();
    desk.click("Export CSV…");
    desk.replace("File", &path.to_string_lossy());
    desk.click("Save table");
    desk.until("it is refused", |desk| desk.is_offered("Save table"));
    assert_eq!(desk.told_at("File"), "A file of this name is there already; choose another name.");
}

#[test]
fn ten_thousand_inmails_are_searched_and_only_rows_in_view_are_drawn() {
    let mut desk = Desk::with(|data_dir| at_hand::sent(data_dir, 10_000));
    desk.close_toasts();
    desk.click("Ledger");
    let told = desk.texts().into_iter().find(|text| text.contains(" changes, together ")).unwrap();
    assert!(told.contains("−10,000 spent"), "{told}");
    assert!(rows(&desk).len() < 30, "{}", rows(&desk).len());
    desk.key(Key::End);
    assert_eq!(
        rows(&desk).last().unwrap(),
        "2 Nov, 09:00 UTC. Opening credits. +50, 50 left. Opening credits, 2 Nov"
    );
    desk.type_into(SEARCH, "person 09999");
    assert_eq!(rows(&desk).len(), 2);
    // What is found begins at the top, wherever the list stood.
    desk.replace(SEARCH, "inmail to");
    assert!(rows(&desk)[0].contains("InMail to Person 09999"), "{}", rows(&desk)[0]);
}

#[test]
fn it_works_in_the_smallest_window() {
    let mut desk = sized(SMALL);
    for name in ["Export CSV…", "Lost", "When (UTC)", "What", "Change", "Left"] {
        desk.reach(name);
    }
    desk.reach("Lost");
    desk.key(Key::Home);
    assert_eq!(rows(&desk)[0], TO_BERT);
    for name in ["Show this InMail", "See the account then"] {
        desk.reach(name);
    }
}

#[test]
fn statistics_open_over_the_list_of_sent() {
    let mut desk = five_changes();
    desk.click("Sent");
    desk.must_say("no InMail is 90 days old yet");
    desk.must_not_say("1 declined");
    desk.click("Statistics");
    for told in [
        "2 sent",
        "1 waiting",
        "1 accepted",
        "0 declined",
        "0 wrote back",
        "0 late",
        "0 deleted",
        "0 were not answered in 90 days.",
        "Answered within 30 days: too early to say",
        "counts InMails sent 30 days ago or earlier",
    ] {
        desk.must_say(told);
    }
    let picture = desk.window().get_by_role_and_label(Role::Image, "Credits returned by month");
    assert_eq!(picture.accesskit_node().description().as_deref(), Some("November 2026: 1"));
    // The days of the second InMail go by without an answer.
    let sent_at = at("2026-11-23T09:30:00Z");
    desk.set_time(sent_at.plus_ms(30 * DAY_MS - 1));
    desk.must_say("1 of 1 answered within 30 days");
    desk.must_say("1 of 1 InMail sent 30 days ago or earlier, deleted ones included");
    desk.set_time(sent_at.plus_ms(30 * DAY_MS));
    desk.must_say("1 of 2 answered within 30 days");
    desk.set_time(sent_at.plus_ms(90 * DAY_MS + HOUR_MS));
    desk.must_say("1 of 2 answered within 90 days");
    desk.must_say("1 was not answered in 90 days.");
    desk.must_say("1 of 2 answered in 90 days");
    desk.must_say("2 InMails · 0 waiting · 50% of all answered so far");
}

#[test]
fn the_balance_is_explained_beside_the_ledger_for_the_instant_shown() {
    let mut desk = five_changes();
    desk.must_say("Explain this balance");
    desk.must_say("41 InMail credits left on 23 Nov 2026, 10:00 UTC");
    desk.click("As of 23 Nov 2026, 10:00");
    desk.replace("Date and time (UTC)", "2026-11-10 11:00");
    desk.click("Show that moment");
    desk.must_say("42 InMail credits left on 10 Nov 2026, 11:00 UTC");
    assert!(
        desk.copied_by("Copy").starts_with("InMail credits of Dana Whitfield:\n42 InMail credits left on")
    );
    assert!(desk.has_control("Copied"));
    desk.click("Settings");
    desk.click("Explain this balance");
    desk.must_say("42 InMail credits left on 10 Nov 2026, 11:00 UTC");
}

#[test]
fn escape_empties_the_search_and_shows_every_change_again() {
    let mut desk = Desk::with_one_sent();
    for (page, search) in [
        ("Ledger", "Search people, subjects, reasons, dates"),
        ("Sent", "Search people, subjects, text, dates"),
    ] {
        desk.click(page);
        let all = desk.rows();
        desk.type_into(search, "nobody of that name");
        assert_ne!(desk.rows(), all);
        desk.key(eframe::egui::Key::Escape);
        assert_eq!((desk.value(search), desk.rows()), (String::new(), all));
    }
}
