//! The life of a batch of credits.

use super::sent;
use crate::domain::{Account, CreditOutcome, LotSource, LotStep, LotStory, NotReturned};
use crate::text;

/// Heading.
pub const TITLE: &str = "The life of these credits";

/// Whose life: `Allocation, 1 Sep · batch 3 · 12 of 50 left`.
pub fn batch(account: &Account, story: &LotStory) -> String {
    format!(
        "{} · batch {} · {} of {} left",
        text::visible(&text::lot_name(account, story.lot)),
        story.lot,
        text::number(u64::from(story.left)),
        text::number(u64::from(story.arrival.credits))
    )
}

/// One line of the life.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// When, short.
    pub when: String,
    /// What happened to how many.
    pub what: String,
    /// More on it, with the rule.
    pub note: String,
    /// Whether it lies ahead.
    pub ahead: bool,
}

/// The life of a batch, line by line; what is left of it comes last.
pub fn lines(account: &Account, story: &LotStory) -> Vec<Line> {
    let when = |at| sent::near_date(account.now(), at);
    let mut lines: Vec<Line> = Vec::with_capacity(story.changes.len() + 1);
    for change in &story.changes {
        let count = change.change.unsigned_abs();
        let (what, note) = step(account, story, change.step, count);
        let note = format!("{note} ({})", change.step.rule());
        lines.push(Line { when: when(change.at), what, note, ahead: false });
    }
    if story.left > 0 {
        lines.push(Line {
            when: when(story.arrival.expires_at),
            what: format!("{} left", text::credits(story.left)),
            note: format!("to use before {} (R4)", text::clock(story.arrival.expires_at)),
            ahead: true,
        });
    }
    lines
}

fn step(account: &Account, story: &LotStory, step: LotStep, count: u32) -> (String, String) {
    let credits = text::credits(count);
    match step {
        LotStep::Arrived(source) => {
            let arrival = &story.arrival;
            let until = format!("to use before {}", text::clock(arrival.expires_at));
            let LotSource::Returned(no) = source else {
                let from = text::lot_source(source).to_lowercase();
                let dated = if arrival.granted_at < account.opened_at() {
                    format!("dated {}, ", text::date(arrival.granted_at))
                } else {
                    String::new()
                };
                return (format!("{credits} arrived: {from}"), format!("{dated}{until}"));
            };
            let about = account.message(no).map(|message| {
                format!("for “{}” to {}, ", sent::subject(message), text::visible(message.to()))
            });
            (format!("{credits} came back"), format!("{}{until}", about.unwrap_or_default()))
        }
        LotStep::Spent(no, outcome) => {
            let what = account.message(no).map(sent::row).unwrap_or_default();
            (what, spent(account, no, outcome))
        }
        LotStep::Expired => (format!("{credits} expired"), "unused at the end of their life".to_owned()),
        LotStep::RemovedAtLimit(arrived) => {
            let note = match arrived {
                Some(lot) => format!("to make room for “{}”", text::visible(&text::lot_name(account, lot))),
                None => "to make room".to_owned(),
            };
            (
                format!("{credits} removed at the {} limit", text::number(u64::from(account.policy().limit))),
                note,
            )
        }
        LotStep::Forfeited => {
            (format!("{credits} removed"), "credits do not move to another subscription".to_owned())
        }
    }
}

/// What became of a spent credit, so that its story can be followed into the batch that came back.
fn spent(account: &Account, no: crate::domain::MessageNo, outcome: CreditOutcome) -> String {
    match outcome {
        CreditOutcome::Waiting(until) => {
            format!("a response returns a credit until {}", sent::sent_at(account.now(), until))
        }
        CreditOutcome::Returned(_, lot) => match account.arrival(lot) {
            Some(arrival) => {
                format!("came back on {} as batch {lot}", sent::sent_at(account.now(), arrival.granted_at))
            }
            None => format!("came back as batch {lot}"),
        },
        CreditOutcome::NotReturned(_, NotReturned::Late) => "answered too late, stays used".to_owned(),
        CreditOutcome::NotReturned(_, why) => account
            .message(no)
            .map(|message| text::not_returned(account, message, why))
            .map(|sentence| sentence.trim_end_matches('.').to_owned())
            .unwrap_or_default(),
        CreditOutcome::Unanswered(_) => {
            format!("no response in {} days, stays used", account.policy().response_window_days)
        }
        CreditOutcome::Deleted(_) => "deleted, no credit comes back".to_owned(),
    }
}

/// Where there are too many lines to draw: `and 9,800 more, all in the ledger`.
pub fn more(count: usize) -> String {
    format!("and {} more, all in the ledger", text::number(count as u64))
}
