//! A second reading of the rules, from their text alone: every credit is an object, every question goes
//! through everything, times are plain milliseconds and months are counted day by day. Slow on purpose;
//! where it and the domain disagree, one of them misreads the rules.

use std::sync::LazyLock;

use inmail_credits::domain::{
    Action, AtLimit, Letter, Opening, Policy, ResponseKind, ReturnedCreditLife, SubscriptionType,
};

use crate::seen::{Seen, SeenEntry, SeenLot, SeenMessage};

const DAY: i64 = 24 * 60 * 60 * 1000;

/// One credit that is left.
#[derive(Debug, Clone, Copy)]
struct Credit {
    lot: u32,
    granted: i64,
    expires: i64,
}

/// A subscription, from when to when.
#[derive(Debug, Clone, Copy)]
struct Term {
    kind: SubscriptionType,
    since: i64,
    until: Option<i64>,
}

#[derive(Debug, Clone)]
struct Mark {
    month: String,
    repaired: bool,
}

pub(crate) struct Model {
    policy: Policy,
    now: i64,
    terms: Vec<Term>,
    credits: Vec<Credit>,
    /// The source of each batch; batch 1 is the first.
    sources: Vec<&'static str>,
    ledger: Vec<SeenEntry>,
    messages: Vec<SeenMessage>,
    reminders: Vec<(i64, String)>,
    marks: Vec<Mark>,
    observations: Vec<(i64, u32, u32)>,
}

impl Model {
    pub(crate) fn open(policy: Policy, at: i64, kind: SubscriptionType, opening: &Opening) -> Self {
        let mut model = Self {
            policy,
            now: at,
            terms: vec![Term { kind, since: at, until: None }],
            credits: Vec::new(),
            sources: Vec::new(),
            ledger: Vec::new(),
            messages: Vec::new(),
            reminders: Vec::new(),
            marks: Vec::new(),
            observations: Vec::new(),
        };
        // R3: batches of an existing account are numbered by date.
        let mut batches = match opening {
            Opening::Credits(credits) => vec![(*credits, at)],
            Opening::Lots(lots) => lots.iter().map(|lot| (lot.credits, lot.granted_at.as_ms())).collect(),
        };
        batches.sort_by_key(|&(_, granted)| granted);
        for (credits, granted) in batches {
            model.add(credits, "opening", granted, granted + model.life(), None);
        }
        model
    }

    /// One line of a story: time passes to it, then it is done or refused.
    pub(crate) fn step(&mut self, at: i64, action: Option<&Action>) -> Result<(), &'static str> {
        if at < self.now {
            return Err("time_went_back");
        }
        self.pass(at);
        match action {
            None => Ok(()),
            Some(Action::Send(letter)) => self.send(letter),
            Some(Action::Edit { id, subject, body }) => self.edit(id, subject.as_deref(), body.as_deref()),
            Some(Action::Delete { id }) => self.delete(id),
            Some(Action::Respond { id, kind }) => self.respond(id, *kind),
            Some(Action::ChangeSubscription { to, opening_credits }) => self.change(*to, *opening_credits),
            Some(Action::Cancel) => self.cancel(),
            Some(Action::Resubscribe { to, opening_credits }) => self.resubscribe(*to, *opening_credits),
            Some(Action::MissAllocation { month }) => self.miss(month.to_string()),
            Some(Action::RepairAllocation { month }) => self.repair(&month.to_string()),
            Some(Action::Observe { credits }) => {
                self.observations.push((self.now, *credits, self.left()));
                Ok(())
            }
            Some(Action::AdvanceTo(to)) => self.step(to.as_ms(), None),
            Some(Action::AdvanceMonth) => {
                let next = firsts().iter().find(|(first, _)| *first > self.now);
                self.step(next.unwrap().0, None)
            }
        }
    }

    pub(crate) fn seen(&self) -> Seen {
        let mut lots: Vec<SeenLot> = Vec::new();
        for credit in self.spend_order() {
            match lots.iter_mut().find(|lot| lot.no == credit.lot) {
                Some(lot) => lot.left += 1,
                None => lots.push(SeenLot {
                    no: credit.lot,
                    source: self.sources[credit.lot as usize - 1],
                    left: 1,
                    granted_ms: credit.granted,
                    expires_ms: credit.expires,
                }),
            }
        }
        Seen {
            now_ms: self.now,
            credits: self.left(),
            lots,
            ledger: self.ledger.clone(),
            totals: self.totals(),
            messages: self.messages.clone(),
            reminders: self.reminders.clone(),
            waiting: self.waiting(),
            overdue: self.overdue(),
            subscription: self.term().map(|term| (term.kind, term.since)),
            observations: self.observations.clone(),
        }
    }

    // What is.

    fn life(&self) -> i64 {
        i64::from(self.policy.credit_life_days) * DAY
    }

    fn left(&self) -> u32 {
        u32::try_from(self.credits.len()).unwrap()
    }

    fn term(&self) -> Option<Term> {
        self.terms.iter().copied().find(|term| term.until.is_none())
    }

    fn totals(&self) -> [u64; 8] {
        [
            "opening",
            "allocation",
            "repaired_allocation",
            "returned",
            "sent",
            "expired",
            "removed_at_limit",
            "forfeited",
        ]
        .map(|reason| {
            let changes = self.ledger.iter().filter(|entry| entry.reason == reason);
            changes.map(|entry| u64::from(entry.change.unsigned_abs())).sum()
        })
    }

    /// "Messages neither answered nor deleted whose response window is open."
    fn waiting(&self) -> u32 {
        let window = i64::from(self.policy.response_window_days) * DAY;
        let waits = |message: &&SeenMessage| {
            message.response.is_none() && message.deleted_ms.is_none() && self.now < message.sent_ms + window
        };
        u32::try_from(self.messages.iter().filter(waits).count()).unwrap()
    }

    /// R13: "From 00:00 UTC on the 2nd", "until the allocation is made good", while subscribed.
    fn overdue(&self) -> Vec<String> {
        let overdue = |(first, month): &(i64, String)| {
            let open = self.marks.iter().any(|mark| mark.month == *month && !mark.repaired);
            (open && self.was_due(*first) && self.now >= first + DAY).then(|| month.clone())
        };
        match self.term() {
            Some(_) => firsts().iter().filter_map(overdue).collect(),
            None => Vec::new(),
        }
    }

    /// R2: the subscription is active at that instant and began before it. Expiry and allocation come
    /// before actions (R7), so one that ends at that very instant still counts.
    fn was_due(&self, first: i64) -> bool {
        let covers = |term: &Term| term.since < first && term.until.is_none_or(|until| until >= first);
        first <= self.now && self.terms.iter().any(covers)
    }

    fn spend_order(&self) -> Vec<Credit> {
        let mut credits = self.credits.clone();
        credits.sort_by_key(|credit| (credit.expires, credit.granted, credit.lot));
        credits
    }

    // What time brings.

    fn pass(&mut self, to: i64) {
        let reminder_after = i64::from(self.policy.reminder_after_days) * DAY;
        loop {
            // Every instant at which something could happen, found anew each time.
            let ends = self.credits.iter().map(|credit| credit.expires);
            let reminders = self.messages.iter().map(|message| message.sent_ms + reminder_after);
            let first = firsts().iter().map(|(first, _)| *first).find(|&first| first > self.now);
            let next = ends.chain(reminders).chain(first).filter(|&at| at > self.now && at <= to).min();
            let Some(at) = next else { break };
            self.now = at;
            self.expire();
            self.allocate();
            self.remind(reminder_after);
        }
        self.now = to;
    }

    fn expire(&mut self) {
        let gone: Vec<Credit> =
            self.spend_order().into_iter().filter(|credit| credit.expires <= self.now).collect();
        self.remove(gone, "expired", None);
    }

    fn allocate(&mut self) {
        let Some((first, month)) = firsts().iter().find(|(first, _)| *first == self.now) else { return };
        let marked = self.marks.iter().any(|mark| mark.month == *month);
        if self.was_due(*first) && !marked {
            self.add(self.policy.monthly_allocation, "allocation", *first, first + self.life(), None);
        }
    }

    fn remind(&mut self, after: i64) {
        let now = self.now;
        for message in &mut self.messages {
            let open = message.response.is_none() && message.deleted_ms.is_none();
            if open && message.sent_ms + after == now {
                message.reminded_ms = Some(now);
                self.reminders.push((now, message.id.clone()));
            }
        }
    }

    // What someone does.

    fn send(&mut self, letter: &Letter) -> Result<(), &'static str> {
        if self.messages.iter().any(|message| message.id == *letter.id) {
            return Err("duplicate_message");
        }
        if letter.to.trim().is_empty() {
            return Err("recipient_empty");
        }
        texts(letter.subject.as_deref(), letter.body.as_deref())?;
        if self.term().is_none() {
            return Err("no_subscription");
        }
        let Some(credit) = self.spend_order().first().copied() else { return Err("no_credits") };
        self.remove(vec![credit], "sent", Some(letter.id.to_string()));
        self.messages.push(SeenMessage {
            id: letter.id.to_string(),
            sent_ms: self.now,
            subject: letter.subject.as_deref().map(str::to_owned),
            body: letter.body.as_deref().map(str::to_owned),
            paid_by: credit.lot,
            paid_expires_ms: credit.expires,
            edited_ms: None,
            deleted_ms: None,
            reminded_ms: None,
            response: None,
        });
        Ok(())
    }

    fn edit(&mut self, id: &str, subject: Option<&str>, body: Option<&str>) -> Result<(), &'static str> {
        let place = self.changeable(id, "edit_window_closed")?;
        texts(subject, body)?;
        let message = &mut self.messages[place];
        message.edited_ms = Some(self.now);
        if let Some(subject) = subject {
            message.subject = Some(subject.to_owned());
        }
        if let Some(body) = body {
            message.body = Some(body.to_owned());
        }
        Ok(())
    }

    fn delete(&mut self, id: &str) -> Result<(), &'static str> {
        let place = self.changeable(id, "delete_window_closed")?;
        self.messages[place].deleted_ms = Some(self.now);
        Ok(())
    }

    fn changeable(&self, id: &str, closed: &'static str) -> Result<usize, &'static str> {
        let window = i64::from(self.policy.edit_window_minutes) * 60_000;
        let place = self.messages.iter().position(|message| message.id == id).ok_or("unknown_message")?;
        let message = &self.messages[place];
        if message.deleted_ms.is_some() {
            return Err("message_deleted");
        }
        if self.now >= message.sent_ms + window {
            return Err(closed);
        }
        Ok(place)
    }

    fn respond(&mut self, id: &str, kind: ResponseKind) -> Result<(), &'static str> {
        let place = self.messages.iter().position(|message| message.id == id).ok_or("unknown_message")?;
        let message = self.messages[place].clone();
        if message.response.is_some() {
            return Err("already_answered");
        }
        let credit = self.give_back(&message);
        self.messages[place].response = Some((self.now, kind, credit));
        Ok(())
    }

    fn give_back(&mut self, message: &SeenMessage) -> Result<u32, &'static str> {
        let window = i64::from(self.policy.response_window_days) * DAY;
        if message.deleted_ms.is_some() {
            return Err("deleted");
        }
        if self.now >= message.sent_ms + window {
            return Err("late");
        }
        if self.term().is_none() {
            return Err("no_subscription");
        }
        let expires = match self.policy.returned_credit_life {
            ReturnedCreditLife::Fresh => self.now + self.life(),
            ReturnedCreditLife::Inherit if message.paid_expires_ms <= self.now => {
                return Err("already_expired");
            }
            ReturnedCreditLife::Inherit => message.paid_expires_ms,
        };
        self.add(1, "returned", self.now, expires, Some(message.id.clone())).ok_or("at_limit")
    }

    fn change(&mut self, to: SubscriptionType, opening: u32) -> Result<(), &'static str> {
        let term = self.term().ok_or("no_subscription")?;
        if term.kind == to {
            return Err("same_subscription");
        }
        self.end_term();
        self.begin_term(to, opening);
        Ok(())
    }

    fn cancel(&mut self) -> Result<(), &'static str> {
        self.term().ok_or("no_subscription")?;
        self.end_term();
        Ok(())
    }

    fn resubscribe(&mut self, to: SubscriptionType, opening: u32) -> Result<(), &'static str> {
        if self.term().is_some() {
            return Err("already_subscribed");
        }
        self.begin_term(to, opening);
        Ok(())
    }

    fn end_term(&mut self) {
        let all = self.spend_order();
        self.remove(all, "forfeited", None);
        for term in &mut self.terms {
            term.until = term.until.or(Some(self.now));
        }
    }

    fn begin_term(&mut self, kind: SubscriptionType, opening: u32) {
        self.terms.push(Term { kind, since: self.now, until: None });
        self.add(opening, "opening", self.now, self.now + self.life(), None);
    }

    fn miss(&mut self, month: String) -> Result<(), &'static str> {
        let upcoming = firsts().iter().any(|(first, name)| *name == month && *first > self.now);
        if !upcoming || self.marks.iter().any(|mark| mark.month == month) {
            return Err("month_not_upcoming");
        }
        self.marks.push(Mark { month, repaired: false });
        Ok(())
    }

    fn repair(&mut self, month: &str) -> Result<(), &'static str> {
        let due = firsts().iter().any(|(first, name)| name == month && self.was_due(*first));
        let mark = self.marks.iter().position(|mark| mark.month == month && !mark.repaired && due);
        let mark = mark.ok_or("nothing_to_repair")?;
        self.term().ok_or("no_subscription")?;
        self.marks[mark].repaired = true;
        let credits = self.policy.monthly_allocation;
        self.add(credits, "repaired_allocation", self.now, self.now + self.life(), None);
        Ok(())
    }

    // How credits come and go.

    /// R6; the batch that arrived, unless nothing did.
    fn add(
        &mut self,
        mut credits: u32,
        source: &'static str,
        granted: i64,
        expires: i64,
        id: Option<String>,
    ) -> Option<u32> {
        match self.policy.at_limit {
            AtLimit::ReplaceSoonest => {
                let too_many = (self.left() + credits).saturating_sub(self.policy.limit);
                let room = self.spend_order().into_iter().take(too_many as usize).collect();
                self.remove(room, "removed_at_limit", None);
            }
            AtLimit::ShortenAddition => credits = credits.min(self.policy.limit - self.left()),
        }
        if credits == 0 {
            return None;
        }
        self.sources.push(source);
        let lot = u32::try_from(self.sources.len()).unwrap();
        for _ in 0..credits {
            self.credits.push(Credit { lot, granted, expires });
        }
        self.enter(source, i32::try_from(credits).unwrap(), lot, id);
        Some(lot)
    }

    /// Removes these credits, one entry for each batch touched, in the order given.
    fn remove(&mut self, credits: Vec<Credit>, reason: &'static str, id: Option<String>) {
        let mut lots: Vec<u32> = credits.iter().map(|credit| credit.lot).collect();
        lots.dedup();
        for lot in lots {
            let count = credits.iter().filter(|credit| credit.lot == lot).count();
            for _ in 0..count {
                let place = self.credits.iter().position(|credit| credit.lot == lot).unwrap();
                self.credits.remove(place);
            }
            self.enter(reason, -i32::try_from(count).unwrap(), lot, id.clone());
        }
    }

    fn enter(&mut self, reason: &'static str, change: i32, lot: u32, id: Option<String>) {
        let left = self.left();
        self.ledger.push(SeenEntry { at_ms: self.now, reason, change, left, lot, id });
    }
}

/// R8, in the order of the formats.
fn texts(subject: Option<&str>, body: Option<&str>) -> Result<(), &'static str> {
    let breaks = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    if let Some(subject) = subject {
        if subject.contains(breaks) {
            return Err("subject_has_line_break");
        }
        if subject.trim().is_empty() {
            return Err("subject_empty");
        }
        if subject.chars().count() > 200 {
            return Err("subject_too_long");
        }
    }
    if let Some(body) = body {
        if body.trim().is_empty() {
            return Err("body_empty");
        }
        if body.chars().count() > 1_900 {
            return Err("body_too_long");
        }
    }
    Ok(())
}

/// Every 1st at 00:00 UTC from 2020 to 2040, with its month's name, counted month by month.
pub(crate) fn firsts() -> &'static [(i64, String)] {
    static FIRSTS: LazyLock<Vec<(i64, String)>> = LazyLock::new(|| {
        const DAYS_TO_2020: i64 = 18_262;
        let mut firsts = Vec::new();
        let mut day = DAYS_TO_2020;
        for year in 2020..=2040 {
            for month in 1..=12 {
                firsts.push((day * DAY, format!("{year:04}-{month:02}")));
                day += match month {
                    4 | 6 | 9 | 11 => 30,
                    2 if year % 4 == 0 => 29,
                    2 => 28,
                    _ => 31,
                };
            }
        }
        firsts
    });
    &FIRSTS
}
