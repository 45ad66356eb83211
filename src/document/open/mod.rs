//! One open account.

mod earlier;
mod replacing;
mod saving;
mod steps;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

use super::clock::AccountClock;
use super::not_saved::NotSaved;
use crate::domain::{
    Account, Action, Entry, Event, EventKind, History, Impossible, Instant, Mark, MessageNo, Opening, Policy,
    Refusal, SubscriptionType,
};
use crate::store::Due;
use crate::store::format::{AccountFile, Detail, Seal};

pub use earlier::Inserted;
pub use saving::SaveState;
use steps::Step;
pub use steps::{NotAName, Undone, read_name};

/// Where an account is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Home {
    /// In this file.
    File(PathBuf),
    /// Nowhere: an example to look around in.
    Example,
    /// A stranger's file, to be looked at only.
    View,
}

/// What an action, or time, brought about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Happened {
    /// Changes to the credits.
    pub entries: Vec<Entry>,
    /// Reminders that went out.
    pub reminders: Vec<(Instant, MessageNo)>,
}

impl Happened {
    /// Whether nothing did.
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.reminders.is_empty()
    }

    fn since(account: &Account, mark: Mark) -> Self {
        Self {
            entries: account.entries_since(mark).to_vec(),
            reminders: account.reminders_since(mark).to_vec(),
        }
    }
}

/// What a new account begins with.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// Its name.
    pub name: String,
    /// The account's time at the opening.
    pub opened_at: Instant,
    /// The subscription that begins.
    pub subscription: SubscriptionType,
    /// The credits it opens with.
    pub opening: Opening,
    /// Its numbers and readings.
    pub policy: Policy,
}

/// What does not fit in an account's own file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Doubts {
    /// What its check value says.
    pub seal: Seal,
    /// Credits its writer saw, where the replay gives another number or other batches.
    pub differs: Option<u32>,
}

/// An account that is open: what was done to it, its clock, and whether it is saved.
#[derive(Debug)]
pub struct Document {
    id: String,
    name: String,
    home: Home,
    history: History,
    clock: AccountClock,
    /// What was done here since it was opened, oldest first.
    steps: Vec<Step>,
    revision: u64,
    saved_revision: u64,
    /// The backup that is due when the account is next handed to the saver.
    due: Due,
    last_saved: Option<Instant>,
    failure: Option<NotSaved>,
    /// What this one took the place of.
    former: Option<Box<Self>>,
    doubts: Option<Doubts>,
    detail: Detail,
}

impl Document {
    /// Opens a new account at a real instant.
    ///
    /// # Errors
    /// When `R3` refuses what it begins with.
    pub fn create(id: String, home: Home, new: NewAccount, real: Instant) -> Result<Self, Refusal> {
        let real = within_years(real);
        let opened = Event {
            at: new.opened_at,
            recorded_at: real,
            kind: EventKind::Opened { subscription: new.subscription, opening: new.opening },
        };
        let history =
            History::replay(new.policy, vec![opened]).map_err(|Impossible { refusal, .. }| refusal)?;
        let mut document = Self::of(id, new.name, home, history);
        document.revision = 1;
        Ok(document)
    }

    /// Opens an account that was read from its own file.
    pub fn from_file(path: PathBuf, file: AccountFile) -> Self {
        let differs = (!file.summary_agrees).then_some(file.summary_credits);
        let sound = file.seal == Seal::Unchanged && differs.is_none();
        let mut document = Self::of(file.id, file.name, Home::File(path), file.history);
        document.doubts = (!sound).then_some(Doubts { seal: file.seal, differs });
        document
    }

    /// A stranger's account, to be looked at. Its time stands still.
    pub(super) fn view(id: String, name: String, history: History, detail: Detail) -> Self {
        Self { detail, ..Self::of(id, name, Home::View, history) }
    }

    /// Keeps a view as an account of one's own, under an id that no other has, `called` otherwise than in the file
    /// where that is given; its time goes on from here.
    #[must_use]
    pub fn adopt(mut self, id: String, called: Option<String>, path: PathBuf) -> Self {
        self.id = id;
        self.name = called.unwrap_or(self.name);
        self.home = Home::File(path);
        self.revision += 1;
        self
    }

    /// A copy of the account with all that was done to it, under an id that no other has.
    ///
    /// # Errors
    /// When `name` cannot be a name.
    pub fn duplicate(&self, id: String, name: &str, path: PathBuf) -> Result<Self, NotAName> {
        let name = read_name(name)?.to_owned();
        let copy = Self::of(id, name, Home::File(path), self.history.clone());
        Ok(Self { revision: 1, detail: self.detail, ..copy })
    }

    /// Whether it is kept in a file of one's own.
    pub const fn is_kept(&self) -> bool {
        matches!(self.home, Home::File(_))
    }

    fn of(id: String, name: String, home: Home, history: History) -> Self {
        let clock = AccountClock::after(history.events());
        Self {
            id,
            name,
            home,
            history,
            clock,
            steps: Vec::new(),
            revision: 0,
            saved_revision: 0,
            due: Due::Daily,
            last_saved: None,
            failure: None,
            former: None,
            doubts: None,
            detail: Detail::Full,
        }
    }

    /// Takes what was done so far as given: none of it can be taken back.
    #[must_use]
    pub(super) fn settled(mut self) -> Self {
        self.steps.clear();
        self
    }

    /// The account's own id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The account's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where it is kept.
    pub const fn home(&self) -> &Home {
        &self.home
    }

    /// Its present state.
    pub const fn account(&self) -> &Account {
        self.history.account()
    }

    /// Everything that was done to it.
    pub const fn history(&self) -> &History {
        &self.history
    }

    /// How much is known of it; less than everything in a view of a reduced snapshot.
    pub const fn detail(&self) -> Detail {
        self.detail
    }

    /// What did not fit in the file it was read from.
    pub const fn doubts(&self) -> Option<Doubts> {
        self.doubts
    }

    /// Its clock.
    pub const fn clock(&self) -> AccountClock {
        self.clock
    }

    /// The last real instant at which something was done to it, or at which it was summed up.
    pub fn last_used(&self) -> Instant {
        let seen = self.account().now().plus_ms(-self.clock.ahead_ms());
        self.history.events().last().map_or(seen, |last| seen.max(last.recorded_at))
    }

    /// Counts the changes made here; two equal numbers mean that nothing was done in between.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// Lets the account's time follow a real instant; never back (`R14`). What that brought about.
    pub fn tick(&mut self, real: Instant) -> Happened {
        if self.home == Home::View {
            return Happened::default();
        }
        let now = self.clock.at(within_years(real));
        if now <= self.account().now() {
            return Happened::default();
        }
        let mark = self.account().mark();
        self.history.advance_to(now);
        Happened::since(self.account(), mark)
    }

    /// Does what someone wants, now. What it brought about.
    ///
    /// # Errors
    /// Why the rules refuse it; nothing has changed then, except that time may have passed.
    pub fn act(&mut self, action: &Action, real: Instant) -> Result<Happened, Refusal> {
        self.tick(real);
        let mark = self.account().mark();
        let was_live = self.clock.is_live();
        self.history.act(action, within_years(real))?;
        self.steps.push(Step::Acted);
        self.changed();
        if was_live && !self.clock.is_live() {
            self.due = self.due.max(Due::Advance);
        }
        Ok(Happened::since(self.account(), mark))
    }

    fn changed(&mut self) {
        self.clock = AccountClock::after(self.history.events());
        self.revision += 1;
    }
}

/// A computer's clock may say any year; files hold those of the formats.
fn within_years(real: Instant) -> Instant {
    real.clamp(Instant::EARLIEST, Instant::LATEST_OPENING)
}
