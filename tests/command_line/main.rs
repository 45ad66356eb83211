//! The commands, asked of the real binary: what they print, to the letter.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test may end at the first surprise"
)]

mod account_files;
mod broken_numbers;
mod broken_openings;
mod broken_steps;
mod broken_structure;
mod broken_text;
mod broken_times;
mod check;
mod compare;
mod explain;
mod export;
mod generate;
mod json_fields;
mod ledger;
mod limits;
mod run;
mod show;
mod streams;
mod support;
mod usage;
mod wrong_files;
