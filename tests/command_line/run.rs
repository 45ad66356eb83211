//! `run`: one line of JSON for each scenario, in the order given.

use crate::support::{Answer, run_stdin, scenario};

const IDLE: &str = concat!(
    r#"{"name":"A story","steps":[],"end":{"at":"2026-01-01T00:00:00Z","credits":50,"#,
    r#""lots":[{"lot":1,"source":"opening","credits":50,"granted_at":"2026-01-01T00:00:00Z","expires_at":"2026-04-01T00:00:00Z"}],"#,
    r#""waiting":0,"renewal_overdue":[],"totals":{"opening":50,"allocated":0,"repaired":0,"returned":0,"spent":0,"expired":0,"removed_at_limit":0,"forfeited":0}},"#,
    r#""reminders":[],"ledger":[{"at":"2026-01-01T00:00:00Z","reason":"opening","change":50,"left":50,"lot":1}]}"#,
    "\n"
);

#[test]
fn a_scenario_without_steps_gives_its_opening() {
    assert_eq!(scenario().prints(&["run", "FILE"]), IDLE);
}

#[test]
fn each_kind_of_step_has_its_own_further_fields() {
    let story = scenario()
        .step(r#"{"do":"send","id":"m1","to":"P"}"#)
        .step(r#"{"do":"respond","id":"m1","kind":"replied"}"#)
        .step(r#"{"do":"delete","id":"m1"}"#)
        .step(r#"{"do":"respond","id":"m1","kind":"replied"}"#)
        .step(r#"{"do":"observe","credits":7}"#)
        .step(r#"{"do":"wait","at":"2026-01-04T00:00:00.250Z"}"#);
    let line = story.prints(&["run", "FILE"]);
    let steps = concat!(
        r#""steps":[{"step":1,"at":"2026-01-01T00:00:00Z","result":"done","credits":49},"#,
        r#"{"step":2,"at":"2026-01-01T00:00:00Z","result":"done","credited":true,"credits":50},"#,
        r#"{"step":3,"at":"2026-01-01T00:00:00Z","result":"done","credits":50},"#,
        r#"{"step":4,"at":"2026-01-01T00:00:00Z","result":"refused","code":"already_answered","credits":50},"#,
        r#"{"step":5,"at":"2026-01-01T00:00:00Z","result":"done","difference":-43,"credits":50},"#,
        r#"{"step":6,"at":"2026-01-04T00:00:00.250Z","result":"done","credits":50}],"#
    );
    assert!(line.contains(steps), "{line}");
}

#[test]
fn a_response_that_returns_nothing_says_why() {
    let line = scenario()
        .step(r#"{"do":"send","id":"m1","to":"P"}"#)
        .step(r#"{"do":"delete","id":"m1"}"#)
        .step(r#"{"do":"respond","id":"m1","kind":"replied"}"#)
        .prints(&["run", "FILE"]);
    let step = r#"{"step":3,"at":"2026-01-01T00:00:00Z","result":"done","credited":false,"reason":"deleted","credits":49}"#;
    assert!(line.contains(step), "{line}");
}

#[test]
fn standard_input_is_played_line_by_line() {
    let text = scenario().text();
    for input in
        [format!("{text}\n{text}\n"), format!("{text}\r\n{text}\r\n"), format!("\n \n{text}\n\r\n\t\n{text}")]
    {
        assert_eq!(run_stdin(input.as_bytes()), Answer { code: 0, out: IDLE.repeat(2), err: String::new() });
    }
    assert_eq!(run_stdin(b""), Answer { code: 0, out: String::new(), err: String::new() });
}

#[test]
fn good_lines_are_answered_in_order_beside_bad_ones() {
    let named = |name: &str| scenario().top("name", &format!("\"{name}\"")).text();
    let input = format!("{}\nnonsense\n\n{}\n{{}}\n{}", named("one"), named("two"), named("three"));
    let Answer { code, out, err } = run_stdin(input.as_bytes());
    assert_eq!(code, 2);
    let names: Vec<&str> = out.lines().map(|line| line.split('"').nth(3).unwrap()).collect();
    assert_eq!(names, ["one", "two", "three"]);
    assert_eq!(
        err,
        "standard input, line 2: this is another kind of file, not a snapshot; \
         choose an account or scenario file, or use a backup\n\
         standard input, line 5: the field \"format\" is missing; choose an account or scenario file\n"
    );
}

#[test]
fn a_line_that_is_no_text_is_told_and_the_next_is_played() {
    let input = [b"\xff\xfe\x00\n", scenario().text().as_bytes()].concat();
    let Answer { code, out, err } = run_stdin(&input);
    assert_eq!((code, out.as_str()), (2, IDLE));
    assert_eq!(
        err,
        "standard input, line 1: the file is UTF-16 or UTF-32 text; \
         save it as UTF-8 without a byte order mark, or ask for it again\n"
    );
}

#[test]
fn names_mean_what_was_given_and_hold_nothing_that_a_terminal_obeys() {
    let raw = r#""Zoë 🙂 שלום \u202e \u009b \u200d \udb40\udc41 \"q\" \\ \u0000\n""#;
    let line = scenario().top("name", raw).prints(&["run", "FILE"]);
    assert!(line.starts_with(&format!("{{\"name\":{raw},")), "{line}");
}
