//! Opening batches (R3) that are not possible.

use crate::support::scenario;

fn lots(raw: &str) -> String {
    scenario().account("opening_lots", raw).refused()
}

#[test]
fn batches_stand_in_place_of_a_number_of_credits() {
    let both = scenario().account("opening_credits", "1").account("opening_lots", "[]");
    assert_eq!(
        both.refused(),
        "account.opening_lots: opening_lots stands in place of opening_credits, not beside it; keep one"
    );
}

#[test]
fn a_batch_is_not_dated_after_the_opening() {
    assert_eq!(
        lots(
            r#"[{"credits":1,"granted_at":"2026-01-01T00:00:00Z"},
                 {"credits":1,"granted_at":"2026-01-01T00:00:00.001Z"}]"#
        ),
        "account.opening_lots[1].granted_at: an opening batch is not dated after the opening (R3); correct it"
    );
}

#[test]
fn a_batch_is_alive_at_the_opening() {
    let told = "account.opening_lots[0].granted_at: \
                an opening batch must still be alive at the opening (R3); correct it";
    assert_eq!(lots(r#"[{"credits":1,"granted_at":"2025-10-03T00:00:00Z"}]"#), told);
    let last =
        scenario().account("opening_lots", r#"[{"credits":1,"granted_at":"2025-10-03T00:00:00.001Z"}]"#);
    assert_eq!(last.ask(&["run", "FILE"]).code, 0);
}

#[test]
fn a_batch_holds_a_credit() {
    assert_eq!(
        lots(r#"[{"credits":0,"granted_at":"2026-01-01T00:00:00Z"}]"#),
        "account.opening_lots[0].credits: an opening batch holds at least 1 credit (R3); correct it"
    );
}

#[test]
fn batches_together_hold_no_more_than_the_limit() {
    let lot = r#"{"credits":76,"granted_at":"2026-01-01T00:00:00Z"}"#;
    assert_eq!(
        lots(&format!("[{lot},{lot}]")),
        "account.opening_lots: an account opens with at most its limit of 150 credits (R3); correct it"
    );
}

#[test]
fn a_batch_is_an_object_with_two_fields() {
    assert_eq!(lots("null"), "account.opening_lots: a list is needed here, not null; correct it");
    assert_eq!(
        lots("{}"),
        "account.opening_lots: a list is needed here, not an object in braces; correct it"
    );
    assert_eq!(
        lots(r#"[[1,"2026-01-01T00:00:00Z"]]"#),
        "account.opening_lots[0]: an object in braces is needed here, not a list; correct it"
    );
    assert_eq!(
        lots(r#"[{"credits":1}]"#),
        "account.opening_lots[0]: the field \"granted_at\" is missing; add it"
    );
    assert_eq!(
        lots(r#"[{"credits":1,"granted":1}]"#),
        "account.opening_lots[0].granted: the format has no field \"granted\" here; take it out"
    );
}

#[test]
fn there_are_at_most_ten_thousand_batches() {
    let lot = r#"{"credits":1,"granted_at":"2026-01-01T00:00:00Z"}"#;
    let many = vec![lot; 10_001].join(",");
    assert_eq!(
        lots(&format!("[{many}]")),
        "account.opening_lots: a list here has at most 10000 entries; split the file"
    );
}
