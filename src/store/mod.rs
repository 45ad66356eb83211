//! Files: their formats, reading them with limits, writing them atomically, the data directory.
//!
//! Must not know who asks, nor read the clock or the environment: what depends on them comes in.

mod aside;
mod atomic;
mod checksum;
mod data_dir;
pub mod format;
mod lock;
mod outward;
mod read;
mod read_error;
mod side_files;

pub use aside::set_aside;
pub use atomic::{make_folder, replace_file};
pub use data_dir::{DATA_DIR_VARIABLE, DataDir, NoHome};
pub use lock::WriterLock;
pub use outward::{CannotWrite, write_outward};
pub use read::{CannotRead, FILE_MAX_BYTES, read_file};
pub use read_error::{Fault, ReadError};
pub use side_files::{Draft, Preferences, ThemePreference, read_side_file, side_file_bytes};
