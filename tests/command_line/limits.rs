//! Whatever 64 MiB hold, the answer takes at most 256 MiB of memory: the program is run with no more than
//! that, so that it ends at the first byte too many.

#![cfg(target_os = "linux")]

use std::fmt::Write;
use std::process::Command;

use crate::support::{Answer, Kept};

const FILE_MAX_BYTES: usize = 64 * 1024 * 1024;
const MEMORY_MAX_KIB: usize = 256 * 1024;

/// `show` of these bytes, with no more memory than it may take.
fn show(bytes: impl AsRef<[u8]>) -> Answer {
    assert!(bytes.as_ref().len() <= FILE_MAX_BYTES);
    let file = Kept::new(bytes);
    let limited = format!("ulimit -d {MEMORY_MAX_KIB} && exec \"$0\" show \"$1\"");
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
    assert_eq!(
        refused(&filled("{\"format\":\"", "\\u0041", "\"}")),
        format!(
            "format: {:?} is not a format that this program reads; choose a file whose format is \
             \"inmail-credits-account\" or \"inmail-credits-scenario\"",
            "A".repeat(60)
        )
    );
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

/// The worst of what is read: as many InMails as events may be, each with texts, in a file as long as may be.
#[test]
fn the_largest_account_is_read() {
    let head = r#""written_by":"t","detail":"full","account":{"id":"a","name":"N","policy":{"limit":10000,"monthly_allocation":10000}},"events":["#;
    let mut text = format!("{HEAD}{head}");
    let mut event = |seq: usize, rest: std::fmt::Arguments<'_>| {
        let time = if seq == 1 { "2026-01-01T00:00:00Z" } else { "2026-01-01T00:00:01Z" };
        let comma = if seq == 1 { "" } else { "," };
        write!(text, r#"{comma}{{"seq":{seq},"at":"{time}","recorded_at":"{time}",{rest}}}"#).unwrap();
    };
    event(1, format_args!(r#""event":"opened","subscription":"core","opening_credits":10000"#));
    let (mut seq, mut sent, body) = (1, 0, "b".repeat(160));
    while seq < 200_000 {
        seq += 1;
        if sent > 0 && sent % 10_000 == 0 && seq + 1 < 200_000 {
            event(seq, format_args!(r#""event":"cancelled""#));
            seq += 1;
            event(seq, format_args!(r#""event":"resubscribed","to":"core","opening_credits":10000"#));
            seq += 1;
        }
        event(
            seq,
            format_args!(
                r#""event":"sent","id":"m{sent}","to":"Person {sent}","profile":"p{sent}","subject":"s","body":"{body}""#
            ),
        );
        sent += 1;
    }
    // A summary of the past must not need a second account.
    text.push_str(r#"],"summary":{"as_of":"2026-01-01T00:00:00Z","credits":50,"lots":[]}}"#);
    let Answer { code, out, err } = show(&text);
    assert_eq!(code, 0, "{err}");
    assert!(out.contains("Waiting for a response: 199,961"), "{out}");
}
