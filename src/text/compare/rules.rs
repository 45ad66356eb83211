//! Rules that are not the same.

use crate::document::compare::Pair;
use crate::domain::Policy;
use crate::text;

/// The rules that are not the same, a line each: `Other rules for how long a credit lives: 90 days and 30 days`.
pub(super) fn rules(policy: &Pair<Policy>) -> Vec<String> {
    let line = |Differing { what, told: Pair { first, second }, is_sentence }| {
        if is_sentence {
            say!("Other rules for {what}. First: {first} Second: {second}", what, first, second)
        } else {
            say!("Other rules for {what}: {first} and {second}", what, first, second)
        }
    };
    differing(policy).into_iter().map(line).collect()
}

/// A rule that is not the same on both sides.
pub(in crate::text) struct Differing {
    /// What it is for.
    pub(in crate::text) what: &'static str,
    /// What it says.
    pub(in crate::text) told: Pair<String>,
    /// Whether that is a sentence: so are readings.
    pub(in crate::text) is_sentence: bool,
}

/// The rules that are not the same.
pub(in crate::text) fn differing(policy: &Pair<Policy>) -> Vec<Differing> {
    let rule = |what, is_sentence, told: fn(&Policy) -> String| {
        let told = Pair { first: told(&policy.first), second: told(&policy.second) };
        (told.first != told.second).then_some(Differing { what, told, is_sentence })
    };
    let number = |what, told| rule(what, false, told);
    let reading = |what, told| rule(what, true, told);
    let all = [
        number(say!("what arrives on each 1st"), |rules| text::credits(rules.monthly_allocation)),
        number(say!("the most that an account holds"), |rules| text::credits(rules.limit)),
        number(say!("how long a credit lives"), |rules| days(rules.credit_life_days)),
        number(say!("how long a response returns a credit"), |rules| days(rules.response_window_days)),
        number(say!("how long an InMail can be edited or deleted"), |rules| {
            minutes(rules.edit_window_minutes)
        }),
        number(say!("the time until the reminder"), |rules| days(rules.reminder_after_days)),
        reading(say!("what arrives at the limit"), |rules| text::rules::at_limit(rules.at_limit).to_owned()),
        reading(say!("the life of a credit that comes back"), |rules| {
            text::rules::returned_life(rules.returned_credit_life).to_owned()
        }),
    ];
    all.into_iter().flatten().collect()
}

fn days(count: u32) -> String {
    text::counted(count, "day", "days")
}

fn minutes(count: u32) -> String {
    text::counted(count, "minute", "minutes")
}
