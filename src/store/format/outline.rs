//! What can be told of the bytes before any of it is read: whether they are text, and how deep they nest.

use crate::store::read_error::{Fault, ReadError};

/// Deepest nesting of objects and lists; the formats need 4.
const NESTING_MAX: usize = 16;

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
            Ok(text) => return Ok(text),
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

/// What is said of nesting that is too deep.
pub(super) fn nesting_error() -> ReadError {
    let rule = format!("lists and objects stand in one another more than {NESTING_MAX} deep");
    ReadError::breaks("", rule, "this is no file of ours, so choose another")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixteen_is_not_too_deep_and_brackets_in_texts_do_not_count() {
        assert_eq!(too_deep(&"[".repeat(16)), None);
        assert_eq!(too_deep(&"[".repeat(17)), Some(16));
        assert_eq!(too_deep(&"[]".repeat(100)), None);
        assert_eq!(too_deep(&format!(r#"["\"{}"]"#, "[".repeat(99))), None);
        assert_eq!(too_deep(&format!(r#"["\\"{}"#, "{".repeat(16))), Some(20));
    }
}
