//! One and many.

use super::translated;
use crate::text::number;

/// The form that goes with the number. English has two; a language with more chooses here, by the number.
pub fn plural(count: impl Into<u64>, one: &'static str, many: &'static str) -> &'static str {
    translated(if count.into() == 1 { one } else { many })
}

/// `1 reply`, `2 replies`: the number and the word that goes with it.
pub fn counted(count: u32, one: &'static str, many: &'static str) -> String {
    format!("{} {}", number(u64::from(count)), plural(count, one, many))
}
