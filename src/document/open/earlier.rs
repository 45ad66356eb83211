//! Entering something that happened earlier, and taking that back (`R14`).

use super::steps::Step;
use super::{Document, within_years};
use crate::domain::{Action, Event, Events, Instant, NotInserted};

/// What came of entering something that happened earlier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inserted {
    /// The event.
    pub event: Event,
    /// Credits left now before it was entered.
    pub before: u32,
    /// Credits left now.
    pub after: u32,
}

/// An entry that can be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Earlier {
    /// The events as they were.
    before: Events,
    /// The event that was entered.
    event: Event,
}

impl Earlier {
    /// What was entered.
    pub(super) const fn event(&self) -> &Event {
        &self.event
    }
}

impl Document {
    /// Enters something that happened at an earlier instant of the account's time, and replays everything
    /// after it.
    ///
    /// # Errors
    /// Why it cannot be entered; nothing has changed then, except that time may have passed.
    pub fn insert(&mut self, action: &Action, at: Instant, real: Instant) -> Result<Inserted, NotInserted> {
        self.tick(real);
        let before = self.history.events().clone();
        let credits = self.account().credits();
        let place = self.history.insert(action, at, within_years(real))?;
        let events = self.history.events();
        let Some(event) = events.get(place).cloned() else { return Err(NotInserted::InFuture(at)) };
        self.steps.push(Step::Inserted(Earlier { before, event: event.clone() }));
        self.changed();
        Ok(Inserted { event, before: credits, after: self.account().credits() })
    }

    /// Takes an earlier entry back: the events are those that were there before it.
    pub(super) fn without(&mut self, earlier: Earlier) -> Option<Event> {
        // They were there once, so they replay.
        self.history.go_on_with(earlier.before).ok()?;
        Some(earlier.event)
    }
}
