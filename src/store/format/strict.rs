//! Strict reading of JSON: objects only where objects belong, no null for something left out, and an
//! error that names the place.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use crate::store::read_error::{Fault, ReadError};

/// A `T` written as an object; a derived struct alone would take an array of its fields as well.
#[derive(Debug, Clone)]
pub(super) struct Object<T>(pub(super) T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(ObjectOnly(deserializer)).map(Self)
    }
}

struct ObjectOnly<D>(D);

impl<'de, D: Deserializer<'de>> Deserializer<'de> for ObjectOnly<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_map(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// For a field that may be left out: if it is there, it has a value, and null is none.
pub(super) fn present<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(deserializer).map(Some)
}

/// At most `MOST` objects; the list is given up at the first one too many.
pub(super) fn objects<'de, const MOST: usize, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    struct List<T, const MOST: usize>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>, const MOST: usize> Visitor<'de> for List<T, MOST> {
        type Value = Vec<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an array of objects")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
            let mut found = Vec::new();
            while let Some(Object(item)) = list.next_element()? {
                if found.len() == MOST {
                    return Err(A::Error::custom(format_args!("more than {MOST} entries")));
                }
                found.push(item);
            }
            Ok(found)
        }
    }

    deserializer.deserialize_seq(List::<T, MOST>(PhantomData))
}

/// Reads one object. The place of an error is found by a second reading, since keeping track costs time.
pub(super) fn read_object<'de, T: Deserialize<'de>>(bytes: &'de [u8]) -> Result<T, ReadError> {
    match serde_json::from_slice::<Object<T>>(bytes) {
        Ok(Object(value)) => Ok(value),
        Err(plain) => {
            let mut json = serde_json::Deserializer::from_slice(bytes);
            match serde_path_to_error::deserialize::<_, Object<T>>(&mut json) {
                Ok(_) => Err(read_error("", &plain)),
                Err(error) => {
                    let place = error.path().to_string();
                    Err(read_error(if place == "." { "" } else { &place }, error.inner()))
                }
            }
        }
    }
}

pub(super) fn read_error(place: &str, error: &serde_json::Error) -> ReadError {
    let text = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    let found = text.strip_suffix(&position).unwrap_or(&text).to_owned();
    if !error.is_data() {
        let fault = Fault::NotJson { found, line: error.line(), column: error.column() };
        return ReadError { place: String::new(), fault };
    }
    let remedy = if found.starts_with("missing field") {
        "add it"
    } else if found.starts_with("unknown field") {
        "take it out"
    } else if found.starts_with("duplicate field") {
        "keep only one"
    } else if found.starts_with("more than") {
        "split the file"
    } else {
        "correct it"
    };
    ReadError::breaks(place, format!("{found} (line {})", error.line()), remedy)
}
