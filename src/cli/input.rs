//! What the commands read and how they fail.

use std::io::{self, BufRead, Read, Write};

use serde::Serialize;

use crate::document::play;
use crate::domain::{Account, Instant};
use crate::store::format::{FileKind, file_kind, read_account, read_scenario};
use crate::store::{FILE_MAX_BYTES, ReadError};

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

/// The bytes of a file.
pub(super) fn read_file(path: &str) -> Result<Vec<u8>, Failure> {
    crate::store::read_file(path.as_ref()).map_err(|error| Failure::Input(error.to_string()))
}

/// The next line without its end; false when there is none.
pub(super) fn read_line(stdin: &mut dyn BufRead, line: &mut Vec<u8>) -> Result<bool, Failure> {
    let most = FILE_MAX_BYTES + 1;
    let read = stdin.take(most).read_until(b'\n', line).map_err(|error| {
        Failure::Input(format!("standard input cannot be read ({error}); give the file by its name instead"))
    })?;
    if read as u64 >= most {
        let sentence = "standard input: a line is longer than 64 MiB; give one scenario a line";
        return Err(Failure::Input(sentence.to_owned()));
    }
    Ok(read > 0)
}

/// An account at an instant, from an account file or a scenario.
pub(super) struct Story {
    /// The account's name.
    pub(super) name: String,
    /// Its state.
    pub(super) account: Account,
}

/// Reads an account file or plays a scenario; its state at `at`, or where it ends.
pub(super) fn read_story(path: &str, at: Option<Instant>) -> Result<Story, Failure> {
    let in_file = |error: ReadError| Failure::Input(format!("{path}: {error}"));
    let bytes = match read_file(path) {
        Err(Failure::Input(sentence)) => return Err(Failure::Input(format!("{path}: {sentence}"))),
        other => other?,
    };
    let (name, history) = match file_kind(&bytes).map_err(in_file)? {
        FileKind::Account => {
            let file = read_account(&bytes).map_err(in_file)?;
            (file.name, file.history)
        }
        FileKind::Scenario => {
            let scenario = read_scenario(&bytes).map_err(in_file)?;
            let played = play(&scenario).map_err(in_file)?;
            (scenario.account_name, played.history)
        }
    };
    let at = at.unwrap_or(history.account().now());
    let account = history.as_of(at).ok_or_else(|| {
        let opened_at = history.account().opened_at();
        Failure::Input(format!("{path}: --at lies before the account was opened; name {opened_at} or later"))
    })?;
    Ok(Story { name, account })
}

/// One value as one line of JSON.
pub(super) fn print_json(out: &mut dyn Write, value: &impl Serialize) -> Result<(), Failure> {
    serde_json::to_writer(&mut *out, value).map_err(|error| Failure::Output(error.into()))?;
    out.write_all(b"\n").map_err(Failure::Output)
}
