//! `show`: what an account holds, for people and for machines.

use crate::support::{Scenario, refused_by, scenario};

/// An account with long and wide names, large numbers, each source of a batch, and a month overdue.
pub(crate) fn rich() -> Scenario {
    let lots = r#"[{"credits":12,"granted_at":"2025-10-01T00:00:00Z"},
                   {"credits":1,"granted_at":"2025-11-30T00:00:00.250Z"}]"#;
    scenario()
        .account("name", r#""山田 太郎\u202e""#)
        .account("subscription", r#""advanced_plus""#)
        .account("opened_at", r#""2025-12-20T08:00:00Z""#)
        .account("opening_lots", lots)
        .top("policy", r#"{"limit":10000,"monthly_allocation":1200}"#)
        .step(r#"{"do":"miss_allocation","month":"2026-02"}"#)
        .step(r#"{"do":"send","id":"=m1","to":"山田\u001b[2J"}"#)
        .step(r#"{"do":"send","id":"a,\"b\"","to":"A name that is much longer than any column of a table"}"#)
        .step(r#"{"do":"respond","id":"=m1","kind":"replied","at":"2026-01-03T00:00:00Z"}"#)
        .step(r#"{"do":"advance_month"}"#)
        .step(r#"{"do":"repair_allocation","month":"2026-02"}"#)
        .step(r#"{"do":"miss_allocation","month":"2026-03"}"#)
        .step(r#"{"do":"wait","at":"2026-03-02T00:00:00Z"}"#)
}

#[test]
fn an_account_is_shown_with_its_batches_and_what_comes_next() {
    let shown = "\
山田 太郎<U+202E>
Sales Navigator Advanced Plus since 20 Dec 2025, 1,200 credits a month

2,401 InMail credits left on 2 Mar 2026, 00:00 UTC

Batch  Source                             Left  Use before (UTC)       Days left
    3  Allocation, 1 Jan                 1,200  1 Apr 2026, 00:00             30
    4  Returned, 3 Jan                       1  3 Apr 2026, 00:00             32
    5  Allocation made good, 1 Feb       1,200  2 May 2026, 00:00             61

Next allocation: +1,200 on 1 Apr 2026, 00:00 UTC
Next expiry: 1,200 credits on 1 Apr 2026, 00:00 UTC
Waiting for a response: 1
Renewal overdue: the allocation of 2026-03 has not come; contact support
";
    assert_eq!(rich().prints(&["show", "FILE"]), shown);
}

#[test]
fn the_longest_source_fits_its_column() {
    let shown = "\
Batch  Source                             Left  Use before (UTC)       Days left
    1  Allocation made good, 31 Dec 2025    50  31 Mar 2026, 00:00            89
";
    let story = scenario()
        .account("opened_at", r#""2025-11-20T00:00:00Z""#)
        .account("opening_credits", "0")
        .step(r#"{"do":"miss_allocation","month":"2025-12"}"#)
        .step(r#"{"do":"miss_allocation","month":"2026-01"}"#)
        .step(r#"{"do":"repair_allocation","month":"2025-12","at":"2025-12-31T00:00:00Z"}"#)
        .step(r#"{"do":"wait","at":"2026-01-01T00:00:00Z"}"#);
    let found = story.prints(&["show", "FILE"]);
    assert!(found.contains(shown), "{found}");
}

#[test]
fn an_account_without_subscription_and_credits_has_no_table() {
    let cancelled = scenario().account("name", r#"" ""#).step(r#"{"do":"cancel"}"#);
    let shown = "\
(no name)
No active subscription

0 InMail credits left on 1 Jan 2026, 00:00 UTC

Waiting for a response: 0
";
    assert_eq!(cancelled.prints(&["show", "FILE"]), shown);
}

#[test]
fn one_credit_is_one_credit() {
    let shown = scenario().account("opening_credits", "1").prints(&["show", "FILE"]);
    assert!(shown.contains("\n1 InMail credit left on 1 Jan 2026, 00:00 UTC\n"), "{shown}");
    assert!(shown.contains("\nNext expiry: 1 credit on 1 Apr 2026, 00:00 UTC\n"), "{shown}");
}

#[test]
fn machines_get_one_line_with_these_fields() {
    let line = concat!(
        r#"{"name":"Dana Whitfield","subscription":"core","at":"2026-01-01T00:00:00Z","credits":50,"#,
        r#""lots":[{"lot":1,"source":"opening","credits":50,"granted_at":"2026-01-01T00:00:00Z","expires_at":"2026-04-01T00:00:00Z"}],"#,
        r#""waiting":0,"renewal_overdue":[],"totals":{"opening":50,"allocated":0,"repaired":0,"returned":0,"spent":0,"expired":0,"removed_at_limit":0,"forfeited":0}}"#,
        "\n"
    );
    assert_eq!(scenario().prints(&["show", "FILE", "--json"]), line);
    let cancelled = scenario().step(r#"{"do":"cancel"}"#).prints(&["show", "--json", "FILE"]);
    assert!(cancelled.starts_with(r#"{"name":"Dana Whitfield","subscription":null,"at":"#), "{cancelled}");
}

#[test]
fn an_instant_may_be_past_or_coming() {
    let story = scenario().step(r#"{"do":"advance_month"}"#);
    let credits_at = |time: &str| {
        let line = story.prints(&["show", "FILE", "--json", "--at", time]);
        line.split(r#""credits":"#).nth(1).unwrap().split(',').next().unwrap().to_owned()
    };
    assert_eq!(credits_at("2026-01-31T23:59:59.999Z"), "50");
    assert_eq!(credits_at("2026-02-01T00:00:00Z"), "100");
    assert_eq!(credits_at("2026-03-01T00:00:00Z"), "150");
    assert_eq!(credits_at("2026-05-30T00:00:00Z"), "100");
}

#[test]
fn an_instant_before_the_opening_is_refused() {
    let answer = scenario().ask(&["show", "FILE", "--at", "2025-12-31T23:59:59.999Z"]);
    assert_eq!((answer.code, answer.out.as_str()), (2, ""));
    assert_eq!(
        answer.err,
        "FILE: --at lies before the account was opened; name 2026-01-01T00:00:00Z or later\n"
    );
}

#[test]
fn a_broken_file_is_told_as_by_run() {
    assert_eq!(
        refused_by("show", "{}"),
        "the field \"format\" is missing; choose an account or scenario file"
    );
    assert_eq!(
        refused_by("show", scenario().step(r#"{"do":"wait","at":1}"#).text()),
        "steps[0].at: a text is needed here, not a number; correct it"
    );
}

#[test]
fn what_a_scenario_was_refused_is_told_beside_what_it_led_to() {
    let story = scenario()
        .step(r#"{"do":"send","id":"m1","to":"P"}"#)
        .step(r#"{"do":"send","id":"m1","to":"P"}"#)
        .step(r#"{"do":"delete","id":"m2"}"#);
    let answer = story.ask(&["show", "FILE", "--json"]);
    assert_eq!(answer.code, 0);
    let note = "FILE: note: step 2 was refused (duplicate_message), and 1 more; what is shown is without it, and run tells each\n";
    assert_eq!(answer.err, note);
}
