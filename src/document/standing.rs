//! Where an account stands, in the few numbers by which two states of it are told apart.

use super::open::Document;
use crate::domain::Instant;

/// Where an account stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Its name.
    pub name: String,
    /// Credits left.
    pub credits: u32,
    /// How many things were done, the opening among them.
    pub actions: usize,
    /// The account's time at the last of them.
    pub last_action: Option<Instant>,
}

impl Standing {
    /// Where an open account stands now.
    pub fn of(document: &Document) -> Self {
        let events = document.history().events();
        Self {
            name: document.name().to_owned(),
            credits: document.account().credits(),
            actions: events.len(),
            last_action: events.last().map(|event| event.at),
        }
    }
}
