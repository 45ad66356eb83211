//! The accounts: the switcher, renaming, copying, putting away.

use crate::document::Glance;
use crate::domain::{Instant, NAME_MAX_CHARS};
use crate::text;
use crate::text::language::Word;

/// Field of the switcher.
pub const SEARCH: Word = Word::new("Search accounts");
/// The cross in it.
pub const CLEAR_SEARCH: Word = Word::new("Clear the search");
/// Instead of accounts.
pub const NOTHING_FOUND: Word = Word::new("No account has that name.");

/// `87 left · Core · active`.
pub fn glance(glance: &Glance) -> String {
    format!(
        "{} · {}",
        super::frame::left(glance.credits),
        super::frame::subscription_state(glance.subscription)
    )
}

/// `opened 3 Nov 2026`: what tells accounts of one name apart.
pub fn opened(at: Instant) -> String {
    say!("opened {}", text::date(at))
}

/// Asks for another name.
pub const RENAME: Word = Word::new("Rename…");
/// Title of the form.
pub const RENAME_TITLE: Word = Word::new("Rename this account");
/// What it does.
pub const RENAME_NOTE: Word = Word::new("The name is for you; credits and history stay as they are.");
/// The verb.
pub const RENAME_VERB: Word = Word::new("Rename");
/// After renaming.
pub fn renamed(name: &str) -> String {
    say!("Renamed to {}", text::visible(name))
}

/// Asks for the name of a copy.
pub const DUPLICATE: Word = Word::new("Duplicate…");
/// Title of the form.
pub const DUPLICATE_TITLE: Word = Word::new("Duplicate this account");
/// What it does.
pub const DUPLICATE_NOTE: Word = Word::new(
    "The copy has all that was done here so far, and goes its own way from then on. This account stays as it is.",
);
/// The verb.
pub const DUPLICATE_VERB: Word = Word::new("Duplicate");
/// After copying.
pub fn duplicated(name: &str) -> String {
    say!("This is the copy, {}", text::visible(name))
}

/// The name that is proposed for a copy: `Dana (copy)`, then `Dana (copy 2)`; cut where it would be too long.
pub fn copy_of(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let mut number = 1_u32;
    loop {
        let tail = if number == 1 { say!(" (copy)").to_owned() } else { say!(" (copy {number})", number) };
        let kept: String = name.chars().take(NAME_MAX_CHARS.saturating_sub(tail.len())).collect();
        let proposed = format!("{}{tail}", kept.trim_end());
        if !is_taken(&proposed) || number == u32::MAX {
            return proposed;
        }
        number += 1;
    }
}

/// Puts the account away.
pub const ARCHIVE: Word = Word::new("Archive");
/// After putting it away.
pub fn archived(name: &str) -> String {
    say!("Archived: {}", text::visible(name))
}
/// What that means.
pub const ARCHIVED_MEANS: Word = Word::new("It is kept as it is. Bring it back from Archived accounts.");
/// Opens the list.
pub const ARCHIVED: Word = Word::new("Archived accounts…");
/// Title of the list.
pub const ARCHIVED_TITLE: Word = Word::new("Archived accounts");
/// What it shows.
pub const ARCHIVED_NOTE: Word = Word::new("Nothing of them was deleted. Bring one back to open it.");
/// An empty list.
pub const NONE_ARCHIVED: Word = Word::new("No account is archived.");
/// On the button.
pub const BRING_BACK: Word = Word::new("Bring back");
/// Name of the button.
pub fn bring_back(name: &str) -> String {
    say!("Bring back {name}", name)
}
/// Afterwards.
pub fn back(name: &str) -> String {
    say!("Back among your accounts: {}", text::visible(name))
}
/// On the first page, where all accounts are put away.
pub fn all_archived(count: usize) -> String {
    let count = text::counted(u32::try_from(count).unwrap_or(u32::MAX), "account is", "accounts are");
    say!("{count} archived.", count)
}

/// Why an example or a view cannot be renamed, copied or put away.
pub const NOT_KEPT: Word = Word::new("Only accounts of your own can be.");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_has_a_name_of_its_own_that_a_file_can_hold() {
        assert_eq!(copy_of("Dana", |_| false), "Dana (copy)");
        let taken = ["Dana (copy)", "Dana (copy 2)"];
        assert_eq!(copy_of("Dana", |name| taken.contains(&name)), "Dana (copy 3)");
        let longest = copy_of(&"ä".repeat(256), |_| false);
        assert_eq!(longest, format!("{} (copy)", "ä".repeat(249)));
        assert_eq!(longest.chars().count(), 256);
    }
}
