//! What the child says, a line each.

use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::str::FromStr;

use inmail_credits::domain::Event;

/// An account at some moment: how many events it has, and which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Past {
    pub(crate) events: usize,
    pub(crate) mark: u64,
}

impl Past {
    pub(crate) fn of(events: &[Event]) -> Self {
        let mut mark = DefaultHasher::new();
        for event in events {
            format!("{event:?}").hash(&mut mark);
        }
        Self { events: events.len(), mark: mark.finish() }
    }
}

/// What is about to be done to the open account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Intent {
    /// One event more.
    Do,
    /// One event less.
    Undo,
    /// Another account, which may be new.
    Other,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Line {
    /// The window is open; so many files of unfinished writes were there before and are still there.
    Ready {
        parts: usize,
    },
    Intent(Intent),
    /// The open account is so.
    Is {
        id: String,
        past: Past,
    },
    /// The window says that the account is saved as it is.
    Saved {
        id: String,
        past: Past,
    },
    /// So much of the text that is being typed stands in the field.
    Typed {
        id: String,
        length: usize,
    },
    /// The window says that the draft is saved with so much of it.
    DraftSaved {
        id: String,
        length: usize,
    },
    /// The draft makes way for another, or is sent.
    DraftGoes {
        id: String,
    },
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ready { parts } => write!(f, "ready {parts}"),
            Self::Intent(Intent::Do) => f.write_str("do"),
            Self::Intent(Intent::Undo) => f.write_str("undo"),
            Self::Intent(Intent::Other) => f.write_str("other"),
            Self::Is { id, past } => write!(f, "is {id} {} {}", past.events, past.mark),
            Self::Saved { id, past } => write!(f, "saved {id} {} {}", past.events, past.mark),
            Self::Typed { id, length } => write!(f, "typed {id} {length}"),
            Self::DraftSaved { id, length } => write!(f, "draft-saved {id} {length}"),
            Self::DraftGoes { id } => write!(f, "draft-goes {id}"),
        }
    }
}

impl FromStr for Line {
    type Err = ();

    /// The last line may be cut short, where its writer was killed.
    fn from_str(line: &str) -> Result<Self, ()> {
        let words: Vec<&str> = line.split(' ').collect();
        let number = |text: &str| text.parse::<usize>().map_err(|_| ());
        let past = |events: &str, mark: &str| {
            Ok::<_, ()>(Past { events: number(events)?, mark: mark.parse().map_err(|_| ())? })
        };
        Ok(match *words.as_slice() {
            ["ready", parts] => Self::Ready { parts: number(parts)? },
            ["do"] => Self::Intent(Intent::Do),
            ["undo"] => Self::Intent(Intent::Undo),
            ["other"] => Self::Intent(Intent::Other),
            ["is", id, events, mark] => Self::Is { id: id.to_owned(), past: past(events, mark)? },
            ["saved", id, events, mark] => Self::Saved { id: id.to_owned(), past: past(events, mark)? },
            ["typed", id, length] => Self::Typed { id: id.to_owned(), length: number(length)? },
            ["draft-saved", id, length] => Self::DraftSaved { id: id.to_owned(), length: number(length)? },
            ["draft-goes", id] => Self::DraftGoes { id: id.to_owned() },
            _ => return Err(()),
        })
    }
}

/// The text that is typed into the draft: its beginning of some length says how much of it is there.
pub(crate) fn text(length: usize) -> String {
    (0..).flat_map(|number: u32| format!("{number} ").into_bytes()).take(length).map(char::from).collect()
}

/// Random numbers that are the same for the same seed (splitmix64).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 33) % limit
    }
}
