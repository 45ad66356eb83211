//! What machines read: the JSON of `run`, `show` and `ledger`.

use std::io::{self, BufWriter, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use super::input::Failure;
use crate::document::{Done, StepResult};
use crate::domain::{Account, Entry, Instant, MessageNo, Month, Totals};
use crate::store::format::{LotLine, lot_lines, not_returned_word, reason_word};
use crate::text;

/// One line of `run`.
#[derive(Serialize)]
pub(super) struct Run<'a, S, R, L> {
    pub(super) name: &'a str,
    pub(super) steps: S,
    pub(super) end: End,
    pub(super) reminders: R,
    pub(super) ledger: L,
}

/// A list of lines, each made when it is written.
pub(super) struct Lines<F>(F);

impl<F, I> Serialize for Lines<F>
where
    F: Fn() -> I,
    I: Iterator<Item: Serialize>,
{
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

/// An instant as it stands in files.
pub(super) struct At(Instant);

impl Serialize for At {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// What an account holds at one instant.
#[derive(Serialize)]
pub(super) struct End {
    at: At,
    credits: u32,
    lots: Vec<LotLine>,
    waiting: u32,
    renewal_overdue: Vec<String>,
    totals: TotalsLine,
}

#[derive(Serialize)]
struct TotalsLine {
    opening: u64,
    allocated: u64,
    repaired: u64,
    returned: u64,
    spent: u64,
    expired: u64,
    removed_at_limit: u64,
    forfeited: u64,
}

#[derive(Serialize)]
pub(super) struct StepLine {
    step: usize,
    at: At,
    result: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    credited: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    difference: Option<i64>,
    credits: u32,
}

#[derive(Serialize)]
pub(super) struct ReminderLine<'a> {
    at: At,
    id: &'a str,
}

/// One entry of the ledger.
#[derive(Serialize)]
pub(super) struct LedgerLine<'a> {
    pub(super) at: At,
    pub(super) reason: &'static str,
    pub(super) change: i32,
    pub(super) left: u32,
    pub(super) lot: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<&'a str>,
}

impl End {
    pub(super) fn of(account: &Account) -> Self {
        let Totals { opening, allocated, repaired, returned, spent, expired, removed_at_limit, forfeited } =
            *account.totals();
        Self {
            at: At(account.now()),
            credits: account.credits(),
            lots: lot_lines(account),
            waiting: account.waiting(),
            renewal_overdue: account.renewal_overdue().map(|month: Month| month.to_string()).collect(),
            totals: TotalsLine {
                opening,
                allocated,
                repaired,
                returned,
                spent,
                expired,
                removed_at_limit,
                forfeited,
            },
        }
    }
}

impl StepLine {
    pub(super) fn of(index: usize, result: &StepResult) -> Self {
        let mut line = Self {
            step: index + 1,
            at: At(result.at),
            result: "done",
            code: None,
            credited: None,
            reason: None,
            difference: None,
            credits: result.credits,
        };
        match result.outcome {
            Ok(Done::Plain) => {}
            Ok(Done::Response(_, credit)) => {
                line.credited = Some(credit.is_ok());
                line.reason = credit.err().map(not_returned_word);
            }
            Ok(Done::Observation(difference)) => line.difference = Some(difference),
            Err(refusal) => {
                line.result = "refused";
                line.code = Some(refusal.code());
            }
        }
        line
    }
}

fn id_of(account: &Account, no: MessageNo) -> &str {
    account.message(no).map_or("", |message| message.id())
}

pub(super) fn step_lines(steps: &[StepResult]) -> impl Serialize {
    Lines(move || steps.iter().enumerate().map(|(index, step)| StepLine::of(index, step)))
}

pub(super) fn reminder_lines(account: &Account) -> impl Serialize {
    let line = |&(at, no): &(Instant, MessageNo)| ReminderLine { at: At(at), id: id_of(account, no) };
    Lines(move || account.reminders().iter().map(line))
}

pub(super) fn ledger_lines(account: &Account) -> impl Serialize {
    let line = |entry: &Entry| LedgerLine {
        at: At(entry.at),
        reason: reason_word(entry.reason),
        change: entry.change,
        left: entry.left,
        lot: entry.lot.get(),
        id: entry.message.map(|no| id_of(account, no)),
    };
    Lines(move || account.ledger().iter().map(line))
}

/// One value as one line of JSON.
pub(super) fn print_json(out: &mut dyn Write, value: &impl Serialize) -> Result<(), Failure> {
    // Of a type that is known here: its many small writes cost a call each otherwise.
    let mut buffered = BufWriter::new(out);
    let mut json = Serializer::with_formatter(&mut buffered, Line);
    value.serialize(&mut json).map_err(|error| Failure::Output(error.into()))?;
    buffered.write_all(b"\n").and_then(|()| buffered.flush()).map_err(Failure::Output)
}

/// JSON without spaces. What a terminal would obey and what hides stands in it as escapes, which mean
/// the same to a machine.
struct Line;

impl Formatter for Line {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        // Nothing that is printed by ASCII hides.
        if fragment.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return out.write_all(fragment.as_bytes());
        }
        let mut shown = 0;
        for (at, hidden) in fragment.match_indices(text::is_hidden) {
            out.write_all(fragment.get(shown..at).unwrap_or_default().as_bytes())?;
            for unit in hidden.encode_utf16() {
                write!(out, "\\u{unit:04x}")?;
            }
            shown = at + hidden.len();
        }
        out.write_all(fragment.get(shown..).unwrap_or_default().as_bytes())
    }
}
