//! Writing an account file: one line for each event, the check value last.

use std::io;

use serde::Serialize;

use super::deeds::DEEDS_MAX;
use super::events::write_event;
use super::head::{FileKind, VERSION};
use super::lots::{LotLine, lot_lines};
use super::policy::RawPolicy;
use super::reduce::{self, Reducer};
use super::values::{Detail, Word};
use crate::domain::{Account, Event, EventKind, Instant, MessageNo, Policy};
use crate::store::checksum;

/// What an account file is made of.
#[derive(Debug, Clone, Copy)]
pub struct AccountContent<'c> {
    /// The account's own id.
    pub id: &'c str,
    /// Its name.
    pub name: &'c str,
    /// How much is written.
    pub detail: Detail,
    /// Its numbers and readings.
    pub policy: &'c Policy,
    /// What was done.
    pub events: &'c [Event],
    /// What the account holds.
    pub summary: &'c Summary,
}

/// What an account holds at an instant, as a file sums it up.
#[derive(Debug, Clone, Serialize)]
pub struct Summary {
    as_of: Word<Instant>,
    credits: u32,
    lots: Vec<LotLine>,
}

impl Summary {
    /// The account at its present time.
    pub fn of(account: &Account) -> Self {
        Self { as_of: Word(account.now()), credits: account.credits(), lots: lot_lines(account) }
    }
}

#[derive(Serialize)]
struct RawAccount<'a> {
    id: &'a str,
    name: &'a str,
    policy: RawPolicy,
}

/// The bytes of an account file or snapshot.
///
/// # Errors
/// When there are more events than can be read again.
pub fn write_account(content: &AccountContent<'_>) -> io::Result<Vec<u8>> {
    if content.events.len() > DEEDS_MAX {
        return Err(io::Error::other(format!(
            "an account holds at most {DEEDS_MAX} actions, and a file with more could not be read again"
        )));
    }
    let sent = content.events.iter().filter_map(|event| match &event.kind {
        EventKind::Sent(letter) => Some(&*letter.id),
        _ => None,
    });
    let ids: Vec<&str> = sent.collect();
    let id_of = |no: MessageNo| {
        let own = ids.get(no.index()).copied().unwrap_or_default();
        reduce::id(own, no.index() + 1, content.detail)
    };

    let mut out = Vec::with_capacity(1024 + content.events.len() * 256);
    out.extend_from_slice(b"{\"format\":");
    serde_json::to_writer(&mut out, FileKind::Account.format())?;
    out.extend_from_slice(b",\"version\":");
    serde_json::to_writer(&mut out, &VERSION)?;
    out.extend_from_slice(b",\"written_by\":");
    serde_json::to_writer(&mut out, concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION")))?;
    out.extend_from_slice(b",\"detail\":");
    serde_json::to_writer(&mut out, &Word(content.detail))?;
    out.extend_from_slice(b",\n\"account\":");
    let policy = RawPolicy::write(content.policy);
    let name = reduce::name(content.name, content.detail);
    serde_json::to_writer(&mut out, &RawAccount { id: content.id, name, policy })?;
    out.extend_from_slice(b",\n\"events\":[");
    let mut reducer = Reducer::new(content.detail);
    for (index, event) in content.events.iter().enumerate() {
        out.extend_from_slice(if index == 0 { b"\n" } else { b",\n" });
        serde_json::to_writer(&mut out, &write_event(index + 1, &reducer.next(event), &id_of))?;
    }
    out.extend_from_slice(b"\n],\n\"summary\":");
    serde_json::to_writer(&mut out, content.summary)?;
    out.extend_from_slice(b",\n\"checksum\":\"");
    checksum::seal(&mut out, b"\"}\n");
    Ok(out)
}
