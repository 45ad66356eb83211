//! What people call about, each question twice, with the answer that the command line gives.
//!
//! A case is a scenario in `tests/cases` and a file beside it that ends in `.answer.txt`: a line with the
//! command after `$ `, then exactly what it prints.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test reports a fault by failing"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn answers() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut answers: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().ends_with(".answer.txt"))
        .collect();
    answers.sort();
    answers
}

/// The commands of a case with what each prints.
fn transcript(written: &str) -> String {
    let commands = written.lines().filter_map(|line| line.strip_prefix("$ inmail-credits-cli "));
    commands.map(|command| format!("$ inmail-credits-cli {command}\n{}\n", printed(command))).collect()
}

fn printed(command: &str) -> String {
    let mut cli = Command::new(env!("CARGO_BIN_EXE_inmail-credits-cli"));
    cli.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases"));
    let output = cli.args(command.split(' ')).output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{command}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn each_of_the_ten_cases_gets_its_answer() {
    let answers = answers();
    assert_eq!(answers.len(), 10);
    for path in answers {
        let written = fs::read_to_string(&path).unwrap();
        assert_eq!(transcript(&written), written, "{}", path.display());
    }
}

#[test]
fn every_case_has_an_answer() {
    for path in answers() {
        let case = path.to_string_lossy().replace(".answer.txt", ".scenario.json");
        assert!(Path::new(&case).exists(), "{case}");
    }
}
