//! The check value of an account file: SHA-256 over every byte of the file but its own digits.

use sha2::{Digest, Sha256};

use super::format::Seal;

const PREFIX: &str = "sha256:";
const DIGITS: usize = 64;

/// Ends a file that lacks only its check value and `tail`.
pub(super) fn seal(file: &mut Vec<u8>, tail: &[u8]) {
    file.extend_from_slice(PREFIX.as_bytes());
    let digits = digits(&[file, tail]);
    file.extend_from_slice(digits.as_bytes());
    file.extend_from_slice(tail);
}

/// Where the check value stands in a file, as far as that can be told before the file is read, and what it
/// should be there. A long file can be read meanwhile.
#[derive(Debug)]
pub(super) struct Presumed {
    /// Where its digits begin.
    start: usize,
    digits: String,
}

/// The check value that the end of a file seems to bear.
pub(super) fn presume(file: &[u8]) -> Option<Presumed> {
    let start = last(file, PREFIX)?;
    Some(Presumed { start, digits: without_digits(file, start)? })
}

/// Whether a file is as it was when `stated` was written into it.
pub(super) fn verify(file: &[u8], stated: &str, presumed: Option<Presumed>) -> Seal {
    let Some(hex) = stated.strip_prefix(PREFIX) else { return Seal::Changed };
    // A value as long as the file would make the search below quadratic.
    if hex.len() != DIGITS {
        return Seal::Changed;
    }
    let Some(start) = last(file, stated) else { return Seal::Changed };
    let digits = match presumed.filter(|presumed| presumed.start == start) {
        Some(presumed) => Some(presumed.digits),
        None => without_digits(file, start),
    };
    if digits.as_deref() == Some(hex) { Seal::Unchanged } else { Seal::Changed }
}

/// Where the digits begin of the last check value that begins so.
fn last(file: &[u8], value: &str) -> Option<usize> {
    let found = file.windows(value.len()).rposition(|window| window == value.as_bytes());
    found.map(|start| start + PREFIX.len())
}

/// What the check value must be whose digits begin at `start`.
fn without_digits(file: &[u8], start: usize) -> Option<String> {
    Some(digits(&[file.get(..start)?, file.get(start + DIGITS..)?]))
}

fn digits(parts: &[&[u8]]) -> String {
    let mut sha = Sha256::new();
    for part in parts {
        sha.update(part);
    }
    sha.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed() -> (Vec<u8>, String) {
        let mut file = b"{\"a\":1,\"checksum\":\"".to_vec();
        seal(&mut file, b"\"}\n");
        let text = String::from_utf8(file.clone()).unwrap();
        let stated = text[text.find("sha256:").unwrap()..text.len() - 3].to_owned();
        (file, stated)
    }

    #[test]
    fn a_sealed_file_is_unchanged() {
        let (file, stated) = sealed();
        assert_eq!(stated.len(), 7 + 64);
        assert_eq!(verify(&file, &stated, None), Seal::Unchanged);
        assert_eq!(verify(&file, &stated, presume(&file)), Seal::Unchanged);
    }

    #[test]
    fn what_is_presumed_of_another_place_counts_for_nothing() {
        let mut file = b"{\"checksum\":\"".to_vec();
        let start = file.len() + PREFIX.len();
        // Behind the value that is stated stands what looks like one.
        seal(&mut file, format!("\",\"text\":\"{PREFIX}{}\"}}", "0".repeat(DIGITS)).as_bytes());
        let stated = String::from_utf8(file[start - PREFIX.len()..start + DIGITS].to_vec()).unwrap();
        assert_eq!(presume(&file).map(|presumed| presumed.start), Some(file.len() - DIGITS - 2));
        assert_eq!(verify(&file, &stated, presume(&file)), Seal::Unchanged);
        assert!(presume(b"none").is_none() && presume(b"sha256:00").is_none());
    }

    #[test]
    fn any_other_byte_is_a_change() {
        let (file, stated) = sealed();
        for place in 0..file.len() {
            let mut changed = file.clone();
            changed[place] ^= 1;
            assert_eq!(verify(&changed, &stated, presume(&changed)), Seal::Changed, "byte {place}");
        }
        assert_eq!(verify(&file, "md5:00", None), Seal::Changed);
    }
}
