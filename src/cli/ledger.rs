//! `ledger`: every change to the number of credits, with its reason.

use std::io::{self, Write};
use std::path::Path;

use super::input::{self, Failure};
use super::json::{ledger_lines, print_json};
use crate::domain::{Account, Instant};
use crate::text;

/// How the ledger is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Human,
    Json,
    Csv,
}

/// Prints the ledger of the account in a file up to `at`, or up to its own last instant.
pub(super) fn ledger(
    file: &Path,
    at: Option<Instant>,
    form: Form,
    out: &mut dyn Write,
    errors: &mut dyn Write,
) -> Result<(), Failure> {
    let story = input::read_story(file, at, errors)?;
    let (name, account) = (story.name.as_str(), story.account());
    match form {
        Form::Json => print_json(out, &ledger_lines(account)),
        Form::Human => human(name, account, out).map_err(Failure::Output),
        Form::Csv => csv(account, out),
    }
}

fn human(name: &str, account: &Account, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}\n", text::named(name))?;
    if account.ledger().is_empty() {
        return writeln!(out, "No credits have come or gone up to {}", text::clock(account.now()));
    }
    writeln!(out, "{:<24} {:>7} {:>6} {:>6}  What", "When", "Change", "Left", "Batch")?;
    for entry in account.ledger() {
        writeln!(
            out,
            "{:<24} {:>7} {:>6} {:>6}  {}",
            entry.at.to_string(),
            text::signed(i64::from(entry.change)),
            text::number(u64::from(entry.left)),
            entry.lot,
            text::visible(&text::reason(account, entry))
        )?;
    }
    Ok(())
}

fn csv(account: &Account, out: &mut dyn Write) -> Result<(), Failure> {
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    let failed = |error: csv::Error| {
        Failure::Output(match error.into_kind() {
            csv::ErrorKind::Io(error) => error,
            other => io::Error::other(format!("{other:?}")),
        })
    };
    table.write_record(["at", "reason", "change", "left", "batch", "message"]).map_err(failed)?;
    for line in ledger_lines(account) {
        let message = line.id.map(cell).unwrap_or_default();
        let (change, left, lot) = (line.change.to_string(), line.left.to_string(), line.lot.to_string());
        table.write_record([&line.at, line.reason, &change, &left, &lot, &*message]).map_err(failed)?;
    }
    table.flush().map_err(Failure::Output)
}

/// A stranger's text that neither a terminal obeys nor a spreadsheet computes.
fn cell(text: &str) -> String {
    text::spreadsheet_cell(&text::visible(text)).into_owned()
}
