//! `show` and `ledger` of account files, and what is told of a file that was changed.

use crate::support::{Answer, Kept};

const GOLDEN: &str = include_str!("../golden/v1/every-event.inmail.json");

const SHOWN: &str = "\
Dana \"D\" Whitfield
Sales Navigator Advanced since 1 Feb 2026, 50 credits a month

50 InMail credits left on 1 Mar 2026, 00:00 UTC

Batch  Source                             Left  Use before (UTC)       Days left
    7  Allocation, 1 Mar                    50  30 May 2026, 00:00            90

Next allocation: +50 on 1 Apr 2026, 00:00 UTC
Next expiry: 50 credits on 30 May 2026, 00:00 UTC
Waiting for a response: 0
";

#[test]
fn an_account_file_is_shown_as_a_scenario_is() {
    let shown = Kept::new(GOLDEN).ask(&["show", "FILE"]);
    assert_eq!(shown, Answer { code: 0, out: SHOWN.to_owned(), err: String::new() });
}

#[test]
fn its_ledger_shows_hidden_characters() {
    let Answer { code, out, err } = Kept::new(GOLDEN).ask(&["ledger", "FILE"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(
        out.lines().nth(6).unwrap(),
        "2025-12-20T08:00:00.250Z      −1     70      1  InMail to שלום <U+202E>x"
    );
}

#[test]
fn a_file_that_was_changed_is_shown_with_a_note() {
    let changed = GOLDEN.replace("Dana", "Dena");
    let Answer { code, out, err } = Kept::new(changed).ask(&["show", "FILE"]);
    assert_eq!((code, out), (0, SHOWN.replace("Dana", "Dena")));
    assert_eq!(err, "FILE: note: changed after it was written; ask for it again if that should not be\n");
}

#[test]
fn a_summary_that_differs_is_shown_with_a_note_and_the_events_count() {
    let changed = GOLDEN.replace("\"credits\":50,\"lots\"", "\"credits\":99,\"lots\"");
    for args in [&["show", "FILE", "--json"], &["ledger", "FILE", "--csv"]] {
        let Answer { code, out, err } = Kept::new(&changed).ask(args);
        assert_eq!(code, 0);
        assert!(!out.contains("99"), "{out}");
        assert_eq!(
            err,
            "FILE: note: changed after it was written; ask for it again if that should not be\n\
             FILE: note: its summary (99 credits on 1 Mar 2026, 00:00 UTC) differs from what its events give; \
             what is shown follows the events\n"
        );
    }
}

#[test]
fn an_account_file_cannot_be_run() {
    let Answer { code, out, err } = Kept::new(GOLDEN).ask(&["run", "FILE"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert_eq!(
        err,
        "FILE: format: this is an account file, and a scenario is needed; \
         choose a file that ends in .scenario.json\n"
    );
}
