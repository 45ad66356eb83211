//! `format` and `version`, read before anything else, so that a file of a later version is told from a
//! damaged one.

use std::fmt;

use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Visitor};

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

/// Tells what kind of file this is.
///
/// # Errors
/// When the bytes are no JSON object, the format is another one, or the version is later than ours.
pub fn file_kind(bytes: &[u8]) -> Result<FileKind, ReadError> {
    let mut head = Head::default();
    let mut json = serde_json::Deserializer::from_slice(bytes);
    // The visitor stops by an error of its own once it has seen both, so a good head decides first.
    let outcome = json.deserialize_map(HeadVisitor(&mut head));
    let format = match (&head.format, outcome) {
        (Some(format), _) => format,
        (None, Ok(())) => {
            return Err(ReadError::breaks(
                "",
                "missing field `format`",
                "choose an account or scenario file",
            ));
        }
        (None, Err(error)) => return Err(super::strict::read_error("", &error)),
    };
    let kind = match format.as_str() {
        "inmail-credits-account" => FileKind::Account,
        "inmail-credits-scenario" => FileKind::Scenario,
        found => {
            return Err(ReadError {
                place: "format".to_owned(),
                fault: Fault::OtherFormat { found: found.chars().take(60).collect() },
            });
        }
    };
    match head.version {
        Some(found) if found > VERSION => {
            Err(ReadError { place: "version".to_owned(), fault: Fault::NewerVersion { found } })
        }
        Some(0) => Err(ReadError::breaks("version", "versions begin with 1", "correct it")),
        _ => Ok(kind),
    }
}

#[derive(Default)]
struct Head {
    format: Option<String>,
    version: Option<u64>,
}

struct HeadVisitor<'h>(&'h mut Head);

impl<'de> Visitor<'de> for HeadVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
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
