//! `export`: a snapshot of an account with less in it.

use std::io::Write;
use std::path::Path;

use super::input::{Failure, Recorded, recorded, shown_path};
use crate::store::format::{AccountContent, Detail, Summary, write_account};
use crate::store::{DataDir, RealDisk, read_file, write_outward};

/// Writes the account in `file`, or what a scenario in it came to, to a new file with no more than `detail` in it.
pub(super) fn export(
    file: &Path,
    detail: Detail,
    out: &Path,
    own: Option<&DataDir>,
    errors: &mut dyn Write,
) -> Result<(), Failure> {
    let source = shown_path(file);
    let (snapshot, notes) = snapshot(file, detail).map_err(|failure| failure.of(&source))?;
    for note in notes {
        // The snapshot gets a check value of its own, so this is the last to know.
        let _ = writeln!(errors, "{source}: note: {note}");
    }
    write_outward(&RealDisk, out, &snapshot, own)
        .map_err(|error| Failure::Input(format!("{}: {error}", shown_path(out))))
}

fn snapshot(file: &Path, detail: Detail) -> Result<(Vec<u8>, Vec<String>), Failure> {
    let Recorded { id, name, history, detail: held, notes } = recorded(read_file(file)?)?;
    if detail > held {
        let sentence = "the file holds less than that already; choose a level with no more in it";
        return Err(Failure::Input(sentence.to_owned()));
    }
    let state = history.account();
    let (policy, summary) = (*state.policy(), Summary::of(state));
    let events = history.events().clone();
    // What they lead to would cost memory beside the bytes.
    drop(history);
    let content =
        AccountContent { id: &id, name: &name, detail, policy: &policy, events: &events, summary: &summary };
    Ok((write_account(&content).map_err(Failure::Output)?, notes))
}
