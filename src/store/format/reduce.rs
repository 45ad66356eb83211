//! Leaving names and texts out of what is written, so that a snapshot can be given to others. Every
//! level replays to the same credits.

use std::collections::HashMap;
use std::sync::Arc;

use super::values::Detail;
use crate::domain::{Event, EventKind, Letter, Person};

/// What the account itself is called where names are left out.
const NAMELESS: &str = "Account";

/// The account's name at a level of detail.
pub(super) fn name(name: &str, detail: Detail) -> &str {
    if detail == Detail::Numbers { NAMELESS } else { name }
}

/// The events at a level of detail: `People` without texts; `Numbers` also without names, addresses and
/// the messages' own ids. A person keeps one pseudonym, by the order in which people were first written
/// to.
pub fn reduced_events(events: &[Event], detail: Detail) -> Vec<Event> {
    if detail == Detail::Full {
        return events.to_vec();
    }
    let mut people = HashMap::new();
    let mut sent = 0_usize;
    events
        .iter()
        .map(|event| {
            let kind = match &event.kind {
                EventKind::Sent(letter) => {
                    sent += 1;
                    EventKind::Sent(Arc::new(reduced(letter, detail, sent, &mut people)))
                }
                EventKind::Edited { message, .. } => {
                    EventKind::Edited { message: *message, subject: None, body: None }
                }
                other => other.clone(),
            };
            Event { kind, ..event.clone() }
        })
        .collect()
}

fn reduced(letter: &Letter, detail: Detail, number: usize, people: &mut HashMap<Person, usize>) -> Letter {
    if detail != Detail::Numbers {
        return Letter { subject: None, body: None, ..letter.clone() };
    }
    let next = people.len() + 1;
    let person = *people.entry(letter.person()).or_insert(next);
    Letter {
        id: Arc::from(format!("m{number}")),
        to: Arc::from(format!("Person {person}")),
        profile: None,
        subject: None,
        body: None,
    }
}
