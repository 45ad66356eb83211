//! What the commands read and how they fail.

use std::io::{self, BufRead, Read, Write};
use std::path::Path;

use crate::document::{StepResult, play};
use crate::domain::{Account, History, Instant};
use crate::store::format::{
    AccountFile, Detail, FileKind, SCENARIO_ID, Seal, file_kind, read_account, read_scenario,
};
use crate::store::{CannotRead, FILE_MAX_BYTES, ReadError, read_file};
use crate::text;

/// Why a command stopped.
#[derive(Debug)]
pub(super) enum Failure {
    /// Unusable input: one sentence.
    Input(String),
    /// What it prints cannot be written.
    Output(io::Error),
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        Self::Input(error.to_string())
    }
}

impl From<CannotRead> for Failure {
    fn from(error: CannotRead) -> Self {
        Self::Input(error.to_string())
    }
}

impl Failure {
    /// Unusable input says where it came from.
    pub(super) fn of(self, source: &str) -> Self {
        match self {
            Self::Input(sentence) => Self::Input(format!("{source}: {sentence}")),
            output @ Self::Output(_) => output,
        }
    }
}

/// A file's name, made safe to show.
pub(super) fn shown_path(path: &Path) -> String {
    text::visible(&path.to_string_lossy()).into_owned()
}

/// What standard input gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NextLine {
    /// A line.
    Read,
    /// The beginning of one that is longer than a file may be; the rest of it comes next.
    TooLong,
    /// Nothing more.
    End,
}

/// Reads the next line with its end.
pub(super) fn read_line(stdin: &mut dyn BufRead, line: &mut Vec<u8>) -> Result<NextLine, Failure> {
    line.clear();
    // One more for the line's end.
    let most = FILE_MAX_BYTES + 1;
    let read = stdin.take(most).read_until(b'\n', line).map_err(|error| not_readable(&error))?;
    Ok(match read {
        0 => NextLine::End,
        _ if read as u64 == most && !line.ends_with(b"\n") => NextLine::TooLong,
        _ => NextLine::Read,
    })
}

/// Passes over the rest of a line.
pub(super) fn skip_line(stdin: &mut dyn BufRead) -> Result<(), Failure> {
    stdin.skip_until(b'\n').map(drop).map_err(|error| not_readable(&error))
}

fn not_readable(error: &io::Error) -> Failure {
    Failure::Input(format!("standard input cannot be read ({error}); give the file by its name instead"))
}

/// An account at an instant, from an account file or a scenario.
pub(super) struct Story {
    /// The account's name.
    pub(super) name: String,
    /// Its state at the instant asked for, unless that is where its history stands: a second account would
    /// cost as much memory as the file.
    past: Option<Account>,
    /// Everything that was done to it, also later.
    pub(super) history: History,
}

impl Story {
    /// Its state.
    pub(super) fn account(&self) -> &Account {
        self.past.as_ref().unwrap_or(self.history.account())
    }
}

/// Reads an account file or plays a scenario; its state at `at`, or where it ends. What a reader of the
/// file should know besides goes to `errors`.
pub(super) fn read_story(path: &Path, at: Option<Instant>, errors: &mut dyn Write) -> Result<Story, Failure> {
    let source = shown_path(path);
    let (story, notes) = story_of(path, at).map_err(|failure| failure.of(&source))?;
    for note in notes {
        // What cannot be told on standard error cannot be told at all.
        let _ = writeln!(errors, "{source}: note: {note}");
    }
    Ok(story)
}

/// What a file holds, whichever kind it is.
pub(super) struct Recorded {
    /// The account's id, or that of every scenario.
    pub(super) id: String,
    /// The account's name.
    pub(super) name: String,
    /// Everything that was done to it.
    pub(super) history: History,
    /// How much of that the file holds.
    pub(super) detail: Detail,
    /// What a reader of the file should know besides.
    pub(super) notes: Vec<String>,
}

/// Reads an account file or plays a scenario.
pub(super) fn recorded(bytes: Vec<u8>) -> Result<Recorded, Failure> {
    Ok(match file_kind(&bytes)? {
        FileKind::Account => {
            let file = read_account(bytes)?;
            let notes = notes(&file);
            Recorded { id: file.id, name: file.name, history: file.history, detail: file.detail, notes }
        }
        FileKind::Scenario => {
            let scenario = read_scenario(bytes)?;
            let played = play(&scenario)?;
            let notes = refused_steps(&played.steps).into_iter().collect();
            let (id, name) = (SCENARIO_ID.to_owned(), scenario.account_name);
            Recorded { id, name, history: played.history, detail: Detail::Full, notes }
        }
    })
}

fn story_of(path: &Path, at: Option<Instant>) -> Result<(Story, Vec<String>), Failure> {
    let Recorded { name, history, notes, .. } = recorded(read_file(path)?)?;
    let past = match at {
        Some(at) => Some(history.as_of(at).ok_or_else(|| {
            let opened_at = history.account().opened_at();
            Failure::Input(format!("--at lies before the account was opened; name {opened_at} or later"))
        })?),
        None => None,
    };
    Ok((Story { name, past, history }, notes))
}

/// What a reader of the file should know besides.
fn notes(file: &AccountFile) -> Vec<String> {
    let mut notes = Vec::new();
    if file.seal == Seal::Changed {
        notes.push("changed after it was written; ask for it again if that should not be".to_owned());
    }
    if !file.summary_agrees {
        let told = text::credits(file.summary_credits);
        let at = text::clock(file.summary_as_of);
        notes.push(format!(
            "its summary ({told} on {at}) differs from what its events give; what is shown follows the events"
        ));
    }
    notes
}

/// That steps of a scenario were refused, since what is shown is without them.
fn refused_steps(steps: &[StepResult]) -> Option<String> {
    let refused = steps.iter().enumerate().filter_map(|(index, step)| Some((index, step.outcome.err()?)));
    let mut refused = refused.peekable();
    let (first, refusal) = *refused.peek()?;
    let count = refused.count();
    let more = match count {
        1 => String::new(),
        count => format!(", and {} more", text::number(count as u64 - 1)),
    };
    Some(format!(
        "step {} was refused ({}){more}; what is shown is without it, and run tells each",
        first + 1,
        refusal.code()
    ))
}
