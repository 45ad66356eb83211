//! Which entries the table shows, in which order, and their sums. Worked out anew only when something
//! changed.

use std::cmp::Reverse;

use crate::domain::{Account, Entry, Reason, Totals};
use crate::text::window::ledger as words;
use crate::ui::view::{Stamp, View};
use crate::ui::widgets::table::Order;

/// The filters, in the order of their chips.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Filter {
    All,
    Allocations,
    Spent,
    Returned,
    Lost,
}

impl Filter {
    const ALL: [Self; 5] = [Self::All, Self::Allocations, Self::Spent, Self::Returned, Self::Lost];

    fn at(place: usize) -> Self {
        Self::ALL.get(place).copied().unwrap_or(Self::All)
    }

    fn fits(self, reason: Reason) -> bool {
        let own = match reason {
            Reason::Opening | Reason::Allocation | Reason::RepairedAllocation => Self::Allocations,
            Reason::Returned => Self::Returned,
            Reason::Sent => Self::Spent,
            Reason::Expired | Reason::RemovedAtLimit | Reason::Forfeited => Self::Lost,
        };
        self == Self::All || self == own
    }
}

/// A column to sort by; the newest first, unless another is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum By {
    #[default]
    When,
    What,
    Change,
    Left,
    Batch,
}

/// The rows, and from what they were worked out.
#[derive(Debug, Default)]
pub(super) struct List {
    key: Option<(Stamp, String, usize, Order<By>)>,
    rows: Vec<usize>,
    totals: Totals,
    searched: Searched,
}

/// What is searched of each entry. Made at the first search, since it is much.
#[derive(Debug, Default)]
struct Searched {
    stamp: Stamp,
    texts: Vec<String>,
}

impl List {
    /// Places in the account's ledger.
    pub(super) fn rows(&self) -> &[usize] {
        &self.rows
    }

    /// Sums over the rows.
    pub(super) const fn totals(&self) -> &Totals {
        &self.totals
    }

    pub(super) fn refresh(&mut self, view: &View<'_>, query: &str, filter: usize, order: Order<By>) {
        let stamp = Stamp::of(view);
        let query = query.trim().to_lowercase();
        let key = (stamp, query, filter, order);
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let account = view.account();
        let (stamp, query, ..) = &key;
        let terms: Vec<&str> = query.split_whitespace().collect();
        if !terms.is_empty() {
            self.searched.refresh(account, stamp);
        }
        let filter = Filter::at(filter);
        let fits = |place: usize, entry: &Entry| {
            filter.fits(entry.reason) && (terms.is_empty() || self.searched.holds(place, &terms))
        };
        let entries = || account.ledger().iter().enumerate();
        self.rows = entries().filter(|(place, entry)| fits(*place, entry)).map(|(place, _)| place).collect();
        self.totals = Totals::of(self.rows.iter().filter_map(|place| account.ledger().get(*place)));
        sort(account, &mut self.rows, order);
        self.key = Some(key);
    }
}

impl Searched {
    fn refresh(&mut self, account: &Account, stamp: &Stamp) {
        if self.stamp == *stamp && !self.texts.is_empty() {
            return;
        }
        self.texts = account.ledger().iter().map(|entry| words::searched(account, entry)).collect();
        self.stamp = stamp.clone();
    }

    fn holds(&self, place: usize, terms: &[&str]) -> bool {
        self.texts.get(place).is_some_and(|text| terms.iter().all(|term| text.contains(term)))
    }
}

/// The greatest first for figures and times, words by the alphabet; the newest first among equals.
fn sort(account: &Account, rows: &mut [usize], order: Order<By>) {
    let entry = |place: &usize| account.ledger().get(*place);
    let newest = |place: &usize| Reverse(*place);
    match order.by {
        By::When => rows.reverse(),
        By::What => rows.sort_by_cached_key(|place| {
            let told = entry(place).map(|entry| words::what(account, entry).to_lowercase());
            (told, newest(place))
        }),
        By::Change => {
            rows.sort_by_key(|place| (Reverse(entry(place).map(|entry| entry.change)), newest(place)));
        }
        By::Left => rows.sort_by_key(|place| (Reverse(entry(place).map(|entry| entry.left)), newest(place))),
        By::Batch => rows.sort_by_key(|place| (Reverse(entry(place).map(|entry| entry.lot)), newest(place))),
    }
    if order.reversed {
        rows.reverse();
    }
}
