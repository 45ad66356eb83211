//! Two snapshots beside each other, in words.

use crate::document::Snapshot;
use crate::document::compare::{Batch, Comparison, Histories, Kinship, Pair};
use crate::domain::{Event, EventKind, Opening, Policy};
use crate::store::format::Detail;
use crate::text;
use crate::text::language::Word;

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
        rules: rules(&compared.policy),
        credits: credits(compared),
        led_on: led_on(compared, first, second),
        totals,
        of_two,
    }
}

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

/// All but the tables as lines to be pasted; each side is what it is called and what it holds.
pub fn as_text(compared: &Comparison, sides: [(&str, &Snapshot); 2]) -> String {
    let [(_, first), (_, second)] = sides;
    let Told { of_two, kinship, histories, parting, other_text, rules, credits, led_on, totals } =
        told(compared, first, second);
    let named = [say!("First"), say!("Second")];
    let sides = sides.map(|(file, snapshot)| format!("{file}. {}", side(snapshot)));
    let pair = |told: [String; 2]| named.iter().zip(told).map(|(label, told)| format!("{label}: {told}"));
    let mut lines: Vec<String> = of_two.into_iter().chain(pair(sides)).collect();
    lines.extend(kinship.map(str::to_owned));
    lines.push(histories);
    lines.extend(parting.into_iter().flat_map(|told| pair([told.first, told.second])));
    lines.extend(other_text.map(str::to_owned));
    lines.extend(rules);
    lines.push(credits);
    lines.extend(led_on.into_iter().chain(totals));
    lines.join("\n")
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

/// The first action that differs, in each.
pub fn parting(compared: &Comparison, first: &Snapshot, second: &Snapshot) -> Pair<String> {
    let told = |event: &Option<Event>, snapshot: &Snapshot| match event {
        Some(event) => format!("{}: {}", text::clock(event.at), action(snapshot, event)),
        None => say!("nothing more").to_owned(),
    };
    Pair { first: told(&compared.parting.first, first), second: told(&compared.parting.second, second) }
}

/// Where both would be told in the same words.
const OTHER_TEXT: Word = Word::new("The same was done at the same time, with other words or details.");

fn action(snapshot: &Snapshot, event: &Event) -> String {
    let account = snapshot.history.account();
    let done = text::window::told::done(account, event);
    match &event.kind {
        EventKind::Opened { subscription, opening } => {
            let credits = match opening {
                Opening::Credits(credits) => *credits,
                Opening::Lots(lots) => lots.iter().map(|lot| lot.credits).sum(),
            };
            let kind = text::subscription_type(*subscription);
            say!("{done}, {kind}, with {}", text::credits(credits), done, kind)
        }
        EventKind::Sent(letter) => match &letter.subject {
            Some(subject) => format!("{done}: “{}”", text::visible(subject)),
            None => done,
        },
        _ => done,
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

/// The rules that are not the same, a line each: `Other rules for how long a credit lives: 90 days and 30 days`.
fn rules(policy: &Pair<Policy>) -> Vec<String> {
    let line = |Differing { what, told: Pair { first, second }, is_sentence }| {
        if is_sentence {
            say!("Other rules for {what}. First: {first} Second: {second}", what, first, second)
        } else {
            say!("Other rules for {what}: {first} and {second}", what, first, second)
        }
    };
    differing(policy).into_iter().map(line).collect()
}

/// A rule that is not the same on both sides.
pub(super) struct Differing {
    /// What it is for.
    pub(super) what: &'static str,
    /// What it says.
    pub(super) told: Pair<String>,
    /// Whether that is a sentence: so are readings.
    pub(super) is_sentence: bool,
}

/// The rules that are not the same.
pub(super) fn differing(policy: &Pair<Policy>) -> Vec<Differing> {
    let rule = |what, is_sentence, told: fn(&Policy) -> String| {
        let told = Pair { first: told(&policy.first), second: told(&policy.second) };
        (told.first != told.second).then_some(Differing { what, told, is_sentence })
    };
    let number = |what, told| rule(what, false, told);
    let reading = |what, told| rule(what, true, told);
    let all = [
        number(say!("what arrives on each 1st"), |rules| text::credits(rules.monthly_allocation)),
        number(say!("the most that an account holds"), |rules| text::credits(rules.limit)),
        number(say!("how long a credit lives"), |rules| days(rules.credit_life_days)),
        number(say!("how long a response returns a credit"), |rules| days(rules.response_window_days)),
        number(say!("how long an InMail can be edited or deleted"), |rules| {
            minutes(rules.edit_window_minutes)
        }),
        number(say!("the time until the reminder"), |rules| days(rules.reminder_after_days)),
        reading(say!("what arrives at the limit"), |rules| text::rules::at_limit(rules.at_limit).to_owned()),
        reading(say!("the life of a credit that comes back"), |rules| {
            text::rules::returned_life(rules.returned_credit_life).to_owned()
        }),
    ];
    all.into_iter().flatten().collect()
}

fn days(count: u32) -> String {
    text::counted(count, "day", "days")
}

fn minutes(count: u32) -> String {
    text::counted(count, "minute", "minutes")
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
