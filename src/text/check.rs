//! Checked snapshots in words.

use super::compare::Differing;
use crate::document::check::{Checked, Finding, Loss, Trouble, Verdict};
use crate::document::compare::Pair;
use crate::domain::{Policy, RuleNo};
use crate::store::format::Detail;
use crate::text;

/// The verdict.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Fine => say!("Fine"),
        Verdict::Look => say!("Look"),
        Verdict::Unusable => say!("Unusable"),
    }
}

/// All that was found, as sentences in one line: what to look at, or that nothing is; then what there is
/// to know besides.
pub fn found(checked: &Checked) -> String {
    let mut told = Vec::with_capacity(checked.findings.len() + 1);
    if let Some(subject) = &checked.subject
        && checked.verdict() == Verdict::Fine
    {
        let actions = u32::try_from(subject.actions).unwrap_or(u32::MAX);
        let scenario = checked.findings.iter().any(|finding| matches!(finding, Finding::Scenario { .. }));
        if !scenario {
            let replayed = text::counted(actions, "action", "actions");
            told.push(say!("{replayed} replayed; file and replay agree", replayed));
        }
    }
    told.extend(checked.findings.iter().map(finding));
    told.join(". ")
}

/// One finding with its rule, without a full stop.
pub fn finding(finding: &Finding) -> String {
    let told = without_rule(finding);
    match rule(finding) {
        Some(rule) => format!("{told} ({rule})"),
        None => told,
    }
}

/// The rule that a finding rests on, if it rests on one.
pub const fn rule(finding: &Finding) -> Option<RuleNo> {
    match finding {
        Finding::RenewalOverdue(_) => Some(RuleNo::R13),
        Finding::Expiring(_) => Some(RuleNo::R4),
        Finding::RemovedAtLimit(_) => Some(RuleNo::R6),
        Finding::NoCredits => Some(RuleNo::R5),
        _ => None,
    }
}

/// One finding, without its rule and a full stop.
pub fn without_rule(finding: &Finding) -> String {
    match finding {
        Finding::Unusable(Trouble::NotRead(why)) => text::visible(why).into_owned(),
        Finding::Unusable(Trouble::File(error)) => text::visible(&error.to_string()).into_owned(),
        Finding::SummaryDiffers { as_of, told, replayed } => match replayed {
            Some(replayed) if replayed == told => say!(
                "The file and the replay both say {} on {}, in other batches",
                text::number(u64::from(*told)),
                text::clock(*as_of)
            ),
            Some(replayed) => say!(
                "The file says {}, the replay gives {} (on {})",
                text::number(u64::from(*told)),
                text::number(u64::from(*replayed)),
                text::clock(*as_of)
            ),
            None => say!(
                "The file says {} on {}, before the account was opened",
                text::number(u64::from(*told)),
                text::clock(*as_of)
            ),
        },
        Finding::Changed => say!("Changed after it was written").to_owned(),
        Finding::NotYetOpened(opened_at) => {
            say!("The account was opened later, on {}", text::clock(*opened_at))
        }
        Finding::RenewalOverdue(month) => {
            say!("Renewal overdue: the allocation of {} has not come", text::date(month.first()))
        }
        Finding::Expiring(loss) => {
            let verb = super::plural(loss.credits, "expires", "expire");
            say!("{} {verb} {} unless used", text::credits(loss.credits), when(loss), verb)
        }
        Finding::RemovedAtLimit(loss) => {
            let verb = super::plural(loss.credits, "is", "are");
            say!(
                "{} {verb} removed {} to make room for an allocation, unless used",
                text::credits(loss.credits),
                when(loss),
                verb
            )
        }
        Finding::NoCredits => say!("No credits are left").to_owned(),
        Finding::OtherRules(policy) => {
            let both = Pair { first: Policy::default(), second: *policy };
            let others: Vec<_> = super::compare::differing(&both).iter().map(other_rule).collect();
            let others = others.join(", ");
            say!("Kept by other rules than the usual for {others}", others)
        }
        Finding::NoCheckValue => say!("No check value, so a change would not show").to_owned(),
        Finding::LeftOut(Detail::Numbers) => say!("Names, subjects and messages were left out").to_owned(),
        Finding::LeftOut(_) => say!("Subjects and messages were left out").to_owned(),
        Finding::Scenario { name, steps, refused } => {
            let steps = text::counted(u32::try_from(*steps).unwrap_or(u32::MAX), "step", "steps");
            let refused = refused.map_or_else(String::new, |refused| {
                let more = match refused.count {
                    1 => String::new(),
                    count => say!(", and {} more", text::number(count as u64 - 1)),
                };
                say!("; step {} was refused ({}){more}", refused.step, refused.refusal.code(), more)
            });
            say!("The scenario “{}”, {steps} played{refused}", text::visible(name), steps, refused)
        }
    }
}

/// `how long a credit lives (30 days)`; a reading is told on the page of the rules.
fn other_rule(rule: &Differing) -> String {
    if rule.is_sentence { rule.what.to_owned() } else { format!("{} ({})", rule.what, rule.told.second) }
}

/// `on 26 Nov 2026, 00:00 UTC`, or by when, where they do not go at once.
fn when(loss: &Loss) -> String {
    if loss.first_at == loss.last_at {
        return say!("on {}", text::clock(loss.first_at));
    }
    say!(
        "by {}, the first {} on {}",
        text::clock(loss.last_at),
        text::number(u64::from(loss.first)),
        text::clock(loss.first_at)
    )
}

/// `3 checked: 1 fine, 1 to look at, 1 unusable`.
pub fn summary(fine: u32, look: u32, unusable: u32) -> String {
    let number = |count: u32| text::number(u64::from(count));
    let all = u64::from(fine) + u64::from(look) + u64::from(unusable);
    say!(
        "{} checked: {} fine, {} to look at, {} unusable",
        text::number(all),
        number(fine),
        number(look),
        number(unusable)
    )
}
