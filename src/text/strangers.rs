//! Text that others wrote, made safe to show.

use std::borrow::Cow;

/// Most combining marks that a letter keeps; no language needs more.
const MARKS_MAX: usize = 3;

/// The text with control, bidirectional and invisible characters written out, so that nothing in it can
/// move the cursor, turn the reading direction or hide; and with few marks on each letter, so that
/// nothing climbs over the lines beside it.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| is_hidden(c) || is_mark(c)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    let mut marks = 0;
    for c in text.chars() {
        marks = if is_mark(c) { marks + 1 } else { 0 };
        if marks > MARKS_MAX {
            continue;
        }
        if is_hidden(c) {
            shown.push_str(&format!("<U+{:04X}>", u32::from(c)));
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// A line that somebody wrote in a message, where a tab is a space.
pub fn visible_line(line: &str) -> String {
    visible(&line.replace('\t', " ")).into_owned()
}

/// Controls, format characters and characters without a picture. Those for private use too: the program's
/// own icons are among them, and a stranger's text must not show them. The variation selector of emoji
/// stays: it changes nothing but their colour.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0e}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
            | '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{f0000}'..='\u{10ffff}'
        )
        || u32::from(c) & 0xfffe == 0xfffe
}

/// The blocks of combining marks that go with any letter; marks of one script belong to its spelling.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{34e}' | '\u{350}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}'
    )
}

/// A cell that no spreadsheet takes for a formula.
pub fn spreadsheet_cell(text: &str) -> Cow<'_, str> {
    const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if text.starts_with(FORMULA) {
        return Cow::Owned(format!("'{text}"));
    }
    Cow::Borrowed(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_are_written_out() {
        assert_eq!(visible("Zoë 🙂 שלום"), "Zoë 🙂 שלום");
        assert_eq!(visible("a\u{202e}b\u{1b}[2J"), "a<U+202E>b<U+001B>[2J");
        for c in [
            '\0',
            '\n',
            '\u{7f}',
            '\u{9b}',
            '\u{ad}',
            '\u{200b}',
            '\u{2066}',
            '\u{3164}',
            '\u{e0041}',
            '\u{e0c8}',
            '\u{ffff}',
        ] {
            assert_eq!(visible(&format!("a{c}")), format!("a<U+{:04X}>", u32::from(c)));
        }
    }

    #[test]
    fn a_tab_in_a_message_is_a_space() {
        assert_eq!(visible_line("\tHello\tthere\u{1b}"), " Hello there<U+001B>");
    }

    #[test]
    fn a_letter_keeps_three_marks() {
        let marks = |count: usize| format!("Z{}e\u{308}", "\u{301}".repeat(count));
        assert_eq!(visible(&marks(3)), marks(3));
        assert_eq!(visible(&marks(500)), marks(3));
    }

    #[test]
    fn a_cell_that_would_be_a_formula_is_taken_as_text() {
        for start in ["=", "+", "-", "@", "\t", "\r", "\n", "＝"] {
            assert_eq!(spreadsheet_cell(&format!("{start}1+1")), format!("'{start}1+1"));
        }
        assert_eq!(spreadsheet_cell("m1"), "m1");
    }
}
