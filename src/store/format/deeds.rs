//! The list of steps or events: each is made into what it says as soon as it is read, so that the list is
//! never held as it stands in the file.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, SeqAccess, Visitor};

use super::deed::{List, Placed, RawDeed};
use super::plain::missing_field;
use super::strict::{Object, TOO_MANY};
use crate::store::cancel::Cancel;
use crate::store::read_error::ReadError;

/// Most steps of a scenario and events of an account file.
pub(super) const DEEDS_MAX: usize = 200_000;

/// What a list of deeds says, or the first place in it that is wrong, although it is well formed.
pub(super) type Told<T> = Result<Vec<T>, ReadError>;

/// Reads a list of deeds. Once one of them is wrong, the others are only looked at for their form.
pub(super) struct Deeds<'c, F> {
    pub(super) list: List,
    /// What a deed says.
    pub(super) read: F,
    pub(super) cancel: &'c Cancel,
}

impl<'de, T, F> DeserializeSeed<'de> for Deeds<'_, F>
where
    F: FnMut(&Placed<'_, 'de>) -> Result<T, ReadError>,
{
    type Value = Told<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Told<T>, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T, F> Visitor<'de> for Deeds<'_, F>
where
    F: FnMut(&Placed<'_, 'de>) -> Result<T, ReadError>,
{
    type Value = Told<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut deeds: A) -> Result<Told<T>, A::Error> {
        let mut told = Ok(Vec::new());
        let mut index = 0;
        while let Some(Object(deed)) = deeds.next_element::<Object<RawDeed<'de>>>()? {
            if index == DEEDS_MAX {
                return Err(A::Error::custom(format_args!("{TOO_MANY} {DEEDS_MAX} entries")));
            }
            if let Ok(found) = &mut told {
                match self.read(&deed, index) {
                    Ok(said) => found.push(said),
                    Err(error) => told = Err(error),
                }
            }
            index += 1;
        }
        Ok(told)
    }
}

impl<F> Deeds<'_, F> {
    fn read<'de, T>(&mut self, deed: &RawDeed<'de>, index: usize) -> Result<T, ReadError>
    where
        F: FnMut(&Placed<'_, 'de>) -> Result<T, ReadError>,
    {
        ReadError::if_cancelled(self.cancel)?;
        let (list, (field, word)) = (self.list, self.list.word(deed));
        match word {
            Some(word) => (self.read)(&Placed { deed, list, index, word: &word.0 }),
            None => Err(missing_field(&list.place(index), field)),
        }
    }
}
