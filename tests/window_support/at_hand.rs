//! Accounts that have a past already, as files in the data directory.

use std::sync::Arc;

use inmail_credits::document::{Document, Home, NewAccount, example};
use inmail_credits::domain::{
    Action, Instant, Letter, MINUTE_MS, Opening, OpeningLot, Policy, ResponseKind, SubscriptionType,
};
use inmail_credits::store::DataDir;
use inmail_credits::store::format::{AccountContent, Detail, Summary, write_account};

use crate::desk::{START, at};

/// An account while its past is being told.
pub(crate) struct Past(Document);

impl Past {
    /// A live account, opened at this instant with these batches.
    pub(crate) fn opened(id: &str, name: &str, when: &str, lots: &[(u32, &str)]) -> Self {
        let lot = |&(credits, granted): &(u32, &str)| OpeningLot { credits, granted_at: at(granted) };
        let new = NewAccount {
            name: name.to_owned(),
            opened_at: at(when),
            subscription: SubscriptionType::Core,
            opening: Opening::Lots(lots.iter().map(lot).collect()),
            policy: Policy::default(),
        };
        Self(Document::create(id.to_owned(), Home::Example, new, at(when)).unwrap())
    }

    pub(crate) fn act(mut self, action: &Action, when: Instant) -> Self {
        self.0.act(action, when).unwrap();
        self
    }

    pub(crate) fn send(self, letter: Letter, when: Instant) -> Self {
        self.act(&Action::Send(Arc::new(letter)), when)
    }

    pub(crate) fn respond(self, id: &str, when: Instant) -> Self {
        self.act(&Action::Respond { id: Arc::from(id), kind: ResponseKind::Interested }, when)
    }

    /// Puts it among the accounts.
    pub(crate) fn keep(self, data_dir: &DataDir) {
        let document = self.0;
        let content = AccountContent {
            id: document.id(),
            name: document.name(),
            detail: Detail::Full,
            policy: document.account().policy(),
            events: document.history().events(),
            summary: &Summary::of(document.account()),
        };
        std::fs::write(data_dir.account_file(document.id()), write_account(&content).unwrap()).unwrap();
    }
}

/// An account with half a year behind it: what the example tells, as an account of one's own.
pub(crate) fn half_a_year(data_dir: &DataDir) {
    Past(example(at(START)).unwrap()).keep(data_dir);
}

pub(crate) fn letter(id: &str, to: &str, subject: &str, body: &str) -> Letter {
    Letter {
        id: Arc::from(id),
        to: Arc::from(to),
        profile: None,
        subject: Some(Arc::from(subject)),
        body: Some(Arc::from(body)),
    }
}

/// 12 credits that end on 26 November, and 30 that end later.
pub(crate) fn about_to_expire(data_dir: &DataDir) {
    let lots = [(12, "2026-08-28T00:00:00Z"), (30, "2026-10-01T00:00:00Z")];
    Past::opened("dana", "Dana Whitfield", "2026-11-02T09:00:00Z", &lots).keep(data_dir);
}

/// This many InMails, answered each a minute after it was sent.
pub(crate) fn sent(data_dir: &DataDir, count: usize) {
    let mut past = Past::opened("busy", "Busy Bee", "2026-11-02T09:00:00Z", &[(50, "2026-11-02T00:00:00Z")]);
    for number in 0..count {
        let id = format!("m{number}");
        let when = at("2026-11-02T10:00:00Z").plus_ms(2 * MINUTE_MS * i64::try_from(number).unwrap());
        let to = format!("Person {number:05}");
        past = past.send(letter(&id, &to, &format!("Subject {number}"), "Text"), when);
        past = past.respond(&id, when.plus_ms(MINUTE_MS));
    }
    past.keep(data_dir);
}
