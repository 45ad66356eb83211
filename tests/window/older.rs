//! What the first version with a window left behind.

use std::path::{Path, PathBuf};

use inmail_credits::store::DataDir;

use crate::desk::Desk;

const LEFT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/first-data-folder");
const KEPT: [&str; 2] = ["accounts/at-limit.inmail.json", "drafts/at-limit.draft.json"];

fn as_it_was_left(data_dir: &DataDir) {
    for file in KEPT.iter().chain(&["preferences.json"]) {
        std::fs::copy(Path::new(LEFT).join(file), data_dir.root().join(file)).unwrap();
    }
}

fn bytes(folder: impl Into<PathBuf>) -> [Vec<u8>; 2] {
    let folder = folder.into();
    KEPT.map(|file| std::fs::read(folder.join(file)).unwrap())
}

#[test]
fn the_first_versions_account_draft_and_preferences_open_and_stay_as_they_were() {
    let mut desk = Desk::with(as_it_was_left);
    desk.must_say("150 InMail credits left");
    assert!(desk.has_control("Account: Dana Whitfield"));
    assert!(desk.is_chosen("Dark"));
    let height = |desk: &Desk| desk.control("Change type…").rect().height();
    let usual = Desk::with(|data_dir| {
        as_it_was_left(data_dir);
        std::fs::remove_file(data_dir.preferences_file()).unwrap();
    });
    assert!(!usual.is_chosen("Dark"));
    assert!(height(&desk) > height(&usual), "its text is larger than usual");
    desk.click("Compose");
    let draft = ["To", "Profile address", "Subject", "Message"].map(|field| desk.value(field));
    let written = ["Priya Raman", "linkedin.com/in/priya-raman", "Half a sentence", "Hi Priya,\n\nwould you"];
    assert_eq!(draft, written);
    desk.close();
    assert_eq!(bytes(desk.data_dir().root()), bytes(LEFT));
}

#[test]
fn the_first_versions_account_goes_on_from_where_it_was() {
    let mut desk = Desk::with(as_it_was_left);
    desk.click("Compose");
    desk.click("Send InMail");
    let events = desk.events_on_disk();
    assert_eq!(events.len(), 6);
    assert_eq!((events[5]["event"].as_str(), events[5]["to"].as_str()), (Some("sent"), Some("Priya Raman")));
    desk.restart();
    desk.must_say("149 InMail credits left");
}
