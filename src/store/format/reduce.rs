//! Leaving names and texts out of what is written, so that a snapshot can be given to others. Every
//! level replays to the same credits.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use super::values::Detail;
use crate::domain::{Event, EventKind, Letter, Person};

/// What the account itself is called where names are left out.
pub const NAMELESS: &str = "Account";

/// The account's name at a level of detail.
pub(super) fn name(name: &str, detail: Detail) -> &str {
    if detail == Detail::Numbers { NAMELESS } else { name }
}

/// Leaves out of one event after another, oldest first, what a level of detail does without: `People` texts;
/// `Numbers` also names, addresses and the messages' own ids. A person keeps one pseudonym, by the order in
/// which people were first written to.
#[derive(Debug)]
pub struct Reducer {
    detail: Detail,
    people: HashMap<Person, usize>,
    sent: usize,
}

impl Reducer {
    /// Before the first event.
    pub fn new(detail: Detail) -> Self {
        Self { detail, people: HashMap::new(), sent: 0 }
    }

    /// The next event, reduced.
    pub fn next<'e>(&mut self, event: &'e Event) -> Cow<'e, Event> {
        if self.detail == Detail::Full {
            return Cow::Borrowed(event);
        }
        let kind = match &event.kind {
            EventKind::Sent(letter) => EventKind::Sent(Arc::new(self.letter(letter))),
            EventKind::Edited { message, .. } => {
                EventKind::Edited { message: *message, subject: None, body: None }
            }
            _ => return Cow::Borrowed(event),
        };
        Cow::Owned(Event { at: event.at, recorded_at: event.recorded_at, kind })
    }

    fn letter(&mut self, letter: &Letter) -> Letter {
        self.sent += 1;
        if self.detail != Detail::Numbers {
            return Letter { subject: None, body: None, ..letter.clone() };
        }
        let next = self.people.len() + 1;
        let person = *self.people.entry(letter.person()).or_insert(next);
        Letter {
            id: Arc::from(id(&letter.id, self.sent, self.detail)),
            to: Arc::from(format!("Person {person}")),
            profile: None,
            subject: None,
            body: None,
        }
    }
}

/// A message's id at a level of detail; it is the `number`th of its account.
pub(super) fn id(id: &str, number: usize, detail: Detail) -> Cow<'_, str> {
    if detail == Detail::Numbers { format!("m{number}").into() } else { id.into() }
}
