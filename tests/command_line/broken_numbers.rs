//! Numbers that are none, and numbers out of their bounds.

use crate::support::scenario;

fn opening(raw: &str) -> String {
    scenario().account("opening_credits", raw).refused()
}

#[test]
fn a_number_is_whole_and_written_with_digits() {
    let whole =
        |was: &str| format!("account.opening_credits: a whole number is needed here, not {was}; correct it");
    assert_eq!(opening(r#""50""#), whole("a text"));
    assert_eq!(opening("null"), whole("null"));
    assert_eq!(opening("true"), whole("true or false"));
    assert_eq!(opening("[50]"), whole("a list"));
    assert_eq!(opening(r#"{"credits":50}"#), whole("an object in braces"));
    assert_eq!(opening("-1"), whole("a negative one"));
    assert_eq!(opening("4294967296"), whole("one this large"));
    let fraction = whole("one with a fraction or an exponent, nor one this large");
    assert_eq!(opening("50.0"), fraction);
    assert_eq!(opening("5e1"), fraction);
    assert_eq!(opening("-0"), fraction);
    assert_eq!(opening("99999999999999999999"), fraction);
}

#[test]
fn a_number_that_is_no_json_is_told_by_its_column() {
    let told = |column: usize, what: &str| {
        format!("not valid JSON, column {column}: {what}; correct it, ask for the file again or use a backup")
    };
    assert_eq!(opening("050"), told(177, "a number is misspelt"));
    assert_eq!(opening("+50"), told(176, "a value is missing or misspelt"));
    assert_eq!(opening("NaN"), told(176, "a value is missing or misspelt"));
    assert_eq!(opening("1e999"), "account.opening_credits: a number this large is not possible; correct it");
}

#[test]
fn an_account_opens_with_no_more_than_its_limit() {
    assert_eq!(
        opening("151"),
        "account.opening_credits: an account opens with at most its limit of 150 credits (R3); correct it"
    );
    let small = scenario().top("policy", r#"{"limit":60}"#).account("opening_credits", "61");
    assert_eq!(
        small.refused(),
        "account.opening_credits: an account opens with at most its limit of 60 credits (R3); correct it"
    );
}

#[test]
fn a_later_subscription_opens_with_no_more_than_the_limit() {
    let change = r#"{"do":"change_subscription","to":"advanced","opening_credits":151}"#;
    assert_eq!(
        scenario().step(change).refused(),
        "steps[0].opening_credits: an account opens with at most its limit of 150 credits (R3); correct it"
    );
}

#[test]
fn an_observation_is_at_most_ten_thousand() {
    assert_eq!(
        scenario().step(r#"{"do":"observe","credits":10001}"#).refused(),
        "steps[0].credits: an observation is at most 10000; correct it"
    );
    assert_eq!(scenario().step(r#"{"do":"observe","credits":10000}"#).ask(&["run", "FILE"]).code, 0);
}

#[test]
fn every_number_of_a_policy_has_its_bounds() {
    for (field, most) in [
        ("limit", 10_000),
        ("monthly_allocation", 150),
        ("credit_life_days", 3_650),
        ("response_window_days", 3_650),
        ("edit_window_minutes", 1_440),
        ("reminder_after_days", 3_650),
    ] {
        let whose = if field == "monthly_allocation" { " (the limit)" } else { "" };
        let told = format!("policy.{field}: R15 allows 1 to {most}{whose} here; correct it");
        let with = |value: u32| scenario().top("policy", &format!(r#"{{"{field}":{value}}}"#));
        assert_eq!(with(0).refused(), told);
        assert_eq!(with(most + 1).refused(), told);
        assert_eq!(with(most).ask(&["run", "FILE"]).code, 0);
    }
}

#[test]
fn a_limit_below_the_usual_allocation_asks_for_another_allocation() {
    assert_eq!(
        scenario().top("policy", r#"{"limit":49}"#).refused(),
        "policy.monthly_allocation: left out it is 50, more than the limit of 49; add it with a lower number"
    );
}
