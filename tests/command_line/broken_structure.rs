//! What a scenario consists of: format, version, fields, objects and lists.

use crate::support::{refused, scenario};

#[test]
fn the_format_is_one_of_ours() {
    assert_eq!(
        scenario().top("format", r#""inmail-credits\u202e""#).refused(),
        "format: \"inmail-credits\\u{202e}\" is not a format that this program reads; choose a file \
         whose format is \"inmail-credits-account\" or \"inmail-credits-scenario\""
    );
    assert_eq!(
        scenario().without("format").refused(),
        "the field \"format\" is missing; choose an account or scenario file"
    );
    assert_eq!(
        scenario().top("format", "1").refused(),
        "format: a text is needed here, not a number; correct it"
    );
    assert_eq!(
        scenario().top("format", r#""inmail-credits-account""#).refused(),
        "format: this is an account file, and a scenario is needed; choose a file that ends in .scenario.json"
    );
}

#[test]
fn the_version_is_1() {
    let version = |raw: &str| scenario().top("version", raw).refused();
    assert_eq!(
        version("2"),
        "version: the file has version 2 and this program reads version 1, so it was left untouched; \
         open it with a newer program"
    );
    assert_eq!(version("0"), "version: versions begin with 1; correct it");
    assert_eq!(version(r#""1""#), "version: a whole number is needed here, not a text; correct it");
    assert_eq!(version("null"), "version: a whole number is needed here, not null; correct it");
    assert_eq!(version("-1"), "version: a whole number is needed here, not a negative one; correct it");
    assert_eq!(
        version("1.0"),
        "version: a whole number is needed here, not one with a fraction or an exponent, nor one this large; \
         correct it"
    );
    assert_eq!(scenario().without("version").refused(), "the field \"version\" is missing; add it");
}

#[test]
fn a_later_version_is_told_whatever_else_is_in_the_file() {
    let told = "version: the file has version 7 and this program reads version 1, so it was left untouched; \
                open it with a newer program";
    let head = r#"{"format":"inmail-credits-scenario","version":7"#;
    assert_eq!(refused(format!(r#"{head},"new":{{"a":[1.5,null]}}}}"#)), told);
    assert_eq!(refused(format!(r#"{head},"deep":{}"#, "[".repeat(1_000))), told);
    let late = r#"{"new":[{}],"version":7,"format":"inmail-credits-scenario"}"#;
    assert_eq!(refused(late), told);
}

#[test]
fn every_field_of_the_top_is_needed_but_the_policy() {
    for field in ["name", "account", "steps"] {
        let told = format!("the field \"{field}\" is missing; add it");
        let text = scenario().text().replace(&format!("\"{field}\":"), "\"policy\":");
        let found = refused(text);
        assert!(found == told || found.starts_with("policy"), "{field}: {found}");
    }
    assert_eq!(
        scenario().account_without("name").refused(),
        "account: the field \"name\" is missing; add it"
    );
    assert_eq!(
        scenario().account_without("subscription").refused(),
        "account: the field \"subscription\" is missing; add it"
    );
    assert_eq!(
        scenario().account_without("opened_at").refused(),
        "account: the field \"opened_at\" is missing; add it"
    );
}

#[test]
fn unknown_fields_are_refused_everywhere() {
    let told =
        |place: &str, name: &str| format!("{place}: the format has no field \"{name}\" here; take it out");
    assert_eq!(scenario().top("note", "1").refused(), told("note", "note"));
    assert_eq!(scenario().account("id", r#""x""#).refused(), told("account.id", "id"));
    assert_eq!(scenario().top("policy", r#"{"limits":1}"#).refused(), told("policy.limits", "limits"));
}

#[test]
fn a_field_is_there_once() {
    let text = scenario().text().replacen('{', r#"{"name":"x","#, 1);
    assert_eq!(refused(text), "name: the field \"name\" is there twice; keep one");
    let text = scenario().text().replacen('{', r#"{"version":1,"format":"inmail-credits-scenario","#, 1);
    assert_eq!(refused(text), "format: the field \"format\" is there twice; keep one");
    assert_eq!(
        scenario().top("policy", r#"{"limit":60,"limit":150}"#).refused(),
        "policy.limit: the field \"limit\" is there twice; keep one"
    );
}

#[test]
fn an_object_is_written_in_braces() {
    let braces = |place: &str, was: &str| {
        format!("{place}: an object in braces is needed here, not {was}; correct it")
    };
    assert_eq!(
        scenario().top("account", r#"["Dana","core","2026-01-01T00:00:00Z"]"#).refused(),
        braces("account", "a list")
    );
    assert_eq!(scenario().top("account", "null").refused(), braces("account", "null"));
    assert_eq!(scenario().top("policy", "[]").refused(), braces("policy", "a list"));
    assert_eq!(scenario().top("policy", "null").refused(), braces("policy", "null"));
    assert_eq!(
        scenario().top("steps", "{}").refused(),
        "steps: a list is needed here, not an object in braces; correct it"
    );
    for (text, was) in [("[]", "a list"), ("1", "a number"), ("\"x\"", "a text"), ("null", "null")] {
        assert_eq!(refused(text), format!("an object in braces is needed here, not {was}; correct it"));
    }
}

#[test]
fn names_have_at_most_256_characters() {
    let long = format!("\"{}\"", "x".repeat(257));
    assert_eq!(
        scenario().top("name", &long).refused(),
        "name: a name has at most 256 characters; shorten it"
    );
    assert_eq!(
        scenario().account("name", &long).refused(),
        "account.name: a name has at most 256 characters; shorten it"
    );
}

#[test]
fn words_of_account_and_policy_are_those_the_format_knows() {
    assert_eq!(
        scenario().account("subscription", r#""Core""#).refused(),
        "account.subscription: \"Core\" is none of core, advanced, advanced_plus; correct it"
    );
    assert_eq!(
        scenario().top("policy", r#"{"at_limit":"replace"}"#).refused(),
        "policy.at_limit: \"replace\" is none of replace_soonest, shorten_addition; correct it"
    );
    assert_eq!(
        scenario().top("policy", r#"{"returned_credit_life":"old"}"#).refused(),
        "policy.returned_credit_life: \"old\" is none of fresh, inherit; correct it"
    );
}

#[test]
fn deep_nesting_is_refused_before_anything_is_read() {
    let told = "lists and objects stand in one another more than 16 deep; \
                this is no file of ours, so choose another";
    assert_eq!(refused("[".repeat(100_000)), told);
    assert_eq!(scenario().top("policy", &"[".repeat(100_000)).refused(), told);
    assert_eq!(scenario().step(&format!("{}{}", "[".repeat(15), "]".repeat(15))).refused(), told);
    let within = scenario().step(&format!("{}{}", "[".repeat(14), "]".repeat(14)));
    assert_eq!(within.refused(), "steps[0]: an object in braces is needed here, not a list; correct it");
}
