//! `explain`: how a balance came about, and what could explain another number.

use crate::support::{Answer, Scenario, ask, scenario};

/// An account that nobody uses.
pub(crate) fn idle() -> Scenario {
    scenario()
}

/// Responses of every kind, one late, and an InMail that was deleted.
pub(crate) fn busy() -> Scenario {
    scenario()
        .account("opened_at", r#""2026-01-05T00:00:00Z""#)
        .account("opening_credits", "120")
        .step(r#"{"at":"2026-01-10T00:00:00Z","do":"send","id":"a","to":"Priya Raman"}"#)
        .step(r#"{"do":"send","id":"b","to":"Ana\u202e"}"#)
        .step(r#"{"do":"send","id":"c","to":"Elif"}"#)
        .step(r#"{"at":"2026-04-20T00:00:00Z","do":"respond","id":"b","kind":"replied"}"#)
        .step(r#"{"at":"2026-04-21T00:00:00Z","do":"send","id":"e","to":"Zoe"}"#)
        .step(r#"{"do":"respond","id":"e","kind":"replied"}"#)
        .step(r#"{"do":"send","id":"f","to":"Mina"}"#)
        .step(r#"{"do":"delete","id":"f"}"#)
}

#[test]
fn the_days_on_which_an_idle_account_dips_are_explained() {
    let told = "\
InMail credits of Dana Whitfield:
100 InMail credits left on 30 May 2026, 12:00 UTC: 150 − 50 = 100.
On 1 May 2026, 00:00 UTC the monthly allocation of 50 credits was due; 150 were left before (R2).
An account holds at most 150, so the 50 credits soonest to expire were removed to make room: −50 and +50 left 150. They had come on 1 Feb 2026 and would have ended on 2 May 2026, 00:00 UTC (R6).
On 30 May 2026, 00:00 UTC 50 credits expired unused, 90 days after arriving: −50 (R4).
Credits of 1 Mar 2026 live 90 days, until 30 May 2026, 00:00 UTC, yet the allocation that follows comes on 1 Jun 2026, 00:00 UTC, 92 days after they came. In between the account holds less, and nothing is wrong (R2, R4).
Next to come: 50 credits on 1 Jun 2026, 00:00 UTC, which makes 150 if nothing else happens until then (R2).
Next to go: 50 credits expire on 30 Jun 2026, 00:00 UTC unless used (R4).
Worked out from what is recorded in InMail Credits. How the limit is kept is the program’s reading of LinkedIn’s help page, which does not say it.
";
    assert_eq!(idle().prints(&["explain", "FILE", "--at", "2026-05-30T12:00:00Z"]), told);
}

#[test]
fn each_day_worth_knowing_says_that_nothing_is_wrong() {
    let dips = [
        "2026-05-30",
        "2026-05-31",
        "2026-06-30",
        "2026-07-30",
        "2026-07-31",
        "2026-08-30",
        "2026-08-31",
        "2026-09-29",
        "2026-09-30",
        "2026-10-30",
        "2026-10-31",
        "2026-11-30",
        "2026-12-30",
        "2026-12-31",
        "2027-01-30",
        "2027-01-31",
    ];
    // The ends of the months; `tests/rules_hold` looks at every day.
    let months =
        ["2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11", "2026-12", "2027-01"];
    let days =
        months.iter().flat_map(|month| ["01", "28", "29", "30", "31"].map(|day| format!("{month}-{day}")));
    for day in days.filter(|day| !matches!(day.as_str(), "2026-06-31" | "2026-09-31" | "2026-11-31")) {
        let told = idle().prints(&["explain", "FILE", "--at", &format!("{day}T18:00:00Z")]);
        let dips = dips.contains(&day.as_str());
        let left = if dips { "100 InMail credits left" } else { "150 InMail credits left" };
        assert!(told.lines().nth(1).is_some_and(|line| line.starts_with(left)), "{day}: {told}");
        assert_eq!(told.contains("nothing is wrong (R2, R4)"), dips, "{day}: {told}");
    }
}

#[test]
fn what_ends_as_the_fourth_allocation_arrives_is_told_at_that_instant() {
    let told = idle().prints(&["explain", "FILE", "--at", "2026-04-01T00:00:00Z"]);
    assert_eq!(idle().prints(&["explain", "FILE", "--at", "2026-04-01"]), told, "a day is its start");
    let part = "50 unused credits reached the end of their 90 days at that very instant and went first: −50 (R4, R7).";
    assert!(told.contains(":\n150 InMail credits left on 1 Apr 2026, 00:00 UTC.\n"), "{told}");
    assert!(told.contains(part), "{told}");
}

#[test]
fn what_did_not_come_back_is_named_with_its_rule() {
    let told = busy().prints(&["explain", "FILE"]);
    for part in [
        "149 InMail credits left on 21 Apr 2026, 00:00 UTC: 150 − 2 + 1 = 149.",
        "1 response came 90 days or more after sending and returned nothing: Ana<U+202E>, sent ",
        "1 InMail was deleted before a response, which returns nothing (R10).",
    ] {
        assert!(told.contains(part), "{part} in {told}");
    }
}

#[test]
fn another_number_is_explained_most_plausible_first() {
    let told = idle().prints(&["explain", "FILE", "--at", "2026-03-03T00:00:00Z", "--observed", "100"]);
    let part = "
Sales Navigator showed 100 on 3 Mar 2026, 00:00 UTC. By the rules it is 150, so 50 fewer there (R16).

1. The allocation of 1 Mar 2026 did not come there (R2, R13).
   In the ledger it would be: 50 fewer from monthly allocations.
   Contact LinkedIn support: the credits of 1 Mar 2026 should have been there by the 2nd.
";
    assert!(told.contains(part), "{told}");
    let early = idle().prints(&["explain", "FILE", "--at", "2026-03-01T10:00:00Z", "--observed", "100"]);
    let wait = "If it has not come by 2 Mar 2026, 00:00 UTC, contact LinkedIn support.";
    assert!(early.contains(wait), "{early}");
}

#[test]
fn a_number_that_fits_or_cannot_be_is_told() {
    let fits = idle().prints(&["explain", "FILE", "--at", "2026-01-02T00:00:00Z", "--observed", "50"]);
    assert!(
        fits.ends_with(
            "Sales Navigator showed 50 on 2 Jan 2026, 00:00 UTC, exactly what the rules give (R16).\n"
        ),
        "{fits}"
    );
    let beyond = idle().prints(&["explain", "FILE", "--observed", "151"]);
    assert!(
        beyond.contains("An account never holds more than 150, so 151 cannot be a number of InMail credits."),
        "{beyond}"
    );
    let Answer { code, out, err } = idle().ask(&["explain", "FILE", "--observed", "10001"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("10001"), "{err}");
    let Answer { code, err, .. } = idle().ask(&["explain", "FILE", "--observed", "two"]);
    assert_eq!(code, 2);
    assert!(err.contains("it must be a whole number from 0 to 10,000"), "{err}");
    assert_eq!(ask(&["explain"]).code, 2);
    let before = idle().ask(&["explain", "FILE", "--at", "2025-12-31T00:00:00Z"]);
    assert_eq!(
        (before.code, before.err.as_str()),
        (2, "FILE: --at lies before the account was opened; name 2026-01-01T00:00:00Z or later\n")
    );
}

#[test]
fn machines_get_the_documented_fields() {
    let line =
        idle().prints(&["explain", "FILE", "--at", "2026-05-30T12:00:00Z", "--observed", "100", "--json"]);
    let told: serde_json::Value = serde_json::from_str(&line).unwrap();
    let keys = |value: &serde_json::Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let mut fields = vec![
        "name",
        "at",
        "credits",
        "beginning",
        "since",
        "not_back",
        "deleted_unanswered",
        "lapsed",
        "waiting",
        "gap",
        "missed",
        "next_allocation",
        "next_expiry",
        "next_removal",
        "claims",
        "observed",
    ];
    fields.sort_unstable();
    assert_eq!(keys(&told), fields);
    assert_eq!(told["beginning"]["kind"], "allocation");
    assert_eq!(told["beginning"]["before"], 150);
    assert_eq!(told["gap"]["granted_at"], "2026-03-01T00:00:00Z");
    assert_eq!(told["claims"][2]["rules"], serde_json::json!(["R6"]));
    assert_eq!(told["observed"], serde_json::json!({"credits":100,"difference":0,"proposals":[]}));
    let change = |list: &serde_json::Value| -> i64 {
        list.as_array().unwrap().iter().map(|sum| sum["change"].as_i64().unwrap()).sum()
    };
    assert_eq!(150 + change(&told["beginning"]["changes"]) + change(&told["since"]), 100);
    let line =
        idle().prints(&["explain", "FILE", "--at", "2026-03-03T00:00:00Z", "--observed", "100", "--json"]);
    let told: serde_json::Value = serde_json::from_str(&line).unwrap();
    let first = &told["observed"]["proposals"][0];
    assert_eq!(first["causes"], serde_json::json!([{"cause":"allocation_missing","month":"2026-03"}]));
    assert_eq!(first["shifts"], serde_json::json!([{"reason":"allocation","change":-50}]));
    assert_eq!((first["far_fetched"].as_u64(), first["contradicts"].is_null()), (Some(1), true));
}

#[test]
fn one_is_told_as_one_and_several_late_responses_have_their_days() {
    let story = scenario()
        .account("opened_at", r#""2026-01-15T00:00:00Z""#)
        .account("opening_credits", "103")
        .step(r#"{"at":"2026-01-16T00:00:00Z","do":"send","id":"a","to":"Ana"}"#)
        .step(r#"{"do":"send","id":"b","to":"Bo"}"#)
        .step(r#"{"at":"2026-02-02T09:00:00Z","do":"send","id":"c","to":"Cy"}"#)
        .step(r#"{"at":"2026-04-20T00:00:00Z","do":"respond","id":"a","kind":"replied"}"#)
        .step(r#"{"at":"2026-04-22T00:00:00Z","do":"respond","id":"b","kind":"replied"}"#);
    let told = story.prints(&["explain", "FILE"]);
    let late = "2 responses came 90 days or more after sending and returned nothing: Ana (sent 16 Jan 2026, answered 20 Apr 2026), Bo (sent 16 Jan 2026, answered 22 Apr 2026) (R9).";
    assert!(told.contains(late), "{told}");
    let told = story.prints(&["explain", "FILE", "--at", "2026-02-02T09:00:00Z"]);
    let room = "An account holds at most 150, so the 1 credit soonest to expire was removed to make room: −1 and +50 \
                left 150. It had come on 15 Jan 2026 and would have ended on 15 Apr 2026, 00:00 UTC (R6).";
    assert!(told.contains(room), "{told}");
    assert!(told.contains("On 2 Feb 2026, 09:00 UTC 1 InMail was sent, at 1 credit: −1 (R5)."), "{told}");
}

#[test]
fn after_a_break_it_says_when_one_subscription_ended_and_the_present_one_began() {
    let story = scenario()
        .step(r#"{"at":"2026-01-10T08:00:00Z","do":"cancel"}"#)
        .step(r#"{"at":"2026-01-20T09:30:00Z","do":"resubscribe","to":"core"}"#);
    let answer = story.prints(&["explain", "FILE", "--at", "2026-02-01T00:00:00Z"]);
    let told = "On 10 Jan 2026, 08:00 UTC a subscription ended, which removed the 50 credits left then: credits are not \
                transferred, and do not come back. The present one, Sales Navigator Core, began on 20 Jan 2026, 09:30 \
                UTC, with 0 credits (R12).";
    assert_eq!(answer.lines().nth(2), Some(told), "{answer}");
    // Of several that began at one instant, the last one counts.
    let twice = scenario()
        .step(
            r#"{"at":"2026-01-10T08:00:00Z","do":"change_subscription","to":"advanced","opening_credits":5}"#,
        )
        .step(r#"{"do":"change_subscription","to":"core","opening_credits":7}"#);
    let answer = twice.prints(&["explain", "FILE", "--at", "2026-02-01T00:00:00Z"]);
    let changed =
        "On 10 Jan 2026, 08:00 UTC the subscription changed to Sales Navigator Core, which removed the ";
    assert!(answer.contains(changed) && answer.contains(" It began with 7 credits (R12)."), "{answer}");
}
