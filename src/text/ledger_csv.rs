//! The ledger as a table for spreadsheets, the same from the window and from the command line.

use std::io::{self, Write};

use crate::domain::{Account, Entry};
use crate::store::format::reason_word;

/// Writes these entries of an account's ledger as CSV: `at`, `reason`, `change`, `left`, `batch`, `message`.
/// Foreign text stands in it so that neither a terminal obeys it nor a spreadsheet computes it.
///
/// # Errors
/// When it cannot be written.
pub fn write_ledger_csv<'a>(
    account: &Account,
    entries: impl IntoIterator<Item = &'a Entry>,
    out: impl Write,
) -> io::Result<()> {
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    table.write_record(["at", "reason", "change", "left", "batch", "message"]).map_err(failed)?;
    for entry in entries {
        let message = entry.message.and_then(|no| account.message(no));
        let message =
            message.map(|message| super::spreadsheet_cell(&super::visible(message.id())).into_owned());
        let (at, change) = (entry.at.to_string(), entry.change.to_string());
        let (left, lot) = (entry.left.to_string(), entry.lot.get().to_string());
        let message = message.unwrap_or_default();
        table
            .write_record([&at, reason_word(entry.reason), &change, &left, &lot, &message])
            .map_err(failed)?;
    }
    table.flush()
}

fn failed(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}
