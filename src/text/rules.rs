//! The rules in plain words, and from where each of them is.

use crate::domain::{
    AtLimit, BODY_MAX_CHARS, Policy, ReturnedCreditLife, RuleNo, SUBJECT_MAX_CHARS, SubscriptionType,
};

use super::{credits, number};

/// From where a sentence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// LinkedIn's help page says so.
    Article,
    /// The page is silent or can be read in two ways; this is how it is read here.
    Reading,
}

/// What a rule says, in as many parts as it has sources.
pub type Statement = (Source, String);

/// What a rule is about.
pub fn title(rule: RuleNo) -> &'static str {
    match rule {
        RuleNo::R1 => say!("Subscription types"),
        RuleNo::R2 => say!("Monthly allocation"),
        RuleNo::R3 => say!("Opening credits"),
        RuleNo::R4 => say!("How long a credit lives"),
        RuleNo::R5 => say!("Spending"),
        RuleNo::R6 => say!("The limit"),
        RuleNo::R7 => say!("What comes first"),
        RuleNo::R8 => say!("Sending"),
        RuleNo::R9 => say!("Responses"),
        RuleNo::R10 => say!("Editing and deleting"),
        RuleNo::R11 => say!("The reminder"),
        RuleNo::R12 => say!("Cancelling and changing type"),
        RuleNo::R13 => say!("Credits that do not come"),
        RuleNo::R14 => say!("Time"),
        RuleNo::R15 => say!("Numbers and readings"),
        RuleNo::R16 => say!("Another number on Sales Navigator"),
    }
}

/// What a rule says. The article's part has the article's numbers, the reading has those of `policy`.
pub fn statements(rule: RuleNo, policy: &Policy) -> Vec<Statement> {
    let article = |text: String| (Source::Article, text);
    let reading = |text: String| (Source::Reading, text);
    let page = Policy::default();
    match rule {
        RuleNo::R1 => vec![article(say!(
            "{} bring the same number of credits and have the same limit.",
            list(&SubscriptionType::ALL.map(super::subscription_type_short))
        ))],
        RuleNo::R2 => vec![
            article(say!(
                "{} arrive on the 1st of each month, counted in UTC. On which day the account began makes no \
                 difference.",
                credits(page.monthly_allocation)
            )),
            reading(
                say!("They arrive at 00:00 UTC, if the subscription is active then and began before that moment. One \
                 that begins on a 1st at exactly 00:00 gets its first allocation a month later.")
                    .to_owned(),
            ),
        ],
        RuleNo::R3 => vec![reading(say!(
            "An account is opened here with the number you give, up to {}; {} if you give none. Or batch by \
             batch, each with the day on which it came. After a change of type, or with a new subscription, it \
             begins with none unless you give a number then.",
            number(policy.limit.into()),
            number(policy.monthly_allocation.into())
        ))],
        RuleNo::R4 => vec![
            article(say!("A credit has to be used within {} days.", page.credit_life_days)),
            reading(say!(
                "That is {} times 24 hours from its arrival. Up to the last millisecond it can be used; then it \
                 is gone.",
                policy.credit_life_days
            )),
        ],
        RuleNo::R5 => vec![reading(
            say!("The credit that an InMail costs comes from the batch that ends first; of two that end together, \
             from the older one. Without a credit left it cannot be sent: nothing is owed.")
                .to_owned(),
        )],
        RuleNo::R6 => vec![
            article(say!("Nobody holds more than {} credits.", page.limit)),
            reading(at_limit(policy.at_limit).to_owned()),
        ],
        RuleNo::R7 => vec![reading(
            say!("Where several things fall on one moment, credits end first. Then the allocation arrives, then \
             reminders go out, and then comes what people did, in the order in which it was entered. It makes \
             no difference whether the clock is moved in one go or in steps.")
                .to_owned(),
        )],
        RuleNo::R8 => vec![
            article(
                say!("Every InMail costs a credit. So does a second one to somebody who has not answered the first.")
                    .to_owned(),
            ),
            reading(say!(
                "Two InMails go to one person if the profile address is the same, or without addresses the \
                 name; capitals and spaces around it do not count. A subject is one line of up to {} \
                 characters, a message has up to {}.",
                number(SUBJECT_MAX_CHARS as u64),
                number(BODY_MAX_CHARS as u64)
            )),
        ],
        RuleNo::R9 => vec![
            article(say!(
                "An answer within {} days of sending gives the credit back, at once. Interested and Maybe later \
                 count as accepted, Not interested as declined; each of them gives it back.",
                page.response_window_days
            )),
            reading(say!(
                "A written answer gives it back too. Only the first answer counts. One to a deleted InMail, \
                 at the very instant when the {} days are over or after it, or while no subscription is active is \
                 recorded, and gives nothing back. {}",
                policy.response_window_days,
                returned_life(policy.returned_credit_life)
            )),
        ],
        RuleNo::R10 => vec![
            article(say!(
                "For {} minutes after it was sent, an InMail can be edited or deleted. Deleting one that has no \
                 answer gives no credit back, whatever comes later; a credit that came back before stays.",
                page.edit_window_minutes
            )),
            reading(
                say!("Editing costs nothing, can be done after an answer too, and starts no window again.")
                    .to_owned(),
            ),
        ],
        RuleNo::R11 => vec![
            article(say!(
                "A recipient is reminded automatically, no more than {} days after sending.",
                page.reminder_after_days
            )),
            reading(say!(
                "Once, exactly {} times 24 hours after sending, unless the InMail is answered or deleted by \
                 then. It costs nothing.",
                policy.reminder_after_days
            )),
        ],
        RuleNo::R12 => vec![
            article(say!("Cancelling, or changing the type, leaves the credits behind.").to_owned()),
            reading(
                say!("All of them are gone at that moment, and none arrive until a subscription begins. What was \
                 sent, its answers and its windows stay.")
                    .to_owned(),
            ),
        ],
        RuleNo::R13 => vec![
            article(say!("Credits that are not there by the 2nd of a month are a case for LinkedIn support.").to_owned()),
            reading(
                say!("To play this through, a coming month can be marked as one whose credits do not come. From 00:00 \
                 UTC on the 2nd the window says that they are overdue, until they are made good. Their life begins \
                 when they are made good.")
                    .to_owned(),
            ),
        ],
        RuleNo::R14 => vec![reading(
            say!("An account's time never runs back. It can begin in the past and be played forward; a month forward \
             means to the next 1st, 00:00 UTC. Something entered later than it happened takes its place in the \
             account's past, unless something after it would then be impossible.")
                .to_owned(),
        )],
        RuleNo::R15 => vec![reading(
            say!("Every account keeps the numbers and readings it was opened with, so that what it once said stays \
             true. People quote older wordings of the page, so two of the readings have another one beside \
             them.")
                .to_owned(),
        )],
        RuleNo::R16 => vec![reading(
            say!("The number that Sales Navigator shows can be recorded at any time. It changes nothing here; the \
             program compares it with what these rules give, and says what could explain a difference.")
                .to_owned(),
        )],
    }
}

/// A reading of the limit (`R6`), as a sentence.
pub fn at_limit(reading: AtLimit) -> &'static str {
    match reading {
        AtLimit::ReplaceSoonest => {
            say!(
                "What comes is added in full: where it does not fit under the limit, the credits that end first make \
             room for it."
            )
        }
        AtLimit::ShortenAddition => say!("What does not fit under the limit is not added."),
    }
}

/// A reading of a returned credit's life (`R9`), as a sentence.
pub fn returned_life(reading: ReturnedCreditLife) -> &'static str {
    match reading {
        ReturnedCreditLife::Fresh => {
            say!("A credit that comes back has a whole life of its own from the answer on.")
        }
        ReturnedCreditLife::Inherit => {
            say!(
                "A credit that comes back ends when the one that paid would have ended; if that is over, none comes \
             back."
            )
        }
    }
}

/// `Core, Advanced and Advanced Plus`.
fn list(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [before @ .., last] => say!("{} and {last}", before.join(", "), last),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_a_title_and_says_something() {
        for rule in RuleNo::ALL {
            let said = statements(rule, &Policy::default());
            assert!(!title(rule).is_empty() && !said.is_empty(), "{rule}");
            assert!(said.iter().all(|(_, text)| text.ends_with('.')), "{rule}: {said:?}");
        }
    }

    #[test]
    fn the_reading_has_the_numbers_of_the_account_and_the_article_its_own() {
        let policy = Policy { credit_life_days: 30, ..Policy::default() };
        let said = statements(RuleNo::R4, &policy);
        assert_eq!(said[0], (Source::Article, "A credit has to be used within 90 days.".to_owned()));
        assert!(said[1].1.starts_with("That is 30 times 24 hours"), "{said:?}");
    }

    #[test]
    fn the_types_stand_in_one_list() {
        let said = statements(RuleNo::R1, &Policy::default());
        assert!(said[0].1.starts_with("Core, Advanced and Advanced Plus bring"), "{said:?}");
    }
}
