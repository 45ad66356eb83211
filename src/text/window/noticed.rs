//! What was noticed about the computer's clock and time zone.

use crate::document::{ClockNotice, ClockQuestion};
use crate::domain::Instant;
use crate::text;
use crate::text::language::Word;

/// What happened, as the title of a toast.
pub fn title(notice: &ClockNotice) -> String {
    match notice {
        ClockNotice::SetBack { by_ms } => set_back(*by_ms),
        ClockNotice::PutAhead { by_ms } => {
            say!("{} went by at once", text::span(*by_ms))
        }
        ClockNotice::Corrected => say!("This computer's clock is right again").to_owned(),
        ClockNotice::Shifted { place, by_s } => {
            let way = if *by_s > 0 { say!("forward") } else { say!("back") };
            let by = text::span(i64::from(*by_s) * 1_000);
            say!("Clocks in {} went {way} by {by}", text::visible(place), way, by)
        }
        ClockNotice::Moved { place } => {
            say!("This computer now shows the time in {}", text::visible(place))
        }
    }
}

/// What it means.
pub fn meaning(notice: &ClockNotice) -> &'static str {
    match notice {
        ClockNotice::SetBack { .. } => say!("An account's time never runs back, and nothing was changed."),
        ClockNotice::PutAhead { .. } => say!("This computer slept, or its clock was put ahead."),
        ClockNotice::Corrected => say!("Accounts go on from where they were, and nothing was changed."),
        ClockNotice::Shifted { .. } => {
            say!(
                "Daylight saving, most likely. Accounts go by UTC and are not affected; local times beside it follow."
            )
        }
        ClockNotice::Moved { .. } => {
            say!("Accounts go by UTC and are not affected; local times beside it follow.")
        }
    }
}

fn set_back(by_ms: i64) -> String {
    say!("This computer's clock was set back by {}", text::span(by_ms))
}

/// Title of the banner while an account's time stands still: by how much the clock was set back here, if
/// it was, and how far behind it lies.
pub fn waiting_title(set_back_by_ms: Option<i64>, waits_ms: i64) -> String {
    match set_back_by_ms {
        Some(by_ms) => format!("{}.", set_back(by_ms)),
        None => say!("This account is {} ahead of this computer's clock.", text::span(waits_ms)),
    }
}

/// What that means.
pub fn waiting(set_back_here: bool, now: Instant, waits_ms: i64) -> String {
    let why = if set_back_here {
        ""
    } else {
        say!("The clock was wrong when something was last done here, or is now. ")
    };
    say!(
        "{why}An account's time never runs back, so it stands still at {} until the clock gets there, in {}. \
         What you do until then is recorded at that time. Nothing in its file was changed.",
        text::clock(now),
        text::duration(waits_ms),
        why
    )
}

/// Title of the question about a clock that is far ahead.
pub fn question_title(question: ClockQuestion) -> String {
    say!("Is it {}? That is what this computer's clock says.", text::clock(question.says))
}

/// Why it is asked: the clock jumped while the program ran, or the account was not used for so long.
pub fn question(question: ClockQuestion, jumped: bool) -> String {
    let far = text::span(question.says.ms_since(question.expected));
    let why = if jumped {
        say!("It went ahead by {far} at once.", far)
    } else {
        say!("This account was last used {far} before, on {}.", text::date(question.expected), far)
    };
    say!(
        "{why} Time that is recorded once never runs back, so nothing is recorded until you answer. Nothing was \
         changed, and all you had done before is kept.",
        why
    )
}

/// The clock is taken for right.
pub const BELIEVE: Word = Word::new("The clock is right");
/// The clock is looked at again, after it was set.
pub const CHECK_AGAIN: Word = Word::new("Check again");
/// After looking again.
pub fn still_says(question: ClockQuestion) -> String {
    say!("The clock still says {}. Set it in the system's settings.", text::clock(question.says))
}
/// Instead of doing something.
pub const REFUSAL: Word = Word::new(
    "Nothing was changed: first say above whether this computer's clock is right, since time that is \
                           recorded once never runs back.",
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DAY_MS, HOUR_MS};

    #[test]
    fn each_notice_has_its_words() {
        let place = || "Berlin".to_owned();
        let cases = [
            (ClockNotice::SetBack { by_ms: HOUR_MS }, "This computer's clock was set back by 1 hour"),
            (ClockNotice::PutAhead { by_ms: 3 * DAY_MS }, "3 days went by at once"),
            (ClockNotice::Corrected, "This computer's clock is right again"),
            (ClockNotice::Shifted { place: place(), by_s: 3_600 }, "Clocks in Berlin went forward by 1 hour"),
            (ClockNotice::Shifted { place: place(), by_s: -3_600 }, "Clocks in Berlin went back by 1 hour"),
            (ClockNotice::Moved { place: place() }, "This computer now shows the time in Berlin"),
        ];
        for (notice, words) in cases {
            assert_eq!(title(&notice), words);
        }
    }
}
