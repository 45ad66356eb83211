//! The events of an account, shared with whoever writes or replays them at the same time.

use std::ops::Deref;
use std::sync::Arc;

use super::event::Event;

/// Events, oldest first. A copy shares them, and later ones do not show in it.
#[derive(Debug, Clone, Default)]
pub struct Events {
    /// What is behind `len` was taken back while a copy held it.
    all: Arc<Vec<Event>>,
    len: usize,
}

impl Events {
    /// A copy that is shared with nobody. For who keeps them long while others add to them, which costs a copy
    /// of all as long as they are shared.
    pub fn into_own(self) -> Vec<Event> {
        self.to_vec()
    }

    pub(super) fn push(&mut self, event: Event) {
        match Arc::get_mut(&mut self.all) {
            Some(all) => {
                all.truncate(self.len);
                all.push(event);
            }
            None => self.all = Arc::new(self.iter().cloned().chain([event]).collect()),
        }
        self.len += 1;
    }

    /// Takes the last one back; costs the same however many there are and whoever shares them.
    pub(super) fn pop(&mut self) -> Option<Event> {
        let last = self.last().cloned()?;
        self.len -= 1;
        if let Some(all) = Arc::get_mut(&mut self.all) {
            all.truncate(self.len);
        }
        Some(last)
    }
}

impl From<Vec<Event>> for Events {
    fn from(events: Vec<Event>) -> Self {
        Self { len: events.len(), all: Arc::new(events) }
    }
}

impl Deref for Events {
    type Target = [Event];

    fn deref(&self) -> &[Event] {
        self.all.get(..self.len).unwrap_or_default()
    }
}

impl PartialEq for Events {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Events {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{EventKind, Instant};

    fn observed(credits: u32) -> Event {
        let at = Instant::EARLIEST;
        Event { at, recorded_at: at, kind: EventKind::BalanceObserved { credits } }
    }

    #[test]
    fn what_is_taken_back_or_added_does_not_show_in_a_copy() {
        let mut events = Events::from(vec![observed(1), observed(2)]);
        let copy = events.clone();
        assert_eq!(events.pop(), Some(observed(2)));
        assert_eq!((&*events, &*copy), (&[observed(1)][..], &[observed(1), observed(2)][..]));
        events.push(observed(3));
        assert_eq!((&*events, &*copy), (&[observed(1), observed(3)][..], &[observed(1), observed(2)][..]));
        let shared = events.clone();
        events.pop();
        drop(shared);
        // Alone, it lets go of what was taken back.
        events.push(observed(4));
        assert_eq!((events.all.len(), &*events), (2, &[observed(1), observed(4)][..]));
        assert_eq!([events.pop(), events.pop(), events.pop()], [Some(observed(4)), Some(observed(1)), None]);
    }
}
