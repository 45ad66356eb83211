//! What came and went since.

use super::not_back::names;
use super::{Claim, were};
use crate::domain::{Account, Gap, MessageNo, Reason, RuleNo, Sum};
use crate::text::times::{clock, date};
use crate::text::{credits, number, signed};

/// Whose responses returned the credits of a sum.
fn answered_by(account: &Account, sum: &Sum) -> String {
    let ledger = account.ledger();
    // Few of a long ledger, which is in order of time.
    let from = ledger.partition_point(|entry| entry.at < sum.first);
    let to = ledger.partition_point(|entry| entry.at <= sum.last);
    let those = ledger.get(from..to).unwrap_or_default();
    let returned = those.iter().filter(|entry| entry.reason == Reason::Returned);
    let mut all: Vec<MessageNo> = returned.filter_map(|entry| entry.message).collect();
    // At the instant of the first, others may have come before what is explained.
    let before = all.len().saturating_sub(sum.credits as usize);
    names(account, &all.split_off(before))
}

/// What came or went since, for one reason.
pub(super) fn change(account: &Account, sum: &Sum) -> Claim {
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

/// Why a full account holds less for a day or two.
pub(super) fn dip(account: &Account, gap: &Gap) -> Claim {
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
