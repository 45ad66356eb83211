//! What became of everything that was sent, counted.

use super::account::Account;
use super::ledger::Reason;
use super::message::{Message, NotReturned, ResponseKind};
use super::time::{DAY_MS, Instant, Month};

/// The first of the two spans within which answers are counted, in days. The second is the window of `R9`.
pub const SOON_ANSWER_DAYS: u32 = 30;
/// Months of which the returned credits are told, the present one included.
pub const RETURNED_MONTHS: usize = 12;

/// How many InMails were answered within so many days of being sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerShare {
    /// The days, each of 24 hours.
    pub days: u32,
    /// Answered within them.
    pub answered: u32,
    /// Of these: InMails whose days are over, deleted ones included. A younger one counts neither for nor
    /// against, also where it was answered: the quick answers of the last days alone would make the share too
    /// high.
    pub of: u32,
}

/// What became of everything that was sent. Every InMail is one of `waiting`, `accepted`, `declined`,
/// `written`, `unanswered` and `deleted`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statistics {
    /// InMails sent.
    pub sent: u32,
    /// Neither answered nor deleted, and a response would be in time (`R9`).
    pub waiting: u32,
    /// Answered with interest or for later, whenever that was.
    pub accepted: u32,
    /// Declined, whenever that was.
    pub declined: u32,
    /// Answered in writing, whenever that was.
    pub written: u32,
    /// Neither answered nor deleted, and a response would be late.
    pub unanswered: u32,
    /// Deleted and never answered (`R10`).
    pub deleted: u32,
    /// Of the answered ones: those whose response came too late to return the credit (`R9`).
    pub late: u32,
    /// Answered within [`SOON_ANSWER_DAYS`], and within the window of `R9`.
    pub shares: [AnswerShare; 2],
    /// Credits that came back in each of the last [`RETURNED_MONTHS`] months (UTC) of the account, oldest
    /// first, those without any included.
    pub returned: Vec<(Month, u32)>,
    /// The next instant at which time alone changes any of this.
    pub changes_at: Instant,
}

impl Statistics {
    /// Counts what an account sent up to its present time.
    pub fn of(account: &Account) -> Self {
        let window_days = account.policy().response_window_days;
        let mut statistics = Self {
            sent: 0,
            waiting: 0,
            accepted: 0,
            declined: 0,
            written: 0,
            unanswered: 0,
            deleted: 0,
            late: 0,
            shares: [SOON_ANSWER_DAYS, window_days].map(|days| AnswerShare { days, answered: 0, of: 0 }),
            returned: returned_by_month(account),
            changes_at: account.now().next_month_start(),
        };
        for (_, message) in account.messages() {
            statistics.count(account, message);
        }
        statistics
    }

    /// InMails that were answered, whenever that was.
    pub const fn answered(&self) -> u32 {
        self.accepted + self.declined + self.written
    }

    fn count(&mut self, account: &Account, message: &Message) {
        self.sent += 1;
        let counted = match message.response.map(|response| response.kind) {
            Some(ResponseKind::Interested | ResponseKind::MaybeLater) => &mut self.accepted,
            Some(ResponseKind::NotInterested) => &mut self.declined,
            Some(ResponseKind::Replied) => &mut self.written,
            None if message.deleted_at.is_some() => &mut self.deleted,
            None if account.is_waiting(message) => &mut self.waiting,
            None => &mut self.unanswered,
        };
        *counted += 1;
        if message.response.is_some_and(|response| response.credit == Err(NotReturned::Late)) {
            self.late += 1;
        }
        for share in &mut self.shares {
            let ends_at = message.sent_at.plus_ms(i64::from(share.days) * DAY_MS);
            if ends_at > account.now() {
                self.changes_at = self.changes_at.min(ends_at);
                continue;
            }
            share.of += 1;
            share.answered += u32::from(message.response.is_some_and(|response| response.at < ends_at));
        }
    }
}

fn returned_by_month(account: &Account) -> Vec<(Month, u32)> {
    let last = account.now().month();
    let mut months = vec![(account.opened_at().month(), 0_u32)];
    while let Some((month, _)) = months.last().filter(|(month, _)| *month < last) {
        months.push((month.next(), 0));
    }
    let mut months = months.split_off(months.len().saturating_sub(RETURNED_MONTHS));
    // The latest entries are enough.
    for entry in account.ledger().iter().rev() {
        let month = entry.at.month();
        if months.first().is_some_and(|(first, _)| month < *first) {
            break;
        }
        let counted = months.iter_mut().find(|(told, _)| *told == month);
        if let Some((_, credits)) = counted.filter(|_| entry.reason == Reason::Returned) {
            *credits = credits.saturating_add_signed(entry.change);
        }
    }
    months
}
