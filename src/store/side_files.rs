//! Preferences and drafts: small files beside the accounts. They never fail to load; what could not be
//! read is told as a warning.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::atomic::read_and_sync;
use super::disk::Disk;
use super::format::read_lone_object;
use super::read::CannotRead;
use super::read_error::ReadError;
use crate::domain::Letter;

/// Which theme to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", try_from = "String")]
pub enum ThemePreference {
    /// As the system does.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// A derived reader would take an object for a word as well.
impl TryFrom<String> for ThemePreference {
    type Error = &'static str;

    fn try_from(word: String) -> Result<Self, Self::Error> {
        match word.as_str() {
            "system" => Ok(Self::System),
            "light" => Ok(Self::Light),
            "dark" => Ok(Self::Dark),
            _ => Err("a theme is one of system, light and dark"),
        }
    }
}

/// What someone prefers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// The theme.
    pub theme: ThemePreference,
    /// Size of text in percent, 90 to 150.
    pub text_size_percent: u32,
    /// The id of the account that was open last.
    pub last_account: Option<String>,
    /// The accounts that are put away, by id. Were this file lost, they would be back.
    pub archived: BTreeSet<String>,
    /// Files that were opened as a view, the last first. Only paths that are text.
    pub recent_files: Vec<String>,
    /// Until when what time brought to an account was told, by id, in milliseconds since 1970 of real time.
    pub told_until_ms: BTreeMap<String, i64>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: ThemePreference::default(),
            text_size_percent: 100,
            last_account: None,
            archived: BTreeSet::new(),
            recent_files: Vec::new(),
            told_until_ms: BTreeMap::new(),
        }
    }
}

/// An InMail that is being written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// Recipient's name.
    pub to: String,
    /// Recipient's profile address.
    pub profile: String,
    /// Subject.
    pub subject: String,
    /// Body.
    pub body: String,
}

impl Draft {
    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The profile's address as all are kept.
    pub fn address(&self) -> &str {
        address(&self.profile)
    }

    /// Whether what stands for the profile's address is seen to be something else: words, or an address that is
    /// not LinkedIn's. What may still become one is not.
    pub fn profile_is_foreign(&self) -> bool {
        let typed = self.profile.trim();
        let bare = typed.split_once("://").map_or(typed, |(_, bare)| bare);
        let foreign_host =
            |(host, _): (&str, &str)| host != "linkedin.com" && !host.ends_with(".linkedin.com");
        bare.contains(char::is_whitespace)
            || bare.contains('@')
            || bare.split_once('/').is_some_and(foreign_host)
    }

    /// As it would be sent, under this id.
    pub fn letter(&self, id: &str) -> Letter {
        let profile = self.address();
        Letter {
            id: Arc::from(id),
            to: Arc::from(self.to.trim()),
            profile: (!profile.is_empty()).then(|| Arc::from(profile)),
            subject: Some(Arc::from(self.subject.trim())),
            body: Some(Arc::from(self.body.trim())),
        }
    }
}

/// A profile's address as all are kept, so that one person is one however the address was copied (`R8`): without
/// `https://`, `www.`, what follows `?` or `#`, and a slash at the end. What is no address stays as it is.
fn address(typed: &str) -> &str {
    let typed = typed.trim();
    let bare =
        ["https://", "http://"].into_iter().find_map(|scheme| typed.strip_prefix(scheme)).unwrap_or(typed);
    let bare = bare.strip_prefix("www.").unwrap_or(bare);
    if !bare.starts_with("linkedin.com/") {
        return typed;
    }
    bare.split(['?', '#']).next().unwrap_or(bare).trim_end_matches('/')
}

/// Most texts that are kept set aside.
pub const SET_ASIDE_MAX: usize = 20;

/// What is kept of an account's unsent texts, in one file, so that a text that makes way for another one is
/// at any time in the one place or the other.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "DraftFile", into = "DraftFile")]
pub struct Drafts {
    /// The one that is being written.
    pub present: Draft,
    /// Those that made way for another one, the newest first; at most [`SET_ASIDE_MAX`].
    pub set_aside: Vec<Draft>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct DraftFile {
    to: String,
    profile: String,
    subject: String,
    body: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    set_aside: Vec<Draft>,
}

impl From<DraftFile> for Drafts {
    fn from(file: DraftFile) -> Self {
        let DraftFile { to, profile, subject, body, set_aside } = file;
        Self { present: Draft { to, profile, subject, body }, set_aside }
    }
}

impl From<Drafts> for DraftFile {
    fn from(drafts: Drafts) -> Self {
        let Draft { to, profile, subject, body } = drafts.present;
        Self { to, profile, subject, body, set_aside: drafts.set_aside }
    }
}

/// Reads preferences or a draft: what the file says, or the default and why. A missing file is no
/// reason to warn. What is returned without a warning is on disk.
pub fn read_side_file<T: DeserializeOwned + Default>(disk: &dyn Disk, path: &Path) -> (T, Option<String>) {
    let bytes = match read_and_sync(disk, path) {
        Ok(bytes) => bytes,
        Err(CannotRead::Io(error)) if error.kind() == io::ErrorKind::NotFound => return (T::default(), None),
        Err(error) => return (T::default(), Some(error.to_string())),
    };
    match parse_side_file(&bytes) {
        Ok(value) => (value, None),
        Err(error) => (T::default(), Some(error.to_string())),
    }
}

/// What preferences or a draft say. Fields of a later program are passed over: a draft is worth more than
/// they are.
///
/// # Errors
/// The first place that is broken, without the text that stands there.
pub fn parse_side_file<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ReadError> {
    read_lone_object(bytes)
}

/// The bytes of preferences or a draft.
///
/// # Errors
/// When the serializer fails, which it does not for these types.
pub fn side_file_bytes<T: Serialize>(value: &T) -> io::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(value)?;
    bytes.push(b'\n');
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::super::{RealDisk, replace_file};
    use super::*;

    #[test]
    fn a_draft_is_read_as_it_was_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("d.json");
        let draft = Draft { to: "Zoë 🙂".into(), body: "a\n\"b\"".into(), ..Draft::default() };
        replace_file(&RealDisk, &path, &side_file_bytes(&draft).unwrap()).unwrap();
        assert_eq!(read_side_file::<Draft>(&RealDisk, &path), (draft, None));
    }

    #[test]
    fn texts_set_aside_stand_beside_the_draft_and_an_older_file_has_none() {
        let draft = |to: &str| Draft { to: to.into(), ..Draft::default() };
        let drafts = Drafts { present: draft("Priya"), set_aside: vec![draft("Jonas"), draft("Aiko")] };
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("d.json");
        replace_file(&RealDisk, &path, &side_file_bytes(&drafts).unwrap()).unwrap();
        assert_eq!(read_side_file::<Drafts>(&RealDisk, &path), (drafts, None));
        replace_file(&RealDisk, &path, &side_file_bytes(&draft("Elif")).unwrap()).unwrap();
        let older = Drafts { present: draft("Elif"), set_aside: Vec::new() };
        assert_eq!(read_side_file::<Drafts>(&RealDisk, &path), (older.clone(), None));
        assert_eq!(side_file_bytes(&older).unwrap(), side_file_bytes(&draft("Elif")).unwrap());
    }

    #[test]
    fn missing_preferences_are_the_default_and_damaged_ones_warn() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p.json");
        assert_eq!(read_side_file::<Preferences>(&RealDisk, &path), (Preferences::default(), None));
        replace_file(&RealDisk, &path, b"{\"theme\":\"plaid\"}").unwrap();
        let (preferences, warning) = read_side_file::<Preferences>(&RealDisk, &path);
        assert_eq!(preferences, Preferences::default());
        let sentence = "theme: a theme is one of system, light and dark; correct it";
        assert_eq!(warning.as_deref(), Some(sentence));
    }

    #[test]
    fn what_is_said_of_a_damaged_draft_holds_nothing_of_its_text() {
        for (damaged, told) in [
            (r#""a secret""#, "an object in braces is needed here, not a text; correct it"),
            (r#"["a secret","b","c","d"]"#, "an object in braces is needed here, not a list; correct it"),
            (r#"{"body":["a secret"]}"#, "body: a text is needed here, not a list; correct it"),
        ] {
            let error = parse_side_file::<Draft>(damaged.as_bytes()).unwrap_err();
            assert_eq!(error.to_string(), told);
        }
    }

    #[test]
    fn an_address_is_one_however_it_was_copied_and_anything_else_stays_as_it_is() {
        for typed in [
            "linkedin.com/in/priya-raman",
            " https://www.linkedin.com/in/priya-raman/ ",
            "http://linkedin.com/in/priya-raman?trk=people#top",
        ] {
            assert_eq!(address(typed), "linkedin.com/in/priya-raman");
        }
        for other in ["", "https://example.org/in/p/", "priya", "https://"] {
            assert_eq!(address(other), other);
        }
    }
}
