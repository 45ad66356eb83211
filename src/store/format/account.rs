//! Reading an account file or snapshot: typed, limited, replayed.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};

use super::deed::{List, Placed, check_length, opening_error};
use super::deeds::{Deeds, Told};
use super::events::{Sent, Terms, read_event};
use super::head::{FileKind, kind_of};
use super::lots::{LotLine, lot_lines};
use super::outline::check_text;
use super::policy::RawPolicy;
use super::strict::{Object, objects, once, read_object};
use super::values::{Detail, Text, Word};
use crate::domain::{
    Account, Event, EventKind, History, ID_MAX_CHARS, Ids, Impossible, Instant, NAME_MAX_CHARS, Opening,
    Policy, Refusal, Replay,
};
use crate::store::cancel::Cancel;
use crate::store::checksum;
use crate::store::read_error::{Fault, ReadError};

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

struct RawFile<'a> {
    written_by: Text<'a>,
    detail: Detail,
    account: RawAccount<'a>,
    events: Told<Event>,
    /// What the events were read under.
    read_under: Terms,
    /// Of the messages that they sent.
    ids: Ids,
    summary: RawSummary,
    checksum: Option<Text<'a>>,
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Part {
    Format,
    Version,
    WrittenBy,
    Detail,
    Account,
    Events,
    Summary,
    Checksum,
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

/// Reads an account file and replays what it says was done. Bytes that are given up are gone once they are
/// read, so that the replay does not need its memory beside theirs.
///
/// # Errors
/// The first place that breaks the format, or the first event that the rules would have refused.
pub fn read_account<'b>(bytes: impl Into<Cow<'b, [u8]>>) -> Result<AccountFile, ReadError> {
    read_account_unless(bytes, &Cancel::default())
}

/// As [`read_account`], unless it is cancelled, which also stops it on the way.
///
/// # Errors
/// As [`read_account`], and when it is cancelled.
pub fn read_account_unless<'b>(
    bytes: impl Into<Cow<'b, [u8]>>,
    cancel: &Cancel,
) -> Result<AccountFile, ReadError> {
    let bytes = bytes.into();
    let read = read(&bytes, cancel)?;
    drop(bytes);
    read.replay(cancel)
}

/// From so many bytes on the check value is worked out while the file is read.
const LONG: usize = 1 << 20;

/// What stands in a file, before it is replayed.
struct Read {
    id: String,
    name: String,
    written_by: String,
    terms: Terms,
    events: Vec<Event>,
    ids: Ids,
    summary: RawSummary,
    seal: Seal,
}

fn read(bytes: &[u8], cancel: &Cancel) -> Result<Read, ReadError> {
    ReadError::if_cancelled(cancel)?;
    let text = check_text(bytes)?;
    if kind_of(text)? != FileKind::Account {
        let rule = "this is a scenario, and an account file is needed";
        return Err(ReadError::breaks("format", rule, "choose a file that ends in .inmail.json"));
    }
    ReadError::if_cancelled(cancel)?;
    let whole = Whole { assumed: Terms { policy: Policy::default(), detail: Detail::Full }, cancel };
    let (raw, presumed) = std::thread::scope(|scope| {
        // Where there is no thread to be had, it is worked out afterwards.
        let begin = || std::thread::Builder::new().spawn_scoped(scope, || checksum::presume(bytes)).ok();
        let presuming = if bytes.len() >= LONG { begin() } else { None };
        (read_object(text, whole), presuming.and_then(|presuming| presuming.join().ok()?))
    });
    let raw = raw?;
    check_length(|| "written_by".to_owned(), "a program's name", &raw.written_by.0, NAME_MAX_CHARS)?;
    check_id(&raw.account.id.0)?;
    check_length(|| "account.name".to_owned(), "a name", &raw.account.name.0, NAME_MAX_CHARS)?;
    let terms = Terms { policy: raw.account.policy.0.read("account.policy")?, detail: raw.detail };
    let (events, ids) = if raw.read_under == terms {
        (raw.events?, raw.ids)
    } else {
        // What they are to be read under stood after them.
        drop(raw.events);
        let again = read_object(text, Whole { assumed: terms, ..whole })?;
        (again.events?, again.ids)
    };
    if events.is_empty() {
        return Err(not_opened("events".to_owned()));
    }
    ReadError::if_cancelled(cancel)?;
    Ok(Read {
        id: raw.account.id.0.into_owned(),
        name: raw.account.name.0.into_owned(),
        written_by: raw.written_by.0.into_owned(),
        terms,
        events,
        ids,
        summary: raw.summary,
        seal: raw.checksum.map_or(Seal::Missing, |stated| checksum::verify(bytes, &stated.0, presumed)),
    })
}

impl Read {
    fn replay(self, cancel: &Cancel) -> Result<AccountFile, ReadError> {
        let Self { id, name, written_by, terms, events, ids, summary, seal } = self;
        let by_lots = matches!(
            events.first(),
            Some(Event { kind: EventKind::Opened { opening: Opening::Lots(_), .. }, .. })
        );
        let told = |Impossible { index, refusal }| {
            let place = List::Events.place(index);
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
        let mut replay = Replay::begin(terms.policy, events).map_err(told)?.knowing(ids);
        let summary_agrees = as_of >= replay.account().opened_at() && {
            // Looked at on the way: a second account would cost as much memory as the file.
            replay.play_until(as_of, &go_on).map_err(told)?;
            agrees(replay.account())
        };
        let history = replay.finish(&go_on).map_err(told)?;
        let mut history = history.ok_or_else(|| ReadError::of_file(Fault::Cancelled))?;
        history.advance_to(as_of);
        ReadError::if_cancelled(cancel)?;
        Ok(AccountFile {
            id,
            name,
            written_by,
            detail: terms.detail,
            history,
            summary_as_of: as_of,
            summary_credits: summary.credits,
            summary_agrees,
            seal,
        })
    }
}

/// Reads a whole account file, its events under what stands before them or is assumed.
#[derive(Clone, Copy)]
struct Whole<'c> {
    assumed: Terms,
    cancel: &'c Cancel,
}

impl<'de> DeserializeSeed<'de> for Whole<'_> {
    type Value = RawFile<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<RawFile<'de>, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Whole<'_> {
    type Value = RawFile<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object in braces")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RawFile<'de>, A::Error> {
        let (mut format, mut version, mut written_by, mut detail) = (None, None, None, None);
        let (mut account, mut events, mut summary, mut checksum) = (None, None, None, None);
        let (mut read_under, mut sent) = (self.assumed, Sent::default());
        while let Some(field) = map.next_key()? {
            match field {
                Part::Format => once(&mut map, "format", &mut format, PhantomData::<Text<'de>>)?,
                Part::Version => once(&mut map, "version", &mut version, PhantomData::<u64>)?,
                Part::WrittenBy => once(&mut map, "written_by", &mut written_by, PhantomData)?,
                Part::Detail => once(&mut map, "detail", &mut detail, PhantomData::<Word<Detail>>)?,
                Part::Account => {
                    once(&mut map, "account", &mut account, PhantomData::<Object<RawAccount<'de>>>)?;
                }
                Part::Events => {
                    if let Some(Object(account)) = &account {
                        read_under.policy = account.policy.0.read("").unwrap_or_default();
                    }
                    read_under.detail = detail.map_or(read_under.detail, |detail| detail.0);
                    let read = |placed: &Placed<'_, 'de>| read_event(placed, &read_under, &mut sent);
                    let deeds = Deeds { list: List::Events, read, cancel: self.cancel };
                    once(&mut map, "events", &mut events, deeds)?;
                }
                Part::Summary => {
                    once(&mut map, "summary", &mut summary, PhantomData::<Object<RawSummary>>)?;
                }
                Part::Checksum => once(&mut map, "checksum", &mut checksum, PhantomData)?,
            }
        }
        let missing = A::Error::missing_field;
        format.ok_or_else(|| missing("format"))?;
        version.ok_or_else(|| missing("version"))?;
        Ok(RawFile {
            written_by: written_by.ok_or_else(|| missing("written_by"))?,
            detail: detail.ok_or_else(|| missing("detail"))?.0,
            account: account.ok_or_else(|| missing("account"))?.0,
            events: events.ok_or_else(|| missing("events"))?,
            read_under,
            ids: sent.ids,
            summary: summary.ok_or_else(|| missing("summary"))?.0,
            checksum,
        })
    }
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

fn not_opened(place: String) -> ReadError {
    ReadError::breaks(place, "an account begins with the event \"opened\"", "put it first")
}
