//! Times that are none, and times outside the years.

use crate::support::scenario;

fn at(time: &str) -> String {
    let wait = r#"{"do":"wait"}"#;
    scenario().step(wait).step(wait).step(&format!(r#"{{"do":"wait","at":"{time}"}}"#)).refused()
}

#[test]
fn a_time_has_one_form_only() {
    for time in [
        "2026-01-05T10:00:00+00:00",
        "2026-01-05T10:00:00-05:00",
        "2026-01-05T10:00:00z",
        "2026-01-05t10:00:00Z",
        "2026-01-05 10:00:00Z",
        "2026-01-05T10:00:00",
        "2026-01-05T10:00Z",
        "2026-01-05",
        "2026-01-05T10:00:00.1234Z",
        "2026-01-05T10:00:00.Z",
        "2026-01-05T10:00:00,5Z",
        "26-01-05T10:00:00Z",
        "02026-01-05T10:00:00Z",
        " 2026-01-05T10:00:00Z",
        "1767607200",
        "",
    ] {
        let told = format!(
            "steps[2].at: {time:?} is not a time of the form 2026-01-05T10:00:00Z \
             (UTC, to the millisecond at most); correct it"
        );
        assert_eq!(at(time), told);
    }
}

#[test]
fn a_day_or_a_time_of_day_that_there_is_not_is_told_as_that() {
    for time in [
        "2026-02-29T10:00:00Z",
        "2100-02-29T10:00:00Z",
        "2026-04-31T10:00:00Z",
        "2026-00-01T10:00:00Z",
        "2026-13-01T10:00:00Z",
        "2026-01-05T24:00:00Z",
        "2026-01-05T10:60:00Z",
        "2026-12-31T23:59:60Z",
    ] {
        let told =
            format!("steps[2].at: {time:?} names a day or a time of day that there is not; correct it");
        assert_eq!(at(time), told);
    }
}

#[test]
fn a_time_is_a_text() {
    let step = scenario().step(r#"{"do":"wait","at":1767607200000}"#);
    assert_eq!(step.refused(), "steps[0].at: a text is needed here, not a number; correct it");
    let step = scenario().step(r#"{"do":"wait","at":null}"#);
    assert_eq!(step.refused(), "steps[0].at: a text is needed here, not null; correct it");
}

#[test]
fn a_long_or_hidden_text_in_place_of_a_time_is_cut_and_escaped() {
    let told = at(&format!("\\u001b[2J\\u202e{}", "x".repeat(5_000)));
    let cut = "x".repeat(35);
    assert_eq!(
        told,
        format!(
            "steps[2].at: \"\\u{{1b}}[2J\\u{{202e}}{cut}\"… is not a time of the form 2026-01-05T10:00:00Z \
             (UTC, to the millisecond at most); correct it"
        )
    );
}

#[test]
fn a_story_goes_on_to_the_end_of_2199() {
    let told =
        |year: &str| format!("steps[2].at: \"{year}\" is not within the years 2003 to 2199; correct it");
    assert_eq!(at("2200-01-01T00:00:00Z"), told("2200-01-01T00:00:00Z"));
    assert_eq!(at("2002-12-31T23:59:59.999Z"), told("2002-12-31T23:59:59.999Z"));
    let last = scenario().step(r#"{"do":"wait","at":"2199-12-31T23:59:59.999Z"}"#);
    assert_eq!(last.ask(&["run", "FILE"]).code, 0);
    assert_eq!(
        last.step(r#"{"do":"advance_month"}"#).refused(),
        "steps[1]: this step leads beyond the year 2199, the last that an account may reach; take it out"
    );
}

#[test]
fn an_account_opens_in_the_years_2003_to_2099() {
    for year in ["2002", "2100", "2150", "2200", "1970", "0000", "9999"] {
        let time = format!("{year}-01-01T00:00:00Z");
        assert_eq!(
            scenario().account("opened_at", &format!("\"{time}\"")).refused(),
            format!("account.opened_at: \"{time}\" is not within the years 2003 to 2099; correct it")
        );
    }
    for time in ["2003-01-01T00:00:00Z", "2099-12-31T23:59:59.999Z"] {
        assert_eq!(scenario().account("opened_at", &format!("\"{time}\"")).ask(&["run", "FILE"]).code, 0);
    }
}

#[test]
fn a_batch_is_granted_in_the_years_2003_to_2099() {
    for time in ["2002-12-31T23:59:59Z", "2100-01-01T00:00:00Z"] {
        let lots = format!(r#"[{{"credits":1,"granted_at":"{time}"}}]"#);
        assert_eq!(
            scenario().account("opening_lots", &lots).refused(),
            format!(
                "account.opening_lots[0].granted_at: \"{time}\" is not within the years 2003 to 2099; correct it"
            )
        );
    }
}

#[test]
fn a_month_has_one_form_only() {
    for month in ["2026-3", "2026-13", "2026-00", "2026-03-01", "March", "2002-12", "2200-01", ""] {
        assert_eq!(
            scenario().step(&format!(r#"{{"do":"miss_allocation","month":"{month}"}}"#)).refused(),
            format!(
                "steps[0].month: {month:?} is not a month of the form 2026-03 (2003 to 2199); correct it"
            )
        );
    }
}
