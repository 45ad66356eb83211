//! What must be true of what is said.

use inmail_credits::store::ReadError;

/// An error is one line of plain text, of a length that can be read.
pub fn check_error(error: &ReadError) {
    let sentence = error.to_string();
    assert!(!sentence.trim().is_empty(), "an error says nothing: {error:?}");
    assert!(!sentence.contains(|c: char| c.is_control()), "more than one line: {sentence:?}");
    assert!(sentence.len() < 1_000, "too long to read: {sentence}");
}
