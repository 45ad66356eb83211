//! The Settings page.

use crate::domain::{Account, Instant};
use crate::text;
use crate::text::language::Word;

/// Beneath the title.
pub const SUBTITLE: Word = Word::new("Sales Navigator InMail credits");
/// Beside the number.
pub const CREDITS_LEFT: Word = Word::new("InMail credits left");
/// Beside the number, where it is 1.
pub const CREDIT_LEFT: Word = Word::new("InMail credit left");

/// The balance as screen readers and tests know it: `87 InMail credits left`.
pub fn balance(credits: u32) -> String {
    say!("{} left", text::inmail_credits(credits))
}

/// `You can hold up to 150`.
pub fn hold(limit: u32) -> String {
    say!("You can hold up to {}", text::number(u64::from(limit)))
}

/// Name of the bar.
pub const BAR: Word = Word::new("Credits by batch");

/// The bar in words.
pub fn bar(account: &Account) -> String {
    let mut words = say!("{} of at most {}", account.credits(), account.policy().limit);
    for lot in account.lots() {
        words.push_str(&say!(
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
    say!("{name}: {left} left, use before {}", text::clock(expires_at), name, left)
}

/// `+50 on 1 Dec 2026, 00:00 UTC`.
pub fn next_allocation(at: Instant, credits: u32) -> String {
    say!("+{credits} on {}", text::clock(at), credits)
}

/// `next allocation, in 7 d 10 h (01:00 in Berlin)`.
pub fn next_allocation_note(now: Instant, at: Instant, local: Option<String>) -> String {
    let local = local.map(|local| format!(" ({local})")).unwrap_or_default();
    say!("next allocation, in {}{local}", text::duration(at.ms_since(now)), local)
}

/// Where there is no subscription.
pub const NO_ALLOCATION: Word = Word::new("No allocation ahead");
/// Why.
pub const NO_ALLOCATION_NOTE: Word = Word::new("no subscription is active");

/// `12 expire on 30 Nov 2026`.
pub fn next_expiry(at: Instant, credits: u32) -> String {
    let verb = text::plural(credits, "expires", "expire");
    say!("{credits} {verb} on {}", text::date(at), credits, verb)
}

/// `50 are removed on 1 May 2026`: at the limit, when the next allocation arrives.
pub fn next_removal(at: Instant, credits: u32) -> String {
    let verb = text::plural(credits, "is", "are");
    say!("{credits} {verb} removed on {}", text::date(at), credits, verb)
}

/// `limit 150; 6 days left to use them, until 00:00 UTC`.
pub fn next_removal_note(now: Instant, at: Instant, credits: u32, limit: u32) -> String {
    say!("limit {}; {}", text::number(limit.into()), next_expiry_note(now, at, credits))
}

/// `6 days left to use them, until 00:00 UTC`, as the table of batches counts them; the last day is told in hours.
pub fn next_expiry_note(now: Instant, at: Instant, credits: u32) -> String {
    let what = text::plural(credits, "it", "them");
    let left = match u32::try_from(text::days_left(now, at)) {
        Ok(days @ 1..) => text::counted(days, "day", "days"),
        _ => text::duration(at.ms_since(now)),
    };
    say!("{left} left to use {what}, until {} UTC", text::time_of_day(at), left, what)
}

/// Where no credits are left.
pub const NOTHING_EXPIRES: Word = Word::new("Nothing to expire");
/// Why.
pub const NOTHING_EXPIRES_NOTE: Word = Word::new("no credits are left");

/// `38 waiting for a response`.
pub fn waiting(count: u32) -> String {
    say!("{} waiting for a response", text::number(u64::from(count)))
}

/// What that means; without a subscription a response returns nothing (`R9`).
pub fn waiting_note(count: u32, subscribed: bool) -> &'static str {
    match count {
        _ if !subscribed => say!("returns nothing while no subscription is active"),
        0 => say!("nothing more can come back now"),
        1 => say!("it can still return 1 credit"),
        _ => say!("each can still return 1 credit"),
    }
}

/// Heading of the table of batches.
pub const BATCHES: Word = Word::new("Credit batches");
/// Beside that heading.
pub const BATCHES_NOTE: Word = Word::new("soonest to expire is spent first");
/// Its columns.
pub const BATCH_COLUMNS: [Word; 4] =
    [Word::new("Source"), Word::new("Left"), Word::new("Use before (UTC)"), Word::new("Days left")];
/// Below the table, where the limit takes some before they end.
pub fn sooner(at: Instant, credits: u32, limit: u32) -> String {
    let verb = text::plural(credits, "is", "are");
    say!(
        "At the limit of {}, {} {verb} removed before their end, on {}, unless used. Forecast shows what goes later.",
        text::number(limit.into()),
        text::credits(credits),
        text::clock(at),
        verb
    )
}
/// Where there is none.
pub const NO_BATCHES: Word = Word::new("No credits are left.");

/// `Returned, 9 Nov (Priya Raman)`: a batch with who answered, or with how many did where `together`
/// batches stand in one line.
pub fn batch(account: &Account, lot: crate::domain::LotNo, together: usize) -> String {
    let name = text::lot_name(account, lot);
    if together > 1 {
        return say!("{name} ({together} replies)", name, together);
    }
    match account.returned_for(lot).and_then(|no| account.message(no)) {
        Some(message) => format!("{name} ({})", text::visible(message.to())),
        None => name,
    }
}

/// Heading of the subscription card.
pub const SUBSCRIPTION: Word = Word::new("Subscription");
/// Opens the question.
pub const CHANGE_TYPE: Word = Word::new("Change type…");
/// What the button shows beside the other.
pub const CANCEL: Word = Word::new("Cancel…");
/// Accessible name of the button that opens the question.
pub const CANCEL_SUBSCRIPTION: Word = Word::new("Cancel subscription…");
/// Opens the question.
pub const NEW_SUBSCRIPTION: Word = Word::new("Start a subscription…");

/// `Since 12 Jan 2026`; of a subscription that was there when the account was opened, only that is known.
pub fn since(account: &Account, at: Instant) -> String {
    let known = if at == account.opened_at() { say!("Recorded since") } else { say!("Since") };
    format!("{known} {}", text::date(at))
}

/// `50 credits a month, at most 150`.
pub fn numbers(account: &Account) -> String {
    let policy = account.policy();
    say!(
        "{} a month, at most {}",
        text::credits(policy.monthly_allocation),
        text::number(u64::from(policy.limit))
    )
}

/// Where there is none.
pub const NO_SUBSCRIPTION: Word = Word::new("No subscription is active.");
/// What follows.
pub const NO_SUBSCRIPTION_NOTE: Word =
    Word::new("No credits arrive until a new one begins. Sent InMails and their responses stay.");

/// Heading of the card on the account's file.
pub const ACCOUNT_DATA: Word = Word::new("Account data");
/// Where the file lies.
pub fn kept_in(folder: &str) -> String {
    say!("Kept in {folder}", folder)
}

/// Heading of the card on how the window looks.
pub const APPEARANCE: Word = Word::new("Appearance");
/// Name of the choice.
pub const THEME: Word = Word::new("Theme");
/// System, light, dark.
pub const THEMES: [Word; 3] = [Word::new("System"), Word::new("Light"), Word::new("Dark")];
/// Name of the slider.
pub const TEXT_SIZE: Word = Word::new("Text size");
