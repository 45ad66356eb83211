//! Whatever 64 MiB hold, the answer takes at most 256 MiB of memory: the program is run with no more than
//! that, so that it ends at the first byte too many.

#![cfg(target_os = "linux")]

use std::fmt::Write;
use std::process::Command;

use crate::support::{Answer, Kept};

const FILE_MAX_BYTES: usize = 64 * 1024 * 1024;
const MEMORY_MAX_KIB: usize = 256 * 1024;
/// Most events of an account file and steps of a scenario.
const ACTIONS: usize = 200_000;

fn show(bytes: impl AsRef<[u8]>) -> Answer {
    answer("show FILE", bytes)
}

/// What a command says of these bytes, with no more memory than it may take.
fn answer(command: &str, bytes: impl AsRef<[u8]>) -> Answer {
    assert!(bytes.as_ref().len() <= FILE_MAX_BYTES);
    let file = Kept::new(bytes);
    let command = command.replace("FILE", "\"$1\"");
    let limited = format!("ulimit -d {MEMORY_MAX_KIB} && exec \"$0\" {command}");
    let output = Command::new("sh")
        .args(["-c", &limited, env!("CARGO_BIN_EXE_inmail-credits-cli")])
        .arg(&file.path)
        .output()
        .unwrap();
    let path = file.path.to_str().unwrap();
    Answer {
        code: output.status.code().unwrap_or_else(|| panic!("it did not end by itself: {output:?}")),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap().replace(path, "FILE"),
    }
}

/// `head`, then `unit` again and again, then `tail`, as long as a file may be.
fn filled(head: &str, unit: &str, tail: &str) -> String {
    filled_to(FILE_MAX_BYTES, head, unit, tail)
}

fn filled_to(most: usize, head: &str, unit: &str, tail: &str) -> String {
    let count = (most - head.len() - tail.len()) / unit.len();
    format!("{head}{}{tail}", unit.repeat(count))
}

fn refused(bytes: &str) -> String {
    let Answer { code, out, err } = show(bytes);
    assert_eq!((code, out.as_str()), (2, ""), "{err}");
    err.strip_prefix("FILE: ").unwrap().trim_end().to_owned()
}

/// For what takes an unoptimised build long, and takes no memory that grows with it.
const SHORTER_BYTES: usize = FILE_MAX_BYTES / 8;

const HEAD: &str = r#"{"format":"inmail-credits-account","version":1,"#;
const DEEP: &str =
    "lists and objects stand in one another more than 16 deep; this is no file of ours, so choose another";

#[test]
fn nesting_without_end_is_refused() {
    assert_eq!(refused(&filled("", "[", "")), DEEP);
    assert_eq!(refused(&filled("", "{\"a\":", "")), DEEP);
}

#[test]
fn nothing_but_space_or_one_endless_value_is_refused() {
    assert_eq!(refused(&filled("", " ", "")), "the file is empty; ask for it again or use a backup");
    // Errors quote what they found: in full, such a text would take several times the file's memory.
    let endless = "a text in it is longer than 1048576 bytes; this is no file of ours, so choose another";
    let head = "{\"format\":\"inmail-credits-account\",\"version\":1,\"";
    for (before, unit, after) in [
        ("{\"format\":\"", "\\u0041", "\"}"),
        (&format!("{head}events\":\""), "\u{200b}", "\"}"),
        (&format!("{head}events\":[{{\"seq\":\""), "\\u0001", "\"}]}"),
        (head, "a", "\":1}"),
    ] {
        assert_eq!(refused(&filled_to(SHORTER_BYTES, before, unit, after)), endless);
    }
    assert_eq!(
        refused(&filled_to(SHORTER_BYTES, "{\"format\":\"inmail-credits-account\",\"version\":", "1", "}")),
        "version: a number this large is not possible; correct it"
    );
}

#[test]
fn fields_without_end_are_refused() {
    assert_eq!(
        refused(&filled_to(
            SHORTER_BYTES,
            "{",
            "\"a\":1,",
            "\"format\":\"inmail-credits-account\",\"version\":1}"
        )),
        "a: the format has no field \"a\" here; take it out"
    );
}

#[test]
fn too_many_events_and_steps_are_refused() {
    assert_eq!(
        refused(&filled(&format!("{HEAD}\"events\":["), "{},", "{}]}")),
        "events: a list here has at most 200000 entries; split the file"
    );
    let head = r#"{"format":"inmail-credits-scenario","version":1,"steps":["#;
    assert_eq!(
        refused(&filled(head, "{\"do\":\"wait\"},", "{\"do\":\"wait\"}]}")),
        "steps: a list here has at most 200000 entries; split the file"
    );
}

/// As many actions as may be, nearly all of them InMails with these texts. `say` gets the number of each, from
/// 1, and what it is; the words for sending, cancelling and beginning anew are the format's.
fn actions([send, cancel, begin]: [&str; 3], texts: &str, mut say: impl FnMut(usize, &str)) {
    let (mut number, mut sent) = (0, 0);
    let mut next = |what: &str| {
        number += 1;
        say(number, what);
        number
    };
    loop {
        // 10,000 credits are the most that an account can hold.
        for _ in 0..10_000 {
            if next(&format!(r#""{send}","id":"m{sent}","to":"Person {sent}",{texts}"#)) == ACTIONS {
                return;
            }
            sent += 1;
        }
        next(&format!("\"{cancel}\""));
        next(&format!(r#""{begin}","to":"core","opening_credits":10000"#));
    }
}

/// The worst of what is read: as many InMails as events may be, in a file as long as may be. A text with an
/// escape in it is no part of the file as it stands.
fn largest_account() -> String {
    let head = r#""written_by":"t","detail":"full","account":{"id":"a","name":"N","policy":{"limit":10000,"monthly_allocation":10000}},"events":["#;
    let opened = r#"{"seq":1,"at":"2026-01-01T00:00:00Z","recorded_at":"2026-01-01T00:00:00Z","event":"opened","subscription":"core","opening_credits":10000}"#;
    let mut text = format!("{HEAD}{head}{opened}");
    let texts = format!(r#""profile":"p","subject":"s","body":"{}\n""#, "b".repeat(156));
    actions(["sent", "cancelled", "resubscribed"], &texts, |number, what| {
        if number < ACTIONS {
            let (seq, time) = (number + 1, "2026-01-01T00:00:01Z");
            write!(text, r#",{{"seq":{seq},"at":"{time}","recorded_at":"{time}","event":{what}}}"#).unwrap();
        }
    });
    // A summary of the past must not need a second account.
    text.push_str(r#"],"summary":{"as_of":"2026-01-01T00:00:00Z","credits":50,"lots":[]}}"#);
    text
}

fn largest_scenario() -> String {
    let head = r#"{"format":"inmail-credits-scenario","version":1,"name":"n","account":{"name":"N","subscription":"core","opened_at":"2026-01-01T00:00:00Z","opening_credits":10000},"policy":{"limit":10000,"monthly_allocation":10000},"steps":["#;
    let mut text = head.to_owned();
    let texts = format!(r#""profile":"p","subject":"s","body":"{}\n""#, "b".repeat(225));
    actions(["send", "cancel", "resubscribe"], &texts, |number, what| {
        let comma = if number == 1 { "" } else { "," };
        write!(text, r#"{comma}{{"do":{what}}}"#).unwrap();
    });
    text.push_str("]}");
    text
}

#[test]
fn the_largest_account_is_read_and_reduced() {
    let text = largest_account();
    assert!(text.len() > FILE_MAX_BYTES * 9 / 10, "{}", text.len());
    let Answer { code, out, err } = show(&text);
    assert_eq!(code, 0, "{err}");
    assert!(out.contains("Waiting for a response: 199,961"), "{out}");
    let Answer { code, err, .. } = answer("export -o FILE.numbers FILE", &text);
    assert_eq!(code, 0, "{err}");
}

#[test]
fn the_largest_scenario_is_played() {
    let text = largest_scenario();
    assert!(text.len() > FILE_MAX_BYTES * 9 / 10, "{}", text.len());
    let Answer { code, out, err } = answer("run FILE", &text);
    assert_eq!(code, 0, "{err}");
    assert!(out.contains(r#""waiting":199962,"#), "{}", &out[out.len() - 400..]);
}
