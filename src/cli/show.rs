//! `show`: what an account holds at an instant.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use super::input::{self, Failure};
use super::json::{End, print_json};
use crate::domain::{Account, Instant};
use crate::text;

#[derive(Serialize)]
struct Shown<'a> {
    name: &'a str,
    subscription: Option<String>,
    #[serde(flatten)]
    end: End,
}

/// Prints what the account in a file holds at `at`, or at its own last instant.
pub(super) fn show(
    file: &Path,
    at: Option<Instant>,
    json: bool,
    out: &mut dyn Write,
    errors: &mut dyn Write,
) -> Result<(), Failure> {
    let story = input::read_story(file, at, errors)?;
    let (name, account) = (story.name.as_str(), story.account());
    if json {
        let subscription = account
            .subscription()
            .map(|subscription| crate::store::format::subscription_word(subscription.kind));
        return print_json(out, &Shown { name, subscription, end: End::of(account) });
    }
    human(name, account, out).map_err(Failure::Output)
}

fn human(name: &str, account: &Account, out: &mut dyn Write) -> io::Result<()> {
    let policy = account.policy();
    writeln!(out, "{}", text::named(name))?;
    match account.subscription() {
        Some(subscription) => writeln!(
            out,
            "{} since {}, {} a month",
            text::subscription_type(subscription.kind),
            text::date(subscription.since),
            text::credits(policy.monthly_allocation)
        )?,
        None => writeln!(out, "No active subscription")?,
    }
    writeln!(out, "\n{} left on {}", text::inmail_credits(account.credits()), text::clock(account.now()))?;
    if account.lots().len() > 0 {
        writeln!(
            out,
            "\n{:>5}  {:<33} {:>5}  {:<22} {:>9}",
            "Batch", "Source", "Left", "Use before (UTC)", "Days left"
        )?;
        for lot in account.lots() {
            writeln!(
                out,
                "{:>5}  {:<33} {:>5}  {:<22} {:>9}",
                lot.no,
                text::lot_name(account, lot.no),
                text::number(u64::from(lot.left)),
                text::date_time(lot.expires_at),
                text::days_left(account.now(), lot.expires_at)
            )?;
        }
    }
    writeln!(out)?;
    if let Some((at, credits)) = account.next_allocation() {
        writeln!(out, "Next allocation: {} on {}", text::signed(credits.into()), text::clock(at))?;
    }
    if let Some((at, credits)) = account.next_expiry() {
        writeln!(out, "Next expiry: {} on {}", text::credits(credits), text::clock(at))?;
    }
    if let Some((at, credits)) = account.next_removal() {
        let credits = text::credits(credits);
        writeln!(out, "Next removal at the limit: {credits} on {}, unless used", text::clock(at))?;
    }
    writeln!(out, "Waiting for a response: {}", text::number(u64::from(account.waiting())))?;
    for month in account.renewal_overdue() {
        writeln!(out, "Renewal overdue: the allocation of {month} has not come; contact support")?;
    }
    Ok(())
}
