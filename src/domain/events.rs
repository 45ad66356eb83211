//! The events of an account, shared with whoever writes or replays them at the same time.

use std::fmt;
use std::ops::Deref;

use super::event::Event;
use super::log::{Iter, Log};

/// Events, oldest first. A copy shares them, and later ones do not show in it.
///
/// Adding to them and taking the last one back cost the same however many there are and whoever shares them.
/// As a slice they have to be put together first where some came while they were shared: what a frame needs is
/// had by the methods here instead.
#[derive(Clone, Default)]
pub struct Events(Log<Event>);

impl Events {
    /// How many.
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The one at a place, from 0.
    pub fn get(&self, place: usize) -> Option<&Event> {
        self.0.get(place)
    }

    /// The oldest.
    pub fn first(&self) -> Option<&Event> {
        self.get(0)
    }

    /// The newest.
    pub fn last(&self) -> Option<&Event> {
        self.get(self.len().checked_sub(1)?)
    }

    /// Each, oldest first.
    pub fn iter(&self) -> Iter<'_, Event> {
        self.0.iter()
    }

    /// A copy of each, shared with nobody.
    pub fn to_vec(&self) -> Vec<Event> {
        self.iter().cloned().collect()
    }

    pub(super) fn push(&mut self, event: Event) {
        self.0.push(event);
    }

    /// Takes the last one back.
    pub(super) fn pop(&mut self) -> Option<Event> {
        self.0.pop()
    }
}

impl<'e> IntoIterator for &'e Events {
    type Item = &'e Event;
    type IntoIter = Iter<'e, Event>;

    fn into_iter(self) -> Iter<'e, Event> {
        self.iter()
    }
}

impl From<Vec<Event>> for Events {
    fn from(events: Vec<Event>) -> Self {
        Self(events.into())
    }
}

impl Deref for Events {
    type Target = [Event];

    fn deref(&self) -> &[Event] {
        self.0.as_slice()
    }
}

impl PartialEq for Events {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other)
    }
}

impl Eq for Events {}

impl fmt::Debug for Events {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{EventKind, Instant};

    fn observed(credits: u32) -> Event {
        let at = Instant::EARLIEST;
        Event { at, recorded_at: at, kind: EventKind::BalanceObserved { credits } }
    }

    fn events(credits: &[u32]) -> Events {
        Events::from(told(credits))
    }

    fn told(credits: &[u32]) -> Vec<Event> {
        credits.iter().copied().map(observed).collect()
    }

    #[test]
    fn what_is_taken_back_or_added_does_not_show_in_a_copy() {
        let mut events = events(&[1, 2]);
        let copy = events.clone();
        assert_eq!(events.pop(), Some(observed(2)));
        assert_eq!((&*events, &*copy), (&*told(&[1]), &*told(&[1, 2])));
        events.push(observed(3));
        assert_eq!((&*events, &*copy), (&*told(&[1, 3]), &*told(&[1, 2])));
        let shared = events.clone();
        events.pop();
        assert_eq!((&*events, &*shared), (&*told(&[1]), &*told(&[1, 3])));
        events.push(observed(4));
        assert_eq!((&*events, &*shared), (&*told(&[1, 4]), &*told(&[1, 3])));
        assert_eq!([events.pop(), events.pop(), events.pop()], [Some(observed(4)), Some(observed(1)), None]);
        assert_eq!((&*copy, &*shared), (&*told(&[1, 2]), &*told(&[1, 3])));
    }

    #[test]
    fn while_a_copy_holds_them_none_of_them_is_copied() {
        let mut events = events(&[1, 2, 3]);
        let before = events.get(1).map(std::ptr::from_ref);
        let copy = events.clone();
        events.push(observed(4));
        events.push(observed(5));
        assert_eq!(
            (events.pop(), events.pop(), events.pop()),
            (Some(observed(5)), Some(observed(4)), Some(observed(3)))
        );
        events.push(observed(6));
        assert_eq!(events.get(1).map(std::ptr::from_ref), before);
        assert_eq!(copy.get(1).map(std::ptr::from_ref), before);
    }

    #[test]
    fn own_and_shared_ones_are_told_as_one() {
        let mut events = events(&[1, 2]);
        let copy = events.clone();
        events.push(observed(3));
        events.push(observed(4));
        assert_eq!((events.len(), events.is_empty(), copy.len()), (4, false, 2));
        assert_eq!((events.first(), events.last()), (Some(&observed(1)), Some(&observed(4))));
        let there = [0, 1, 2, 3, 4].map(|place| events.get(place).cloned());
        assert_eq!(there, [Some(observed(1)), Some(observed(2)), Some(observed(3)), Some(observed(4)), None]);
        assert!(events.iter().rev().cloned().eq(told(&[4, 3, 2, 1])));
        assert_eq!(&*events, &*told(&[1, 2, 3, 4]));
        assert_eq!(events.to_vec(), told(&[1, 2, 3, 4]));
        events.pop();
        assert_eq!(&*events, &*told(&[1, 2, 3]));
        events.push(observed(5));
        assert_eq!(&*events, &*told(&[1, 2, 3, 5]));
        assert_eq!(format!("{events:?}"), format!("{:?}", told(&[1, 2, 3, 5])));
    }

    #[test]
    fn events_are_equal_wherever_they_are_kept() {
        let mut one = events(&[1, 2]);
        let copy = one.clone();
        one.push(observed(3));
        assert_eq!(one, events(&[1, 2, 3]));
        assert_eq!(one.clone(), one);
        assert_ne!(one, copy);
        assert_ne!(one, events(&[1, 2, 4]));
    }

    #[test]
    fn none_are_none() {
        let mut none = Events::default();
        assert_eq!((none.len(), none.is_empty(), none.first(), none.last()), (0, true, None, None));
        assert_eq!((none.pop(), &*none), (None, &[][..]));
    }
}
