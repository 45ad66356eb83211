//! Steps with wrong words, and with fields that are missing, unknown or too much.

use crate::support::scenario;

fn step(raw: &str) -> String {
    scenario().step(r#"{"do":"wait"}"#).step(raw).refused()
}

#[test]
fn a_step_says_what_to_do() {
    assert_eq!(step("{}"), "steps[1]: the field \"do\" is missing; add it");
    assert_eq!(
        step(r#"{"do":"sned"}"#),
        "steps[1].do: \"sned\" is not a step that the format knows; correct it"
    );
    assert_eq!(
        step(r#"{"do":"Send"}"#),
        "steps[1].do: \"Send\" is not a step that the format knows; correct it"
    );
    assert_eq!(
        step(r#"{"do":"sent"}"#),
        "steps[1].do: \"sent\" is not a step that the format knows; correct it"
    );
    assert_eq!(step(r#"{"do":1}"#), "steps[1].do: a text is needed here, not a number; correct it");
    assert_eq!(step("[]"), "steps[1]: an object in braces is needed here, not a list; correct it");
    assert_eq!(step("null"), "steps[1]: an object in braces is needed here, not null; correct it");
}

#[test]
fn a_step_has_the_fields_it_needs() {
    for (raw, field) in [
        (r#"{"do":"send","to":"P"}"#, "id"),
        (r#"{"do":"send","id":"m1"}"#, "to"),
        (r#"{"do":"edit"}"#, "id"),
        (r#"{"do":"delete"}"#, "id"),
        (r#"{"do":"respond","kind":"replied"}"#, "id"),
        (r#"{"do":"respond","id":"m1"}"#, "kind"),
        (r#"{"do":"change_subscription"}"#, "to"),
        (r#"{"do":"resubscribe"}"#, "to"),
        (r#"{"do":"miss_allocation"}"#, "month"),
        (r#"{"do":"repair_allocation"}"#, "month"),
        (r#"{"do":"observe"}"#, "credits"),
    ] {
        assert_eq!(step(raw), format!("steps[1]: the field \"{field}\" is missing; add it"), "{raw}");
    }
}

#[test]
fn a_step_has_no_field_of_another() {
    for (word, field, raw) in [
        ("send", "kind", r#"{"do":"send","id":"m1","to":"P","kind":"replied"}"#),
        ("send", "seq", r#"{"do":"send","id":"m1","to":"P","seq":1}"#),
        ("edit", "to", r#"{"do":"edit","id":"m1","to":"P"}"#),
        ("delete", "subject", r#"{"do":"delete","id":"m1","subject":"S"}"#),
        ("respond", "body", r#"{"do":"respond","id":"m1","kind":"replied","body":"B"}"#),
        ("change_subscription", "month", r#"{"do":"change_subscription","to":"core","month":"2026-03"}"#),
        ("cancel", "opening_credits", r#"{"do":"cancel","opening_credits":0}"#),
        ("resubscribe", "id", r#"{"do":"resubscribe","to":"core","id":"m1"}"#),
        ("miss_allocation", "credits", r#"{"do":"miss_allocation","month":"2026-03","credits":1}"#),
        ("repair_allocation", "profile", r#"{"do":"repair_allocation","month":"2026-03","profile":"p"}"#),
        ("observe", "recorded_at", r#"{"do":"observe","credits":1,"recorded_at":"2026-01-01T00:00:00Z"}"#),
        ("wait", "event", r#"{"do":"wait","event":"sent"}"#),
        ("wait", "opening_lots", r#"{"do":"wait","opening_lots":[]}"#),
        ("advance_month", "subscription", r#"{"do":"advance_month","subscription":"core"}"#),
    ] {
        let told =
            format!("steps[1].{field}: the field \"{field}\" does not belong to \"{word}\"; take it out");
        assert_eq!(step(raw), told);
    }
}

#[test]
fn an_unknown_field_is_named_and_what_is_hidden_in_its_name_is_escaped() {
    assert_eq!(
        step(r#"{"do":"wait","until":"x"}"#),
        "steps[1].until: the format has no field \"until\" here; take it out"
    );
    assert_eq!(
        step(r#"{"do":"wait","a\nb\u001b[2J\u202e`, expected x":1}"#),
        "steps[1].\"a\\nb\\u{1b}[2J\\u{202e}`, expected x\": \
         the format has no field \"a\\nb\\u{1b}[2J\\u{202e}`, expected x\" here; take it out"
    );
    let long = "x".repeat(50_000);
    let cut = format!("\"{}\"…", "x".repeat(40));
    assert_eq!(
        step(&format!(r#"{{"do":"wait","{long}":1}}"#)),
        format!("steps[1].{cut}: the format has no field {cut} here; take it out")
    );
}

#[test]
fn a_field_is_there_once_and_has_a_value() {
    assert_eq!(
        step(r#"{"do":"wait","do":"cancel"}"#),
        "steps[1].do: the field \"do\" is there twice; keep one"
    );
    assert_eq!(
        step(r#"{"do":"send","id":"m1","to":"P","profile":null}"#),
        "steps[1].profile: a text is needed here, not null; correct it"
    );
    assert_eq!(
        step(r#"{"do":"send","id":"m1","to":["P"]}"#),
        "steps[1].to: a text is needed here, not a list; correct it"
    );
}

#[test]
fn an_id_has_1_to_64_characters() {
    let told = "steps[1].id: an id has 1 to 64 characters; correct it";
    let send = |id: &str| format!(r#"{{"do":"send","id":"{id}","to":"P"}}"#);
    assert_eq!(step(&send("")), told);
    assert_eq!(step(&send(&"é".repeat(65))), told);
    assert_eq!(step(r#"{"do":"edit","id":""}"#), told);
    assert_eq!(step(r#"{"do":"delete","id":""}"#), told);
    assert_eq!(step(r#"{"do":"respond","id":"","kind":"replied"}"#), told);
    assert_eq!(scenario().step(&send(&"é".repeat(64))).ask(&["run", "FILE"]).code, 0);
}

#[test]
fn a_name_has_at_most_256_characters() {
    let send = |to: &str| format!(r#"{{"do":"send","id":"m1","to":"{to}"}}"#);
    assert_eq!(step(&send(&"é".repeat(257))), "steps[1].to: a name has at most 256 characters; shorten it");
    assert_eq!(scenario().step(&send(&"é".repeat(256))).ask(&["run", "FILE"]).code, 0);
    let profile = format!(r#"{{"do":"send","id":"m1","to":"P","profile":"{}"}}"#, "p".repeat(2_049));
    assert_eq!(step(&profile), "steps[1].profile: a profile address has at most 2048 characters; shorten it");
}

#[test]
fn a_word_is_one_of_those_the_format_knows() {
    assert_eq!(
        step(r#"{"do":"respond","id":"m1","kind":"accepted"}"#),
        "steps[1].kind: \"accepted\" is none of interested, maybe_later, not_interested, replied; correct it"
    );
    assert_eq!(
        step(r#"{"do":"resubscribe","to":"Core"}"#),
        "steps[1].to: \"Core\" is none of core, advanced, advanced_plus; correct it"
    );
}
