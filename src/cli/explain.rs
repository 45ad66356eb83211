//! `explain`: how a balance came about, and what could explain another number on Sales Navigator.

use std::io::{self, Write};
use std::path::Path;

use super::explain_json::{DiagnosisLine, ExplanationLine};
use super::input::{self, Failure};
use super::json::print_json;
use crate::domain::{Account, Diagnosis, Instant};
use crate::text;

/// Prints how the balance of the account in a file came about, at `at` or at its own last instant.
pub(super) fn explain(
    file: &Path,
    at: Option<Instant>,
    observed: Option<u32>,
    json: bool,
    out: &mut dyn Write,
    errors: &mut dyn Write,
) -> Result<(), Failure> {
    let story = input::read_story(file, at, errors)?;
    let (name, account, history) = (story.name.as_str(), story.account(), &story.history);
    let found = observed.and_then(|observed| history.diagnose(account.now(), observed));
    if json {
        let observed = found.as_ref().map(|found| DiagnosisLine::of(account, found));
        return print_json(out, &ExplanationLine::of(name, account, observed));
    }
    human(name, account, found.as_ref(), out).map_err(Failure::Output)
}

fn human(name: &str, account: &Account, found: Option<&Diagnosis>, out: &mut dyn Write) -> io::Result<()> {
    let claims = text::explanation(account);
    writeln!(out, "{}\n{}", text::reply_head(name), text::claims_as_text(&claims))?;
    writeln!(out, "{}", text::rests_on(&claims))?;
    let Some(found) = found else { return Ok(()) };
    writeln!(out, "\n{}", text::difference(found).with_rules())?;
    if let Some(nothing) = text::nothing_found(found) {
        writeln!(out, "{}", nothing.with_rules())?;
    }
    for (index, proposal) in found.proposals.iter().take(text::PROPOSALS_SHOWN).enumerate() {
        let told = text::proposal(account, proposal);
        writeln!(out)?;
        for (line, cause) in told.causes.iter().enumerate() {
            let head = if line == 0 { format!("{}. ", index + 1) } else { "   And: ".to_owned() };
            writeln!(out, "{head}{}", cause.with_rules())?;
        }
        for line in [&told.ledger, &told.doubt, &told.next].into_iter().filter(|line| !line.is_empty()) {
            writeln!(out, "   {line}")?;
        }
    }
    match found.proposals.len().checked_sub(text::PROPOSALS_SHOWN).filter(|more| *more > 0) {
        Some(more) => writeln!(out, "\n{} more, less likely; --json lists them.", text::number(more as u64)),
        None => Ok(()),
    }
}
