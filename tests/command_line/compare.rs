//! `compare`: where two snapshots differ first, and what follows from it.

use crate::support::{Answer, ask, scenario};

const GOLDEN: &str = include_str!("../golden/v1/every-event.inmail.json");

/// What `compare` prints of two files, called `A` and `B` in the answer.
fn compared(first: &str, second: &str) -> Answer {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (a, b) = (put("1", first), put("2", second));
    let Answer { code, out, err } = ask(&["compare", &a, &b]);
    Answer { code, out: out.replace(&a, "A").replace(&b, "B"), err: err.replace(&a, "A").replace(&b, "B") }
}

fn printed(first: &str, second: &str) -> String {
    let Answer { code, out, err } = compared(first, second);
    assert_eq!((code, err.as_str()), (0, ""));
    out
}

#[test]
fn a_copy_is_the_same() {
    let same = "\
First:   A: Dana \"D\" Whitfield, 15 actions up to 1 Mar 2026, 00:00 UTC
Second:  B: Dana \"D\" Whitfield, 15 actions up to 1 Mar 2026, 00:00 UTC

Both are of the same account.
Both tell the same 15 actions.

On 1 Mar 2026, 00:00 UTC both have 50 credits left.
";
    assert_eq!(printed(GOLDEN, GOLDEN), same);
}

const SEND: &str =
    r#"{"do":"send","id":"m1","to":"Priya Raman","subject":"Hello","at":"2026-01-05T10:00:00Z"}"#;
const ANSWER: &str = r#"{"do":"respond","id":"m1","kind":"replied","at":"2026-01-06T10:00:00Z"}"#;
const MONTH: &str = r#"{"do":"advance_month"}"#;

#[test]
fn an_older_copy_is_told_with_what_came_after_it() {
    let older = scenario().step(SEND);
    let newer = older.clone().step(ANSWER).step(MONTH);
    let told = "\
First:   A: Dana Whitfield, 2 actions up to 5 Jan 2026, 10:00 UTC
Second:  B: Dana Whitfield, 4 actions up to 1 Feb 2026, 00:00 UTC

A scenario has no id, so only the actions can tell whether this is one account.
The first is an older copy: the second goes on with 2 actions more.
  First:   nothing more
  Second:  6 Jan 2026, 10:00 UTC: Priya Raman answered: wrote back
Only in the second:
  6 Jan 2026, 10:00 UTC: Priya Raman answered: wrote back (+1)
  6 Jan 2026, 10:00 UTC: It is now 1 February 2026, 00:00 UTC

On 1 Feb 2026, 00:00 UTC the first has 99 credits left and the second 100, which is 1 more.
  The first ends on 5 Jan 2026, 10:00 UTC; from there on it is led to that time with nothing else done.
  Returned for responses: 0 and 1
  Sums that are equal in both are left out.

Batch                             Use before (UTC)        First Second
Opening credits, 1 Jan 2026       1 Apr 2026, 00:00          49     49
Returned, 6 Jan 2026              6 Apr 2026, 10:00           0      1
Allocation, 1 Feb 2026            2 May 2026, 00:00          50     50

Left from (UTC)             First Second
6 Jan 2026, 10:00              49     50
1 Feb 2026, 00:00              99    100
";
    assert_eq!(printed(&older.text(), &newer.text()), told);
    assert!(printed(&newer.text(), &older.text()).contains("The second is an older copy: the first goes on"));
}

#[test]
fn the_action_at_which_they_part_and_other_rules_are_told() {
    let other = SEND.replace("Hello", "Good morning");
    let first = scenario().step(SEND).text();
    let second = scenario()
        .top("policy", r#"{"at_limit":"shorten_addition","reminder_after_days":5}"#)
        .step(&other)
        .text();
    let told = "\
The first action is the same; they part at the second.
  First:   5 Jan 2026, 10:00 UTC: InMail sent to Priya Raman: “Hello”
  Second:  5 Jan 2026, 10:00 UTC: InMail sent to Priya Raman: “Good morning”
Other rules for the time until the reminder: 3 days and 5 days
Other rules for what arrives at the limit. First: What comes is added in full: where it does not fit under the limit, the credits that end first make room for it. Second: What does not fit under the limit is not added.

On 5 Jan 2026, 10:00 UTC both have 49 credits left.
";
    let found = printed(&first, &second);
    assert!(found.ends_with(told), "{found}");
}

#[test]
fn a_snapshot_without_names_is_the_same_as_one_with_them() {
    let folder = tempfile::tempdir().unwrap();
    let (full, numbers) = (folder.path().join("full"), folder.path().join("numbers"));
    std::fs::write(&full, GOLDEN).unwrap();
    let exported = ask(&["export", full.to_str().unwrap(), "-o", numbers.to_str().unwrap()]);
    assert_eq!(exported.code, 0);
    let answer = ask(&["compare", full.to_str().unwrap(), numbers.to_str().unwrap(), "--json"]);
    let value: serde_json::Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!(value["same_account"], true);
    assert_eq!(value["history"], "same");
    assert_eq!(value["first_difference"], serde_json::Value::Null);
    let told = ask(&["compare", full.to_str().unwrap(), numbers.to_str().unwrap()]).out;
    assert!(!told.contains("The names differ"), "{told}");
}

#[test]
fn a_file_that_cannot_be_used_is_named() {
    let answer = compared(GOLDEN, "");
    assert_eq!((answer.code, answer.out.as_str()), (2, ""));
    assert_eq!(answer.err, "B: the file is empty; ask for it again or use a backup\n");
}
