//! The program as far as files go: it starts, opens the account, saves what is done, ends.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use inmail_credits::document::{Document, Home, NewAccount, Saver, list_accounts, open_account};
use inmail_credits::domain::{
    Action, DAY_MS, History, Instant, MINUTE_MS, Opening, Policy, SubscriptionType,
};
use inmail_credits::store::{
    BackupName, DataDir, Disk, Draft, Reason, backup_names, read_backup, read_side_file, side_file_bytes,
};

use crate::sim::SimDisk;
use crate::sim_state::{Bytes, Tree};

/// The id of the one account.
pub(crate) const ID: &str = "a-1";

/// Something that someone does and that is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Act,
    /// Acts on the next day, which is the day's first change.
    NextDay,
    Undo,
    Draft,
    /// Restores the oldest backup.
    Restore,
    /// Lets another history take the place of the account's own.
    Replace,
}

impl Step {
    pub(crate) const ALL: [Self; 6] =
        [Self::Act, Self::NextDay, Self::Undo, Self::Draft, Self::Restore, Self::Replace];
}

pub(crate) fn data_dir() -> DataDir {
    DataDir::choose(Some(PathBuf::from("/home/credits"))).unwrap()
}

/// A morning.
pub(crate) fn start() -> Instant {
    "2026-03-02T10:00:00Z".parse().unwrap()
}

pub(crate) struct Desk {
    pub(crate) document: Document,
    pub(crate) real: Instant,
    data_dir: DataDir,
    saver: Saver,
    woken: Receiver<()>,
    draft: Draft,
    done: u32,
    disk: Arc<dyn Disk>,
    /// Whether the backup to be restored could not be read.
    unread: bool,
}

impl Desk {
    /// Starts, and opens the account or makes it and saves it.
    pub(crate) fn open(disk: Arc<dyn Disk>, data_dir: DataDir, real: Instant) -> Result<Self, String> {
        data_dir.make(&*disk).map_err(|error| error.to_string())?;
        // As in the program: what stays does no harm.
        drop(data_dir.remove_parts(&*disk));
        let listed = list_accounts(&*disk, &data_dir).map_err(|error| error.to_string())?;
        // The program tells of it and goes on without the account.
        listed.iter().try_for_each(|listed| listed.account.clone().map(|_| ()))?;
        let found = listed.first().map(|listed| open_account(&*disk, &listed.path)).transpose()?;
        let (draft, warning) = read_side_file::<Draft>(&*disk, &data_dir.draft_file(ID));
        if let Some(warning) = warning {
            return Err(warning);
        }
        let is_new = found.is_none();
        let document = found.unwrap_or_else(|| new_document(&data_dir, real));
        let (wake, woken) = channel();
        let saver = Saver::start(Arc::clone(&disk), move || _ = wake.send(())).unwrap();
        let mut desk = Self { document, real, data_dir, saver, woken, draft, done: 0, disk, unread: false };
        if is_new {
            desk.save()?;
        }
        Ok(desk)
    }

    /// Does a step and saves; what the saver says. `None` if there is nothing to do.
    pub(crate) fn step(&mut self, step: Step) -> Option<Result<(), String>> {
        self.done += 1;
        self.real = self.real.plus_ms(if step == Step::NextDay { DAY_MS } else { MINUTE_MS });
        match step {
            Step::Act | Step::NextDay => {
                self.document.act(&Action::Observe { credits: self.done }, self.real).unwrap();
                Some(self.save())
            }
            Step::Undo => {
                self.document.undo(self.real)?;
                Some(self.save())
            }
            Step::Restore => self.restore(),
            Step::Replace => {
                let history = new_document(&self.data_dir, self.real).history().clone();
                Some(self.take_place("Import".to_owned(), history, Reason::Import))
            }
            Step::Draft => {
                self.draft.body = format!("Draft {}", self.done);
                Some(self.save_draft())
            }
        }
    }

    pub(crate) fn save_again(&mut self, step: Step) -> Result<(), String> {
        match step {
            Step::Draft => self.save_draft(),
            Step::Restore if self.unread => self.restore().unwrap_or(Ok(())),
            _ => self.save(),
        }
    }

    fn restore(&mut self) -> Option<Result<(), String>> {
        let folder = self.data_dir.backups(ID);
        let oldest = match backup_names(&*self.disk, &folder) {
            Ok(names) => names.last().copied().map(|name| read_backup(&*self.disk, &folder, name)),
            Err(error) => Some(Err(error.to_string())),
        };
        self.unread = matches!(oldest, Some(Err(_)));
        match oldest? {
            Ok((_, file)) => Some(self.take_place(file.name, file.history, Reason::Restore)),
            Err(why) => Some(Err(why)),
        }
    }

    fn take_place(&mut self, name: String, history: History, reason: Reason) -> Result<(), String> {
        let own = std::mem::replace(&mut self.document, new_document(&self.data_dir, self.real));
        self.document = own.replaced_by(name, history, reason);
        self.save()
    }

    pub(crate) fn save(&mut self) -> Result<(), String> {
        self.document.save(&self.saver, &self.data_dir, self.real);
        self.report()
    }

    fn save_draft(&mut self) -> Result<(), String> {
        let draft = self.draft.clone();
        self.saver.save(self.data_dir.draft_file(ID), u64::from(self.done), move || side_file_bytes(&draft));
        self.report()
    }

    fn report(&mut self) -> Result<(), String> {
        self.woken.recv_timeout(Duration::from_secs(60)).unwrap();
        let report = self.saver.reports().next().unwrap();
        self.document.note(&report, self.real);
        report.result.map_err(|why| why.to_string())
    }
}

pub(crate) fn new_document(data_dir: &DataDir, real: Instant) -> Document {
    let new = NewAccount {
        name: "Dana".to_owned(),
        opened_at: real,
        subscription: SubscriptionType::Core,
        opening: Opening::Credits(50),
        policy: Policy::default(),
    };
    Document::create(ID.to_owned(), Home::File(data_dir.account_file(ID)), new, real).unwrap()
}

/// A disk with nothing of ours on it.
pub(crate) fn fresh() -> Tree {
    Tree::from([(PathBuf::from("/home"), None)])
}

/// A disk with an account, a draft, and as many backups of the day before as stay of one day.
pub(crate) fn seasoned() -> Tree {
    let disk = SimDisk::of(&fresh());
    let yesterday = start().plus_ms(-DAY_MS);
    let mut desk = Desk::open(Arc::new(disk.clone()), data_dir(), yesterday).unwrap();
    for step in [Step::Act, Step::Act, Step::Draft] {
        desk.step(step).unwrap().unwrap();
    }
    let mut tree = disk.state().live();
    let folder = data_dir().backups(ID);
    tree.retain(|path, content| content.is_none() || !path.starts_with(&folder));
    let account = account_in(&tree).unwrap();
    for minute in 0..10 {
        let name = BackupName { at: yesterday.plus_ms(minute * MINUTE_MS), reason: Reason::Day };
        tree.insert(folder.join(name.to_string()), Some(Arc::clone(&account)));
    }
    tree
}

pub(crate) fn account_in(tree: &Tree) -> Option<Bytes> {
    tree.get(&data_dir().account_file(ID)).cloned().flatten()
}

pub(crate) fn draft_in(tree: &Tree) -> Option<Bytes> {
    tree.get(&data_dir().draft_file(ID)).cloned().flatten()
}
