//! The Sent page.

use super::statistics::percent_of;
use crate::domain::{Account, CreditOutcome, Instant, Locked, MINUTE_MS, Message, NotReturned, ResponseKind};
use crate::text;
use crate::text::language::Word;

/// What the list is called.
pub const LIST: Word = Word::new("InMails");
/// Name and hint of the search field.
pub const SEARCH: Word = Word::new("Search people, subjects, text, dates");
/// Empties the search.
pub const CLEAR_SEARCH: Word = Word::new("Clear search");
/// Name of the filter.
pub const FILTER: Word = Word::new("Show");
/// The filters, in order.
pub const FILTERS: [Word; 5] = [
    Word::new("All"),
    Word::new("Waiting"),
    Word::new("Returned"),
    Word::new("Not returned"),
    Word::new("Deleted"),
];
/// The columns that sort.
pub const COLUMNS: [Word; 3] = [Word::new("To and subject"), Word::new("Sent (UTC)"), Word::new("Credit")];

/// `214 InMails · 38 waiting · 61% of all answered so far`: those that wait included.
pub fn summary(sent: u32, waiting: u32, answered: u32) -> String {
    let mut line =
        say!("{} · {} waiting", text::counted(sent, "InMail", "InMails"), text::number(u64::from(waiting)));
    if answered == 0 && sent > 0 {
        line.push_str(say!(" · none answered yet"));
    } else if let Some(share) = percent_of(answered, sent) {
        line.push_str(&say!(" · {share}% of all answered so far", share));
    }
    line
}

/// How many fit search and filter: `3 of 214`, and as a screen reader says it.
pub fn found(shown: usize, of: u32) -> (String, String) {
    let short = say!("{} of {}", text::number(shown as u64), text::number(u64::from(of)));
    let whole = say!("{short} InMails found", short);
    (short, whole)
}

/// What became of the credit, as a tag.
pub fn outcome(account: &Account, outcome: CreditOutcome) -> String {
    match outcome {
        CreditOutcome::Waiting(until) => say!("Waiting until {}", near_date(account.now(), until)),
        CreditOutcome::Returned(kind, _) => say!("Returned · {}", text::response_kind(kind)),
        CreditOutcome::NotReturned(_, NotReturned::Late) => say!("Answered too late").to_owned(),
        CreditOutcome::NotReturned(_, NotReturned::Deleted) => say!("Answered after deletion").to_owned(),
        CreditOutcome::NotReturned(kind, _) => say!("Not returned · {}", text::response_kind(kind)),
        CreditOutcome::Unanswered(_) => {
            say!("No response in {} days", account.policy().response_window_days)
        }
        CreditOutcome::Deleted(_) => say!("Deleted · not returned").to_owned(),
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
        Ok(until) => say!("locks in {}", text::duration(until.ms_since(account.now()))),
        Err(Locked::Deleted(at)) => say!("deleted {}", near_date(account.now(), at)),
        Err(Locked::WindowClosed(_)) if message.reminded_at.is_some() => say!("locked · reminded").to_owned(),
        Err(Locked::WindowClosed(_)) => say!("locked").to_owned(),
    }
}

/// What tags of outcomes say, all but the rare ones, to know how wide they are; the last names this day.
pub fn usual_outcomes(account: &Account, at: Instant) -> [String; 5] {
    let longest = text::response_kind(ResponseKind::NotInterested);
    [
        say!("Returned · {}", longest),
        say!("Answered too late").to_owned(),
        say!("No response in {} days", account.policy().response_window_days),
        say!("Deleted · not returned").to_owned(),
        outcome(account, CreditOutcome::Waiting(at)),
    ]
}

/// What the lines below the time of sending say, likewise.
pub fn lock_lines(account: &Account, at: Instant) -> [String; 3] {
    let longest = account.policy().edit_window_ms() - MINUTE_MS;
    [
        say!("locks in {}", text::duration(longest)),
        say!("locked · reminded").to_owned(),
        say!("deleted {}", near_date(account.now(), at)),
    ]
}

/// Edit button.
pub const EDIT: Word = Word::new("Edit");
/// Delete button.
pub const DELETE: Word = Word::new("Delete");

/// `InMail to NAME: SUBJECT`, the rest of the names of a row's buttons.
pub fn row(message: &Message) -> String {
    say!("InMail to {}: {}", text::visible(message.to()), subject(message))
}

/// A row in one breath: `InMail to NAME: SUBJECT. 23 Nov, 13:47 UTC, locks in 42 min. Waiting until 21 Feb`.
pub fn row_name(account: &Account, message: &Message) -> String {
    say!(
        "{}. {} UTC, {}. {}",
        row(message),
        sent_at(account.now(), message.sent_at),
        lock_line(account, message),
        outcome(account, account.outcome(message))
    )
}

/// `Edit InMail to NAME: SUBJECT`.
pub fn edit_name(message: &Message) -> String {
    say!("Edit {}", row(message))
}

/// `Delete InMail to NAME: SUBJECT`.
pub fn delete_name(message: &Message) -> String {
    say!("Delete {}", row(message))
}

/// The subject, or that it was left out.
pub fn subject(message: &Message) -> String {
    message
        .subject()
        .map_or_else(|| say!("(subject left out)").to_owned(), |subject| text::visible(subject).into_owned())
}

/// The body, or that it was left out.
pub fn body(message: &Message) -> String {
    message.body().map_or_else(|| say!("(text left out)").to_owned(), |body| visible_lines(body))
}

fn visible_lines(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(text::visible_line).collect();
    lines.join("\n")
}

/// Heading of the response buttons.
pub const RECORD: Word = Word::new("Record a response");

/// Takes back the response that was recorded last.
pub const UNDO_RESPONSE: Word = Word::new("Undo this response");
/// In its place, after the program was started anew.
pub const RECORDED_BY_MISTAKE_BEFORE: Word =
    Word::new("Recorded by mistake? A backup from before it, in Settings, is the way back.");

/// What recording one does now.
pub fn record_note(account: &Account, message: &Message) -> String {
    if message.deleted_at.is_some() {
        return say!("The InMail was deleted, so a response returns nothing.").to_owned();
    }
    let closes_at = account.response_closes_at(message);
    if account.now() >= closes_at {
        return say!(
            "The {} days ended on {}, so a response returns nothing.",
            account.policy().response_window_days,
            text::clock(closes_at)
        );
    }
    if account.subscription().is_none() {
        return say!("No subscription is active, so a response returns nothing now.").to_owned();
    }
    say!("Each of them returns the credit.").to_owned()
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
    // Times alone only where the whole story so far is of this day.
    let of_today = message.sent_at.date() == now.date();
    let line = |at: Instant, what: String, note: String| StoryLine {
        when: if of_today && at.date() == now.date() { text::time_of_day(at) } else { sent_at(now, at) },
        what,
        note,
        ahead: false,
    };
    let mut lines: Vec<(Instant, u8, StoryLine)> = Vec::new();
    let paid = text::lot_name(account, message.paid_by);
    lines.push((
        message.sent_at,
        0,
        line(message.sent_at, say!("Sent, 1 credit used").to_owned(), say!("from “{paid}”", paid)),
    ));
    if let Some(at) = message.edited_at {
        lines.push((at, 1, line(at, say!("Edited").to_owned(), String::new())));
    }
    if let Some(at) = message.reminded_at {
        lines.push((at, 0, line(at, say!("Reminder went out").to_owned(), say!("costs nothing").to_owned())));
    }
    if let Some(at) = message.deleted_at {
        let note = if message.response.is_some_and(|response| response.at <= at && response.credit.is_ok()) {
            say!("the returned credit stays")
        } else {
            say!("no credit comes back")
        };
        lines.push((at, 3, line(at, say!("Deleted").to_owned(), note.to_owned())));
    }
    if let Some(response) = message.response {
        let note = match response.credit {
            Ok(lot) => match account.arrival(lot) {
                Some(arrival) => say!("1 credit came back, use before {}", text::date(arrival.expires_at)),
                None => say!("1 credit came back").to_owned(),
            },
            Err(why) => text::not_returned(account, message, why),
        };
        let what = say!("Answered: {}", text::response_kind(response.kind).to_lowercase());
        lines.push((response.at, 2, line(response.at, what, note)));
    }
    let closes_at = account.response_closes_at(message);
    if let Ok(until) = account.changeable_until(message) {
        lines.push((until, 4, line(until, say!("Edit and delete lock").to_owned(), String::new())));
    }
    if message.is_open() {
        let due = account.reminder_due_at(message);
        if now < due {
            lines.push((due, 4, line(due, say!("Reminder, if not answered").to_owned(), String::new())));
        }
        let what = if now < closes_at {
            if account.subscription().is_some() {
                say!("Last moment for a credit back")
            } else {
                say!("Last moment for a response")
            }
        } else {
            say!("No response: the credit stays used")
        };
        lines.push((closes_at, 5, line(closes_at, what.to_owned(), String::new())));
    }
    lines.sort_by_key(|(at, rank, _)| (*at, *rank));
    lines.into_iter().map(|(at, _, line)| StoryLine { ahead: at > now, ..line }).collect()
}

/// The story to be pasted: whom the InMail was to, and a line for each thing that happened to it or may.
pub fn story_as_text(account: &Account, message: &Message) -> String {
    let subject = text::visible(message.subject().map_or("", |subject| subject));
    let about = if subject.is_empty() { String::new() } else { format!(": “{subject}”") };
    let head =
        say!("InMail to {} of {}{about}", text::visible(message.to()), text::clock(message.sent_at), about);
    let lines = story(account, message).into_iter().map(|line| {
        let note = if line.note.is_empty() { String::new() } else { format!(" ({})", line.note) };
        format!("{}: {}{note}", line.when, line.what)
    });
    std::iter::once(head).chain(lines).collect::<Vec<_>>().join("\n")
}

/// Nothing was sent yet.
pub const EMPTY_TITLE: Word = Word::new("Nothing sent yet");
/// What to do.
pub const EMPTY: Word = Word::new("Your InMails appear here with what became of each credit.");
/// The way there.
pub const WRITE: Word = Word::new("Write an InMail");
/// Nothing fits search and filter.
pub const NOTHING_FOUND_TITLE: Word = Word::new("Nothing found");
/// What to do.
pub const NOTHING_FOUND: Word = Word::new("No InMail fits the search and the filter.");
/// Takes both away.
pub const SHOW_ALL: Word = Word::new("Show all");
/// Nothing is selected.
pub const SELECT: Word = Word::new("Select an InMail to see its story.");
