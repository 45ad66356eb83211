//! `generate`: what packages hold beside the program.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::support::ask;

const COMMANDS: [&str; 8] = ["run", "show", "ledger", "check", "compare", "explain", "export", "help"];

#[test]
fn completions_know_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let answer = ask(&["generate", "completions", shell]);
        assert_eq!((answer.code, answer.err.as_str()), (0, ""), "{shell}");
        for command in COMMANDS {
            assert!(answer.out.contains(command), "{shell}: {command}");
        }
    }
}

#[cfg(unix)]
#[test]
fn bash_can_read_its_completions() {
    for program in ["inmail-credits-cli", "inmail-credits"] {
        let script = ask(&["generate", "completions", "bash", program]).out;
        let mut bash = Command::new("bash").arg("-n").stdin(Stdio::piped()).spawn().unwrap();
        bash.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
        assert!(bash.wait().unwrap().success(), "{program}");
    }
}

#[test]
fn the_man_page_has_a_part_for_every_command_and_none_for_what_is_hidden() {
    let page = ask(&["generate", "man"]).out;
    assert!(page.contains(".TH inmail-credits-cli 1"), "{page}");
    for command in COMMANDS {
        assert!(page.contains(&format!("\n.SH {}\n", command.to_uppercase())), "{command}");
        assert!(page.contains(&format!("\\fBinmail\\-credits\\-cli {command}\\fR")), "{command}");
    }
    assert!(!page.contains("GENERATE") && !page.contains("data\\-dir"));
    assert!(page.contains(".SH \"EXIT STATUS\"\nExit codes: 0 all fine"));
}

#[test]
fn the_window_has_a_man_page_and_completions_too() {
    let page = ask(&["generate", "man", "inmail-credits", "--date", "2026-03-01"]).out;
    let version = env!("CARGO_PKG_VERSION");
    let title =
        format!("\n.TH inmail-credits 1 2026-03-01 \"inmail-credits {version}\" \"InMail Credits\"\n");
    assert!(page.contains(&title), "{page}");
    assert!(page.contains("\\-\\-data\\-dir") && page.contains("[\\fIFILE\\fR]"), "{page}");
    for shell in ["bash", "zsh", "fish"] {
        let script = ask(&["generate", "completions", shell, "inmail-credits"]).out;
        assert!(script.contains("data-dir") && !script.contains("ledger"), "{shell}: {script}");
    }
}
