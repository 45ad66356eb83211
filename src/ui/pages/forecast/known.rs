//! What was worked out for the page, kept until something it rests on changes.

use std::cell::OnceCell;

use crate::domain::{
    Account, Coming, DAY_MS, Entry, Instant, MINUTE_MS, Need, Outlook, Plan, Planned, Step, at_risk, coming,
    steps,
};
use crate::text::window::forecast as words;
use crate::ui::view::{Stamp, View};

/// Everything the page shows, of one minute.
#[derive(Debug)]
pub(super) struct Known {
    key: Key,
    /// Where the picture begins.
    pub(super) from: Instant,
    /// The instant of the picture.
    pub(super) now: Instant,
    /// What stands at the line of it.
    pub(super) today: String,
    pub(super) past: Vec<Step>,
    pub(super) ahead: Vec<Step>,
    pub(super) outlook: Outlook,
    pub(super) coming: Vec<Coming>,
    /// Each of them in words.
    pub(super) coming_told: Vec<String>,
    pub(super) needs: Vec<Need>,
    /// The plan and its steps, where InMails are planned.
    pub(super) planned: Option<(Planned, Vec<Step>)>,
    /// The picture in a sentence.
    pub(super) summary: String,
    /// All of the picture, for who cannot see it; put together where a screen reader asks.
    in_words: OnceCell<String>,
    /// What the plan comes to.
    pub(super) comes_to: String,
    /// The fewest InMails a week with which nothing is lost.
    pub(super) fewest: String,
}

#[derive(Debug, PartialEq)]
struct Key {
    stamp: Stamp,
    /// The account shown may be that of another instant.
    entries: usize,
    minute: i64,
    days: i64,
    plan: Plan,
}

impl Key {
    fn of(view: &View<'_>, days: i64, plan: Plan) -> Self {
        let minute = view.now().as_ms().div_euclid(MINUTE_MS);
        Self { stamp: Stamp::of(view), entries: view.account().ledger().len(), minute, days, plan }
    }
}

impl Known {
    pub(super) fn of(view: &View<'_>, days: i64, plan: Plan, a_week_most: u32) -> Self {
        let account = view.account();
        let now = account.now();
        let still = view.locked().is_some();
        let until = now.plus_ms(days * DAY_MS).min(Instant::LATEST);
        let from = now.plus_ms(-days * DAY_MS).max(account.opened_at());
        let outlook = Outlook::of(account, until);
        let past = steps(account.ledger(), 0, from, now);
        let ahead = steps(outlook.entries(), account.credits(), now, until);
        let planned = plan.play(account, until);
        let comes_to = words::planned(&plan, &planned);
        let fewest = words::fewest(plan.fewest_a_week(account, until, a_week_most), a_week_most, until);
        let planned = (plan.inmails_a_week > 0).then(|| {
            let line = steps(planned.outlook.entries(), account.credits(), now, until);
            (planned, line)
        });
        let coming = coming(account, &outlook);
        Self {
            key: Key::of(view, days, plan),
            from,
            now,
            today: words::today(now, still),
            coming_told: coming.iter().map(|coming| words::what(account, coming)).collect(),
            coming,
            needs: at_risk(account, until),
            summary: words::summary(account, &ahead, until, still),
            in_words: OnceCell::new(),
            past,
            ahead,
            outlook,
            planned,
            comes_to,
            fewest,
        }
    }

    pub(super) fn holds_for(&self, view: &View<'_>, days: i64, plan: Plan) -> bool {
        self.key == Key::of(view, days, plan)
    }

    /// The picture in a sentence, and every step of it.
    pub(super) fn in_words(&self) -> &str {
        self.in_words.get_or_init(|| format!("{} {}", self.summary, words::in_words(&self.past, &self.ahead)))
    }

    /// The step that holds at an instant, and what brought it about.
    pub(super) fn at(&self, account: &Account, at: Instant) -> Option<(Step, Vec<String>)> {
        let (line, entries): (&[Step], &[Entry]) = if at < self.now {
            (&self.past, account.ledger())
        } else {
            (&self.ahead, self.outlook.entries())
        };
        let place = line.partition_point(|step| step.at <= at).checked_sub(1)?;
        let step = *line.get(place)?;
        let first = entries.partition_point(|entry| entry.at < step.at);
        let last = entries.partition_point(|entry| entry.at <= step.at);
        let there = entries.get(first..last).unwrap_or_default();
        Some((step, words::causes(account, there)))
    }

    /// All instants of the picture's steps.
    pub(super) fn instants(&self) -> impl Iterator<Item = Instant> {
        self.past.iter().chain(&self.ahead).map(|step| step.at)
    }
}
