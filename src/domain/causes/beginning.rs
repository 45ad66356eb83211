//! Other credits at the beginning than are recorded, and older ones.

use super::Cause;
use super::search::Search;
use super::supposing::Story;
use crate::domain::account::Account;
use crate::domain::event::{EventKind, Opening};
use crate::domain::time::Instant;

/// Most numbers at the beginning that are supposed together with something countable.
const WHOLE_ALLOCATIONS: u32 = 4;

/// A beginning of the account or of a subscription, with credits that can be told as one number.
#[derive(Debug, Clone, Copy)]
struct Beginning {
    nth: usize,
    at: Instant,
    recorded: u32,
}

impl Beginning {
    /// The first and the last: what began in between is gone with the next.
    fn all(story: &Story) -> Vec<Self> {
        let begun = story.events.iter().filter(|event| {
            matches!(
                event.kind,
                EventKind::Opened { .. }
                    | EventKind::SubscriptionChanged { .. }
                    | EventKind::Resubscribed { .. }
            )
        });
        let begun: Vec<Instant> = begun.map(|event| event.at).collect();
        let last = begun.len().saturating_sub(1);
        let mut story = story.clone();
        let places = if last == 0 { vec![0] } else { vec![0, last] };
        let told = places.into_iter().filter_map(|nth| {
            let (at, recorded) = (*begun.get(nth)?, *story.opening_mut(nth)?);
            Some(Self { nth, at, recorded })
        });
        told.collect()
    }

    fn with(self, credits: u32, least: u32, most: u32) -> Cause {
        let Self { nth, at, recorded } = self;
        Cause::OtherOpening { nth, at, recorded, credits, least, most }
    }
}

impl Search<'_> {
    /// Other and older credits at the beginning, alone or with another cause.
    pub(super) fn beginnings(&mut self, story: &Story, account: &Account, with: &[Cause]) {
        let observed = self.observed;
        let limit = self.expected.policy().limit;
        for beginning in Beginning::all(story) {
            let try_with = |credits| beginning.with(credits, credits, credits);
            let ranges = if !story.is_usual() && beginning.nth == 0 {
                self.bench.every_range(story, observed, limit, with.is_empty(), try_with)
            } else {
                self.bench.range_rising(story, observed, limit, try_with).into_iter().collect()
            };
            for (least, most) in ranges {
                let nearest = if beginning.recorded < least { least } else { most };
                let found = self.bench.exactly(story, observed, beginning.with(nearest, least, most));
                self.take(with, found);
            }
        }
        self.older(story, account, with);
    }

    fn older(&mut self, story: &Story, account: &Account, with: &[Cause]) {
        let usual = story.is_usual();
        if usual && self.observed >= account.credits() {
            return;
        }
        let observed = self.observed;
        for (granted_at, of) in arrivals_before(story) {
            let some = |credits| Cause::OpeningOlder { credits, granted_at, of };
            let mut found = self.bench.exactly(story, observed, some(of));
            if found.is_none() && usual {
                found = self.bench.least_falling(story, observed, of, some);
            } else if found.is_none() {
                found = (1..of).find_map(|credits| self.bench.exactly(story, observed, some(credits)));
            }
            self.take(with, found);
        }
    }

    /// What can be counted together with other credits at the beginning. Any number could be told in two
    /// such parts, so only whole allocations are supposed, and that all opening credits were older.
    pub(super) fn beginnings_and_counted(&mut self, story: &Story) {
        let policy = story.policy;
        let mut supposed = Vec::new();
        for beginning in Beginning::all(story) {
            let whole = (0..WHOLE_ALLOCATIONS).map(|times| times.saturating_mul(policy.monthly_allocation));
            let other = whole.filter(|credits| *credits <= policy.limit && *credits != beginning.recorded);
            supposed.extend(other.map(|credits| beginning.with(credits, credits, credits)));
        }
        let older = arrivals_before(story).into_iter();
        supposed.extend(older.map(|(granted_at, of)| Cause::OpeningOlder { credits: of, granted_at, of }));
        for cause in supposed {
            if let Some(tried) = self.bench.suppose(story, &cause) {
                self.counted_beside(&cause, &tried);
            }
        }
    }
}

/// The months in which opening credits could have come so that they have ended since the opening: when, and
/// how many there are. Only what ended since then makes a difference.
fn arrivals_before(story: &Story) -> Vec<(Instant, u32)> {
    let mut found = Vec::new();
    let Some(opened) = story.events.first() else { return found };
    let EventKind::Opened { opening: Opening::Credits(of), .. } = opened.kind else { return found };
    let life = story.policy.credit_life_ms();
    let mut first = opened.at.plus_ms(-1).month().first();
    while first.plus_ms(life) > opened.at && first >= Instant::EARLIEST {
        if first.plus_ms(life) <= story.at {
            found.push((first, of));
        }
        first = first.plus_ms(-1).month().first();
    }
    found
}
