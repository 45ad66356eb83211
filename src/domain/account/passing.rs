//! What time alone brings: expiry, allocations, reminders, closing windows (`R7`).

use super::{Account, MissedMonth};
use crate::domain::chapter::ChapterKind;
use crate::domain::ledger::Reason;
use crate::domain::lot::LotSource;
use crate::domain::time::Instant;

/// What time brings next, in the order in which it comes at one instant (`R7`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Due {
    Expiry,
    First,
    Reminder,
}

impl Account {
    /// Lets time pass to `to`, including what is due at that very instant. Does nothing if `to` is not
    /// ahead. One jump gives the same as many steps (`R7`).
    pub fn advance_to(&mut self, to: Instant) {
        while let Some((at, due)) = self.due_next().filter(|&(at, _)| at <= to) {
            self.now = at;
            match due {
                Due::Expiry => self.expire(),
                Due::First => self.first_of_month(),
                Due::Reminder => self.remind(),
            }
        }
        self.now = self.now.max(to);
        self.close_response_windows();
    }

    fn due_next(&self) -> Option<(Instant, Due)> {
        [
            self.purse.first().map(|lot| (lot.expires_at, Due::Expiry)),
            Some((self.next_first, Due::First)),
            self.reminder_due_next().map(|at| (at, Due::Reminder)),
        ]
        .into_iter()
        .flatten()
        .min()
    }

    /// The next instant at which a reminder may go; whether it does is known only then.
    pub(super) fn reminder_due_next(&self) -> Option<Instant> {
        let message = self.messages.get(self.reminders_passed)?;
        Some(message.sent_at.plus_ms(self.policy.reminder_after_ms()))
    }

    /// `R4`: the first batch has reached its end.
    fn expire(&mut self) {
        if let Some((lot, taken)) = self.purse.take(u32::MAX) {
            self.book(Reason::Expired, -super::signed(taken), lot.no, None);
        }
    }

    /// `R2`, `R13`: a 1st at 00:00 UTC. A month that was marked as missed is due only where `R2` would
    /// have given an allocation.
    fn first_of_month(&mut self) {
        let due = self.subscription.is_some_and(|subscription| subscription.since < self.now);
        match self.missed.get_mut(&self.now.month()) {
            Some(state) => *state = if due { MissedMonth::Due } else { MissedMonth::NotDue },
            None if due => {
                // What expired at this very instant belongs to what the allocation showed.
                let mut from = self.ledger.len();
                while let Some(before) = from.checked_sub(1)
                    && self.ledger.get(before).is_some_and(|entry| entry.at == self.now)
                {
                    from = before;
                }
                self.add_fresh(Reason::Allocation, LotSource::Allocation, self.policy.monthly_allocation);
                self.begin(ChapterKind::Allocation, from);
            }
            None => {}
        }
        self.next_first = self.now.next_month_start();
    }

    /// `R11`: one reminder, unless the message was answered or deleted by then.
    fn remind(&mut self) {
        let no = super::MessageNo::after(self.reminders_passed);
        self.reminders_passed += 1;
        if let Some(message) = self.messages.get_mut(no.index()).filter(|message| message.is_open()) {
            message.reminded_at = Some(self.now);
            self.reminders.push((self.now, no));
        }
    }

    /// `R9`: messages whose window has closed no longer wait.
    fn close_response_windows(&mut self) {
        while let Some(message) = self.messages.get(self.windows_closed) {
            if self.now < message.sent_at.plus_ms(self.policy.response_window_ms()) {
                return;
            }
            if message.is_open() {
                self.waiting = self.waiting.saturating_sub(1);
            }
            self.windows_closed += 1;
        }
    }
}
