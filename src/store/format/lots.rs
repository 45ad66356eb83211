//! Batches as they stand in a summary and in what `run` prints.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::values::{Expiry, Word, source_word};
use crate::domain::{Account, Instant};

/// A batch with credits left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LotLine {
    /// Its number.
    pub lot: u32,
    /// From where it came, as a word of the formats.
    pub source: Cow<'static, str>,
    /// Credits left.
    pub credits: u32,
    granted_at: Word<Instant>,
    expires_at: Word<Expiry>,
}

/// An account's batches in spend order.
pub fn lot_lines(account: &Account) -> Vec<LotLine> {
    let line = |lot: &crate::domain::Lot| LotLine {
        lot: lot.no.get(),
        source: account.arrival(lot.no).map_or("", |arrival| source_word(arrival.source)).into(),
        credits: lot.left,
        granted_at: Word(lot.granted_at),
        expires_at: Word(Expiry(lot.expires_at)),
    };
    account.lots().map(line).collect()
}
