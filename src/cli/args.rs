//! The command line's arguments.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::domain::{Instant, NotAnInstant};

const EXIT_CODES: &str = "Exit codes: 0 all fine, 2 unusable input or usage.";

/// Plays InMail credit scenarios, and shows what an account holds and how it came about.
#[derive(Debug, Parser)]
#[command(name = "inmail-credits-cli", version, disable_help_subcommand = true, after_help = EXIT_CODES)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Play scenarios and print one line of JSON for each
    Run {
        /// Scenario files; `-` reads scenarios from standard input, one a line
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Show what an account holds
    Show {
        /// An account file or a scenario
        file: PathBuf,
        /// At this instant, past or coming, such as 2026-01-05T10:00:00Z
        #[arg(long, value_name = "TIME", value_parser = instant)]
        at: Option<Instant>,
        /// Print one line of JSON
        #[arg(long)]
        json: bool,
    },
    /// Show every change to the number of credits, with its reason
    Ledger {
        /// An account file or a scenario
        file: PathBuf,
        /// Up to this instant, past or coming, such as 2026-01-05T10:00:00Z
        #[arg(long, value_name = "TIME", value_parser = instant)]
        at: Option<Instant>,
        /// Print one line of JSON
        #[arg(long, conflicts_with = "csv")]
        json: bool,
        /// Print CSV for a spreadsheet
        #[arg(long)]
        csv: bool,
    },
}

fn instant(text: &str) -> Result<Instant, String> {
    text.parse().map_err(|error| match error {
        NotAnInstant::Form => {
            "write it like 2026-01-05T10:00:00Z, in UTC, to the millisecond at most".to_owned()
        }
        NotAnInstant::Year => "it must lie within the years 2003 to 2199".to_owned(),
    })
}
