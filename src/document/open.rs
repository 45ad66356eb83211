//! One open account.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use super::clock::AccountClock;
use super::saver::{SaveReport, Saver};
use crate::domain::{
    Account, Action, Entry, Event, EventKind, History, Impossible, Instant, Mark, MessageNo, Opening, Policy,
    Refusal, SubscriptionType,
};
use crate::store::format::{AccountContent, AccountFile, Detail, Seal, Summary, write_account};
use crate::store::{DataDir, Safeguard};

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

/// How much of what was done is on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing is kept of this account.
    NotKept,
    /// Being written.
    Saving,
    /// All of it, since this real instant.
    Saved(Instant),
    /// All of it, as it was when the account was opened.
    AsOpened,
    /// The last change is not: why, and the real instant up to which everything is.
    Failed {
        /// What the system said.
        why: String,
        /// When everything was last on disk, if in this run.
        safe_until: Option<Instant>,
    },
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
    /// Events up to this count were there when the account was opened here.
    undo_floor: usize,
    revision: u64,
    saved_revision: u64,
    /// Whether something was taken back since the account was last handed to the saver.
    taken_back: bool,
    last_saved: Option<Instant>,
    failure: Option<String>,
    doubts: Option<Doubts>,
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
    pub(super) fn view(id: String, name: String, history: History) -> Self {
        Self::of(id, name, Home::View, history)
    }

    /// Keeps a view as an account of one's own, under an id that no other has; its time goes on from here.
    #[must_use]
    pub fn adopt(mut self, id: String, path: PathBuf) -> Self {
        self.id = id;
        self.home = Home::File(path);
        self.revision += 1;
        self
    }

    /// Whether it is kept in a file of one's own.
    pub const fn is_kept(&self) -> bool {
        matches!(self.home, Home::File(_))
    }

    fn of(id: String, name: String, home: Home, history: History) -> Self {
        let clock = AccountClock::after(history.events());
        let undo_floor = history.events().len();
        Self {
            id,
            name,
            home,
            history,
            clock,
            undo_floor,
            revision: 0,
            saved_revision: 0,
            taken_back: false,
            last_saved: None,
            failure: None,
            doubts: None,
        }
    }

    /// Takes what was done so far as given: none of it can be taken back.
    #[must_use]
    pub(super) fn settled(mut self) -> Self {
        self.undo_floor = self.history.events().len();
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

    /// What did not fit in the file it was read from.
    pub const fn doubts(&self) -> Option<Doubts> {
        self.doubts
    }

    /// Its clock.
    pub const fn clock(&self) -> AccountClock {
        self.clock
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
        self.history.act(action, within_years(real))?;
        self.changed();
        Ok(Happened::since(self.account(), mark))
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        self.history.events().len() > self.undo_floor
    }

    /// Takes the last thing done here back, as if it had not been done; what that was.
    pub fn undo(&mut self, real: Instant) -> Option<Event> {
        if !self.can_undo() {
            return None;
        }
        let undone = self.history.undo()?;
        self.changed();
        self.taken_back = true;
        self.tick(real);
        Some(undone)
    }

    fn changed(&mut self) {
        self.clock = AccountClock::after(self.history.events());
        self.revision += 1;
    }

    /// How much is on disk.
    pub fn save_state(&self) -> SaveState {
        match (&self.home, &self.failure) {
            (Home::Example | Home::View, _) => SaveState::NotKept,
            (_, Some(why)) => SaveState::Failed { why: why.clone(), safe_until: self.last_saved },
            _ if self.saved_revision < self.revision => SaveState::Saving,
            _ => self.last_saved.map_or(SaveState::AsOpened, SaveState::Saved),
        }
    }

    /// Hands the present state to the saver, at a real instant; backups go into the data directory.
    pub fn save(&mut self, saver: &Saver, data_dir: &DataDir, real: Instant) {
        let Home::File(path) = &self.home else { return };
        self.failure = None;
        let takes_back = std::mem::take(&mut self.taken_back);
        let safeguard = Safeguard { folder: data_dir.backups(&self.id), at: within_years(real), takes_back };
        let (id, name, policy) = (self.id.clone(), self.name.clone(), *self.account().policy());
        let events: Arc<Vec<Event>> = self.history.shared_events();
        let summary = Summary::of(self.account());
        saver.save_account(path.clone(), self.revision, safeguard, move || {
            let content = AccountContent {
                id: &id,
                name: &name,
                detail: Detail::Full,
                policy: &policy,
                events: &events,
                summary: &summary,
            };
            write_account(&content)
        });
    }

    /// The bytes of a snapshot with that much in it, of the present state.
    ///
    /// # Errors
    /// When they cannot be put together.
    pub fn snapshot(&self, detail: Detail) -> io::Result<Vec<u8>> {
        let content = AccountContent {
            id: &self.id,
            name: &self.name,
            detail,
            policy: self.account().policy(),
            events: self.history.events(),
            summary: &Summary::of(self.account()),
        };
        write_account(&content)
    }

    /// Takes note that it cannot be saved, and why.
    pub fn fail(&mut self, why: &str) {
        self.failure = Some(why.to_owned());
    }

    /// Takes note of what became of a save, at a real instant. Whether it was one of this account's.
    pub fn note(&mut self, report: &SaveReport, real: Instant) -> bool {
        if !matches!(&self.home, Home::File(path) if *path == report.path) {
            return false;
        }
        match &report.result {
            Ok(()) => {
                self.saved_revision = self.saved_revision.max(report.revision);
                if self.saved_revision >= self.revision {
                    self.last_saved = Some(real);
                    self.failure = None;
                }
            }
            Err(why) => self.failure = Some(why.clone()),
        }
        true
    }
}

/// A computer's clock may say any year; files hold those of the formats.
fn within_years(real: Instant) -> Instant {
    real.clamp(Instant::EARLIEST, Instant::LATEST_OPENING)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new_account(opened_at: Instant) -> NewAccount {
        NewAccount {
            name: "Dana".to_owned(),
            opened_at,
            subscription: SubscriptionType::Core,
            opening: Opening::Credits(50),
            policy: Policy::default(),
        }
    }

    #[test]
    fn a_computer_with_a_mad_clock_writes_years_that_can_be_read_again() {
        for ms in [0, i64::MAX, i64::MIN, 4_102_444_800_000] {
            let real = Instant::from_ms(ms);
            let opened = within_years(real);
            let mut document =
                Document::create("a".to_owned(), Home::Example, new_account(opened), real).unwrap();
            document.act(&Action::Observe { credits: 50 }, real).unwrap();
            for event in document.history().events() {
                assert!((Instant::EARLIEST..=Instant::LATEST_OPENING).contains(&event.recorded_at));
            }
        }
    }

    #[test]
    fn time_stands_still_while_the_computers_clock_lies_behind() {
        let start: Instant = "2026-01-10T00:00:00Z".parse().unwrap();
        let mut document =
            Document::create("a".to_owned(), Home::Example, new_account(start), start).unwrap();
        document.tick(start.plus_ms(5_000));
        document.tick(start.plus_ms(1_000));
        assert_eq!(document.account().now(), start.plus_ms(5_000));
        document.act(&Action::Observe { credits: 50 }, start.plus_ms(2_000)).unwrap();
        assert_eq!(document.history().events()[1].at, start.plus_ms(5_000));
        document.tick(start.plus_ms(6_000));
        assert_eq!(document.account().now(), start.plus_ms(6_000));
    }

    #[test]
    fn moving_the_clock_keeps_it_ahead_and_undo_brings_it_back() {
        let start: Instant = "2026-01-10T00:00:00Z".parse().unwrap();
        let mut document =
            Document::create("a".to_owned(), Home::Example, new_account(start), start).unwrap();
        document.act(&Action::AdvanceMonth, start.plus_ms(1_000)).unwrap();
        assert_eq!(document.account().now().to_string(), "2026-02-01T00:00:00Z");
        document.tick(start.plus_ms(3_000));
        assert_eq!(document.account().now().to_string(), "2026-02-01T00:00:02Z");
        assert!(!document.clock().is_live());
        document.undo(start.plus_ms(4_000)).unwrap();
        assert!(document.clock().is_live());
        assert_eq!(document.account().now(), start.plus_ms(4_000));
        assert!(document.undo(start.plus_ms(4_000)).is_none());
    }

    #[test]
    fn an_account_opened_in_the_past_is_played_forward_to_real_time() {
        let real: Instant = "2026-11-23T14:00:00Z".parse().unwrap();
        let past: Instant = "2026-10-01T00:00:00Z".parse().unwrap();
        let mut document = Document::create("a".to_owned(), Home::Example, new_account(past), real).unwrap();
        document.tick(real.plus_ms(60_000));
        assert_eq!(document.account().now(), past.plus_ms(60_000));
        let happened = document.act(&Action::AdvanceTo(real.plus_ms(60_000)), real.plus_ms(60_000)).unwrap();
        assert!(document.clock().is_live());
        assert_eq!(happened.entries.iter().map(|entry| entry.change).sum::<i32>(), 50);
    }
}
