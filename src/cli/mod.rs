//! The front end for terminals. Reads and writes through what it is given, so that a test can be the
//! terminal.

mod args;
mod check;
mod compare;
mod explain;
mod explain_json;
mod export;
mod generate;
mod input;
mod json;
mod ledger;
mod lines;
mod run;
mod show;
mod window_args;

use std::ffi::OsString;
use std::io::{BufRead, ErrorKind, Write};

use clap::Parser;

use args::{Args, Command};
use input::Failure;
pub use window_args::WindowArgs;

use crate::store::DataDir;

/// How a command ended, as an exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// All fine.
    Fine = 0,
    /// Something to look at was found.
    Findings = 1,
    /// Unusable input or usage.
    Unusable = 2,
}

/// Runs one command. `args` begin with the program's name.
pub fn main(
    args: impl IntoIterator<Item = OsString>,
    stdin: &mut dyn BufRead,
    out: &mut dyn Write,
    errors: &mut dyn Write,
) -> Exit {
    let ended = match Args::try_parse_from(args) {
        Ok(args) => dispatch(args.command, stdin, out, errors),
        Err(usage) => {
            let text = usage.render();
            let shown = if usage.use_stderr() { write!(errors, "{text}") } else { write!(out, "{text}") };
            let exit = if usage.use_stderr() { Exit::Unusable } else { Exit::Fine };
            shown.map(|()| exit).map_err(Failure::Output)
        }
    };
    let ended = ended.and_then(|exit| out.flush().map(|()| exit).map_err(Failure::Output));
    // What cannot be told on standard error cannot be told at all.
    let mut tell = |sentence: &str| drop(writeln!(errors, "{sentence}"));
    match ended {
        Ok(exit) => exit,
        Err(Failure::Input(sentence)) => {
            tell(&sentence);
            Exit::Unusable
        }
        // Who reads the output has seen enough, as with `| head`.
        Err(Failure::Output(error)) if error.kind() == ErrorKind::BrokenPipe => Exit::Fine,
        Err(Failure::Output(error)) => {
            tell(&format!("the output cannot be written ({error}); check where it goes to and try again"));
            Exit::Unusable
        }
    }
}

fn dispatch(
    command: Command,
    stdin: &mut dyn BufRead,
    out: &mut dyn Write,
    errors: &mut dyn Write,
) -> Result<Exit, Failure> {
    match command {
        Command::Run { files, json: _ } => run::run(&files, stdin, out, errors),
        Command::Show { file, at, json } => show::show(&file, at, json, out, errors).map(fine),
        Command::Ledger { file, at, json, csv } => {
            let form = if json {
                ledger::Form::Json
            } else if csv {
                ledger::Form::Csv
            } else {
                ledger::Form::Human
            };
            ledger::ledger(&file, at, form, out, errors).map(fine)
        }
        Command::Explain { file, at, observed, json } => {
            explain::explain(&file, at, observed, json, out, errors).map(fine)
        }
        Command::Export { file, detail, out, data_dir } => {
            let own = DataDir::choose(data_dir).ok();
            export::export(&file, detail.into(), &out, own.as_ref(), errors).map(fine)
        }
        Command::Check { paths, at, json } => check::check(&paths, at, json, stdin, out),
        Command::Compare { first, second, json } => compare::compare(&first, &second, json, out).map(fine),
        Command::Generate { what } => generate::generate(&what, out).map(fine),
    }
}

const fn fine((): ()) -> Exit {
    Exit::Fine
}
