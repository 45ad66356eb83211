//! What machines read of `explain`.

use serde::Serialize;

use crate::domain::{Account, Cause, ChapterKind, Diagnosis, Instant, MessageNo, Month, Proposal, Sum};
use crate::store::format::{not_returned_word, reading_words, reason_word};
use crate::text::{self, Claim};

/// How a balance came about.
#[derive(Serialize)]
pub(super) struct ExplanationLine<'a> {
    name: &'a str,
    at: String,
    credits: u32,
    beginning: BeginningLine,
    since: Vec<SumLine>,
    not_back: Vec<NotBackLine<'a>>,
    deleted_unanswered: u32,
    lapsed: u32,
    waiting: u32,
    gap: Option<GapLine>,
    missed: Vec<String>,
    next_allocation: Option<Coming>,
    next_expiry: Option<Coming>,
    next_removal: Option<Coming>,
    claims: Vec<ClaimLine>,
    #[serde(skip_serializing_if = "Option::is_none")]
    observed: Option<DiagnosisLine<'a>>,
}

#[derive(Serialize)]
struct BeginningLine {
    kind: &'static str,
    at: String,
    before: u32,
    changes: Vec<SumLine>,
    not_added: u32,
    after: u32,
}

#[derive(Serialize)]
struct SumLine {
    reason: &'static str,
    change: i64,
    first: String,
    last: String,
}

#[derive(Serialize)]
struct NotBackLine<'a> {
    id: &'a str,
    at: String,
    reason: &'static str,
}

#[derive(Serialize)]
struct GapLine {
    lot: u32,
    credits: u32,
    granted_at: String,
    ended_at: String,
    next_first: String,
}

#[derive(Serialize)]
struct Coming {
    at: String,
    credits: u32,
}

#[derive(Serialize)]
struct ClaimLine {
    text: String,
    rules: Vec<String>,
}

/// What could explain another number.
#[derive(Serialize)]
pub(super) struct DiagnosisLine<'a> {
    credits: u32,
    difference: i64,
    proposals: Vec<ProposalLine<'a>>,
}

#[derive(Serialize)]
struct ProposalLine<'a> {
    far_fetched: u32,
    causes: Vec<CauseLine<'a>>,
    shifts: Vec<ShiftLine>,
    contradicts: Option<String>,
    claims: Vec<ClaimLine>,
    next: String,
}

#[derive(Serialize)]
struct ShiftLine {
    reason: &'static str,
    change: i64,
}

#[derive(Serialize, Default)]
struct CauseLine<'a> {
    cause: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    among: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recorded: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    least: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    most: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_limit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    returned_credit_life: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<u32>,
}

impl<'a> ExplanationLine<'a> {
    pub(super) fn of(name: &'a str, account: &'a Account, observed: Option<DiagnosisLine<'a>>) -> Self {
        let told = account.explanation();
        let begun = told.beginning;
        let not_back = told.not_back.iter().map(|not| NotBackLine {
            id: id_of(account, not.message),
            at: not.at.to_string(),
            reason: not_returned_word(not.why),
        });
        Self {
            name,
            at: told.at.to_string(),
            credits: told.credits,
            beginning: BeginningLine {
                kind: beginning_word(begun.kind),
                at: begun.at.to_string(),
                before: begun.before,
                changes: sum_lines(&begun.changes),
                not_added: begun.not_added,
                after: begun.after,
            },
            since: sum_lines(&told.since),
            not_back: not_back.collect(),
            deleted_unanswered: told.deleted_unanswered,
            lapsed: told.lapsed,
            waiting: told.waiting,
            gap: told.gap.map(|gap| GapLine {
                lot: gap.lot.get(),
                credits: gap.credits,
                granted_at: gap.granted_at.to_string(),
                ended_at: gap.ended_at.to_string(),
                next_first: gap.next_first.to_string(),
            }),
            missed: told.missed.iter().map(Month::to_string).collect(),
            next_allocation: told.next_allocation.map(coming),
            next_expiry: told.next_expiry.map(coming),
            next_removal: told.next_removal.map(coming),
            claims: claim_lines(text::explanation(account)),
            observed,
        }
    }
}

impl<'a> DiagnosisLine<'a> {
    pub(super) fn of(account: &'a Account, found: &'a Diagnosis) -> Self {
        Self {
            credits: found.observed,
            difference: found.difference(),
            proposals: found.proposals.iter().map(|proposal| proposal_line(account, proposal)).collect(),
        }
    }
}

fn proposal_line<'a>(account: &'a Account, proposal: &'a Proposal) -> ProposalLine<'a> {
    let told = text::proposal(account, proposal);
    let shifts = proposal.shifts.iter();
    ProposalLine {
        far_fetched: proposal.far_fetched,
        causes: proposal.causes.iter().map(|cause| cause_line(account, cause)).collect(),
        shifts: shifts
            .map(|shift| ShiftLine { reason: reason_word(shift.reason), change: shift.credits })
            .collect(),
        contradicts: proposal.contradicts.map(|at| at.to_string()),
        claims: claim_lines(told.causes),
        next: told.next,
    }
}

fn cause_line<'a>(account: &'a Account, cause: &Cause) -> CauseLine<'a> {
    let empty = CauseLine::default;
    let counted = |cause, count: u32, among: &[MessageNo]| CauseLine {
        cause,
        count: Some(count),
        among: Some(among.iter().map(|no| id_of(account, *no)).collect()),
        ..empty()
    };
    match cause {
        Cause::AllocationMissing { month } => {
            CauseLine { cause: "allocation_missing", month: Some(month.to_string()), ..empty() }
        }
        Cause::AllocationCame { month } => {
            CauseLine { cause: "allocation_came", month: Some(month.to_string()), ..empty() }
        }
        Cause::TypeChanged { at } => CauseLine { cause: "type_changed", at: Some(at.to_string()), ..empty() },
        Cause::Cancelled => CauseLine { cause: "cancelled", ..empty() },
        Cause::InMailsNotRecorded { count, by } => CauseLine {
            cause: "inmails_not_recorded",
            at: Some(by.to_string()),
            count: Some(*count),
            ..empty()
        },
        Cause::ResponsesNotCredited { count, among } => counted("responses_not_credited", *count, among),
        Cause::ResponsesNotRecorded { count, among, by } => {
            CauseLine { at: Some(by.to_string()), ..counted("responses_not_recorded", *count, among) }
        }
        Cause::ResponsesInTime { count, among, by } => {
            CauseLine { at: Some(by.to_string()), ..counted("responses_in_time", *count, among) }
        }
        Cause::OtherOpening { at, recorded, least, most, .. } => CauseLine {
            cause: "other_opening",
            at: Some(at.to_string()),
            recorded: Some(*recorded),
            least: Some(*least),
            most: Some(*most),
            ..empty()
        },
        Cause::OpeningOlder { credits, granted_at, of } => CauseLine {
            cause: "opening_older",
            at: Some(granted_at.to_string()),
            count: Some(*credits),
            recorded: Some(*of),
            ..empty()
        },
        Cause::OtherReading { at_limit, returned_credit_life } => {
            let [at_limit, life] = reading_words(*at_limit, *returned_credit_life);
            CauseLine {
                cause: "other_reading",
                at_limit: Some(at_limit),
                returned_credit_life: Some(life),
                ..empty()
            }
        }
        Cause::LongerLife { days } => CauseLine { cause: "longer_life", days: Some(*days), ..empty() },
    }
}

const fn beginning_word(kind: ChapterKind) -> &'static str {
    match kind {
        ChapterKind::Opened => "opened",
        ChapterKind::Allocation => "allocation",
        ChapterKind::TypeChanged => "subscription_changed",
        ChapterKind::Resubscribed => "resubscribed",
        ChapterKind::Cancelled => "cancelled",
    }
}

fn sum_lines(sums: &[Sum]) -> Vec<SumLine> {
    let line = |sum: &Sum| SumLine {
        reason: reason_word(sum.reason),
        change: sum.change(),
        first: sum.first.to_string(),
        last: sum.last.to_string(),
    };
    sums.iter().map(line).collect()
}

fn claim_lines(claims: Vec<Claim>) -> Vec<ClaimLine> {
    let line = |claim: Claim| ClaimLine {
        text: claim.text,
        rules: claim.rules.iter().map(ToString::to_string).collect(),
    };
    claims.into_iter().map(line).collect()
}

fn coming((at, credits): (Instant, u32)) -> Coming {
    Coming { at: at.to_string(), credits }
}

fn id_of(account: &Account, no: MessageNo) -> &str {
    account.message(no).map_or("", |message| message.id())
}
