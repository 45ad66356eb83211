//! `export`: what leaves the house, and what must not.

use std::fs;

use inmail_credits::store::format::{Detail, Seal, read_account};

use crate::support::{Answer, Kept, ask};

const GOLDEN: &str = include_str!("../golden/v1/every-event.inmail.json");

/// A word that stands in every text field of an account.
const CANARY: &str = "kanarienvogel";

fn with_canaries() -> String {
    let mut text = GOLDEN.to_owned();
    for (from, to) in [
        ("Dana \\\"D\\\" Whitfield", "Kanarienvogel"),
        ("Priya Raman", "KANARIENVOGEL Raman"),
        ("linkedin.com/in/priya-raman", "linkedin.com/in/kanarienvogel"),
        ("Hi Priya,", "Hi Kanarienvogel,"),
        ("\"Hello\"", "\"Re: kanarienvogel\""),
        ("\"Edited\"", "\"kanarienvogel again\""),
        ("\"m1\"", "\"kanarienvogel-1\""),
        ("\"m2\"", "\"kanarienvogel-2\""),
    ] {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    text
}

/// Exports to a new file beside `file` and reads it back.
fn export(file: &Kept, level: &str) -> (Answer, String) {
    let out = file.path.with_file_name("out.inmail.json");
    let path = out.to_str().unwrap();
    let answer = file.ask(&["export", "FILE", "--detail", level, "-o", path]);
    let written = fs::read_to_string(&out).unwrap_or_default();
    (answer, written)
}

fn every_encoding(word: &str) -> Vec<String> {
    let bytes = word.as_bytes();
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let escaped: String = word.chars().map(|c| format!("\\u{:04x}", u32::from(c))).collect();
    let percent: String = bytes.iter().map(|byte| format!("%{byte:02x}")).collect();
    let reversed: String = word.chars().rev().collect();
    // What base64 makes of it at each of three offsets, without the ends that depend on neighbours.
    let base64 = ["a2FuYXJpZW52b2dl", "thbmFyaWVudm9nZ", "rYW5hcmllbnZvZ2"].map(str::to_lowercase);
    // UTF-16 of either order, however its zeros are written.
    let wide = ["\0", "\\u0000", "\\0", "%00"].map(|zero| spaced(word, zero));
    let wide_hex = bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().join("00");
    let decimal = bytes.iter().map(u8::to_string).collect::<Vec<_>>().join(",");
    [
        vec![word.to_owned(), hex, escaped, percent, reversed, wide_hex, decimal],
        base64.to_vec(),
        wide.to_vec(),
    ]
    .concat()
}

fn spaced(word: &str, between: &str) -> String {
    word.chars().map(String::from).collect::<Vec<_>>().join(between)
}

fn assert_no_word(written: &str, word: &str) {
    let written = written.to_lowercase();
    for form in every_encoding(word) {
        assert!(!written.contains(&form), "{form}");
    }
}

/// A folder, a file, a user and a machine, all of that name.
fn export_from_a_telling_place(level: &str) -> String {
    let folder = tempfile::Builder::new().prefix(CANARY).tempdir().unwrap();
    let file = folder.path().join(format!("{CANARY}.inmail.json"));
    let out = folder.path().join("out.inmail.json");
    fs::write(&file, with_canaries()).unwrap();
    let mut command = crate::support::cli();
    for variable in ["USER", "LOGNAME", "HOSTNAME", "HOME", "USERNAME"] {
        command.env(variable, folder.path());
    }
    command.arg("export").arg(&file).args(["--detail", level, "-o"]).arg(&out);
    assert_eq!(command.output().unwrap().status.code(), Some(0));
    fs::read_to_string(&out).unwrap()
}

#[test]
fn numbers_hold_nothing_of_where_they_come_from() {
    assert_no_word(&export_from_a_telling_place("numbers"), CANARY);
    // People hold the word in their names, but no path.
    let people = export_from_a_telling_place("people");
    assert!(!people.contains("inmail.json") && !people.contains("tmp"));
}

#[test]
fn what_the_window_exports_holds_no_word_either() {
    let file = Kept::new(with_canaries());
    let view = inmail_credits::document::load(&file.path).unwrap().document;
    let written = String::from_utf8(view.snapshot(Detail::Numbers).unwrap()).unwrap();
    assert_no_word(&written, CANARY);
    let (_, by_command) = export(&file, "numbers");
    assert_eq!(written, by_command);
}

#[test]
fn numbers_hold_no_word_of_any_text_in_any_encoding() {
    let (answer, written) = export(&Kept::new(with_canaries()), "numbers");
    let note = "FILE: note: changed after it was written; ask for it again if that should not be\n";
    assert_eq!((answer.code, answer.err.as_str()), (0, note));
    assert_no_word(&written, CANARY);
    assert!(with_canaries().to_lowercase().contains(CANARY));
}

#[test]
fn people_hold_names_but_no_subjects_and_messages() {
    let (_, written) = export(&Kept::new(with_canaries()), "people");
    assert!(written.contains("KANARIENVOGEL Raman") && written.contains("linkedin.com/in/kanarienvogel"));
    assert!(!written.contains("Re: ") && !written.contains("again") && !written.contains("Hi "));
}

#[test]
fn every_level_replays_to_the_same_credits() {
    let full = read_account(GOLDEN.as_bytes()).unwrap();
    for (level, detail) in [("numbers", Detail::Numbers), ("people", Detail::People), ("full", Detail::Full)]
    {
        let (_, written) = export(&Kept::new(GOLDEN), level);
        let read = read_account(written.as_bytes()).unwrap();
        assert_eq!((read.detail, read.seal, read.summary_agrees), (detail, Seal::Unchanged, true));
        assert_eq!(read.history.account().ledger(), full.history.account().ledger());
        assert_eq!(read.history.account().reminders(), full.history.account().reminders());
    }
}

#[test]
fn a_full_export_is_the_account_as_it_is_kept() {
    let (_, written) = export(&Kept::new(GOLDEN), "full");
    let without_writer = |text: &str| {
        let lines: Vec<_> =
            text.lines().skip(1).filter(|line| !line.contains("checksum")).map(str::to_owned).collect();
        lines.join("\n")
    };
    assert_eq!(without_writer(&written), without_writer(GOLDEN));
}

#[test]
fn a_person_keeps_one_pseudonym() {
    let twice = GOLDEN
        .replace("שלום \u{202e}x", " priya RAMAN ")
        .replace("\"profile\":\"linkedin.com/in/priya-raman\",", "");
    let (_, written) = export(&Kept::new(twice), "numbers");
    assert_eq!(written.matches("\"to\":\"Person 1\"").count(), 2);
    let (_, written) = export(&Kept::new(GOLDEN), "numbers");
    assert!(written.contains("\"to\":\"Person 1\"") && written.contains("\"to\":\"Person 2\""));
}

#[test]
fn numbers_is_the_level_if_none_is_named() {
    let file = Kept::new(GOLDEN);
    let out = file.path.with_file_name("out.json");
    let answer = file.ask(&["export", "FILE", "-o", out.to_str().unwrap()]);
    assert_eq!(answer, Answer { code: 0, out: String::new(), err: String::new() });
    assert!(fs::read_to_string(out).unwrap().contains("\"detail\":\"numbers\""));
}

#[test]
fn what_the_file_does_not_hold_cannot_be_exported() {
    let (_, numbers) = export(&Kept::new(GOLDEN), "numbers");
    let (answer, written) = export(&Kept::new(numbers), "people");
    assert_eq!(answer.code, 2);
    assert!(
        answer
            .err
            .ends_with("FILE: the file holds less than that already; choose a level with no more in it\n")
    );
    assert_eq!(written, "");
}

#[test]
fn a_file_that_is_there_is_never_written_over() {
    let file = Kept::new(GOLDEN);
    let own = file.path.to_str().unwrap().to_owned();
    let answer = file.ask(&["export", "FILE", "-o", &own]);
    assert_eq!(answer.code, 2);
    assert!(answer.err.ends_with("a file of this name is there already; choose another name\n"));
    assert_eq!(fs::read_to_string(&file.path).unwrap(), GOLDEN);
}

#[test]
fn nothing_is_written_into_the_programs_own_folder() {
    let file = Kept::new(GOLDEN);
    let folder = file.path.parent().unwrap().to_str().unwrap().to_owned();
    let out = file.path.with_file_name("new.json");
    let answer = file.ask(&["export", "FILE", "-o", out.to_str().unwrap(), "--data-dir", &folder]);
    assert_eq!(answer.code, 2);
    assert!(answer.err.ends_with("this lies in the program's own data folder; choose another folder\n"));
    assert!(!out.exists());
}

#[test]
fn a_scenario_is_exported_as_it_came_out() {
    let scenario = Kept::new(crate::support::scenario().text());
    let (answer, written) = export(&scenario, "full");
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    let file = read_account(written.into_bytes()).unwrap();
    assert_eq!((file.id.as_str(), file.detail, file.seal), ("scenario", Detail::Full, Seal::Unchanged));
    let shown = |kept: &Kept| kept.ask(&["show", "FILE", "--json"]).out;
    let out = Kept::new(std::fs::read_to_string(scenario.path.with_file_name("out.inmail.json")).unwrap());
    assert_eq!(shown(&out), shown(&scenario));
    assert_eq!(ask(&["export", "missing.json", "-o", "x.json"]).code, 2);
}
