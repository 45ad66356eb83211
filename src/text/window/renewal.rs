//! Credits that do not come (`R13`): the banner, and marking a month for training.

use crate::domain::Month;
use crate::text;
use crate::text::language::Word;

/// Title of the banner.
pub fn overdue_title(month: Month) -> String {
    say!("Your credits for {} have not come.", text::month(month))
}

/// What to do; `further` months are missing too.
pub fn overdue(further: usize) -> String {
    let too = match further {
        0 => "",
        1 => say!(" Those of another month are missing too."),
        _ => say!(" Those of further months are missing too."),
    };
    say!(
        "On the 2nd of a month they should be there. If they are not, contact LinkedIn support, says its help \
         page. Once they have arrived, make the month good here.{too}",
        too
    )
}

/// Adds them now.
pub const MAKE_GOOD: Word = Word::new("Make it good");
/// Shows the rule.
pub const RULE: Word = Word::new("Show the rule");

/// In the menu of the clock.
pub const MISS: Word = Word::new("Mark a month as missed…");
/// Title of the question.
pub const MISS_TITLE: Word = Word::new("Which month’s credits do not come?");
/// What follows.
pub const MISS_TEXT: Word = Word::new(
    "For training: nothing arrives on the 1st of that month, and from the 2nd on the renewal is \
                             overdue, until you make it good. Undo takes the mark back.",
);
/// Name of the choice.
pub const MONTH: Word = Word::new("Month");

/// The verb.
pub fn mark(month: Month) -> String {
    say!("Mark {}", text::month(month))
}
