//! What must be found after a power cut or a kill, and the search for it.

use std::collections::{BTreeMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use inmail_credits::document::{list_accounts, open_account};
use inmail_credits::store::{BackupName, Disk, Draft, list_backups, read_side_file};

use crate::desk::{Desk, ID, Step, account_in, data_dir, draft_in, start};
use crate::sim::SimDisk;
use crate::sim_state::{Bytes, State, Tree};

/// How the program sees a disk: as it is, or with a planted fault.
pub(crate) type View = fn(SimDisk) -> Arc<dyn Disk>;

pub(crate) const HONEST: View = |disk| Arc::new(disk);

/// Backups by file.
pub(crate) type Backups = BTreeMap<PathBuf, Bytes>;

/// What is kept at some moment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Kept {
    pub(crate) account: Option<Bytes>,
    pub(crate) draft: Option<Bytes>,
    pub(crate) backups: Backups,
}

impl Kept {
    pub(crate) fn in_tree(tree: &Tree) -> Self {
        let folder = data_dir().backups(ID);
        let name = |path: &Path| BackupName::read(&path.file_name().unwrap_or_default().to_string_lossy());
        let backups = tree.iter().filter(|(path, _)| path.starts_with(&folder) && name(path).is_some());
        let backups = backups.filter_map(|(path, content)| Some((path.clone(), content.clone()?)));
        Self { account: account_in(tree), draft: draft_in(tree), backups: backups.collect() }
    }
}

/// A save that was confirmed.
struct Save {
    /// Changes of the disk up to the confirmation.
    confirmed_at: usize,
    kept: Kept,
    /// The content of the file that had to be put aside before.
    put_aside: Option<Bytes>,
}

/// Some saves, with the disk after every change.
pub(crate) struct Run {
    states: Vec<State>,
    saves: Vec<Save>,
}

impl Run {
    /// Starts the program on a disk and takes some steps. Every save must succeed.
    pub(crate) fn of(begin: &Tree, steps: &[Step], view: View) -> Self {
        let disk = SimDisk::of(begin);
        let first = Save { confirmed_at: 0, kept: Kept::in_tree(begin), put_aside: None };
        let mut run = Self { states: Vec::new(), saves: vec![first] };
        let mut desk = Desk::open(view(disk.clone()), data_dir(), start()).unwrap();
        run.confirm(&disk, &desk, None);
        let mut last = None;
        for step in steps {
            if let Some(result) = desk.step(*step) {
                result.unwrap();
                run.confirm(&disk, &desk, Some((*step, last)));
                last = Some(*step);
            }
        }
        run.states = disk.states();
        run
    }

    fn confirm(&mut self, disk: &SimDisk, desk: &Desk, step: Option<(Step, Option<Step>)>) {
        let before = &self.saves.last().unwrap().kept;
        let put_aside = step.and_then(|(step, last)| {
            let today = desk.real.date().to_string();
            let of_today = before.backups.keys().any(|path| path.to_string_lossy().contains(&today));
            // What is undone next is in the backup made before the first undo.
            let undoes = step == Step::Undo && last != Some(Step::Undo);
            let replaces = matches!(step, Step::Restore | Step::Replace);
            if step != Step::Draft && (!of_today || undoes || replaces) {
                before.account.clone()
            } else {
                None
            }
        });
        let kept = Kept::in_tree(&disk.state().live());
        self.saves.push(Save { confirmed_at: disk.changes(), kept, put_aside });
    }

    /// The last save that was confirmed when the disk had changed so often.
    fn confirmed(&self, changes: usize) -> usize {
        self.saves.iter().rposition(|save| save.confirmed_at <= changes).unwrap()
    }

    /// Whether what was found is what was confirmed last or, as a whole or in part, what was on its way.
    fn check(&self, confirmed: usize, found: &Kept) -> Result<(), String> {
        let save = &self.saves[confirmed];
        let next = self.saves.get(confirmed + 1);
        let account_is = |save: &Save| save.kept.account == found.account;
        if !account_is(save) && !next.is_some_and(account_is) {
            return Err(format!("save {confirmed}: the account is neither old nor new"));
        }
        if found.draft != save.kept.draft && next.is_none_or(|next| found.draft != next.kept.draft) {
            return Err(format!("save {confirmed}: the draft is neither old nor new"));
        }
        let mut promised = &save.kept.backups;
        if let Some(next) = next {
            let is_there = |path: &PathBuf| found.backups.contains_key(path);
            if next.kept.backups.keys().filter(|path| !promised.contains_key(*path)).any(is_there) {
                promised = &next.kept.backups;
            }
        }
        for (path, content) in promised {
            if found.backups.get(path) != Some(content) {
                return Err(format!("save {confirmed}: the backup {} is missing", path.display()));
            }
        }
        let known = |path: &PathBuf, content: &Bytes| {
            self.saves.iter().any(|save| save.kept.backups.get(path) == Some(content))
        };
        if let Some((path, _)) = found.backups.iter().find(|(path, content)| !known(path, content)) {
            return Err(format!("save {confirmed}: the backup {} is none", path.display()));
        }
        let reached = next.filter(|next| account_is(next) && !account_is(save)).unwrap_or(save);
        match &reached.put_aside {
            Some(old) if !found.backups.values().any(|content| content == old) => {
                Err(format!("save {confirmed}: what was written over was not put aside"))
            }
            _ => Ok(()),
        }
    }

    /// Cuts the power, and kills the program, after every change; lets it start again, and cuts the power
    /// after every change of that. The number of power cuts, or what is wrong after one of them.
    pub(crate) fn crash_everywhere(&self, view: View, limits: Limits) -> Result<usize, String> {
        let mut seen = HashSet::new();
        for (changes, state) in self.states.iter().enumerate() {
            let confirmed = self.confirmed(changes);
            // A kill leaves what the program wrote, synced or not.
            self.recover(state.clone(), confirmed, view, limits, &mut seen)?;
            for tree in state.after_power_cut(limits.of_run, changes as u64) {
                if seen.insert(hash(&tree, confirmed)) {
                    self.recover(State::of(&tree), confirmed, view, limits, &mut seen)?;
                }
            }
        }
        Ok(seen.len())
    }

    fn recover(
        &self,
        state: State,
        confirmed: usize,
        view: View,
        limits: Limits,
        seen: &mut HashSet<u64>,
    ) -> Result<(), String> {
        let disk = SimDisk::with(state);
        let shown = start_again(&*view(disk.clone()))?;
        self.check(confirmed, &shown)?;
        let states = disk.states();
        for (changes, state) in states.iter().enumerate() {
            let after_showing = changes + 1 == states.len();
            for tree in state.after_power_cut(limits.of_start, changes as u64) {
                let new = seen.insert(hash(&tree, confirmed));
                if !new && !after_showing {
                    continue;
                }
                let found = if new { start_again(&*view(SimDisk::of(&tree)))? } else { Kept::in_tree(&tree) };
                self.check(confirmed, &found)?;
                if after_showing && found != shown {
                    return Err(format!("save {confirmed}: what was shown is gone"));
                }
            }
        }
        Ok(())
    }
}

/// How many outcomes of one power cut are looked at; where there are fewer, all of them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    pub(crate) of_run: usize,
    pub(crate) of_start: usize,
}

fn hash(tree: &Tree, confirmed: usize) -> u64 {
    let mut hasher = DefaultHasher::new();
    (tree, confirmed).hash(&mut hasher);
    hasher.finish()
}

/// The program's start: what it shows, or what it cannot read.
pub(crate) fn start_again(disk: &dyn Disk) -> Result<Kept, String> {
    let data_dir = data_dir();
    let told = |error: std::io::Error| format!("the start fails: {error}");
    data_dir.make(disk).map_err(told)?;
    data_dir.remove_parts(disk).map_err(told)?;
    let mut shown = Kept::default();
    let read = |path: &Path| disk.read(path).map(Bytes::from).map_err(|error| error.to_string());
    for listed in list_accounts(disk, &data_dir).map_err(told)? {
        let account = listed.account?;
        assert_eq!(account.id, ID);
        open_account(disk, &listed.path)?;
        shown.account = Some(read(&listed.path)?);
    }
    let file = data_dir.draft_file(ID);
    let (draft, warning) = read_side_file::<Draft>(disk, &file);
    if let Some(warning) = warning {
        return Err(format!("the draft cannot be read: {warning}"));
    }
    if !draft.is_empty() {
        shown.draft = Some(read(&file)?);
    }
    for backup in list_backups(disk, &data_dir.backups(ID)).map_err(told)? {
        backup.content.map_err(|why| format!("a backup cannot be read: {why}"))?;
        shown.backups.insert(backup.path.clone(), read(&backup.path)?);
    }
    for folder in ["", "accounts", "drafts", "backups", "backups/a-1"] {
        for name in disk.list(&data_dir.root().join(folder)).unwrap_or_default() {
            if name.to_string_lossy().ends_with(".inmail-part") {
                return Err(format!("{} was left behind", name.display()));
            }
        }
    }
    Ok(shown)
}
