//! Saving, with the fault as the input: power cuts at every call with all that they may leave, and every
//! call made to fail.
//!
//! With `INMAIL_CREDITS_FULL=1`, workloads are a save longer, and a new account meets all kinds of failures.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test reports a fault by failing, and its size when asked"
)]

mod backups;
mod crash;
mod desk;
mod failing;
mod failing_disk;
mod leaving;
mod permissions;
mod planted;
mod recovery;
mod rescue;
mod sim;
mod sim_state;
mod undo;

fn all_is_asked_for() -> bool {
    std::env::var_os("INMAIL_CREDITS_FULL").is_some()
}
