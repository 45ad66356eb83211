//! Refusals: why something may not happen, as data. The words live with the front ends.

use super::message::ResponseKind;
use super::message::{Locked, TextFault};
use super::time::Instant;

/// Most that a recorded observation may say (`R16`).
pub const OBSERVED_MAX: u32 = 10_000;

/// Why an action is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Another message has this id.
    DuplicateMessage,
    /// The recipient's name is blank (`R8`).
    RecipientEmpty,
    /// The recipient's name is longer than can be kept.
    RecipientTooLong,
    /// The profile address is longer than can be kept.
    ProfileTooLong,
    /// Subject or body may not be sent like this (`R8`).
    Text(TextFault),
    /// No subscription is active.
    NoSubscription,
    /// No credits are left (`R5`).
    NoCredits {
        /// When the next allocation arrives.
        next_allocation: Option<Instant>,
    },
    /// No message has this id.
    UnknownMessage,
    /// The message can no longer be edited (`R10`).
    EditLocked(Locked),
    /// The message can no longer be deleted (`R10`).
    DeleteLocked(Locked),
    /// The first response decided (`R9`).
    AlreadyAnswered {
        /// When it came.
        at: Instant,
        /// Its kind.
        kind: ResponseKind,
    },
    /// The subscription is of this type already (`R12`).
    SameSubscription,
    /// A subscription is active (`R12`).
    AlreadySubscribed,
    /// The month's 1st is not in the future, or it is marked already (`R13`).
    MonthNotUpcoming,
    /// The month is not marked, not yet due, or made good (`R13`).
    NothingToRepair,
    /// It lies before the account's time, which never runs back (`R14`).
    TimeWentBack {
        /// The account's time.
        now: Instant,
    },
    /// It lies beyond the last instant an account may reach.
    TimeOutOfRange,
    /// More opening credits than the account can hold (`R3`).
    OpeningBeyondLimit {
        /// What it can hold.
        limit: u32,
    },
    /// An opening batch without credits (`R3`).
    OpeningLotEmpty {
        /// Its place in the list, from 0.
        index: usize,
    },
    /// An opening batch dated after the opening (`R3`).
    OpeningLotInFuture {
        /// Its place in the list, from 0.
        index: usize,
    },
    /// An opening batch whose life had ended by the opening (`R3`).
    OpeningLotExpired {
        /// Its place in the list, from 0.
        index: usize,
    },
    /// The account opens outside the accepted years.
    OpeningOutOfRange,
    /// An observation beyond [`OBSERVED_MAX`] (`R16`).
    ObservedTooLarge,
    /// An account is opened once, by its first event.
    AlreadyOpened,
    /// An account's first event opens it.
    NotOpened,
}

impl Refusal {
    /// The code that scenarios and machines know it by.
    pub const fn code(self) -> &'static str {
        match self {
            Self::DuplicateMessage => "duplicate_message",
            Self::RecipientEmpty => "recipient_empty",
            Self::RecipientTooLong => "recipient_too_long",
            Self::ProfileTooLong => "profile_too_long",
            Self::Text(TextFault::SubjectHasLineBreak) => "subject_has_line_break",
            Self::Text(TextFault::SubjectEmpty) => "subject_empty",
            Self::Text(TextFault::SubjectTooLong(_)) => "subject_too_long",
            Self::Text(TextFault::BodyEmpty) => "body_empty",
            Self::Text(TextFault::BodyTooLong(_)) => "body_too_long",
            Self::NoSubscription => "no_subscription",
            Self::NoCredits { .. } => "no_credits",
            Self::UnknownMessage => "unknown_message",
            Self::EditLocked(Locked::Deleted(_)) | Self::DeleteLocked(Locked::Deleted(_)) => {
                "message_deleted"
            }
            Self::EditLocked(Locked::WindowClosed(_)) => "edit_window_closed",
            Self::DeleteLocked(Locked::WindowClosed(_)) => "delete_window_closed",
            Self::AlreadyAnswered { .. } => "already_answered",
            Self::SameSubscription => "same_subscription",
            Self::AlreadySubscribed => "already_subscribed",
            Self::MonthNotUpcoming => "month_not_upcoming",
            Self::NothingToRepair => "nothing_to_repair",
            Self::TimeWentBack { .. } => "time_went_back",
            Self::TimeOutOfRange => "time_out_of_range",
            Self::OpeningBeyondLimit { .. } => "opening_beyond_limit",
            Self::OpeningLotEmpty { .. } => "opening_lot_empty",
            Self::OpeningLotInFuture { .. } => "opening_lot_in_future",
            Self::OpeningLotExpired { .. } => "opening_lot_expired",
            Self::OpeningOutOfRange => "opening_out_of_range",
            Self::ObservedTooLarge => "observed_too_large",
            Self::AlreadyOpened => "already_opened",
            Self::NotOpened => "not_opened",
        }
    }
}
