//! What did not come back, and whose it was.

use super::{Claim, were};
use crate::domain::{Account, Explanation, Message, MessageNo, NotReturned, RuleNo};
use crate::text::times::{clock, date};
use crate::text::{counted, number, plural, visible};

/// Names told of those that something happened to; the rest are counted.
const NAMES_MOST: usize = 5;

/// Responses that returned nothing, and InMails without one.
pub(super) fn not_back(account: &Account, told: &Explanation, claims: &mut Vec<Claim>) {
    let window = account.policy().response_window_days;
    for why in NotReturned::ALL {
        let mine: Vec<MessageNo> =
            told.not_back.iter().filter(|not| not.why == why).map(|not| not.message).collect();
        let Ok(count @ 1..) = u32::try_from(mine.len()) else { continue };
        let who = match mine.as_slice() {
            [one] => dated(account, *one),
            more => names_and(account, more, &answered_on),
        };
        let responses = counted(count, "response", "responses");
        let (because, rules): (String, &[RuleNo]) = match why {
            NotReturned::Deleted => {
                let it = plural(count, "an InMail that was deleted", "InMails that were deleted");
                (say!("to {it}", it), &[RuleNo::R9, RuleNo::R10])
            }
            NotReturned::Late => (say!("{window} days or more after sending", window), &[RuleNo::R9]),
            NotReturned::NoSubscription => {
                (say!("while no subscription was active").to_owned(), &[RuleNo::R9])
            }
            NotReturned::AlreadyExpired => {
                (say!("after the credit that paid had ended").to_owned(), &[RuleNo::R9, RuleNo::R15])
            }
            NotReturned::AtLimit => (
                say!("while the account was at its limit of {}", account.policy().limit),
                &[RuleNo::R6, RuleNo::R15],
            ),
        };
        claims.push(Claim::new(
            say!("{responses} came {because} and returned nothing: {who}.", responses, because, who),
            rules,
        ));
    }
    if told.deleted_unanswered > 0 {
        let text = say!(
            "{} deleted before a response, which returns nothing.",
            were(told.deleted_unanswered, "InMail", "InMails")
        );
        claims.push(Claim::new(text, &[RuleNo::R10]));
    }
    if told.lapsed > 0 {
        let text = say!(
            "Since then {window} days ran out for {} without a response, so what was paid does not come back.",
            counted(told.lapsed, "InMail", "InMails"),
            window
        );
        claims.push(Claim::new(text, &[RuleNo::R9]));
    }
}

/// `Priya Raman, sent 3 Feb 2026, 10:00 UTC, answered 5 Feb 2026, 08:00 UTC`: what a claim about one
/// message rests on.
fn dated(account: &Account, no: MessageNo) -> String {
    let Some(message) = account.message(no) else { return String::new() };
    let deleted = message.deleted_at.map(|at| say!(", deleted {}", clock(at)));
    let answered = message.response.map(|response| say!(", answered {}", clock(response.at)));
    say!(
        "{}, sent {}{}{}",
        names(account, &[no]),
        clock(message.sent_at),
        deleted.unwrap_or_default(),
        answered.unwrap_or_default()
    )
}

/// ` (sent 3 Feb 2026, answered 5 Feb 2026)`: one among several, for who may know it by its dates alone.
fn answered_on(message: &Message) -> String {
    let told = |at| say!(" (sent {}, answered {})", date(message.sent_at), date(at));
    message.response.map(|response| told(response.at)).unwrap_or_default()
}

/// `Priya Raman, Ana and 3 more`: to whom messages went.
pub(in crate::text) fn names(account: &Account, messages: &[MessageNo]) -> String {
    names_and(account, messages, &|_| String::new())
}

/// The same with more about each.
fn names_and(account: &Account, messages: &[MessageNo], more: &dyn Fn(&Message) -> String) -> String {
    let to = |no: &MessageNo| {
        let message = account.message(*no)?;
        Some(visible(message.to()).into_owned() + &more(message))
    };
    let mut told = messages.iter().take(NAMES_MOST).filter_map(to).collect::<Vec<_>>().join(", ");
    if let Some(more) = messages.len().checked_sub(NAMES_MOST).filter(|more| *more > 0) {
        told.push_str(&say!(" and {} more", number(more as u64)));
    }
    told
}
