//! Two snapshots beside each other, in words.

mod actions;
mod rules;

use crate::document::Snapshot;
use crate::document::compare::{Batch, Comparison, Histories, Kinship, Pair};
use crate::store::format::Detail;
use crate::text;
use crate::text::language::Word;

pub use actions::{only_action, parting};
pub(super) use rules::{Differing, differing};

fn whole(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn actions(count: usize) -> String {
    text::counted(whole(count), "action", "actions")
}

/// `Dana Whitfield, 12 actions up to 23 Nov 2026, 14:05 UTC`.
pub fn side(snapshot: &Snapshot) -> String {
    let history = &snapshot.history;
    say!(
        "{}, {} up to {}",
        text::named(&snapshot.name),
        actions(history.events().len()),
        text::clock(history.account().now())
    )
}

/// What two snapshots have in common and what not, in words, in the order in which it is to be told: window,
/// terminal and clipboard differ in how it is set, not in what is said.
pub struct Told {
    /// Before anything else, where they may be of two people.
    pub of_two: Option<String>,
    /// Whether they are of one account, where that was not said with it.
    pub kinship: Option<&'static str>,
    /// How their histories stand to each other.
    pub histories: String,
    /// The first action that differs, in each; `None` where none does.
    pub parting: Option<Pair<String>>,
    /// Where both of those read alike.
    pub other_text: Option<&'static str>,
    /// What only one of them holds, where that is more than the first difference.
    pub only: Pair<Vec<String>>,
    /// The rules that are not the same: `Other rules for how long a credit lives: 90 days and 30 days`.
    pub rules: Vec<String>,
    /// What follows for the credits left.
    pub credits: String,
    /// Where one of them ends before that instant.
    pub led_on: Option<String>,
    /// Where the difference comes from: `Spent on InMails: 12 and 10`.
    pub totals: Vec<String>,
}

/// Tells a comparison of these two.
pub fn told(compared: &Comparison, first: &Snapshot, second: &Snapshot) -> Told {
    let of_two = of_two(compared, first, second);
    let kinship = match compared.kinship {
        // Said already.
        Kinship::SameId | Kinship::OtherIds if of_two.is_some() => None,
        Kinship::SameId => Some(say!("Both are of the same account.")),
        Kinship::OtherIds => Some(TWO_ACCOUNTS.get()),
        Kinship::NoId => {
            Some(say!("A scenario has no id, so only the actions can tell whether this is one account."))
        }
    };
    let mut totals: Vec<String> = compared.totals.iter().map(|(name, sums)| total(name, sums)).collect();
    if !totals.is_empty() {
        totals.push(say!("Sums that are equal in both are left out.").to_owned());
    }
    let parting = (compared.histories != Histories::Same).then(|| parting(compared, first, second));
    Told {
        kinship,
        histories: histories(compared, first, second),
        other_text: parting.as_ref().filter(|told| told.first == told.second).map(|_| OTHER_TEXT.get()),
        parting,
        only: actions::only(compared, first, second),
        rules: rules::rules(&compared.policy),
        credits: credits(compared),
        led_on: led_on(compared, first, second),
        totals,
        of_two,
    }
}

/// Heading over what the second has not.
pub const ONLY_FIRST: Word = Word::new("Only in the first");
/// Heading over what the first has not.
pub const ONLY_SECOND: Word = Word::new("Only in the second");

/// Where the first difference would be told in the same words on both sides.
const OTHER_TEXT: Word = Word::new("The same was done at the same time, with other words or details.");

const TWO_ACCOUNTS: Word = Word::new("These are two accounts, each with an id of its own.");

/// Names or ids differ.
fn of_two(compared: &Comparison, first: &Snapshot, second: &Snapshot) -> Option<String> {
    let names = [first, second].map(|snapshot| snapshot.name.trim());
    // A name that was left out is none to compare.
    let told = [first, second].iter().all(|snapshot| snapshot.detail != Detail::Numbers);
    let known = told && names.iter().all(|name| !name.is_empty());
    let [a, b] = names.map(text::visible);
    if known && a != b {
        let also = match compared.kinship {
            Kinship::SameId => say!("Yet both have the id of one account."),
            Kinship::OtherIds => TWO_ACCOUNTS.get(),
            Kinship::NoId => say!("They may be two accounts."),
        };
        return Some(say!("The names differ: the first is of {a}, the second of {b}. {also}", a, b, also));
    }
    (compared.kinship == Kinship::OtherIds).then(|| TWO_ACCOUNTS.get().to_owned())
}

/// All of it as lines to be pasted; each side is what it is called and what it holds.
pub fn as_text(compared: &Comparison, sides: [(&str, &Snapshot); 2]) -> String {
    let [(_, first), (_, second)] = sides;
    let Told { of_two, kinship, histories, parting, other_text, only, rules, credits, led_on, totals } =
        told(compared, first, second);
    let named = [say!("First"), say!("Second")];
    let sides = sides.map(|(file, snapshot)| format!("{file}. {}", side(snapshot)));
    let pair = |told: [String; 2]| named.iter().zip(told).map(|(label, told)| format!("{label}: {told}"));
    let mut lines: Vec<String> = of_two.into_iter().chain(pair(sides)).collect();
    lines.extend(kinship.map(str::to_owned));
    lines.push(histories);
    lines.extend(parting.into_iter().flat_map(|told| pair([told.first, told.second])));
    lines.extend(other_text.map(str::to_owned));
    lines.extend(only_lines(&only).into_iter().chain(rules));
    lines.push(credits);
    lines.extend(led_on.into_iter().chain(totals).chain(tables(compared)));
    lines.join("\n")
}

/// What only one of the two holds, each side under its heading.
pub fn only_lines(only: &Pair<Vec<String>>) -> Vec<String> {
    let under = |heading: &str, lines: &[String]| {
        let heading = (!lines.is_empty()).then(|| format!("{heading}:"));
        heading.into_iter().chain(lines.iter().map(|line| format!("  {line}"))).collect::<Vec<_>>()
    };
    let mut lines = under(ONLY_FIRST.get(), &only.first);
    lines.extend(under(ONLY_SECOND.get(), &only.second));
    lines
}

/// The batches, where they are not the same, and the credits left from the first difference on, as tables of
/// letters that are all of one width. Each begins with an empty line.
pub fn tables(compared: &Comparison) -> Vec<String> {
    let mut lines = Vec::new();
    if compared.batches.iter().any(|batch| batch.left.first != batch.left.second) {
        let [first, second] = [say!("First"), say!("Second")];
        let (batch_head, until) = (say!("Batch"), say!("Use before (UTC)"));
        lines.push(String::new());
        lines.push(format!("{batch_head:<33} {until:<22} {first:>6} {second:>6}"));
        for one in &compared.batches {
            let [first, second] =
                [one.left.first, one.left.second].map(|credits| text::number(u64::from(credits)));
            let until = text::exact_date_time(one.expires_at);
            lines.push(format!("{:<33} {until:<22} {first:>6} {second:>6}", batch(one)));
        }
    }
    let mut differing = compared.balances.iter().skip_while(|(_, left)| left.first == left.second).peekable();
    if differing.peek().is_some() {
        let [from, first, second] = [say!("Left from (UTC)"), say!("First"), say!("Second")];
        lines.push(String::new());
        lines.push(format!("{from:<26} {first:>6} {second:>6}"));
        for (at, credits) in differing {
            let (first, second) = (left(credits.first), left(credits.second));
            lines.push(format!("{:<26} {first:>6} {second:>6}", text::exact_date_time(*at)));
        }
    }
    lines
}

/// Where one file ends before the instant at which both are compared.
fn led_on(compared: &Comparison, first: &Snapshot, second: &Snapshot) -> Option<String> {
    let end = |snapshot: &Snapshot| snapshot.history.account().now();
    let (which, end) = if end(first) < compared.at {
        (say!("first"), end(first))
    } else if end(second) < compared.at {
        (say!("second"), end(second))
    } else {
        return None;
    };
    Some(say!(
        "The {which} ends on {}; from there on it is led to that time with nothing else done.",
        text::clock(end),
        which
    ))
}

/// How their histories stand to each other.
fn histories(compared: &Comparison, first: &Snapshot, second: &Snapshot) -> String {
    let more = |longer: &Snapshot, which: &str, other: &str| {
        let count = longer.history.events().len().saturating_sub(compared.shared);
        say!("The {which} is an older copy: the {other} goes on with {} more.", actions(count), which, other)
    };
    match compared.histories {
        Histories::Same => say!("Both tell the same {}.", actions(compared.shared)),
        Histories::FirstOlder => more(second, say!("first"), say!("second")),
        Histories::SecondOlder => more(first, say!("second"), say!("first")),
        Histories::Part => match compared.shared {
            0 => say!("They differ from the first action on.").to_owned(),
            1 => say!("The first action is the same; they part at the second.").to_owned(),
            count => {
                let next = text::number(count as u64 + 1);
                say!("The first {} are the same; they part at action {next}.", actions(count), next)
            }
        },
    }
}

/// What follows for the credits left.
fn credits(compared: &Comparison) -> String {
    let Pair { first, second } = compared.credits;
    let at = text::clock(compared.at);
    if first == second {
        return say!("On {at} both have {} left.", text::credits(first), at);
    }
    let more = if second > first { say!("more") } else { say!("fewer") };
    say!(
        "On {at} the first has {} left and the second {}, which is {} {more}.",
        text::credits(first),
        text::number(u64::from(second)),
        text::number(u64::from(first.abs_diff(second))),
        at,
        more
    )
}

/// Where the difference comes from: `Spent on InMails: 12 and 10`.
fn total(name: &str, sums: &Pair<u64>) -> String {
    let label = match name {
        "opening" => say!("Opening credits of all subscriptions"),
        "allocated" => say!("Monthly allocations"),
        "repaired" => say!("Missed allocations made good"),
        "returned" => say!("Returned for responses"),
        "spent" => say!("Spent on InMails"),
        "expired" => say!("Expired unused"),
        "removed_at_limit" => say!("Removed at the limit"),
        _ => say!("Removed with the subscription"),
    };
    say!("{label}: {} and {}", text::number(sums.first), text::number(sums.second), label)
}

/// A batch, by where it came from and when: `Allocation, 1 Nov 2026`.
pub fn batch(batch: &Batch) -> String {
    let source = match batch.source {
        "opening" => say!("Opening credits"),
        "allocation" => say!("Allocation"),
        "repaired_allocation" => say!("Allocation made good"),
        _ => say!("Returned"),
    };
    format!("{source}, {}", text::date(batch.granted_at))
}

/// Credits left, or a dash before there were any.
pub fn left(credits: Option<u32>) -> String {
    credits.map_or_else(|| "–".to_owned(), |credits| text::number(u64::from(credits)))
}
