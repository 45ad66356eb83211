//! Messages by their ids, made to be copied cheaply: copies share them until one of them sends.

use std::hash::BuildHasher;
use std::sync::Arc;

use foldhash::quality::RandomState;
use hashbrown::HashTable;

use super::number::MessageNo;

/// The numbers of messages by the hash of their ids; the ids themselves stand in the letters, so that a table
/// that grows need not look at them. What it shares may know of more messages than its account has: an account
/// that was sent back in time asks for those that it has.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ids {
    numbers: Arc<HashTable<(u32, MessageNo)>>,
    hasher: RandomState,
}

impl Ids {
    /// The message of that id; `has` says whether a message is there and has it.
    pub(crate) fn find(&self, id: &str, has: impl Fn(MessageNo) -> bool) -> Option<MessageNo> {
        let hash = self.hash(id);
        let found = self.numbers.find(spread(hash), |&(other, no)| other == hash && has(no));
        found.map(|&(_, no)| no)
    }

    /// The next message has this id.
    pub(crate) fn put(&mut self, id: &str, no: MessageNo) {
        let hash = self.hash(id);
        let beyond = self.numbers.len() > no.index();
        if beyond && self.numbers.find(spread(hash), |known| *known == (hash, no)).is_some() {
            return;
        }
        let numbers = Arc::make_mut(&mut self.numbers);
        if beyond {
            numbers.retain(|(_, known)| known.index() < no.index());
        }
        numbers.insert_unique(spread(hash), (hash, no), |&(hash, _)| spread(hash));
    }

    fn hash(&self, id: &str) -> u32 {
        // The half that is kept is as good as the other.
        u32::try_from(self.hasher.hash_one(id) >> 32).unwrap_or_default()
    }
}

/// The table looks at both ends of a hash.
fn spread(hash: u32) -> u64 {
    u64::from(hash) << 32 | u64::from(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An account that has messages of these ids.
    fn find(ids: &Ids, messages: &[&str], id: &str) -> Option<MessageNo> {
        ids.find(id, |no| messages.get(no.index()) == Some(&id))
    }

    #[test]
    fn who_was_sent_back_knows_only_its_own_messages_also_after_it_went_another_way() {
        let no = MessageNo::after;
        let mut present = Ids::default();
        for (index, id) in ["a", "b", "c"].into_iter().enumerate() {
            present.put(id, no(index));
        }
        let mut past = present.clone();
        assert_eq!((find(&past, &["a"], "a"), find(&past, &["a"], "b")), (Some(no(0)), None));
        past.put("b", no(1));
        assert!(Arc::ptr_eq(&past.numbers, &present.numbers));
        past.put("d", no(2));
        past.put("e", no(3));
        let other = ["a", "b", "d", "e"];
        assert_eq!((find(&past, &other, "c"), find(&past, &other, "d")), (None, Some(no(2))));
        assert_eq!(
            ["a", "b", "c", "d"].map(|id| find(&present, &["a", "b", "c"], id)),
            [Some(no(0)), Some(no(1)), Some(no(2)), None]
        );
    }
}
