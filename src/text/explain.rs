//! How a balance came about, in sentences that can be pasted into a reply. Each
//! claim carries its rules.

use std::fmt::Write as _;

use super::times::{clock, date};
use super::{counted, credits, number, signed, subscription_type, visible};
use crate::domain::{
    Account, Beginning, ChapterKind, Entry, Explanation, Gap, Instant, Message, MessageNo, NotReturned,
    Reason, RuleNo, Sum,
};

/// One sentence or two, and the rules that they rest on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The words, with a full stop.
    pub text: String,
    /// The rules, in order; none where it is mere arithmetic.
    pub rules: Vec<RuleNo>,
}

impl Claim {
    pub(super) fn new(text: String, rules: &[RuleNo]) -> Self {
        Self { text, rules: rules.to_vec() }
    }

    /// The words with their rules: `50 credits arrived (R2).`
    pub fn with_rules(&self) -> String {
        let Some(first) = self.rules.first() else { return self.text.clone() };
        let mut told = self.text.strip_suffix('.').unwrap_or(&self.text).to_owned();
        // Writing to a string cannot fail.
        let _ = write!(told, " ({first}");
        for rule in self.rules.iter().skip(1) {
            let _ = write!(told, ", {rule}");
        }
        told.push_str(").");
        told
    }
}

/// Names told of those that something happened to; the rest are counted.
const NAMES_MOST: usize = 5;

/// All claims as one text, a line each.
pub fn claims_as_text(claims: &[Claim]) -> String {
    claims.iter().map(Claim::with_rules).collect::<Vec<_>>().join("\n")
}

/// How the balance of an account came about, as of its present time.
pub fn explanation(account: &Account) -> Vec<Claim> {
    let told = account.explanation();
    let mut claims = vec![headline(&told)];
    beginning(account, &told.beginning, &mut claims);
    claims.extend(told.since.iter().map(|sum| change(account, sum)));
    if let Some(gap) = &told.gap {
        claims.push(dip(account, gap));
    }
    not_back(account, &told, &mut claims);
    for month in &told.missed {
        let overdue = account.now() >= month.second();
        let then = if overdue {
            say!("It is overdue since the 2nd: contact LinkedIn support")
        } else {
            say!("If it is not there by the 2nd, contact LinkedIn support")
        };
        let text = say!("The allocation of {} has not come. {then}.", date(month.first()), then);
        claims.push(Claim::new(text, &[RuleNo::R13]));
    }
    coming(account, &told, &mut claims);
    claims
}

/// `100 InMail credits left on 30 May 2026, 12:00 UTC: 150 − 50 = 100.`
fn headline(told: &Explanation) -> Claim {
    let left = say!("{} left on {}", super::inmail_credits(told.credits), clock(told.at));
    let mut sum = number(u64::from(told.beginning.after));
    for change in &told.since {
        let sign = if change.reason.adds() { '+' } else { '−' };
        let _ = write!(sum, " {sign} {}", number(u64::from(change.credits)));
    }
    let text = if told.since.is_empty() {
        format!("{left}.")
    } else {
        format!("{left}: {sum} = {}.", number(u64::from(told.credits)))
    };
    Claim::new(text, &[])
}

fn beginning(account: &Account, begun: &Beginning, claims: &mut Vec<Claim>) {
    let when = clock(begun.at);
    let (before, after) = (number(u64::from(begun.before)), number(u64::from(begun.after)));
    let of =
        |reason: Reason| begun.changes.iter().find(|sum| sum.reason == reason).map_or(0, |sum| sum.credits);
    let limit = account.policy().limit;
    let kind = account.subscription().map_or("", |subscription| subscription_type(subscription.kind));
    match begun.kind {
        ChapterKind::Allocation => {
            let monthly = credits(account.policy().monthly_allocation);
            if let Some((at, gone)) = begun.forfeited {
                let text = say!(
                    "On {} a subscription ended, which removed the {} left then, since credits are not transferred.",
                    clock(at),
                    credits(gone)
                );
                let present = account.subscription().map(|present| {
                    let with = credits(opened_with(account, present.since));
                    if present.since == at {
                        say!(" The present one began then, with {with}.", with)
                    } else {
                        say!(" The present one began on {}, with {with}.", clock(present.since), with)
                    }
                });
                claims.push(Claim::new(text + &present.unwrap_or_default(), &[RuleNo::R12]));
            }
            let text = say!(
                "On {when} the monthly allocation of {monthly} was due; {before} were left before.",
                when,
                monthly,
                before
            );
            claims.push(Claim::new(text, &[RuleNo::R2]));
            let (expired, removed, added) =
                (of(Reason::Expired), of(Reason::RemovedAtLimit), of(Reason::Allocation));
            if expired > 0 {
                let text = say!(
                    "{} reached the end of {} {} days at that very instant and went first: −{expired}.",
                    counted(expired, "unused credit", "unused credits"),
                    super::plural(expired, "its", "their"),
                    account.policy().credit_life_days,
                    expired
                );
                claims.push(Claim::new(text, &[RuleNo::R4, RuleNo::R7]));
            }
            if removed > 0 {
                let text = say!(
                    "An account holds at most {limit}, so the {} soonest to expire {} removed to make room: \
                     −{removed} and +{added} left {after}.",
                    counted(removed, "credit", "credits"),
                    super::plural(removed, "was", "were"),
                    limit,
                    removed,
                    added,
                    after
                );
                let whose = begun.made_room.and_then(|lot| account.arrival(lot));
                let whose = whose.map(|batch| {
                    let (it, came) = (super::plural(removed, "It", "They"), date(batch.granted_at));
                    say!(
                        " {it} had come on {came} and would have ended on {}.",
                        clock(batch.expires_at),
                        it,
                        came
                    )
                });
                claims.push(Claim::new(text + &whose.unwrap_or_default(), &[RuleNo::R6]));
            } else if begun.not_added > 0 {
                let text = say!(
                    "Only {added} fitted under the limit of {limit}; the other {} were not added, which left {after}.",
                    begun.not_added,
                    added,
                    limit,
                    after
                );
                claims.push(Claim::new(text, &[RuleNo::R6, RuleNo::R15]));
            } else {
                claims.push(Claim::new(
                    say!("All {added} were added, which left {after}.", added, after),
                    &[RuleNo::R2],
                ));
            }
        }
        ChapterKind::Opened => {
            let text = say!("The account was opened on {when} with {}.", credits(begun.after), when);
            claims.push(Claim::new(text, &[RuleNo::R3]));
        }
        ChapterKind::TypeChanged => {
            let text = say!(
                "On {when} the subscription changed to {kind}. The {} left then were removed, since credits are \
                 not transferred.",
                credits(begun.before),
                when,
                kind
            );
            claims.push(Claim::new(text, &[RuleNo::R12]));
            if account.messages().next().is_some_and(|(_, first)| first.sent_at < begun.at) {
                let text = say!(
                    "InMails sent before stay: a response within {} days of sending still returns 1 credit.",
                    account.policy().response_window_days
                );
                claims.push(Claim::new(text, &[RuleNo::R9, RuleNo::R12]));
            }
            begins_with(begun, claims);
        }
        ChapterKind::Resubscribed => {
            if let Some((at, lost)) = begun.cancelled {
                cancelled_before(begun, at, lost, claims);
            }
            claims.push(Claim::new(
                say!("A new subscription, {kind}, began on {when}.", kind, when),
                &[RuleNo::R12],
            ));
            begins_with(begun, claims);
        }
        ChapterKind::Cancelled => {
            let text = say!(
                "The subscription was cancelled on {when}, which removed the {} left then. Until a new one begins, \
                 no credits arrive and none come back.",
                credits(begun.before),
                when
            );
            claims.push(Claim::new(text, &[RuleNo::R9, RuleNo::R12]));
        }
    }
}

/// The credits that the last subscription to begin at that instant began with.
fn opened_with(account: &Account, since: Instant) -> u32 {
    let ledger = account.ledger();
    let from = ledger.partition_point(|entry| entry.at < since);
    ledger.iter().skip(from).take_while(|entry| entry.at == since).fold(0, |sum, entry| match entry.reason {
        Reason::Forfeited => 0,
        Reason::Opening => sum + entry.change.unsigned_abs(),
        _ => sum,
    })
}

/// What the subscription before took with it, and the 1sts on which there was none.
fn cancelled_before(begun: &Beginning, at: Instant, lost: u32, claims: &mut Vec<Claim>) {
    let took = if lost > 0 { say!(", which removed the {} left then", credits(lost)) } else { String::new() };
    let text = say!("The earlier subscription was cancelled on {}{took}.", clock(at), took);
    claims.push(Claim::new(text, &[RuleNo::R12]));
    let (first, last) = (at.next_month_start(), begun.at.month().first());
    if first > last {
        return;
    }
    let when = if first == last {
        say!("on {}", clock(first))
    } else {
        say!("on the 1sts from {} to {}", date(first), date(last))
    };
    let text = if begun.at == last {
        say!("No allocation came {when}: a subscription has to have begun before it.", when)
    } else {
        say!("No allocation came {when}, since no subscription was active then.", when)
    };
    claims.push(Claim::new(text, &[RuleNo::R2]));
}

fn begins_with(begun: &Beginning, claims: &mut Vec<Claim>) {
    let text = if begun.after == 0 {
        say!("The new subscription began with 0 credits; more come with each allocation, on the 1st of a month.")
            .to_owned()
    } else {
        say!(
            "The new subscription began with {}, the number that was entered with it; more come with each \
             allocation, on the 1st of a month.",
            credits(begun.after)
        )
    };
    claims.push(Claim::new(text, &[RuleNo::R2, RuleNo::R3]));
}

/// Whose responses returned the credits of a sum.
fn answered_by(account: &Account, sum: &Sum) -> String {
    let is_one =
        |entry: &&Entry| entry.reason == Reason::Returned && (sum.first..=sum.last).contains(&entry.at);
    let mut all: Vec<MessageNo> =
        account.ledger().iter().filter(is_one).filter_map(|entry| entry.message).collect();
    // At the instant of the first, others may have come before what is explained.
    let before = all.len().saturating_sub(sum.credits as usize);
    names(account, &all.split_off(before))
}

/// What came or went since, for one reason.
fn change(account: &Account, sum: &Sum) -> Claim {
    let when = if sum.first == sum.last {
        say!("On {}", clock(sum.first))
    } else if sum.first.date() == sum.last.date() {
        say!("On {}", date(sum.first))
    } else {
        say!("From {} to {}", date(sum.first), date(sum.last))
    };
    let many = sum.credits != 1;
    let what = match sum.reason {
        Reason::Sent if many => say!("{} InMails were sent, at 1 credit each", number(sum.credits.into())),
        Reason::Sent => say!("1 InMail was sent, at 1 credit").to_owned(),
        Reason::Returned if many => {
            let from = answered_by(account, sum);
            say!("{} responses returned 1 credit each, from {from}", number(sum.credits.into()), from)
        }
        Reason::Returned => say!("1 response returned 1 credit, from {}", answered_by(account, sum)),
        Reason::Expired => say!(
            "{} expired unused, {} days after arriving",
            credits(sum.credits),
            account.policy().credit_life_days
        ),
        Reason::RemovedAtLimit => say!(
            "{} removed to make room at the limit of {}",
            were(sum.credits, "credit", "credits"),
            account.policy().limit
        ),
        Reason::RepairedAllocation => say!("a missing allocation was made good").to_owned(),
        Reason::Allocation => say!("an allocation arrived").to_owned(),
        Reason::Opening => say!("the subscription began").to_owned(),
        Reason::Forfeited => {
            say!("{} removed with the subscription", were(sum.credits, "credit", "credits"))
        }
    };
    Claim::new(format!("{when} {what}: {}.", signed(sum.change())), &[sum.reason.rule()])
}

fn were(count: u32, one: &'static str, many: &'static str) -> String {
    format!("{} {}", counted(count, one, many), super::plural(count, "was", "were"))
}

/// Why a full account holds less for a day or two.
fn dip(account: &Account, gap: &Gap) -> Claim {
    let life = account.policy().credit_life_days;
    let text = say!(
        "Credits of {} live {life} days, until {}, yet the allocation that follows comes on {}, {} days after they \
         came. In between the account holds less, and nothing is wrong.",
        date(gap.granted_at),
        clock(gap.ended_at),
        clock(gap.next_first),
        gap.span_days,
        life
    );
    Claim::new(text, &[RuleNo::R2, RuleNo::R4])
}

fn not_back(account: &Account, told: &Explanation, claims: &mut Vec<Claim>) {
    let window = account.policy().response_window_days;
    for why in NotReturned::ALL {
        let mine: Vec<MessageNo> =
            told.not_back.iter().filter(|not| not.why == why).map(|not| not.message).collect();
        let Ok(count @ 1..) = u32::try_from(mine.len()) else { continue };
        let who = match mine.as_slice() {
            [one] => dated(account, *one),
            more => names_and(account, more, &answered_on),
        };
        let responses = counted(count, "response", "responses");
        let (because, rules): (String, &[RuleNo]) = match why {
            NotReturned::Deleted => {
                let it = super::plural(count, "an InMail that was deleted", "InMails that were deleted");
                (say!("to {it}", it), &[RuleNo::R9, RuleNo::R10])
            }
            NotReturned::Late => (say!("{window} days or more after sending", window), &[RuleNo::R9]),
            NotReturned::NoSubscription => {
                (say!("while no subscription was active").to_owned(), &[RuleNo::R9])
            }
            NotReturned::AlreadyExpired => {
                (say!("after the credit that paid had ended").to_owned(), &[RuleNo::R9, RuleNo::R15])
            }
            NotReturned::AtLimit => (
                say!("while the account was at its limit of {}", account.policy().limit),
                &[RuleNo::R6, RuleNo::R15],
            ),
        };
        claims.push(Claim::new(
            say!("{responses} came {because} and returned nothing: {who}.", responses, because, who),
            rules,
        ));
    }
    if told.deleted_unanswered > 0 {
        let text = say!(
            "{} deleted before a response, which returns nothing.",
            were(told.deleted_unanswered, "InMail", "InMails")
        );
        claims.push(Claim::new(text, &[RuleNo::R10]));
    }
    if told.lapsed > 0 {
        let text = say!(
            "{} had no response within {window} days by then, so what was paid does not come back.",
            counted(told.lapsed, "InMail", "InMails"),
            window
        );
        claims.push(Claim::new(text, &[RuleNo::R9]));
    }
}

/// What goes and what comes next, in the order of time.
fn coming(account: &Account, told: &Explanation, claims: &mut Vec<Claim>) {
    let mut ahead = going(account, told);
    if let Some((at, count)) = told.next_allocation {
        let text = say!(
            "Next to come: {} on {}, which makes {} if nothing else happens until then.",
            credits(count),
            clock(at),
            number(told.left_with_allocation.into())
        );
        ahead.push((at, Claim::new(text, &[RuleNo::R2])));
    }
    // Stable: what makes room at an instant is told before what comes.
    ahead.sort_by_key(|(at, _)| *at);
    claims.extend(ahead.into_iter().map(|(_, claim)| claim));
    if told.waiting > 0 && account.subscription().is_some() {
        let text = match told.waiting {
            1 => say!("1 InMail waits for a response, which can still return 1 credit.").to_owned(),
            more => say!(
                "{} InMails wait for a response, each of which can still return 1 credit.",
                number(more.into())
            ),
        };
        claims.push(Claim::new(text, &[RuleNo::R9]));
    }
}

/// What goes next, at the end of its life or to make room, each with its instant.
fn going(account: &Account, told: &Explanation) -> Vec<(Instant, Claim)> {
    let mut ahead = Vec::new();
    // The limit takes the credits soonest to expire: what it takes before they end, no longer ends.
    let expires_first = account.next_loss().is_some_and(|(.., reason)| reason == Reason::Expired);
    let expiry = told.next_expiry.filter(|_| expires_first);
    if let Some((at, count)) = expiry {
        let verb = super::plural(count, "expires", "expire");
        let text = say!("Next to go: {} {verb} on {} unless used.", credits(count), clock(at), verb);
        ahead.push((at, Claim::new(text, &[RuleNo::R4])));
    }
    if let Some((at, count)) = told.next_removal {
        let begin = if expiry.is_some() { say!("Later") } else { say!("Next to go:") };
        let verb = super::plural(count, "is", "are");
        let text = say!(
            "{begin} {} {verb} removed on {} to make room for that day’s allocation, unless used.",
            credits(count),
            clock(at),
            begin,
            verb
        );
        ahead.push((at, Claim::new(text, &[RuleNo::R6])));
        // What is left then of the credits that end next; the allocation after that takes more.
        let untouched = |ends: Instant| ends <= at.next_month_start();
        let rest = told.next_expiry.filter(|(ends, _)| expiry.is_none() && untouched(*ends));
        if let Some((ends, rest)) =
            rest.map(|(ends, all)| (ends, all.saturating_sub(count))).filter(|(_, rest)| *rest > 0)
        {
            let verb = super::plural(rest, "expires", "expire");
            let text = say!("Then {} {verb} on {} unless used.", credits(rest), clock(ends), verb);
            ahead.push((ends, Claim::new(text, &[RuleNo::R4])));
        }
    }
    ahead
}

/// `Priya Raman, sent 3 Feb 2026, 10:00 UTC, answered 5 Feb 2026, 08:00 UTC`: what a claim about one
/// message rests on.
fn dated(account: &Account, no: MessageNo) -> String {
    let Some(message) = account.message(no) else { return String::new() };
    let deleted = message.deleted_at.map(|at| say!(", deleted {}", clock(at)));
    let answered = message.response.map(|response| say!(", answered {}", clock(response.at)));
    say!(
        "{}, sent {}{}{}",
        names(account, &[no]),
        clock(message.sent_at),
        deleted.unwrap_or_default(),
        answered.unwrap_or_default()
    )
}

/// ` (sent 3 Feb 2026, answered 5 Feb 2026)`: one among several, for who may know it by its dates alone.
fn answered_on(message: &Message) -> String {
    let told = |at| say!(" (sent {}, answered {})", date(message.sent_at), date(at));
    message.response.map(|response| told(response.at)).unwrap_or_default()
}

/// `Priya Raman, Ana and 3 more`: to whom messages went.
pub(super) fn names(account: &Account, messages: &[MessageNo]) -> String {
    names_and(account, messages, &|_| String::new())
}

/// The same with more about each.
fn names_and(account: &Account, messages: &[MessageNo], more: &dyn Fn(&Message) -> String) -> String {
    let to = |no: &MessageNo| {
        let message = account.message(*no)?;
        Some(visible(message.to()).into_owned() + &more(message))
    };
    let mut told = messages.iter().take(NAMES_MOST).filter_map(to).collect::<Vec<_>>().join(", ");
    if let Some(more) = messages.len().checked_sub(NAMES_MOST).filter(|more| *more > 0) {
        told.push_str(&say!(" and {} more", number(more as u64)));
    }
    told
}
