//! Records that grow at their end, made to be copied cheaply: a copy shares what was there, and one that goes back
//! to an earlier place and follows the same way again still does.

use std::iter::Chain;
use std::slice;
use std::sync::{Arc, OnceLock};

/// A record that grows at its end, where the last can be taken back.
#[derive(Debug)]
pub(super) struct Log<T> {
    /// What may be shared with copies, which may have gone further.
    shared: Arc<Vec<T>>,
    /// How much of that is this record's.
    len: usize,
    /// What came after that, where `shared` could not take it.
    own: Vec<T>,
    /// All of it in one piece, once somebody asked for it and there is something of its own.
    whole: OnceLock<Vec<T>>,
}

impl<T> Default for Log<T> {
    fn default() -> Self {
        Self { shared: Arc::default(), len: 0, own: Vec::new(), whole: OnceLock::new() }
    }
}

impl<T: Clone> Clone for Log<T> {
    fn clone(&self) -> Self {
        let shared = Arc::clone(&self.shared);
        Self { shared, len: self.len, own: self.own.clone(), whole: OnceLock::new() }
    }
}

/// What a record holds, one by one.
pub(super) type Iter<'l, T> = Chain<slice::Iter<'l, T>, slice::Iter<'l, T>>;

impl<T> From<Vec<T>> for Log<T> {
    fn from(items: Vec<T>) -> Self {
        Self { len: items.len(), shared: Arc::new(items), ..Self::default() }
    }
}

impl<T: Clone + PartialEq> Log<T> {
    pub(super) const fn len(&self) -> usize {
        self.len + self.own.len()
    }

    pub(super) fn get(&self, place: usize) -> Option<&T> {
        match place.checked_sub(self.len) {
            Some(own) => self.own.get(own),
            None => self.shared.get(place),
        }
    }

    pub(super) fn push(&mut self, item: T) {
        if self.own.is_empty() && self.shared.get(self.len) == Some(&item) {
            self.len += 1;
            return;
        }
        match Arc::get_mut(&mut self.shared) {
            Some(shared) => {
                shared.truncate(self.len);
                shared.append(&mut self.own);
                shared.push(item);
                self.len = shared.len();
            }
            None => self.own.push(item),
        }
        self.whole.take();
    }

    /// Takes the last one back. A copy keeps it.
    pub(super) fn pop(&mut self) -> Option<T> {
        self.whole.take();
        if let Some(last) = self.own.pop() {
            return Some(last);
        }
        let last = self.get(self.len.checked_sub(1)?)?.clone();
        self.len -= 1;
        if let Some(shared) = Arc::get_mut(&mut self.shared) {
            shared.truncate(self.len);
        }
        Some(last)
    }

    /// Each of it, and nothing is put together for that.
    pub(super) fn iter(&self) -> Iter<'_, T> {
        self.shared.get(..self.len).unwrap_or_default().iter().chain(&self.own)
    }

    /// All of it. Only a record that left the way of those it shares with has to be put together.
    pub(super) fn as_slice(&self) -> &[T] {
        let shared = self.shared.get(..self.len).unwrap_or_default();
        if self.own.is_empty() {
            return shared;
        }
        self.whole.get_or_init(|| [shared, &self.own].concat())
    }

    /// What came after a place.
    pub(super) fn since(&self, place: usize) -> &[T] {
        match place.checked_sub(self.len) {
            Some(own) => self.own.get(own..).unwrap_or_default(),
            None => self.as_slice().get(place..).unwrap_or_default(),
        }
    }

    /// The first `len` of it, if they are shared.
    pub(super) fn first(&self, len: usize) -> Self {
        if len > self.len {
            let mut first = self.clone();
            first.own.truncate(len - self.len);
            return first;
        }
        Self { shared: Arc::clone(&self.shared), len, own: Vec::new(), whole: OnceLock::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn log(items: &[u32]) -> Log<u32> {
        let mut log = Log::default();
        for item in items {
            log.push(*item);
        }
        log
    }

    #[test]
    fn a_copy_and_its_original_grow_apart() {
        let mut one = log(&[1, 2]);
        let mut other = one.clone();
        other.push(3);
        one.push(4);
        one.push(5);
        assert_eq!((one.as_slice(), other.as_slice()), (&[1, 2, 4, 5][..], &[1, 2, 3][..]));
        assert_eq!((one.len(), one.get(1), one.get(3), one.get(4)), (4, Some(&2), Some(&5), None));
        assert_eq!((one.since(1), one.since(3), one.since(9)), (&[2, 4, 5][..], &[5][..], &[][..]));
        drop(other);
        // Alone again, it takes its own back into what it may share.
        one.push(6);
        assert!(one.own.is_empty());
        assert_eq!(one.as_slice(), [1, 2, 4, 5, 6]);
    }

    #[test]
    fn what_is_taken_back_while_a_copy_holds_it_is_copied_by_nobody() {
        let mut one = log(&[1, 2, 3]);
        let copy = one.clone();
        one.push(4);
        one.push(5);
        assert_eq!([one.pop(), one.pop(), one.pop()], [Some(5), Some(4), Some(3)]);
        one.push(6);
        assert_eq!((one.len, one.own.len(), one.shared.len()), (2, 1, 3));
        assert!(one.iter().rev().eq(&[6, 2, 1]));
        assert!(one.whole.get().is_none());
        assert_eq!((one.as_slice(), copy.as_slice()), (&[1, 2, 6][..], &[1, 2, 3][..]));
        assert!(one.whole.get().is_some() && one.clone().whole.get().is_none());
    }

    #[test]
    fn alone_again_it_takes_its_own_in_and_lets_go_of_what_was_taken_back() {
        let mut one = log(&[1, 2, 3]);
        let copy = one.clone();
        one.pop();
        one.push(4);
        drop(copy);
        one.push(5);
        assert_eq!((&*one.shared, one.len, one.own.len()), (&vec![1, 2, 4, 5], 4, 0));
        assert_eq!(one.pop(), Some(5));
        assert_eq!(&*one.shared, &[1, 2, 4]);
    }

    #[test]
    fn who_goes_back_and_follows_the_same_way_shares_until_it_leaves_it() {
        let present = log(&[1, 2, 3, 4]);
        let mut past = present.first(2);
        assert_eq!(past.as_slice(), [1, 2]);
        past.push(3);
        assert!(std::ptr::eq(past.as_slice().as_ptr(), present.as_slice().as_ptr()));
        past.push(9);
        past.push(4);
        assert_eq!((past.as_slice(), present.as_slice()), (&[1, 2, 3, 9, 4][..], &[1, 2, 3, 4][..]));
        assert_eq!(past.first(4).as_slice(), [1, 2, 3, 9]);
        assert_eq!(past.first(1).as_slice(), [1]);
    }

    #[test]
    fn what_was_left_behind_is_gone_once_nobody_else_holds_it() {
        let mut past = log(&[1, 2, 3]).first(1);
        past.push(7);
        assert_eq!(past.as_slice(), [1, 7]);
        assert_eq!(past.len(), 2);
    }
}
