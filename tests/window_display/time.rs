//! A real clock that is set back and put ahead, and a real time zone that changes, while the real window is
//! open: it says what it noticed, time never runs back, and no stored byte changes.
//!
//! The clock is changed beneath the program, by a library that is loaded into it (`faketime`); the zone is
//! that of an `/etc` of its own (`unshare`). A computer that sleeps is one whose programs stand still while
//! its clock goes on, so the program is stopped meanwhile. This is the nearest a test comes to it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, Utc};

use crate::beneath::Beneath;
use crate::desk::Desk;
use crate::driver::Window;
use crate::kept;

const HOUR_S: i64 = 3_600;
const DAY_S: i64 = 24 * HOUR_S;

fn open_my_account(window: &mut Window<'_>) {
    window.click("Open my account…");
    window.type_into("Name of the account", "Anna Berg");
    window.replace_in("Credits left", "50");
    window.click("Open account");
    window.wait_for_label("50 InMail credits left");
    window.click("Compose");
    window.type_into("Message", "A draft");
    window.wait_for_text("Draft saved");
    window.click("Settings");
    kept::wait_until_saved(window);
}

/// Every file but the window's size and place, byte for byte.
fn stored(desk: &Desk) -> BTreeMap<PathBuf, Vec<u8>> {
    fn below(folder: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                below(&path, found);
            } else if !path.ends_with("window.ron") {
                found.insert(path.clone(), fs::read(&path).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    below(&desk.data_dir(), &mut found);
    assert!(found.len() >= 3, "an account, a draft and a lock: {:?}", found.keys());
    found
}

/// The account's time, as the sidebar tells it.
fn account_time(window: &mut Window<'_>) -> DateTime<Utc> {
    let read = |name: &str| NaiveDateTime::parse_from_str(name, "%d %b %Y, %H:%M UTC").ok();
    let tree = window.tree();
    let found = tree.nodes.iter().find_map(|node| read(&node.name));
    found.unwrap_or_else(|| panic!("no time:\n{tree}")).and_utc()
}

#[test]
fn a_clock_set_back_and_put_ahead_is_told_and_no_stored_byte_changes() {
    kept::avoid_the_turn_of_the_month();
    let desk = Desk::new();
    let beneath = Beneath::new(&desk);
    let mut window = beneath.open();
    open_my_account(&mut window);
    let (bytes, start) = (stored(&desk), account_time(&mut window));

    beneath.set_clock(-3 * HOUR_S);
    window.wait_for_text("This computer's clock was set back by 3 hours.");
    window.wait_for_text("An account's time never runs back, so it stands still at ");
    // A slow machine is a minute further by now.
    window.wait_for_text("waiting, ");
    window.screenshot("clock-set-back");
    assert!(account_time(&mut window) >= start);
    assert_eq!(stored(&desk), bytes);

    beneath.set_clock(0);
    window.wait_for_label("live");
    let before = account_time(&mut window);
    assert!(before >= start);

    beneath.set_clock(3 * DAY_S);
    window.wait_for_text("3 days went by at once. This computer slept, or its clock was put ahead.");
    window.screenshot("clock-put-ahead");
    let ahead = account_time(&mut window);
    assert_eq!((ahead - before).num_days(), 3);
    assert_eq!(stored(&desk), bytes);

    beneath.set_clock(3 * DAY_S + 5 * 365 * DAY_S);
    window.wait_for_text("Is it ");
    window.wait_for_text("That is what this computer's clock says.");
    window.wait_until_enabled("The clock is right");
    window.click("Check again");
    window.wait_for_text("The clock still says ");
    window.click("Advance 1 day");
    window.wait_for_text("Nothing was changed: first say above whether this computer's clock is right");
    window.screenshot("clock-years-ahead");
    let held = account_time(&mut window);
    assert!(held >= ahead && (held - ahead).num_minutes() < 10, "{held} after {ahead}");
    assert_eq!(stored(&desk), bytes);

    beneath.set_clock(3 * DAY_S);
    window.wait_for_text("This computer's clock is right again.");
    window.wait_until_gone("The clock is right");
    assert!(account_time(&mut window) >= held);
    window.close();
    assert_eq!(stored(&desk), bytes);
}

#[test]
fn a_program_that_stood_still_for_a_night_goes_on_without_a_word() {
    kept::avoid_the_turn_of_the_month();
    let desk = Desk::new();
    let beneath = Beneath::new(&desk);
    let mut window = beneath.open();
    open_my_account(&mut window);
    let (bytes, start) = (stored(&desk), account_time(&mut window));
    window.signal("STOP");
    beneath.set_clock(9 * HOUR_S);
    window.signal("CONT");
    let tree = window.tree();
    assert_eq!((account_time(&mut window) - start).num_hours(), 9);
    assert!(tree.nodes.iter().all(|node| !node.name.contains("clock")), "{tree}");
    window.wait_for_label("live");
    assert_eq!(stored(&desk), bytes);
    window.close();
}

#[test]
fn another_time_zone_and_daylight_saving_are_told_and_no_stored_byte_changes() {
    let desk = Desk::new();
    let beneath = Beneath::new(&desk);
    // Half an hour before Berlin's clocks go forward.
    let before = "2027-03-28T00:30:00Z".parse::<DateTime<Utc>>().unwrap().timestamp();
    let ahead_s = before - kept::now().as_ms() / 1_000;
    beneath.set_clock(ahead_s);
    let mut window = beneath.open_in_zone("Europe/Berlin");
    open_my_account(&mut window);
    let bytes = stored(&desk);
    assert!(window.wait_for_text(" in Berlin").name.starts_with("01:3"));

    beneath.set_clock(ahead_s + HOUR_S);
    window.wait_for_text("Clocks in Berlin went forward by 1 hour.");
    assert!(window.wait_for_text(":3").name.contains("01:3"));
    window.wait_until("local time that follows", |tree| {
        tree.nodes.iter().any(|node| node.name.starts_with("03:3") && node.name.ends_with(" in Berlin"))
    });
    window.screenshot("zone-daylight-saving");
    assert_eq!(stored(&desk), bytes);

    beneath.set_zone("America/Los_Angeles");
    window.wait_for_text("This computer now shows the time in Los Angeles.");
    window.wait_until("local time that follows", |tree| {
        tree.nodes
            .iter()
            .any(|node| node.name.starts_with("27 Mar, 18:3") && node.name.ends_with(" in Los Angeles"))
    });
    window.wait_for_label("live");
    window.screenshot("zone-moved");
    assert_eq!(stored(&desk), bytes);
    window.close();
}
