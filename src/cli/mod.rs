//! The front end for terminals. Reads and writes through what it is given, so that a test can be the
//! terminal.

mod args;
mod export;
mod input;
mod json;
mod ledger;
mod run;
mod show;

use std::ffi::OsString;
use std::io::{BufRead, ErrorKind, Write};

use clap::Parser;

use args::{Args, Command};
use input::Failure;

use crate::store::DataDir;

/// How a command ended, as an exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// All fine.
    Fine = 0,
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
            shown.map(|()| !usage.use_stderr()).map_err(Failure::Output)
        }
    };
    let ended = ended.and_then(|fine| out.flush().map(|()| fine).map_err(Failure::Output));
    // What cannot be told on standard error cannot be told at all.
    let mut tell = |sentence: &str| drop(writeln!(errors, "{sentence}"));
    match ended {
        Ok(true) => Exit::Fine,
        Ok(false) => Exit::Unusable,
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
) -> Result<bool, Failure> {
    match command {
        Command::Run { files } => run::run(&files, stdin, out, errors),
        Command::Show { file, at, json } => show::show(&file, at, json, out, errors).map(|()| true),
        Command::Ledger { file, at, json, csv } => {
            let form = if json {
                ledger::Form::Json
            } else if csv {
                ledger::Form::Csv
            } else {
                ledger::Form::Human
            };
            ledger::ledger(&file, at, form, out, errors).map(|()| true)
        }
        Command::Export { file, detail, out, data_dir } => {
            let own = DataDir::choose(data_dir).ok();
            export::export(&file, detail.into(), &out, own.as_ref(), errors).map(|()| true)
        }
    }
}
