//! Looking at the whole account as it was, or will be, at another time.

use crate::domain::Instant;
use crate::text;

/// Title of the form.
pub const TITLE: &str = "See the account at another time";
/// What it does.
pub const TEXT: &str = "Every page shows that moment, past or coming. Nothing is changed.";
/// The verb.
pub const SHOW: &str = "Show that moment";
/// Leaves the view.
pub const BACK: &str = "Back to now";
/// How to write an instant.
pub const HINT: &str = "2026-12-24 09:00";
/// What is wrong.
pub const NOT_A_DATE: &str =
    "Write it like 2026-12-24, 2026-12-24 09:00 or, to the millisecond, 2026-12-24 09:00:00.250.";

/// What is wrong.
pub fn before_opening(opened_at: Instant) -> String {
    format!("This account begins on {}. There is nothing before.", text::exact_clock(opened_at))
}

/// Over every page: `As it was on 31 May 2026, 12:00 UTC`.
pub fn banner(at: Instant, now: Instant) -> String {
    let when = text::exact_clock(at);
    if at <= now {
        format!("As it was on {when}")
    } else {
        format!("As it will be on {when}, if nothing else is done")
    }
}

/// What the banner says further.
pub const BANNER_TEXT: &str =
    "Every page shows that moment. Nothing is changed, and nothing can be from here.";

/// Instead of changing something, and beside what cannot be pressed.
pub const REFUSAL: &str = "Nothing can be changed while you look at another time. Go back to now first.";

/// The clock panel, in place of how the time goes.
pub fn mode(at: Instant, now: Instant) -> &'static str {
    if at <= now { "as it was" } else { "as it will be" }
}

/// What the button on Ledger shows: `As of 23 Nov 2026, 14:05`.
pub fn button(now: Instant) -> String {
    format!("As of {}", text::date_time(now))
}

/// Its accessible name.
pub const BUTTON: &str = "As of…";
