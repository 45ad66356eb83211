//! How a balance came about: the facts from the last allocation on, or from the last beginning or end of a
//! subscription. Numbers and rules, no words.

use super::account::{Account, MissedMonth};
use super::chapter::ChapterKind;
use super::ledger::{Entry, Reason};
use super::message::NotReturned;
use super::number::{LotNo, MessageNo};
use super::time::{DAY_MS, Instant, Month};

/// Changes of one reason, added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sum {
    /// Why; it tells whether credits came or went.
    pub reason: Reason,
    /// How many came or went.
    pub credits: u32,
    /// When the first of them did.
    pub first: Instant,
    /// When the last of them did.
    pub last: Instant,
}

impl Sum {
    /// The credits with their sign.
    pub fn change(&self) -> i64 {
        if self.reason.adds() { i64::from(self.credits) } else { -i64::from(self.credits) }
    }
}

/// What an explanation begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beginning {
    /// What it was.
    pub kind: ChapterKind,
    /// When.
    pub at: Instant,
    /// Before a new subscription: when the one before was cancelled, and the credits that it removed (`R12`).
    pub cancelled: Option<(Instant, u32)>,
    /// Before an allocation: when a subscription ended in the month before, and the credits that it took (`R12`).
    pub forfeited: Option<(Instant, u32)>,
    /// Credits left right before.
    pub before: u32,
    /// What it changed, reason by reason, in the order in which it happened (`R7`).
    pub changes: Vec<Sum>,
    /// Credits of the allocation that were not added, since they did not fit under the limit (`R15`).
    pub not_added: u32,
    /// The batch of the credits that made room at the limit, where all were of one (`R6`).
    pub made_room: Option<LotNo>,
    /// Credits left right after.
    pub after: u32,
}

/// A response that brought no credit back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotBack {
    /// To which message.
    pub message: MessageNo,
    /// When the response came.
    pub at: Instant,
    /// Why nothing came back (`R9`, `R15`).
    pub why: NotReturned,
}

/// Credits that ended shortly before the allocation that follows: why a full account holds less for a day
/// or two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// Which batch.
    pub lot: LotNo,
    /// Credits of it that ended unused.
    pub credits: u32,
    /// The 1st on which the batch arrived.
    pub granted_at: Instant,
    /// When its life ended (`R4`).
    pub ended_at: Instant,
    /// The 1st that follows (`R2`).
    pub next_first: Instant,
    /// Days from the one 1st to the other, more than a credit lives.
    pub span_days: i64,
}

/// How the balance at an instant came about. `beginning.before` and all changes add up to `credits`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The instant.
    pub at: Instant,
    /// Credits left then.
    pub credits: u32,
    /// From where it is told.
    pub beginning: Beginning,
    /// What changed since, reason by reason, in the order of the first change.
    pub since: Vec<Sum>,
    /// Responses since then that brought nothing back, in order of sending.
    pub not_back: Vec<NotBack>,
    /// Messages that were deleted since then without a response (`R10`).
    pub deleted_unanswered: u32,
    /// Messages whose response window closed since then without a response (`R9`).
    pub lapsed: u32,
    /// Messages for which a response would still return a credit.
    pub waiting: u32,
    /// The last batch that ended since then and had come on a 1st, while a subscription is active.
    pub gap: Option<Gap>,
    /// Months whose allocation did not come and was not made good (`R13`), while a subscription is active.
    pub missed: Vec<Month>,
    /// The next allocation and its credits (`R2`).
    pub next_allocation: Option<(Instant, u32)>,
    /// Credits left right after it, if nothing else happens until then.
    pub left_with_allocation: u32,
    /// The next expiry and its credits (`R4`).
    pub next_expiry: Option<(Instant, u32)>,
    /// The credits that make room at the limit when the next allocation arrives (`R6`).
    pub next_removal: Option<(Instant, u32)>,
}

impl Account {
    /// How the credits left now came about.
    pub fn explanation(&self) -> Explanation {
        let chapter = *self.chapter();
        let ledger = self.ledger();
        let begun = ledger.get(chapter.from..chapter.to).unwrap_or_default();
        let later = ledger.get(chapter.to..).unwrap_or_default();
        let left_at = |entries: usize| entries.checked_sub(1).and_then(|last| ledger.get(last));
        let left_at = |entries: usize| left_at(entries).map_or(0, |entry| entry.left);
        let changes = sums(begun);
        let allocated = changes.iter().find(|sum| sum.reason == Reason::Allocation);
        let not_added = match chapter.kind {
            ChapterKind::Allocation => {
                self.policy().monthly_allocation.saturating_sub(allocated.map_or(0, |sum| sum.credits))
            }
            _ => 0,
        };
        let mut told = Explanation {
            at: self.now(),
            credits: self.credits(),
            beginning: Beginning {
                kind: chapter.kind,
                at: chapter.at,
                cancelled: chapter.cancelled,
                forfeited: match chapter.kind {
                    ChapterKind::Allocation => {
                        forfeited_within(chapter.at, ledger.get(..chapter.from).unwrap_or_default())
                    }
                    _ => None,
                },
                before: left_at(chapter.from),
                changes,
                not_added,
                made_room: made_room(begun),
                after: left_at(chapter.to),
            },
            since: sums(later),
            not_back: Vec::new(),
            deleted_unanswered: 0,
            lapsed: 0,
            waiting: self.waiting(),
            gap: self.gap(later),
            missed: Vec::new(),
            next_allocation: self.next_allocation(),
            left_with_allocation: self.left_with_allocation(),
            next_expiry: self.next_expiry(),
            next_removal: self.next_removal(),
        };
        self.look_at_messages(chapter.at, &mut told);
        if self.subscription().is_some() {
            let due = self.missed_months().filter(|(_, state)| *state == MissedMonth::Due);
            told.missed = due.map(|(month, _)| month).collect();
        }
        told
    }

    fn left_with_allocation(&self) -> u32 {
        let Some((at, _)) = self.next_allocation() else { return self.credits() };
        let mut then = self.without_past();
        then.advance_to(at);
        then.credits()
    }

    fn look_at_messages(&self, since: Instant, told: &mut Explanation) {
        for (no, message) in self.messages() {
            match (message.response, message.deleted_at) {
                (Some(response), _) => {
                    if let (Err(why), true) = (response.credit, response.at >= since) {
                        told.not_back.push(NotBack { message: no, at: response.at, why });
                    }
                }
                (None, Some(at)) => told.deleted_unanswered += u32::from(at >= since),
                (None, None) => {
                    let closes_at = self.response_closes_at(message);
                    told.lapsed += u32::from(closes_at >= since && closes_at <= self.now());
                }
            }
        }
    }

    fn gap(&self, later: &[Entry]) -> Option<Gap> {
        self.subscription()?;
        let from_a_first = |entry: &&Entry| {
            let granted_at = self.arrival(entry.lot).map(|arrival| arrival.granted_at);
            entry.reason == Reason::Expired && granted_at.is_some_and(|at| at == at.month().first())
        };
        let entry = later.iter().rev().find(from_a_first)?;
        let granted_at = self.arrival(entry.lot)?.granted_at;
        let next_first = entry.at.next_month_start();
        Some(Gap {
            lot: entry.lot,
            credits: entry.change.unsigned_abs(),
            granted_at,
            ended_at: entry.at,
            next_first,
            span_days: next_first.ms_since(granted_at) / DAY_MS,
        })
    }
}

/// When credits went with a subscription in the month before an instant, and how many did.
fn forfeited_within(until: Instant, before: &[Entry]) -> Option<(Instant, u32)> {
    let since = until.plus_ms(-1).month().first();
    let gone = |entry: &&Entry| entry.reason == Reason::Forfeited;
    let at = before.iter().rev().take_while(|entry| entry.at >= since).find(gone)?.at;
    let of_then = before.iter().rev().take_while(|entry| entry.at >= at).filter(gone);
    Some((at, of_then.map(|entry| entry.change.unsigned_abs()).sum()))
}

fn made_room(entries: &[Entry]) -> Option<LotNo> {
    let mut removed = entries.iter().filter(|entry| entry.reason == Reason::RemovedAtLimit);
    let lot = removed.next()?.lot;
    removed.all(|entry| entry.lot == lot).then_some(lot)
}

/// Entries added up by reason, in the order of the first of each.
fn sums(entries: &[Entry]) -> Vec<Sum> {
    let mut sums: Vec<Sum> = Vec::new();
    for entry in entries {
        let credits = entry.change.unsigned_abs();
        match sums.iter_mut().find(|sum| sum.reason == entry.reason) {
            Some(sum) => {
                sum.credits = sum.credits.saturating_add(credits);
                sum.last = entry.at;
            }
            None => {
                sums.push(Sum { reason: entry.reason, credits, first: entry.at, last: entry.at });
            }
        }
    }
    sums
}
