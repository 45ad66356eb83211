//! Output that nobody reads, or that cannot be written.

#![cfg(unix)]

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use crate::support::{Kept, cli, scenario};

/// Every command prints more of it than any buffer holds, but for `show`.
fn long_story() -> Kept {
    let mut story = scenario().top("policy", r#"{"limit":10000}"#).account("opening_credits", "3000");
    for n in 0..3_000 {
        story = story.step(&format!(r#"{{"do":"send","id":"m{n}","to":"P"}}"#));
    }
    Kept::new(story.text())
}

#[test]
fn a_reader_that_has_seen_enough_ends_the_command_quietly() {
    let line = scenario().text() + "\n";
    let mut child = cli()
        .args(["run", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        // The command may be gone before it has read everything.
        let _ = stdin.write_all(line.repeat(5_000).as_bytes());
    });
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut first = String::new();
    out.read_line(&mut first).unwrap();
    assert!(first.starts_with("{\"name\":\"A story\""));
    drop(out);
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn every_command_ends_quietly_when_its_reader_is_gone() {
    let file = long_story();
    for args in [
        &["run"][..],
        &["show"],
        &["show", "--json"],
        &["ledger"],
        &["ledger", "--json"],
        &["ledger", "--csv"],
    ] {
        let mut child =
            cli().args(args).arg(&file.path).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{args:?}");
        assert_eq!(output.status.code(), Some(0), "{args:?}");
    }
}

#[test]
fn bad_input_is_bad_also_when_nobody_hears_of_it() {
    let mut child = cli().args(["run", "missing.json"]).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stderr.take());
    assert_eq!(child.wait().unwrap().code(), Some(2));
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_told() {
    let file = long_story();
    for args in [
        &["run"][..],
        &["show"],
        &["show", "--json"],
        &["ledger"],
        &["ledger", "--json"],
        &["ledger", "--csv"],
        &["--help"],
    ] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let mut command = cli();
        command.args(args);
        if args != ["--help"] {
            command.arg(&file.path);
        }
        let output = command.stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert_eq!(
            String::from_utf8(output.stderr).unwrap(),
            "the output cannot be written (No space left on device (os error 28)); \
             check where it goes to and try again\n",
            "{args:?}"
        );
    }
}
