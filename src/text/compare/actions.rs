//! What was done in one of the two and not in the other.

use crate::document::Snapshot;
use crate::document::compare::{Comparison, Pair};
use crate::domain::{Event, EventKind, Opening};
use crate::text;

/// The first action that differs, in each.
pub fn parting(compared: &Comparison, first: &Snapshot, second: &Snapshot) -> Pair<String> {
    let told = |event: &Option<Event>, snapshot: &Snapshot| match event {
        Some(event) => format!("{}: {}", text::clock(event.at), action(snapshot, event)),
        None => say!("nothing more").to_owned(),
    };
    Pair { first: told(&compared.parting.first, first), second: told(&compared.parting.second, second) }
}

fn action(snapshot: &Snapshot, event: &Event) -> String {
    let account = snapshot.history.account();
    let done = text::window::told::done(account, event);
    match &event.kind {
        EventKind::Opened { subscription, opening } => {
            let credits = match opening {
                Opening::Credits(credits) => *credits,
                Opening::Lots(lots) => lots.iter().map(|lot| lot.credits).sum(),
            };
            let kind = text::subscription_type(*subscription);
            say!("{done}, {kind}, with {}", text::credits(credits), done, kind)
        }
        EventKind::Sent(letter) => match &letter.subject {
            Some(subject) => format!("{done}: “{}”", text::visible(subject)),
            None => done,
        },
        _ => done,
    }
}

/// Actions of one side that are named; the rest are counted.
const NAMED_MAX: usize = 6;

/// What only one of the two holds, a line each, with what it did to the credits: `20 Nov 2026, 10:00 UTC: InMail sent
/// to Liam Byrne (−1)`. Nothing where that is the first difference and no more.
pub(super) fn only(compared: &Comparison, first: &Snapshot, second: &Snapshot) -> Pair<Vec<String>> {
    let Pair { first: mine, second: others } = &compared.only;
    let beyond =
        |only: &[Event], parting: &Option<Event>| only.iter().any(|event| Some(event) != parting.as_ref());
    if !beyond(mine, &compared.parting.first) && !beyond(others, &compared.parting.second) {
        return Pair { first: Vec::new(), second: Vec::new() };
    }
    Pair { first: lines(first, mine), second: lines(second, others) }
}

fn lines(snapshot: &Snapshot, events: &[Event]) -> Vec<String> {
    let named = events.iter().take(NAMED_MAX).map(|event| only_action(snapshot, event));
    let more = events.len().checked_sub(NAMED_MAX).filter(|more| *more > 0);
    named.chain(more.map(|more| say!("and {} more", text::number(more as u64)))).collect()
}

/// One of them: `20 Nov 2026, 10:00 UTC: InMail sent to Liam Byrne (−1)`.
pub fn only_action(snapshot: &Snapshot, event: &Event) -> String {
    let account = snapshot.history.account();
    let change = match &event.kind {
        EventKind::Sent(_) => -1,
        EventKind::Responded { message, .. } => {
            let response = account.message(*message).and_then(|message| message.response);
            i64::from(response.is_some_and(|response| response.credit.is_ok()))
        }
        _ => 0,
    };
    let done = format!("{}: {}", text::clock(event.at), action(snapshot, event));
    if change == 0 { done } else { format!("{done} ({})", text::signed(change)) }
}
