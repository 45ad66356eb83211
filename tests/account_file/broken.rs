//! Account files that are refused: the place, the rule and what to do.

use crate::support::raw;

const SENT: &str = r#""event":"sent","id":"m1","to":"P","subject":"S","body":"B""#;

fn second(event: &str) -> String {
    raw().event(event).refused()
}

#[test]
fn an_impossible_history_is_refused_with_the_event_and_the_rule() {
    let told = |rule: &str, code: &str| {
        format!(
            "{rule} refuses this ({code}), so it cannot have happened; \
             the file was changed or damaged, so ask for it again or use a backup"
        )
    };
    let mut file = raw();
    for n in 1..=16 {
        file = file.event(&SENT.replace("m1", &format!("m{n}")));
    }
    file = file.event(&SENT.replace("m1", "m16"));
    assert_eq!(file.refused(), format!("events[17]: {}", told("the format", "duplicate_message")));
    for (event, rule, code) in [
        (r#""event":"opened","subscription":"core""#, "the format", "already_opened"),
        (r#""event":"resubscribed","to":"core""#, "rule R12", "already_subscribed"),
        (r#""event":"subscription_changed","to":"core""#, "rule R12", "same_subscription"),
        (r#""event":"allocation_missed","month":"2025-12""#, "rule R13", "month_not_upcoming"),
        (r#""event":"allocation_repaired","month":"2026-02""#, "rule R13", "nothing_to_repair"),
        (r#""event":"clock_advanced","to":"2025-12-31T00:00:00Z""#, "rule R14", "time_went_back"),
        (r#""event":"cancelled","at":"2025-12-31T00:00:00Z""#, "rule R14", "time_went_back"),
    ] {
        assert_eq!(second(event), format!("events[1]: {}", told(rule, code)));
    }
    let empty = raw().event(r#""event":"cancelled""#).event(r#""event":"cancelled""#);
    assert_eq!(empty.refused(), format!("events[2]: {}", told("rule R12", "no_subscription")));
    for event in ["\"edited\",\"subject\":\"S\"", "\"deleted\"", "\"responded\",\"kind\":\"replied\""] {
        assert_eq!(
            second(&format!(r#""event":{event},"id":"m1""#)),
            format!("events[1].id: {}", told("the format", "unknown_message"))
        );
    }
}

#[test]
fn a_message_that_was_locked_cannot_have_been_changed() {
    let late = raw().event(SENT).event(r#""event":"deleted","id":"m1","at":"2026-01-01T01:00:00Z""#);
    assert_eq!(
        late.refused(),
        "events[2]: rule R10 refuses this (delete_window_closed), so it cannot have happened; \
         the file was changed or damaged, so ask for it again or use a backup"
    );
}

#[test]
fn events_are_numbered_without_a_gap() {
    let told = |n: u32| {
        format!("events[1].seq: events are numbered from 1 without a gap, so this is {n}; put them in order")
    };
    for seq in ["1", "3", "0", "18446744073709551615"] {
        assert_eq!(second(&format!("\"seq\":{seq},{SENT}")), told(2));
    }
    assert_eq!(
        second(&format!("\"seq\":-1,{SENT}")),
        "events[1].seq: a whole number is needed here, not a negative one; correct it"
    );
}

#[test]
fn an_account_begins_with_its_opening() {
    let told = "an account begins with the event \"opened\"; put it first";
    assert_eq!(raw().no_events().refused(), format!("events: {told}"));
    assert_eq!(raw().no_events().event(SENT).refused(), format!("events[0]: {told}"));
}

#[test]
fn an_opening_that_is_not_possible_is_told_at_its_place() {
    let opened = |more: &str| {
        raw().no_events().event(&format!(r#""event":"opened","subscription":"core",{more}"#)).refused()
    };
    assert_eq!(
        opened(r#""opening_credits":151"#),
        "events[0].opening_credits: an account opens with at most its limit of 150 credits (R3); correct it"
    );
    assert_eq!(
        opened(r#""opening_lots":[{"credits":0,"granted_at":"2026-01-01T00:00:00Z"}]"#),
        "events[0].opening_lots[0].credits: an opening batch holds at least 1 credit (R3); correct it"
    );
    assert_eq!(
        opened(r#""opening_credits":1,"opening_lots":[]"#),
        "events[0].opening_lots: opening_lots stands in place of opening_credits, not beside it; keep one"
    );
    assert_eq!(
        opened(r#""opening_credits":1,"at":"2100-01-01T00:00:00Z""#),
        "events[0].at: an account opens in the years 2003 to 2099; correct it"
    );
}

#[test]
fn what_is_recorded_lies_in_the_years_2003_to_2099() {
    for time in ["2100-01-01T00:00:00Z", "2002-12-31T23:59:59Z", "2200-01-01T00:00:00Z"] {
        assert_eq!(
            second(&format!(r#"{SENT},"recorded_at":"{time}""#)),
            format!("events[1].recorded_at: \"{time}\" is not within the years 2003 to 2099; correct it")
        );
    }
    let moved = raw().event(r#""event":"clock_advanced","to":"2199-12-31T23:59:59.999Z""#);
    assert_eq!(moved.read().history.account().now().to_string(), "2199-12-31T23:59:59.999Z");
    assert_eq!(
        second(r#""event":"clock_advanced","to":"2200-01-01T00:00:00Z""#),
        "events[1].to: \"2200-01-01T00:00:00Z\" is not within the years 2003 to 2199; correct it"
    );
}

#[test]
fn an_event_has_its_fields_and_no_others() {
    assert_eq!(second("\"id\":\"m1\""), "events[1]: the field \"event\" is missing; add it");
    assert_eq!(
        second(r#""event":"send""#),
        "events[1].event: \"send\" is not an event that the format knows; correct it"
    );
    assert_eq!(
        second(r#""event":"cancelled","do":"cancel""#),
        "events[1].do: the field \"do\" does not belong to \"cancelled\"; take it out"
    );
    assert_eq!(
        second(r#""event":"cancelled","note":1"#),
        "events[1].note: the format has no field \"note\" here; take it out"
    );
    for (event, field) in [
        (r#""event":"responded","id":"m1""#, "kind"),
        (r#""event":"balance_observed""#, "credits"),
        (r#""event":"clock_advanced""#, "to"),
        (r#""event":"allocation_missed""#, "month"),
        (r#""event":"subscription_changed""#, "to"),
    ] {
        assert_eq!(
            raw().event(SENT).event(event).refused(),
            format!("events[2]: the field \"{field}\" is missing; add it")
        );
    }
    let text = raw().text();
    for field in ["seq", "at", "recorded_at"] {
        let start = text.find(&format!("\"{field}\":")).unwrap();
        let end = start + text[start..].find(',').unwrap() + 1;
        let without = format!("{}{}", &text[..start], &text[end..]);
        let error = inmail_credits::store::format::read_account(without.as_bytes()).unwrap_err();
        assert_eq!(error.to_string(), format!("events[0]: the field \"{field}\" is missing; add it"));
    }
}

#[test]
fn the_account_has_an_id_that_can_name_a_file() {
    for id in ["", "a/b", "..", "a b", "é", "con.", &"a".repeat(65)] {
        let account = format!(r#"{{"id":"{id}","name":"","policy":{{}}}}"#);
        assert_eq!(
            raw().account(&account).refused(),
            "account.id: an account's id has 1 to 64 letters, digits and hyphens; correct it"
        );
    }
}

#[test]
fn errors_inside_account_policy_and_summary_name_their_place() {
    let account = |raw_account: &str| raw().account(raw_account).refused();
    assert_eq!(account(r#"{"id":"a","name":""}"#), "account: the field \"policy\" is missing; add it");
    assert_eq!(
        account(r#"{"id":"a","name":"","policy":{"limit":"x"}}"#),
        "account.policy.limit: a whole number is needed here, not a text; correct it"
    );
    assert_eq!(
        account(r#"{"id":"a","name":"","policy":{"limit":0}}"#),
        "account.policy.limit: R15 allows 1 to 10000 here; correct it"
    );
    let name = format!(r#"{{"id":"a","name":"{}","policy":{{}}}}"#, "x".repeat(257));
    assert_eq!(account(&name), "account.name: a name has at most 256 characters; shorten it");
    let summary = |raw_summary: &str| raw().summary(raw_summary).refused();
    assert_eq!(
        summary(r#"{"as_of":"now","credits":1,"lots":[]}"#),
        "summary.as_of: \"now\" is not a time of the form 2026-01-05T10:00:00Z \
         (UTC, to the millisecond at most); correct it"
    );
    assert_eq!(
        summary(r#"{"as_of":"2026-01-01T00:00:00Z","credits":1,"lots":[{"lot":true}]}"#),
        "summary.lots[0].lot: a whole number is needed here, not true or false; correct it"
    );
    assert_eq!(
        summary(r#"{"as_of":"2026-01-01T00:00:00Z","credits":1,"lots":[{"lot":1,"source":5}]}"#),
        "summary.lots[0].source: a text is needed here, not a number; correct it"
    );
    assert_eq!(raw().checksum("null").refused(), "checksum: a text is needed here, not null; correct it");
}

#[test]
fn a_scenario_and_a_later_version_are_told_apart_from_damage() {
    let head = |format: &str, version: u32| {
        format!(r#""format":"{format}","version":{version},"written_by":"test""#)
    };
    assert_eq!(
        raw().head(&head("inmail-credits-scenario", 1)).refused(),
        "format: this is a scenario, and an account file is needed; choose a file that ends in .inmail.json"
    );
    assert_eq!(
        raw().head(&head("inmail-credits-account", 2)).refused(),
        "version: the file has version 2 and this program reads version 1, so it was left untouched; \
         open it with a newer program"
    );
}

#[test]
fn there_are_at_most_two_hundred_thousand_events() {
    let text = raw().text();
    let start = text.find("\"events\":[").unwrap() + "\"events\":[".len();
    let end = text.find("],\n\"summary\"").unwrap();
    let text = format!("{}{}{}", &text[..start], vec!["{}"; 200_001].join(","), &text[end..]);
    let error = inmail_credits::store::format::read_account(text.as_bytes()).unwrap_err();
    assert_eq!(error.to_string(), "events: a list here has at most 200000 entries; split the file");
}
