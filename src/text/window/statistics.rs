//! The statistics on Sent.

use crate::domain::{AnswerShare, Month, Statistics};
use crate::text;
use crate::text::language::Word;

/// Heading of the card, which opens it.
pub const TITLE: Word = Word::new("Statistics");

/// What the closed card shows: `130 of 212 answered in 90 days, 2 are not that old yet`.
pub fn summary(statistics: &Statistics) -> String {
    let [_, window] = &statistics.shares;
    let number = |count: u32| text::number(count.into());
    let mut words = match window.of {
        0 => say!("no InMail is {} days old yet", window.days),
        of => say!("{} of {} answered in {} days", number(window.answered), number(of), window.days),
    };
    let younger = statistics.sent.saturating_sub(window.of);
    if window.of > 0 && younger > 0 {
        let verb = text::plural(younger, "is", "are");
        words.push_str(&say!(", {} {verb} not that old yet", number(younger), verb));
    }
    words
}

/// The counts, each with what it counts and a note on it.
pub fn counts(statistics: &Statistics) -> [(u32, &'static str, String); 7] {
    let [_, window] = &statistics.shares;
    let days = window.days;
    [
        (statistics.sent, say!("sent"), String::new()),
        (statistics.waiting, say!("waiting"), say!("within their {days} days", days)),
        (statistics.accepted, say!("accepted"), say!("interested or maybe later").to_owned()),
        (statistics.declined, say!("declined"), say!("not interested").to_owned()),
        (statistics.written, say!("wrote back"), say!("neither accepted nor declined").to_owned()),
        (statistics.late, say!("late"), say!("of the answers, after {days} days", days)),
        (statistics.deleted, say!("deleted"), say!("before any answer").to_owned()),
    ]
}

/// The rest, so that everything that was sent is told of: `30 were not answered in 90 days.`
pub fn unanswered(statistics: &Statistics) -> String {
    let [_, window] = &statistics.shares;
    let verb = text::plural(statistics.unanswered, "was", "were");
    say!(
        "{} {verb} not answered in {} days.",
        text::number(u64::from(statistics.unanswered)),
        window.days,
        verb
    )
}

/// Of fewer InMails a share in percent would say more than there is to say.
const FEW: u32 = 5;

/// `61% answered within 90 days`; `1 of 2 …` where there are few.
pub fn share(share: &AnswerShare) -> String {
    match percent(share) {
        Some(_) if share.of < FEW => {
            let number = |count: u32| text::number(count.into());
            say!("{} of {} answered within {} days", number(share.answered), number(share.of), share.days)
        }
        Some(percent) => say!("{percent}% answered within {} days", share.days, percent),
        None => say!("Answered within {} days: too early to say", share.days),
    }
}

/// From what it was worked out: `130 of 212 InMails sent 90 days ago or earlier`.
pub fn share_note(share: &AnswerShare) -> String {
    if share.of == 0 {
        return say!("counts InMails sent {} days ago or earlier", share.days);
    }
    say!(
        "{} of {} sent {} days ago or earlier, deleted ones included",
        text::number(u64::from(share.answered)),
        text::counted(share.of, "InMail", "InMails"),
        share.days
    )
}

fn percent(share: &AnswerShare) -> Option<u64> {
    percent_of(share.answered, share.of)
}

/// Rounded to the nearest, halves up; nothing of none.
pub(super) fn percent_of(part: u32, of: u32) -> Option<u64> {
    (u64::from(part) * 200 + u64::from(of)).checked_div(u64::from(of) * 2)
}

/// Name of the picture.
pub const RETURNED: Word = Word::new("Credits returned by month");

/// The picture in words: `November 2026: 12, October 2026: 7`, the newest first; months without any left out.
pub fn returned(months: &[(Month, u32)]) -> String {
    let told: Vec<String> = months
        .iter()
        .rev()
        .filter(|(_, credits)| *credits > 0)
        .map(|(month, credits)| format!("{}: {}", text::month(*month), text::number(u64::from(*credits))))
        .collect();
    if told.is_empty() { say!("No credit came back in these months.").to_owned() } else { told.join(", ") }
}

/// One bar: `12 credits came back in November 2026`.
pub fn bar((month, credits): (Month, u32)) -> String {
    say!("{} came back in {}", text::credits(credits), text::month(month))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_to_the_nearest_percent() {
        let told = |answered, of| share(&AnswerShare { days: 90, answered, of });
        assert_eq!(told(4, 6), "67% answered within 90 days");
        assert_eq!(told(4, 5), "80% answered within 90 days");
        assert_eq!(told(2, 4), "2 of 4 answered within 90 days");
        assert_eq!(told(1, 200), "1% answered within 90 days");
        assert_eq!(told(0, 7), "0% answered within 90 days");
        assert_eq!(told(0, 0), "Answered within 90 days: too early to say");
    }
}
