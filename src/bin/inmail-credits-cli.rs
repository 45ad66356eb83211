//! The command line's start-up.

use std::io::{BufWriter, stderr, stdin, stdout};
use std::process::ExitCode;

use inmail_credits::text::language::{self, Language};

fn main() -> ExitCode {
    if let Some(named) = std::env::var(language::VARIABLE).ok().and_then(|name| Language::of_name(&name)) {
        language::speak(named);
    }
    let mut out = BufWriter::new(stdout().lock());
    let exit = inmail_credits::cli::main(std::env::args_os(), &mut stdin().lock(), &mut out, &mut stderr());
    ExitCode::from(exit as u8)
}
