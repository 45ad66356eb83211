//! The manual, as it can be read in the window.

use crate::text::language::Word;

/// Opens it.
pub const OPEN: Word = Word::new("Manual");

/// All of it, in Markdown.
pub const TEXT: &str = include_str!("../../../assets/manual.md");

/// What the window shows beneath the dialog's own title: all but the first heading.
pub fn body() -> &'static str {
    TEXT.split_once("\n\n").map_or(TEXT, |(_, body)| body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_of_the_manual_is_left_to_the_dialog() {
        assert!(TEXT.starts_with("# Manual\n\n## What it does\n"));
        assert!(body().starts_with("## What it does\n"));
    }
}
