//! The program under test, in a process of its own: it does one thing after another, and says a line
//! before each, after each, and when the window says that it is saved.

use std::collections::HashMap;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{Key, Modifiers};
use inmail_credits::document::SaveState;
use inmail_credits::store::{CannotRead, DataDir, Disk, NewFile, RealDisk};

use crate::hands::{Hands, outside};
use crate::words::{Intent, Line, Past, Random, text};

pub(crate) const FOLDER: &str = "INMAIL_CREDITS_TEST_FOLDER";
pub(crate) const SEED: &str = "INMAIL_CREDITS_TEST_SEED";
pub(crate) const PLANT: &str = "INMAIL_CREDITS_TEST_PLANT";
/// What the program might get wrong.
pub(crate) const TOLD_EARLY: &str = "told-early";
pub(crate) const IN_PLACE: &str = "in-place";

/// Events of an account after which another one is used, so that a save stays short.
const EVENTS_MAX: usize = 40;
/// Accounts after which no more are made.
const ACCOUNTS_MAX: usize = 5;

#[test]
fn in_a_process_of_its_own() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    let seed = std::env::var(SEED).unwrap().parse().unwrap();
    let plant = std::env::var(PLANT).unwrap_or_default();
    let data_dir = DataDir::choose(Some(folder)).unwrap();
    let disk: Arc<dyn Disk> = if plant == IN_PLACE { Arc::new(InPlace) } else { Arc::new(RealDisk) };
    let before = parts(data_dir.root());
    let hands = Hands::open(outside(data_dir.clone(), disk));
    say(&Line::Ready { parts: before.iter().filter(|path| path.exists()).count() });
    let mut child = Child {
        hands,
        data_dir,
        random: Random(seed),
        told_early: plant == TOLD_EARLY,
        told: HashMap::new(),
        saved: HashMap::new(),
        typed: 0,
        draft_told: None,
    };
    // Whoever started it ends it.
    loop {
        child.look();
        child.one_thing();
    }
}

/// Ends the process, where nobody listens any more.
fn say(line: &Line) {
    println!("\n{line}");
}

fn parts(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(parts(&path));
        } else if path.to_string_lossy().ends_with(".inmail-part") {
            found.push(path);
        }
    }
    found
}

struct Child {
    hands: Hands,
    data_dir: DataDir,
    random: Random,
    told_early: bool,
    told: HashMap<String, Past>,
    saved: HashMap<String, Past>,
    /// Length of the text in Compose, as far as it is the one that is typed here.
    typed: usize,
    draft_told: Option<(String, usize)>,
}

impl Child {
    /// Says what the window shows of the open account.
    fn look(&mut self) {
        let Some(document) = self.hands.window.state().document() else { return };
        let (id, past) = (document.id().to_owned(), Past::of(document.history().events()));
        if !document.is_kept() {
            return;
        }
        let saved = matches!(document.save_state(), SaveState::Saved(_) | SaveState::AsOpened);
        if self.told.insert(id.clone(), past) != Some(past) {
            say(&Line::Is { id: id.clone(), past });
        }
        if (saved || self.told_early) && self.saved.insert(id.clone(), past) != Some(past) {
            say(&Line::Saved { id: id.clone(), past });
        }
        let draft = (id.clone(), self.typed);
        if self.typed > 0 && self.draft_told.as_ref() != Some(&draft) && self.hands.says("Draft saved") {
            say(&Line::DraftSaved { id, length: self.typed });
            self.draft_told = Some(draft);
        }
    }

    /// Lets the saving go on for a while.
    fn pause(&mut self) {
        for _ in 0..self.random.below(4) {
            std::thread::sleep(Duration::from_millis(self.random.below(6)));
            self.hands.frames(1);
            self.look();
        }
    }

    fn one_thing(&mut self) {
        let events = self.hands.window.state().document().map(|document| document.history().events().len());
        let full = events.is_none_or(|events| events > EVENTS_MAX);
        match self.random.below(14) {
            _ if full => self.other_account(),
            0 | 1 => self.advance(),
            2 | 3 => self.send(),
            4 => self.edit(),
            5 => self.delete(),
            6 | 7 => self.undo(),
            8..=11 => self.type_draft(),
            12 => self.other_account(),
            _ => self.import(),
        }
        self.pause();
    }

    fn id(&self) -> String {
        self.hands.window.state().document().map(|document| document.id().to_owned()).unwrap_or_default()
    }

    fn advance(&mut self) {
        say(&Line::Intent(Intent::Do));
        let buttons = ["Advance 1 hour", "Advance 1 day", "Advance month"];
        let button = buttons[usize::try_from(self.random.below(3)).unwrap()];
        self.hands.click(button);
    }

    fn draft_goes(&mut self) {
        say(&Line::DraftGoes { id: self.id() });
        self.typed = 0;
        self.draft_told = None;
    }

    fn send(&mut self) {
        self.draft_goes();
        self.hands.key(Modifiers::COMMAND, Key::N);
        let number = self.random.below(100).to_string();
        self.hands.enter("To", &format!("Person {number}"), true);
        self.hands.enter("Subject", &format!("Subject {number}"), true);
        self.hands.enter("Message", "Good morning", true);
        say(&Line::Intent(Intent::Do));
        self.hands.click("Send InMail");
    }

    fn edit(&mut self) {
        self.hands.click("Sent");
        if self.hands.press(|name| name.starts_with("Edit InMail to ")) {
            let number = self.random.below(100);
            self.hands.enter("Subject", &format!("Edited {number}"), true);
            say(&Line::Intent(Intent::Do));
            self.hands.click("Save changes");
            self.hands.key(Modifiers::NONE, Key::Escape);
        }
    }

    fn delete(&mut self) {
        self.hands.click("Sent");
        if self.hands.press(|name| name.starts_with("Delete InMail to ")) {
            say(&Line::Intent(Intent::Do));
            self.hands.click("Delete InMail");
            self.hands.key(Modifiers::NONE, Key::Escape);
        }
    }

    fn undo(&mut self) {
        // What was sent goes back to Compose.
        self.draft_goes();
        self.hands.click("Settings");
        say(&Line::Intent(Intent::Undo));
        self.hands.key(Modifiers::COMMAND, Key::Z);
    }

    fn type_draft(&mut self) {
        self.hands.click("Compose");
        if self.typed == 0 {
            self.draft_goes();
            self.hands.enter("Message", "", true);
            self.hands.key(Modifiers::NONE, Key::Delete);
        }
        for _ in 0..self.random.below(12) {
            let length = self.typed + 1;
            if length > 1_500 {
                break;
            }
            say(&Line::Typed { id: self.id(), length });
            let whole = text(length);
            self.hands.enter("Message", &whole[self.typed..], false);
            self.typed = length;
            // The window takes note of what was typed with the next frame.
            self.hands.frames(1);
            self.look();
        }
        self.pause();
    }

    fn other_account(&mut self) {
        say(&Line::Intent(Intent::Other));
        self.draft_goes();
        let accounts = fs::read_dir(self.data_dir.accounts()).map(Iterator::count).unwrap_or_default();
        if accounts < ACCOUNTS_MAX {
            self.new_account(accounts);
        } else {
            let number = self.random.below(ACCOUNTS_MAX as u64);
            if self.hands.press(|name| name.starts_with("Account: ")) {
                let wanted = format!("Account {number}");
                self.hands.press(|name| name.contains(&wanted) && !name.starts_with("Account: "));
                self.hands.key(Modifiers::NONE, Key::Escape);
            }
        }
    }

    fn new_account(&mut self, number: usize) {
        if !self.hands.click("Open my account…") {
            self.hands.press(|name| name.starts_with("Account: "));
            self.hands.click("New account…");
        }
        self.hands.enter("Name of the account", &format!("Account {number}"), true);
        self.hands.enter("Credits left", "50", true);
        self.hands.click("Open account");
        self.hands.key(Modifiers::NONE, Key::Escape);
    }

    fn import(&mut self) {
        let accounts = fs::read_dir(self.data_dir.accounts()).map(Iterator::count).unwrap_or_default();
        if accounts >= ACCOUNTS_MAX {
            return;
        }
        say(&Line::Intent(Intent::Other));
        self.draft_goes();
        let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/v1/every-event.inmail.json");
        self.hands.drop_file(golden.into());
        for _ in 0..100 {
            std::thread::sleep(Duration::from_millis(2));
            self.hands.frames(1);
            if self.hands.click("Add to my accounts") {
                break;
            }
        }
        self.hands.click("Close this view");
    }
}

/// Writes over what is there, in place.
#[derive(Debug)]
struct InPlace;

impl Disk for InPlace {
    fn read(&self, path: &Path) -> Result<Vec<u8>, CannotRead> {
        RealDisk.read(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        RealDisk.list(folder)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        RealDisk.make_folder(path)
    }

    fn create(&self, path: &Path, bytes: &[u8]) -> io::Result<Box<dyn NewFile>> {
        RealDisk.create(path, bytes)
    }

    fn sync_file(&self, path: &Path) -> io::Result<()> {
        RealDisk.sync_file(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        RealDisk.sync_folder(folder)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let bytes = fs::read(from)?;
        let (one, other) = bytes.split_at(bytes.len() / 2);
        let mut file = File::create(to)?;
        file.write_all(one)?;
        // As on a disk that is slower than the one tests run on.
        std::thread::sleep(Duration::from_millis(30));
        file.write_all(other)?;
        fs::remove_file(from)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.link(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove(path)
    }
}
