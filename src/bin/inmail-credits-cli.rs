//! The command line's start-up.

use std::io::{BufWriter, stderr, stdin, stdout};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut out = BufWriter::new(stdout().lock());
    let exit = inmail_credits::cli::main(std::env::args_os(), &mut stdin().lock(), &mut out, &mut stderr());
    ExitCode::from(exit as u8)
}
