//! Entering something that happened earlier (`R14`): where it goes among the events, and what follows.

use super::event::{Event, EventKind};
use super::number::MessageNo;
use super::refusal::Refusal;
use super::time::Instant;

/// Why something that happened earlier cannot be entered. Nothing has changed then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotInserted {
    /// It lies before the account was opened, at this instant.
    BeforeOpening(Instant),
    /// It lies after the account's present time.
    InFuture(Instant),
    /// The rules refuse it at its own time.
    Itself(Refusal),
    /// With it, a later entry could not have happened.
    Later {
        /// Place of that entry among the events, from 0, as they are without the insertion.
        index: usize,
        /// Why it could not.
        refusal: Refusal,
    },
}

/// The place at which an event of that instant goes: after the others of its instant.
pub(super) fn place(events: &[Event], at: Instant) -> usize {
    events.partition_point(|event| event.at <= at)
}

/// Puts an event in at its time; its place. Later events go on meaning the same messages, and a clock
/// that was moved over the instant is moved there first and on from there.
pub(super) fn put_in(events: &mut Vec<Event>, event: Event) -> usize {
    let at = event.at;
    let mut place = place(events, at);
    let jump = place.checked_sub(1).and_then(|last| events.get_mut(last));
    if let Some(jump) = jump
        && let EventKind::ClockAdvanced { to } = jump.kind
        && to > at
    {
        if jump.at == at {
            place -= 1;
        } else {
            jump.kind = EventKind::ClockAdvanced { to: at };
            let rest = Event { at, recorded_at: jump.recorded_at, kind: EventKind::ClockAdvanced { to } };
            events.insert(place, rest);
        }
    }
    if matches!(event.kind, EventKind::Sent(_)) {
        let earlier = events.iter().take(place).filter(|event| matches!(event.kind, EventKind::Sent(_)));
        let first = MessageNo::after(earlier.count());
        for later in events.iter_mut().skip(place) {
            if let Some(message) = later.kind.message_mut().filter(|message| **message >= first) {
                *message = MessageNo::after(message.index() + 1);
            }
        }
    }
    events.insert(place, event);
    place
}
