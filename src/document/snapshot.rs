//! Reading an account file or a scenario alike: what both have is a history.

use std::borrow::Cow;

use super::play::{StepResult, play};
use crate::domain::{History, Instant};
use crate::store::ReadError;
use crate::store::format::{Detail, FileKind, Seal, file_kind, read_account, read_scenario};

/// An account as it stands in a file, or as a scenario leads to it.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// The account's name.
    pub name: String,
    /// How much the file holds.
    pub detail: Detail,
    /// What was done. It stands at the summary's instant, at the last event if that is later, or where
    /// the scenario ends.
    pub history: History,
    /// What it was read from.
    pub origin: Origin,
}

/// What an account was read from.
#[derive(Debug, Clone)]
pub enum Origin {
    /// An account file or snapshot.
    Account {
        /// The account's own id.
        id: String,
        /// What the check value says.
        seal: Seal,
        /// The instant at which the writer summed up.
        summary_as_of: Instant,
        /// Credits left, as the writer saw them.
        summary_credits: u32,
        /// Whether the replay gives what the writer saw.
        summary_agrees: bool,
    },
    /// A scenario.
    Scenario {
        /// Its name.
        name: String,
        /// What came of each step.
        steps: Vec<StepResult>,
    },
}

impl Snapshot {
    /// The account's own id; a scenario has none.
    pub fn id(&self) -> Option<&str> {
        match &self.origin {
            Origin::Account { id, .. } => Some(id),
            Origin::Scenario { .. } => None,
        }
    }

    /// The instant the file speaks of: of its summary, or where its story ends.
    pub fn as_of(&self) -> Instant {
        let account = self.history.account();
        match &self.origin {
            Origin::Account { summary_as_of, .. } if *summary_as_of >= account.opened_at() => *summary_as_of,
            _ => account.now(),
        }
    }
}

/// Reads an account file or plays a scenario, told apart by what `format` says. Bytes that are given up are gone
/// once they are read.
///
/// # Errors
/// The first place that breaks the format, or the first event that the rules would have refused.
pub fn read_snapshot<'b>(bytes: impl Into<Cow<'b, [u8]>>) -> Result<Snapshot, ReadError> {
    let bytes = bytes.into();
    match file_kind(&bytes)? {
        FileKind::Account => {
            let file = read_account(bytes)?;
            let origin = Origin::Account {
                id: file.id,
                seal: file.seal,
                summary_as_of: file.summary_as_of,
                summary_credits: file.summary_credits,
                summary_agrees: file.summary_agrees,
            };
            Ok(Snapshot { name: file.name, detail: file.detail, history: file.history, origin })
        }
        FileKind::Scenario => {
            let scenario = read_scenario(bytes)?;
            let played = play(&scenario)?;
            let origin = Origin::Scenario { name: scenario.name, steps: played.steps };
            let (name, history) = (scenario.account_name, played.history);
            Ok(Snapshot { name, detail: Detail::Full, history, origin })
        }
    }
}
