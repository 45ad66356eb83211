//! Messages: what was written to whom, what it cost and what became of it (`R8` to `R11`).

use std::sync::Arc;

use super::number::LotNo;
use super::refusal::Refusal;
use super::time::Instant;

/// Most characters (Unicode scalar values) of a subject (`R8`).
pub const SUBJECT_MAX_CHARS: usize = 200;
/// Most characters (Unicode scalar values) of a body (`R8`).
pub const BODY_MAX_CHARS: usize = 1_900;

/// Most characters of a message's id.
pub const ID_MAX_CHARS: usize = 64;
/// Most characters of a person's or an account's name.
pub const NAME_MAX_CHARS: usize = 256;
/// Most characters of a profile address.
pub const PROFILE_MAX_CHARS: usize = 2_048;

/// What someone writes and to whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The message's own name, unique within the account.
    pub id: Arc<str>,
    /// The recipient's name.
    pub to: Arc<str>,
    /// The recipient's profile address, if known.
    pub profile: Option<Arc<str>>,
    /// Subject; `None` where a snapshot left it out.
    pub subject: Option<Arc<str>>,
    /// Body; `None` where a snapshot left it out.
    pub body: Option<Arc<str>>,
}

impl Letter {
    /// Who this goes to, for telling whether two messages go to one person (`R8`).
    pub fn person(&self) -> Person {
        Person::of(&self.to, self.profile.as_deref())
    }

    /// What is wrong with its recipient, profile address, subject and body, in this order (`R8`).
    pub fn faults(&self) -> [Option<Refusal>; 4] {
        let to = if self.to.trim_start().is_empty() {
            Some(Refusal::RecipientEmpty)
        } else {
            longer_than(NAME_MAX_CHARS, &self.to).map(|_| Refusal::RecipientTooLong)
        };
        let profile = self.profile.as_ref().and_then(|profile| longer_than(PROFILE_MAX_CHARS, profile));
        let text = |checked: Result<(), TextFault>| checked.map_err(Refusal::Text).err();
        [
            to,
            profile.map(|_| Refusal::ProfileTooLong),
            text(check_texts(self.subject.as_deref(), None)),
            text(check_texts(None, self.body.as_deref())),
        ]
    }
}

/// One person: the profile address if given, else the name, without case and surrounding space (`R8`).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Person {
    /// Known by profile address.
    Profile(String),
    /// Known by name only.
    Name(String),
}

impl Person {
    /// The person behind a name and a profile address; a blank address counts as not given.
    pub fn of(name: &str, profile: Option<&str>) -> Self {
        match profile.map(str::trim).filter(|profile| !profile.is_empty()) {
            Some(profile) => Self::Profile(profile.to_lowercase()),
            None => Self::Name(name.trim().to_lowercase()),
        }
    }
}

/// What is wrong with a subject or body (`R8`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextFault {
    /// The subject has a line break.
    SubjectHasLineBreak,
    /// The subject is blank.
    SubjectEmpty,
    /// The subject has this many characters, more than [`SUBJECT_MAX_CHARS`].
    SubjectTooLong(usize),
    /// The body is blank.
    BodyEmpty,
    /// The body has this many characters, more than [`BODY_MAX_CHARS`].
    BodyTooLong(usize),
}

/// Whether subject and body may be sent (`R8`); a text that was left out is not looked at.
pub fn check_texts(subject: Option<&str>, body: Option<&str>) -> Result<(), TextFault> {
    if let Some(subject) = subject {
        // All bytes at once: a search that stops at the first one takes them one by one.
        let may_break = subject.bytes().fold(false, |may, byte| may | may_break_lines(byte));
        if may_break && subject.contains(is_line_break) {
            return Err(TextFault::SubjectHasLineBreak);
        }
        if subject.trim_start().is_empty() {
            return Err(TextFault::SubjectEmpty);
        }
        if let Some(length) = longer_than(SUBJECT_MAX_CHARS, subject) {
            return Err(TextFault::SubjectTooLong(length));
        }
    }
    if let Some(body) = body {
        if body.trim_start().is_empty() {
            return Err(TextFault::BodyEmpty);
        }
        if let Some(length) = longer_than(BODY_MAX_CHARS, body) {
            return Err(TextFault::BodyTooLong(length));
        }
    }
    Ok(())
}

/// How many characters a text has, if they are more than `most`. Bytes are never fewer than characters, so
/// only a long text is counted.
fn longer_than(most: usize, text: &str) -> Option<usize> {
    if text.len() <= most {
        return None;
    }
    Some(text.chars().count()).filter(|length| *length > most)
}

/// Whether a character of [`is_line_break`] can begin with this byte.
const fn may_break_lines(byte: u8) -> bool {
    matches!(byte, b'\n'..=b'\r' | 0xc2 | 0xe2)
}

/// The characters at which Unicode always breaks a line.
const fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The kinds of response (`R9`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ResponseKind {
    /// Accepted: interested.
    Interested,
    /// Accepted: maybe later.
    MaybeLater,
    /// Declined.
    NotInterested,
    /// A written answer, counted neither as accepted nor declined.
    Replied,
}

impl ResponseKind {
    /// All kinds, in the order of the buttons.
    pub const ALL: [Self; 4] = [Self::Interested, Self::MaybeLater, Self::NotInterested, Self::Replied];
}

/// Why a response returned no credit (`R9`), in the order in which the reasons are tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NotReturned {
    /// The message had been deleted.
    Deleted,
    /// The response window had closed.
    Late,
    /// No subscription was active.
    NoSubscription,
    /// The credit that paid had expired (`R15`, inherited life).
    AlreadyExpired,
    /// There was no room under the limit (`R15`, shortened addition).
    AtLimit,
}

impl NotReturned {
    /// All reasons, in the order in which they are tested.
    pub const ALL: [Self; 5] =
        [Self::Deleted, Self::Late, Self::NoSubscription, Self::AlreadyExpired, Self::AtLimit];
}

/// The response that decided a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Response {
    /// When it came.
    pub at: Instant,
    /// Its kind.
    pub kind: ResponseKind,
    /// The batch that came back, or why none did.
    pub credit: Result<LotNo, NotReturned>,
}

/// A sent message.
#[derive(Debug, Clone)]
pub struct Message {
    /// As it was sent.
    pub letter: Arc<Letter>,
    /// The subject as it now reads, if it was edited.
    pub edited_subject: Option<Arc<str>>,
    /// The body as it now reads, if it was edited.
    pub edited_body: Option<Arc<str>>,
    /// When it was sent.
    pub sent_at: Instant,
    /// The batch that paid.
    pub paid_by: LotNo,
    /// When the credit that paid would have ended.
    pub paid_expires_at: Instant,
    /// When it was last edited.
    pub edited_at: Option<Instant>,
    /// When it was deleted.
    pub deleted_at: Option<Instant>,
    /// When its recipient was reminded (`R11`).
    pub reminded_at: Option<Instant>,
    /// The first response.
    pub response: Option<Response>,
}

impl Message {
    /// Its own name, unique within the account.
    pub fn id(&self) -> &Arc<str> {
        &self.letter.id
    }

    /// The recipient's name.
    pub fn to(&self) -> &str {
        &self.letter.to
    }

    /// The subject as it now reads; `None` where a snapshot left it out.
    pub fn subject(&self) -> Option<&Arc<str>> {
        self.edited_subject.as_ref().or(self.letter.subject.as_ref())
    }

    /// The body as it now reads; `None` where a snapshot left it out.
    pub fn body(&self) -> Option<&Arc<str>> {
        self.edited_body.as_ref().or(self.letter.body.as_ref())
    }

    /// Neither answered nor deleted, so a reminder is still due and a response would still count.
    pub const fn is_open(&self) -> bool {
        self.response.is_none() && self.deleted_at.is_none()
    }
}

/// Why a message can no longer be edited or deleted (`R10`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Locked {
    /// It was deleted then.
    Deleted(Instant),
    /// Its window closed then.
    WindowClosed(Instant),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_counted_in_unicode_scalar_values() {
        assert_eq!(check_texts(Some(&"é".repeat(200)), Some(&"🙂".repeat(1_900))), Ok(()));
        assert_eq!(check_texts(Some(&"é".repeat(201)), None), Err(TextFault::SubjectTooLong(201)));
        assert_eq!(check_texts(Some("a"), Some(&"🙂".repeat(1_901))), Err(TextFault::BodyTooLong(1_901)));
    }

    #[test]
    fn a_line_break_is_told_before_blankness_and_length() {
        for broken in ["\n", "a\r", "a\u{2028}b", "\u{85}"] {
            assert_eq!(
                check_texts(Some(broken), Some("")),
                Err(TextFault::SubjectHasLineBreak),
                "{broken:?}"
            );
        }
        assert_eq!(check_texts(Some(" \t\u{a0}"), Some("")), Err(TextFault::SubjectEmpty));
        assert_eq!(check_texts(Some("a"), Some("\n \n")), Err(TextFault::BodyEmpty));
    }

    #[test]
    fn one_person_is_one_profile_address_or_else_one_name() {
        let person = Person::of;
        assert_eq!(
            person("Priya", Some(" LinkedIn.com/in/P ")),
            person("P. Raman", Some("linkedin.com/in/p"))
        );
        assert_eq!(person(" PRIYA raman ", None), person("Priya Raman", Some("  ")));
        assert_ne!(person("Priya Raman", None), person("Priya Raman", Some("linkedin.com/in/p")));
    }
}
