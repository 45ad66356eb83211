//! Playing a scenario: its steps, one after another, into a history.

use crate::domain::{
    Action, Event, EventKind, History, Impossible, Instant, LotNo, NotReturned, Refusal, ResponseKind,
};
use crate::store::format::{Scenario, Step};
use crate::store::{Cancel, ReadError};

/// A scenario that was played to its end.
#[derive(Debug, Clone)]
pub struct Played {
    /// The account it led to.
    pub history: History,
    /// What came of each step, in order.
    pub steps: Vec<StepResult>,
}

/// What came of one step.
#[derive(Debug, Clone, Copy)]
pub struct StepResult {
    /// The account's time after it.
    pub at: Instant,
    /// Credits left after it.
    pub credits: u32,
    /// What was done, or why not.
    pub outcome: Result<Done, Refusal>,
}

/// What a step did, as far as it has more to tell.
#[derive(Debug, Clone, Copy)]
pub enum Done {
    /// A response: the batch that came back, or why none did.
    Response(ResponseKind, Result<LotNo, NotReturned>),
    /// An observation: observed minus expected.
    Observation(i64),
    /// Anything else.
    Plain,
}

/// Plays a scenario.
///
/// # Errors
/// When a step would lead beyond the last instant an account may reach; a refusal is a result.
pub fn play(scenario: &Scenario) -> Result<Played, ReadError> {
    play_unless(scenario, &Cancel::default())
}

/// As [`play`], unless it is cancelled, which also stops it on the way.
///
/// # Errors
/// As [`play`], and when it is cancelled.
pub(super) fn play_unless(scenario: &Scenario, cancel: &Cancel) -> Result<Played, ReadError> {
    let opened = Event {
        at: scenario.opened_at,
        recorded_at: scenario.opened_at,
        kind: EventKind::Opened { subscription: scenario.subscription, opening: scenario.opening.clone() },
    };
    let mut history = History::replay(scenario.policy, vec![opened])
        .map_err(|Impossible { refusal, .. }| ReadError::impossible("account", refusal))?;
    let mut steps = Vec::with_capacity(scenario.steps.len());
    for (index, step) in scenario.steps.iter().enumerate() {
        ReadError::if_cancelled(cancel)?;
        let outcome = take(&mut history, step);
        if outcome.as_ref().is_err_and(|refusal| *refusal == Refusal::TimeOutOfRange) {
            let rule = "this step leads beyond the year 2199, the last that an account may reach";
            return Err(ReadError::breaks(format!("steps[{index}]"), rule, "take it out"));
        }
        let account = history.account();
        steps.push(StepResult { at: account.now(), credits: account.credits(), outcome });
    }
    Ok(Played { history, steps })
}

fn take(history: &mut History, step: &Step) -> Result<Done, Refusal> {
    if let Some(at) = step.at {
        history.account().permits_time(at)?;
        history.advance_to(at);
    }
    let Some(action) = &step.action else { return Ok(Done::Plain) };
    let now = history.account().now();
    // A story may pass beyond the years in which anything is recorded.
    history.act(action, now.min(Instant::LATEST_OPENING))?;
    let account = history.account();
    let told = match action {
        Action::Respond { id, .. } => account
            .message_with_id(id)
            .and_then(|(_, message)| message.response)
            .map(|response| Done::Response(response.kind, response.credit)),
        Action::Observe { .. } => {
            account.observations().last().map(|observation| Done::Observation(observation.difference()))
        }
        _ => None,
    };
    Ok(told.unwrap_or(Done::Plain))
}
