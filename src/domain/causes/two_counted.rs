//! Two sorts of what can be counted, true together.
//!
//! Any difference could be told in two such parts in very many ways. Told is only the least: where both move
//! the number the same way, each way to part it of which the rarer sort makes up a few; where they move it
//! against each other, the one in which they cancel out least.

use super::Cause;
use super::bench::Tried;
use super::counted::{count_of, credited, late, unanswered};
use super::plausible::{FEW, SOME};
use super::search::Search;
use super::supposing::Story;
use crate::domain::account::Account;
use crate::domain::number::MessageNo;

/// A sort of cause of which there can be any number.
#[derive(Debug, Clone)]
enum Sort {
    NotCredited(Vec<MessageNo>),
    NotRecorded(Vec<MessageNo>),
    InTime(Vec<MessageNo>),
    InMails,
}

impl Sort {
    fn cause(&self, count: u32, story: &Story) -> Cause {
        let by = story.at;
        match self.clone() {
            Self::NotCredited(among) => Cause::ResponsesNotCredited { count, among },
            Self::NotRecorded(among) => Cause::ResponsesNotRecorded { count, among, by },
            Self::InTime(among) => Cause::ResponsesInTime { count, among, by: story.soon() },
            Self::InMails => Cause::InMailsNotRecorded { count, by },
        }
    }

    fn most(&self) -> u32 {
        match self {
            Self::NotCredited(among) | Self::NotRecorded(among) | Self::InTime(among) => {
                count_of(among).min(SOME)
            }
            Self::InMails => SOME,
        }
    }
}

impl Search<'_> {
    /// Two sorts of what can be counted together.
    pub(super) fn two_counted(&mut self, story: &Story) {
        let expected = self.expected;
        let falling = [Sort::NotCredited(credited(expected)), Sort::InMails];
        let rising = [Sort::InTime(late(expected)), Sort::NotRecorded(unanswered(expected))];
        let [rarer, other] = if self.observed < expected.credits() { &falling } else { &rising };
        self.same_way(story, rarer, other);
        for one in &falling {
            for other in &rising {
                self.against(story, one, other);
            }
        }
    }

    fn same_way(&mut self, story: &Story, rarer: &Sort, other: &Sort) {
        for count in 1..=rarer.most().min(FEW) {
            let first = rarer.cause(count, story);
            let Some(tried) = self.bench.suppose(story, &first) else { break };
            if let Some(second) = self.rest(&tried, other) {
                self.take(&[first], Some(second));
            }
        }
    }

    /// One moves the number one past both the expected and the observed, the other back.
    fn against(&mut self, story: &Story, falling: &Sort, rising: &Sort) {
        let (observed, expected) = (self.observed, self.expected.credits());
        let below = observed.min(expected).checked_sub(1).map(|past| (falling, past, rising));
        let above = (rising, observed.max(expected).saturating_add(1), falling);
        for (one, past, other) in below.into_iter().chain([above]) {
            let from = Tried { story: story.clone(), account: self.expected.clone() };
            let Some((first, account)) = self.to(&from, one, past) else { continue };
            let Some(story) = story.supposing(&first) else { continue };
            if let Some(second) = self.rest(&Tried { story, account }, other) {
                self.take(&[first], Some(second));
                break;
            }
        }
    }

    fn rest(&mut self, tried: &Tried, sort: &Sort) -> Option<(Cause, Account)> {
        self.to(tried, sort, self.observed)
    }

    /// As few of a sort as lead to these credits.
    fn to(&mut self, tried: &Tried, sort: &Sort, credits: u32) -> Option<(Cause, Account)> {
        let Tried { story, account } = tried;
        let cause = |count| sort.cause(count, story);
        match sort {
            Sort::InMails => {
                let count =
                    account.credits().checked_sub(credits).filter(|count| (1..=SOME).contains(count))?;
                self.bench.exactly(story, credits, cause(count))
            }
            Sort::NotCredited(_) if account.credits() > credits => {
                self.bench.least_falling(story, credits, sort.most(), cause)
            }
            Sort::NotRecorded(_) | Sort::InTime(_) if account.credits() < credits => {
                self.bench.least_rising(story, credits, sort.most(), cause)
            }
            _ => None,
        }
    }
}
