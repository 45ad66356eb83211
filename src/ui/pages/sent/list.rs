//! Which messages the list shows and in which order. Worked out anew only when something changed.

use eframe::egui::Context;

use crate::domain::{Account, CreditOutcome, Message, MessageNo};
use crate::text;
use crate::ui::ranking::{self, Ranking};
use crate::ui::searching::Searching;
use crate::ui::view::{Stamp, View};
use crate::ui::widgets::table::Order;

/// The filters, in the order of their chips.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Filter {
    #[default]
    All,
    Waiting,
    Returned,
    NotReturned,
    Deleted,
}

impl Filter {
    const ALL: [Self; 5] = [Self::All, Self::Waiting, Self::Returned, Self::NotReturned, Self::Deleted];

    pub(super) fn at(place: usize) -> Self {
        Self::ALL.get(place).copied().unwrap_or_default()
    }

    fn fits(self, account: &Account, message: &Message) -> bool {
        let outcome = account.outcome(message);
        match self {
            Self::All => true,
            Self::Waiting => matches!(outcome, CreditOutcome::Waiting(_)),
            Self::Returned => matches!(outcome, CreditOutcome::Returned(..)),
            Self::NotReturned => !matches!(outcome, CreditOutcome::Waiting(_) | CreditOutcome::Returned(..)),
            Self::Deleted => message.deleted_at.is_some(),
        }
    }
}

/// A column to sort by; the newest first, unless another is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum By {
    Person,
    #[default]
    Time,
    Outcome,
}

/// The rows, and from what they were worked out.
#[derive(Debug, Default)]
pub(super) struct List {
    key: Option<(Stamp, String, Filter, Order<By>)>,
    rows: Vec<MessageNo>,
    searching: Searching,
    by_person: Ranking,
}

impl List {
    pub(super) fn rows(&self) -> &[MessageNo] {
        &self.rows
    }

    /// Brings the rows up to date. A long list takes several frames to be searched or sorted by words; it
    /// stays as it is until then. `ahead` prepares for a search.
    pub(super) fn refresh(
        &mut self,
        ctx: &Context,
        view: &View<'_>,
        (query, filter): (&str, Filter),
        order: Order<By>,
        ahead: bool,
    ) {
        let stamp = Stamp::of(view);
        let account = view.account();
        let searched = !query.trim().is_empty();
        let gathered = !(searched || ahead) || self.gather(account, &stamp);
        if !gathered {
            ctx.request_repaint();
        }
        let key = (stamp, query.to_owned(), filter, order);
        if self.key.as_ref() == Some(&key) || searched && !gathered {
            return;
        }
        let mut rows: Vec<MessageNo> = if searched {
            let Some(found) = self.searching.find(query) else {
                ctx.request_repaint();
                return;
            };
            found.iter().map(|place| MessageNo::after(*place)).collect()
        } else {
            account.messages().map(|(no, _)| no).collect()
        };
        if filter != Filter::All {
            rows.retain(|no| account.message(*no).is_some_and(|message| filter.fits(account, message)));
        }
        match order.by {
            // Messages come in the order of sending; the newest stands first.
            By::Time => rows.reverse(),
            By::Outcome => by_outcome(account, &mut rows),
            By::Person => {
                let name = |place| {
                    let message = account.message(MessageNo::after(place));
                    message.map(|message| message.to().to_lowercase()).unwrap_or_default()
                };
                let Some(ranked) = self.by_person.go_on(ctx, &key.0, account.messages().len(), name) else {
                    return;
                };
                rows = ranking::in_order(ranked, &rows, MessageNo::index);
            }
        }
        if order.reversed {
            rows.reverse();
        }
        self.rows = rows;
        self.key = Some(key);
    }

    /// Every word may stand in name, address, subject, body or time.
    fn gather(&mut self, account: &Account, stamp: &Stamp) -> bool {
        self.searching.gather(stamp, account.messages().len(), |place, lines| {
            let Some(message) = account.message(MessageNo::after(place)) else { return };
            let texts = [
                Some(&message.letter.to),
                message.letter.profile.as_ref(),
                message.subject(),
                message.body(),
            ];
            texts.into_iter().flatten().for_each(|text| lines.push(text));
            lines.push(&text::searched_time(message.sent_at));
        })
    }
}

/// How many [`rank`]s there are.
const RANKS: usize = 5;

/// What is still open first, by its end; then what came back, what did not, what was deleted.
fn rank(outcome: CreditOutcome) -> (usize, i64) {
    match outcome {
        CreditOutcome::Waiting(until) => (0, until.as_ms()),
        CreditOutcome::Returned(..) => (1, 0),
        CreditOutcome::NotReturned(..) => (2, 0),
        CreditOutcome::Unanswered(at) => (3, at.as_ms()),
        CreditOutcome::Deleted(at) => (4, at.as_ms()),
    }
}

/// The newest first among equals, of rows that come in the order of sending. Most are of a rank that asks for
/// no instant, so few are left to sort.
fn by_outcome(account: &Account, rows: &mut Vec<MessageNo>) {
    let mut ranks: [Vec<(i64, MessageNo)>; RANKS] = Default::default();
    for no in rows.drain(..).rev() {
        let Some(message) = account.message(no) else { continue };
        let (rank, at_ms) = rank(account.outcome(message));
        if let Some(those) = ranks.get_mut(rank) {
            those.push((at_ms, no));
        }
    }
    for mut those in ranks {
        those.sort_by_key(|(at_ms, _)| *at_ms);
        rows.extend(those.iter().map(|(_, no)| *no));
    }
}
