//! Credits that do not come (`R13`): the banner, and marking a month for training.

use crate::domain::Month;
use crate::text;

/// Title of the banner.
pub fn overdue_title(month: Month) -> String {
    format!("Your credits for {} have not come.", text::month(month))
}

/// What to do; `further` months are missing too.
pub fn overdue(further: usize) -> String {
    let too = match further {
        0 => "",
        1 => " Those of another month are missing too.",
        _ => " Those of further months are missing too.",
    };
    format!(
        "On the 2nd of a month they should be there. If they are not, contact LinkedIn support, says its help \
         page. Once they have arrived, make the month good here.{too}"
    )
}

/// Adds them now.
pub const MAKE_GOOD: &str = "Make it good";
/// Shows the rule.
pub const RULE: &str = "Show the rule";

/// In the menu of the clock.
pub const MISS: &str = "Mark a month as missed…";
/// Title of the question.
pub const MISS_TITLE: &str = "Which month’s credits do not come?";
/// What follows.
pub const MISS_TEXT: &str = "For training: nothing arrives on the 1st of that month, and from the 2nd on the renewal is \
                             overdue, until you make it good. Undo takes the mark back.";
/// Name of the choice.
pub const MONTH: &str = "Month";

/// The verb.
pub fn mark(month: Month) -> String {
    format!("Mark {}", text::month(month))
}
