//! In what order causes are told.
//!
//! | far-fetched | a single cause |
//! |---|---|
//! | 1 | an allocation that did not come, or came after all |
//! | 1 | a change of type or a cancellation that is not recorded |
//! | 1 | another reading of the rules; an expiry that has not come yet |
//! | 1 | up to 5 InMails or responses |
//! | 2 | up to 20 InMails or responses; other or older opening credits |
//! | 4 | more InMails or responses than that |
//!
//! Two causes together are as far-fetched as both and 1 more. One that no longer fits a number which was
//! recorded earlier and fitted is 3 more far-fetched. What stands first fits only the very number that was
//! seen, or happens to everyone now and then; what can explain any number comes later, the later the more of
//! it there would have to be. Equal ones cannot be told apart by a number; they stand in the order in which
//! [`Cause`] lists them.

use super::{Cause, Proposal};

/// What two causes have more than each alone.
const TOGETHER: u32 = 1;
/// What a contradiction to an earlier observation weighs.
const CONTRADICTION: u32 = 3;
/// Most InMails or responses that are overlooked now and then.
pub(super) const FEW: u32 = 5;
/// Most InMails or responses that are overlooked at all easily.
pub(super) const SOME: u32 = 20;

/// How far-fetched causes are that are true together.
pub(super) fn far_fetched(causes: &[Cause], contradicts: bool) -> u32 {
    let each: u32 = causes.iter().map(alone).sum();
    let together = if causes.len() > 1 { TOGETHER } else { 0 };
    each + together + if contradicts { CONTRADICTION } else { 0 }
}

fn alone(cause: &Cause) -> u32 {
    match cause {
        Cause::AllocationMissing { .. }
        | Cause::AllocationCame { .. }
        | Cause::TypeChanged { .. }
        | Cause::Cancelled
        | Cause::OtherReading { .. }
        | Cause::LongerLife { .. } => 1,
        Cause::InMailsNotRecorded { count, .. }
        | Cause::ResponsesNotCredited { count, .. }
        | Cause::ResponsesNotRecorded { count, .. }
        | Cause::ResponsesInTime { count, .. } => match *count {
            count if count <= FEW => 1,
            count if count <= SOME => 2,
            _ => 4,
        },
        Cause::OtherOpening { .. } | Cause::OpeningOlder { .. } => 2,
    }
}

/// Sorts proposals into the order in which they are told.
pub(super) fn sort(proposals: &mut [Proposal]) {
    proposals.sort_by_key(|proposal| {
        let kinds: Vec<u8> = proposal.causes.iter().map(place).collect();
        (proposal.far_fetched, kinds.len(), kinds)
    });
}

/// The place of its kind among kinds that are equally far-fetched.
pub(super) fn place(cause: &Cause) -> u8 {
    match cause {
        Cause::AllocationMissing { .. } => 0,
        Cause::AllocationCame { .. } => 1,
        Cause::TypeChanged { .. } => 2,
        Cause::Cancelled => 3,
        Cause::InMailsNotRecorded { .. } => 4,
        Cause::ResponsesNotCredited { .. } => 5,
        Cause::ResponsesNotRecorded { .. } => 6,
        Cause::ResponsesInTime { .. } => 7,
        Cause::OtherOpening { .. } => 8,
        Cause::OpeningOlder { .. } => 9,
        Cause::OtherReading { .. } => 10,
        Cause::LongerLife { .. } => 11,
    }
}
