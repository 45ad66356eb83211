//! How a balance came about, in sentences that can be pasted into a reply. Each
//! claim carries its rules.

mod beginning;
mod coming;
mod not_back;
mod since;

use std::fmt::Write as _;

use super::times::{clock, date};
use super::{counted, number};
use crate::domain::{Account, Explanation, RuleNo};
use beginning::beginning;
use coming::coming;
pub use coming::unknown_age;
pub(super) use not_back::names;
use not_back::not_back;
use since::{change, dip};

/// One sentence or two, and the rules that they rest on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The words, with a full stop.
    pub text: String,
    /// The rules, in order; none where it is mere arithmetic.
    pub rules: Vec<RuleNo>,
}

impl Claim {
    pub(super) fn new(text: String, rules: &[RuleNo]) -> Self {
        Self { text, rules: rules.to_vec() }
    }

    /// The words with their rules: `50 credits arrived (R2).`
    pub fn with_rules(&self) -> String {
        let Some(first) = self.rules.first() else { return self.text.clone() };
        let mut told = self.text.strip_suffix('.').unwrap_or(&self.text).to_owned();
        // Writing to a string cannot fail.
        let _ = write!(told, " ({first}");
        for rule in self.rules.iter().skip(1) {
            let _ = write!(told, ", {rule}");
        }
        told.push_str(").");
        told
    }
}

/// All claims as one text, a line each.
pub fn claims_as_text(claims: &[Claim]) -> String {
    claims.iter().map(Claim::with_rules).collect::<Vec<_>>().join("\n")
}

/// How the balance of an account came about, as of its present time.
pub fn explanation(account: &Account) -> Vec<Claim> {
    let told = account.explanation();
    let mut claims = vec![headline(&told)];
    beginning(account, &told.beginning, &mut claims);
    claims.extend(told.since.iter().map(|sum| change(account, sum)));
    if let Some(gap) = &told.gap {
        claims.push(dip(account, gap));
    }
    not_back(account, &told, &mut claims);
    for month in &told.missed {
        let overdue = account.now() >= month.second();
        let then = if overdue {
            say!("It is overdue since the 2nd: contact LinkedIn support")
        } else {
            say!("If it is not there by the 2nd, contact LinkedIn support")
        };
        let text = say!("The allocation of {} has not come. {then}.", date(month.first()), then);
        claims.push(Claim::new(text, &[RuleNo::R13]));
    }
    coming(account, &told, &mut claims);
    claims
}

/// `100 InMail credits left on 30 May 2026, 12:00 UTC: 150 − 50 = 100.`
fn headline(told: &Explanation) -> Claim {
    let left = say!("{} left on {}", super::inmail_credits(told.credits), clock(told.at));
    let mut sum = number(u64::from(told.beginning.after));
    for change in &told.since {
        let sign = if change.reason.adds() { '+' } else { '−' };
        let _ = write!(sum, " {sign} {}", number(u64::from(change.credits)));
    }
    let text = if told.since.is_empty() {
        format!("{left}.")
    } else {
        format!("{left}: {sum} = {}.", number(u64::from(told.credits)))
    };
    Claim::new(text, &[])
}

/// `1 credit was`, `2 credits were`.
fn were(count: u32, one: &'static str, many: &'static str) -> String {
    format!("{} {}", counted(count, one, many), super::plural(count, "was", "were"))
}
