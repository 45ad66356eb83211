//! What is wrong with a file, where, and what to do about it.

use std::fmt;

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
    /// Not JSON, or cut short: what the parser says and where it stopped.
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
}

impl ReadError {
    pub(crate) fn breaks(
        place: impl Into<String>,
        rule: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self { place: place.into(), fault: Fault::Breaks { rule: rule.into(), remedy: remedy.into() } }
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
            Fault::NotJson { found, line, column } => {
                write!(f, "not valid JSON at line {line}, column {column} ({found}); ")?;
                f.write_str("the file is damaged or cut short, so ask for it again or use a backup")
            }
            Fault::Breaks { rule, remedy } => write!(f, "{rule}; {remedy}"),
            Fault::OtherFormat { found } => write!(
                f,
                "the format is {found:?}, not one that this program reads; \
                 choose a file whose format is \"inmail-credits-account\" or \"inmail-credits-scenario\""
            ),
            Fault::NewerVersion { found } => write!(
                f,
                "the file has version {found} and this program reads version 1, so it was left untouched; \
                 open it with a newer program"
            ),
            Fault::Impossible(refusal) => write!(
                f,
                "this cannot have happened, the rules refuse it ({}); \
                 the file was changed or damaged, so use a backup or ask for it again",
                refusal.code()
            ),
        }
    }
}

impl std::error::Error for ReadError {}
