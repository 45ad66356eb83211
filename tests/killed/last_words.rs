//! A panic: what it leaves holds nothing that anybody wrote, and everything that was told to be saved.

use std::path::PathBuf;
use std::sync::Arc;

use inmail_credits::store::format::read_account;
use inmail_credits::store::{DataDir, Draft, RealDisk, read_side_file};
use inmail_credits::ui::report_panics;

use crate::child::FOLDER;
use crate::hands::{Hands, now, outside};
use crate::killing::start;

/// A word of its own in every field.
const NAME: &str = "Zorbelina";
const TO: &str = "Quixandor";
const SUBJECT: &str = "Blyxomatic";
const BODY: &str = "Frumiosity";
const PROFILE: &str = "wexlorian";
const DRAFT: &str = "Jabbertwist";

#[test]
fn it_panics() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    let data_dir = DataDir::choose(Some(folder)).unwrap();
    report_panics(data_dir.clone(), now);
    let mut hands = Hands::open(outside(data_dir, Arc::new(RealDisk)));
    hands.click("Open my account…");
    hands.enter("Name of the account", NAME, true);
    hands.enter("Credits left", "50", true);
    hands.click("Open account");
    hands.click("Compose");
    let letter = [("To", TO), ("Profile address", PROFILE), ("Subject", SUBJECT), ("Message", BODY)];
    for (field, text) in letter {
        assert!(hands.enter(field, text, true), "no {field}: {:?}", hands.texts());
    }
    hands.click("Send InMail");
    hands.enter("Message", DRAFT, true);
    let account = format!("{:?}", hands.window.state().document().unwrap().history().events());
    assert!([TO, PROFILE, SUBJECT, BODY].iter().all(|text| account.contains(text)));
    // As the standard library does, where something is taken apart that is not as expected.
    let end = account.len();
    let _ = &account[end + 1..];
}

/// The word as it may stand in a file or a log.
fn encodings(word: &str) -> Vec<Vec<u8>> {
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let utf16: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let list = word.bytes().map(|byte| byte.to_string()).collect::<Vec<_>>().join(", ");
    vec![
        word.as_bytes().to_vec(),
        word.to_lowercase().into_bytes(),
        word.to_uppercase().into_bytes(),
        utf16,
        hex(word.as_bytes()).into_bytes(),
        hex(word.as_bytes()).to_uppercase().into_bytes(),
        list.into_bytes(),
        word.chars().rev().collect::<String>().into_bytes(),
    ]
}

fn must_not_hold(what: &str, bytes: &[u8]) {
    for word in [NAME, TO, SUBJECT, BODY, PROFILE, DRAFT] {
        for form in encodings(word) {
            let holds = bytes.windows(form.len()).any(|part| part == form);
            assert!(!holds, "{what} holds {word}: {}", String::from_utf8_lossy(bytes));
        }
    }
}

#[test]
fn a_panic_tells_where_it_happened_and_nothing_that_was_written() {
    let folder = tempfile::tempdir().unwrap();
    let data_dir = DataDir::choose(Some(folder.path().join("data"))).unwrap();
    let loud = [("RUST_LOG", "trace"), ("RUST_BACKTRACE", "full"), ("RUST_LIB_BACKTRACE", "full")];
    let output = start("last_words::it_panics", &data_dir, &loud).wait_with_output().unwrap();
    assert!(!output.status.success());
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    must_not_hold("standard error", &output.stderr);
    let report = std::fs::read(data_dir.panic_file()).unwrap();
    must_not_hold("the report", &report);
    let report = String::from_utf8(report).unwrap();
    assert!(stderr.contains(&report), "{stderr}");
    let place = "place: tests/killed/last_words.rs, line ";
    for part in
        ["InMail Credits ended unexpectedly.", "thread: last_words::it_panics", place, "message: left out"]
    {
        assert!(report.contains(part), "{part:?} is missing: {report}");
    }
    everything_is_there(&data_dir);
    it_is_told_once(&data_dir);
}

fn everything_is_there(data_dir: &DataDir) {
    let files = data_dir.account_files(&RealDisk).unwrap();
    let [file] = files.as_slice() else { panic!("{files:?}") };
    let account = read_account(std::fs::read(file).unwrap()).unwrap();
    assert_eq!((account.name.as_str(), account.history.events().len()), (NAME, 2));
    let (draft, warning) = read_side_file::<Draft>(&RealDisk, &data_dir.draft_file(&account.id));
    assert_eq!((draft.body.as_str(), warning), (DRAFT, None));
}

fn it_is_told_once(data_dir: &DataDir) {
    let title = "The program ended unexpectedly last time.";
    let hands = Hands::open(outside(data_dir.clone(), Arc::new(RealDisk)));
    assert!(hands.says(title) && hands.says("panic-told.txt"));
    assert!(data_dir.root().join("panic-told.txt").exists());
    drop(hands);
    let hands = Hands::open(outside(data_dir.clone(), Arc::new(RealDisk)));
    assert!(!hands.says(title));
}
