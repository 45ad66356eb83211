//! What the window is started with. It stands here because the command line makes the man pages and
//! completions of both programs.

use std::path::PathBuf;

use clap::Parser;

use crate::store::DATA_DIR_VARIABLE;

/// Keeps a Sales Navigator InMail credit account and tells the story of every credit.
#[derive(Debug, Parser)]
#[command(name = "inmail-credits", version, about)]
pub struct WindowArgs {
    /// A snapshot or a scenario to open as a view
    pub file: Option<PathBuf>,
    /// Keep accounts in this folder
    #[arg(long, value_name = "DIR", env = DATA_DIR_VARIABLE)]
    pub data_dir: Option<PathBuf>,
}
