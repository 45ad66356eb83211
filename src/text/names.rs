//! What things are called.

use std::borrow::Cow;

use chrono::Datelike;

use super::times::{clock, date, day_month, exact_clock, month};
use super::visible;
use crate::domain::{
    Account, EventKind, LotNo, LotSource, MessageNo, NotReturned, Reason, ResponseKind, SubscriptionType,
};

/// An account's name, made safe to show; `(no name)` where it is blank.
pub fn named(name: &str) -> Cow<'_, str> {
    if name.trim().is_empty() { Cow::Borrowed(say!("(no name)")) } else { super::visible(name) }
}

/// `Sales Navigator Advanced Plus`.
pub fn subscription_type(kind: SubscriptionType) -> &'static str {
    match kind {
        SubscriptionType::Core => say!("Sales Navigator Core"),
        SubscriptionType::Advanced => say!("Sales Navigator Advanced"),
        SubscriptionType::AdvancedPlus => say!("Sales Navigator Advanced Plus"),
    }
}

/// `Advanced Plus`.
pub fn subscription_type_short(kind: SubscriptionType) -> &'static str {
    match kind {
        SubscriptionType::Core => say!("Core"),
        SubscriptionType::Advanced => say!("Advanced"),
        SubscriptionType::AdvancedPlus => say!("Advanced Plus"),
    }
}

/// As on the buttons.
pub fn response_kind(kind: ResponseKind) -> &'static str {
    match kind {
        ResponseKind::Interested => say!("Interested"),
        ResponseKind::MaybeLater => say!("Maybe later"),
        ResponseKind::NotInterested => say!("Not interested"),
        ResponseKind::Replied => say!("Wrote back"),
    }
}

/// Where a batch came from.
pub fn lot_source(source: LotSource) -> &'static str {
    match source {
        LotSource::Opening => say!("Opening credits"),
        LotSource::Allocation => say!("Allocation"),
        LotSource::RepairedAllocation => say!("Allocation made good"),
        LotSource::Returned(_) => say!("Returned"),
    }
}

/// `Allocation, 1 Sep`: a batch by where it came from and when; with the year where that is not the
/// present one.
pub fn lot_name(account: &Account, lot: LotNo) -> String {
    let Some(arrival) = account.arrival(lot) else { return String::new() };
    let granted = arrival.granted_at;
    let same_year = granted.date().year() == account.now().date().year();
    let when = if same_year { day_month(granted) } else { date(granted) };
    format!("{}, {when}", lot_source(arrival.source))
}

/// Why the number of credits changed.
pub fn reason(account: &Account, entry: &crate::domain::Entry) -> String {
    let to = entry.message.and_then(|no| account.message(no)).map_or("", |message| message.to());
    match entry.reason {
        Reason::Opening => say!("Opening credits").to_owned(),
        Reason::Allocation => say!("Monthly allocation").to_owned(),
        Reason::RepairedAllocation => say!("Allocation made good").to_owned(),
        Reason::Returned => {
            let kind = entry.message.and_then(|no| account.message(no)?.response);
            match kind {
                Some(response) => say!("{to} answered: {}", response_kind(response.kind).to_lowercase(), to),
                None => say!("{to} answered", to),
            }
        }
        Reason::Sent => say!("InMail to {to}", to),
        Reason::Expired => say!("{} unused, expired", super::credits(entry.change.unsigned_abs())),
        Reason::RemovedAtLimit => say!("Removed at the {} limit", account.policy().limit),
        Reason::Forfeited => say!("Removed with the subscription").to_owned(),
    }
}

/// Why a response brought no credit back, as a sentence.
pub fn not_returned(account: &Account, message: &crate::domain::Message, why: NotReturned) -> String {
    match why {
        NotReturned::Deleted => say!("The message had been deleted, so no credit came back.").to_owned(),
        NotReturned::Late
            if message.response.is_some_and(|answer| answer.at == account.response_closes_at(message)) =>
        {
            say!(
                "The response came at the very end of its {} days, {}. Only one before that moment counts, so no \
             credit came back.",
                account.policy().response_window_days,
                exact_clock(account.response_closes_at(message))
            )
        }
        NotReturned::Late => say!(
            "The response came after the {} days that ended on {}, so no credit came back.",
            account.policy().response_window_days,
            exact_clock(account.response_closes_at(message))
        ),
        NotReturned::NoSubscription => say!("No subscription was active, so no credit came back.").to_owned(),
        NotReturned::AlreadyExpired => {
            say!(
                "The credit that paid had ended on {}, so nothing came back.",
                clock(message.paid_expires_at)
            )
        }
        NotReturned::AtLimit => {
            say!("The account was at its limit of {}, so no credit came back.", account.policy().limit)
        }
    }
}

/// What was done, as something that can be undone, entered or named: `the InMail to Priya Raman`.
pub fn action_name(account: &Account, kind: &EventKind) -> String {
    let to = |no: &MessageNo| {
        account.message(*no).map(|message| visible(message.to()).into_owned()).unwrap_or_default()
    };
    match kind {
        EventKind::Opened { .. } => say!("opening the account").to_owned(),
        EventKind::Sent(letter) => say!("the InMail to {}", visible(&letter.to)),
        EventKind::Edited { message, .. } => say!("the edit of the InMail to {}", to(message)),
        EventKind::Deleted { message } => say!("the deletion of the InMail to {}", to(message)),
        EventKind::Responded { message, .. } => say!("the response of {}", to(message)),
        EventKind::SubscriptionChanged { .. } => say!("the change of type").to_owned(),
        EventKind::Cancelled => say!("the cancellation").to_owned(),
        EventKind::Resubscribed { .. } => say!("the new subscription").to_owned(),
        EventKind::AllocationMissed { month: missed } => {
            say!("marking the allocation of {} as missed", month(*missed))
        }
        EventKind::AllocationRepaired { month: missed } => {
            say!("making the allocation of {} good", month(*missed))
        }
        EventKind::BalanceObserved { credits } => {
            say!("recording that Sales Navigator showed {credits}", credits)
        }
        EventKind::ClockAdvanced { to } => say!("moving the clock to {}", clock(*to)),
    }
}
