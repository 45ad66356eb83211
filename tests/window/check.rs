//! Check snapshots: files and folders, verdicts, searching, sorting, the table that leaves, comparing two.

use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tempfile::TempDir;

use crate::desk::{Desk, SMALL, WIDE};

const GOLDEN: &str = include_str!("../golden/v1/every-event.inmail.json");
const SEARCH: &str = "Search files, accounts, findings";
const PATH: &str = "Or type a path";

fn scenario(name: &str, credits: u32, steps: &str) -> String {
    format!(
        r#"{{"format":"inmail-credits-scenario","version":1,"name":"S","account":{{"name":"{name}","subscription":"core","opened_at":"2026-01-01T00:00:00Z","opening_credits":{credits}}},"steps":[{steps}]}}"#
    )
}

/// A folder with a snapshot of each verdict, and a scenario.
fn sent_in() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    put("a.inmail.json", GOLDEN);
    put("b.inmail.json", &GOLDEN.replace("Whitfield\"", "W\""));
    put("c.inmail.json", "{}");
    put("d.scenario.json", &scenario("Omar Haddad", 20, r#"{"do":"send","id":"m","to":"P"}"#));
    folder
}

fn type_path(desk: &mut Desk, path: &Path) {
    desk.type_into(PATH, path.to_str().unwrap());
    desk.click("Check");
}

/// An account of one's own, and the folder checked.
/// What is told of the rules of the account that is in the first two.
const RULES: &str = "Kept by other rules than the usual for the most that an account holds (200 credits), what \
                     arrives at the limit, the life of a credit that comes back";

fn checked(size: [f32; 2]) -> (Desk, TempDir) {
    let folder = sent_in();
    let mut desk = Desk::sized_for_strangers(size, crate::at_hand::about_to_expire);
    desk.close_toasts();
    desk.click("Check snapshots");
    type_path(&mut desk, folder.path());
    desk.until("all are checked", |desk| desk.says("4 checked: 2 fine, 1 to look at, 1 unusable"));
    (desk, folder)
}

/// The files in the table, from the top.
fn files(desk: &Desk) -> Vec<String> {
    desk.controls_like("Tick ").into_iter().map(|name| name["Tick ".len()..].to_owned()).collect()
}

#[test]
fn nothing_checked_yet_says_what_to_do() {
    let mut desk = Desk::with_account(50);
    desk.press(Modifiers::COMMAND, page_key());
    assert!(desk.is_chosen("Check snapshots"));
    desk.must_say("Nothing checked yet");
    desk.must_say("Nothing is changed and nothing is added to your accounts.");
    assert!(!desk.is_enabled("Check"));
}

fn page_key() -> Key {
    let page = inmail_credits::ui::command::Page::Check;
    let place = inmail_credits::ui::command::Page::ALL.iter().position(|other| *other == page).unwrap();
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7][place]
}

#[test]
fn a_folder_gets_a_row_for_each_with_its_verdict_and_what_was_found() {
    let (desk, _folder) = checked(WIDE);
    assert_eq!(files(&desk), ["a.inmail.json", "b.inmail.json", "c.inmail.json", "d.scenario.json"]);
    let rows = desk.rows();
    assert_eq!(
        rows[0],
        format!(
            "a.inmail.json. Dana \"D\" Whitfield, 50 left. Fine. 15 actions replayed; file and replay agree. {RULES}"
        )
    );
    assert_eq!(
        rows[1],
        format!("b.inmail.json. Dana \"D\" W, 50 left. Look. Changed after it was written. {RULES}")
    );
    assert_eq!(
        rows[2],
        "c.inmail.json. –, – left. Unusable. The field \"format\" is missing; choose an account or scenario file"
    );
    assert_eq!(rows[3], "d.scenario.json. Omar Haddad, 19 left. Fine. The scenario “S”, 1 step played");
}

#[test]
fn rows_are_filtered_searched_and_sorted() {
    let (mut desk, _folder) = checked(WIDE);
    desk.click("Look");
    assert_eq!(files(&desk), ["b.inmail.json"]);
    desk.click("All");
    desk.type_into(SEARCH, "OMAR");
    assert_eq!(files(&desk), ["d.scenario.json"]);
    desk.click("Unusable");
    desk.must_say("Nothing found");
    desk.click("Show all");
    desk.click("Verdict");
    assert_eq!(files(&desk), ["c.inmail.json", "b.inmail.json", "a.inmail.json", "d.scenario.json"]);
    desk.click("Left");
    assert_eq!(files(&desk)[0], "d.scenario.json");
    desk.click("Left");
    assert_eq!(files(&desk)[3], "d.scenario.json");
    desk.click("What was found");
    assert_eq!(files(&desk)[0], "a.inmail.json");
}

#[test]
fn the_selected_one_tells_everything_and_opens_as_a_view() {
    let (mut desk, _folder) = checked(WIDE);
    desk.key(Key::End);
    desk.must_say("Omar Haddad · 19 left on 1 Jan 2026, 00:00 UTC · 2 actions");
    desk.click("Open as a view");
    desk.until("it is open", |desk| desk.says("This is the scenario “S”, played to its end."));
    desk.must_say("19 InMail credits left");
    // The table is still there.
    desk.press(Modifiers::COMMAND, page_key());
    assert_eq!(files(&desk).len(), 4);
    desk.key(Key::Home);
    desk.key(Key::Enter);
    desk.until("the other is open", |desk| desk.says("This is a view of the snapshot a.inmail.json."));
}

#[test]
fn two_that_are_ticked_are_compared() {
    let (mut desk, _folder) = checked(WIDE);
    assert!(!desk.is_enabled("Compare two…"));
    assert_eq!(desk.description("Compare two…"), "Tick two usable snapshots to compare them.");
    desk.click("Tick a.inmail.json");
    desk.click("Tick d.scenario.json");
    desk.click("Compare two…");
    desk.until("both are read", |desk| desk.says("They differ from the first action on."));
    desk.must_say("First difference");
    desk.must_say(
        "On 1 Mar 2026, 00:00 UTC the first has 50 credits left and the second 119, which is 69 more.",
    );
    desk.must_say("Left over time");
    desk.must_say("Batches with credits left");
    desk.click("Close");
    desk.must_not_say("Two snapshots compared");
    // The keyboard ticks too, from the title on.
    desk.press(Modifiers::COMMAND, page_key());
    assert_eq!(desk.focused().as_deref(), Some("Check snapshots"));
    desk.key(Key::Home);
    desk.key(Key::Space);
    assert!(!desk.is_enabled("Compare two…"));
}

#[test]
fn two_that_are_of_two_people_say_so_first_and_can_be_copied() {
    let (mut desk, _folder) = checked(WIDE);
    desk.click("Tick a.inmail.json");
    desk.click("Tick d.scenario.json");
    desk.click("Compare two…");
    desk.until("both are read", |desk| desk.says("They differ from the first action on."));
    let told = "The names differ: the first is of Dana \"D\" Whitfield, the second of Omar Haddad. They may be two \
                accounts.";
    let dialog: Vec<String> =
        desk.texts().into_iter().skip_while(|text| text != "Two snapshots compared").skip(2).collect();
    assert_eq!(dialog[0], told);
    let close = desk.control("Close").rect();
    let copied = desk.copied_by("Copy");
    assert_eq!(desk.control("Close").rect(), close);
    let lines: Vec<&str> = copied.lines().collect();
    assert_eq!(lines[0], told);
    assert!(lines[1].starts_with("First: a.inmail.json. Dana \"D\" Whitfield, 15 actions up to"), "{copied}");
    assert!(lines[2].starts_with("Second: d.scenario.json. Omar Haddad, "), "{copied}");
    let credits =
        "On 1 Mar 2026, 00:00 UTC the first has 50 credits left and the second 119, which is 69 more.";
    assert!(lines.contains(&credits) && lines.contains(&"They differ from the first action on."), "{copied}");
    assert!(desk.has_control("Copied"));
}

#[test]
fn the_table_is_written_as_it_is_shown() {
    let (mut desk, folder) = checked(WIDE);
    desk.click("Verdict");
    desk.click("Export table…");
    let out = folder.path().join("table.csv");
    desk.replace("File", out.to_str().unwrap());
    desk.click("Save table");
    desk.until("the table is written", |desk| !desk.toasts().is_empty());
    assert!(desk.toasts()[0].starts_with("Table saved: "), "{:?}", desk.toasts());
    let table = std::fs::read_to_string(&out).unwrap();
    let lines: Vec<&str> = table.split("\r\n").collect();
    assert_eq!(lines[0], "file,account,left,as_of,actions,verdict,found");
    assert!(lines[1].contains("c.inmail.json,,,,,unusable,"), "{}", lines[1]);
    assert!(
        lines[4].ends_with(
            "d.scenario.json,Omar Haddad,19,2026-01-01T00:00:00Z,2,fine,\"The scenario “S”, 1 step played\""
        ),
        "{}",
        lines[4]
    );
    // Never over something that is there.
    desk.close_toasts();
    desk.click("Export table…");
    desk.replace("File", out.to_str().unwrap());
    desk.click("Save table");
    let refused = "A file of this name is there already; choose another name.";
    desk.until("it is refused", |desk| desk.says(refused));
}

#[test]
fn nothing_that_was_checked_is_changed_or_added() {
    let (desk, folder) = checked(WIDE);
    assert_eq!(std::fs::read_to_string(folder.path().join("a.inmail.json")).unwrap(), GOLDEN);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 4);
    assert_eq!(desk.document().name(), "Dana Whitfield");
    assert_eq!(std::fs::read_dir(desk.data_dir().accounts()).unwrap().count(), 1);
}

#[test]
fn a_file_that_is_checked_again_keeps_its_row() {
    let (mut desk, folder) = checked(WIDE);
    std::fs::write(folder.path().join("c.inmail.json"), GOLDEN).unwrap();
    type_path(&mut desk, &folder.path().join("c.inmail.json"));
    desk.until("it is checked again", |desk| desk.says("4 checked: 3 fine, 1 to look at, 0 unusable"));
    desk.click("Clear the table");
    desk.must_say("Nothing checked yet");
}

#[test]
fn it_is_there_without_an_account() {
    let folder = sent_in();
    let mut desk = Desk::new();
    desk.click("Check snapshots that others sent…");
    type_path(&mut desk, folder.path());
    desk.until("all are checked", |desk| desk.says("4 checked"));
    desk.click("Back to the start");
    desk.click("Check snapshots that others sent…");
    desk.key(Key::Home);
    desk.click("Open as a view");
    desk.until("it is open", |desk| desk.says("This is a view of the snapshot a.inmail.json."));
}

fn dropped(desk: &mut Desk, paths: &[PathBuf]) {
    desk.drag_files(paths.len());
    desk.drop_files(paths);
}

#[test]
fn what_is_dragged_over_the_window_is_told_what_would_become_of_it() {
    const OPENS: &str = "Drop it to open it as a view";
    const CHECKS: &str = "Drop here to check snapshots";
    let mut desk = Desk::with_account(50);
    let told = |desk: &mut Desk, dragged| {
        desk.drag_files(dragged);
        [OPENS, CHECKS].map(|words| desk.says(words))
    };
    assert_eq!(told(&mut desk, 1), [true, false]);
    assert_eq!(told(&mut desk, 2), [false, true]);
    assert_eq!(told(&mut desk, 0), [false, false]);
    desk.click("Check snapshots");
    assert_eq!(told(&mut desk, 1), [false, true]);
}

#[test]
fn dropped_files_and_folders_are_checked_and_one_file_elsewhere_opens() {
    let folder = sent_in();
    let mut desk = Desk::with_account(50);
    let file = |name: &str| folder.path().join(name);
    dropped(&mut desk, &[file("a.inmail.json")]);
    desk.until("it is open", |desk| desk.says("This is a view of the snapshot a.inmail.json."));
    dropped(&mut desk, &[file("a.inmail.json"), file("b.inmail.json")]);
    desk.until("both are checked", |desk| desk.says("2 checked: 1 fine, 1 to look at, 0 unusable"));
    dropped(&mut desk, &[folder.path().to_path_buf()]);
    desk.until("all are checked", |desk| desk.says("4 checked: 2 fine, 1 to look at, 1 unusable"));
    dropped(&mut desk, &[file("none.inmail.json")]);
    desk.until("it is told", |desk| desk.says("5 checked: 2 fine, 1 to look at, 2 unusable"));
}

#[test]
fn what_is_added_to_others_is_selected_and_told() {
    let (mut desk, folder) = checked(WIDE);
    let bad = folder.path().join("bad.inmail.json");
    std::fs::write(&bad, "").unwrap();
    type_path(&mut desk, &bad);
    // The whole path is told of the selected one only.
    desk.until("it is told", |desk| desk.says(bad.to_str().unwrap()));
    assert_eq!(files(&desk).last().unwrap(), "bad.inmail.json");
}

#[test]
fn a_path_at_which_nothing_is_gives_no_row() {
    let (mut desk, folder) = checked(WIDE);
    let gone = folder.path().join("gone.inmail.json");
    type_path(&mut desk, &gone);
    assert_eq!(desk.toasts(), [format!("There is no file and no folder at {}.", gone.display())]);
    assert_eq!(desk.value(PATH), gone.to_str().unwrap(), "to be mended");
    desk.must_say("4 checked: 2 fine, 1 to look at, 1 unusable");
}

#[test]
fn a_single_one_is_told_in_view_at_once_and_can_be_taken_out_again() {
    let folder = sent_in();
    let mut desk = Desk::sized(SMALL, |_| {});
    desk.open_account("Dana Whitfield", 50);
    desk.close_toasts();
    desk.click("Check snapshots");
    type_path(&mut desk, &folder.path().join("c.inmail.json"));
    desk.until("it is checked", |desk| desk.says("1 checked: 0 fine, 0 to look at, 1 unusable"));
    desk.settle();
    let told = desk.control("Take out of the table").rect();
    assert!(told.max.y < SMALL[1], "{told:?}");
    assert!(!desk.has_control("Open as a view"));
    desk.click("Take out of the table");
    desk.must_say("Nothing checked yet");
}

#[test]
fn down_leads_from_the_path_into_the_table_where_space_ticks() {
    let (mut desk, folder) = checked(SMALL);
    let bad = folder.path().join("bad.inmail.json");
    std::fs::write(&bad, "").unwrap();
    desk.type_into(PATH, bad.to_str().unwrap());
    desk.key(Key::Enter);
    desk.until("it is told", |desk| desk.says("5 checked: 2 fine, 1 to look at, 2 unusable"));
    assert_eq!(desk.focused().as_deref(), Some(PATH));
    desk.key(Key::ArrowDown);
    assert_eq!(desk.focused().as_deref(), Some("Check snapshots"));
    desk.key(Key::ArrowUp);
    assert_eq!(desk.focused().as_deref(), Some("Check snapshots"));
    desk.key(Key::Space);
    desk.must_say("One is ticked; tick one more to compare them.");
}

#[test]
fn only_the_rows_in_view_are_drawn() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..300 {
        std::fs::write(folder.path().join(format!("{number:03}.scenario.json")), scenario("P", 7, ""))
            .unwrap();
    }
    let mut desk = Desk::with_account(50);
    desk.click("Check snapshots");
    type_path(&mut desk, folder.path());
    desk.until("all are checked", |desk| desk.says("300 checked: 300 fine"));
    assert!(files(&desk).len() < 30, "{}", files(&desk).len());
    desk.key(Key::End);
    assert_eq!(files(&desk).last().unwrap(), "299.scenario.json");
}

#[test]
fn the_page_works_in_the_smallest_window() {
    let (mut desk, _folder) = checked(SMALL);
    for name in
        ["Add files…", "Add a folder…", "Look", "Tick a.inmail.json", "Export table…", "Clear the table"]
    {
        desk.reach(name);
    }
    desk.reach("What was found");
    desk.key(Key::PageDown);
    desk.click("Tick a.inmail.json");
    desk.click("Tick b.inmail.json");
    desk.click("Compare two…");
    desk.until("both are read", |desk| desk.says("Yet both have the id of one account."));
    // It is one page, and keys go to its end.
    desk.must_not_say("1 Feb 2026, 00:00");
    desk.key(Key::End);
    desk.must_say("1 Feb 2026, 00:00");
    desk.click("Close");
    let out = desk.window().root().children_recursive().find(|node| {
        let bounds = node.accesskit_node().bounding_box();
        bounds.is_some_and(|bounds| bounds.x1 > f64::from(SMALL[0]) + 1.0)
    });
    assert!(out.is_none(), "stands out of the window at the right: {out:?}");
}

#[test]
fn one_that_is_clicked_twice_opens_as_a_view_and_its_banner_stays_off_the_page() {
    let (mut desk, _folder) = checked(WIDE);
    let row = desk.rows().into_iter().find(|row| row.starts_with("a.inmail.json")).unwrap();
    let place = desk.window().get_by_label(&row).rect().center();
    desk.double_click_at(place);
    let banner = "This is a view of the snapshot a.inmail.json.";
    desk.until("it is open", |desk| desk.says(banner));
    desk.click("Rules");
    desk.must_say(banner);
    desk.click("Check snapshots");
    desk.must_not_say(banner);
    desk.must_say("4 checked: 2 fine, 1 to look at, 1 unusable");
    // What cannot be read does not open.
    let row = desk.rows().into_iter().find(|row| row.starts_with("c.inmail.json")).unwrap();
    let place = desk.window().get_by_label(&row).rect().center();
    desk.double_click_at(place);
    assert!(desk.is_chosen("Check snapshots"));
}

#[test]
fn what_was_found_leads_to_its_rule_and_back() {
    let (mut desk, _folder) = checked(WIDE);
    desk.send("Priya Raman", "Hello", "Text");
    desk.saved();
    desk.click("Check snapshots");
    let own = desk.account_path();
    type_path(&mut desk, &own);
    desk.until("it is checked too", |desk| desk.says("5 checked: 2 fine, 2 to look at, 1 unusable"));
    desk.key(Key::End);
    desk.must_say("credits expire on 26 Nov 2026, 00:00 UTC unless used");
    desk.follow("R4:");
    assert!(desk.is_chosen("Rules"));
    desk.click("Back to “Check snapshots”");
    desk.must_say("5 checked: 2 fine, 2 to look at, 1 unusable");
}

#[test]
fn enter_in_a_field_does_not_open_the_chosen_row() {
    let (mut desk, folder) = checked(WIDE);
    desk.key(Key::Home);
    desk.type_into(SEARCH, "Omar");
    desk.key(Key::Enter);
    desk.type_into(PATH, folder.path().join("b.inmail.json").to_str().unwrap());
    desk.key(Key::Enter);
    desk.pass_ms(1_000);
    assert!(desk.is_chosen("Check snapshots"));
    assert_eq!(desk.value(PATH), "");
    assert!(!desk.has_control("Close the view"));
}

#[test]
fn each_is_judged_as_of_its_own_time_or_of_now_and_what_is_ticked_stays_ticked() {
    let (mut desk, _folder) = checked(WIDE);
    let of_a = |desk: &Desk| desk.rows().into_iter().find(|row| row.starts_with("a.inmail.json")).unwrap();
    let saved = of_a(&desk);
    assert!(saved.starts_with("a.inmail.json. Dana \"D\" Whitfield, 50 left. Fine. 15 actions"), "{saved}");
    desk.must_say("1 Mar 2026");
    desk.key(Key::Home);
    desk.must_not_say("Recorded until");
    desk.click("Tick a.inmail.json");
    desk.click("Tick b.inmail.json");
    desk.click("Now");
    desk.until("all are judged anew", |desk| desk.says("4 checked: 0 fine, 3 to look at, 1 unusable"));
    assert_eq!(
        of_a(&desk),
        format!(
            "a.inmail.json. Dana \"D\" Whitfield, 150 left. Look. 50 credits expire on 30 Nov 2026, 00:00 UTC \
             unless used (R4). {RULES}"
        )
    );
    desk.must_say("Recorded until 1 Mar 2026, 00:00 UTC, and judged here as if nothing was done since.");
    desk.must_say("23 Nov 2026");
    assert!(desk.is_enabled("Compare two…"));
    desk.click("When each was saved");
    desk.until("and again", |desk| desk.says("4 checked: 2 fine, 1 to look at, 1 unusable"));
    assert_eq!(of_a(&desk), saved);
    assert!(desk.is_enabled("Compare two…"));
}

#[test]
fn what_cannot_be_read_is_not_ticked_and_more_than_two_are_told() {
    let (mut desk, _folder) = checked(WIDE);
    assert!(!desk.is_enabled("Tick c.inmail.json"));
    for file in ["a.inmail.json", "b.inmail.json", "d.scenario.json"] {
        desk.click(&format!("Tick {file}"));
    }
    desk.must_say("3 are ticked; tick two to compare them.");
}

#[test]
fn closing_a_view_leads_back_to_the_files_from_which_it_was_opened() {
    let (mut desk, _folder) = checked(WIDE);
    let row = desk.rows().into_iter().find(|row| row.starts_with("d.scenario.json")).unwrap();
    let place = desk.window().get_by_label(&row).rect().center();
    desk.double_click_at(place);
    desk.until("it is shown as a view", |desk| desk.has_control("Close the view"));
    assert!(desk.is_chosen("Settings"));
    desk.click("Sent");
    desk.click("Close the view");
    assert!(desk.is_chosen("Check snapshots"));
    assert_eq!((desk.document().name(), files(&desk).len()), ("Dana Whitfield", 4));
}
