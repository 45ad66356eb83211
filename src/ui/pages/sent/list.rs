//! Which messages the list shows and in which order. Worked out anew only when something changed.

use crate::domain::{Account, CreditOutcome, Instant, Message, MessageNo};
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

/// How many messages there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Counts {
    pub(super) sent: u32,
    pub(super) answered: u32,
}

/// The rows, and from what they were worked out.
#[derive(Debug, Default)]
pub(super) struct List {
    key: Option<(Stamp, String, Filter, Order<By>)>,
    rows: Vec<MessageNo>,
    counts: Counts,
}

impl List {
    pub(super) fn rows(&self) -> &[MessageNo] {
        &self.rows
    }

    pub(super) fn counts(&self) -> Counts {
        self.counts
    }

    pub(super) fn refresh(&mut self, view: &View<'_>, query: &str, filter: Filter, order: Order<By>) {
        let key = (Stamp::of(view), query.to_owned(), filter, order);
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let account = view.account();
        let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
        let fitting = account
            .messages()
            .filter(|(_, message)| filter.fits(account, message) && found(message, &words))
            .map(|(no, _)| no);
        self.rows = fitting.collect();
        sort(account, &mut self.rows, order);
        let answered = account.messages().filter(|(_, message)| message.response.is_some()).count();
        let whole = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        self.counts = Counts { sent: whole(account.messages().len()), answered: whole(answered) };
        self.key = Some(key);
    }
}

/// What is still open first, by its end; then what came back, what did not, what was deleted.
fn rank(outcome: CreditOutcome) -> (u8, Option<Instant>) {
    match outcome {
        CreditOutcome::Waiting(until) => (0, Some(until)),
        CreditOutcome::Returned(..) => (1, None),
        CreditOutcome::NotReturned(..) => (2, None),
        CreditOutcome::Unanswered(at) => (3, Some(at)),
        CreditOutcome::Deleted(at) => (4, Some(at)),
    }
}

/// Whether every word stands in name, address, subject or body.
fn found(message: &Message, words: &[String]) -> bool {
    words.iter().all(|word| {
        let texts =
            [Some(&message.letter.to), message.letter.profile.as_ref(), message.subject(), message.body()];
        texts.into_iter().flatten().any(|text| text.to_lowercase().contains(word))
    })
}

fn sort(account: &Account, rows: &mut [MessageNo], order: Order<By>) {
    let name = |no: &MessageNo| account.message(*no).map(|message| message.to().to_lowercase());
    let outcome = |no: &MessageNo| account.message(*no).map(|message| rank(account.outcome(message)));
    match order.by {
        // Messages come in the order of sending; the newest stands first.
        By::Time => rows.reverse(),
        By::Person => rows.sort_by_cached_key(|no| (name(no), std::cmp::Reverse(*no))),
        By::Outcome => rows.sort_by_cached_key(|no| (outcome(no), std::cmp::Reverse(*no))),
    }
    if order.reversed {
        rows.reverse();
    }
}
