//! Messages by their ids, made to be copied cheaply: copies share them until one of them sends.

use std::collections::HashMap;
use std::sync::Arc;

use super::number::MessageNo;

/// The numbers of messages by id. What it shares may know of more messages than its account has: an account
/// that was sent back in time asks for those that it has.
#[derive(Debug, Clone, Default)]
pub(super) struct Ids(Arc<HashMap<Arc<str>, MessageNo, foldhash::quality::RandomState>>);

impl Ids {
    /// The message of that id among the first `count`.
    pub(super) fn find(&self, id: &str, count: usize) -> Option<MessageNo> {
        self.0.get(id).copied().filter(|no| no.index() < count)
    }

    /// The next message has this id.
    pub(super) fn put(&mut self, id: &Arc<str>, no: MessageNo) {
        let beyond = self.0.len() > no.index();
        if beyond && self.0.get(id) == Some(&no) {
            return;
        }
        let numbers = Arc::make_mut(&mut self.0);
        if beyond {
            numbers.retain(|_, known| known.index() < no.index());
        }
        numbers.insert(Arc::clone(id), no);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_was_sent_back_knows_only_its_own_messages_also_after_it_went_another_way() {
        let [a, b, c, d] = ["a", "b", "c", "d"].map(Arc::<str>::from);
        let no = MessageNo::after;
        let mut present = Ids::default();
        for (index, id) in [&a, &b, &c].into_iter().enumerate() {
            present.put(id, no(index));
        }
        let mut past = present.clone();
        assert_eq!((past.find("a", 1), past.find("b", 1)), (Some(no(0)), None));
        past.put(&b, no(1));
        assert!(Arc::ptr_eq(&past.0, &present.0));
        past.put(&d, no(2));
        past.put(&a, no(3));
        assert_eq!((past.find("c", 4), past.find("d", 4)), (None, Some(no(2))));
        assert_eq!(
            ["a", "b", "c", "d"].map(|id| present.find(id, 3)),
            [Some(no(0)), Some(no(1)), Some(no(2)), None]
        );
    }
}
