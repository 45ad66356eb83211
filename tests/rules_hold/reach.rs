//! The random stories go where the rules differ: without this the other tests could pass by seeing little.

use std::collections::BTreeMap;

use inmail_credits::domain::DAY_MS;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::seen::see;
use crate::story::story;

/// All that is counted must occur this often in 2,000 stories.
const LEAST: u32 = 10;

#[test]
fn the_stories_reach_every_refusal_reason_and_edge() {
    let mut runner = TestRunner::deterministic();
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    let mut count = |what: String| *counts.entry(what).or_default() += 1;
    for _ in 0..2_000 {
        let story = story().new_tree(&mut runner).unwrap().current();
        let mut account = story.open();
        for step in &story.steps {
            if let Err(refusal) = step.play(&mut account) {
                count(refusal.code().to_owned());
            }
        }
        let policy = story.policy;
        let seen = see(&account);
        for entry in &seen.ledger {
            count(format!("entry {}", entry.reason));
            if seen.ledger.iter().any(|other| other.at_ms == entry.at_ms && other.reason != entry.reason) {
                count(format!("{} with another reason at its instant", entry.reason));
            }
        }
        for message in &seen.messages {
            for (what, at_ms) in [
                ("edited", message.edited_ms),
                ("deleted", message.deleted_ms),
                ("reminded", message.reminded_ms),
            ] {
                if at_ms == Some(message.sent_ms + policy.edit_window_ms() - 1) {
                    count(format!("{what} in the last millisecond"));
                } else if at_ms.is_some() {
                    count(what.to_owned());
                }
            }
            let Some((at_ms, _, credit)) = message.response else { continue };
            count(format!("response {}", credit.err().unwrap_or("credited")));
            for (window, length) in
                [("response", policy.response_window_ms()), ("reminder", policy.reminder_after_ms())]
            {
                for off in -1..=1 {
                    if at_ms == message.sent_ms + length + off {
                        count(format!("answered {off} ms from the end of the {window} window"));
                    }
                }
            }
            if message.deleted_ms.is_some_and(|deleted| deleted > at_ms) && credit.is_ok() {
                count("deleted after the credit came back".to_owned());
            }
        }
        for month in &seen.overdue {
            count(format!("overdue in {}", if month.ends_with("-12") { "December" } else { "a month" }));
        }
        if account.now().date().to_string().ends_with("02-29") {
            count("ends on a leap day".to_owned());
        }
        if account.now().as_ms().rem_euclid(DAY_MS) == 0 {
            count("ends at midnight".to_owned());
        }
    }
    for what in EXPECTED {
        assert!(counts.get(*what).copied().unwrap_or(0) >= LEAST, "{what} is rare:\n{counts:#?}");
    }
}

const EXPECTED: &[&str] = &[
    "allocation with another reason at its instant",
    "already_answered",
    "already_subscribed",
    "answered -1 ms from the end of the reminder window",
    "answered -1 ms from the end of the response window",
    "answered 0 ms from the end of the reminder window",
    "answered 0 ms from the end of the response window",
    "answered 1 ms from the end of the reminder window",
    "answered 1 ms from the end of the response window",
    "body_empty",
    "body_too_long",
    "delete_window_closed",
    "deleted",
    "deleted after the credit came back",
    "deleted in the last millisecond",
    "duplicate_message",
    "edit_window_closed",
    "edited",
    "edited in the last millisecond",
    "ends at midnight",
    "ends on a leap day",
    "entry allocation",
    "entry expired",
    "entry forfeited",
    "entry opening",
    "entry removed_at_limit",
    "entry repaired_allocation",
    "entry returned",
    "entry sent",
    "expired with another reason at its instant",
    "forfeited with another reason at its instant",
    "message_deleted",
    "month_not_upcoming",
    "no_credits",
    "no_subscription",
    "nothing_to_repair",
    "opening with another reason at its instant",
    "overdue in a month",
    "overdue in December",
    "recipient_empty",
    "reminded",
    "removed_at_limit with another reason at its instant",
    "repaired_allocation with another reason at its instant",
    "response already_expired",
    "response at_limit",
    "response credited",
    "response deleted",
    "response late",
    "response no_subscription",
    "returned with another reason at its instant",
    "same_subscription",
    "sent with another reason at its instant",
    "subject_empty",
    "subject_has_line_break",
    "subject_too_long",
    "time_went_back",
    "unknown_message",
];
