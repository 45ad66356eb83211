//! Which entries the table shows, in which order, and their sums. Worked out anew only when something
//! changed.

use eframe::egui::Context;

use crate::domain::{Account, Entry, Reason, Totals};
use crate::text::window::ledger as words;
use crate::ui::ranking::{self, Ranking};
use crate::ui::searching::Searching;
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
    searching: Searching,
    by_words: Ranking,
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

    /// Brings the rows up to date. A long list takes several frames to be searched or sorted by words; it
    /// stays as it is until then. `ahead` prepares for a search.
    pub(super) fn refresh(
        &mut self,
        ctx: &Context,
        view: &View<'_>,
        (query, filter): (&str, usize),
        order: Order<By>,
        ahead: bool,
    ) {
        let stamp = Stamp::of(view);
        let ledger = view.account().ledger();
        let searched = !query.trim().is_empty();
        let gathered = !(searched || ahead) || self.gather(view.account(), &stamp);
        if !gathered {
            ctx.request_repaint();
        }
        let key = (stamp, query.trim().to_lowercase(), filter, order);
        if self.key.as_ref() == Some(&key) || searched && !gathered {
            return;
        }
        let mut rows: Vec<usize> = if searched {
            let Some(found) = self.searching.find(query) else {
                ctx.request_repaint();
                return;
            };
            found.to_vec()
        } else {
            (0..ledger.len()).collect()
        };
        let filter = Filter::at(filter);
        if filter != Filter::All {
            rows.retain(|place| ledger.get(*place).is_some_and(|entry| filter.fits(entry.reason)));
        }
        let totals = if filter == Filter::All && !searched {
            *view.account().totals()
        } else {
            Totals::of(rows.iter().filter_map(|place| ledger.get(*place)))
        };
        match order.by {
            By::When => rows.reverse(),
            By::What => {
                let account = view.account();
                let what = |place: usize| {
                    let entry = ledger.get(place);
                    entry.map(|entry| words::what(account, entry).to_lowercase()).unwrap_or_default()
                };
                let Some(ranked) = self.by_words.go_on(ctx, &key.0, ledger.len(), what) else { return };
                rows = ranking::in_order(ranked, &rows, |place| place);
            }
            By::Change => greatest_first(ledger, &mut rows, |entry| entry.change),
            By::Left => greatest_first(ledger, &mut rows, |entry| whole(entry.left)),
            By::Batch => greatest_first(ledger, &mut rows, |entry| whole(entry.lot.get())),
        }
        if order.reversed {
            rows.reverse();
        }
        (self.rows, self.totals) = (rows, totals);
        self.key = Some(key);
    }

    fn gather(&mut self, account: &Account, stamp: &Stamp) -> bool {
        let ledger = account.ledger();
        self.searching.gather(stamp, ledger.len(), |place, lines| {
            if let Some(entry) = ledger.get(place) {
                words::searched(account, entry).into_iter().for_each(|text| lines.push(&text));
            }
        })
    }
}

/// A balance, or the number of a batch: far below the end of either range.
fn whole(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// The greatest first, and the newest first among equals, of rows that come in the order of their places.
fn greatest_first(ledger: &[Entry], rows: &mut Vec<usize>, figure: impl Fn(&Entry) -> i32) {
    rows.reverse();
    ranking::greatest_first(rows, |place| ledger.get(place).map_or(0, &figure));
}
