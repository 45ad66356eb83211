//! The command line's arguments.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::domain::{Instant, NotAnInstant, OBSERVED_MAX};
use crate::store::DATA_DIR_VARIABLE;
use crate::store::format::Detail;
use crate::text;

pub(super) const EXIT_CODES: &str =
    "Exit codes: 0 all fine, 1 check found something to look at, 2 unusable input or usage.";

/// Tells what an InMail credit account holds and how it came about.
#[derive(Debug, Parser)]
#[command(name = "inmail-credits-cli", version, after_help = EXIT_CODES)]
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
        /// It prints JSON anyway; here for who is used to it from the others
        #[arg(long, hide = true)]
        json: bool,
    },
    /// Show what an account holds
    Show {
        /// An account file or a scenario
        file: PathBuf,
        /// At this instant, past or coming, such as 2026-01-05T10:00:00Z or 2026-01-05
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
        /// Up to this instant, past or coming, such as 2026-01-05T10:00:00Z or 2026-01-05
        #[arg(long, value_name = "TIME", value_parser = instant)]
        at: Option<Instant>,
        /// Print one line of JSON
        #[arg(long, conflicts_with = "csv")]
        json: bool,
        /// Print CSV for a spreadsheet
        #[arg(long)]
        csv: bool,
    },
    /// Check snapshots and scenarios: a verdict for each, and what was found
    Check {
        /// Files, and folders to look through; `-` reads one snapshot a line from standard input
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// As of this instant, such as 2026-01-05T10:00:00Z or 2026-01-05, and not of the one each speaks of
        #[arg(long, value_name = "TIME", value_parser = instant)]
        at: Option<Instant>,
        /// Print one line of JSON for each
        #[arg(long)]
        json: bool,
    },
    /// Compare two snapshots: where they differ first, and what follows from it
    Compare {
        /// An account file or a scenario
        first: PathBuf,
        /// Another
        second: PathBuf,
        /// Print one line of JSON
        #[arg(long)]
        json: bool,
    },
    /// Explain in sentences how a balance came about, and what could explain another number
    Explain {
        /// An account file or a scenario
        file: PathBuf,
        /// At this instant, past or coming, such as 2026-01-05T10:00:00Z or 2026-01-05
        #[arg(long, value_name = "TIME", value_parser = instant)]
        at: Option<Instant>,
        /// The number that Sales Navigator showed then
        #[arg(long, value_name = "N", value_parser = observed)]
        observed: Option<u32>,
        /// Print one line of JSON
        #[arg(long)]
        json: bool,
    },
    /// Write a snapshot of an account with less in it, to give to others
    Export {
        /// An account file or a scenario
        file: PathBuf,
        /// How much the snapshot holds
        #[arg(long, value_name = "LEVEL", value_enum, default_value = "numbers")]
        detail: Level,
        /// The new file
        #[arg(short, long, value_name = "OUT")]
        out: PathBuf,
        /// The data folder of the program, where no snapshot may be written
        #[arg(long, value_name = "DIR", env = DATA_DIR_VARIABLE, hide = true)]
        data_dir: Option<PathBuf>,
    },
    /// Print what a package holds beside the program, made from these definitions
    #[command(hide = true, disable_help_subcommand = true)]
    Generate {
        #[command(subcommand)]
        what: Generated,
    },
}

/// What packages are given beside the programs.
#[derive(Debug, Subcommand)]
pub(super) enum Generated {
    /// Completions for a shell
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
        /// Of which program
        #[arg(value_enum, default_value = "inmail-credits-cli")]
        program: Program,
    },
    /// The man page
    Man {
        /// Of which program
        #[arg(value_enum, default_value = "inmail-credits-cli")]
        program: Program,
        /// The day that the page bears, such as 2026-01-31
        #[arg(long, value_name = "DAY", default_value = "")]
        date: String,
    },
}

/// The programs of a package, by the names of their files.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Program {
    #[value(name = "inmail-credits-cli")]
    CommandLine,
    #[value(name = "inmail-credits")]
    Window,
}

/// The levels of detail, as they are written on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Level {
    /// Neither names nor texts; people have pseudonyms
    Numbers,
    /// Names, but no subjects and messages
    People,
    /// Everything
    Full,
}

impl From<Level> for Detail {
    fn from(level: Level) -> Self {
        match level {
            Level::Numbers => Self::Numbers,
            Level::People => Self::People,
            Level::Full => Self::Full,
        }
    }
}

fn observed(written: &str) -> Result<u32, String> {
    let number = written.parse().ok().filter(|number| *number <= OBSERVED_MAX);
    number.ok_or_else(|| format!("it must be a whole number from 0 to {}", text::number(OBSERVED_MAX.into())))
}

fn instant(written: &str) -> Result<Instant, String> {
    let wrong = |error| match error {
        NotAnInstant::Form => {
            "write it like 2026-01-05 or 2026-01-05T10:00:00Z, in UTC, to the millisecond at most".to_owned()
        }
        NotAnInstant::Unreal => "there is no such day or time of day".to_owned(),
        NotAnInstant::Year => "it must lie within the years 2003 to 2199".to_owned(),
    };
    let midnight = format!("{}T00:00:00Z", written.trim());
    let read = || match midnight.parse::<Instant>() {
        Err(NotAnInstant::Unreal) => Err(wrong(NotAnInstant::Unreal)),
        _ => written.parse().map_err(wrong),
    };
    text::typed(written).map_or_else(read, Ok)
}
