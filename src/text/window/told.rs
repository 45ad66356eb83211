//! Toasts: what was just done, and what came of it.

use crate::document::{Happened, Undone};
use crate::domain::{Account, Entry, Event, EventKind, Instant, MessageNo, Reason};
use crate::text;
use crate::text::language::Word;

/// One line of a toast: what, and a change of credits or a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What happened.
    pub what: String,
    /// By how much the credits changed; 0 for none.
    pub change: i64,
    /// When, where that needs saying.
    pub when: String,
}

/// Most lines; the rest are counted in one.
const MOST: usize = 6;

/// `It is now 1 December 2026, 00:00 UTC`.
pub fn now_is(now: Instant) -> String {
    say!("It is now {day}, {time} UTC", day = text::long_date(now), time = text::time_of_day(now))
}

/// After opening an account again.
pub const WHILE_AWAY: Word = Word::new("Since you were last here");

/// Nothing changed on the way.
pub const NOTHING_CHANGED: Word = Word::new("No credits came or went.");

/// What was done, in a few words.
pub fn done(account: &Account, event: &Event) -> String {
    match &event.kind {
        EventKind::Opened { .. } => say!("Account opened").to_owned(),
        EventKind::Sent(letter) => say!("InMail sent to {}", text::visible(&letter.to)),
        EventKind::Edited { message, .. } => say!("InMail to {} edited", name(account, *message)),
        EventKind::Deleted { message } => say!("InMail to {} deleted", name(account, *message)),
        EventKind::Responded { message, kind } => {
            say!("{} answered: {}", name(account, *message), text::response_kind(*kind).to_lowercase())
        }
        EventKind::SubscriptionChanged { to, .. } => say!("Changed to {}", text::subscription_type(*to)),
        EventKind::Cancelled => say!("Subscription cancelled").to_owned(),
        EventKind::Resubscribed { to, .. } => say!("{} begins", text::subscription_type(*to)),
        EventKind::AllocationMissed { month } => {
            say!("The allocation of {} will not come", text::date(month.first()))
        }
        EventKind::AllocationRepaired { month } => {
            say!("The allocation of {} made good", text::date(month.first()))
        }
        EventKind::BalanceObserved { credits } => {
            say!("Sales Navigator showed {}", text::credits(*credits))
        }
        EventKind::ClockAdvanced { to } => now_is(*to),
    }
}

/// What was taken back, of an account that tells whom messages were to.
pub fn undone(account: &Account, undone: &Undone) -> String {
    taken_back(account, undone)
        .map_or_else(|| super::restoring::PUT_BACK.get().to_owned(), |what| say!("Undone: {what}", what))
}

/// What would be taken back.
pub fn undo(account: &Account, undone: &Undone) -> String {
    let what = taken_back(account, undone).unwrap_or_else(|| say!("taking over another state").to_owned());
    say!("Undo: {what}", what)
}

/// What is taken back; `None` where that is a whole state.
fn taken_back(account: &Account, undone: &Undone) -> Option<String> {
    match undone {
        Undone::Acted(event) => Some(text::action_name(account, &event.kind)),
        Undone::Renamed { to } => Some(say!("the name {}", text::visible(to))),
        Undone::Replaced => None,
    }
}

/// What came of an action beyond what it is called.
pub fn note(account: &Account, event: &Event) -> Option<String> {
    match &event.kind {
        EventKind::Deleted { message } => {
            let returned =
                account.message(*message)?.response.is_some_and(|response| response.credit.is_ok());
            let note =
                if returned { say!("The returned credit stays.") } else { say!("No credit comes back.") };
            Some(note.to_owned())
        }
        EventKind::Responded { message, .. } => {
            let message = account.message(*message)?;
            let why = message.response?.credit.err()?;
            Some(text::not_returned(account, message, why))
        }
        _ => None,
    }
}

/// What happened, like things of one day together, oldest first.
pub fn lines(account: &Account, happened: &Happened) -> Vec<Told> {
    let mut groups: Vec<(Instant, Group)> = Vec::new();
    let mut add = |at: Instant, group: Group| {
        let same = groups.iter_mut().rev().take_while(|(other, _)| other.date() == at.date());
        for (_, other) in same {
            if other.merge(&group) {
                return;
            }
        }
        groups.push((at, group));
    };
    let mut entries = happened.entries.iter().peekable();
    let mut reminders = happened.reminders.iter().peekable();
    loop {
        // Entries stand before reminders of the same instant, as they happen (R7).
        let entry_first = match (entries.peek(), reminders.peek()) {
            (Some(entry), Some((at, _))) => entry.at <= *at,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => break,
        };
        if entry_first {
            if let Some(entry) = entries.next() {
                add(entry.at, Group::Entry(*entry));
            }
        } else if let Some((at, no)) = reminders.next() {
            add(*at, Group::Reminders(*no, 1));
        }
    }
    let count = groups.len();
    let mut lines: Vec<Told> = groups.into_iter().map(|(at, group)| group.told(account, at)).collect();
    if count > MOST {
        let shown = MOST - 1;
        let rest: i64 = lines.iter().take(count - shown).map(|line| line.change).sum();
        lines.drain(..count - shown);
        let what = say!("{} earlier changes", count - shown);
        lines.insert(0, Told { what, change: rest, when: String::new() });
    }
    lines
}

enum Group {
    Entry(Entry),
    Reminders(MessageNo, u32),
}

impl Group {
    fn merge(&mut self, other: &Self) -> bool {
        match (self, other) {
            (Self::Entry(mine), Self::Entry(more))
                if mine.reason == more.reason && mine.reason != Reason::Returned =>
            {
                mine.change += more.change;
                true
            }
            (Self::Reminders(_, count), Self::Reminders(..)) => {
                *count += 1;
                true
            }
            _ => false,
        }
    }

    fn told(self, account: &Account, at: Instant) -> Told {
        let when = text::day_month(at);
        match self {
            Self::Reminders(no, 1) => {
                Told { what: say!("Reminder to {}", name(account, no)), change: 0, when }
            }
            Self::Reminders(_, count) => {
                Told { what: say!("{count} reminders went out", count), change: 0, when }
            }
            Self::Entry(entry) => {
                let size = entry.change.unsigned_abs();
                let what = match entry.reason {
                    Reason::Expired => {
                        say!("{} expired", text::counted(size, "unused credit", "unused credits"))
                    }
                    Reason::Sent => match account.arrival(entry.lot) {
                        Some(_) => say!("1 credit used, from “{}”", text::lot_name(account, entry.lot)),
                        None => say!("1 credit used").to_owned(),
                    },
                    Reason::Returned => say!("1 credit came back").to_owned(),
                    Reason::RemovedAtLimit => {
                        say!("{} removed at the limit of {}", text::credits(size), account.policy().limit)
                    }
                    _ => text::reason(account, &entry),
                };
                Told { what, change: i64::from(entry.change), when }
            }
        }
    }
}

fn name(account: &Account, no: MessageNo) -> String {
    account.message(no).map(|message| text::visible(message.to()).into_owned()).unwrap_or_default()
}
