//! The rows of the table: what was checked, in the order in which it came.

use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;

use crate::document::check::{Checked, CheckedFile, Verdict};
use crate::text::{self, check, window::check as words};
use crate::ui::searching::{Term, plain};

/// One row.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) path: PathBuf,
    /// The file's name, safe to show.
    pub(super) file: String,
    pub(super) account: String,
    pub(super) found: String,
    pub(super) checked: Checked,
    /// What a search looks into, plain.
    search: String,
}

impl Row {
    fn of((path, checked): CheckedFile) -> Self {
        let (file, account) = (words::file(&path), words::account(&checked));
        let found = words::standing(&check::found(&checked));
        let search = format!("{}\n{account}\n{found}", path.to_string_lossy());
        let search = plain(&search);
        Self { path, file, account, found, checked, search }
    }

    /// Whether every term stands in its path, account or findings.
    pub(super) fn holds(&self, terms: &[Term]) -> bool {
        terms.iter().all(|term| term.stands_in(&self.search))
    }
}

/// All rows; a file that is checked again keeps its place.
#[derive(Debug, Default)]
pub(super) struct Rows {
    rows: Vec<Row>,
    places: HashMap<PathBuf, usize>,
    /// Which are ticked, in the table's own order.
    ticked: BTreeSet<usize>,
    tally: [u32; 3],
    changes: u64,
}

impl Rows {
    pub(super) fn all(&self) -> &[Row] {
        &self.rows
    }

    /// How many are fine, to look at, unusable.
    pub(super) const fn tally(&self) -> [u32; 3] {
        self.tally
    }

    /// Grows with every change of what the rows say.
    pub(super) const fn changes(&self) -> u64 {
        self.changes
    }

    pub(super) fn extend(&mut self, checked: Vec<CheckedFile>) {
        for checked in checked {
            self.changes += 1;
            let row = Row::of(checked);
            self.count(row.checked.verdict(), 1);
            match self.places.get(&row.path).and_then(|place| self.rows.get_mut(*place)) {
                Some(there) => {
                    let before = std::mem::replace(there, row).checked.verdict();
                    self.count(before, -1);
                }
                None => {
                    self.places.insert(row.path.clone(), self.rows.len());
                    self.rows.push(row);
                }
            }
        }
    }

    /// Takes a row out; those after it move up.
    pub(super) fn remove(&mut self, place: usize) {
        if place >= self.rows.len() {
            return;
        }
        let row = self.rows.remove(place);
        self.changes += 1;
        self.count(row.checked.verdict(), -1);
        self.places.remove(&row.path);
        self.places.values_mut().filter(|other| **other > place).for_each(|other| *other -= 1);
        let moved = |other: usize| if other > place { other - 1 } else { other };
        self.ticked =
            self.ticked.iter().filter(|other| **other != place).map(|other| moved(*other)).collect();
    }

    fn count(&mut self, verdict: Verdict, by: i32) {
        if let Some(count) = self.tally.get_mut(verdict as usize) {
            *count = count.saturating_add_signed(by);
        }
    }

    /// Ticks a row, or takes the tick off.
    pub(super) fn tick(&mut self, place: usize) {
        if place < self.rows.len() && !self.ticked.remove(&place) {
            self.ticked.insert(place);
        }
    }

    /// Whether a row is ticked.
    pub(super) fn is_ticked(&self, place: usize) -> bool {
        self.ticked.contains(&place)
    }

    /// How many are ticked.
    pub(super) fn ticked(&self) -> usize {
        self.ticked.len()
    }

    /// The two that are ticked, if these are two that can be compared.
    pub(super) fn two_ticked(&self) -> Option<(PathBuf, PathBuf)> {
        let mut ticked = self.ticked.iter().filter_map(|place| self.rows.get(*place));
        let (first, second) = (ticked.next()?, ticked.next()?);
        let usable = first.checked.subject.is_some() && second.checked.subject.is_some();
        (usable && ticked.next().is_none()).then(|| (first.path.clone(), second.path.clone()))
    }

    /// The rows at these places as CSV, for a spreadsheet.
    pub(super) fn csv(&self, places: &[usize]) -> Vec<u8> {
        let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        // Writing to memory does not fail.
        let _ = table.write_record(words::TABLE_HEAD);
        for row in places.iter().filter_map(|place| self.rows.get(*place)) {
            let subject = row.checked.subject.as_ref();
            let number = |value: Option<u64>| value.map(|value| value.to_string()).unwrap_or_default();
            let _ = table.write_record([
                cell(&row.path.to_string_lossy()),
                subject.map_or_else(String::new, |subject| cell(&subject.name)),
                number(subject.and_then(|subject| subject.credits).map(u64::from)),
                subject.map_or_else(String::new, |subject| subject.at.to_string()),
                number(subject.map(|subject| subject.actions as u64)),
                check::verdict(row.checked.verdict()).to_lowercase(),
                cell(&row.found),
            ]);
        }
        table.into_inner().unwrap_or_default()
    }
}

/// A stranger's text that no spreadsheet computes.
fn cell(text: &str) -> String {
    text::spreadsheet_cell(&text::visible(text)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::check::{Trouble, check_bytes};

    const GOLDEN: &[u8] = include_bytes!("../../../../tests/golden/v1/every-event.inmail.json");

    fn some() -> Rows {
        let mut rows = Rows::default();
        let bad = Checked::unusable(Trouble::NotRead("=1+1".to_owned()));
        let good = check_bytes(GOLDEN, None);
        rows.extend(vec![("@a/b.json".into(), good.clone()), ("c".into(), bad), ("d".into(), good)]);
        rows
    }

    #[test]
    fn a_file_that_is_checked_again_keeps_its_place() {
        let mut rows = some();
        assert_eq!(rows.tally(), [2, 0, 1]);
        rows.extend(vec![("@a/b.json".into(), Checked::unusable(Trouble::NotRead("gone".to_owned())))]);
        assert_eq!(rows.tally(), [1, 0, 2]);
        assert_eq!((rows.all().len(), rows.all()[0].found.as_str()), (3, "Gone"));
    }

    #[test]
    fn a_row_that_is_taken_out_leaves_the_others_as_they_are() {
        let mut rows = some();
        rows.tick(0);
        rows.tick(2);
        rows.remove(1);
        assert_eq!((rows.all().len(), rows.tally(), rows.ticked()), (2, [2, 0, 0], 2));
        assert_eq!(rows.two_ticked(), Some(("@a/b.json".into(), "d".into())));
        rows.remove(0);
        assert_eq!((rows.ticked(), rows.is_ticked(0)), (1, true));
        rows.extend(vec![("d".into(), Checked::unusable(Trouble::NotRead("gone".to_owned())))]);
        assert_eq!((rows.all().len(), rows.tally()), (1, [0, 0, 1]), "it kept its place");
        rows.remove(7);
        assert_eq!(rows.all().len(), 1);
    }

    #[test]
    fn numbers_are_found_as_a_whole_and_what_stands_in_quotes_as_it_is() {
        let rows = some();
        let found = |query: &str| -> Vec<usize> {
            let holds = |place: &usize| rows.all()[*place].holds(&Term::all(query));
            (0..3).filter(holds).collect()
        };
        assert_eq!(found("DANA 15"), [0, 2]);
        assert_eq!(found("dana 5"), [] as [usize; 0]);
        assert_eq!(found("\"actions replayed\""), [0, 2]);
        assert_eq!(found("\"replayed actions\""), [] as [usize; 0]);
        assert_eq!(found("b.json \"1+1"), [] as [usize; 0]);
        assert_eq!(found("\"=1+1\""), [1]);
    }

    #[test]
    fn two_usable_ones_that_are_ticked_can_be_compared() {
        let mut rows = some();
        rows.tick(0);
        assert_eq!(rows.two_ticked(), None);
        rows.tick(1);
        assert_eq!(rows.two_ticked(), None);
        rows.tick(1);
        rows.tick(2);
        assert_eq!(rows.two_ticked(), Some(("@a/b.json".into(), "d".into())));
    }

    #[test]
    fn the_table_holds_no_formula() {
        let table = String::from_utf8(some().csv(&[1, 0])).unwrap();
        let lines: Vec<_> = table.split("\r\n").collect();
        assert_eq!(lines[0], "file,account,left,as_of,actions,verdict,found");
        assert_eq!(lines[1], "c,,,,,unusable,'=1+1");
        let told = crate::text::check::found(&check_bytes(GOLDEN, None));
        assert_eq!(
            lines[2],
            format!("'@a/b.json,\"Dana \"\"D\"\" Whitfield\",50,2026-03-01T00:00:00Z,15,fine,\"{told}\"")
        );
    }
}
