//! Who was written to before: whom to offer while a name is typed, and who has not answered yet. Looked up
//! in parts, the latest first, so that no frame waits for it.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use super::view::{Stamp, View};
use crate::domain::{MessageNo, Person};

/// Messages that are looked at in one frame.
const PART: usize = 2_000;
/// People that are offered at most.
const OFFERED_MAX: usize = 5;

/// Everyone written to, as far as it is known.
#[derive(Debug, Default)]
pub(super) struct People {
    stamp: Stamp,
    /// How many messages were looked at, from the newest on.
    seen: usize,
    /// The latest first, once each.
    known: Vec<Known>,
    /// The newest message to each that is neither answered nor deleted.
    unanswered: HashMap<Person, Option<MessageNo>>,
    offered: Offered,
}

#[derive(Debug)]
struct Known {
    to: Arc<str>,
    profile: Option<Arc<str>>,
    /// The name in small letters.
    name: String,
}

/// Who was offered last, and for what that still holds.
#[derive(Debug, Default)]
struct Offered {
    typed: String,
    among: usize,
    places: Vec<usize>,
}

impl People {
    /// Goes on by one part; whether everyone is known.
    pub(super) fn go_on(&mut self, view: &View<'_>) -> bool {
        let (stamp, account) = (Stamp::of(view), view.account());
        if self.stamp != stamp {
            let most = account.messages().len();
            // Room for all: growing moves everyone who is known.
            let (known, unanswered) = (Vec::with_capacity(most), HashMap::with_capacity(most));
            let before = std::mem::replace(self, Self { stamp, known, unanswered, ..Self::default() });
            if before.seen > PART {
                // Of many people that takes longer than a frame. Where there is no thread, it takes its time here.
                drop(std::thread::Builder::new().spawn(move || drop(before)));
            }
        }
        let left = account.messages().len() - self.seen;
        for place in (0..left).rev().take(PART) {
            let no = MessageNo::after(place);
            let Some(message) = account.message(no) else { continue };
            let (to, profile) = (&message.letter.to, &message.letter.profile);
            let open = message.is_open().then_some(no);
            match self.unanswered.entry(message.letter.person()) {
                Entry::Occupied(mut unanswered) => _ = unanswered.insert(unanswered.get().or(open)),
                Entry::Vacant(unknown) => {
                    unknown.insert(open);
                    let name = to.to_lowercase();
                    self.known.push(Known { to: Arc::clone(to), profile: profile.clone(), name });
                }
            }
        }
        self.seen += left.min(PART);
        left <= PART
    }

    /// The newest message to this person that is neither answered nor deleted.
    pub(super) fn unanswered(&self, person: &Person) -> Option<MessageNo> {
        *self.unanswered.get(person)?
    }

    /// People whose name begins like what is typed, or a word of it does, with their addresses.
    pub(super) fn offer(&mut self, typed: &str) -> Vec<(Arc<str>, Option<Arc<str>>)> {
        let typed = typed.trim().to_lowercase();
        if typed.is_empty() {
            return Vec::new();
        }
        if self.offered.typed != typed || self.offered.among != self.known.len() {
            let fits = |known: &Known| {
                let word_begins = known.name.split_whitespace().any(|word| word.starts_with(&typed));
                // The one that is typed out already is of use only for its address.
                (word_begins || known.name.starts_with(&typed))
                    && (known.name != typed || known.profile.is_some())
            };
            let fitting = self.known.iter().enumerate().filter(|(_, known)| fits(known));
            let places = fitting.map(|(place, _)| place).take(OFFERED_MAX).collect();
            self.offered = Offered { typed, among: self.known.len(), places };
        }
        let offered = self.offered.places.iter().filter_map(|place| self.known.get(*place));
        offered.map(|known| (Arc::clone(&known.to), known.profile.clone())).collect()
    }
}
