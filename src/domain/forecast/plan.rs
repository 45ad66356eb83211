//! What a steady way of writing would come to.

use std::collections::VecDeque;
use std::sync::Arc;

use super::outlook::{Loss, Outlook};
use crate::domain::account::Account;
use crate::domain::action::Action;
use crate::domain::message::{Letter, NotReturned, ResponseKind};
use crate::domain::time::{DAY_MS, Instant};

/// A steady way of writing.
///
/// The InMails go out evenly: the k-th after k sevenths of a week divided by their number a week. One that
/// finds no credit is left out. Of those that were sent, as many are answered as the share says, spread
/// evenly: the k-th is answered if the share of k, rounded down, is greater than that of k − 1. An answer
/// comes after whole days of 24 hours; at one instant answers come before InMails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// InMails in seven days.
    pub inmails_a_week: u32,
    /// Of a hundred InMails, how many are answered; more than 100 count as 100.
    pub answered_percent: u32,
    /// Days from sending to the answer.
    pub answered_after_days: u32,
}

/// What a plan comes to.
#[derive(Debug, Clone)]
pub struct Planned {
    /// The account under it.
    pub outlook: Outlook,
    /// InMails sent.
    pub sent: u32,
    /// InMails that found no credit or no subscription.
    pub unsent: u32,
    /// The first of those.
    pub first_unsent: Option<Instant>,
    /// Credits that came back.
    pub returned: u32,
}

impl Plan {
    /// Plays the plan from the account's present up to and including `until`, under the account's own rules.
    pub fn play(&self, account: &Account, until: Instant) -> Planned {
        let from = account.now();
        let mut ahead = account.without_past();
        let mut answers: VecDeque<(Instant, Arc<str>)> = VecDeque::new();
        let mut unfit = Vec::new();
        let (mut sent, mut unsent, mut first_unsent, mut returned) = (0_u32, 0_u32, None, 0_u32);
        for at in self.sendings(from, until) {
            returned += answer(&mut ahead, &mut answers, at, &mut unfit);
            ahead.advance_to(at);
            let id: Arc<str> = Arc::from(format!("plan-{sent}"));
            if act(&mut ahead, &Action::Send(Arc::new(letter(&id)))) {
                sent += 1;
                if self.is_answered(sent) {
                    answers.push_back((at.plus_ms(i64::from(self.answered_after_days) * DAY_MS), id));
                }
            } else {
                unsent += 1;
                first_unsent = first_unsent.or(Some(at));
            }
        }
        returned += answer(&mut ahead, &mut answers, until, &mut unfit);
        ahead.advance_to(until);
        let outlook = Outlook::at_end(from, ahead, until, unfit);
        Planned { outlook, sent, unsent, first_unsent, returned }
    }

    /// The fewest InMails a week, up to `most`, with which nothing is lost; the rest of the plan as it is.
    pub fn fewest_a_week(&self, account: &Account, until: Instant, most: u32) -> Option<u32> {
        (0..=most).find(|number| {
            let plan = Self { inmails_a_week: *number, ..*self };
            plan.play(account, until).outlook.losses().is_empty()
        })
    }

    fn sendings(&self, from: Instant, until: Instant) -> impl Iterator<Item = Instant> {
        let a_week = i64::from(self.inmails_a_week);
        (1_i64..)
            .take_while(move |_| a_week > 0)
            .map(move |k| from.plus_ms(k.saturating_mul(7 * DAY_MS) / a_week))
            .take_while(move |at| *at <= until)
    }

    /// Whether the k-th InMail, counted from 1, is answered.
    fn is_answered(&self, k: u32) -> bool {
        let share = u64::from(self.answered_percent.min(100));
        let answered = |count: u32| u64::from(count) * share / 100;
        answered(k) > answered(k.saturating_sub(1))
    }
}

/// Answers what is due by an instant; how many credits came back.
fn answer(
    ahead: &mut Account,
    answers: &mut VecDeque<(Instant, Arc<str>)>,
    until: Instant,
    unfit: &mut Vec<Loss>,
) -> u32 {
    let mut returned = 0;
    while let Some((at, id)) = answers.pop_front_if(|(at, _)| *at <= until) {
        ahead.advance_to(at);
        act(ahead, &Action::Respond { id: Arc::clone(&id), kind: ResponseKind::Interested });
        match ahead.message_with_id(&id).and_then(|(_, message)| message.response).map(|known| known.credit) {
            Some(Ok(_)) => returned += 1,
            Some(Err(NotReturned::AtLimit)) => unfit.push(Loss { at, credits: 1 }),
            _ => {}
        }
    }
    returned
}

fn act(account: &mut Account, action: &Action) -> bool {
    let decided = account.decide(action);
    if let Ok(event) = &decided {
        account.apply(event);
    }
    decided.is_ok()
}

fn letter(id: &Arc<str>) -> Letter {
    Letter { id: Arc::clone(id), to: Arc::clone(id), profile: None, subject: None, body: None }
}
