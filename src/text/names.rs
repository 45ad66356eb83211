//! What things are called.

use std::borrow::Cow;

use super::times::{clock, date, day_month};
use crate::domain::{Account, LotNo, LotSource, NotReturned, Reason, ResponseKind, SubscriptionType};

/// An account's name, made safe to show; `(no name)` where it is blank.
pub fn named(name: &str) -> Cow<'_, str> {
    if name.trim().is_empty() { Cow::Borrowed("(no name)") } else { super::visible(name) }
}

/// `Sales Navigator Advanced Plus`.
pub const fn subscription_type(kind: SubscriptionType) -> &'static str {
    match kind {
        SubscriptionType::Core => "Sales Navigator Core",
        SubscriptionType::Advanced => "Sales Navigator Advanced",
        SubscriptionType::AdvancedPlus => "Sales Navigator Advanced Plus",
    }
}

/// `Advanced Plus`.
pub const fn subscription_type_short(kind: SubscriptionType) -> &'static str {
    match kind {
        SubscriptionType::Core => "Core",
        SubscriptionType::Advanced => "Advanced",
        SubscriptionType::AdvancedPlus => "Advanced Plus",
    }
}

/// As on the buttons.
pub const fn response_kind(kind: ResponseKind) -> &'static str {
    match kind {
        ResponseKind::Interested => "Interested",
        ResponseKind::MaybeLater => "Maybe later",
        ResponseKind::NotInterested => "Not interested",
        ResponseKind::Replied => "Wrote back",
    }
}

/// Where a batch came from.
pub const fn lot_source(source: LotSource) -> &'static str {
    match source {
        LotSource::Opening => "Opening credits",
        LotSource::Allocation => "Allocation",
        LotSource::RepairedAllocation => "Allocation made good",
        LotSource::Returned(_) => "Returned",
    }
}

/// `Allocation, 1 Sep`: a batch by where it came from and when; with the year where that is not the
/// present one.
pub fn lot_name(account: &Account, lot: LotNo) -> String {
    let Some(arrival) = account.arrival(lot) else { return String::new() };
    let granted = arrival.granted_at;
    let same_year =
        granted.to_chrono().format("%Y").to_string() == account.now().to_chrono().format("%Y").to_string();
    let when = if same_year { day_month(granted) } else { date(granted) };
    format!("{}, {when}", lot_source(arrival.source))
}

/// Why the number of credits changed.
pub fn reason(account: &Account, entry: &crate::domain::Entry) -> String {
    let to = entry.message.and_then(|no| account.message(no)).map_or("", |message| message.to());
    match entry.reason {
        Reason::Opening => "Opening credits".to_owned(),
        Reason::Allocation => "Monthly allocation".to_owned(),
        Reason::RepairedAllocation => "Allocation made good".to_owned(),
        Reason::Returned => {
            let kind = entry.message.and_then(|no| account.message(no)?.response);
            match kind {
                Some(response) => format!("{to} answered: {}", response_kind(response.kind).to_lowercase()),
                None => format!("{to} answered"),
            }
        }
        Reason::Sent => format!("InMail to {to}"),
        Reason::Expired => format!("{} unused, expired", super::credits(entry.change.unsigned_abs())),
        Reason::RemovedAtLimit => format!("Removed at the {} limit", account.policy().limit),
        Reason::Forfeited => "Removed with the subscription".to_owned(),
    }
}

/// Why a response brought no credit back, as a sentence.
pub fn not_returned(account: &Account, message: &crate::domain::Message, why: NotReturned) -> String {
    match why {
        NotReturned::Deleted => "The message had been deleted, so no credit came back.".to_owned(),
        NotReturned::Late => format!(
            "The response came after the {} days that ended on {}, so no credit came back.",
            account.policy().response_window_days,
            clock(account.response_closes_at(message))
        ),
        NotReturned::NoSubscription => "No subscription was active, so no credit came back.".to_owned(),
        NotReturned::AlreadyExpired => {
            format!(
                "The credit that paid had ended on {}, so nothing came back.",
                clock(message.paid_expires_at)
            )
        }
        NotReturned::AtLimit => {
            format!("The account was at its limit of {}, so no credit came back.", account.policy().limit)
        }
    }
}
