//! `generate`: completions and the man page, made from the definitions of the arguments.

use std::io::{self, Write};

use clap::{Command, CommandFactory};
use clap_mangen::Man;

use super::args::{Args, EXIT_CODES, Generated};
use super::input::Failure;

/// Prints what a package holds beside the program.
pub(super) fn generate(what: &Generated, out: &mut dyn Write) -> Result<(), Failure> {
    let mut command = Args::command();
    let page = match what {
        Generated::Completions { shell } => {
            let name = command.get_name().to_owned();
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut command, name, &mut script);
            Ok(script)
        }
        Generated::Man => man(command),
    };
    page.and_then(|page| out.write_all(&page)).map_err(Failure::Output)
}

/// One page, with a part for each command.
fn man(mut command: Command) -> io::Result<Vec<u8>> {
    command.build();
    let mut page = Vec::new();
    let whole = Man::new(command.clone());
    whole.render_title(&mut page)?;
    whole.render_name_section(&mut page)?;
    whole.render_synopsis_section(&mut page)?;
    whole.render_description_section(&mut page)?;
    for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set()) {
        writeln!(page, ".SH {}", sub.get_name().to_uppercase())?;
        let sub = Man::new(sub.clone());
        let mut part = Vec::new();
        sub.render_synopsis_section(&mut part)?;
        sub.render_description_section(&mut part)?;
        sub.render_options_section(&mut part)?;
        // Its sections are parts of the one that bears its name.
        page.extend(String::from_utf8_lossy(&part).replace("\n.SH ", "\n.SS ").into_bytes());
    }
    whole.render_options_section(&mut page)?;
    writeln!(page, ".SH \"EXIT STATUS\"\n{EXIT_CODES}")?;
    Ok(page)
}
