//! An account's clock: real time, moved by as much as the account was opened in the past or advanced.

use crate::domain::{EventKind, Events, Instant};

/// How an account's time follows real time (`R14`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccountClock {
    ahead_ms: i64,
}

impl AccountClock {
    /// The clock that these events leave behind: the last of `opened` and `clock_advanced` sets it.
    pub fn after(events: &Events) -> Self {
        let ahead_ms = events.iter().rev().find_map(|event| match event.kind {
            EventKind::Opened { .. } => Some(event.at.ms_since(event.recorded_at)),
            EventKind::ClockAdvanced { to } => Some(to.ms_since(event.recorded_at)),
            _ => None,
        });
        Self { ahead_ms: ahead_ms.unwrap_or_default() }
    }

    /// Milliseconds by which the account's time is ahead of real time; negative if behind, 0 if live.
    pub const fn ahead_ms(self) -> i64 {
        self.ahead_ms
    }

    /// Whether the account's time is real time.
    pub const fn is_live(self) -> bool {
        self.ahead_ms == 0
    }

    /// The account's time at a real instant.
    pub fn at(self, real: Instant) -> Instant {
        real.plus_ms(self.ahead_ms).min(Instant::LATEST)
    }
}
