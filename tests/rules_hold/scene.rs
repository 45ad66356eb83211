//! An account for exact examples: times as text, actions as words, refusals as codes.

use std::sync::Arc;

use inmail_credits::domain::{
    Account, Action, Instant, Letter, Month, NotReturned, Opening, OpeningLot, Policy, Refusal, ResponseKind,
    SubscriptionType,
};

use crate::seen::{SeenEntry, see};
use crate::story::fine_letter;

pub(crate) struct Scene {
    pub(crate) account: Account,
}

pub(crate) fn instant(text: &str) -> Instant {
    text.parse().unwrap()
}

pub(crate) fn month(text: &str) -> Month {
    text.parse().unwrap()
}

pub(crate) fn try_opening(policy: Policy, at: &str, opening: &Opening) -> Result<Account, Refusal> {
    Account::open(policy, instant(at), SubscriptionType::Core, opening)
}

pub(crate) fn lots(lots: &[(u32, &str)]) -> Opening {
    let lot = |&(credits, at): &(u32, &str)| OpeningLot { credits, granted_at: instant(at) };
    Opening::Lots(lots.iter().map(lot).collect())
}

impl Scene {
    pub(crate) fn open(at: &str, credits: u32) -> Self {
        Self::open_under(Policy::default(), at, &Opening::Credits(credits))
    }

    pub(crate) fn open_under(policy: Policy, at: &str, opening: &Opening) -> Self {
        Self { account: try_opening(policy, at, opening).unwrap() }
    }

    pub(crate) fn at(&mut self, at: &str) -> &mut Self {
        self.account.advance_to(instant(at));
        self
    }

    pub(crate) fn attempt(&mut self, action: &Action) -> Result<(), &'static str> {
        let event = self.account.decide(action).map_err(Refusal::code)?;
        self.account.apply(&event);
        Ok(())
    }

    pub(crate) fn send(&mut self, id: &str) -> Result<(), &'static str> {
        self.attempt(&Action::Send(fine_letter(id)))
    }

    pub(crate) fn send_as(&mut self, id: &str, to: &str, subject: &str) -> Result<(), &'static str> {
        self.attempt(&Action::Send(Arc::new(Letter {
            id: id.into(),
            to: to.into(),
            profile: None,
            subject: Some(subject.into()),
            body: Some("Message".into()),
        })))
    }

    pub(crate) fn edit(&mut self, id: &str, subject: &str) -> Result<(), &'static str> {
        self.attempt(&Action::Edit { id: id.into(), subject: Some(subject.into()), body: None })
    }

    pub(crate) fn delete(&mut self, id: &str) -> Result<(), &'static str> {
        self.attempt(&Action::Delete { id: id.into() })
    }

    /// Records a response; whether it returned a credit, and why not.
    pub(crate) fn respond(&mut self, id: &str) -> Result<Result<(), NotReturned>, &'static str> {
        self.attempt(&Action::Respond { id: id.into(), kind: ResponseKind::NotInterested })?;
        let (_, message) = self.account.message_with_id(id).unwrap();
        Ok(message.response.unwrap().credit.map(|_| ()))
    }

    pub(crate) fn change(&mut self, to: SubscriptionType) -> Result<(), &'static str> {
        self.attempt(&Action::ChangeSubscription { to, opening_credits: 0 })
    }

    pub(crate) fn cancel(&mut self) -> Result<(), &'static str> {
        self.attempt(&Action::Cancel)
    }

    pub(crate) fn resubscribe(&mut self) -> Result<(), &'static str> {
        self.attempt(&Action::Resubscribe { to: SubscriptionType::Core, opening_credits: 0 })
    }

    pub(crate) fn miss(&mut self, text: &str) -> Result<(), &'static str> {
        self.attempt(&Action::MissAllocation { month: month(text) })
    }

    pub(crate) fn repair(&mut self, text: &str) -> Result<(), &'static str> {
        self.attempt(&Action::RepairAllocation { month: month(text) })
    }

    pub(crate) fn credits(&self) -> u32 {
        self.account.credits()
    }

    pub(crate) fn overdue(&self) -> Vec<String> {
        self.account.renewal_overdue().map(|month| month.to_string()).collect()
    }

    pub(crate) fn reminded(&self) -> Vec<String> {
        see(&self.account).reminders.into_iter().map(|(_, id)| id).collect()
    }

    /// Reason, change, left and batch of each entry from a place in the ledger on.
    pub(crate) fn entries_from(&self, first: usize) -> Vec<(&'static str, i32, u32, u32)> {
        let brief = |entry: SeenEntry| (entry.reason, entry.change, entry.left, entry.lot);
        see(&self.account).ledger.into_iter().skip(first).map(brief).collect()
    }
}
