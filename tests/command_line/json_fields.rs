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
