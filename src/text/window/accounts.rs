//! The accounts: the switcher, renaming, copying, putting away.

use crate::document::Glance;
use crate::domain::{Instant, NAME_MAX_CHARS};
use crate::text;

/// Field of the switcher.
pub const SEARCH: &str = "Search accounts";
/// The cross in it.
pub const CLEAR_SEARCH: &str = "Clear the search";
/// Instead of accounts.
pub const NOTHING_FOUND: &str = "No account has that name.";

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
    format!("opened {}", text::date(at))
}

/// Asks for another name.
pub const RENAME: &str = "Rename…";
/// Title of the form.
pub const RENAME_TITLE: &str = "Rename this account";
/// What it does.
pub const RENAME_NOTE: &str = "The name is for you; credits and history stay as they are.";
/// The verb.
pub const RENAME_VERB: &str = "Rename";
/// After renaming.
pub fn renamed(name: &str) -> String {
    format!("Renamed to {}", text::visible(name))
}

/// Asks for the name of a copy.
pub const DUPLICATE: &str = "Duplicate…";
/// Title of the form.
pub const DUPLICATE_TITLE: &str = "Duplicate this account";
/// What it does.
pub const DUPLICATE_NOTE: &str = "The copy has all that was done here so far, and goes its own way from then on. This account stays as it is.";
/// The verb.
pub const DUPLICATE_VERB: &str = "Duplicate";
/// After copying.
pub fn duplicated(name: &str) -> String {
    format!("This is the copy, {}", text::visible(name))
}

/// The name that is proposed for a copy: `Dana (copy)`, then `Dana (copy 2)`; cut where it would be too long.
pub fn copy_of(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let mut number = 1_u32;
    loop {
        let tail = if number == 1 { " (copy)".to_owned() } else { format!(" (copy {number})") };
        let kept: String = name.chars().take(NAME_MAX_CHARS.saturating_sub(tail.len())).collect();
        let proposed = format!("{}{tail}", kept.trim_end());
        if !is_taken(&proposed) || number == u32::MAX {
            return proposed;
        }
        number += 1;
    }
}

/// Puts the account away.
pub const ARCHIVE: &str = "Archive";
/// After putting it away.
pub fn archived(name: &str) -> String {
    format!("Archived: {}", text::visible(name))
}
/// What that means.
pub const ARCHIVED_MEANS: &str = "It is kept as it is. Bring it back from Archived accounts.";
/// Opens the list.
pub const ARCHIVED: &str = "Archived accounts…";
/// Title of the list.
pub const ARCHIVED_TITLE: &str = "Archived accounts";
/// What it shows.
pub const ARCHIVED_NOTE: &str = "Nothing of them was deleted. Bring one back to open it.";
/// An empty list.
pub const NONE_ARCHIVED: &str = "No account is archived.";
/// On the button.
pub const BRING_BACK: &str = "Bring back";
/// Name of the button.
pub fn bring_back(name: &str) -> String {
    format!("Bring back {name}")
}
/// Afterwards.
pub fn back(name: &str) -> String {
    format!("Back among your accounts: {}", text::visible(name))
}
/// On the first page, where all accounts are put away.
pub fn all_archived(count: usize) -> String {
    let count = text::counted(u32::try_from(count).unwrap_or(u32::MAX), "account is", "accounts are");
    format!("{count} archived.")
}

/// Why an example or a view cannot be renamed, copied or put away.
pub const NOT_KEPT: &str = "Only accounts of your own can be.";

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
