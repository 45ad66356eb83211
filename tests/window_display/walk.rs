//! A walk through the real window: every page, every dialog, every button, found by name in what a screen
//! reader is told, pressed, and looked at. What is found is walked, so a new button needs no new line here.
//!
//! What was walked is kept in `walked.txt`; `UPDATE_SNAPSHOTS=1 cargo test …` writes it anew. The clock
//! begins at one instant in every run, so that names with dates in them stay.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use eframe::egui::accesskit::Role;

use inmail_credits::domain::DAY_MS;
use inmail_credits::store::{BackupName, DataDir, RealDisk, Reason};

use crate::at_hand::{Past, letter};
use crate::beneath::Beneath;
use crate::desk::{Desk, at};
use crate::driver::Window;
use crate::tree::{Seen, Tree};

const KEPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/window_display/walked.txt");
const VIEWED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/v1/every-event.inmail.json");

const FIRST_START: &str = "First start";
/// What stands beside every page.
const BESIDE: &str = "Beside";

/// Escape closes one thing after the other.
const ESCAPES: usize = 4;

/// A button: the page or the dialog that it stands in, and its name.
type Button = (String, String);

struct Walk<'d> {
    beneath: Beneath<'d>,
    desk: &'d Desk,
    arguments: Vec<&'d str>,
    window: Window<'d>,
    /// What the account looked like before anything was pressed.
    untouched: Vec<String>,
    /// What has to be pressed first for each button that was seen.
    ways: BTreeMap<Button, Vec<String>>,
    pressed: BTreeSet<Button>,
}

impl<'d> Walk<'d> {
    fn new(desk: &'d Desk, arguments: &[&'d str]) -> Self {
        let beneath = Beneath::new(desk);
        fs::create_dir_all(desk.data_dir().join("accounts")).unwrap();
        copy(&desk.data_dir(), &desk.home().join("first"));
        let arguments = arguments.to_vec();
        let window = open(&beneath, &arguments);
        let (untouched, ways, pressed) = Default::default();
        let mut walk = Self { beneath, desk, arguments, window, untouched, ways, pressed };
        walk.untouched = state(&walk.window.tree());
        walk
    }

    /// Nothing open and nothing done, on this page.
    fn back(&mut self, page: &str) {
        for _ in 0..ESCAPES {
            if self.window.tree().dialog().is_none() {
                break;
            }
            self.window.press("Escape");
        }
        // The message that offers Undo goes with Escape.
        let tree = self.window.tree();
        let is_touched = !self.is_untouched(&tree);
        // A menu may be open.
        self.window.press("Escape");
        let tree = self.window.tree();
        assert!(tree.dialog().is_none(), "Escape does not close:\n{tree}");
        if is_touched {
            self.window.press("Ctrl+Z");
            let tree = self.window.tree();
            if !self.is_untouched(&tree) {
                // A new window on the folder as it was at first.
                self.window.end();
                fs::remove_dir_all(self.desk.data_dir()).unwrap();
                copy(&self.desk.home().join("first"), &self.desk.data_dir());
                self.window = open(&self.beneath, &self.arguments);
            }
        }
        if page == FIRST_START {
            self.window.press_if_there("Back to the start");
        } else {
            self.go(&[masked(page)]);
        }
    }

    /// Whether nothing was done. What was offers Undo.
    fn is_untouched(&self, tree: &Tree) -> bool {
        state(tree) == self.untouched && !tree.named("Undo").any(|node| node.enabled)
    }

    fn go(&mut self, way: &[String]) {
        for name in way {
            // What is read from files comes a moment later.
            let patience = Instant::now() + Duration::from_secs(10);
            let mut tree = self.window.tree();
            while to_press(&tree, name).is_none() && Instant::now() < patience {
                std::thread::sleep(Duration::from_millis(50));
                tree = self.window.tree();
            }
            let target = to_press(&tree, name);
            self.window.press_on(target.unwrap_or_else(|| panic!("{name:?} of {way:?} is gone:\n{tree}")));
        }
    }

    /// Presses everything on this page, and everything that comes up by that, each once. What an action led
    /// to is another account, or another moment of it, and is not walked.
    fn page(&mut self, page: &str) {
        self.back(page);
        let mut way = Vec::new();
        loop {
            let tree = self.window.tree();
            let mut at_hand = Vec::new();
            if self.is_untouched(&tree) {
                at_hand = buttons(&tree);
            }
            for button in &at_hand {
                self.ways.entry(button.clone()).or_insert_with(|| way.clone());
            }
            let is_new = |button: &&Button| !self.pressed.contains(*button);
            // What is at hand first, so that few ways are gone twice.
            let next = at_hand.iter().find(is_new).or_else(|| self.ways.keys().find(is_new)).cloned();
            let Some(button) = next else { return };
            if !at_hand.contains(&button) {
                self.back(page);
                self.go(&self.ways[&button].clone());
            }
            self.press(&button, page);
            way = [&self.ways[&button][..], &[button.1]].concat();
        }
    }

    fn press(&mut self, button: &Button, page: &str) {
        let before = self.window.tree();
        let way = self.ways[button].clone();
        let shown = format!("{button:?}, by {way:?}");
        let target = to_press(&before, &button.1);
        let has_keys = self.window.press_on(target.unwrap_or_else(|| panic!("{shown} is gone:\n{before}")));
        self.pressed.insert(button.clone());
        let after = self.window.tree();
        assert!(after.nodes.len() > 1, "{shown}: nothing is shown");
        let Some(dialog) = after.dialog() else { return };
        assert!(!dialog.name.is_empty(), "{shown}: a dialog without a title:\n{after}");
        let has_keyboard = after.within(dialog).iter().any(|node| node.focused);
        assert!(has_keyboard, "{shown}: the keyboard is elsewhere:\n{after}");
        if before.dialog().is_none() {
            self.window.press("Escape");
            let closed = self.window.tree();
            assert!(closed.dialog().is_none(), "{shown}: Escape does not close:\n{closed}");
            let focus = closed.focus().map_or("", |node| &node.name);
            // Of a menu, which is closed, its button has it.
            let is_there = to_press(&closed, &button.1).is_some();
            let returned = if is_there { masked(focus) == button.1 } else { !focus.is_empty() };
            assert!(returned || !has_keys, "{shown}: the keyboard goes to {focus:?}:\n{closed}");
            // What its page was led to may have gone with the dialog.
            let rest = if is_there { way.len() } else { 0 };
            if !is_there {
                self.back(page);
            }
            self.go(&[&way[rest..], std::slice::from_ref(&button.1)].concat());
        }
    }
}

fn open<'d>(beneath: &Beneath<'d>, arguments: &[&str]) -> Window<'d> {
    let mut window = beneath.open_at("2026-11-23 10:00:00", arguments);
    window.resize(1180, 760);
    window
}

/// What is open: whose account, if any, and whether its time is its own.
fn state(tree: &Tree) -> Vec<String> {
    const TELLING: [&str; 5] = ["Account: ", "live", "simulated", "as of", "stands still"];
    let telling = |name: &&str| TELLING.iter().any(|start| name.starts_with(start));
    let names = tree.nodes.iter().map(|node| node.name.as_str());
    names.filter(telling).map(str::to_owned).collect()
}

/// How much of the tree stands beside every page: the pages' names and the clock, to the page's title.
fn beside(tree: &Tree) -> usize {
    let Some(last) = tree.nodes.iter().rposition(|node| node.role == Role::Tab) else { return 0 };
    let after = tree.nodes[last..].iter().position(|node| node.role == Role::Heading);
    last + after.unwrap_or(1)
}

fn to_press<'a>(tree: &'a Tree, name: &str) -> Option<&'a Seen> {
    tree.within_reach().into_iter().find(|node| node.is_button() && masked(&node.name) == name)
}

/// The buttons within reach, each with what it stands in.
fn buttons(tree: &Tree) -> Vec<Button> {
    let beside = &tree.nodes[..beside(tree)];
    let dialog = tree.dialog().map(|dialog| dialog.name.as_str());
    let page = beside.iter().find(|node| node.selected == Some(true)).map_or(FIRST_START, |page| &page.name);
    let mut found = Vec::new();
    for node in tree.within_reach() {
        // What a toast offers goes by itself.
        let passing =
            node.role == Role::Button && dialog.is_none() && ["Undo", "Close"].contains(&node.name.as_str());
        if !node.is_button() || node.role == Role::Tab || passing {
            continue;
        }
        assert!(!node.name.is_empty(), "a {:?} at {:?} has no name:\n{tree}", node.role, node.place);
        let is_beside = beside.iter().any(|other| other.id == node.id);
        let place = dialog.unwrap_or(if is_beside { BESIDE } else { page });
        found.push((place.to_owned(), masked(&node.name)));
    }
    found
}

/// Times go on, and counts with them; for the walk they are all one, and so is a button that says for a while what it
/// did.
fn masked(name: &str) -> String {
    let name = if name == "Copied" { "Copy" } else { name };
    let mut masked = name.replace(|c: char| c.is_ascii_digit(), "#");
    while masked.contains("##") {
        masked = masked.replace("##", "#");
    }
    masked
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let to = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &to) } else { fs::copy(&path, &to).map(|_| ()).unwrap() }
    }
}

/// An account with a past: two InMails, one of them answered, and two backups.
fn some_history(desk: &Desk) {
    let data_dir = DataDir::choose(Some(desk.data_dir())).unwrap();
    data_dir.make(&RealDisk).unwrap();
    let sent = at("2026-11-23T09:30:00Z");
    Past::opened("anna", "Anna Berg", "2026-11-02T09:00:00Z", &[(40, "2026-10-01T00:00:00Z")])
        .send(letter("m1", "Priya Raman", "Revenue forecasting", "Good morning"), sent.plus_ms(-DAY_MS))
        .respond("m1", sent)
        .send(letter("m2", "Jonas Weber", "Following up", "Good morning"), sent)
        .keep(&data_dir);
    let backups = data_dir.backups("anna");
    fs::create_dir_all(&backups).unwrap();
    for (day, reason) in [("2026-11-21T10:00:00Z", Reason::Day), ("2026-11-22T10:00:00Z", Reason::Undo)] {
        let name = BackupName { at: at(day), reason };
        fs::copy(data_dir.account_file("anna"), backups.join(name.to_string())).unwrap();
    }
}

/// Compares a part of what is kept, or keeps it.
fn is_kept(part: &str, pressed: &BTreeSet<Button>) {
    let kept = fs::read_to_string(KEPT).unwrap_or_default();
    let ours: Vec<String> =
        pressed.iter().map(|(place, name)| format!("{part} | {place} | {name}")).collect();
    let is_ours = |line: &&str| line.starts_with(&format!("{part} | "));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        let mut all: Vec<String> = kept.lines().filter(|line| !is_ours(line)).map(str::to_owned).collect();
        all.extend(ours);
        all.sort();
        fs::write(KEPT, all.join("\n") + "\n").unwrap();
        return;
    }
    let kept: Vec<&str> = kept.lines().filter(is_ours).collect();
    assert_eq!(ours, kept, "what was walked is not what is kept");
}

#[test]
fn every_button_of_the_first_start_and_its_dialogs_answers() {
    let desk = Desk::undrawn();
    let mut walk = Walk::new(&desk, &[]);
    walk.page(FIRST_START);
    is_kept("nothing yet", &walk.pressed);
}

#[test]
fn every_button_of_every_page_and_every_dialog_answers() {
    let desk = Desk::undrawn();
    some_history(&desk);
    let mut walk = Walk::new(&desk, &[]);
    let tree = walk.window.tree();
    let tabs = tree.nodes.iter().filter(|node| node.role == Role::Tab);
    let pages: Vec<String> = tabs.map(|node| node.name.clone()).collect();
    assert_eq!(pages.len(), 7, "{tree}");
    for page in &pages {
        walk.page(page);
    }
    is_kept("an account", &walk.pressed);
}

#[test]
fn every_button_over_a_strangers_file_answers() {
    let desk = Desk::undrawn();
    let mut walk = Walk::new(&desk, &[VIEWED]);
    walk.page("Settings");
    is_kept("a view", &walk.pressed);
}
