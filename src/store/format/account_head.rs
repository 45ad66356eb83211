//! Whose account a file is, without replaying what was done to it.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use super::account::{check_id, read_account};
use super::deed::check_length;
use super::head::{FileKind, Head};
use super::strict::Object;
use super::values::{Detail, Text, Word};
use crate::domain::NAME_MAX_CHARS;
use crate::store::read_error::ReadError;

/// Our own files have it all within so many bytes; others are read whole.
const HEAD_BYTES: usize = 64 * 1024;

/// Whose account a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountHead {
    /// The account's own id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How much the file holds.
    pub detail: Detail,
}

/// Reads whose account a file is. Says nothing about whether what follows in the file can be used.
///
/// # Errors
/// When that much cannot be read: what [`read_account`] says of the file.
pub fn read_account_head(bytes: &[u8]) -> Result<AccountHead, ReadError> {
    let first = bytes.get(..HEAD_BYTES).unwrap_or(bytes);
    if Head::read(first).and_then(Head::kind).ok() == Some(FileKind::Account)
        && let Some((account, detail)) = Found::read(first)
        && check_id(&account.id.0).is_ok()
        && check_length(String::new, "a name", &account.name.0, NAME_MAX_CHARS).is_ok()
    {
        let (id, name) = (account.id.0.into_owned(), account.name.0.into_owned());
        return Ok(AccountHead { id, name, detail });
    }
    read_account(bytes).map(|file| AccountHead { id: file.id, name: file.name, detail: file.detail })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAccount<'a> {
    #[serde(borrow)]
    id: Text<'a>,
    #[serde(borrow)]
    name: Text<'a>,
    #[serde(rename = "policy")]
    _policy: IgnoredAny,
}

#[derive(Default)]
struct Found<'a> {
    account: Option<RawAccount<'a>>,
    detail: Option<Detail>,
}

impl<'a> Found<'a> {
    fn read(bytes: &'a [u8]) -> Option<(RawAccount<'a>, Detail)> {
        let mut found = Self::default();
        let mut json = serde_json::Deserializer::from_slice(bytes);
        // The visitor stops by an error of its own once it has seen both.
        drop(json.deserialize_map(FoundVisitor(&mut found)));
        found.account.zip(found.detail)
    }
}

struct FoundVisitor<'f, 'a>(&'f mut Found<'a>);

impl<'de: 'a, 'a> Visitor<'de> for FoundVisitor<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object in braces")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<Text<'_>>()? {
            match key.0.as_ref() {
                "account" => self.0.account = Some(map.next_value::<Object<_>>()?.0),
                "detail" => self.0.detail = Some(map.next_value::<Word<Detail>>()?.0),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
            if self.0.account.is_some() && self.0.detail.is_some() {
                return Err(A::Error::custom("seen enough"));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOLDEN: &[u8] = include_bytes!("../../../tests/golden/v1/every-event.inmail.json");

    #[test]
    fn the_head_is_what_the_whole_file_says() {
        let file = read_account(GOLDEN).unwrap();
        let head = AccountHead { id: file.id, name: file.name, detail: file.detail };
        assert_eq!(read_account_head(GOLDEN).unwrap(), head);
        // What follows is not looked into.
        let events = GOLDEN.windows(8).position(|part| part == b"\"events\"").unwrap();
        assert_eq!(read_account_head(&GOLDEN[..events]).unwrap(), head);
    }

    #[test]
    fn a_head_that_cannot_be_read_is_told_as_the_whole_file_is() {
        let text = String::from_utf8(GOLDEN.to_vec()).unwrap();
        let id = read_account(GOLDEN).unwrap().id;
        let broken = [
            text.replacen(&id, "../../evil", 1),
            text.replacen("\"name\":", "\"nam\":", 1),
            text.replacen("\"detail\":\"full\"", "\"detail\":\"all\"", 1),
            text[..60].to_owned(),
        ];
        for text in broken {
            let told = read_account_head(text.as_bytes()).unwrap_err().to_string();
            assert_eq!(told, read_account(text.as_bytes()).unwrap_err().to_string());
        }
    }
}
