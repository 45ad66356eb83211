//! The Rules page.

use crate::domain::{Account, Event, Impossible, MissedMonth, Policy, Reason, RuleNo};
use crate::text::language::Word;
use crate::text::{self, rules::Source};

/// Beneath the title.
pub const SUBTITLE: Word =
    Word::new("What this account is kept by, and what of it LinkedIn’s help page says");
/// Leads back to where a rule was asked for.
pub fn back_to(name: &str) -> String {
    say!("Back to “{name}”", name)
}

/// In front of what the account itself has to do with a rule.
pub const HERE: Word = Word::new("This account");

/// The tag of a sentence.
pub fn source(source: Source) -> &'static str {
    match source {
        Source::Article => say!("From the help page"),
        Source::Reading => say!("Our reading"),
    }
}

/// `R6 The limit`: the heading of a rule.
pub fn heading(rule: RuleNo) -> String {
    format!("{rule} {}", text::rules::title(rule))
}

/// What a rule comes to for this account, as sentences; none where there is nothing to say.
pub fn facts(rule: RuleNo, account: &Account) -> Vec<String> {
    let mut facts = Vec::new();
    if let Some(other) = other_number(rule, account.policy()) {
        facts.push(other);
    }
    let totals = account.totals();
    let number = text::number;
    match rule {
        RuleNo::R1 => facts.push(match account.subscription() {
            Some(subscription) => format!("{}.", text::subscription_type(subscription.kind)),
            None => NO_SUBSCRIPTION.get().to_owned(),
        }),
        RuleNo::R2 => facts.push(match account.next_allocation() {
            Some((at, credits)) => say!("The next {credits} arrive on {}.", text::clock(at), credits),
            None => say!("No allocation lies ahead, since no subscription is active.").to_owned(),
        }),
        RuleNo::R3 => facts.push(opened(account)),
        RuleNo::R4 => {
            facts.push(match account.next_expiry() {
                Some((at, 1)) => say!(
                    "1 credit ends next, on {}, unless it is used, or removed at the limit, before.",
                    text::clock(at)
                ),
                Some((at, credits)) => say!(
                    "{credits} credits end next, on {}, unless they are used, or removed at the limit, before.",
                    text::clock(at),
                    credits
                ),
                None => say!("No credits are left that could end.").to_owned(),
            });
            facts.extend(so_far(totals.expired, say!("ended unused so far")));
        }
        RuleNo::R5 => facts.push(match account.lots().next() {
            Some(lot) => say!("The next InMail takes one from “{}”.", text::lot_name(account, lot.no)),
            None => say!("No credits are left, so no InMail can be sent.").to_owned(),
        }),
        RuleNo::R6 => {
            let room = account.policy().limit.saturating_sub(account.credits());
            facts.push(say!(
                "The account holds {}, so {} more would fit.",
                number(account.credits().into()),
                number(room.into())
            ));
            facts.extend(so_far(totals.removed_at_limit, say!("removed at the limit so far")));
        }
        RuleNo::R8 => {
            let sent = u32::try_from(account.messages().len()).unwrap_or(u32::MAX);
            facts.push(say!("{} sent so far.", text::counted(sent, "InMail was", "InMails were")));
        }
        RuleNo::R9 => {
            let waiting = account.waiting();
            let verb = text::plural(waiting, "InMail waits", "InMails wait");
            facts.push(say!("{} {verb} for an answer that counts.", number(waiting.into()), verb));
            facts.extend(so_far(totals.returned, say!("came back so far")));
        }
        RuleNo::R10 => facts.push(match account.next_edit_deadline() {
            Some((at, no)) => {
                let to = account.message(no).map(|message| text::visible(message.to()).into_owned());
                let to = to.unwrap_or_default();
                let messages = account.messages().rev().map(|(_, message)| message);
                let open = messages.take_while(|message| account.edit_closes_at(message) > account.now());
                match open.filter(|message| message.deleted_at.is_none()).count() {
                    ..=1 => say!("The InMail to {to} can be changed until {}.", text::clock(at), to),
                    count => say!(
                        "{count} InMails can be changed, the one to {to} until {}, the others longer.",
                        text::clock(at),
                        count,
                        to
                    ),
                }
            }
            None => say!("No InMail can be edited or deleted now.").to_owned(),
        }),
        RuleNo::R11 => {
            let reminders = u32::try_from(account.reminders().len()).unwrap_or(u32::MAX);
            facts.push(say!("{} out so far.", text::counted(reminders, "reminder went", "reminders went")));
        }
        RuleNo::R12 => {
            let removal = account.removal();
            facts.push(if account.subscription().is_none() {
                say!(
                    "No subscription is active. One that began now would bring its first credits on {}.",
                    text::clock(removal.next_allocation)
                )
            } else {
                say!(
                    "Changing the type now would cost {}, and the next would arrive on {}.",
                    text::credits(removal.lost),
                    text::clock(removal.next_allocation)
                )
            });
            facts.extend(so_far(totals.forfeited, say!("were lost in this way so far")));
        }
        RuleNo::R13 => facts.extend(account.missed_months().map(|(month, state)| missed(month, state))),
        RuleNo::R14 => facts.push(say!("It is {} for this account.", text::clock(account.now()))),
        RuleNo::R15 => facts.push(numbers(account.policy())),
        RuleNo::R16 => {
            facts.extend(account.observations().last().map(|seen| {
                say!(
                    "On {} Sales Navigator showed {}, and these rules gave {}.",
                    text::clock(seen.at),
                    number(seen.observed.into()),
                    number(seen.expected.into())
                )
            }));
        }
        RuleNo::R7 => {}
    }
    facts
}

/// Where there is none.
const NO_SUBSCRIPTION: Word = Word::new("No subscription is active.");

/// Where the account lives under a number other than the article's.
fn other_number(rule: RuleNo, policy: &Policy) -> Option<String> {
    let page = Policy::default();
    let pair = match rule {
        RuleNo::R2 => (policy.monthly_allocation, page.monthly_allocation, say!("credits a month")),
        RuleNo::R4 => (policy.credit_life_days, page.credit_life_days, say!("days")),
        RuleNo::R6 => (policy.limit, page.limit, say!("credits")),
        RuleNo::R9 => (policy.response_window_days, page.response_window_days, say!("days")),
        RuleNo::R10 => (policy.edit_window_minutes, page.edit_window_minutes, say!("minutes")),
        RuleNo::R11 => (policy.reminder_after_days, page.reminder_after_days, say!("days")),
        _ => return None,
    };
    let (here, there, what) = pair;
    (here != there).then(|| {
        say!(
            "It is kept with {} {what} where the help page has {there}.",
            text::number(here.into()),
            what,
            there
        )
    })
}

fn so_far(count: u64, what: &str) -> Option<String> {
    let noun = text::plural(count, "credit", "credits");
    (count > 0).then(|| format!("{} {noun} {what}.", text::number(count)))
}

fn opened(account: &Account) -> String {
    let opened_at = account.opened_at();
    let opening = account.ledger().iter().take_while(|entry| entry.at == opened_at);
    let credits: u32 = opening
        .filter(|entry| entry.reason == Reason::Opening)
        .map(|entry| entry.change.unsigned_abs())
        .sum();
    say!("It was opened on {} with {}.", text::clock(opened_at), text::credits(credits))
}

fn missed(month: crate::domain::Month, state: MissedMonth) -> String {
    let name = text::month(month);
    match state {
        MissedMonth::Marked => say!("The credits for {name} are marked as ones that will not come.", name),
        MissedMonth::Due => say!("The credits for {name} did not come and were not made good.", name),
        MissedMonth::NotDue => say!("None were due for {name}.", name),
        MissedMonth::Repaired => say!("The credits for {name} did not come and were made good.", name),
    }
}

fn numbers(policy: &Policy) -> String {
    let number = |value: u32| text::number(value.into());
    say!(
        "{} credits a month, at most {}, good for {} days; a response counts for {} days, editing and deleting \
         for {} minutes, and the reminder goes after {} days.",
        number(policy.monthly_allocation),
        number(policy.limit),
        number(policy.credit_life_days),
        number(policy.response_window_days),
        number(policy.edit_window_minutes),
        number(policy.reminder_after_days)
    )
}

/// While what the other readings come to is not known yet.
pub const WORKING: Word = Word::new("Being worked out…");

/// The account's own reading beside the other: about what, what is read here, what the other would be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Readings {
    /// The question.
    pub question: &'static str,
    /// As this account has it.
    pub here: &'static str,
    /// As it could be read too.
    pub other: &'static str,
}

/// The two questions, with this policy's reading and the other one.
pub fn readings(policy: &Policy) -> [Readings; 2] {
    [
        Readings {
            question: say!("What arrives at the limit"),
            here: text::rules::at_limit(policy.at_limit),
            other: text::rules::at_limit(policy.at_limit.other()),
        },
        Readings {
            question: say!("The life of a credit that comes back"),
            here: text::rules::returned_life(policy.returned_credit_life),
            other: text::rules::returned_life(policy.returned_credit_life.other()),
        },
    ]
}

/// In front of the account's own reading.
pub const READ_HERE: Word = Word::new("Here:");
/// In front of the other reading.
pub const READ_OTHERWISE: Word = Word::new("Or:");

/// What the account would hold under another reading; `done` is what was done at the place from which on
/// it is impossible.
pub fn otherwise(holds: u32, other: Result<u32, (Impossible, Option<&Event>)>, account: &Account) -> String {
    match other {
        Ok(same) if same == holds => {
            say!("With the other reading you would hold {} too.", text::number(same.into()))
        }
        Ok(credits) => say!("With the other reading you would hold {}.", text::number(credits.into())),
        Err((impossible, event)) => could_not(say!("With the other reading"), impossible, event, account),
    }
}

/// What the account would hold if both were read otherwise.
pub fn both(other: Result<u32, (Impossible, Option<&Event>)>, account: &Account) -> String {
    match other {
        Ok(credits) => {
            say!("With both read the other way you would hold {}.", text::number(credits.into()))
        }
        Err((impossible, event)) => {
            could_not(say!("With both read the other way"), impossible, event, account)
        }
    }
}

fn could_not(with: &str, impossible: Impossible, event: Option<&Event>, account: &Account) -> String {
    let entry = text::number(impossible.index as u64 + 1);
    let what = event.map(|event| {
        let done = text::window::told::done(account, event);
        format!(" ({done}, {})", text::clock(event.at))
    });
    say!(
        "{with} this account could not have come about, from entry {entry} on{}: {}",
        what.unwrap_or_default(),
        text::refusal(impossible.refusal),
        with,
        entry
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Opening, Refusal, SubscriptionType};

    fn account() -> Account {
        let at = "2026-01-01T00:00:00Z".parse().unwrap();
        let mut account =
            Account::open(Policy::default(), at, SubscriptionType::Core, &Opening::Credits(50)).unwrap();
        account.advance_to("2026-05-30T12:00:00Z".parse().unwrap());
        account
    }

    #[test]
    fn a_rule_is_told_with_the_numbers_of_the_account() {
        let account = account();
        assert_eq!(account.credits(), 100);
        assert_eq!(facts(RuleNo::R2, &account), ["The next 50 arrive on 1 Jun 2026, 00:00 UTC."]);
        assert_eq!(facts(RuleNo::R3, &account), ["It was opened on 1 Jan 2026, 00:00 UTC with 50 credits."]);
        assert_eq!(
            facts(RuleNo::R4, &account),
            [
                "50 credits end next, on 30 Jun 2026, 00:00 UTC, unless they are used, or removed at the limit, before.",
                "100 credits ended unused so far."
            ]
        );
        assert_eq!(
            facts(RuleNo::R6, &account),
            ["The account holds 100, so 50 more would fit.", "50 credits removed at the limit so far."]
        );
        assert!(facts(RuleNo::R7, &account).is_empty());
    }

    #[test]
    fn a_number_other_than_the_articles_is_told() {
        let at = "2026-01-01T00:00:00Z".parse().unwrap();
        let policy = Policy { credit_life_days: 30, ..Policy::default() };
        let account = Account::open(policy, at, SubscriptionType::Core, &Opening::Credits(0)).unwrap();
        let told = facts(RuleNo::R4, &account);
        assert_eq!(told[0], "It is kept with 30 days where the help page has 90.");
    }

    #[test]
    fn the_other_reading_is_told_or_why_it_cannot_be() {
        let account = account();
        assert_eq!(otherwise(100, Ok(100), &account), "With the other reading you would hold 100 too.");
        assert_eq!(otherwise(150, Ok(100), &account), "With the other reading you would hold 100.");
        let impossible = Impossible { index: 3, refusal: Refusal::NoCredits { next_allocation: None } };
        let told = otherwise(1, Err((impossible, None)), &account);
        assert!(
            told.starts_with(
                "With the other reading this account could not have come about, from entry 4 on: "
            ),
            "{told}"
        );
    }
}
