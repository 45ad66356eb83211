//! The fields that the README lists for `--json` are those that are printed, each of them and no other.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::show::rich;
use crate::support::{ask_stdin, scenario};

const README: &str = include_str!("../../README.md");
const GOLDEN: &str = include_str!("../golden/v1/every-event.inmail.json");

/// The paths of everything in a value that is no list and no object.
fn paths(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            for (name, field) in fields {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                paths(field, &path, found);
            }
        }
        Value::Array(elements) => {
            let path = format!("{path}[]");
            if elements.is_empty() {
                found.insert(path.clone());
            }
            elements.iter().for_each(|element| paths(element, &path, found));
        }
        _ => {
            found.insert(path.to_owned());
        }
    }
}

/// The fields of all these lines. What is empty in one and filled in another counts as filled.
fn printed(lines: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for line in lines.lines() {
        paths(&serde_json::from_str(line).unwrap(), "", &mut found);
    }
    let deeper = |path: &String| {
        let inside = |other: &String| {
            other.strip_prefix(path.as_str()).is_some_and(|rest| rest.starts_with(['.', '[']))
        };
        found.iter().any(inside)
    };
    found.iter().filter(|path| !deeper(path)).cloned().collect()
}

fn documented(command: &str) -> BTreeSet<String> {
    let start = format!("| `{command}` | ");
    let row = README.lines().find_map(|line| line.strip_prefix(&start)).expect("a row for the command");
    row.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn the_fields_of_show() {
    assert_eq!(printed(&rich().prints(&["show", "FILE", "--json"])), documented("show"));
}

#[test]
fn the_fields_of_ledger() {
    assert_eq!(printed(&rich().prints(&["ledger", "FILE", "--json"])), documented("ledger"));
}

#[test]
fn the_fields_of_explain() {
    use crate::explain::{busy, idle};
    let json = |story: &crate::support::Scenario, at: &str, observed: &str| {
        story.prints(&["explain", "FILE", "--json", "--at", at, "--observed", observed])
    };
    let missed = idle().step(r#"{"do":"miss_allocation","month":"2026-02"}"#);
    let inherited = scenario()
        .account("opened_at", r#""2025-12-20T00:00:00Z""#)
        .account("opening_credits", "5")
        .top("policy", r#"{"monthly_allocation":10}"#)
        .step(r#"{"do":"send","id":"a","to":"Ana","at":"2026-01-10T00:00:00Z"}"#)
        .step(r#"{"do":"respond","id":"a","kind":"replied","at":"2026-01-11T00:00:00Z"}"#);
    let lines = [
        json(&inherited, "2026-03-25T00:00:00Z", "30"),
        json(&idle(), "2026-05-30T12:00:00Z", "150"),
        json(&idle(), "2026-04-20T12:00:00Z", "149"),
        json(&busy(), "2026-02-10T00:00:00Z", "120"),
        json(&busy(), "2026-02-10T00:00:00Z", "110"),
        json(&busy().step(r#"{"do":"observe","credits":149}"#), "2026-04-21T00:00:00Z", "99"),
        json(&busy(), "2026-04-21T00:00:00Z", "148"),
        json(&missed, "2026-02-03T00:00:00Z", "100"),
        json(&missed.clone().step(r#"{"do":"cancel"}"#), "2026-02-03T00:00:00Z", "0"),
    ];
    assert_eq!(printed(&lines.concat()), documented("explain"));
}

#[test]
fn the_fields_of_check() {
    let one_line = |text: &str| text.replace('\n', "");
    let refused = scenario().step(r#"{"do":"delete","id":"m"}"#).text();
    let expiring = rich().step(r#"{"do":"wait","at":"2026-03-30T00:00:00Z"}"#).text();
    let lines = [
        one_line(&GOLDEN.replace("\"credits\":50,\"lots\"", "\"credits\":99,\"lots\"")),
        one_line(&GOLDEN.replace("\"at\":\"2026-03-01", "\"at\":\"2006-03-01")),
        one_line(&GOLDEN.replace("\"version\":1", "\"version\":2")),
        one_line(&refused),
        one_line(&expiring),
    ];
    let lines = lines.join("\n");
    let fields = printed(&ask_stdin(&["check", "-", "--json"], lines.as_bytes()).out);
    assert_eq!(fields, documented("check"));
}

#[test]
fn the_fields_of_compare() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let other = scenario().account("opening_credits", "7").top("policy", r#"{"limit":200}"#).text();
    let (first, second) = (put("a", &scenario().text()), put("b", &other));
    let answer = crate::support::ask(&["compare", &first, &second, "--json"]);
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    assert_eq!(printed(&answer.out), documented("compare"));
}
