//! Other credits at the beginning than are recorded, and older ones.

use super::Cause;
use super::search::Search;
use super::supposing::Story;
use crate::domain::event::{EventKind, Opening};
use crate::domain::time::Instant;

impl Search<'_> {
    pub(super) fn openings(&mut self, story: &Story) {
        let observed = self.observed;
        let begun = story.events.iter().filter(|event| {
            matches!(
                event.kind,
                EventKind::Opened { .. }
                    | EventKind::SubscriptionChanged { .. }
                    | EventKind::Resubscribed { .. }
            )
        });
        let begun: Vec<Instant> = begun.map(|event| event.at).collect();
        // The first and the last: what began in between is gone with the next.
        let last = begun.len().saturating_sub(1);
        for nth in if last == 0 { vec![0] } else { vec![0, last] } {
            let Some(&at) = begun.get(nth) else { continue };
            let Some(recorded) = story.clone().opening_mut(nth).map(|credits| *credits) else { continue };
            let with = |credits, least, most| Cause::OtherOpening { nth, at, recorded, credits, least, most };
            let limit = self.expected.policy().limit;
            let try_with = |credits| with(credits, credits, credits);
            let ranges = if !story.is_usual() && nth == 0 {
                self.bench.every_range(story, observed, limit, try_with)
            } else {
                self.bench.range_rising(story, observed, limit, try_with).into_iter().collect()
            };
            for (least, most) in ranges {
                let nearest = if recorded < least { least } else { most };
                let found = self.bench.exactly(story, observed, with(nearest, least, most));
                self.take(found);
            }
        }
        self.older(story);
    }

    fn older(&mut self, story: &Story) {
        let Some(opened) = story.events.first() else { return };
        let EventKind::Opened { opening: Opening::Credits(of), .. } = opened.kind else { return };
        let usual = story.is_usual();
        if usual && self.observed >= self.expected.credits() {
            return;
        }
        let (life, at, observed) = (story.policy.credit_life_ms(), opened.at, self.observed);
        let mut first = at.plus_ms(-1).month().first();
        // Only what ended since the opening makes a difference.
        while first.plus_ms(life) > at && first >= Instant::EARLIEST {
            if first.plus_ms(life) <= story.at {
                let granted_at = first;
                let some = |credits| Cause::OpeningOlder { credits, granted_at, of };
                let mut found = self.bench.exactly(story, observed, some(of));
                if found.is_none() && usual {
                    found = self.bench.least_falling(story, observed, of, some);
                } else if found.is_none() {
                    found = (1..of).find_map(|credits| self.bench.exactly(story, observed, some(credits)));
                }
                self.take(found);
            }
            first = first.plus_ms(-1).month().first();
        }
    }
}
