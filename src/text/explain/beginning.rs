//! With what the present chapter of an account began.

use super::Claim;
use crate::domain::{Account, Beginning, ChapterKind, Instant, Reason, RuleNo};
use crate::text::times::{clock, date};
use crate::text::{counted, credits, number, plural, subscription_type};

pub(super) fn beginning(account: &Account, begun: &Beginning, claims: &mut Vec<Claim>) {
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
                let gone = credits(gone);
                let text = match account.subscription() {
                    Some(present) => {
                        let kind = subscription_type(present.kind);
                        let with = credits(opened_with(account, present.since));
                        if present.since == at {
                            say!(
                                "On {} the subscription changed to {kind}, which removed the {gone} left then: credits \
                                 are not transferred, and do not come back. It began with {with}.",
                                clock(at),
                                gone,
                                kind,
                                with
                            )
                        } else {
                            say!(
                                "On {} a subscription ended, which removed the {gone} left then: credits are not \
                                 transferred, and do not come back. The present one, {kind}, began on {}, with {with}.",
                                clock(at),
                                clock(present.since),
                                gone,
                                kind,
                                with
                            )
                        }
                    }
                    None => say!(
                        "On {} a subscription ended, which removed the {gone} left then: credits are not transferred, \
                         and do not come back.",
                        clock(at),
                        gone
                    ),
                };
                claims.push(Claim::new(text, &[RuleNo::R12]));
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
                    plural(expired, "its", "their"),
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
                    plural(removed, "was", "were"),
                    limit,
                    removed,
                    added,
                    after
                );
                let whose = begun.made_room.and_then(|lot| account.arrival(lot));
                let whose = whose.map(|batch| {
                    let (it, came) = (plural(removed, "It", "They"), date(batch.granted_at));
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
