//! The 112 stories with exact answers, worked out by an independent program, played by the real binary.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may end at the first surprise"
)]

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;

fn examples() -> Vec<Value> {
    let text = include_str!("examples/examples.jsonl");
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn every_example_gives_exactly_the_expected_answer() {
    let examples = examples();
    assert_eq!(examples.len(), 112);
    let mut child = Command::new(env!("CARGO_BIN_EXE_inmail-credits-cli"))
        .args(["run", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let input: String = examples.iter().map(|example| format!("{}\n", example["scenario"])).collect();
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(output.status.success());
    let answers = String::from_utf8(output.stdout).unwrap();
    assert_eq!(answers.lines().count(), 112);
    for (number, (example, line)) in examples.iter().zip(answers.lines()).enumerate() {
        let answer: Value = serde_json::from_str(line).unwrap();
        assert_eq!(answer, example["expected"], "example {}", number + 1);
    }
}
