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

/// Whether a file is as it was when `stated` was written into it.
pub(super) fn verify(file: &[u8], stated: &str) -> Seal {
    let Some(hex) = stated.strip_prefix(PREFIX) else { return Seal::Changed };
    // A value as long as the file would make the search below quadratic.
    if hex.len() != DIGITS {
        return Seal::Changed;
    }
    let found = file.windows(stated.len()).rposition(|window| window == stated.as_bytes());
    let Some(start) = found.map(|start| start + PREFIX.len()) else { return Seal::Changed };
    let (Some(before), Some(after)) = (file.get(..start), file.get(start + hex.len()..)) else {
        return Seal::Changed;
    };
    if digits(&[before, after]) == hex { Seal::Unchanged } else { Seal::Changed }
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
        assert_eq!(verify(&file, &stated), Seal::Unchanged);
    }

    #[test]
    fn any_other_byte_is_a_change() {
        let (file, stated) = sealed();
        for place in 0..file.len() {
            let mut changed = file.clone();
            changed[place] ^= 1;
            assert_eq!(verify(&changed, &stated), Seal::Changed, "byte {place}");
        }
        assert_eq!(verify(&file, "md5:00"), Seal::Changed);
    }
}
