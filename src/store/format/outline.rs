//! What can be told of the bytes before any of it is read: whether they are text, and how deep they nest.

use crate::store::read_error::{Fault, ReadError};

/// Deepest nesting of objects and lists; the formats need 4.
const NESTING_MAX: usize = 16;
/// Bytes between which every text of a file ends; the longest of the formats takes a fortieth of it.
const TEXT_WITHIN: usize = 1024 * 1024;

/// Whether they begin as each of our files does.
pub(super) fn begins_as_object(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"{")
}

/// The bytes as text, if they are text as the formats have it.
pub(super) fn check_text(bytes: &[u8]) -> Result<&str, ReadError> {
    if bytes.trim_ascii().is_empty() {
        return Err(ReadError::of_file(Fault::Empty));
    }
    let rule = match bytes {
        [0xef, 0xbb, 0xbf, ..] => "the file begins with a byte order mark",
        // A first character of one byte, with a zero beside it.
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, ..] | [_, 0, ..] => "the file is UTF-16 or UTF-32 text",
        _ => match std::str::from_utf8(bytes) {
            Ok(text) if has_endless(text) => return Err(endless_error()),
            Ok(text) => return Ok(text),
            Err(_) if !begins_as_object(bytes) => return Err(ReadError::of_file(Fault::OtherContent)),
            Err(_) => "the file is not UTF-8 text",
        },
    };
    Err(ReadError::breaks("", rule, "save it as UTF-8 without a byte order mark, or ask for it again"))
}

/// Where the first value begins that lies too deep. No file of ours has one, and what reads ours takes
/// nothing that it does not know: so this, which looks at every byte, is asked only of what is not ours.
pub(super) fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut in_text = false;
    let mut escaped = false;
    text.bytes().position(|byte| {
        if escaped {
            escaped = false;
        } else if in_text {
            escaped = byte == b'\\';
            in_text = byte != b'"';
        } else {
            match byte {
                b'"' => in_text = true,
                b'[' | b'{' => depth += 1,
                b']' | b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        depth > NESTING_MAX
    })
}

/// Whether a text in it is so long that an error which quotes it would take more memory than the file.
fn has_endless(text: &str) -> bool {
    // One that long fills such a half without an end in it; of other files little is looked at.
    if text.as_bytes().chunks_exact(TEXT_WITHIN / 2).all(has_end) {
        return false;
    }
    let mut begun = None;
    let mut escaped = false;
    text.bytes().enumerate().any(|(at, byte)| {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = begun.is_some(),
            b'"' => begun = if begun.is_some() { None } else { Some(at) },
            _ => {}
        }
        begun.is_some_and(|begun| at - begun >= TEXT_WITHIN)
    })
}

/// Whether a text surely begins or ends in it.
fn has_end(half: &[u8]) -> bool {
    let mut before = b'\\';
    half.iter().any(|&byte| {
        let end = byte == b'"' && before != b'\\';
        before = byte;
        end
    })
}

fn endless_error() -> ReadError {
    let rule = format!("a text in it is longer than {TEXT_WITHIN} bytes");
    ReadError::breaks("", rule, "this is no file of ours, so choose another")
}

/// What is said of nesting that is too deep.
pub(super) fn nesting_error() -> ReadError {
    let rule = format!("lists and objects stand in one another more than {NESTING_MAX} deep");
    ReadError::breaks("", rule, "this is no file of ours, so choose another")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_may_be_as_long_as_the_bound_and_no_longer() {
        let text = |length: usize| format!("{{{}\"{}\"", " ".repeat(700), "a".repeat(length));
        assert!(!has_endless(&text(TEXT_WITHIN - 1)) && has_endless(&text(TEXT_WITHIN)));
        let escapes = format!("\"{}", "\\\"".repeat(TEXT_WITHIN));
        assert!(has_endless(&escapes));
        assert!(!has_endless(&"\"\\\\\",".repeat(TEXT_WITHIN)));
        // What lies between texts is none.
        assert!(!has_endless(&" ".repeat(3 * TEXT_WITHIN)));
        assert!(
            check_text(escapes.as_bytes()).unwrap_err().to_string().contains("longer than 1048576 bytes")
        );
    }

    #[test]
    fn sixteen_is_not_too_deep_and_brackets_in_texts_do_not_count() {
        assert_eq!(too_deep(&"[".repeat(16)), None);
        assert_eq!(too_deep(&"[".repeat(17)), Some(16));
        assert_eq!(too_deep(&"[]".repeat(100)), None);
        assert_eq!(too_deep(&format!(r#"["\"{}"]"#, "[".repeat(99))), None);
        assert_eq!(too_deep(&format!(r#"["\\"{}"#, "{".repeat(16))), Some(20));
    }
}
