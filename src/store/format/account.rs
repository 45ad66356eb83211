//! Reading an account file or snapshot: typed, limited, replayed.

use serde::Deserialize;

use super::deed::{Placed, RawDeed, check_length, opening_error};
use super::events::{Ids, event_kind};
use super::head::{FileKind, kind_of};
use super::lots::{LotLine, lot_lines};
use super::outline::check_text;
use super::plain::missing_field;
use super::policy::RawPolicy;
use super::strict::{Object, objects, present, read_object};
use super::values::{Detail, Text, Word};
use crate::domain::{
    Account, Event, EventKind, History, ID_MAX_CHARS, Impossible, Instant, NAME_MAX_CHARS, Opening, Policy,
    Refusal, Replay,
};
use crate::store::cancel::Cancel;
use crate::store::checksum;
use crate::store::read_error::{Fault, ReadError};

/// Most events of one account file.
pub(super) const EVENTS_MAX: usize = 200_000;

/// What the check value says about a file. It proves nothing about who wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seal {
    /// Unchanged since it was written.
    Unchanged,
    /// Changed after it was written.
    Changed,
    /// The file has no check value.
    Missing,
}

/// An account as it stands in a file. Its history is at the last event, or at the summary's instant if
/// that is later.
#[derive(Debug, Clone)]
pub struct AccountFile {
    /// The account's own id; letters, digits and hyphens.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The program that wrote it.
    pub written_by: String,
    /// How much the file holds.
    pub detail: Detail,
    /// What was done.
    pub history: History,
    /// The instant at which the writer summed up.
    pub summary_as_of: Instant,
    /// Credits left, as the writer saw them.
    pub summary_credits: u32,
    /// Whether the replay gives what the writer saw.
    pub summary_agrees: bool,
    /// What the check value says.
    pub seal: Seal,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile<'a> {
    #[serde(rename = "format", borrow)]
    _format: Text<'a>,
    #[serde(rename = "version")]
    _version: u64,
    #[serde(borrow)]
    written_by: Text<'a>,
    detail: Word<Detail>,
    #[serde(borrow)]
    account: Object<RawAccount<'a>>,
    #[serde(borrow, deserialize_with = "objects::<EVENTS_MAX, _, _>")]
    events: Vec<RawDeed<'a>>,
    summary: Object<RawSummary>,
    #[serde(borrow, default, deserialize_with = "present")]
    checksum: Option<Text<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAccount<'a> {
    #[serde(borrow)]
    id: Text<'a>,
    #[serde(borrow)]
    name: Text<'a>,
    policy: Object<RawPolicy>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSummary {
    as_of: Word<Instant>,
    credits: u32,
    #[serde(deserialize_with = "objects::<10_000, _, _>")]
    lots: Vec<LotLine>,
}

/// Reads an account file and replays what it says was done.
///
/// # Errors
/// The first place that breaks the format, or the first event that the rules would have refused.
pub fn read_account(bytes: &[u8]) -> Result<AccountFile, ReadError> {
    read_account_unless(bytes, &Cancel::default())
}

/// As [`read_account`], unless it is cancelled, which also stops it on the way.
///
/// # Errors
/// As [`read_account`], and when it is cancelled.
pub fn read_account_unless(bytes: &[u8], cancel: &Cancel) -> Result<AccountFile, ReadError> {
    ReadError::if_cancelled(cancel)?;
    let text = check_text(bytes)?;
    if kind_of(text)? != FileKind::Account {
        let rule = "this is a scenario, and an account file is needed";
        return Err(ReadError::breaks("format", rule, "choose a file that ends in .inmail.json"));
    }
    ReadError::if_cancelled(cancel)?;
    let RawFile { written_by, detail, account, events, summary, checksum, .. } = read_object(text)?;
    check_length(|| "written_by".to_owned(), "a program's name", &written_by.0, NAME_MAX_CHARS)?;
    let (detail, account, summary) = (detail.0, account.0, summary.0);
    check_id(&account.id.0)?;
    check_length(|| "account.name".to_owned(), "a name", &account.name.0, NAME_MAX_CHARS)?;
    let policy = account.policy.0.read("account.policy")?;
    let events = read_events(events, &policy, detail, cancel)?;
    let by_lots = matches!(
        events.first(),
        Some(Event { kind: EventKind::Opened { opening: Opening::Lots(_), .. }, .. })
    );
    let told = |Impossible { index, refusal }| {
        let place = format!("events[{index}]");
        match refusal {
            Refusal::NotOpened => not_opened(place),
            _ if index == 0 => opening_error(&place, by_lots, refusal),
            _ => ReadError::impossible(place, refusal),
        }
    };
    let as_of = summary.as_of.0;
    let agrees =
        |account: &Account| account.credits() == summary.credits && lot_lines(account) == summary.lots;
    let go_on = || !cancel.is_cancelled();
    let mut replay = Replay::begin(policy, events).map_err(told)?;
    let summary_agrees = as_of >= replay.account().opened_at() && {
        // Looked at on the way: a second account would cost as much memory as the file.
        replay.play_until(as_of, &go_on).map_err(told)?;
        agrees(replay.account())
    };
    let history = replay.finish(&go_on).map_err(told)?;
    let mut history = history.ok_or_else(|| ReadError::of_file(Fault::Cancelled))?;
    history.advance_to(as_of);
    ReadError::if_cancelled(cancel)?;
    let seal = checksum.map_or(Seal::Missing, |stated| checksum::verify(bytes, &stated.0));
    Ok(AccountFile {
        id: account.id.0.to_string(),
        name: account.name.0.to_string(),
        written_by: written_by.0.into_owned(),
        detail,
        history,
        summary_as_of: as_of,
        summary_credits: summary.credits,
        summary_agrees,
        seal,
    })
}

/// An id names the account's file, so it may hold nothing that a path could be made of.
pub(super) fn check_id(id: &str) -> Result<(), ReadError> {
    let fine = (1..=ID_MAX_CHARS).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if fine {
        return Ok(());
    }
    let rule = format!("an account's id has 1 to {ID_MAX_CHARS} letters, digits and hyphens");
    Err(ReadError::breaks("account.id", rule, "correct it"))
}

/// The raw events are given up, since beside those of the domain they take as much memory again.
fn read_events(
    raw: Vec<RawDeed<'_>>,
    policy: &Policy,
    detail: Detail,
    cancel: &Cancel,
) -> Result<Vec<Event>, ReadError> {
    let mut ids = Ids::default();
    let mut events = Vec::with_capacity(raw.len());
    for (index, deed) in raw.iter().enumerate() {
        ReadError::if_cancelled(cancel)?;
        let Some(word) = &deed.event else {
            return Err(missing_field(&format!("events[{index}]"), "event"));
        };
        let placed = Placed { deed, list: "events", index, word: &word.0 };
        let seq = placed.need("seq", deed.seq)?;
        if usize::try_from(seq) != Ok(index + 1) {
            let rule = format!("events are numbered from 1 without a gap, so this is {}", index + 1);
            return Err(ReadError::breaks(placed.at("seq"), rule, "put them in order"));
        }
        let at = placed.need("at", deed.at)?.0;
        let recorded_at = placed.need("recorded_at", deed.recorded_at)?.0.0;
        let kind = event_kind(&placed, policy, &ids, detail)?;
        if let (EventKind::Sent(_), Some(id)) = (&kind, &deed.id) {
            ids.sent(&id.0);
        }
        events.push(Event { at, recorded_at, kind });
    }
    if events.is_empty() {
        return Err(not_opened("events".to_owned()));
    }
    Ok(events)
}

fn not_opened(place: String) -> ReadError {
    ReadError::breaks(place, "an account begins with the event \"opened\"", "put it first")
}
