//! What a killed program left, held against what it had said.

use std::collections::HashMap;
use std::path::Path;

use inmail_credits::document::list_accounts;
use inmail_credits::domain::Event;
use inmail_credits::store::format::{AccountFile, Seal, read_account};
use inmail_credits::store::{DataDir, Draft, Preferences, RealDisk, list_backups, read_file, read_side_file};

use crate::words::{Intent, Line, Past, text};

/// What is known of a folder from the runs so far.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// Each account as it was found last.
    accounts: HashMap<String, Past>,
    /// How much of the typed text the draft must have at least.
    drafts: HashMap<String, usize>,
    /// Saves that were told and found.
    pub(crate) confirmed: usize,
    /// Drafts that were told and found.
    pub(crate) drafts_confirmed: usize,
}

/// What one run said of an account: how it may be found.
#[derive(Debug, Default)]
struct Said {
    /// The last that was told to be saved, and what came after it.
    since: Vec<Past>,
    typed: usize,
}

impl Known {
    /// Looks at everything in the folder after a run that said these lines.
    pub(crate) fn look(&mut self, data_dir: &DataDir, lines: &[Line]) -> Result<(), String> {
        let said = self.hear(lines)?;
        let last_intent = lines.iter().rev().find_map(|line| match line {
            Line::Intent(intent) => Some(Some(*intent)),
            Line::Is { .. } => Some(None),
            _ => None,
        });
        let last_intent = last_intent.flatten();
        let found = accounts(data_dir)?;
        for id in self.accounts.keys().chain(said.keys()) {
            let told = said.get(id).is_none_or(|said| !said.since.is_empty());
            if told && !found.contains_key(id) && !never_saved(lines, id) {
                return Err(format!("the account {id} is gone"));
            }
        }
        for (id, file) in &found {
            let past = Past::of(file.history.events());
            let before = self.accounts.get(id).copied();
            let allowed: Vec<Past> = match said.get(id) {
                Some(said) if !said.since.is_empty() => said.since.clone(),
                _ => before.into_iter().collect(),
            };
            let is_new = before.is_none() && last_intent == Some(Intent::Other);
            if !(allowed.contains(&past) || is_new || follows(&allowed, last_intent, file.history.events())) {
                return Err(format!(
                    "the account {id} has {past:?}, and may have {allowed:?}, {last_intent:?}"
                ));
            }
            self.accounts.insert(id.clone(), past);
            self.look_at_draft(data_dir, id, said.get(id).map_or(0, |said| said.typed))?;
        }
        backups(data_dir)?;
        match read_side_file::<Preferences>(&RealDisk, &data_dir.preferences_file()) {
            (_, Some(why)) => Err(format!("the preferences: {why}")),
            _ => Ok(()),
        }
    }

    fn hear(&mut self, lines: &[Line]) -> Result<HashMap<String, Said>, String> {
        let mut said: HashMap<String, Said> = HashMap::new();
        for line in lines {
            match line {
                Line::Ready { parts: 0 } | Line::Intent(_) => {}
                Line::Ready { parts } => {
                    return Err(format!("{parts} unfinished files were left by a start"));
                }
                Line::Is { id, past } => {
                    let known = self.accounts.get(id);
                    let of_account = said.entry(id.clone()).or_default();
                    if of_account.since.is_empty() && known.is_some_and(|known| known != past) {
                        return Err(format!(
                            "the account {id} was shown as {past:?} and was {known:?} on disk"
                        ));
                    }
                    of_account.since.push(*past);
                }
                Line::Saved { id, past } => {
                    said.entry(id.clone()).or_default().since = vec![*past];
                    self.confirmed += 1;
                }
                Line::Typed { id, length } => said.entry(id.clone()).or_default().typed = *length,
                Line::DraftSaved { id, length } => {
                    self.drafts.insert(id.clone(), *length);
                    self.drafts_confirmed += 1;
                }
                Line::DraftGoes { id } => drop(self.drafts.remove(id)),
            }
        }
        Ok(said)
    }

    fn look_at_draft(&mut self, data_dir: &DataDir, id: &str, typed: usize) -> Result<(), String> {
        let (draft, warning) = read_side_file::<Draft>(&RealDisk, &data_dir.draft_file(id));
        if let Some(why) = warning {
            return Err(format!("the draft of {id}: {why}"));
        }
        let Some(floor) = self.drafts.get(id).copied() else { return Ok(()) };
        let length = draft.body.len();
        let is_typed = draft.body == text(length);
        if !is_typed || length < floor || length > floor.max(typed) {
            return Err(format!("the draft of {id} has {length} of {floor} to {typed}: {:?}", draft.body));
        }
        self.drafts.insert(id.to_owned(), length);
        Ok(())
    }
}

/// An account that was made and not told to be saved.
fn never_saved(lines: &[Line], id: &str) -> bool {
    !lines.iter().any(|line| matches!(line, Line::Saved { id: saved, .. } if saved == id))
}

/// Whether it is what came of the last thing that was begun, of which nothing was said any more.
fn follows(allowed: &[Past], intent: Option<Intent>, events: &[Event]) -> bool {
    let Some(last) = allowed.last() else { return false };
    match intent {
        Some(Intent::Do) => {
            events.len() == last.events + 1 && Past::of(&events[..last.events]).mark == last.mark
        }
        Some(Intent::Undo) => events.len() + 1 == last.events,
        _ => false,
    }
}

/// Every account file, which must be whole and replay to what its writer saw.
fn accounts(data_dir: &DataDir) -> Result<HashMap<String, AccountFile>, String> {
    let mut found = HashMap::new();
    for listed in list_accounts(&RealDisk, data_dir).map_err(|error| error.to_string())? {
        listed.account.map_err(|why| format!("{}: {why}", listed.path.display()))?;
        let file = whole(&listed.path)?;
        found.insert(file.id.clone(), file);
    }
    Ok(found)
}

fn whole(path: &Path) -> Result<AccountFile, String> {
    let told = |why: &dyn std::fmt::Display| format!("{}: {why}", path.display());
    let bytes = read_file(path).map_err(|error| told(&error))?;
    let file = read_account(&bytes).map_err(|error| told(&error))?;
    if file.seal != Seal::Unchanged || !file.summary_agrees {
        return Err(told(&"it is not as it was written"));
    }
    Ok(file)
}

fn backups(data_dir: &DataDir) -> Result<(), String> {
    let folder = data_dir.root().join("backups");
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        for backup in list_backups(&RealDisk, &entry.path()).map_err(|error| error.to_string())? {
            backup.content.map_err(|why| format!("{}: {why}", backup.path.display()))?;
            whole(&backup.path)?;
        }
    }
    Ok(())
}
