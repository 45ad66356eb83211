//! Opening, importing and exporting files.

use std::path::Path;

use crate::document::About;
use crate::store::format::{Detail, Seal};
use crate::text;

/// Name of Settings' button.
pub const EXPORT: &str = "Export snapshot…";
/// What it shows beside the other.
pub const EXPORT_SHORT: &str = "Export…";
/// Name of Settings' button.
pub const IMPORT: &str = "Import snapshot…";
/// What it shows beside the other.
pub const IMPORT_SHORT: &str = "Import…";

/// Opens the form where there is no account yet.
pub const FROM_START: &str = "Open a snapshot…";

/// Title of the form.
pub const IMPORT_TITLE: &str = "Open a snapshot or a scenario";
/// What it does.
pub const IMPORT_TEXT: &str = "It opens as a view, apart from your own accounts. Nothing is changed.";
/// Field.
pub const PATH: &str = "File";
/// Hint in the field.
pub const PATH_HINT: &str = "Full path of the file";
/// Opens the system's dialog.
pub const CHOOSE: &str = "Choose…";
/// While the system's dialog is open.
pub const CHOOSING: &str = "Choosing…";
/// The verb.
pub const OPEN: &str = "Open as a view";

/// While a file is read.
pub fn reading(path: &Path) -> String {
    format!("Reading {}…", name(path))
}
/// Stops it.
pub const CANCEL: &str = "Cancel";

/// The file cannot be used.
pub fn cannot_open(path: &Path) -> String {
    format!("{} cannot be opened.", name(path))
}

/// A file's name, made safe to show.
pub fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    text::visible(&name.to_string_lossy()).into_owned()
}

/// Title of the banner over a view.
pub fn view_title(path: &Path, about: &About) -> String {
    match about {
        About::Snapshot { .. } => format!("This is a view of the snapshot {}.", name(path)),
        About::Scenario { name: story } => {
            format!("This is the scenario “{}”, played to its end.", text::visible(story))
        }
    }
}

/// What there is to know of the file.
pub fn view_text(about: &About) -> String {
    let About::Snapshot { detail, seal, differs } = about else {
        return "Your own accounts are not touched.".to_owned();
    };
    let seal = match seal {
        Seal::Unchanged => "Unchanged since it was written",
        Seal::Changed => "Changed after it was written",
        Seal::Missing => "It has no check value",
    };
    let detail = match detail {
        Detail::Full => "",
        Detail::People => "; subjects and messages were left out",
        Detail::Numbers => "; names, subjects and messages were left out",
    };
    let differs = differs.map_or_else(String::new, |credits| {
        format!(" Its summary says {}, and its history gives what is shown here.", text::credits(credits))
    });
    format!("{seal}{detail}.{differs} Your own accounts are not touched.")
}

/// Keeps a view as an account.
pub const ADD: &str = "Add to my accounts";
/// Why that is not possible.
pub const ADD_NOT_FULL: &str =
    "Names or texts were left out of this snapshot, so it cannot be kept as an account.";
/// Why that is not possible.
pub const ADD_SCENARIO: &str = "A scenario is a story, not an account.";
/// Leaves a view.
pub const CLOSE_VIEW: &str = "Close the view";
/// Instead of doing something to a view.
pub const VIEW_REFUSAL: &str =
    "Nothing was changed: this is a view of a file. Add it to your accounts to work with it.";
/// After adding.
pub const ADDED: &str = "Added to your accounts";

/// Title of the form.
pub const EXPORT_TITLE: &str = "Export a snapshot";
/// Name of the choice.
pub const DETAIL: &str = "What it holds";
/// The levels, the least first.
pub const DETAILS: [&str; 3] = ["Numbers", "People", "Everything"];
/// What each level holds.
pub const fn detail_note(detail: Detail) -> &'static str {
    match detail {
        Detail::Numbers => "No names and no texts: people are called Person 1, Person 2 …",
        Detail::People => "Names and profile addresses, but no subjects and no messages.",
        Detail::Full => "Everything, with every message in full.",
    }
}
/// The tick that everything needs.
pub const FULL_TICK: &str = "Yes, names and messages may leave this computer";
/// Heading of the preview.
pub const PREVIEW: &str = "Exactly this is written";
/// `12 KB, 214 lines`.
pub fn preview_size(bytes: usize, lines: usize) -> String {
    let size = if bytes < 10_000 {
        format!("{} bytes", text::number(bytes as u64))
    } else {
        format!("{} KB", text::number(bytes as u64 / 1_000))
    };
    format!("{size}, {} lines", text::number(lines as u64))
}
/// The verb.
pub const SAVE: &str = "Save snapshot";
/// After saving.
pub fn saved(path: &Path) -> String {
    format!("Snapshot saved: {}", text::visible(&path.to_string_lossy()))
}
/// A file of that name is there.
pub const REPLACES: &str = "A file of this name is there already. Choose another name.";

/// The name that is proposed: it names nobody, and says where everything is in it.
pub fn proposed(id: &str, detail: Detail) -> String {
    let short: String = id.chars().take(8).collect();
    match detail {
        Detail::Numbers => format!("account-{short}-numbers.inmail.json"),
        Detail::People => format!("account-{short}-with-names.inmail.json"),
        Detail::Full => format!("account-{short}-full-with-names-and-messages.inmail.json"),
    }
}
