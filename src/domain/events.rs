//! The events of an account, shared with whoever writes or replays them at the same time.

use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use super::event::Event;

/// Events, oldest first. A copy shares them, and later ones do not show in it.
///
/// Adding to them and taking the last one back cost the same however many there are and whoever shares them.
/// As a slice they have to be put together first where some came while they were shared: what a frame needs is
/// had by the methods here instead.
#[derive(Default)]
pub struct Events {
    /// What copies share. What is behind `len` was taken back while a copy held it.
    shared: Arc<Vec<Event>>,
    len: usize,
    /// What came after that, while a copy held it.
    own: Vec<Event>,
    /// All of them in one piece, once somebody asked for it and there are some of its own.
    whole: OnceLock<Vec<Event>>,
}

impl Clone for Events {
    fn clone(&self) -> Self {
        // Whoever wants the copy in one piece puts it together where that keeps nobody waiting.
        let shared = Arc::clone(&self.shared);
        Self { shared, len: self.len, own: self.own.clone(), whole: OnceLock::new() }
    }
}

impl Events {
    /// How many.
    pub const fn len(&self) -> usize {
        self.len + self.own.len()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The one at a place, from 0.
    pub fn get(&self, place: usize) -> Option<&Event> {
        match place.checked_sub(self.len) {
            Some(own) => self.own.get(own),
            None => self.shared.get(place),
        }
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
    pub fn iter(&self) -> Iter<'_> {
        self.one_piece().iter().chain(&self.own)
    }

    /// A copy of each, shared with nobody.
    pub fn to_vec(&self) -> Vec<Event> {
        [self.one_piece(), &self.own].concat()
    }

    /// Those before the own ones.
    fn one_piece(&self) -> &[Event] {
        self.shared.get(..self.len).unwrap_or_default()
    }

    pub(super) fn push(&mut self, event: Event) {
        self.whole.take();
        match Arc::get_mut(&mut self.shared) {
            Some(shared) => {
                shared.truncate(self.len);
                shared.append(&mut self.own);
                shared.push(event);
                self.len = shared.len();
            }
            None => self.own.push(event),
        }
    }

    /// Takes the last one back.
    pub(super) fn pop(&mut self) -> Option<Event> {
        self.whole.take();
        if let Some(last) = self.own.pop() {
            return Some(last);
        }
        let last = self.last().cloned()?;
        self.len -= 1;
        if let Some(shared) = Arc::get_mut(&mut self.shared) {
            shared.truncate(self.len);
        }
        Some(last)
    }
}

/// Events, one by one.
type Iter<'e> = std::iter::Chain<std::slice::Iter<'e, Event>, std::slice::Iter<'e, Event>>;

impl<'e> IntoIterator for &'e Events {
    type Item = &'e Event;
    type IntoIter = Iter<'e>;

    fn into_iter(self) -> Iter<'e> {
        self.iter()
    }
}

impl From<Vec<Event>> for Events {
    fn from(events: Vec<Event>) -> Self {
        Self { len: events.len(), shared: Arc::new(events), ..Self::default() }
    }
}

impl Deref for Events {
    type Target = [Event];

    fn deref(&self) -> &[Event] {
        if self.own.is_empty() {
            return self.one_piece();
        }
        self.whole.get_or_init(|| self.to_vec())
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
        assert_eq!((events.len, events.own.len(), events.shared.len()), (2, 1, 3));
    }

    #[test]
    fn alone_again_they_take_their_own_in_and_let_go_of_what_was_taken_back() {
        let mut events = events(&[1, 2, 3]);
        let copy = events.clone();
        events.pop();
        events.push(observed(4));
        drop(copy);
        events.push(observed(5));
        assert_eq!((&*events.shared, events.len, events.own.len()), (&told(&[1, 2, 4, 5]), 4, 0));
        assert_eq!(events.pop(), Some(observed(5)));
        assert_eq!(&*events.shared, &told(&[1, 2, 4]));
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
        assert!(events.whole.get().is_none());
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
