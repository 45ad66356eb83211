//! `generate`: completions and man pages of both programs, made from the definitions of the arguments.

use std::io::{self, Write};

use clap::{Command, CommandFactory};
use clap_mangen::Man;

use super::args::{Args, EXIT_CODES, Generated, Program};
use super::input::Failure;
use super::window_args::WindowArgs;

/// Prints what a package holds beside the programs.
pub(super) fn generate(what: &Generated, out: &mut dyn Write) -> Result<(), Failure> {
    let page = match what {
        Generated::Completions { shell, program } => {
            let mut command = command(*program);
            let name = command.get_name().to_owned();
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut command, name, &mut script);
            Ok(script)
        }
        Generated::Man { program, date } => man(*program, date),
    };
    page.and_then(|page| out.write_all(&page)).map_err(Failure::Output)
}

fn command(program: Program) -> Command {
    match program {
        Program::CommandLine => Args::command(),
        Program::Window => WindowArgs::command(),
    }
}

/// One page, with a part for each command.
fn man(program: Program, date: &str) -> io::Result<Vec<u8>> {
    let mut command = command(program);
    command.build();
    let mut page = Vec::new();
    let whole = Man::new(command.clone()).date(date).manual("InMail Credits");
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
        let part = String::from_utf8_lossy(&part).replace("\n.SH ", "\n.SS ");
        // An empty line between two breaks says the same twice, and readers of man pages complain.
        page.extend(part.replace("\n.br\n\n.br\n", "\n.sp\n").into_bytes());
    }
    whole.render_options_section(&mut page)?;
    match program {
        Program::CommandLine => {
            writeln!(page, ".SH \"EXIT STATUS\"\n{EXIT_CODES}")?;
            writeln!(page, ".SH \"SEE ALSO\"\n.BR inmail\\-credits (1)")?;
        }
        Program::Window => writeln!(page, ".SH \"SEE ALSO\"\n.BR inmail\\-credits\\-cli (1)")?,
    }
    Ok(page)
}
