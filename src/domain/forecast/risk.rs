//! How many InMails, sent by when, keep every credit from being lost.

use super::outlook::allocations;
use crate::domain::account::Account;
use crate::domain::time::Instant;

/// So many InMails must have been sent before an instant, or credits are lost then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// When credits are lost otherwise; an InMail counts that is sent before.
    pub before: Instant,
    /// The fewest InMails, from now on and all told.
    pub inmails: u32,
}

/// The fewest InMails that must be sent before each instant up to and including `until`, so that no credit
/// expires (`R4`), makes room at the limit or fails to fit under it (`R6`). Each need is greater than the
/// one before it; empty if nothing is at risk. Counted as if none of the InMails is answered.
///
/// Credits are spent soonest to expire first (`R5`), so before an end all credits that end by then must
/// have been spent, and before an allocation as many as would not fit beside it. Whoever keeps every need
/// has a credit for each of these InMails, and no fewer do.
pub fn at_risk(account: &Account, until: Instant) -> Vec<Need> {
    let now = account.now();
    let policy = account.policy();
    let monthly = policy.monthly_allocation;
    let arrivals: Vec<Instant> = allocations(account, now, until).collect();
    let mut ends: Vec<(Instant, u32)> = account.lots().map(|lot| (lot.expires_at, lot.left)).collect();
    ends.extend(arrivals.iter().map(|at| (at.plus_ms(policy.credit_life_ms()), monthly)));
    ends.retain(|(at, _)| *at <= until);
    ends.sort_by_key(|(at, _)| *at);

    let mut needs: Vec<(Instant, u32)> = Vec::new();
    let mut ended = 0_u32;
    for (at, credits) in ends {
        ended = ended.saturating_add(credits);
        needs.push((at, ended));
    }
    let mut came = account.credits();
    for at in arrivals {
        came = came.saturating_add(monthly);
        needs.push((at, came.saturating_sub(policy.limit)));
    }
    needs.sort_by_key(|(at, _)| *at);
    rising(needs)
}

/// Of needs in order of time, those that ask for more than all before them.
fn rising(needs: Vec<(Instant, u32)>) -> Vec<Need> {
    let mut rising: Vec<Need> = Vec::new();
    for (before, inmails) in needs {
        let known = rising.last().map_or(0, |need| need.inmails);
        if inmails <= known {
            continue;
        }
        match rising.last_mut() {
            Some(need) if need.before == before => need.inmails = inmails,
            _ => rising.push(Need { before, inmails }),
        }
    }
    rising
}
