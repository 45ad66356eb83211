//! A walk through the real window: every page, every dialog, every button, found by name in what a screen
//! reader is told, pressed, and looked at. What is found is walked, so a new button needs no new line here.
//!
//! What was walked is kept in `walked.txt`; `UPDATE_SNAPSHOTS=1 cargo test …` writes it anew. The clock
//! begins at one instant in every run, so that names with dates in them stay.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;

use inmail_credits::domain::DAY_MS;
use inmail_credits::store::{DataDir, RealDisk};

use crate::at_hand::{Past, letter};
use crate::beneath::Beneath;
use crate::desk::{Desk, at};
use crate::driver::Window;
use crate::tree::{Seen, Tree};

const KEPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/window_display/walked.txt");
const VIEWED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/v1/every-event.inmail.json");

/// More than any way into a dialog has steps.
const DEEPEST: usize = 4;
/// Escape closes one thing after the other.
const ESCAPES: usize = 4;

/// A button, and what has to be pressed before it is there.
type Way = Vec<String>;

struct Walk<'d> {
    beneath: Beneath<'d>,
    desk: &'d Desk,
    arguments: Vec<&'d str>,
    window: Option<Window<'d>>,
    /// What the account looked like before anything was pressed.
    untouched: Vec<String>,
    walked: BTreeSet<String>,
    /// What stands beside every page and was walked already.
    beside: Vec<String>,
}

impl<'d> Walk<'d> {
    fn new(desk: &'d Desk, arguments: &[&'d str]) -> Self {
        let beneath = Beneath::new(desk);
        let mut walk = Self {
            beneath,
            desk,
            arguments: arguments.to_vec(),
            window: None,
            untouched: Vec::new(),
            walked: BTreeSet::new(),
            beside: Vec::new(),
        };
        walk.restart();
        walk.untouched = walk.state();
        walk
    }

    fn window(&mut self) -> &mut Window<'d> {
        self.window.as_mut().expect("a window")
    }

    /// A new window on the folder as it was at first.
    fn restart(&mut self) {
        self.window = None;
        let first = self.desk.home().join("first");
        let data = self.desk.data_dir();
        if first.exists() {
            fs::remove_dir_all(&data).unwrap();
        } else {
            fs::create_dir_all(data.join("accounts")).unwrap();
            copy(&data, &first);
        }
        copy(&first, &data);
        self.window = Some(self.beneath.open_at("2026-11-23 10:00:00", &self.arguments));
        self.window().resize(1180, 760);
    }

    /// What is open: whose account it is, its time by the hour, what it holds.
    fn state(&mut self) -> Vec<String> {
        let tree = self.window().tree();
        let telling = |node: &&Seen| {
            ["Account: ", "This is ", "live", "simulated", "stands still"]
                .iter()
                .any(|start| node.name.starts_with(start))
                || node.name.ends_with(" left")
                || node.name.ends_with("InMail credits left")
                || node.name == "Where did my InMail credits go?"
        };
        let mut state: Vec<_> = tree.nodes.iter().filter(telling).map(|node| node.name.clone()).collect();
        state.sort();
        state.dedup();
        state
    }

    /// Back to the page with nothing open and nothing done.
    fn back(&mut self, page: Option<&str>) {
        for _ in 0..ESCAPES {
            self.window().press("Escape");
            if self.window().tree().dialog().is_none() {
                break;
            }
        }
        assert!(self.window().tree().dialog().is_none(), "Escape does not close:\n{}", self.window().tree());
        self.window().press("Ctrl+Z");
        if self.state() != self.untouched {
            self.restart();
        }
        if let Some(page) = page {
            self.window().press_first(page);
        }
    }

    /// Presses everything on a page, and everything that comes up by that.
    fn page(&mut self, page: Option<&str>) {
        let beside = self.beside.clone();
        let mut ahead: Vec<Way> = self.found(&beside).into_iter().map(|name| vec![name]).collect();
        ahead.reverse();
        while let Some(way) = ahead.pop() {
            let line = format!("{}: {}", page.unwrap_or("First start"), way.join(" > "));
            if self.walked.contains(&line) {
                continue;
            }
            let before = self.found(&[]);
            let there = way.iter().all(|name| self.window().press_first(name));
            assert!(there, "{line} is not there:\n{}", self.window().tree());
            let tree = self.window().tree();
            assert!(tree.nodes.len() > 1, "{line}: nothing is shown");
            self.walked.insert(line.clone());
            if let Some(dialog) = tree.dialog() {
                assert!(!dialog.name.is_empty(), "{line}: a dialog without a title:\n{tree}");
                let within = tree.within(dialog);
                assert!(within.iter().any(|node| node.focused), "{line}: the keyboard is elsewhere:\n{tree}");
            }
            if way.len() < DEEPEST {
                for name in self.found(&before).into_iter().rev() {
                    let mut further = way.clone();
                    further.push(name);
                    ahead.push(further);
                }
            }
            self.back(page);
        }
    }

    /// Names of what can be pressed now: in the dialog where one is open, else what was not there before.
    fn found(&mut self, before: &[String]) -> Vec<String> {
        let tree = self.window().tree();
        let nodes = tree.dialog().map_or_else(|| tree.nodes.iter().collect(), |dialog| tree.within(dialog));
        let mut names: Vec<String> = Vec::new();
        for node in nodes {
            let pressed = node.clickable && node.enabled && !node.is_field();
            let told = !matches!(node.role, Role::Label | Role::Tab | Role::GenericContainer | Role::Slider);
            // What a toast offers goes by itself.
            let passing = ["Undo", "Close"].contains(&node.name.as_str()) && tree.dialog().is_none();
            if pressed && told && !passing && !before.contains(&node.name) && !names.contains(&node.name) {
                assert!(!node.name.is_empty(), "a {:?} at {:?} has no name:\n{tree}", node.role, node.place);
                names.push(node.name.clone());
            }
        }
        names
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path: PathBuf = entry.unwrap().path();
        let to = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &to) } else { fs::copy(&path, &to).map(|_| ()).unwrap() }
    }
}

/// An account with a past: two InMails, one of them answered.
fn some_history(desk: &Desk) {
    let data_dir = DataDir::choose(Some(desk.data_dir())).unwrap();
    data_dir.make(&RealDisk).unwrap();
    let sent = at("2026-11-23T09:30:00Z");
    Past::opened("anna", "Anna Berg", "2026-11-02T09:00:00Z", &[(40, "2026-10-01T00:00:00Z")])
        .send(letter("m1", "Priya Raman", "Revenue forecasting", "Good morning"), sent.plus_ms(-DAY_MS))
        .respond("m1", sent)
        .send(letter("m2", "Jonas Weber", "Following up", "Good morning"), sent)
        .keep(&data_dir);
}

/// Compares a part of what is kept, or keeps it.
fn is_kept(part: &str, walked: &BTreeSet<String>) {
    let kept = fs::read_to_string(KEPT).unwrap_or_default();
    let is_ours = |line: &&str| line.starts_with(&format!("{part} | "));
    let ours: Vec<String> = walked.iter().map(|line| format!("{part} | {line}")).collect();
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
    let desk = Desk::new();
    let mut walk = Walk::new(&desk, &[]);
    walk.page(None);
    is_kept("nothing yet", &walk.walked);
}

#[test]
fn every_button_of_every_page_and_every_dialog_answers() {
    let desk = Desk::new();
    some_history(&desk);
    let mut walk = Walk::new(&desk, &[]);
    let tree: Tree = walk.window().tree();
    let pages: Vec<String> =
        tree.nodes.iter().filter(|node| node.role == Role::Tab).map(|node| node.name.clone()).collect();
    assert_eq!(pages.len(), 7, "{tree}");
    let first = walk.found(&[]);
    walk.back(Some(&pages[1]));
    // What stands beside every page is walked with the first.
    let beside: Vec<String> = walk.found(&[]).into_iter().filter(|name| first.contains(name)).collect();
    for page in &pages {
        walk.back(Some(page));
        walk.page(Some(page));
        if walk.beside.is_empty() {
            walk.beside.clone_from(&beside);
        }
    }
    is_kept("an account", &walk.walked);
}

#[test]
fn every_button_over_a_strangers_file_answers() {
    let desk = Desk::new();
    let mut walk = Walk::new(&desk, &[VIEWED]);
    walk.back(Some("Settings"));
    walk.page(Some("Settings"));
    is_kept("a view", &walk.walked);
}
