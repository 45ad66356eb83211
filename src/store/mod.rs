//! Files: their formats, reading them with limits, writing them atomically, backups, the data directory.
//!
//! Must not know who asks, nor read the clock or the environment: what depends on them comes in.

mod aside;
mod atomic;
mod backups;
mod cancel;
mod checksum;
mod data_dir;
mod disk;
pub mod format;
mod lock;
mod mailbox;
mod outward;
mod own_file;
mod panic_report;
mod quarantine;
mod read;
mod read_error;
mod side_files;
mod walk;

pub use aside::set_aside;
pub use atomic::{NotReplaced, Step, create_file, make_folder, read_and_sync, remove_parts, replace_file};
pub use backups::{
    Backup, BackupContent, BackupName, Due, NotBackedUp, Reason, Safeguard, back_up, backup_names,
    list_backups, read_backup, to_keep,
};
pub use cancel::Cancel;
pub use data_dir::{DATA_DIR_VARIABLE, DataDir, NoHome};
pub use disk::{Disk, NewFile, RealDisk};
pub use lock::WriterLock;
pub use mailbox::{Posted, Request, Standing, hear_requests, post_request, take_requests};
pub use outward::{CannotWrite, write_outward};
pub use own_file::ready_window_file;
pub use panic_report::{keep_panic_report, take_panic_report};
pub use quarantine::{NotQuarantined, quarantine};
pub use read::{CannotRead, FILE_MAX_BYTES, read_file, read_file_unless};
pub use read_error::{Fault, ReadError};
pub use side_files::{
    Draft, Drafts, Preferences, SET_ASIDE_MAX, ThemePreference, parse_side_file, read_side_file,
    side_file_bytes,
};
pub use walk::{Found, NotWalked, find_snapshots};
