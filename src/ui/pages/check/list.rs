//! Which rows the table shows and in which order. Worked out anew only when something changed.

use super::rows::{Row, Rows};
use crate::document::check::Verdict;
use crate::ui::searching::Term;
use crate::ui::widgets::table::Order;

/// The filters, in the order of their chips.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Filter(Option<Verdict>);

impl Filter {
    const ALL: [Self; 4] =
        [Self(None), Self(Some(Verdict::Fine)), Self(Some(Verdict::Look)), Self(Some(Verdict::Unusable))];

    pub(super) fn at(place: usize) -> Self {
        Self::ALL.get(place).copied().unwrap_or_default()
    }

    fn fits(self, row: &Row) -> bool {
        self.0.is_none_or(|verdict| row.checked.verdict() == verdict)
    }
}

/// A column to sort by; as the files came, until one is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum By {
    #[default]
    Came,
    File,
    Account,
    AsOf,
    Left,
    Verdict,
    Found,
}

/// The rows that are shown, and from what they were worked out.
#[derive(Debug, Default)]
pub(super) struct List {
    key: Option<(u64, String, Filter, Order<By>)>,
    shown: Vec<usize>,
}

impl List {
    pub(super) fn shown(&self) -> &[usize] {
        &self.shown
    }

    pub(super) fn refresh(&mut self, rows: &Rows, query: &str, filter: Filter, order: Order<By>) {
        let key = (rows.changes(), query.to_owned(), filter, order);
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let terms = Term::all(query);
        let fitting = rows.all().iter().enumerate().filter(|(_, row)| filter.fits(row) && row.holds(&terms));
        self.shown = fitting.map(|(place, _)| place).collect();
        sort(rows, &mut self.shown, order);
        self.key = Some(key);
    }
}

fn sort(rows: &Rows, shown: &mut [usize], order: Order<By>) {
    let row = |place: &usize| rows.all().get(*place);
    match order.by {
        By::Came => {}
        By::File => shown.sort_by_cached_key(|place| row(place).map(|row| row.file.to_lowercase())),
        By::Account => {
            shown.sort_by_cached_key(|place| row(place).map(|row| row.account.to_lowercase()));
        }
        By::AsOf => shown.sort_by_cached_key(|place| {
            let at = row(place).and_then(|row| Some(row.checked.subject.as_ref()?.at));
            // What has none comes last.
            (at.is_none(), at)
        }),
        By::Left => shown.sort_by_cached_key(|place| {
            let credits = row(place).and_then(|row| row.checked.subject.as_ref()?.credits);
            // What has none comes last.
            (credits.is_none(), credits)
        }),
        // The worst first.
        By::Verdict => {
            shown.sort_by_cached_key(|place| std::cmp::Reverse(row(place).map(|row| row.checked.verdict())))
        }
        By::Found => shown.sort_by_cached_key(|place| row(place).map(|row| row.found.to_lowercase())),
    }
    if order.reversed {
        shown.reverse();
    }
}
