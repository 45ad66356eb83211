//! Searching a long list. What is searched of its rows is put together once and in parts, and so is what
//! is found, so that no frame waits for either, however long the list is.

use memchr::memmem::{Finder, find_iter};
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

use super::view::Stamp;
use crate::text;

/// Rows whose texts are put together in one frame.
const GATHERED: usize = 2_000;
/// Rows that are looked through in one frame.
const LOOKED_THROUGH: usize = 40_000;

/// What is searched, and what was found.
#[derive(Debug, Default)]
pub(super) struct Searching {
    stamp: Stamp,
    texts: Texts,
    /// What is looked for.
    terms: Option<Vec<Term>>,
    /// The rows that can hold the terms; all of them where it is `None`.
    among: Option<Vec<usize>>,
    /// How many of those were looked through.
    looked_through: usize,
    found: Vec<usize>,
}

impl Searching {
    /// Goes on by one part with putting together what is searched of so many rows. `write` writes that of
    /// a row, a line for each text. Whether all of it is there.
    pub(super) fn gather(
        &mut self,
        stamp: &Stamp,
        rows: usize,
        mut write: impl FnMut(usize, &mut Lines<'_>),
    ) -> bool {
        if self.stamp != *stamp {
            *self = Self { stamp: stamp.clone(), ..Self::default() };
        }
        let from = self.texts.ends.len();
        let mut part = String::new();
        for row in from..rows.min(from + GATHERED) {
            write(row, &mut Lines(&mut part));
            self.texts.ends.push(part.len());
        }
        if from < rows {
            self.texts.parts.push(part);
        }
        self.texts.ends.len() == rows
    }

    /// Goes on by one part with looking through what was put together, for the rows that hold every word
    /// of `query` in any of their texts, and what stands in quotes as it is. A number is found as a whole:
    /// 9 neither in 39 nor in 9:30. Accents make no difference. `None` until all were looked through.
    pub(super) fn find(&mut self, query: &str) -> Option<&[usize]> {
        let terms = Term::all(query);
        let rows = self.texts.ends.len();
        if self.terms.as_ref() != Some(&terms) {
            let within = |old: &Term| terms.iter().any(|new| new.is_narrower_than(old));
            let narrower = self.terms.as_ref().is_some_and(|before| before.iter().all(within));
            let finished = self.looked_through == self.to_look_through(rows);
            // Whoever types on finds what was found, or less of it.
            let found = std::mem::take(&mut self.found);
            self.among = (narrower && finished).then_some(found);
            self.looked_through = 0;
        }
        let all = self.to_look_through(rows);
        let terms = self.terms.insert(terms);
        let finders: Vec<_> = terms.iter().map(|term| (term, Finder::new(term.text.as_bytes()))).collect();
        let part = self.looked_through..all.min(self.looked_through + LOOKED_THROUGH);
        self.looked_through = part.end;
        let holds = |row: &usize| {
            let text = self.texts.row(*row);
            finders
                .iter()
                .all(|(term, finder)| finder.find_iter(text).any(|start| term.may_stand_at(text, start)))
        };
        match &self.among {
            Some(among) => {
                self.found.extend(among.get(part).unwrap_or_default().iter().copied().filter(holds));
            }
            None => self.found.extend(part.filter(holds)),
        }
        (self.looked_through == all).then_some(self.found.as_slice())
    }

    fn to_look_through(&self, rows: usize) -> usize {
        self.among.as_ref().map_or(rows, Vec::len)
    }
}

/// A word, or several in quotes, [`plain`].
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Term {
    text: String,
    /// Numbers at its ends are whole ones: it is a number, or stood in quotes.
    whole: bool,
}

impl Term {
    /// Those of a query. Quotes that are not closed yet reach to its end.
    pub(super) fn all(query: &str) -> Vec<Self> {
        let mut terms = Vec::new();
        for (place, part) in plain(query).split('"').enumerate() {
            if place % 2 == 1 {
                let text = part.trim().to_owned();
                terms.extend((!text.is_empty()).then_some(Self { text, whole: true }));
            } else {
                // Times are written with short months.
                terms.extend(part.split_whitespace().map(|word| Self {
                    text: text::short_month(word).map_or_else(|| word.to_owned(), |month| plain(&month)),
                    whole: word.bytes().all(|byte| byte.is_ascii_digit()),
                }));
            }
        }
        terms
    }

    /// Whether whatever holds this holds the other too.
    fn is_narrower_than(&self, other: &Self) -> bool {
        self == other || !other.whole && self.text.contains(&other.text)
    }

    /// Whether it stands in a text, which is [`plain`].
    pub(super) fn stands_in(&self, text: &str) -> bool {
        let text = text.as_bytes();
        find_iter(text, self.text.as_bytes()).any(|start| self.may_stand_at(text, start))
    }

    /// Whether it stands in a text from there on, and not only a part of a longer number.
    fn may_stand_at(&self, text: &[u8], start: usize) -> bool {
        let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
        let own = self.text.as_bytes();
        let end = start + own.len();
        let before = |back: usize| start.checked_sub(back).and_then(|place| text.get(place));
        // A number goes on in digits, and a time beyond its colon.
        let goes_on =
            |near: Option<&u8>, far: Option<&u8>| is_digit(near) || near == Some(&b':') && is_digit(far);
        let cuts = |edge: Option<&u8>, near, far| is_digit(edge) && goes_on(near, far);
        !self.whole
            || !cuts(own.first(), before(1), before(2)) && !cuts(own.last(), text.get(end), text.get(end + 1))
    }
}

/// In small letters, without accents.
pub(super) fn plain(text: &str) -> String {
    let small = text.to_lowercase();
    if small.is_ascii() { small } else { small.nfd().filter(|letter| !is_combining_mark(*letter)).collect() }
}

/// The texts of all rows, [`plain`], those of each part one after another, and where each row's end in
/// its part. One text for all would be moved as a whole whenever it has grown.
#[derive(Debug, Default)]
struct Texts {
    parts: Vec<String>,
    ends: Vec<usize>,
}

impl Texts {
    fn row(&self, row: usize) -> &[u8] {
        let before = if row.is_multiple_of(GATHERED) { None } else { row.checked_sub(1) };
        let start = before.and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        let end = self.ends.get(row).copied().unwrap_or(start);
        let part = self.parts.get(row / GATHERED).map(String::as_bytes).unwrap_or_default();
        part.get(start..end).unwrap_or_default()
    }
}

/// Takes the texts of a row.
pub(super) struct Lines<'a>(&'a mut String);

impl Lines<'_> {
    /// One of its texts. No word is found across two.
    pub(super) fn push(&mut self, text: &str) {
        if text.is_ascii() {
            let start = self.0.len();
            self.0.push_str(text);
            if let Some(added) = self.0.get_mut(start..) {
                added.make_ascii_lowercase();
            }
        } else {
            self.0.push_str(&plain(text));
        }
        self.0.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Frames until it is found out, and what.
    fn found(searching: &mut Searching, rows: &[String], query: &str) -> (usize, Vec<usize>) {
        let mut frames = 0;
        loop {
            frames += 1;
            let gathered = searching.gather(&Stamp::default(), rows.len(), |row, lines| {
                lines.push(&rows[row]);
                lines.push("Ünlü");
            });
            if let Some(found) = gathered.then(|| searching.find(query)).flatten() {
                return (frames, found.to_vec());
            }
        }
    }

    #[test]
    fn a_short_list_is_searched_within_the_frame() {
        let rows = ["Priya Raman", "Tomás Oliveira", "PRIYANKA"].map(str::to_owned);
        let searching = &mut Searching::default();
        assert_eq!(found(searching, &rows, "priya"), (1, vec![0, 2]));
        assert_eq!(found(searching, &rows, "priya ram"), (1, vec![0]));
        assert_eq!(found(searching, &rows, "r TOMÁS"), (1, vec![1]));
        assert_eq!(found(searching, &rows, "ünlü"), (1, vec![0, 1, 2]));
        assert_eq!(found(searching, &rows, "ramanün"), (1, vec![]));
        assert_eq!(found(searching, &rows, "raman"), (1, vec![0]));
    }

    #[test]
    fn a_number_is_found_as_a_whole_and_what_stands_in_quotes_as_it_is() {
        let rows = ["Person 9, batch 1498", "Person 39, 9 Oct 2026", "9 Oct, person 19", "person9"]
            .map(str::to_owned);
        let searching = &mut Searching::default();
        assert_eq!(found(searching, &rows, "person 9").1, [0, 1, 2, 3]);
        assert_eq!(found(searching, &rows, "\"person 9\"").1, [0]);
        assert_eq!(found(searching, &rows, "\"person 9").1, [0], "not closed yet");
        assert_eq!(found(searching, &rows, "39").1, [1]);
        assert_eq!(found(searching, &rows, "3").1, [] as [usize; 0]);
        assert_eq!(found(searching, &rows, "39").1, [1], "not only among what 3 found");
        assert_eq!(found(searching, &rows, "\"9 oct\"").1, [1, 2]);
        assert_eq!(found(searching, &rows, "\"\" oct").1, [1, 2]);
        assert_eq!(found(searching, &rows, "498").1, [] as [usize; 0]);
        let times =
            ["14 Jun 2026, 10:00", "10 Jun 2026, 09:42", "Chapter 10: an end", "at 9:10"].map(str::to_owned);
        assert_eq!(found(&mut Searching::default(), &times, "10").1, [1, 2]);
        assert_eq!(found(&mut Searching::default(), &times, "10:00").1, [0]);
        assert_eq!(found(&mut Searching::default(), &times, "10 June").1, [1]);
        assert_eq!(found(&mut Searching::default(), &times, "June").1, [0, 1]);
    }

    #[test]
    fn accents_make_no_difference_to_either_side() {
        let rows = ["Tomás Oliveira", "Tomas Novák", "Đặng Thị Hà", "김민준", "Çelik"].map(str::to_owned);
        let searching = &mut Searching::default();
        assert_eq!(found(searching, &rows, "tomas").1, [0, 1]);
        assert_eq!(found(searching, &rows, "tomás").1, [0, 1]);
        assert_eq!(found(searching, &rows, "NOVAK").1, [1]);
        assert_eq!(found(searching, &rows, "thi ha").1, [2]);
        assert_eq!(found(searching, &rows, "민준").1, [3]);
        assert_eq!(found(searching, &rows, "celik").1, [4]);
    }

    #[test]
    fn a_long_list_is_searched_part_by_part_and_what_is_narrower_within_what_was_found() {
        let rows: Vec<String> = (0..100_000).map(|row| format!("Person {}", row % 50)).collect();
        let searching = &mut Searching::default();
        let (frames, all) = found(searching, &rows, "person");
        assert_eq!((frames, all.len()), (50 + 2, 100_000));
        let (frames, some) = found(searching, &rows, "person 49");
        assert_eq!((frames, some.len()), (3, 2_000));
        assert_eq!(some.first(), Some(&49));
        assert_eq!(found(searching, &rows, "person 49 ü").0, 1);
        let (frames, more) = found(searching, &rows, "person 4");
        assert_eq!((frames, more.len()), (3, 2_000));
        let (frames, more) = found(searching, &rows, "person");
        assert_eq!((frames, more.len()), (3, 100_000));
        // What was not finished is begun anew.
        assert_eq!(searching.find("so"), None);
        let (frames, others) = found(searching, &rows, "19");
        assert_eq!((frames, others.len()), (3, 2_000));
    }

    #[test]
    fn another_account_or_another_state_of_it_is_put_together_anew() {
        let searching = &mut Searching::default();
        assert_eq!(found(searching, &["a".to_owned()], "a"), (1, vec![0]));
        let other = Stamp::with_entries(7);
        assert!(searching.gather(&other, 2, |row, lines| lines.push(["b", "a"][row])));
        assert_eq!(searching.find("a"), Some([1].as_slice()));
    }
}
