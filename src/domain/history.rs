//! An account with everything that was ever done to it, so that it can be told at any instant.

use super::account::Account;
use super::action::Action;
use super::event::{Event, EventKind};
use super::events::Events;
use super::insertion::{NotInserted, put_in};
use super::policy::Policy;
use super::refusal::Refusal;
use super::time::Instant;
use super::waypoint::Waypoints;

/// Events that cannot have happened under the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Impossible {
    /// Place of the event in the list, from 0.
    pub index: usize,
    /// Why it cannot have happened.
    pub refusal: Refusal,
}

/// The events of an account and the state they lead to.
///
/// The state may lie ahead of the last event: time passes. It never lies behind it.
#[derive(Debug, Clone)]
pub struct History {
    events: Events,
    account: Account,
    waypoints: Waypoints,
}

impl History {
    /// Replays events under a policy that is valid.
    ///
    /// # Errors
    /// The first event that the rules would have refused. An empty list is refused as its own first
    /// event: an account begins with `opened`.
    pub fn replay(policy: Policy, events: Vec<Event>) -> Result<Self, Impossible> {
        let (account, waypoints) = play_marking(policy, &events)?;
        Ok(Self::of(events, account, waypoints))
    }

    /// Events that were replayed, the state they led to, and the way there.
    pub(super) fn of(events: Vec<Event>, account: Account, waypoints: Waypoints) -> Self {
        Self { events: events.into(), account, waypoints }
    }

    /// What was done, oldest first.
    pub const fn events(&self) -> &Events {
        &self.events
    }

    /// The present state.
    pub const fn account(&self) -> &Account {
        &self.account
    }

    /// Lets the account's time pass.
    pub fn advance_to(&mut self, now: Instant) {
        self.account.advance_to(now);
    }

    /// Does what someone wants at the account's present time, and keeps it.
    ///
    /// # Errors
    /// Why the rules refuse it; nothing has changed then.
    pub fn act(&mut self, action: &Action, recorded_at: Instant) -> Result<(), Refusal> {
        let kind = self.account.decide(action)?;
        let event = Event { at: self.account.now(), recorded_at, kind };
        self.account.apply(&event.kind);
        self.events.push(event);
        self.waypoints.pass(self.events.len(), &self.account);
        Ok(())
    }

    /// Enters something that happened earlier, at its time and after what else happened at that instant,
    /// and replays what comes after it (`R14`). Its place among the events.
    ///
    /// # Errors
    /// Why it cannot be entered; nothing has changed then.
    pub fn insert(
        &mut self,
        action: &Action,
        at: Instant,
        recorded_at: Instant,
    ) -> Result<usize, NotInserted> {
        let now = self.account.now();
        if at > now {
            return Err(NotInserted::InFuture(now));
        }
        let then = self.as_of(at).ok_or(NotInserted::BeforeOpening(self.account.opened_at()))?;
        let kind = then.decide(action).map_err(NotInserted::Itself)?;
        let mut events = self.events.to_vec();
        let before = events.len();
        let place = put_in(&mut events, Event { at, recorded_at, kind });
        let added = events.len() - before;
        self.go_on_with(events.into()).map_err(|Impossible { index, refusal }| {
            if index == place {
                return NotInserted::Itself(refusal);
            }
            NotInserted::Later { index: index.saturating_sub(added), refusal }
        })?;
        self.account.advance_to(now);
        Ok(place)
    }

    /// Has other things happened instead, or more or fewer: replays them from where they differ. The account
    /// stands at the last of them.
    ///
    /// # Errors
    /// The first event that the rules would have refused; nothing has changed then.
    pub fn go_on_with(&mut self, events: Events) -> Result<(), Impossible> {
        let same = self.events.iter().zip(events.iter()).take_while(|(old, new)| old == new).count();
        let mut waypoints = self.waypoints.clone();
        waypoints.keep_to(same);
        let policy = *self.account.policy();
        let begun = waypoints.last(&self.account).map_or_else(|| begin(policy, events.first()), Ok)?;
        let passed = &mut |played, account: &Account| waypoints.pass(played, account);
        let account = play_on_to(begun, events.iter(), Instant::LATEST, passed)?;
        self.events = events;
        self.account = account;
        self.waypoints = waypoints;
        Ok(())
    }

    /// Takes the last event back, as if it had not been done: the account stands at the event before. The
    /// opening cannot be taken back. Costs the way from the last waypoint, as [`Self::as_of`] does.
    pub fn undo(&mut self) -> Option<Event> {
        let left = self.events.len().checked_sub(1).filter(|left| *left > 0)?;
        self.waypoints.keep_to(left);
        let (played, mut account) = self.begin_at(self.waypoints.last(&self.account))?;
        for event in self.events.iter().take(left).skip(played) {
            account.play(event);
        }
        self.account = account;
        self.events.pop()
    }

    /// The account as it was or will be at an instant, if nothing else is done. `None` before it opened.
    ///
    /// An event counts from its own instant on; after a moved clock, the instants jumped over show what
    /// time alone brought. Costs the way from the nearest waypoint: what is told shares its record with the
    /// present.
    pub fn as_of(&self, at: Instant) -> Option<Account> {
        if at < self.account.opened_at() {
            return None;
        }
        let mut account = if at >= self.account.now() {
            self.account.clone()
        } else {
            let (played, mut past) = self.begin_at(self.waypoints.before(at, &self.account))?;
            for event in self.events.iter().skip(played).take_while(|event| event.at <= at) {
                match event.kind {
                    // Where the clock was moved to decides nothing about the instants on the way.
                    EventKind::ClockAdvanced { .. } => past.advance_to(event.at),
                    _ => past.play(event),
                }
            }
            past
        };
        account.advance_to(at);
        Some(account)
    }

    /// From where to play on, and how many events were played until there: a waypoint, or the opening.
    fn begin_at(&self, waypoint: Option<(usize, Account)>) -> Option<(usize, Account)> {
        waypoint.or_else(|| begin(*self.account.policy(), self.events.first()).ok())
    }

    /// The account as it would be at an instant, had the same things been done under another policy,
    /// which must be valid (`R15`). `at` must not lie before the opening.
    ///
    /// # Errors
    /// The first event that this policy would have refused.
    pub fn as_of_under(&self, policy: Policy, at: Instant) -> Result<Account, Impossible> {
        account_under(policy, &self.events, at)
    }
}

/// The account at an instant, had these things been done under a policy, which must be valid. `at` must not
/// lie before the opening.
///
/// # Errors
/// The first event that this policy would have refused.
pub fn account_under(policy: Policy, events: &[Event], at: Instant) -> Result<Account, Impossible> {
    let done = events.partition_point(|event| event.at <= at);
    let mut account = play_to(policy, events.get(..done).unwrap_or_default(), at, &mut |_, _| ())?;
    account.advance_to(at);
    Ok(account)
}

pub(super) fn play(policy: Policy, events: &[Event]) -> Result<Account, Impossible> {
    play_to(policy, events, Instant::LATEST, &mut |_, _| ())
}

/// Plays on an account that stands before the first of these events, which move no clock; where they come
/// from, it is not opened anew.
pub(super) fn play_on(mut account: Account, events: &[Event]) -> Result<Account, Impossible> {
    for (index, event) in events.iter().enumerate() {
        account.reach(event).map_err(|refusal| Impossible { index, refusal })?;
        account.apply(&event.kind);
    }
    Ok(account)
}

/// As [`play`], with waypoints on the way.
fn play_marking(policy: Policy, events: &[Event]) -> Result<(Account, Waypoints), Impossible> {
    let mut waypoints = Waypoints::default();
    let account =
        play_to(policy, events, Instant::LATEST, &mut |played, account| waypoints.pass(played, account))?;
    Ok((account, waypoints))
}

/// Plays events; where the clock was moved beyond `most`, it stops there. `passed` sees the account after
/// each, and how many that were.
fn play_to(
    policy: Policy,
    events: &[Event],
    most: Instant,
    passed: &mut dyn FnMut(usize, &Account),
) -> Result<Account, Impossible> {
    play_on_to(begin(policy, events.first())?, events.iter(), most, passed)
}

/// As [`play_to`], where so many events were played already.
fn play_on_to<'e>(
    (played, mut account): (usize, Account),
    events: impl Iterator<Item = &'e Event>,
    most: Instant,
    passed: &mut dyn FnMut(usize, &Account),
) -> Result<Account, Impossible> {
    for (index, event) in events.enumerate().skip(played) {
        account.reach(event).map_err(|refusal| Impossible { index, refusal })?;
        match event.kind {
            EventKind::ClockAdvanced { to } => account.advance_to(to.min(most)),
            _ => account.apply(&event.kind),
        }
        passed(index + 1, &account);
    }
    Ok(account)
}

/// The account at its opening, which is one event.
fn begin(policy: Policy, first: Option<&Event>) -> Result<(usize, Account), Impossible> {
    let opened = first.ok_or(Refusal::NotOpened).and_then(|first| open(policy, first));
    Ok((1, opened.map_err(|refusal| Impossible { index: 0, refusal })?))
}

pub(super) fn open(policy: Policy, first: &Event) -> Result<Account, Refusal> {
    match &first.kind {
        EventKind::Opened { subscription, opening } => {
            Account::open(policy, first.at, *subscription, opening)
        }
        _ => Err(Refusal::NotOpened),
    }
}
