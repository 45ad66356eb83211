//! What goes next and what comes.

use super::Claim;
use crate::domain::{Account, Explanation, Instant, Reason, RuleNo};
use crate::text::times::{clock, date};
use crate::text::{credits, number, plural};

/// What goes and what comes next, in the order of time.
pub(super) fn coming(account: &Account, told: &Explanation, claims: &mut Vec<Claim>) {
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
    if account.opening_of_unknown_age().is_some() {
        let text = unknown_age(account);
        claims.push(Claim::new(text, &[RuleNo::R3]));
    }
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

/// That what is said of the opening credits may be too late.
pub fn unknown_age(account: &Account) -> String {
    say!(
        "How old the opening credits are is not known: they are taken as new on {}, so they may go sooner than is \
         said here.",
        date(account.opened_at())
    )
}

/// What goes next, at the end of its life or to make room, each with its instant.
fn going(account: &Account, told: &Explanation) -> Vec<(Instant, Claim)> {
    let mut ahead = Vec::new();
    // The limit takes the credits soonest to expire: what it takes before they end, no longer ends.
    let expires_first = account.next_loss().is_some_and(|(.., reason)| reason == Reason::Expired);
    let expiry = told.next_expiry.filter(|_| expires_first);
    if let Some((at, count)) = expiry {
        let verb = plural(count, "expires", "expire");
        let text = say!("Next to go: {} {verb} on {} unless used.", credits(count), clock(at), verb);
        ahead.push((at, Claim::new(text, &[RuleNo::R4])));
    }
    if let Some((at, count)) = told.next_removal {
        let begin = match expiry {
            Some((ends, _)) if ends == at => say!("At the same time"),
            Some(_) => say!("Later"),
            None => say!("Next to go:"),
        };
        let verb = plural(count, "is", "are");
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
            let verb = plural(rest, "expires", "expire");
            let text = say!("Then {} {verb} on {} unless used.", credits(rest), clock(ends), verb);
            ahead.push((ends, Claim::new(text, &[RuleNo::R4])));
        }
    }
    ahead
}
