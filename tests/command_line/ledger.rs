//! `ledger`: every change, for people, machines and spreadsheets.

use crate::show::rich;
use crate::support::{refused_by, scenario};

#[test]
fn every_change_is_listed_with_its_reason() {
    let listed = "\
山田 太郎<U+202E>

When                      Change   Left  Batch  What
2025-12-20T08:00:00Z         +12     12      1  Opening credits
2025-12-20T08:00:00Z          +1     13      2  Opening credits
2025-12-20T08:00:00Z          −1     12      1  InMail to 山田<U+001B>[2J
2025-12-20T08:00:00Z          −1     11      1  InMail to A name that is much longer than any column of a table
2025-12-30T00:00:00Z         −10      1      1  10 credits unused, expired
2026-01-01T00:00:00Z      +1,200  1,201      3  Monthly allocation
2026-01-03T00:00:00Z          +1  1,202      4  山田<U+001B>[2J answered: wrote back
2026-02-01T00:00:00Z      +1,200  2,402      5  Allocation made good
2026-02-28T00:00:00.250Z      −1  2,401      2  1 credit unused, expired
";
    assert_eq!(rich().prints(&["ledger", "FILE"]), listed);
}

#[test]
fn room_at_the_limit_and_the_end_of_a_subscription_have_their_words() {
    let listed = "\
Dana Whitfield

When                      Change   Left  Batch  What
2026-01-01T00:00:00Z        +120    120      1  Opening credits
2026-02-01T00:00:00Z         −20    100      1  Removed at the 150 limit
2026-02-01T00:00:00Z         +50    150      2  Monthly allocation
2026-02-01T00:00:00Z        −100     50      1  Removed with the subscription
2026-02-01T00:00:00Z         −50      0      2  Removed with the subscription
";
    let story = scenario()
        .account("opening_credits", "120")
        .step(r#"{"do":"advance_month"}"#)
        .step(r#"{"do":"cancel"}"#);
    assert_eq!(story.prints(&["ledger", "FILE"]), listed);
}

#[test]
fn an_account_without_changes_says_so() {
    assert_eq!(
        scenario().account("opening_credits", "0").prints(&["ledger", "FILE"]),
        "Dana Whitfield\n\nNo credits have come or gone up to 1 Jan 2026, 00:00 UTC\n"
    );
}

#[test]
fn a_ledger_ends_at_the_instant_that_is_named() {
    let listed = rich().prints(&["ledger", "FILE", "--at", "2025-12-29T23:59:59.999Z"]);
    assert_eq!(listed.lines().count(), 7, "{listed}");
}

#[test]
fn machines_get_one_line_with_these_fields() {
    let line = concat!(
        r#"[{"at":"2026-01-01T00:00:00Z","reason":"opening","change":50,"left":50,"lot":1},"#,
        r#"{"at":"2026-01-01T00:00:00Z","reason":"sent","change":-1,"left":49,"lot":1,"id":"m1"}]"#,
        "\n"
    );
    let story = scenario().step(r#"{"do":"send","id":"m1","to":"P"}"#);
    assert_eq!(story.prints(&["ledger", "FILE", "--json"]), line);
    assert_eq!(scenario().account("opening_credits", "0").prints(&["ledger", "FILE", "--json"]), "[]\n");
}

#[test]
fn spreadsheets_get_quoted_cells_and_no_formulas() {
    let csv = [
        "at,reason,change,left,batch,message",
        "2025-12-20T08:00:00Z,opening,12,12,1,",
        "2025-12-20T08:00:00Z,opening,1,13,2,",
        "2025-12-20T08:00:00Z,sent,-1,12,1,'=m1",
        r#"2025-12-20T08:00:00Z,sent,-1,11,1,"a,""b""""#,
        "2025-12-30T00:00:00Z,expired,-10,1,1,",
        "",
    ];
    let printed = rich().prints(&["ledger", "FILE", "--csv", "--at", "2025-12-31T00:00:00Z"]);
    assert_eq!(printed, csv.join("\r\n"));
}

#[test]
fn no_id_becomes_a_formula() {
    for raw in ["=1+1", "+1", "-1", "@SUM(A1)", "＝1"] {
        let story = scenario().step(&format!(r#"{{"do":"send","id":"{raw}","to":"P"}}"#));
        let printed = story.prints(&["ledger", "FILE", "--csv"]);
        let cell = printed.split(",sent,-1,49,1,").nth(1).unwrap();
        assert!(cell.trim_start_matches('"').starts_with('\''), "{raw}: {cell:?}");
    }
}

#[test]
fn a_control_character_is_written_out_before_a_terminal_obeys_it_or_a_spreadsheet_skips_it() {
    for (raw, told) in [("\\t=1", "<U+0009>=1"), ("\\r=1", "<U+000D>=1"), ("m\\u001b[2J", "m<U+001B>[2J")] {
        let story = scenario().step(&format!(r#"{{"do":"send","id":"{raw}","to":"P"}}"#));
        let printed = story.prints(&["ledger", "FILE", "--csv"]);
        assert_eq!(printed.split(",sent,-1,49,1,").nth(1), Some(format!("{told}\r\n").as_str()));
    }
}

#[test]
fn a_broken_file_is_told_as_by_run() {
    assert_eq!(refused_by("ledger", ""), "the file is empty; ask for it again or use a backup");
}
