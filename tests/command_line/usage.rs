//! Help, and arguments that make no sense.

use crate::support::{Answer, ask};

#[test]
fn help_names_the_commands_and_the_exit_codes() {
    let help = "\
Tells what an InMail credit account holds and how it came about

Usage: inmail-credits-cli <COMMAND>

Commands:
  run      Play scenarios and print one line of JSON for each
  show     Show what an account holds
  ledger   Show every change to the number of credits, with its reason
  check    Check snapshots and scenarios: a verdict for each, and what was found
  compare  Compare two snapshots: where they differ first, and what follows from it
  explain  Explain in sentences how a balance came about, and what could explain another number
  export   Write a snapshot of an account with less in it, to give to others
  help     Print this message or the help of the given subcommand(s)

Options:
  -h, --help     Print help
  -V, --version  Print version

Exit codes: 0 all fine, 1 check found something to look at, 2 unusable input or usage.
";
    for asked in ["--help", "help"] {
        assert_eq!(ask(&[asked]), Answer { code: 0, out: help.to_owned(), err: String::new() });
    }
}

#[test]
fn help_for_a_command_names_its_arguments() {
    let help = "\
Show every change to the number of credits, with its reason

Usage: inmail-credits-cli ledger [OPTIONS] <FILE>

Arguments:
  <FILE>  An account file or a scenario

Options:
      --at <TIME>  Up to this instant, past or coming, such as 2026-01-05T10:00:00Z or 2026-01-05
      --json       Print one line of JSON
      --csv        Print CSV for a spreadsheet
  -h, --help       Print help
";
    assert_eq!(ask(&["ledger", "--help"]).out, help);
    assert_eq!(ask(&["help", "ledger"]).out, help);
}

#[test]
fn the_version_is_that_of_the_package() {
    assert_eq!(ask(&["--version"]).out, concat!("inmail-credits-cli ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn senseless_arguments_are_refused() {
    let cases: &[&[&str]] = &[
        &[],
        &["dance"],
        &["run"],
        &["explain"],
        &["show"],
        &["show", "a", "b"],
        &["ledger", "--json", "--csv", "a"],
        &["run", "--fast", "a"],
        &["check"],
        &["compare", "a"],
        &["generate"],
    ];
    for args in cases {
        let Answer { code, out, err } = ask(args);
        assert_eq!((code, out.as_str()), (2, ""), "{args:?}");
        assert!(err.contains("Usage: inmail-credits-cli"), "{err}");
    }
}

#[test]
fn a_time_that_is_none_is_told_how_to_write_it() {
    let told = |time: &str| ask(&["show", "a.json", "--at", time]).err.lines().next().unwrap().to_owned();
    assert_eq!(
        told("5.1.2026"),
        "error: invalid value '5.1.2026' for '--at <TIME>': \
         write it like 2026-01-05 or 2026-01-05T10:00:00Z, in UTC, to the millisecond at most"
    );
    assert_eq!(
        told("2200-01-01T00:00:00Z"),
        "error: invalid value '2200-01-01T00:00:00Z' for '--at <TIME>': it must lie within the years 2003 to 2199"
    );
}
