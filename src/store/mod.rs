//! Files: their formats, reading them with limits, writing them atomically, the data directory.
//!
//! Must not know who asks, nor read the clock or the environment: what depends on them comes in.

mod checksum;
pub mod format;
mod read;
mod read_error;

pub use read::{CannotRead, FILE_MAX_BYTES, read_file};
pub use read_error::{Fault, ReadError};
