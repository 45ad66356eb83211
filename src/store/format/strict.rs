//! Strict reading of JSON: objects only where objects belong, no null for something left out, and an
//! error that names the place.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde_path_to_error::{Segment, Track};

use super::outline::{check_text, nesting_error, too_deep};
use super::plain::read_error;
use super::values::quoted;
use crate::store::read_error::ReadError;

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

/// Reads a field of an object that may be there once.
pub(super) fn once<'de, A: MapAccess<'de>, S: DeserializeSeed<'de>>(
    object: &mut A,
    field: &'static str,
    place: &mut Option<S::Value>,
    seed: S,
) -> Result<(), A::Error> {
    if place.is_some() {
        return Err(A::Error::duplicate_field(field));
    }
    *place = Some(object.next_value_seed(seed)?);
    Ok(())
}

/// How the error of a list that is too long begins.
pub(super) const TOO_MANY: &str = "a list here has at most";

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
            f.write_str("a list")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
            let mut found = Vec::new();
            while let Some(Object(item)) = list.next_element()? {
                if found.len() == MOST {
                    return Err(A::Error::custom(format_args!("{TOO_MANY} {MOST} entries")));
                }
                found.push(item);
            }
            Ok(found)
        }
    }

    deserializer.deserialize_seq(List::<T, MOST>(PhantomData))
}

/// Reads one object, as `object` does. The place of an error is found by a second reading, since keeping
/// track costs time. It must take no field that it does not know, so that nothing can nest too deep and yet
/// be read.
pub(super) fn read_object<'de, S>(text: &'de str, object: S) -> Result<S::Value, ReadError>
where
    S: DeserializeSeed<'de> + Copy,
{
    let mut json = serde_json::Deserializer::from_str(text);
    let plain = match object.deserialize(&mut json).and_then(|value| json.end().map(|()| value)) {
        Ok(value) => return Ok(value),
        Err(_) if too_deep(text).is_some() => return Err(nesting_error()),
        Err(plain) => plain,
    };
    let mut json = serde_json::Deserializer::from_str(text);
    let mut track = Track::new();
    match object.deserialize(serde_path_to_error::Deserializer::new(&mut json, &mut track)) {
        Ok(_) => Err(read_error("", &plain)),
        Err(error) => Err(read_error(&place(&track.path()), &error)),
    }
}

/// Reads a file that is one object of its own, without `format` and `version`.
pub(in crate::store) fn read_lone_object<'de, T: Deserialize<'de>>(bytes: &'de [u8]) -> Result<T, ReadError> {
    read_object(check_text(bytes)?, PhantomData).map(|Object(value)| value)
}

/// `steps[3].at`. A name that the formats do not know stands in it quoted.
pub(super) fn place(path: &serde_path_to_error::Path) -> String {
    let mut place = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => place.push_str(&format!("[{index}]")),
            Segment::Map { key } => {
                let plain =
                    key.len() <= 40 && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
                let dot = if place.is_empty() { "" } else { "." };
                place.push_str(dot);
                place.push_str(&if plain { key.clone() } else { quoted(key) });
            }
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    place
}
