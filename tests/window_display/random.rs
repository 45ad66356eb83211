//! Random actions with a fixed seed, a kill in the middle: no panic, and the window shows what the command line
//! reads from the file.

use std::fs;
use std::process::Command;

use eframe::egui::accesskit::Role;

use crate::desk::Desk;
use crate::dice::{Dice, SIZES, one};
use crate::driver::Window;
use crate::kept;

const COMMAND_LINE: &str = env!("CARGO_BIN_EXE_inmail-credits-cli");

/// Actions between two comparisons. The program is killed half-way.
const PART: u32 = 500;
const PARTS: usize = 4;
/// Between two looks at what there is to click.
const STRIDE: u32 = 10;
const RESIZE_EVERY: u32 = 60;

/// So many random actions, a frame each, and now and then another size.
fn act(window: &mut Window<'_>, dice: &mut Dice, actions: u32) {
    let mut targets = Vec::new();
    for action in 0..actions {
        if action % STRIDE == 0 {
            let tree = window.tree();
            let places = tree.nodes.iter().filter(|node| node.clickable && node.enabled);
            // What is scrolled out of view is nowhere.
            let places = places.filter_map(|node| node.place).map(|place| place.center());
            targets = places.filter(|at| at.is_finite()).collect();
        }
        if action % RESIZE_EVERY == RESIZE_EVERY - 1 {
            let (width, height) = dice.of(&SIZES);
            window.resize(width, height);
        } else {
            let events = one(dice, window.size(), &targets);
            window.events(events);
        }
    }
}

/// The same sight for every measurement and comparison: an own account on Settings, nothing open. Were
/// all put away or an example left open, there is a way back from each.
fn calm(window: &mut Window<'_>) {
    const WAYS_BACK: [&str; 6] = [
        "Throw it away",
        "Leave the example",
        "Close the view",
        "Back to now",
        "Back to the start",
        "Cancel",
    ];
    window.resize(1180, 760);
    for _ in 0..6 {
        // To the question whether to leave a form, which asks again on each way out of it.
        window.press_if_there("Throw it away");
        window.press("Escape");
        // Check snapshots and Rules are not about the open account, and tell no way out of it.
        window.press("Ctrl+1");
        for way in WAYS_BACK {
            window.press_if_there(way);
        }
    }
    let tree = window.tree();
    if !tree.nodes.iter().any(|node| node.role == Role::Tab) {
        window.click("Open my account…");
        window.replace_in("Name of the account", "Anna Berg");
        window.replace_in("Credits left", "50");
        window.click("Open account");
    }
    window.press("Ctrl+1");
    // Without the time where this window has saved nothing yet.
    window.wait_until("the account saved", |tree| {
        let says = |start: &str| tree.nodes.iter().any(|node| node.name.starts_with(start));
        says("Saved") && !says("Saving")
    });
}

/// The account that a next start would open.
fn last_account(desk: &Desk) -> Option<String> {
    let preferences = fs::read_to_string(desk.data_dir().join("preferences.json")).unwrap();
    let preferences: serde_json::Value = serde_json::from_str(&preferences).unwrap();
    preferences["last_account"].as_str().map(str::to_owned)
}

/// The balance that the window shows is that of the file, replayed by the command line.
fn screen_and_file_agree(window: &mut Window<'_>, desk: &Desk) {
    // Which account is open is written after the account itself.
    window.wait_until("which account is open, on disk", |_| last_account(desk).is_some());
    let id = last_account(desk).unwrap();
    let file = desk.data_dir().join("accounts").join(format!("{id}.inmail.json"));
    let shown = Command::new(COMMAND_LINE).arg("show").arg(&file).output().unwrap();
    let told = String::from_utf8_lossy(&shown.stdout).into_owned();
    assert!(shown.status.success(), "{}: {}", file.display(), String::from_utf8_lossy(&shown.stderr));
    let left = told.lines().find_map(|line| line.split_once(" left on ")).expect("a balance").0.to_owned();
    window.wait_for_label(&format!("{left} left"));
}

fn must_not_have_panicked(window: &Window<'_>) {
    let said = window.said();
    assert!(!said.contains("panicked"), "{said}");
}

#[test]
fn random_actions_end_in_no_panic_and_window_and_file_agree_after_a_kill_too() {
    kept::avoid_the_turn_of_the_month();
    let desk = Desk::undrawn();
    let mut dice = Dice(0x1d4a_11ed_c0de_2026);
    let mut window = desk.open();
    for part in 0..PARTS {
        calm(&mut window);
        act(&mut window, &mut dice, PART);
        must_not_have_panicked(&window);
        if part == PARTS / 2 {
            // Wherever it is.
            window.kill();
            window = desk.open();
        }
        calm(&mut window);
        screen_and_file_agree(&mut window, &desk);
    }
    must_not_have_panicked(&window);
    window.close();
}
