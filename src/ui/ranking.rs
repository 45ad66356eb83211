//! Putting a long list in order. Words are put together in parts and sorted on a thread of its own, so that no
//! frame waits for them; figures are counted within the frame.

use std::cmp::Reverse;

use eframe::egui::Context;

use super::view::Stamp;
use crate::document::{Give, Stream};

/// Rows whose words are put together in one frame. A list of no more is sorted at once.
const GATHERED: usize = 2_000;

/// The rows of a list by their words, and the newest first among equals.
#[derive(Debug, Default)]
pub(super) struct Ranking {
    stamp: Stamp,
    words: Vec<String>,
    sorting: Option<Stream<Vec<usize>>>,
    ranked: Option<Vec<usize>>,
}

impl Ranking {
    /// Goes on with it, of so many rows; `None` until it is done, and then another frame is asked for.
    pub(super) fn go_on(
        &mut self,
        ctx: &Context,
        stamp: &Stamp,
        rows: usize,
        words: impl Fn(usize) -> String,
    ) -> Option<&[usize]> {
        if self.stamp != *stamp {
            *self = Self { stamp: stamp.clone(), ..Self::default() };
        }
        if let Some(sorting) = &mut self.sorting
            && let Some(ranked) = sorting.poll().pop()
        {
            (self.sorting, self.ranked) = (None, Some(ranked));
        }
        if self.ranked.is_none() && self.sorting.is_none() {
            let from = self.words.len();
            self.words.extend((from..rows.min(from + GATHERED)).map(words));
            if self.words.len() < rows {
                ctx.request_repaint();
            } else if rows <= GATHERED {
                self.ranked = Some(ranked(std::mem::take(&mut self.words)));
            } else {
                let (words, wake) = (std::mem::take(&mut self.words), ctx.clone());
                let sort = move |give: Give<'_, Vec<usize>>| _ = give(ranked(words));
                self.sorting = Some(Stream::start(sort, move || wake.request_repaint()));
            }
        }
        self.ranked.as_deref()
    }
}

fn ranked(words: Vec<String>) -> Vec<usize> {
    let mut rows: Vec<(String, Reverse<usize>)> =
        words.into_iter().enumerate().map(|(row, words)| (words, Reverse(row))).collect();
    rows.sort_unstable();
    rows.into_iter().map(|(_, row)| row.0).collect()
}

/// Some of the rows in the order of all of them. `place` says which one a row is.
pub(super) fn in_order<Row: Copy>(ranked: &[usize], rows: &[Row], place: impl Fn(Row) -> usize) -> Vec<Row> {
    let mut there = vec![None; ranked.len()];
    for row in rows {
        if let Some(there) = there.get_mut(place(*row)) {
            *there = Some(*row);
        }
    }
    ranked.iter().filter_map(|place| there.get(*place).copied().flatten()).collect()
}

/// Figures that lie no further apart are counted, which takes half as long as sorting them.
const COUNTED: usize = 4_096;

/// The greatest figure first, and equals as they stand.
pub(super) fn greatest_first(rows: &mut Vec<usize>, figure: impl Fn(usize) -> i32) {
    let figures: Vec<i32> = rows.iter().map(|row| figure(*row)).collect();
    let Some((least, most)) = figures.iter().fold(None, |ends: Option<(i32, i32)>, one| {
        Some(ends.map_or((*one, *one), |(least, most)| (least.min(*one), most.max(*one))))
    }) else {
        return;
    };
    let below = |figure: i32| usize::try_from(most.abs_diff(figure)).unwrap_or(usize::MAX);
    if below(least) > COUNTED {
        rows.sort_by_cached_key(|row| Reverse(figure(*row)));
        return;
    }
    // Where the next row with each figure goes: behind all that are greater.
    let mut next = vec![0; below(least) + 1];
    for one in &figures {
        if let Some(count) = next.get_mut(below(*one)) {
            *count += 1;
        }
    }
    let mut before = 0;
    for place in &mut next {
        before += std::mem::replace(place, before);
    }
    let mut ordered = vec![0; rows.len()];
    for (row, one) in rows.iter().zip(&figures) {
        let Some(place) = next.get_mut(below(*one)) else { continue };
        if let Some(there) = ordered.get_mut(*place) {
            *there = *row;
        }
        *place += 1;
    }
    *rows = ordered;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_words_stand_with_the_newest_first() {
        let words = ["b", "a", "b", ""].map(str::to_owned);
        let ctx = Context::default();
        let mut ranking = Ranking::default();
        let ranked = ranking.go_on(&ctx, &Stamp::default(), 4, |row| words[row].clone()).unwrap();
        assert_eq!(ranked, [3, 1, 2, 0]);
        assert_eq!(in_order(ranked, &[0, 1, 2], |row| row), [1, 2, 0]);
        assert_eq!(in_order(ranked, &[3], |row| row), [3]);
    }

    #[test]
    fn the_greatest_figure_stands_first_and_equals_stay_as_they_are() {
        let by = |figures: &[i32], mut rows: Vec<usize>| {
            greatest_first(&mut rows, |row| figures[row]);
            rows
        };
        assert_eq!(by(&[2, -1, 2, 50, -1], vec![4, 3, 2, 1, 0]), [3, 2, 0, 4, 1]);
        assert_eq!(by(&[2, -1, 2, 50, -1], vec![0, 1, 2]), [0, 2, 1]);
        // Too far apart to be counted.
        assert_eq!(by(&[7, i32::MIN, i32::MAX, 7], vec![3, 2, 1, 0]), [2, 3, 0, 1]);
        assert_eq!(by(&[0, 4_096, 0], vec![0, 1, 2]), [1, 0, 2]);
        assert_eq!(by(&[0, 4_097, 0], vec![0, 1, 2]), [1, 0, 2]);
        assert!(by(&[], vec![]).is_empty());
    }

    #[test]
    fn a_long_list_is_ranked_in_the_background() {
        let ctx = Context::default();
        let mut ranking = Ranking::default();
        let rows = 2 * GATHERED + 1;
        let mut frames = 0;
        let ranked = loop {
            if let Some(ranked) =
                ranking.go_on(&ctx, &Stamp::default(), rows, |row| format!("{:05}", rows - row))
            {
                break ranked;
            }
            frames += 1;
            std::thread::yield_now();
        };
        assert!(frames >= 3, "{frames}");
        assert!(ranked.iter().copied().eq((0..rows).rev()));
    }
}
