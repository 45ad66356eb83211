//! `ledger`: every change to the number of credits, with its reason.

use std::io::{self, Write};
use std::path::Path;

use super::input::{self, Failure};
use super::lines::print_ledger;
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
        Form::Json => print_ledger(account, out),
        Form::Human => human(name, account, out).map_err(Failure::Output),
        Form::Csv => text::write_ledger_csv(account, account.ledger(), out).map_err(Failure::Output),
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
