//! The verdict on one snapshot.

use std::borrow::Cow;

use super::finding::{Finding, Loss, RefusedStep, Trouble, Verdict};
use crate::document::snapshot::{Origin, Snapshot, read_snapshot};
use crate::domain::{Account, DAY_MS, Entry, Instant, Policy, Reason};
use crate::store::format::{Detail, FileKind, Seal};

/// Credits that go within this are about to be lost.
pub const SOON_MS: i64 = 7 * DAY_MS;

/// What a snapshot is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// An account file or a scenario.
    pub kind: FileKind,
    /// The account's own id; a scenario has none.
    pub id: Option<String>,
    /// The account's name.
    pub name: String,
    /// How much the file holds.
    pub detail: Detail,
    /// The instant that it tells of.
    pub recorded_until: Instant,
    /// The instant it was judged at.
    pub at: Instant,
    /// Credits left then; `None` before the account was opened.
    pub credits: Option<u32>,
    /// How many actions were replayed, the opening included.
    pub actions: usize,
}

/// A snapshot with what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// What it is of, unless it is unusable.
    pub subject: Option<Subject>,
    /// What was found, the worst first.
    pub findings: Vec<Finding>,
}

impl Checked {
    /// Something of which nothing can be told.
    pub fn unusable(trouble: Trouble) -> Self {
        Self { subject: None, findings: vec![Finding::Unusable(trouble)] }
    }

    /// The verdict: that of the worst finding.
    pub fn verdict(&self) -> Verdict {
        self.findings.iter().map(Finding::verdict).max().unwrap_or(Verdict::Fine)
    }
}

/// Checks the bytes of an account file, snapshot or scenario: at `at`, or at the instant it speaks of.
pub fn check_bytes<'b>(bytes: impl Into<Cow<'b, [u8]>>, at: Option<Instant>) -> Checked {
    match read_snapshot(bytes) {
        Ok(snapshot) => judge(&snapshot, at),
        Err(error) => Checked::unusable(Trouble::File(error)),
    }
}

fn judge(snapshot: &Snapshot, at: Option<Instant>) -> Checked {
    let recorded_until = snapshot.as_of();
    let at = at.unwrap_or(recorded_until);
    let mut findings = Vec::new();
    let account = snapshot.history.as_of(at);
    let credits = account.as_ref().map(Account::credits);
    match account {
        Some(account) => of_account(account, &mut findings),
        None => findings.push(Finding::NotYetOpened(snapshot.history.account().opened_at())),
    }
    let policy = snapshot.history.account().policy();
    if *policy != Policy::default() {
        findings.push(Finding::OtherRules(*policy));
    }
    of_file(snapshot, &mut findings);
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.verdict()));
    let kind = match snapshot.origin {
        Origin::Account { .. } => FileKind::Account,
        Origin::Scenario { .. } => FileKind::Scenario,
    };
    let subject = Subject {
        kind,
        id: snapshot.id().map(str::to_owned),
        name: snapshot.name.clone(),
        detail: snapshot.detail,
        recorded_until,
        at,
        credits,
        actions: snapshot.history.events().len(),
    };
    Checked { subject: Some(subject), findings }
}

fn of_file(snapshot: &Snapshot, findings: &mut Vec<Finding>) {
    match &snapshot.origin {
        Origin::Account { seal, summary_as_of, summary_credits, summary_agrees, .. } => {
            if !summary_agrees {
                let replayed = snapshot.history.as_of(*summary_as_of).map(|account| account.credits());
                findings.push(Finding::SummaryDiffers {
                    as_of: *summary_as_of,
                    told: *summary_credits,
                    replayed,
                });
            }
            match seal {
                Seal::Unchanged => {}
                Seal::Changed => findings.push(Finding::Changed),
                Seal::Missing => findings.push(Finding::NoCheckValue),
            }
        }
        Origin::Scenario { name, steps } => {
            let refused = RefusedStep::of(steps);
            findings.push(Finding::Scenario { name: name.clone(), steps: steps.len(), refused });
        }
    }
    if snapshot.detail != Detail::Full {
        findings.push(Finding::LeftOut(snapshot.detail));
    }
}

/// What the account's own state gives reason to look at; it is led on by [`SOON_MS`] to see what comes.
fn of_account(mut account: Account, findings: &mut Vec<Finding>) {
    if account.credits() == 0 {
        findings.push(Finding::NoCredits);
    }
    findings.extend(account.renewal_overdue().map(Finding::RenewalOverdue));
    let mark = account.mark();
    account.advance_to(account.now().plus_ms(SOON_MS));
    let coming = account.entries_since(mark);
    findings.extend(loss(coming, Reason::Expired).map(Finding::Expiring));
    findings.extend(loss(coming, Reason::RemovedAtLimit).map(Finding::RemovedAtLimit));
}

fn loss(coming: &[Entry], reason: Reason) -> Option<Loss> {
    let lost = || coming.iter().filter(|entry| entry.reason == reason);
    let (first_at, last_at) = (lost().next()?.at, lost().next_back()?.at);
    let credits = |entry: &Entry| entry.change.unsigned_abs();
    Some(Loss {
        credits: lost().map(credits).sum(),
        first_at,
        first: lost().filter(|entry| entry.at == first_at).map(credits).sum(),
        last_at,
    })
}
