//! Looking at the whole account as it was, or will be, at another time.

use crate::domain::Instant;
use crate::text;
use crate::text::language::Word;

/// Title of the form.
pub const TITLE: Word = Word::new("See the account at another time");
/// What it does.
pub const TEXT: Word = Word::new("Every page shows that moment, past or coming. Nothing is changed.");
/// The verb.
pub const SHOW: Word = Word::new("Show that moment");
/// Leaves the view.
pub const BACK: Word = Word::new("Back to now");
/// Leaves it, over a view of a file, which tells of this instant.
pub fn back_to(present: Instant) -> String {
    say!("Back to {}", text::date(present))
}
/// How to write an instant.
pub const HINT: &str = "2026-12-24 09:00";
/// What is wrong.
pub fn before_opening(opened_at: Instant) -> String {
    say!("Before {} there is no account.", text::exact_clock(opened_at))
}

/// Over every page: `As it was on 31 May 2026, 12:00 UTC`.
pub fn banner(at: Instant, now: Instant) -> String {
    let when = text::exact_clock(at);
    if at <= now {
        say!("As it was on {when}", when)
    } else {
        say!("As it will be on {when}, if nothing else is done", when)
    }
}

/// What the banner says further.
pub const BANNER_TEXT: Word =
    Word::new("Every page shows that moment. To change something, go back to now first.");
/// Likewise, over a view of a file.
pub const BANNER_VIEW_TEXT: Word = Word::new("Every page shows that moment.");

/// Instead of changing something, and beside what cannot be pressed.
pub const REFUSAL: Word =
    Word::new("Nothing can be changed while you look at another time. Go back to now first.");

/// Why a number of then cannot be compared.
pub const NOT_SHOWN_YET: Word =
    Word::new("That moment lies ahead, so Sales Navigator has shown no number of it yet.");

/// The clock panel, in place of how the time goes.
pub fn mode(at: Instant, now: Instant) -> &'static str {
    if at <= now { say!("as it was") } else { say!("as it will be") }
}

/// What the button on Ledger shows: `As of 23 Nov 2026, 14:05`.
pub fn button(now: Instant) -> String {
    say!("As of {}", text::date_time(now))
}

/// Its accessible name.
pub const BUTTON: Word = Word::new("As of…");
