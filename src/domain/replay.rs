//! Replaying events in parts, for whoever wants to look in between or may have to stop.

use super::account::Account;
use super::event::{Event, EventKind};
use super::history::{History, Impossible, open};
use super::ids::Ids;
use super::policy::Policy;
use super::refusal::Refusal;
use super::time::Instant;
use super::waypoint::Waypoints;

/// Events on their way to becoming a [`History`].
#[derive(Debug)]
pub struct Replay {
    events: Vec<Event>,
    /// Place of the first event that has not happened.
    next: usize,
    /// That event's instant is reached and it is permitted; it has not happened.
    reached: bool,
    account: Account,
    waypoints: Waypoints,
}

impl Replay {
    /// Begins with the first event, under a policy that is valid.
    ///
    /// # Errors
    /// When the first event is none that an account begins with, or there is none.
    pub fn begin(policy: Policy, events: Vec<Event>) -> Result<Self, Impossible> {
        let opened = events.first().ok_or(Refusal::NotOpened).and_then(|first| open(policy, first));
        let account = opened.map_err(|refusal| Impossible { index: 0, refusal })?;
        Ok(Self { events, next: 1, reached: false, account, waypoints: Waypoints::default() })
    }

    /// The ids of the messages that the events send, where they are known: they are then not gathered again.
    #[must_use]
    pub(crate) fn knowing(mut self, ids: Ids) -> Self {
        self.account.know(ids);
        self
    }

    /// The account as far as it is replayed.
    pub const fn account(&self) -> &Account {
        &self.account
    }

    /// Replays up to an instant that is not before the opening; the account is then as
    /// [`History::as_of`] gives it, without a second account in memory. Stops early where `go_on` says so.
    ///
    /// # Errors
    /// The first event that the rules would have refused.
    pub fn play_until(&mut self, at: Instant, go_on: &dyn Fn() -> bool) -> Result<(), Impossible> {
        while self.events.get(self.next).is_some_and(|event| event.at <= at) {
            if !go_on() {
                return Ok(());
            }
            self.reach()?;
            match self.events.get(self.next).map(|event| &event.kind) {
                // Where the clock was moved to decides nothing about the instants on the way.
                Some(EventKind::ClockAdvanced { to }) if *to > at => break,
                _ => self.take(),
            }
        }
        self.account.advance_to(at);
        Ok(())
    }

    /// Replays what is left; `None` where `go_on` ended it.
    ///
    /// # Errors
    /// The first event that the rules would have refused.
    pub fn finish(mut self, go_on: &dyn Fn() -> bool) -> Result<Option<History>, Impossible> {
        while self.next < self.events.len() {
            if !go_on() {
                return Ok(None);
            }
            self.reach()?;
            self.take();
        }
        Ok(Some(History::of(self.events, self.account, self.waypoints)))
    }

    fn reach(&mut self) -> Result<(), Impossible> {
        if let Some(event) = self.events.get(self.next).filter(|_| !self.reached) {
            self.account.reach(event).map_err(|refusal| Impossible { index: self.next, refusal })?;
            self.reached = true;
        }
        Ok(())
    }

    fn take(&mut self) {
        if let Some(event) = self.events.get(self.next) {
            self.account.apply(&event.kind);
        }
        self.next += 1;
        self.reached = false;
        self.waypoints.pass(self.next, &self.account);
    }
}
