//! The Settings page.

use crate::domain::{Account, Instant};
use crate::text;

/// Beneath the title.
pub const SUBTITLE: &str = "Sales Navigator InMail credits";
/// Beside the number.
pub const CREDITS_LEFT: &str = "InMail credits left";
/// Beside the number, where it is 1.
pub const CREDIT_LEFT: &str = "InMail credit left";

/// The balance as screen readers and tests know it: `87 InMail credits left`.
pub fn balance(credits: u32) -> String {
    format!("{} left", text::inmail_credits(credits))
}

/// `You can hold up to 150`.
pub fn hold(limit: u32) -> String {
    format!("You can hold up to {}", text::number(u64::from(limit)))
}

/// Name of the bar.
pub const BAR: &str = "Credits by batch";

/// The bar in words.
pub fn bar(account: &Account) -> String {
    let mut words = format!("{} of at most {}", account.credits(), account.policy().limit);
    for lot in account.lots() {
        words.push_str(&format!(
            "; {}: {} until {}",
            text::lot_name(account, lot.no),
            lot.left,
            text::date(lot.expires_at)
        ));
    }
    words
}

/// A part of the bar: `Allocation, 1 Sep: 12 left, use before 30 Nov 2026, 00:00 UTC`.
pub fn segment(name: &str, left: u32, expires_at: Instant) -> String {
    format!("{name}: {left} left, use before {}", text::clock(expires_at))
}

/// `+50 on 1 Dec 2026, 00:00 UTC`.
pub fn next_allocation(at: Instant, credits: u32) -> String {
    format!("+{credits} on {}", text::clock(at))
}

/// `next allocation, in 7 d 10 h (01:00 in Berlin)`.
pub fn next_allocation_note(now: Instant, at: Instant, local: Option<String>) -> String {
    let local = local.map(|local| format!(" ({local})")).unwrap_or_default();
    format!("next allocation, in {}{local}", text::duration(at.ms_since(now)))
}

/// Where there is no subscription.
pub const NO_ALLOCATION: &str = "No allocation ahead";
/// Why.
pub const NO_ALLOCATION_NOTE: &str = "no subscription is active";

/// `12 expire on 30 Nov 2026`.
pub fn next_expiry(at: Instant, credits: u32) -> String {
    let verb = if credits == 1 { "expires" } else { "expire" };
    format!("{credits} {verb} on {}", text::date(at))
}

/// `50 make room on 1 May 2026`: at the limit, when the next allocation arrives.
pub fn next_removal(at: Instant, credits: u32) -> String {
    let verb = if credits == 1 { "makes" } else { "make" };
    format!("{credits} {verb} room on {}", text::date(at))
}

/// `limit 150; use them within 6 d 10 h`.
pub fn next_removal_note(now: Instant, at: Instant, credits: u32, limit: u32) -> String {
    format!("limit {}; {}", text::number(limit.into()), next_expiry_note(now, at, credits))
}

/// `use them within 6 d 10 h`.
pub fn next_expiry_note(now: Instant, at: Instant, credits: u32) -> String {
    let what = if credits == 1 { "it" } else { "them" };
    format!("use {what} within {}", text::duration(at.ms_since(now)))
}

/// Where no credits are left.
pub const NOTHING_EXPIRES: &str = "Nothing to expire";
/// Why.
pub const NOTHING_EXPIRES_NOTE: &str = "no credits are left";

/// `38 waiting for a response`.
pub fn waiting(count: u32) -> String {
    format!("{} waiting for a response", text::number(u64::from(count)))
}

/// What that means; without a subscription a response returns nothing (`R9`).
pub const fn waiting_note(count: u32, subscribed: bool) -> &'static str {
    match count {
        _ if !subscribed => "returns nothing while no subscription is active",
        0 => "an answer returns the credit",
        1 => "it can still return 1 credit",
        _ => "each can still return 1 credit",
    }
}

/// Heading of the table of batches.
pub const BATCHES: &str = "Credit batches";
/// Beside that heading.
pub const BATCHES_NOTE: &str = "soonest to expire is spent first";
/// Its columns.
pub const BATCH_COLUMNS: [&str; 4] = ["Source", "Left", "Use before (UTC)", "Days left"];
/// Where there is none.
pub const NO_BATCHES: &str = "No credits are left.";

/// `Returned, 9 Nov (Priya Raman)`: a batch with who answered, or with how many did where `together`
/// batches stand in one line.
pub fn batch(account: &Account, lot: crate::domain::LotNo, together: usize) -> String {
    let name = text::lot_name(account, lot);
    if together > 1 {
        return format!("{name} ({together} replies)");
    }
    match account.returned_for(lot).and_then(|no| account.message(no)) {
        Some(message) => format!("{name} ({})", text::visible(message.to())),
        None => name,
    }
}

/// Heading of the subscription card.
pub const SUBSCRIPTION: &str = "Subscription";
/// Opens the question.
pub const CHANGE_TYPE: &str = "Change type…";
/// What the button shows beside the other.
pub const CANCEL: &str = "Cancel…";
/// Accessible name of the button that opens the question.
pub const CANCEL_SUBSCRIPTION: &str = "Cancel subscription…";
/// Opens the question.
pub const NEW_SUBSCRIPTION: &str = "Start a subscription…";

/// `since 12 Jan 2026`; of a subscription that was there when the account was opened, only that is known.
pub fn since(account: &Account, at: Instant) -> String {
    let known = if at == account.opened_at() { "kept here since" } else { "since" };
    format!("{known} {}", text::date(at))
}

/// `50 credits a month, at most 150`.
pub fn numbers(account: &Account) -> String {
    let policy = account.policy();
    format!(
        "{} a month, at most {}",
        text::credits(policy.monthly_allocation),
        text::number(u64::from(policy.limit))
    )
}

/// Where there is none.
pub const NO_SUBSCRIPTION: &str = "No subscription is active.";
/// What follows.
pub const NO_SUBSCRIPTION_NOTE: &str =
    "No credits arrive until a new one begins. Sent InMails and their responses stay.";

/// Heading of the card on the account's file.
pub const ACCOUNT_DATA: &str = "Account data";
/// Where the file lies.
pub fn kept_in(folder: &str) -> String {
    format!("Kept in {folder}")
}

/// Heading of the card on how the window looks.
pub const APPEARANCE: &str = "Appearance";
/// Name of the choice.
pub const THEME: &str = "Theme";
/// System, light, dark.
pub const THEMES: [&str; 3] = ["System", "Light", "Dark"];
/// Name of the slider.
pub const TEXT_SIZE: &str = "Text size";
