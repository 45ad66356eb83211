//! `format` and `version`, read before anything else, so that a file of a later version is told from a
//! damaged one.

use std::fmt;

use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_path_to_error::Track;

use super::outline::{begins_as_object, check_text, nesting_error, too_deep};
use super::plain::read_error;
use super::strict::place;
use super::values::Text;
use crate::store::read_error::{Fault, ReadError};

/// The kinds of file, told apart by `format`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// An account or a snapshot of one.
    Account,
    /// A scenario.
    Scenario,
}

impl FileKind {
    /// What `format` says.
    pub const fn format(self) -> &'static str {
        match self {
            Self::Account => "inmail-credits-account",
            Self::Scenario => "inmail-credits-scenario",
        }
    }
}

/// The version this program writes, and the last it reads.
pub const VERSION: u64 = 1;

/// Within so many bytes our own files have said both.
const OWN_HEAD_BYTES: usize = 256;

/// Tells what kind of file this is.
///
/// # Errors
/// When the bytes are no JSON object, the format is another one, or the version is later than ours.
pub fn file_kind(bytes: &[u8]) -> Result<FileKind, ReadError> {
    kind_of(check_text(bytes)?)
}

/// As [`file_kind`], of what is known to be text. What nests too deep further on is told by the reader of that kind.
pub(super) fn kind_of(text: &str) -> Result<FileKind, ReadError> {
    let bytes = text.as_bytes();
    // Our own files begin with both, so that no more of them is looked at.
    let first = Head::read(bytes.get(..OWN_HEAD_BYTES).unwrap_or(bytes));
    if let Ok(head @ Head { format: Some(_), version: Some(_) }) = first {
        return head.kind();
    }
    let Some(deep) = too_deep(text) else {
        return match Head::read(bytes) {
            Err(ReadError { fault: Fault::NotJson { .. }, .. }) if !begins_as_object(bytes) => {
                Err(ReadError::of_file(Fault::OtherContent))
            }
            read => read?.kind(),
        };
    };
    // A later version may nest deeper than ours, so what stands before the depth is asked first.
    match Head::read(bytes.get(..deep).unwrap_or_default()).and_then(Head::kind) {
        Err(error @ ReadError { fault: Fault::NewerVersion { .. }, .. }) => Err(error),
        _ => Err(nesting_error()),
    }
}

#[derive(Default)]
pub(super) struct Head {
    format: Option<String>,
    version: Option<u64>,
}

impl Head {
    pub(super) fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        let mut head = Self::default();
        let mut json = serde_json::Deserializer::from_slice(bytes);
        // The visitor stops by an error of its own once it has seen both, and what is wrong with the
        // version or what follows is told by the reader of that format.
        if json.deserialize_map(HeadVisitor(&mut head)).is_ok() || head.format.is_some() {
            return Ok(head);
        }
        // Keeping track of the place costs time, so only what is broken is read so.
        let mut json = serde_json::Deserializer::from_slice(bytes);
        let mut track = Track::new();
        let tracked = serde_path_to_error::Deserializer::new(&mut json, &mut track);
        match tracked.deserialize_map(HeadVisitor(&mut head)) {
            Ok(()) => Ok(head),
            Err(error) => Err(read_error(&place(&track.path()), &error)),
        }
    }

    pub(super) fn kind(self) -> Result<FileKind, ReadError> {
        let Some(format) = self.format else {
            let remedy = "choose an account or scenario file";
            return Err(ReadError::breaks("", "the field \"format\" is missing", remedy));
        };
        let kind = [FileKind::Account, FileKind::Scenario].into_iter().find(|kind| kind.format() == format);
        let Some(kind) = kind else {
            let fault = Fault::OtherFormat { found: format.chars().take(60).collect() };
            return Err(ReadError { place: "format".to_owned(), fault });
        };
        match self.version {
            Some(found) if found > VERSION => {
                Err(ReadError { place: "version".to_owned(), fault: Fault::NewerVersion { found } })
            }
            Some(0) => Err(ReadError::breaks("version", "versions begin with 1", "correct it")),
            _ => Ok(kind),
        }
    }
}

struct HeadVisitor<'h>(&'h mut Head);

impl<'de> Visitor<'de> for HeadVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object in braces")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<Text<'_>>()? {
            match key.0.as_ref() {
                "format" => self.0.format = Some(map.next_value::<Text<'_>>()?.0.into_owned()),
                "version" => self.0.version = Some(map.next_value()?),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
            if self.0.format.is_some() && self.0.version.is_some() {
                return Err(A::Error::custom("seen enough"));
            }
        }
        Ok(())
    }
}
