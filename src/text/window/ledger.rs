//! The Ledger page.

use chrono::Datelike as _;

use super::sent;
use crate::domain::{Account, Entry, Instant, LotNo, LotSource, Reason, Totals};
use crate::text;
use crate::text::language::Word;

/// What the list is called.
pub const LIST: Word = Word::new("Changes");
/// Beneath the title.
pub const SUBTITLE: Word = Word::new("Every change to the balance, and why");
/// Name and hint of the search field.
pub const SEARCH: Word = Word::new("Search people, subjects, reasons, dates");
/// Empties the search.
pub const CLEAR_SEARCH: Word = Word::new("Clear search");
/// Name of the filter.
pub const FILTER: Word = Word::new("Show");
/// The filters, in order.
pub const FILTERS: [Word; 5] = [
    Word::new("All"),
    Word::new("Allocations"),
    Word::new("Spent"),
    Word::new("Returned"),
    Word::new("Lost"),
];
/// The columns, which sort.
pub const COLUMNS: [Word; 5] =
    [Word::new("When (UTC)"), Word::new("What"), Word::new("Change"), Word::new("Left"), Word::new("Batch")];

/// How many fit search and filter: `3 of 214`, and as a screen reader says it.
pub fn found(shown: usize, of: usize) -> (String, String) {
    let short = say!("{} of {}", text::number(shown as u64), text::number(of as u64));
    let whole = say!("{short} changes found", short);
    (short, whole)
}

/// `23 Nov, 13:47`, with the year where that is not the present one, as in the name of a batch.
pub fn when(account: &Account, at: Instant) -> String {
    format!("{}, {}", day(account, at), text::time_of_day(at))
}

fn day(account: &Account, at: Instant) -> String {
    let same_year = at.date().year() == account.now().date().year();
    if same_year { text::day_month(at) } else { text::date(at) }
}

/// The longest that stands in the column What and is no name: what an account like this one has.
pub fn what_samples(account: &Account) -> impl Iterator<Item = String> {
    let totals = account.totals();
    let expired =
        (totals.expired > 0).then(|| say!("{} unused, expired", text::credits(account.policy().limit)));
    let at_limit =
        (totals.removed_at_limit > 0).then(|| say!("Removed at the {} limit", account.policy().limit));
    let forfeited = (totals.forfeited > 0).then(|| say!("Removed with the subscription").to_owned());
    [expired, at_limit, forfeited].into_iter().flatten()
}

/// Why the number changed, in words that are safe to show.
pub fn what(account: &Account, entry: &Entry) -> String {
    text::visible(&text::reason(account, entry)).into_owned()
}

/// What happened and what it was about, as the two lines of a row.
pub fn what_lines(account: &Account, entry: &Entry) -> (String, String) {
    let about = subject(account, entry);
    let message = entry.message.and_then(|no| account.message(no));
    let answered = message.filter(|_| entry.reason == Reason::Returned);
    let Some((message, response)) = answered.and_then(|message| Some((message, message.response?))) else {
        return (what(account, entry), about);
    };
    let first = say!("{} answered", text::visible(message.to()));
    let kind = text::response_kind(response.kind);
    (first, if about.is_empty() { kind.to_owned() } else { format!("{kind} · {about}") })
}

/// The subject of the InMail that was paid or answered; empty where there is none.
pub fn subject(account: &Account, entry: &Entry) -> String {
    entry.message.and_then(|no| account.message(no)).map(sent::subject).unwrap_or_default()
}

/// A batch in two lines: `Allocation`, and `1 Sep · batch 3`.
pub fn batch_lines(account: &Account, lot: LotNo) -> (&'static str, String) {
    let Some(arrival) = account.arrival(lot) else { return ("", String::new()) };
    (text::lot_source(arrival.source), batch_came(account, arrival.granted_at, lot))
}

/// `1 Sep · batch 3`.
pub fn batch_came(account: &Account, at: Instant, lot: LotNo) -> String {
    say!("{} · batch {lot}", day(account, at), lot)
}

/// The sources of batches that an account like this one has.
pub fn batch_sources(account: &Account) -> impl Iterator<Item = &'static str> {
    let repaired = (account.totals().repaired > 0).then_some(LotSource::RepairedAllocation);
    [LotSource::Opening, LotSource::Allocation].into_iter().chain(repaired).map(text::lot_source)
}

/// A row in one breath: `23 Nov, 13:47 UTC. InMail to NAME: SUBJECT. −1, 87 left. Allocation, 1 Sep`.
pub fn row_name(account: &Account, entry: &Entry) -> String {
    let subject = subject(account, entry);
    let about = if subject.is_empty() { subject } else { format!(": {subject}") };
    say!(
        "{} UTC. {}{about}. {}, {} left. {}",
        when(account, entry.at),
        what(account, entry),
        text::signed(i64::from(entry.change)),
        text::number(u64::from(entry.left)),
        text::lot_name(account, entry.lot),
        about
    )
}

/// Everything of a row that is searched.
pub fn searched(account: &Account, entry: &Entry) -> [String; 5] {
    let profile = entry.message.and_then(|no| account.message(no)?.letter.profile.as_deref());
    [
        text::reason(account, entry),
        subject(account, entry),
        text::searched_time(entry.at),
        text::lot_name(account, entry.lot),
        profile.unwrap_or_default().to_owned(),
    ]
}

/// Below the rows: `12 changes, together −4: +50 arrived, +2 returned, −54 spent, −2 lost`.
pub fn sums(changes: usize, totals: &Totals) -> String {
    let arrived = totals.opening + totals.allocated + totals.repaired;
    let lost = totals.expired + totals.removed_at_limit + totals.forfeited;
    let signed = |sum: u64| i64::try_from(sum).unwrap_or(i64::MAX);
    let parts = [
        (signed(arrived), say!("arrived")),
        (signed(totals.returned), say!("returned")),
        (-signed(totals.spent), say!("spent")),
        (-signed(lost), say!("lost")),
    ];
    let together: i64 = parts.iter().map(|(sum, _)| sum).sum();
    let told: Vec<String> = parts
        .iter()
        .filter(|(sum, _)| *sum != 0)
        .map(|(sum, what)| format!("{} {what}", text::signed(*sum)))
        .collect();
    let changes = text::counted(u32::try_from(changes).unwrap_or(u32::MAX), "change", "changes");
    match told.len() {
        0 => changes,
        1 => format!("{changes}: {}", told.join(", ")),
        _ => say!("{changes}, together {}: {}", text::signed(together), told.join(", "), changes),
    }
}

/// There is no change at all, as right after opening with nothing.
pub const EMPTY_TITLE: Word = Word::new("No credits have come or gone");
/// What to do.
pub const EMPTY: Word = Word::new("Every change to the balance appears here with its reason.");
/// Nothing fits search and filter.
pub const NOTHING_FOUND_TITLE: Word = Word::new("Nothing found");
/// What to do.
pub const NOTHING_FOUND: Word = Word::new("No change fits the search and the filter.");
/// Takes both away.
pub const SHOW_ALL: Word = Word::new("Show all");

/// Nothing is selected.
pub const SELECT: Word = Word::new("Select a change to see the life of its credits.");
/// The exact instant: `23 Nov 2026, 13:47:05.250 UTC`, with local time where that is another.
pub fn exact_when(at: Instant, local: Option<String>) -> String {
    let utc = text::exact_clock(at);
    local.map_or(utc.clone(), |local| format!("{utc}, {local}"))
}
/// `−1, 87 left after`.
pub fn change_line(entry: &Entry) -> String {
    say!("{}, {} left after", text::signed(i64::from(entry.change)), text::number(u64::from(entry.left)))
}
/// Shows the InMail of the selected change.
pub const SHOW_INMAIL: Word = Word::new("Show this InMail");
/// Shows the whole account as of the selected change.
pub const SEE_THEN: Word = Word::new("See the account then");

/// Opens the form.
pub const EXPORT: Word = Word::new("Export CSV…");
/// The name that is proposed; it names nobody.
pub fn proposed(id: &str) -> String {
    let short: String = id.chars().take(8).collect();
    format!("account-{short}-ledger.csv")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sums_tell_what_came_and_went() {
        let totals =
            Totals { opening: 20, allocated: 50, returned: 2, spent: 54, expired: 1, ..Totals::default() };
        assert_eq!(
            sums(12, &totals),
            "12 changes, together +17: +70 arrived, +2 returned, −54 spent, −1 lost"
        );
        assert_eq!(sums(1, &Totals { removed_at_limit: 20, ..Totals::default() }), "1 change: −20 lost");
        assert_eq!(sums(0, &Totals::default()), "0 changes");
    }
}
