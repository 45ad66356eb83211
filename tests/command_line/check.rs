//! `check`: a verdict for each snapshot, and what was found.

use std::path::Path;

use tempfile::TempDir;

use crate::support::{Answer, Kept, ask, ask_stdin, scenario};

const GOLDEN: &str = include_str!("../golden/v1/every-event.inmail.json");

/// What `check` says of one file, after its verdict and name, and the exit code.
fn told(text: impl AsRef<[u8]>, more: &[&str]) -> (i32, String) {
    let Answer { code, out, err } = Kept::new(text).ask(&[&["check", "FILE"], more].concat());
    assert_eq!(err, "");
    (code, out.strip_suffix('\n').unwrap().to_owned())
}

fn line(text: impl AsRef<[u8]>) -> (i32, String) {
    told(text, &[])
}

/// What is told of the rules of [`GOLDEN`].
const RULES: &str = "Kept by other rules than the usual for the most that an account holds (200 credits), what \
                     arrives at the limit, the life of a credit that comes back";
const DANA: &str = "FILE: Dana \"D\" Whitfield, 50 left on 1 Mar 2026, 00:00 UTC. ";

#[test]
fn a_snapshot_as_it_was_written_is_fine() {
    let fine = format!("fine      {DANA}15 actions replayed; file and replay agree. {RULES}");
    assert_eq!(line(GOLDEN), (0, fine));
}

#[test]
fn a_change_after_writing_and_a_summary_that_differs_are_told() {
    let changed = GOLDEN.replace("Whitfield\"", "W\"");
    let told = "look      FILE: Dana \"D\" W, 50 left on 1 Mar 2026, 00:00 UTC. Changed after it was written";
    assert_eq!(line(changed), (1, format!("{told}. {RULES}")));
    let differs = GOLDEN.replace("\"credits\":50,\"lots\"", "\"credits\":99,\"lots\"");
    let told =
        "The file says 99, the replay gives 50 (on 1 Mar 2026, 00:00 UTC). Changed after it was written";
    assert_eq!(line(differs), (1, format!("look      {DANA}{told}. {RULES}")));
}

#[test]
fn without_a_check_value_it_is_fine_and_that_is_told() {
    let place = GOLDEN.find(",\n\"checksum\"").unwrap();
    let without = format!("{}}}", &GOLDEN[..place]);
    let told = "No check value, so a change would not show";
    let told = format!("fine      {DANA}15 actions replayed; file and replay agree. {RULES}. {told}");
    assert_eq!(line(without), (0, told));
}

#[test]
fn a_scenario_is_played_and_told_as_one() {
    let played = scenario().step(r#"{"do":"send","id":"m1","to":"P"}"#).step(r#"{"do":"delete","id":"m2"}"#);
    let told = "fine      FILE: Dana Whitfield, 49 left on 1 Jan 2026, 00:00 UTC. \
                The scenario “A story”, 2 steps played; step 2 was refused (unknown_message)";
    assert_eq!(line(played.text()), (0, told.to_owned()));
}

#[test]
fn rules_that_are_not_the_usual_ones_are_told() {
    let policy = r#"{"credit_life_days":30,"at_limit":"shorten_addition"}"#;
    let told = "fine      FILE: Dana Whitfield, 50 left on 1 Jan 2026, 00:00 UTC. \
                Kept by other rules than the usual for how long a credit lives (30 days), what arrives at the limit. \
                The scenario “A story”, 0 steps played";
    assert_eq!(line(scenario().top("policy", policy).text()), (0, told.to_owned()));
}

#[test]
fn an_overdue_renewal_is_told_from_the_second_on() {
    let missed = scenario().step(r#"{"do":"miss_allocation","month":"2026-02"}"#);
    let at = |time: &str| {
        let text = missed.clone().step(&format!(r#"{{"do":"wait","at":"{time}"}}"#)).text();
        line(text)
    };
    let told = at("2026-02-02T00:00:00Z");
    assert_eq!(told.0, 1);
    assert!(
        told.1.contains(" UTC. Renewal overdue: the allocation of 1 Feb 2026 has not come (R13). "),
        "{}",
        told.1
    );
    assert_eq!(at("2026-02-01T23:59:59.999Z").0, 0);
}

#[test]
fn credits_that_end_within_seven_days_are_counted_with_the_instant() {
    let story = scenario().text();
    let at = |time: &str| told(&story, &["--at", time]);
    // The 50 of 1 Jan end on 1 Apr at 00:00, as the allocation of that day arrives.
    assert_eq!(at("2026-03-24T23:59:59.999Z").0, 0);
    let (code, told) = at("2026-03-25T00:00:00Z");
    assert_eq!(code, 1);
    let expected = "look      FILE: Dana Whitfield, 150 left on 25 Mar 2026, 00:00 UTC. \
                    50 credits expire on 1 Apr 2026, 00:00 UTC unless used (R4). \
                    The scenario “A story”, 0 steps played";
    assert_eq!(told, expected);
    // Those of 1 Feb live until 2 May and make room on 1 May.
    let (_, told) = at("2026-04-30T00:00:00Z");
    let expected =
        "50 credits are removed on 1 May 2026, 00:00 UTC to make room for an allocation, unless used (R6)";
    assert!(told.contains(expected), "{told}");
}

#[test]
fn credits_that_end_one_batch_after_another_are_told_with_the_first() {
    let lots = r#"[{"credits":12,"granted_at":"2025-10-06T00:00:00Z"},
                   {"credits":1,"granted_at":"2025-10-08T00:00:00Z"}]"#;
    let (_, told) = line(scenario().account("opening_lots", lots).text());
    let expected =
        "13 credits expire by 6 Jan 2026, 00:00 UTC, the first 12 on 4 Jan 2026, 00:00 UTC unless used (R4)";
    assert!(told.contains(expected), "{told}");
}

#[test]
fn an_account_without_credits_is_fine_and_says_so() {
    let (code, told) = line(scenario().account("opening_credits", "0").text());
    assert_eq!(code, 0);
    let expected = "fine      FILE: Dana Whitfield, 0 left on 1 Jan 2026, 00:00 UTC. No credits are left (R5). \
                    The scenario “A story”, 0 steps played";
    assert_eq!(told, expected);
}

#[test]
fn before_the_opening_there_is_nothing_to_tell() {
    let (code, told) = told(GOLDEN, &["--at", "2020-01-01T00:00:00Z"]);
    assert_eq!(code, 1);
    let expected =
        "look      FILE: Dana \"D\" Whitfield. The account was opened later, on 20 Dec 2025, 08:00 UTC";
    assert_eq!(told, format!("{expected}. {RULES}"));
}

#[test]
fn what_is_unusable_says_why() {
    let cases = [
        (String::new(), "the file is empty; ask for it again or use a backup"),
        (
            GOLDEN.replace("\"version\":1", "\"version\":7"),
            "version: the file has version 7 and this program reads version 1, so it was left untouched; \
             open it with a newer program",
        ),
        ("{\"format\":\"x\"}".to_owned(), "format: \"x\" is not a format that this program reads"),
    ];
    for (text, why) in cases {
        let (code, told) = line(text);
        assert_eq!(code, 2);
        assert!(told.starts_with(&format!("unusable  FILE: {why}")), "{told}");
    }
}

#[test]
fn a_history_that_is_impossible_names_the_event_and_the_rule() {
    let impossible =
        GOLDEN.replacen("\"event\":\"cancelled\"", "\"event\":\"resubscribed\",\"to\":\"core\"", 1);
    assert_ne!(impossible, GOLDEN);
    let (code, told) = line(impossible);
    assert_eq!(code, 2);
    assert!(told.starts_with("unusable  FILE: events["), "{told}");
    assert!(
        told.contains("rule R12 refuses this (already_subscribed), so it cannot have happened"),
        "{told}"
    );
}

fn put(folder: &TempDir, name: &str, bytes: impl AsRef<[u8]>) {
    let path = folder.path().join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

/// What `check` prints of paths in a folder, which is `DIR` in the answer.
fn ask_in(folder: &TempDir, paths: &[&str]) -> Answer {
    let dir = folder.path().to_str().unwrap();
    let paths: Vec<String> = paths.iter().map(|path| path.replace("DIR", dir)).collect();
    let args: Vec<&str> = ["check"].into_iter().chain(paths.iter().map(String::as_str)).collect();
    let Answer { code, out, err } = ask(&args);
    Answer { code, out: out.replace(dir, "DIR"), err }
}

fn verdicts(answer: &Answer) -> Vec<String> {
    let line = |line: &str| line.split(": ").next().unwrap().to_owned();
    answer.out.lines().map(line).collect()
}

#[test]
fn folders_are_walked_by_name_and_named_files_come_in_their_order() {
    let folder = tempfile::tempdir().unwrap();
    put(&folder, "in/b.inmail.json", GOLDEN);
    put(&folder, "in/a/c.scenario.json", scenario().text());
    put(&folder, "in/note.json", "x");
    put(&folder, "z", GOLDEN);
    let answer = ask_in(&folder, &["DIR/z", "DIR/in", "DIR/in/note.json"]);
    assert_eq!((answer.code, answer.err.as_str()), (2, ""));
    assert_eq!(
        verdicts(&answer),
        [
            "fine      DIR/z",
            "fine      DIR/in/a/c.scenario.json",
            "fine      DIR/in/b.inmail.json",
            "unusable  DIR/in/note.json",
            "4 checked",
        ]
    );
    assert!(answer.out.ends_with("4 checked: 3 fine, 0 to look at, 1 unusable\n"));
}

#[test]
fn what_cannot_be_looked_into_is_told() {
    let folder = tempfile::tempdir().unwrap();
    put(&folder, "empty/note.txt", "x");
    std::fs::create_dir_all(folder.path().join("a.inmail.json")).unwrap();
    let answer = ask_in(&folder, &["DIR/empty", "DIR/none"]);
    assert_eq!(answer.code, 2);
    assert_eq!(
        answer.out,
        "unusable  DIR/empty: no file in this folder ends in .inmail.json or .scenario.json; name the files \
         themselves if they are called otherwise\n\
         unusable  DIR/none: there is no such file; check its name\n\
         2 checked: 0 fine, 0 to look at, 2 unusable\n"
    );
}

#[cfg(unix)]
#[test]
fn links_in_a_folder_are_told_and_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    put(&folder, "a.inmail.json", GOLDEN);
    std::os::unix::fs::symlink(Path::new("a.inmail.json"), folder.path().join("b.inmail.json")).unwrap();
    let answer = ask_in(&folder, &["DIR"]);
    assert_eq!(verdicts(&answer)[..2], ["fine      DIR/a.inmail.json", "unusable  DIR/b.inmail.json"]);
    assert_eq!(ask_in(&folder, &["DIR/b.inmail.json"]).code, 0);
}

#[test]
fn lines_are_answered_in_order_and_a_line_that_is_too_long_spoils_no_other() {
    let golden = GOLDEN.replace('\n', "");
    let mut input = format!("{golden}\n\n").into_bytes();
    input.extend(std::iter::repeat_n(b' ', 64 * 1024 * 1024 + 1));
    input.extend_from_slice(format!("x\n{{}}\n{}", scenario().text()).as_bytes());
    let Answer { code, out, err } = ask_stdin(&["check", "-"], &input);
    assert_eq!((code, err.as_str()), (2, ""));
    let first = "look      standard input, line 1: Dana \"D\" Whitfield, 50 left on 1 Mar 2026, 00:00 UTC. \
                 Changed after it was written";
    let told = [
        &format!("{first}. {RULES}"),
        "unusable  standard input, line 3: the line is longer than 64 MiB; give one snapshot a line",
        "unusable  standard input, line 4: the field \"format\" is missing; choose an account or scenario file",
        "fine      standard input, line 5: Dana Whitfield, 50 left on 1 Jan 2026, 00:00 UTC. \
         The scenario “A story”, 0 steps played",
        "4 checked: 1 fine, 1 to look at, 2 unusable",
    ];
    assert_eq!(out.lines().collect::<Vec<_>>(), told);
}

#[test]
fn machines_get_one_line_for_each_with_the_finding_as_data() {
    let story = scenario().step(r#"{"do":"wait","at":"2026-03-25T00:00:00Z"}"#).text();
    let Answer { code, out, err } = ask_stdin(&["check", "--json", "-"], format!("{story}\n{{\n").as_bytes());
    assert_eq!((code, err.as_str()), (2, ""));
    let told = [
        concat!(
            r#"{"source":"-","line":1,"verdict":"look","kind":"scenario","id":null,"name":"Dana Whitfield","detail":"full","at":"2026-03-25T00:00:00Z","credits":150,"actions":1,"#,
            r#""findings":[{"finding":"expiring","verdict":"look","text":"50 credits expire on 1 Apr 2026, 00:00 UTC unless used (R4)","credits":50,"from":"2026-04-01T00:00:00Z","by":"2026-04-01T00:00:00Z"},"#,
            r#"{"finding":"scenario","verdict":"fine","text":"The scenario “A story”, 1 step played"}]}"#
        ),
        concat!(
            r#"{"source":"-","line":2,"verdict":"unusable","kind":null,"id":null,"name":null,"detail":null,"at":null,"credits":null,"actions":null,"#,
            r#""findings":[{"finding":"damaged","verdict":"unusable","text":"the file ends before it is complete; ask for it again or use a backup"}]}"#
        ),
    ];
    assert_eq!(out.lines().collect::<Vec<_>>(), told);
}

#[test]
fn a_thousand_are_answered_in_order() {
    let story = scenario();
    let lines: Vec<String> = (0..1_000)
        .map(|number| story.clone().account("opening_credits", &(number % 151).to_string()).text())
        .collect();
    let answer = ask_stdin(&["check", "-", "--json"], lines.join("\n").as_bytes());
    let credits = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["credits"].as_u64();
    let found: Vec<_> = answer.out.lines().map(credits).collect();
    assert_eq!(found, (0..1_000).map(|number| Some(number % 151)).collect::<Vec<_>>());
}
