//! Random actions with a fixed seed, a kill in the middle: no panic, memory does not grow, and at the end the
//! window shows what the command line reads from the file.

use std::fs;
use std::process::Command;

use eframe::egui::accesskit::Role;

use crate::desk::Desk;
use crate::dice::{Dice, SIZES, one};
use crate::driver::Window;
use crate::kept;

const COMMAND_LINE: &str = env!("CARGO_BIN_EXE_inmail-credits-cli");

/// Actions in each of four equal parts. The program is killed after the second.
const PART: u32 = 500;
/// Between two looks at what there is to click.
const STRIDE: u32 = 10;
const RESIZE_EVERY: u32 = 60;
/// Of the memory after the first part of a run.
const MOST_GROWTH_PERCENT: u64 = 10;

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
    window.resize(1180, 760);
    for _ in 0..6 {
        window.press("Escape");
        for way in ["Leave the example", "Close the view", "Back to now", "Back to the start", "Cancel"] {
            window.press_first(way);
        }
    }
    let tree = window.tree();
    if !tree.nodes.iter().any(|node| node.role == Role::Tab) {
        window.click("Open my account…");
        window.replace_in("Name of the account", "Anna Berg");
        window.click("Open account");
    }
    window.press("Ctrl+1");
    kept::wait_until_saved(window);
}

/// Kilobytes of memory that the program holds, itself and its heap.
fn memory_kb(window: &Window<'_>) -> u64 {
    let status =
        fs::read_to_string(format!("/proc/{}/status", window.process_id())).expect("a process of ours");
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:")).expect("its memory");
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

/// The balance that the window shows is that of the file, replayed by the command line.
fn screen_and_file_agree(window: &mut Window<'_>, desk: &Desk) {
    let preferences = fs::read_to_string(desk.data_dir().join("preferences.json")).unwrap();
    let preferences: serde_json::Value = serde_json::from_str(&preferences).unwrap();
    let id = preferences["last_account"].as_str().expect("an account was opened").to_owned();
    let file = desk.data_dir().join("accounts").join(format!("{id}.inmail.json"));
    let shown = Command::new(COMMAND_LINE).arg("show").arg(&file).output().unwrap();
    let told = String::from_utf8_lossy(&shown.stdout).into_owned();
    assert!(shown.status.success(), "{}: {}", file.display(), String::from_utf8_lossy(&shown.stderr));
    let left = told.lines().find_map(|line| line.split_once(" left on ")).expect("a balance").0.to_owned();
    window.wait_for_label(&format!("{left} left"));
}

#[test]
fn two_thousand_random_actions_leave_window_and_file_in_agreement_and_memory_as_it_was() {
    kept::avoid_the_turn_of_the_month();
    let desk = Desk::new();
    let mut dice = Dice(0x1d4a_11ed_c0de_2026);
    let mut window = desk.open();
    calm(&mut window);
    for half in 0..2 {
        let mut memory = Vec::new();
        for _ in 0..2 {
            act(&mut window, &mut dice, PART);
            calm(&mut window);
            memory.push(memory_kb(&window));
        }
        screen_and_file_agree(&mut window, &desk);
        println!("half {half}: {memory:?} kB");
        let [warm, end] = memory[..] else { unreachable!("two parts") };
        assert!(end * 100 <= warm * (100 + MOST_GROWTH_PERCENT), "half {half}: memory grew: {memory:?} kB");
        let said = window.said();
        assert!(!said.contains("panicked"), "{said}");
        if half == 0 {
            act(&mut window, &mut dice, 20);
            window.kill();
            window = desk.open();
            calm(&mut window);
            screen_and_file_agree(&mut window, &desk);
        }
    }
    window.close();
}
