//! The life of a batch of credits.

use super::sent;
use crate::domain::{Account, CreditOutcome, LotSource, LotStep, LotStory, NotReturned, RuleNo};
use crate::text;
use crate::text::language::Word;

/// Heading.
pub const TITLE: Word = Word::new("The life of these credits");

/// Whose life: `Allocation, 1 Sep · batch 3 · 12 of 50 left`.
pub fn batch(account: &Account, story: &LotStory) -> String {
    say!(
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
    /// The rules that it follows from.
    pub rules: Vec<RuleNo>,
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
        let rule = change.step.rule();
        // The note on an InMail is what became of it.
        let noted = if let LotStep::Spent(_, outcome) = change.step { outcome.rule() } else { rule };
        let note = format!("{note} ({noted})");
        lines.push(Line { when: when(change.at), what, note, rules: vec![rule, noted], ahead: false });
    }
    if story.left > 0 {
        lines.push(Line {
            when: when(story.arrival.expires_at),
            what: say!("{} left", text::credits(story.left)),
            note: say!("to use before {} ({})", text::clock(story.arrival.expires_at), RuleNo::R4),
            rules: vec![RuleNo::R4],
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
            let until = say!("to use before {}", text::clock(arrival.expires_at));
            let LotSource::Returned(no) = source else {
                let what = if source == LotSource::Opening {
                    let credits = text::counted(count, "opening credit", "opening credits");
                    say!("{credits} entered", credits)
                } else {
                    let from = text::lot_source(source).to_lowercase();
                    say!("{credits} arrived: {from}", credits, from)
                };
                let dated = if arrival.granted_at < account.opened_at() {
                    say!("dated {}, ", text::date(arrival.granted_at))
                } else {
                    String::new()
                };
                return (what, format!("{dated}{until}"));
            };
            let about = account
                .message(no)
                .map(|message| say!("for “{}” to {}, ", sent::subject(message), text::visible(message.to())));
            (say!("{credits} came back", credits), format!("{}{until}", about.unwrap_or_default()))
        }
        LotStep::Spent(no, outcome) => {
            let what = account.message(no).map(sent::row).unwrap_or_default();
            (what, spent(account, no, outcome))
        }
        LotStep::Expired => {
            (say!("{credits} expired", credits), say!("unused at the end of their life").to_owned())
        }
        LotStep::RemovedAtLimit(arrived) => {
            let note = match arrived {
                Some(lot) => say!("to make room for “{}”", text::visible(&text::lot_name(account, lot))),
                None => say!("to make room").to_owned(),
            };
            (
                say!(
                    "{credits} removed at the {} limit",
                    text::number(u64::from(account.policy().limit)),
                    credits
                ),
                note,
            )
        }
        LotStep::Forfeited => (
            say!("{credits} removed", credits),
            say!("credits do not move to another subscription").to_owned(),
        ),
    }
}

/// What became of a spent credit, so that its story can be followed into the batch that came back.
fn spent(account: &Account, no: crate::domain::MessageNo, outcome: CreditOutcome) -> String {
    match outcome {
        CreditOutcome::Waiting(until) => {
            say!("a response returns a credit until {}", sent::sent_at(account.now(), until))
        }
        CreditOutcome::Returned(_, lot) => match account.arrival(lot) {
            Some(arrival) => {
                say!("came back on {} as batch {lot}", sent::sent_at(account.now(), arrival.granted_at), lot)
            }
            None => say!("came back as batch {lot}", lot),
        },
        CreditOutcome::NotReturned(_, NotReturned::Late) => say!("answered too late, stays used").to_owned(),
        CreditOutcome::NotReturned(_, why) => account
            .message(no)
            .map(|message| text::not_returned(account, message, why))
            .map(|sentence| sentence.trim_end_matches('.').to_owned())
            .unwrap_or_default(),
        CreditOutcome::Unanswered(_) => {
            say!("no response in {} days, stays used", account.policy().response_window_days)
        }
        CreditOutcome::Deleted(_) => say!("deleted, no credit comes back").to_owned(),
    }
}

/// Before links to the rules of all lines.
pub const RULES: Word = Word::new("What the rules say:");

/// Where there are too many lines to draw: `and 9,800 more, all in the ledger`.
pub fn more(count: usize) -> String {
    say!("and {} more, all in the ledger", text::number(count as u64))
}
