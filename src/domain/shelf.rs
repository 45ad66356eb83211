//! Things that are added at the end and changed now and then, made to be copied cheaply: copies share them
//! by the board, until one of them is changed.

use std::ops::Range;
use std::sync::Arc;

/// Things on one board: few enough to be copied when one of them is changed.
const BOARD: usize = 128;

#[derive(Debug)]
pub(super) struct Shelf<T> {
    /// All but the last are full.
    boards: Vec<Arc<Vec<T>>>,
    len: usize,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self { boards: Vec::new(), len: 0 }
    }
}

impl<T> Clone for Shelf<T> {
    fn clone(&self) -> Self {
        Self { boards: self.boards.clone(), len: self.len }
    }
}

impl<T: Clone> Shelf<T> {
    pub(super) const fn len(&self) -> usize {
        self.len
    }

    pub(super) fn get(&self, place: usize) -> Option<&T> {
        self.boards.get(place / BOARD)?.get(place % BOARD)
    }

    pub(super) fn get_mut(&mut self, place: usize) -> Option<&mut T> {
        let board = self.boards.get_mut(place / BOARD)?;
        // One beyond the end must not cost a copy.
        board.get(place % BOARD)?;
        Arc::make_mut(board).get_mut(place % BOARD)
    }

    pub(super) fn push(&mut self, item: T) {
        match self.boards.last_mut().filter(|board| board.len() < BOARD) {
            Some(board) => Arc::make_mut(board).push(item),
            None => {
                // The first grows with what is put on it; where there is a second, it will be full.
                let mut board = Vec::with_capacity(if self.boards.is_empty() { 0 } else { BOARD });
                board.push(item);
                self.boards.push(Arc::new(board));
            }
        }
        self.len += 1;
    }

    /// What lies at a place and after it, each with its place.
    pub(super) fn after(&self, place: usize) -> After<'_, T> {
        After { shelf: self, places: place.min(self.len)..self.len }
    }

    /// How many at the beginning are so; those that are come before those that are not.
    pub(super) fn partition_point(&self, so: impl Fn(&T) -> bool) -> usize {
        let full = self.boards.partition_point(|board| board.last().is_some_and(&so));
        let rest = self.boards.get(full).map_or(0, |board| board.partition_point(so));
        (full * BOARD + rest).min(self.len)
    }
}

/// What lies at a place of a [`Shelf`] and after it.
#[derive(Debug)]
pub(super) struct After<'s, T> {
    shelf: &'s Shelf<T>,
    places: Range<usize>,
}

impl<'s, T: Clone> Iterator for After<'s, T> {
    type Item = (usize, &'s T);

    fn next(&mut self) -> Option<Self::Item> {
        let place = self.places.next()?;
        Some((place, self.shelf.get(place)?))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.places.size_hint()
    }
}

impl<T: Clone> DoubleEndedIterator for After<'_, T> {
    fn next_back(&mut self) -> Option<Self::Item> {
        let place = self.places.next_back()?;
        Some((place, self.shelf.get(place)?))
    }
}

impl<T: Clone> ExactSizeIterator for After<'_, T> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_in_a_copy_leaves_the_original_and_shares_the_other_boards() {
        let mut shelf = Shelf::default();
        for number in 0..3 * BOARD {
            shelf.push(number);
        }
        let mut copy = shelf.clone();
        *copy.get_mut(BOARD).unwrap() = 0;
        copy.push(7);
        assert_eq!((shelf.get(BOARD), copy.get(BOARD)), (Some(&BOARD), Some(&0)));
        assert_eq!((shelf.len(), copy.len(), copy.get(3 * BOARD)), (3 * BOARD, 3 * BOARD + 1, Some(&7)));
        let shared: Vec<bool> =
            shelf.boards.iter().zip(&copy.boards).map(|(a, b)| Arc::ptr_eq(a, b)).collect();
        assert_eq!(shared, [true, false, true]);
        assert!(copy.get_mut(3 * BOARD + 1).is_none());
    }

    #[test]
    fn what_lies_on_it_is_told_from_both_ends() {
        let mut shelf = Shelf::default();
        for number in 0..=BOARD {
            shelf.push(number);
        }
        assert_eq!(shelf.after(BOARD - 1).collect::<Vec<_>>(), [(BOARD - 1, &(BOARD - 1)), (BOARD, &BOARD)]);
        assert_eq!((shelf.after(0).len(), shelf.after(0).next_back()), (BOARD + 1, Some((BOARD, &BOARD))));
        assert_eq!(shelf.after(BOARD + 5).len(), 0);
        for so in [0, 1, BOARD - 1, BOARD, BOARD + 1, BOARD + 2] {
            assert_eq!(shelf.partition_point(|number| *number < so), so.min(BOARD + 1));
        }
    }
}
