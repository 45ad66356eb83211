//! What machines read: JSON, and what an account holds in it.

use std::io::{self, BufWriter, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use super::input::Failure;
use crate::domain::{Account, Instant, Month, Totals};
use crate::store::format::{LotLine, lot_lines};
use crate::text;

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

/// One value as one line of JSON.
pub(super) fn print_json(out: &mut dyn Write, value: &impl Serialize) -> Result<(), Failure> {
    // Of a type that is known here: its many small writes cost a call each otherwise.
    let mut buffered = BufWriter::new(out);
    let written = write_json(&mut buffered, value).and_then(|()| buffered.write_all(b"\n"));
    written.and_then(|()| buffered.flush()).map_err(Failure::Output)
}

/// One value as JSON, with nothing around it.
pub(super) fn write_json(out: &mut impl Write, value: &(impl Serialize + ?Sized)) -> io::Result<()> {
    Ok(value.serialize(&mut Serializer::with_formatter(out, Line))?)
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
