//! `run`: plays scenarios and prints one line of JSON for each.

use std::borrow::Cow;
use std::io::{BufRead, Write};
use std::path::PathBuf;

use super::Exit;
use super::input::{self, Failure, NextLine};
use super::lines::print_run;
use crate::document::{Played, play};
use crate::store::format::{Scenario, read_scenario};
use crate::store::read_file;

/// Plays each file in the order given; `-` plays the scenarios on standard input, one a line. A scenario
/// that cannot be read is told on `errors`, and the others are still played.
pub(super) fn run(
    files: &[PathBuf],
    stdin: &mut dyn BufRead,
    out: &mut dyn Write,
    errors: &mut dyn Write,
) -> Result<Exit, Failure> {
    let mut all = true;
    for (place, file) in files.iter().enumerate() {
        if file.as_os_str() == "-" {
            let mut line = Vec::new();
            for number in 1_usize.. {
                match input::read_line(stdin, &mut line)? {
                    NextLine::Read => {}
                    NextLine::End => break,
                    NextLine::TooLong => {
                        let sentence =
                            "standard input: a line is longer than 64 MiB; give one scenario a line";
                        return Err(Failure::Input(sentence.to_owned()));
                    }
                }
                if !line.trim_ascii().is_empty() {
                    all &= told(
                        print(line.as_slice().into(), out).map(drop),
                        &format!("standard input, line {number}"),
                        errors,
                    )?;
                }
            }
        } else {
            let printed = read_file(file).map_err(Failure::from).and_then(|bytes| print(bytes.into(), out));
            let printed = printed.map(|played| {
                if place + 1 == files.len() {
                    // The program ends with it, which is quicker than to give it back text by text.
                    std::mem::forget(played);
                }
            });
            all &= told(printed, &input::shown_path(file), errors)?;
        }
    }
    Ok(if all { Exit::Fine } else { Exit::Unusable })
}

/// Tells unusable input and goes on; output that cannot be written ends the command.
fn told(printed: Result<(), Failure>, source: &str, errors: &mut dyn Write) -> Result<bool, Failure> {
    match printed.map_err(|failure| failure.of(source)) {
        Ok(()) => Ok(true),
        Err(Failure::Input(sentence)) => {
            // What cannot be told on standard error cannot be told at all.
            let _ = writeln!(errors, "{sentence}");
            Ok(false)
        }
        Err(output) => Err(output),
    }
}

/// What was read and played, once it is printed.
fn print(bytes: Cow<'_, [u8]>, out: &mut dyn Write) -> Result<(Scenario, Played), Failure> {
    let scenario = read_scenario(bytes)?;
    let played = play(&scenario)?;
    print_run(&scenario.name, &played.steps, played.history.account(), out)?;
    Ok((scenario, played))
}
