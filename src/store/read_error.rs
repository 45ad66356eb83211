//! What is wrong with a file, where, and what to do about it.

use std::fmt;

use super::cancel::Cancel;
use crate::domain::Refusal;

/// A file cannot be used. Displays as one sentence that names the place, the rule and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// The place as a path, `steps[3].at`; empty for the file as a whole.
    pub place: String,
    /// What is wrong there.
    pub fault: Fault,
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Nothing in it.
    Empty,
    /// It ends before it is complete.
    CutShort,
    /// Something else altogether: it does not begin as JSON objects do.
    OtherContent,
    /// Not JSON: what is wrong and where.
    NotJson {
        /// What was found.
        found: String,
        /// Line, from 1.
        line: usize,
        /// Column in bytes, from 1.
        column: usize,
    },
    /// It breaks a rule of the format.
    Breaks {
        /// Which rule.
        rule: String,
        /// What to do.
        remedy: String,
    },
    /// Another kind of file.
    OtherFormat {
        /// What `format` says.
        found: String,
    },
    /// Written by a later program.
    NewerVersion {
        /// What `version` says.
        found: u64,
    },
    /// The rules of credits refuse what the file says was done.
    Impossible(Refusal),
    /// Nobody waits for it any more.
    Cancelled,
}

impl ReadError {
    pub(crate) fn breaks(
        place: impl Into<String>,
        rule: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self { place: place.into(), fault: Fault::Breaks { rule: rule.into(), remedy: remedy.into() } }
    }

    /// A fault of the file as a whole.
    pub(crate) const fn of_file(fault: Fault) -> Self {
        Self { place: String::new(), fault }
    }

    /// A fault as soon as nobody waits any more.
    pub(crate) fn if_cancelled(cancel: &Cancel) -> Result<(), Self> {
        if cancel.is_cancelled() { Err(Self::of_file(Fault::Cancelled)) } else { Ok(()) }
    }

    pub(crate) fn impossible(place: impl Into<String>, refusal: Refusal) -> Self {
        Self { place: place.into(), fault: Fault::Impossible(refusal) }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.place.is_empty() {
            write!(f, "{}: ", self.place)?;
        }
        match &self.fault {
            Fault::Empty => f.write_str("the file is empty; ask for it again or use a backup"),
            Fault::CutShort => {
                f.write_str("the file ends before it is complete; ask for it again or use a backup")
            }
            Fault::OtherContent => f.write_str(
                "this is another kind of file, not a snapshot; \
                 choose an account or scenario file, or use a backup",
            ),
            Fault::NotJson { found, line, column } => {
                f.write_str("not valid JSON, ")?;
                // What comes in lines has one only.
                if *line > 1 {
                    write!(f, "line {line}, ")?;
                }
                write!(f, "column {column}: {found}; correct it, ask for the file again or use a backup")
            }
            Fault::Breaks { rule, remedy } => write!(f, "{rule}; {remedy}"),
            Fault::OtherFormat { found } => write!(
                f,
                "{found:?} is not a format that this program reads; \
                 choose a file whose format is \"inmail-credits-account\" or \"inmail-credits-scenario\""
            ),
            Fault::NewerVersion { found } => write!(
                f,
                "the file has version {found} and this program reads version 1, so it was left untouched; \
                 open it with a newer program"
            ),
            Fault::Cancelled => f.write_str("reading was stopped; open the file again"),
            Fault::Impossible(refusal) => write!(
                f,
                "{} refuses this ({}), so it cannot have happened; \
                 the file was changed or damaged, so ask for it again or use a backup",
                rule_of(*refusal),
                refusal.code()
            ),
        }
    }
}

impl std::error::Error for ReadError {}

/// The rule behind a refusal, as a subject for a sentence.
const fn rule_of(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::OpeningBeyondLimit { .. }
        | Refusal::OpeningLotEmpty { .. }
        | Refusal::OpeningLotInFuture { .. }
        | Refusal::OpeningLotExpired { .. } => "rule R3",
        Refusal::NoCredits { .. } => "rule R5",
        Refusal::RecipientEmpty | Refusal::Text(_) => "rule R8",
        Refusal::AlreadyAnswered { .. } => "rule R9",
        Refusal::EditLocked(_) | Refusal::DeleteLocked(_) => "rule R10",
        Refusal::SameSubscription | Refusal::AlreadySubscribed | Refusal::NoSubscription => "rule R12",
        Refusal::MonthNotUpcoming | Refusal::NothingToRepair => "rule R13",
        Refusal::TimeWentBack { .. } => "rule R14",
        Refusal::ObservedTooLarge => "rule R16",
        Refusal::DuplicateMessage
        | Refusal::RecipientTooLong
        | Refusal::ProfileTooLong
        | Refusal::UnknownMessage
        | Refusal::TimeOutOfRange
        | Refusal::OpeningOutOfRange
        | Refusal::AlreadyOpened
        | Refusal::NotOpened => "the format",
    }
}
