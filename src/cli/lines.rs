//! The long lists of what machines read: what came of steps, the ledger, reminders. Their names and words are
//! ours, so that nothing in them has to be searched for what JSON escapes; ids are texts like any other.

use std::io::{self, BufWriter, Write};

use serde::Serialize;

use super::input::Failure;
use super::json::{End, write_json};
use crate::document::{Done, StepResult};
use crate::domain::{Account, Entry, Instant, InstantTexts, MessageNo};
use crate::store::format::{not_returned_word, reason_word};

/// Prints the one line of `run`.
pub(super) fn print_run(
    name: &str,
    steps: &[StepResult],
    account: &Account,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    buffered(out, |out| {
        value(out, "{\"name\":", name)?;
        list(out, ",\"steps\":", steps.iter().enumerate(), |out, (index, result)| step(out, index, result))?;
        value(out, ",\"end\":", &End::of(account))?;
        list(out, ",\"reminders\":", account.reminders(), |out, (at, message)| {
            time(out, "{\"at\":", *at)?;
            value(out, ",\"id\":", id_of(account, *message))?;
            word(out, "}")
        })?;
        list(out, ",\"ledger\":", account.ledger(), |out, entry| ledger_entry(out, account, entry))?;
        word(out, "}")
    })
}

/// Prints the one line of `ledger --json`.
pub(super) fn print_ledger(account: &Account, out: &mut dyn Write) -> Result<(), Failure> {
    buffered(out, |out| list(out, "", account.ledger(), |out, entry| ledger_entry(out, account, entry)))
}

/// A writer of a type that is known here: the many small writes cost a call each otherwise.
struct Out<'w> {
    to: BufWriter<&'w mut dyn Write>,
    times: InstantTexts,
}

fn buffered(out: &mut dyn Write, write: impl FnOnce(&mut Out<'_>) -> io::Result<()>) -> Result<(), Failure> {
    let mut out = Out { to: BufWriter::new(out), times: InstantTexts::default() };
    write(&mut out).and_then(|()| word(&mut out, "\n")).and_then(|()| out.to.flush()).map_err(Failure::Output)
}

fn step(out: &mut Out<'_>, index: usize, result: &StepResult) -> io::Result<()> {
    number(out, "{\"step\":", index + 1)?;
    time(out, ",\"at\":", result.at)?;
    match result.outcome {
        Ok(Done::Plain) => word(out, ",\"result\":\"done\"")?,
        Ok(Done::Response(_, Ok(_))) => word(out, ",\"result\":\"done\",\"credited\":true")?,
        Ok(Done::Response(_, Err(why))) => {
            word(out, ",\"result\":\"done\",\"credited\":false,\"reason\":\"")?;
            word(out, not_returned_word(why))?;
            word(out, "\"")?;
        }
        Ok(Done::Observation(difference)) => {
            number(out, ",\"result\":\"done\",\"difference\":", difference)?;
        }
        Err(refusal) => {
            word(out, ",\"result\":\"refused\",\"code\":\"")?;
            word(out, refusal.code())?;
            word(out, "\"")?;
        }
    }
    number(out, ",\"credits\":", result.credits)?;
    word(out, "}")
}

fn ledger_entry(out: &mut Out<'_>, account: &Account, entry: &Entry) -> io::Result<()> {
    time(out, "{\"at\":", entry.at)?;
    word(out, ",\"reason\":\"")?;
    word(out, reason_word(entry.reason))?;
    number(out, "\",\"change\":", entry.change)?;
    number(out, ",\"left\":", entry.left)?;
    number(out, ",\"lot\":", entry.lot.get())?;
    if let Some(message) = entry.message {
        value(out, ",\"id\":", id_of(account, message))?;
    }
    word(out, "}")
}

fn id_of(account: &Account, no: MessageNo) -> &str {
    account.message(no).map_or("", |message| message.id())
}

fn list<T>(
    out: &mut Out<'_>,
    name: &str,
    items: impl IntoIterator<Item = T>,
    write: impl Fn(&mut Out<'_>, T) -> io::Result<()>,
) -> io::Result<()> {
    word(out, name)?;
    word(out, "[")?;
    for (index, item) in items.into_iter().enumerate() {
        if index > 0 {
            word(out, ",")?;
        }
        write(out, item)?;
    }
    word(out, "]")
}

/// What stands in the code and needs no escapes.
fn word(out: &mut Out<'_>, word: &str) -> io::Result<()> {
    out.to.write_all(word.as_bytes())
}

fn number(out: &mut Out<'_>, name: &str, number: impl Serialize) -> io::Result<()> {
    word(out, name)?;
    Ok(serde_json::to_writer(&mut out.to, &number)?)
}

fn time(out: &mut Out<'_>, name: &str, at: Instant) -> io::Result<()> {
    word(out, name)?;
    word(out, "\"")?;
    match out.times.of(at) {
        Some(text) => out.to.write_all(text)?,
        None => write!(out.to, "{at}")?,
    }
    word(out, "\"")
}

fn value(out: &mut Out<'_>, name: &str, value: &(impl Serialize + ?Sized)) -> io::Result<()> {
    word(out, name)?;
    write_json(&mut out.to, value)
}
