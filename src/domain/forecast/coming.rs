//! What comes up, as a list.

use super::outlook::Outlook;
use crate::domain::account::{Account, MissedMonth};
use crate::domain::ledger::{Entry, Reason};
use crate::domain::lot::Arrival;
use crate::domain::message::Message;
use crate::domain::number::MessageNo;
use crate::domain::time::{Instant, Month};

/// What kind of thing comes up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComingKind {
    /// The allocation of a 1st (`R2`).
    Allocation,
    /// Credits expire (`R4`); with their batch, if they are of one.
    Expiry(Option<Arrival>),
    /// Credits make room at the limit (`R6`); with their batch, if they are of one.
    Removal(Option<Arrival>),
    /// So many credits of an allocation do not fit under the limit (`R15`, shortened addition).
    NotAdded(u32),
    /// The allocation of a month that is marked as missed does not come (`R13`).
    Missed(Month),
    /// That allocation counts as overdue from here on (`R13`).
    Overdue(Month),
    /// The windows to edit and delete close for so many InMails, this one first (`R10`).
    EditWindows(MessageNo, u32),
    /// The response windows close for so many InMails, this one first (`R9`).
    ResponseWindows(MessageNo, u32),
}

/// Something that comes up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coming {
    /// When; of things of one day that stand together, the first.
    pub at: Instant,
    /// When the last of those is.
    pub last: Instant,
    /// What.
    pub kind: ComingKind,
    /// By how much the credits change.
    pub change: i64,
    /// Credits left afterwards.
    pub left: u32,
}

/// Everything that comes up until the end of an outlook that was made of this account, in order. What is
/// alike, of one day, and has no other change of the credits in between stands together.
pub fn coming(account: &Account, outlook: &Outlook) -> Vec<Coming> {
    let (now, until) = (account.now(), outlook.until());
    let mut list = credits(outlook);
    let plain = |at: Instant, kind: ComingKind| Coming { at, last: at, kind, change: 0, left: 0 };
    let ahead = |at: &Instant| *at > now && *at <= until;
    if account.subscription().is_some() {
        for (month, state) in account.missed_months() {
            if state == MissedMonth::Marked {
                list.extend(Some(month.first()).filter(ahead).map(|at| plain(at, ComingKind::Missed(month))));
            }
            if matches!(state, MissedMonth::Marked | MissedMonth::Due) {
                list.extend(
                    Some(month.second()).filter(ahead).map(|at| plain(at, ComingKind::Overdue(month))),
                );
            }
        }
    }
    list.extend(
        outlook.not_added().into_iter().map(|loss| plain(loss.at, ComingKind::NotAdded(loss.credits))),
    );
    let edit = account
        .messages()
        .rev()
        .map(|(no, message)| (account.edit_closes_at(message), no, message))
        .take_while(|(at, ..)| *at > now)
        .filter(|(_, _, message)| message.deleted_at.is_none())
        .map(|(at, no, _)| (at, no));
    list.extend(windows(edit.collect(), until, ComingKind::EditWindows));
    let waiting = |message: &Message| account.is_waiting(message);
    let response = account
        .messages()
        .rev()
        .map(|(no, message)| (account.response_closes_at(message), no, message))
        .take_while(|(at, ..)| *at > now)
        .filter(|(_, _, message)| waiting(message))
        .map(|(at, no, _)| (at, no));
    list.extend(windows(response.collect(), until, ComingKind::ResponseWindows));
    // Stable: the changes of the credits come first at one instant, in their own order.
    list.sort_by_key(|coming| coming.at);
    let mut left = account.credits();
    for coming in &mut list {
        if coming.change == 0 {
            coming.left = left;
        }
        left = coming.left;
    }
    list
}

/// The changes of the credits; like ones of one day that follow each other as one.
fn credits(outlook: &Outlook) -> Vec<Coming> {
    let mut list: Vec<Coming> = Vec::new();
    for entry in outlook.entries() {
        let Some(kind) = kind_of(outlook, entry) else { continue };
        let change = i64::from(entry.change);
        let same = list.last_mut().filter(|last| {
            last.at.date() == entry.at.date()
                && std::mem::discriminant(&last.kind) == std::mem::discriminant(&kind)
        });
        match same {
            Some(last) => {
                last.change += change;
                last.last = entry.at;
                last.left = entry.left;
                last.kind = match kind {
                    ComingKind::Expiry(_) => ComingKind::Expiry(None),
                    ComingKind::Removal(_) => ComingKind::Removal(None),
                    other => other,
                };
            }
            None => list.push(Coming { at: entry.at, last: entry.at, kind, change, left: entry.left }),
        }
    }
    list
}

fn kind_of(outlook: &Outlook, entry: &Entry) -> Option<ComingKind> {
    let batch = outlook.arrival(entry.lot).copied();
    match entry.reason {
        Reason::Allocation => Some(ComingKind::Allocation),
        Reason::Expired => Some(ComingKind::Expiry(batch)),
        Reason::RemovedAtLimit => Some(ComingKind::Removal(batch)),
        // Nobody does anything on the way.
        Reason::Opening
        | Reason::RepairedAllocation
        | Reason::Returned
        | Reason::Sent
        | Reason::Forfeited => None,
    }
}

/// Windows by the day on which they close; given last to close first.
fn windows(
    mut closing: Vec<(Instant, MessageNo)>,
    until: Instant,
    kind: fn(MessageNo, u32) -> ComingKind,
) -> Vec<Coming> {
    closing.retain(|(at, _)| *at <= until);
    closing.reverse();
    closing
        .chunk_by(|(one, _), (other, _)| one.date() == other.date())
        .filter_map(|day| {
            let ((at, no), (last, _)) = (day.first()?, day.last()?);
            let count = u32::try_from(day.len()).unwrap_or(u32::MAX);
            Some(Coming { at: *at, last: *last, kind: kind(*no, count), change: 0, left: 0 })
        })
        .collect()
}
