//! What may happen now. Buttons and rules ask the same functions, and the rules decide at the click.

use super::{Account, MissedMonth};
use crate::domain::action::Action;
use crate::domain::event::{EventKind, Opening};
use crate::domain::message::{Letter, Locked, Message, check_texts};
use crate::domain::number::MessageNo;
use crate::domain::policy::Policy;
use crate::domain::refusal::{OBSERVED_MAX, Refusal};
use crate::domain::time::{Instant, Month};

impl Account {
    /// What happens if someone wants this at the account's present time.
    ///
    /// One action gives one event, so this answers with it and not with a list. Advance the account
    /// first: it decides at its own [`Account::now`].
    ///
    /// # Errors
    /// The first reason, in the order of the formats, for which the rules refuse it.
    pub fn decide(&self, action: &Action) -> Result<EventKind, Refusal> {
        let kind = match action {
            Action::Send(letter) => EventKind::Sent(letter.clone()),
            Action::Edit { id, subject, body } => EventKind::Edited {
                message: self.number_of(id)?,
                subject: subject.clone(),
                body: body.clone(),
            },
            Action::Delete { id } => EventKind::Deleted { message: self.number_of(id)? },
            Action::Respond { id, kind } => {
                EventKind::Responded { message: self.number_of(id)?, kind: *kind }
            }
            Action::ChangeSubscription { to, opening_credits } => {
                EventKind::SubscriptionChanged { to: *to, opening_credits: *opening_credits }
            }
            Action::Cancel => EventKind::Cancelled,
            Action::Resubscribe { to, opening_credits } => {
                EventKind::Resubscribed { to: *to, opening_credits: *opening_credits }
            }
            Action::MissAllocation { month } => EventKind::AllocationMissed { month: *month },
            Action::RepairAllocation { month } => EventKind::AllocationRepaired { month: *month },
            Action::Observe { credits } => EventKind::BalanceObserved { credits: *credits },
            Action::AdvanceTo(to) => EventKind::ClockAdvanced { to: *to },
            Action::AdvanceMonth => EventKind::ClockAdvanced { to: self.now.next_month_start() },
        };
        self.permits(&kind)?;
        Ok(kind)
    }

    /// Whether the rules let this happen at the account's present time.
    ///
    /// # Errors
    /// The first reason, in the order of the formats, for which they do not.
    pub fn permits(&self, kind: &EventKind) -> Result<(), Refusal> {
        match kind {
            EventKind::Opened { .. } => Err(Refusal::AlreadyOpened),
            EventKind::Sent(letter) => self.permits_sending(letter),
            EventKind::Edited { message, subject, body } => {
                self.changeable_until(self.known(*message)?).map_err(Refusal::EditLocked)?;
                check_texts(subject.as_deref(), body.as_deref()).map_err(Refusal::Text)
            }
            EventKind::Deleted { message } => {
                self.changeable_until(self.known(*message)?).map_err(Refusal::DeleteLocked)?;
                Ok(())
            }
            EventKind::Responded { message, .. } => match self.known(*message)?.response {
                Some(response) => Err(Refusal::AlreadyAnswered { at: response.at, kind: response.kind }),
                None => Ok(()),
            },
            EventKind::SubscriptionChanged { to, opening_credits } => {
                let present = self.subscription.ok_or(Refusal::NoSubscription)?;
                if present.kind == *to {
                    return Err(Refusal::SameSubscription);
                }
                within_limit(&self.policy, u64::from(*opening_credits))
            }
            EventKind::Cancelled => self.subscription.map(|_| ()).ok_or(Refusal::NoSubscription),
            EventKind::Resubscribed { opening_credits, .. } => {
                if self.subscription.is_some() {
                    return Err(Refusal::AlreadySubscribed);
                }
                within_limit(&self.policy, u64::from(*opening_credits))
            }
            EventKind::AllocationMissed { month } => self.permits_missing(*month),
            EventKind::AllocationRepaired { month } => {
                if self.missed.get(month) != Some(&MissedMonth::Due) {
                    return Err(Refusal::NothingToRepair);
                }
                self.subscription.map(|_| ()).ok_or(Refusal::NoSubscription)
            }
            EventKind::BalanceObserved { credits } => {
                if *credits > OBSERVED_MAX {
                    Err(Refusal::ObservedTooLarge)
                } else {
                    Ok(())
                }
            }
            EventKind::ClockAdvanced { to } => self.permits_time(*to),
        }
    }

    /// Whether the account's time may become `at` (`R14`).
    ///
    /// # Errors
    /// When that lies before its present time or beyond the accepted years.
    pub fn permits_time(&self, at: Instant) -> Result<(), Refusal> {
        if at < self.now {
            Err(Refusal::TimeWentBack { now: self.now })
        } else if at > Instant::LATEST {
            Err(Refusal::TimeOutOfRange)
        } else {
            Ok(())
        }
    }

    /// Until when a message can be edited and deleted (`R10`); it is closed at that very instant.
    ///
    /// # Errors
    /// Why it can no longer be.
    pub fn changeable_until(&self, message: &Message) -> Result<Instant, Locked> {
        if let Some(at) = message.deleted_at {
            return Err(Locked::Deleted(at));
        }
        let closes_at = message.sent_at.plus_ms(self.policy.edit_window_ms());
        if self.now < closes_at { Ok(closes_at) } else { Err(Locked::WindowClosed(closes_at)) }
    }

    fn permits_sending(&self, letter: &Letter) -> Result<(), Refusal> {
        if self.number_of(&letter.id).is_ok() {
            return Err(Refusal::DuplicateMessage);
        }
        if let Some(fault) = letter.faults().into_iter().flatten().next() {
            return Err(fault);
        }
        self.permits_paying()
    }

    /// Whether a credit is there to pay for an InMail now (`R5`).
    ///
    /// # Errors
    /// When no subscription is active or no credit is left.
    pub fn permits_paying(&self) -> Result<(), Refusal> {
        if self.subscription.is_none() {
            return Err(Refusal::NoSubscription);
        }
        if self.purse.left() == 0 {
            let next_allocation = self.next_allocation().map(|(at, _)| at);
            return Err(Refusal::NoCredits { next_allocation });
        }
        Ok(())
    }

    fn permits_missing(&self, month: Month) -> Result<(), Refusal> {
        if month.first() <= self.now || self.missed.contains_key(&month) {
            return Err(Refusal::MonthNotUpcoming);
        }
        Ok(())
    }

    pub(super) fn number_of(&self, id: &str) -> Result<MessageNo, Refusal> {
        let has = |no: MessageNo| self.messages.get(no.index()).is_some_and(|message| &**message.id() == id);
        self.numbers_by_id.find(id, has).ok_or(Refusal::UnknownMessage)
    }

    fn known(&self, no: MessageNo) -> Result<&Message, Refusal> {
        self.messages.get(no.index()).ok_or(Refusal::UnknownMessage)
    }
}

/// `R3`: what an account may open with.
pub(super) fn opening(policy: &Policy, at: Instant, opening: &Opening) -> Result<(), Refusal> {
    if !(Instant::EARLIEST..=Instant::LATEST_OPENING).contains(&at) {
        return Err(Refusal::OpeningOutOfRange);
    }
    match opening {
        Opening::Credits(credits) => within_limit(policy, u64::from(*credits)),
        Opening::Lots(lots) => {
            for (index, lot) in lots.iter().enumerate() {
                if lot.credits == 0 {
                    return Err(Refusal::OpeningLotEmpty { index });
                }
                if lot.granted_at > at {
                    return Err(Refusal::OpeningLotInFuture { index });
                }
                if lot.granted_at.plus_ms(policy.credit_life_ms()) <= at {
                    return Err(Refusal::OpeningLotExpired { index });
                }
            }
            within_limit(policy, lots.iter().map(|lot| u64::from(lot.credits)).sum())
        }
    }
}

fn within_limit(policy: &Policy, opening_credits: u64) -> Result<(), Refusal> {
    if opening_credits > u64::from(policy.limit) {
        return Err(Refusal::OpeningBeyondLimit { limit: policy.limit });
    }
    Ok(())
}
