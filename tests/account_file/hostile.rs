//! A corpus of hostile files, each opened as a stranger's file is. `tests/hostile/verdicts.txt` holds what is
//! said of each, to the letter: whoever changes a sentence sees here whom it reaches.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use inmail_credits::document::{About, load};
use inmail_credits::store::{Draft, Drafts, Preferences, ReadError, parse_side_file};
use inmail_credits::text;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile")
}

/// All files of the corpus as (group, name), in order.
fn corpus() -> Vec<(String, String)> {
    let names = |path: &Path| -> Vec<String> {
        fs::read_dir(path).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    };
    let mut found: Vec<(String, String)> = names(&folder())
        .into_iter()
        .filter(|group| folder().join(group).is_dir())
        .flat_map(|group| {
            let files = names(&folder().join(&group));
            files.into_iter().map(move |file| (group.clone(), file))
        })
        .collect();
    found.sort();
    found
}

/// One line: refused with which sentence, or read as what.
fn verdict(group: &str, name: &str) -> String {
    let path = folder().join(group).join(name);
    let side_file = |read: Result<String, ReadError>| match read {
        Ok(value) => format!("read: {value}"),
        Err(error) => format!("refused: {error}"),
    };
    match group {
        "preferences" => side_file(parse_side_file::<Preferences>(&fs::read(path).unwrap()).map(|read| {
            let Preferences { theme, text_size_percent, last_account, .. } = read;
            format!("{theme:?}, text at {text_size_percent} %, last account {last_account:?}")
        })),
        "drafts" => side_file(parse_side_file::<Drafts>(&fs::read(path).unwrap()).map(|read| {
            let Draft { to, profile, subject, body } = read.present;
            format!("to {to:?}, profile {profile:?}, subject {subject:?}, body {body:?}")
        })),
        _ => match load(&path) {
            Err(sentence) => format!("refused: {sentence}"),
            Ok(loaded) => {
                let account = loaded.document.account();
                let name = text::visible(loaded.document.name());
                let about = match &loaded.about {
                    About::Snapshot { seal, differs, .. } => {
                        let differs =
                            differs.map(|told| format!(", though it says {told}")).unwrap_or_default();
                        format!("check value {seal:?}{differs}")
                    }
                    About::Scenario { name, .. } => format!("scenario “{}”", text::visible(name)),
                };
                format!("read with {} credits, {about}, shown as “{name}”", account.credits())
            }
        },
    }
}

#[test]
fn every_hostile_file_gets_its_verdict_and_no_other() {
    let mut found = String::new();
    let corpus = corpus();
    for (group, name) in &corpus {
        let verdict = verdict(group, name);
        assert!(
            !verdict.contains(|c: char| c.is_control()),
            "{group}/{name}: more than one line: {verdict:?}"
        );
        assert!(verdict.len() < 1_500, "{group}/{name}: too long to read: {verdict}");
        writeln!(found, "{group}/{name}: {verdict}").unwrap();
    }
    let expected = fs::read_to_string(folder().join("verdicts.txt")).unwrap_or_default();
    if expected != found {
        let written = Path::new(env!("CARGO_TARGET_TMPDIR")).join("verdicts.txt");
        fs::write(&written, &found).unwrap();
        let line = expected.lines().zip(found.lines()).find(|(expected, found)| expected != found);
        panic!("{line:?}\nis the first that differs; all that is found now is in {}", written.display());
    }
    assert!(corpus.len() >= 250, "files are gone: {} are left", corpus.len());
}

/// The sentences quote words that stand where the format wants another; never what somebody wrote to
/// somebody.
#[test]
fn no_sentence_holds_a_message() {
    let expected = fs::read_to_string(folder().join("verdicts.txt")).unwrap();
    let of_messages = ["text/secret-body-as-a-list.json", "drafts/body-list.json", "drafts/text.json"];
    for name in of_messages {
        assert!(fs::read_to_string(folder().join(name)).unwrap().contains("a secret"), "{name}");
    }
    assert!(!expected.contains("a secret") && !expected.contains("a sec"));
}
