//! Explaining a balance, comparing it with Sales Navigator, and entering what happened earlier.

use crate::domain::Instant;
use crate::text;
use crate::text::language::Word;

/// The button, and the heading of what it opens.
pub const EXPLAIN: Word = Word::new("Explain this balance");
/// Puts the sentences on the clipboard.
pub const COPY: Word = Word::new("Copy");
/// Of one of several, as a screen reader says it.
pub fn copy_nth(index: usize) -> String {
    say!("Copy proposal {}", index + 1)
}
/// Puts all that could explain a number on the clipboard.
pub const COPY_ALL: Word = Word::new("Copy all");
/// Before several of which each could explain a number.
pub const ANY_ONE: Word = Word::new("Any one of these would explain it, the likeliest first:");
/// In its place, when it was pressed and stays.
pub const COPIED_ALL: Word = Word::new("Copied");

/// What it takes for granted, and the way on from there.
pub const TAKEN_FOR_GRANTED: Word = Word::new(
    "This is worked out from what is recorded here: each allocation is taken to have come on its 1st, \
                                           and an InMail sent or answered elsewhere is not known. Does \
                                           Sales Navigator show another number?",
);

/// Leads from there to [`OBSERVED`].
pub const COMPARE_WITH: Word = Word::new("Compare with Sales Navigator…");

/// The button, and the heading of what it opens.
pub const OBSERVED: Word = Word::new("Another number on Sales Navigator?");
/// What it does.
pub const OBSERVED_TEXT: Word = Word::new(
    "Enter the number of InMail credits that Sales Navigator shows now. It is recorded, \
                                 changes nothing, and is compared with what the rules give. For a number of \
                                 another day, see the account as of that day first (Ledger, As of).",
);
/// What it does in a view or at another time, where nothing is recorded.
pub fn observed_then(at: Instant) -> String {
    say!(
        "Enter the number of InMail credits that Sales Navigator showed on {}. It is compared with what the \
         rules give, and not recorded. For a number of another day, see the account as of that day first (Ledger, \
         As of).",
        text::clock(at)
    )
}
/// Field.
pub const NUMBER: Word = Word::new("Number on Sales Navigator");
/// The verb.
pub const COMPARE: Word = Word::new("Compare");
/// While what could explain the number is looked for.
pub const LOOKING: Word = Word::new("Looking for what could explain it…");
/// How many possibilities were looked at so far.
pub fn tried(count: u32) -> String {
    say!("{} possibilities tried", text::number(count.into()))
}
/// Ends the search.
pub const STOP: Word = Word::new("Stop");
/// Shows all proposals.
pub fn more(count: usize) -> String {
    say!("{} more, less likely, were left out.", text::number(count as u64))
}
/// `1.`, before a proposal.
pub fn nth(index: usize) -> String {
    format!("{}.", index + 1)
}
/// Before the second of two causes.
pub const AND: Word = Word::new("And:");

/// The button beside the title of Sent.
pub const EARLIER: Word = Word::new("Enter an InMail sent earlier…");
/// Heading of what it opens, where it may be a response too.
pub const EARLIER_TITLE: Word = Word::new("Enter something that happened earlier");
/// Heading where it can only be an InMail.
pub const EARLIER_INMAIL_TITLE: Word = Word::new("Enter an InMail sent earlier");
/// The button beside a message's responses.
pub const CAME_EARLIER: Word = Word::new("It came earlier…");
/// What it does.
pub const EARLIER_TEXT: Word =
    Word::new("It is put in at its time, and everything after it is worked out anew.");
/// From when on something can be.
pub fn earlier_from(opened_at: Instant) -> String {
    say!("This account begins on {}.", text::clock(opened_at))
}
/// Name of the choice.
pub const WHAT: Word = Word::new("What happened");
/// An InMail, or a response.
pub const WHAT_CHOICES: [Word; 2] = [Word::new("An InMail was sent"), Word::new("A response came")];
/// Name of the choice.
pub const RESPONSE: Word = Word::new("The response");
/// Field.
pub const WHEN: Word = Word::new("When (UTC)");
/// The verb.
pub const ENTER: Word = Word::new("Enter it");
/// To whom the InMail went that was answered.
pub fn response_of(to: &str) -> String {
    say!("Response of {to}", to)
}
/// What came of it.
pub fn entered(at: Instant, before: u32, after: u32) -> String {
    let credits = if before == after {
        say!("{} left, as before", text::credits(after))
    } else {
        say!("{} left now, not {}", text::credits(after), text::number(u64::from(before)))
    };
    say!("Entered on {}: {credits}.", text::clock(at), credits)
}

/// Why nothing can be entered at that time.
pub fn before_opening(opened_at: Instant) -> String {
    say!(
        "The account begins on {}; what was before is in its first credits. To enter it, make a “New account…” at an \
         earlier date.",
        text::clock(opened_at)
    )
}
