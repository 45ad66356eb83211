//! Explaining a balance, comparing it with Sales Navigator, and entering what happened earlier.

use crate::domain::Instant;
use crate::text;

/// The button, and the heading of what it opens.
pub const EXPLAIN: &str = "Explain this balance";
/// Puts the sentences on the clipboard.
pub const COPY: &str = "Copy";
/// It is on the clipboard.
pub const COPIED: &str = "Copied.";

/// The button, and the heading of what it opens.
pub const OBSERVED: &str = "Another number on Sales Navigator?";
/// What it does.
pub const OBSERVED_TEXT: &str = "Enter the number of InMail credits that Sales Navigator shows now. It is recorded, \
                                 changes nothing, and is compared with what the rules give.";
/// What it does in a view, where nothing is recorded.
pub const OBSERVED_IN_VIEW: &str = "Enter the number of InMail credits that Sales Navigator showed then. It is compared \
                                    with what the rules give; nothing is recorded in a view.";
/// Field.
pub const NUMBER: &str = "Number on Sales Navigator";
/// The verb.
pub const COMPARE: &str = "Compare";
/// Shows all proposals.
pub fn more(count: usize) -> String {
    format!("{} more, less likely, were left out.", text::number(count as u64))
}
/// `1.`, before a proposal.
pub fn nth(index: usize) -> String {
    format!("{}.", index + 1)
}
/// Before the second of two causes.
pub const AND: &str = "And:";

/// The button, and the heading of what it opens.
pub const EARLIER: &str = "Enter something that happened earlier…";
/// Heading.
pub const EARLIER_TITLE: &str = "Enter something that happened earlier";
/// The button beside a message's responses.
pub const CAME_EARLIER: &str = "It came earlier…";
/// What it does.
pub const EARLIER_TEXT: &str = "It is put in at its time, and everything after it is worked out anew.";
/// Name of the choice.
pub const WHAT: &str = "What happened";
/// An InMail, or a response.
pub const WHAT_CHOICES: [&str; 2] = ["An InMail was sent", "A response came"];
/// Name of the choice.
pub const RESPONSE: &str = "The response";
/// Field.
pub const WHEN: &str = "When (UTC)";
/// The verb.
pub const ENTER: &str = "Enter it";
/// To whom the InMail went that was answered.
pub fn response_of(to: &str) -> String {
    format!("Response of {to}")
}
/// What came of it.
pub fn entered(at: Instant, before: u32, after: u32) -> String {
    let credits = if before == after {
        format!("{} left, as before", text::credits(after))
    } else {
        format!("{} left now, not {}", text::credits(after), text::number(u64::from(before)))
    };
    format!("Entered on {}: {credits}.", text::clock(at))
}

/// Why nothing can be entered at that time.
pub fn before_opening(opened_at: Instant) -> String {
    format!(
        "The account begins on {}; what was before is in the credits it began with. To enter it, open the \
         account anew at an earlier date.",
        text::clock(opened_at)
    )
}
