//! All that can be seen of an account, as plain data. The model and the domain both give it.

use inmail_credits::domain::{
    Account, Entry, LotSource, MessageNo, NotReturned, Reason, ResponseKind, SubscriptionType,
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) now_ms: i64,
    pub(crate) credits: u32,
    /// In spend order, only those with credits left.
    pub(crate) lots: Vec<SeenLot>,
    pub(crate) ledger: Vec<SeenEntry>,
    /// Opening, allocated, repaired, returned, spent, expired, removed at the limit, forfeited.
    pub(crate) totals: [u64; 8],
    pub(crate) messages: Vec<SeenMessage>,
    pub(crate) reminders: Vec<(i64, String)>,
    pub(crate) waiting: u32,
    pub(crate) overdue: Vec<String>,
    pub(crate) subscription: Option<(SubscriptionType, i64)>,
    /// When, observed, expected.
    pub(crate) observations: Vec<(i64, u32, u32)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SeenLot {
    pub(crate) no: u32,
    pub(crate) source: &'static str,
    pub(crate) left: u32,
    pub(crate) granted_ms: i64,
    pub(crate) expires_ms: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SeenEntry {
    pub(crate) at_ms: i64,
    pub(crate) reason: &'static str,
    pub(crate) change: i32,
    pub(crate) left: u32,
    pub(crate) lot: u32,
    pub(crate) id: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SeenMessage {
    pub(crate) id: String,
    pub(crate) sent_ms: i64,
    pub(crate) subject: Option<String>,
    pub(crate) body: Option<String>,
    pub(crate) paid_by: u32,
    pub(crate) paid_expires_ms: i64,
    pub(crate) edited_ms: Option<i64>,
    pub(crate) deleted_ms: Option<i64>,
    pub(crate) reminded_ms: Option<i64>,
    /// When, of which kind, and the batch that came back or why none did.
    pub(crate) response: Option<(i64, ResponseKind, Result<u32, &'static str>)>,
}

pub(crate) fn see(account: &Account) -> Seen {
    let id_of = |no: MessageNo| account.message(no).unwrap().id().to_string();
    let totals = account.totals();
    Seen {
        now_ms: account.now().as_ms(),
        credits: account.credits(),
        lots: account
            .lots()
            .map(|lot| SeenLot {
                no: lot.no.get(),
                source: source_word(account.arrival(lot.no).unwrap().source),
                left: lot.left,
                granted_ms: lot.granted_at.as_ms(),
                expires_ms: lot.expires_at.as_ms(),
            })
            .collect(),
        ledger: account.ledger().iter().map(|entry| see_entry(entry, id_of)).collect(),
        totals: [
            totals.opening,
            totals.allocated,
            totals.repaired,
            totals.returned,
            totals.spent,
            totals.expired,
            totals.removed_at_limit,
            totals.forfeited,
        ],
        messages: account
            .messages()
            .map(|(_, message)| SeenMessage {
                id: message.id().to_string(),
                sent_ms: message.sent_at.as_ms(),
                subject: message.subject().map(|text| text.to_string()),
                body: message.body().map(|text| text.to_string()),
                paid_by: message.paid_by.get(),
                paid_expires_ms: message.paid_expires_at.as_ms(),
                edited_ms: message.edited_at.map(|at| at.as_ms()),
                deleted_ms: message.deleted_at.map(|at| at.as_ms()),
                reminded_ms: message.reminded_at.map(|at| at.as_ms()),
                response: message.response.map(|response| {
                    (
                        response.at.as_ms(),
                        response.kind,
                        response.credit.map(|lot| lot.get()).map_err(not_returned_word),
                    )
                }),
            })
            .collect(),
        reminders: account.reminders().iter().map(|(at, no)| (at.as_ms(), id_of(*no))).collect(),
        waiting: account.waiting(),
        overdue: account.renewal_overdue().map(|month| month.to_string()).collect(),
        subscription: account.subscription().map(|active| (active.kind, active.since.as_ms())),
        observations: account
            .observations()
            .iter()
            .map(|seen| (seen.at.as_ms(), seen.observed, seen.expected))
            .collect(),
    }
}

fn see_entry(entry: &Entry, id_of: impl Fn(MessageNo) -> String) -> SeenEntry {
    SeenEntry {
        at_ms: entry.at.as_ms(),
        reason: reason_word(entry.reason),
        change: entry.change,
        left: entry.left,
        lot: entry.lot.get(),
        id: entry.message.map(id_of),
    }
}

fn source_word(source: LotSource) -> &'static str {
    match source {
        LotSource::Opening => "opening",
        LotSource::Allocation => "allocation",
        LotSource::RepairedAllocation => "repaired_allocation",
        LotSource::Returned(_) => "returned",
    }
}

fn reason_word(reason: Reason) -> &'static str {
    match reason {
        Reason::Opening => "opening",
        Reason::Allocation => "allocation",
        Reason::RepairedAllocation => "repaired_allocation",
        Reason::Returned => "returned",
        Reason::Sent => "sent",
        Reason::Expired => "expired",
        Reason::RemovedAtLimit => "removed_at_limit",
        Reason::Forfeited => "forfeited",
    }
}

fn not_returned_word(reason: NotReturned) -> &'static str {
    match reason {
        NotReturned::Deleted => "deleted",
        NotReturned::Late => "late",
        NotReturned::NoSubscription => "no_subscription",
        NotReturned::AlreadyExpired => "already_expired",
        NotReturned::AtLimit => "at_limit",
    }
}
