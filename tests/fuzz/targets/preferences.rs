//! Any bytes as preferences and as drafts. What is read is written and read again the same.

#![no_main]

#[path = "support/told.rs"]
mod told;

use std::fmt::Debug;

use inmail_credits::store::{Drafts, Preferences, parse_side_file, side_file_bytes};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    check(bytes, parse_side_file::<Preferences>, |preferences| side_file_bytes(preferences));
    check(bytes, parse_side_file::<Drafts>, |drafts| side_file_bytes(drafts));
});

fn check<T: PartialEq + Debug>(
    bytes: &[u8],
    read: impl Fn(&[u8]) -> Result<T, inmail_credits::store::ReadError>,
    write: impl Fn(&T) -> std::io::Result<Vec<u8>>,
) {
    match read(bytes) {
        Ok(value) => assert_eq!(read(&write(&value).expect("what was read is written")).as_ref(), Ok(&value)),
        Err(error) => told::check_error(&error),
    }
}
