//! The names of months and days.

use super::Word;
use crate::domain::Instant;

const NAMES: [(Word, Word); 12] = [
    (Word::new("January"), Word::new("Jan")),
    (Word::new("February"), Word::new("Feb")),
    (Word::new("March"), Word::new("Mar")),
    (Word::new("April"), Word::new("Apr")),
    (Word::new("May"), Word::new("May")),
    (Word::new("June"), Word::new("Jun")),
    (Word::new("July"), Word::new("Jul")),
    (Word::new("August"), Word::new("Aug")),
    (Word::new("September"), Word::new("Sep")),
    (Word::new("October"), Word::new("Oct")),
    (Word::new("November"), Word::new("Nov")),
    (Word::new("December"), Word::new("Dec")),
];

fn names(at: Instant) -> (Word, Word) {
    use chrono::Datelike as _;
    let number = usize::try_from(at.to_chrono().month0()).unwrap_or_default();
    NAMES.get(number).copied().unwrap_or((Word::new(""), Word::new("")))
}

/// `November`.
pub fn month_name(at: Instant) -> &'static str {
    names(at).0.get()
}

const DAYS: [Word; 7] = [
    Word::new("Monday"),
    Word::new("Tuesday"),
    Word::new("Wednesday"),
    Word::new("Thursday"),
    Word::new("Friday"),
    Word::new("Saturday"),
    Word::new("Sunday"),
];

/// `Tuesday`.
pub fn weekday_name(at: Instant) -> &'static str {
    use chrono::Datelike as _;
    let number = usize::try_from(at.to_chrono().weekday().num_days_from_monday()).unwrap_or_default();
    DAYS.get(number).map_or("", |day| day.get())
}

/// `Nov`.
pub fn month_short_name(at: Instant) -> &'static str {
    names(at).1.get()
}
