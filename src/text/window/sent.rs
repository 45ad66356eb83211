//! The Sent page.

use crate::domain::{Account, CreditOutcome, Instant, Locked, Message, NotReturned};
use crate::text;

/// Name and hint of the search field.
pub const SEARCH: &str = "Search people, subjects, text";
/// Empties the search.
pub const CLEAR_SEARCH: &str = "Clear search";
/// Name of the filter.
pub const FILTER: &str = "Show";
/// The filters, in order.
pub const FILTERS: [&str; 5] = ["All", "Waiting", "Returned", "Not returned", "Deleted"];
/// The columns that sort.
pub const COLUMNS: [&str; 3] = ["To and subject", "Sent (UTC)", "Credit"];

/// `214 InMails · 38 waiting · 61% answered so far`: of all, those that wait included.
pub fn summary(sent: u32, waiting: u32, answered: u32) -> String {
    let mut line = format!(
        "{} · {} waiting",
        text::counted(sent, "InMail", "InMails"),
        text::number(u64::from(waiting))
    );
    if let Some(share) = (u64::from(answered) * 100).checked_div(u64::from(sent)) {
        line.push_str(&format!(" · {share}% answered so far"));
    }
    line
}

/// How many fit search and filter: `3 of 214`, and as a screen reader says it.
pub fn found(shown: usize, of: u32) -> (String, String) {
    let short = format!("{} of {}", text::number(shown as u64), text::number(u64::from(of)));
    let whole = format!("{short} InMails found");
    (short, whole)
}

/// What became of the credit, as a tag.
pub fn outcome(account: &Account, outcome: CreditOutcome) -> String {
    match outcome {
        CreditOutcome::Waiting(until) => format!("Waiting until {}", near_date(account.now(), until)),
        CreditOutcome::Returned(kind, _) => format!("Returned · {}", text::response_kind(kind)),
        CreditOutcome::NotReturned(_, NotReturned::Late) => "Answered too late".to_owned(),
        CreditOutcome::NotReturned(_, NotReturned::Deleted) => "Answered after deletion".to_owned(),
        CreditOutcome::NotReturned(kind, _) => format!("Not returned · {}", text::response_kind(kind)),
        CreditOutcome::Unanswered(_) => {
            format!("No response in {} days", account.policy().response_window_days)
        }
        CreditOutcome::Deleted(_) => "Deleted · not returned".to_owned(),
    }
}

/// A date; with its year only where it lies so far away that one might be mistaken.
pub fn near_date(now: Instant, at: Instant) -> String {
    let far = at.ms_since(now).abs() > 300 * crate::domain::DAY_MS;
    if far { text::date(at) } else { text::day_month(at) }
}

/// `23 Nov, 13:47`, with the year where it lies far away.
pub fn sent_at(now: Instant, at: Instant) -> String {
    format!("{}, {}", near_date(now, at), text::time_of_day(at))
}

/// Beneath the time: until when it can be changed, and whether the recipient was reminded.
pub fn lock_line(account: &Account, message: &Message) -> String {
    match account.changeable_until(message) {
        Ok(until) => format!("locks in {}", text::duration(until.ms_since(account.now()))),
        Err(Locked::Deleted(at)) => format!("deleted {}", near_date(account.now(), at)),
        Err(Locked::WindowClosed(_)) if message.reminded_at.is_some() => "locked · reminded".to_owned(),
        Err(Locked::WindowClosed(_)) => "locked".to_owned(),
    }
}

/// Edit button.
pub const EDIT: &str = "Edit";
/// Delete button.
pub const DELETE: &str = "Delete";

/// `InMail to NAME: SUBJECT`, the rest of the names of a row's buttons.
pub fn row(message: &Message) -> String {
    format!("InMail to {}: {}", text::visible(message.to()), subject(message))
}

/// A row in one breath: `InMail to NAME: SUBJECT. 23 Nov, 13:47 UTC, locks in 42 min. Waiting until 21 Feb`.
pub fn row_name(account: &Account, message: &Message) -> String {
    format!(
        "{}. {} UTC, {}. {}",
        row(message),
        sent_at(account.now(), message.sent_at),
        lock_line(account, message),
        outcome(account, account.outcome(message))
    )
}

/// `Edit InMail to NAME: SUBJECT`.
pub fn edit_name(message: &Message) -> String {
    format!("Edit {}", row(message))
}

/// `Delete InMail to NAME: SUBJECT`.
pub fn delete_name(message: &Message) -> String {
    format!("Delete {}", row(message))
}

/// The subject, or that it was left out.
pub fn subject(message: &Message) -> String {
    message
        .subject()
        .map_or_else(|| "(subject left out)".to_owned(), |subject| text::visible(subject).into_owned())
}

/// The body, or that it was left out.
pub fn body(message: &Message) -> String {
    message.body().map_or_else(|| "(text left out)".to_owned(), |body| visible_lines(body))
}

fn visible_lines(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(text::visible).collect();
    lines.join("\n")
}

/// Heading of the response buttons.
pub const RECORD: &str = "Record a response";

/// What recording one does now.
pub fn record_note(account: &Account, message: &Message) -> String {
    if message.deleted_at.is_some() {
        return "The InMail was deleted, so a response returns nothing.".to_owned();
    }
    let closes_at = account.response_closes_at(message);
    if account.now() >= closes_at {
        return format!(
            "The {} days ended on {}, so a response returns nothing.",
            account.policy().response_window_days,
            text::clock(closes_at)
        );
    }
    if account.subscription().is_none() {
        return "No subscription is active, so a response returns nothing now.".to_owned();
    }
    "Each of them returns the credit.".to_owned()
}

/// One line of a message's story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryLine {
    /// When, short.
    pub when: String,
    /// What happened.
    pub what: String,
    /// More on it, or nothing.
    pub note: String,
    /// Whether it lies ahead.
    pub ahead: bool,
}

/// A message's story: what it cost, what happened to it, what may still come.
pub fn story(account: &Account, message: &Message) -> Vec<StoryLine> {
    let now = account.now();
    let line = |at: Instant, what: String, note: String| StoryLine {
        when: if at.date() == now.date() { text::time_of_day(at) } else { sent_at(now, at) },
        what,
        note,
        ahead: false,
    };
    let mut lines: Vec<(Instant, u8, StoryLine)> = Vec::new();
    let paid = text::lot_name(account, message.paid_by);
    lines.push((
        message.sent_at,
        0,
        line(message.sent_at, "Sent, 1 credit used".to_owned(), format!("from “{paid}”")),
    ));
    if let Some(at) = message.edited_at {
        lines.push((at, 1, line(at, "Edited".to_owned(), String::new())));
    }
    if let Some(at) = message.reminded_at {
        lines.push((at, 0, line(at, "Reminder went out".to_owned(), "costs nothing".to_owned())));
    }
    if let Some(at) = message.deleted_at {
        let note = if message.response.is_some_and(|response| response.at <= at && response.credit.is_ok()) {
            "the returned credit stays"
        } else {
            "no credit comes back"
        };
        lines.push((at, 3, line(at, "Deleted".to_owned(), note.to_owned())));
    }
    if let Some(response) = message.response {
        let note = match response.credit {
            Ok(lot) => match account.arrival(lot) {
                Some(arrival) => format!("1 credit came back, use before {}", text::date(arrival.expires_at)),
                None => "1 credit came back".to_owned(),
            },
            Err(why) => text::not_returned(account, message, why),
        };
        let what = format!("Answered: {}", text::response_kind(response.kind).to_lowercase());
        lines.push((response.at, 2, line(response.at, what, note)));
    }
    let closes_at = account.response_closes_at(message);
    if let Ok(until) = account.changeable_until(message) {
        lines.push((until, 4, line(until, "Edit and delete lock".to_owned(), String::new())));
    }
    if message.is_open() {
        let due = account.reminder_due_at(message);
        if now < due {
            lines.push((due, 4, line(due, "Reminder, if not answered".to_owned(), String::new())));
        }
        let what = if now < closes_at {
            if account.subscription().is_some() {
                "Last moment for a credit back"
            } else {
                "Last moment for a response"
            }
        } else {
            "No response: the credit stays used"
        };
        lines.push((closes_at, 5, line(closes_at, what.to_owned(), String::new())));
    }
    lines.sort_by_key(|(at, rank, _)| (*at, *rank));
    lines.into_iter().map(|(at, _, line)| StoryLine { ahead: at > now, ..line }).collect()
}

/// Nothing was sent yet.
pub const EMPTY_TITLE: &str = "Nothing sent yet";
/// What to do.
pub const EMPTY: &str = "Your InMails appear here with what became of each credit.";
/// The way there.
pub const WRITE: &str = "Write an InMail";
/// Nothing fits search and filter.
pub const NOTHING_FOUND_TITLE: &str = "Nothing found";
/// What to do.
pub const NOTHING_FOUND: &str = "No InMail fits the search and the filter.";
/// Takes both away.
pub const SHOW_ALL: &str = "Show all";
/// Nothing is selected.
pub const SELECT: &str = "Select an InMail to see its story.";
