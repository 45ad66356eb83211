//! Checking snapshots: a verdict for each, and what was found, as data. The words live with `text`.
//!
//! Nothing here reads the clock: a snapshot is judged as of the instant it speaks of, unless another is
//! named.

mod finding;
mod judge;
mod many;
mod worker;

pub use finding::{Finding, Loss, RefusedStep, Trouble, Verdict};
pub use judge::{Checked, SOON_MS, Subject, check_bytes};
pub use many::{Progress, Source, check_all, sources_at};
pub use worker::{CheckedFile, Checking, ROWS_MAX};
