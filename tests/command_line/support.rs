//! A scenario to be built, and the binary to ask.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// What a command printed and how it ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

pub(crate) fn cli() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_inmail-credits-cli"));
    command.stdin(Stdio::null());
    command
}

fn answer(output: std::process::Output) -> Answer {
    Answer {
        code: output.status.code().expect("it ends by itself"),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

pub(crate) fn ask(args: &[&str]) -> Answer {
    answer(cli().args(args).output().unwrap())
}

/// `run -` with this on standard input.
pub(crate) fn run_stdin(input: &[u8]) -> Answer {
    ask_stdin(&["run", "-"], input)
}

pub(crate) fn ask_stdin(args: &[&str], input: &[u8]) -> Answer {
    let mut command = cli();
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input).unwrap());
    let answer = answer(child.wait_with_output().unwrap());
    writer.join().unwrap();
    answer
}

/// A folder with one file in it.
pub(crate) struct Kept {
    _folder: TempDir,
    pub(crate) path: PathBuf,
}

impl Kept {
    pub(crate) fn new(bytes: impl AsRef<[u8]>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        fs::write(&path, bytes).unwrap();
        Self { _folder: folder, path }
    }

    /// Asks with the file's path in the place of `FILE`; the path is `FILE` in the answer too.
    pub(crate) fn ask(&self, args: &[&str]) -> Answer {
        let path = self.path.to_str().unwrap();
        let args: Vec<&str> = args.iter().map(|arg| if *arg == "FILE" { path } else { arg }).collect();
        let Answer { code, out, err } = ask(&args);
        Answer { code, out: out.replace(path, "FILE"), err: err.replace(path, "FILE") }
    }
}

/// What `run` says of a file that it cannot use: one line, and nothing on standard output.
pub(crate) fn refused(bytes: impl AsRef<[u8]>) -> String {
    refused_by("run", bytes)
}

pub(crate) fn refused_by(command: &str, bytes: impl AsRef<[u8]>) -> String {
    let Answer { code, out, err } = Kept::new(bytes).ask(&[command, "FILE"]);
    assert_eq!((code, out.as_str()), (2, ""), "{err}");
    let line = err.strip_suffix('\n').expect("a whole line");
    assert!(!line.contains(|c: char| c.is_control()), "one line and nothing hidden: {line:?}");
    line.strip_prefix("FILE: ").expect("it names the file").to_owned()
}

/// A scenario as text; each field is raw JSON, so that it can be anything.
#[derive(Clone)]
pub(crate) struct Scenario {
    top: Vec<(&'static str, String)>,
    account: Vec<(&'static str, String)>,
    steps: Vec<String>,
}

/// One that is fine: opened at the beginning of 2026, no steps.
pub(crate) fn scenario() -> Scenario {
    Scenario {
        top: vec![
            ("format", r#""inmail-credits-scenario""#.into()),
            ("version", "1".into()),
            ("name", r#""A story""#.into()),
        ],
        account: vec![
            ("name", r#""Dana Whitfield""#.into()),
            ("subscription", r#""core""#.into()),
            ("opened_at", r#""2026-01-01T00:00:00Z""#.into()),
        ],
        steps: Vec::new(),
    }
}

fn set(fields: &mut Vec<(&'static str, String)>, name: &'static str, raw: &str) {
    match fields.iter_mut().find(|(there, _)| *there == name) {
        Some((_, value)) => *value = raw.to_owned(),
        None => fields.push((name, raw.to_owned())),
    }
}

fn object(fields: &[(&'static str, String)]) -> String {
    let fields: Vec<String> = fields.iter().map(|(name, raw)| format!("\"{name}\":{raw}")).collect();
    format!("{{{}}}", fields.join(","))
}

impl Scenario {
    pub(crate) fn top(mut self, name: &'static str, raw: &str) -> Self {
        set(&mut self.top, name, raw);
        self
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.top.retain(|(there, _)| *there != name);
        self
    }

    pub(crate) fn account(mut self, name: &'static str, raw: &str) -> Self {
        set(&mut self.account, name, raw);
        self
    }

    pub(crate) fn account_without(mut self, name: &str) -> Self {
        self.account.retain(|(there, _)| *there != name);
        self
    }

    pub(crate) fn step(mut self, raw: &str) -> Self {
        self.steps.push(raw.to_owned());
        self
    }

    /// On one line.
    pub(crate) fn text(&self) -> String {
        let mut top = self.top.clone();
        if !top.iter().any(|(name, _)| *name == "account") {
            top.push(("account", object(&self.account)));
        }
        if !top.iter().any(|(name, _)| *name == "steps") {
            top.push(("steps", format!("[{}]", self.steps.join(","))));
        }
        object(&top)
    }

    pub(crate) fn refused(&self) -> String {
        refused(self.text())
    }

    pub(crate) fn ask(&self, args: &[&str]) -> Answer {
        Kept::new(self.text()).ask(args)
    }

    /// What a command prints that ends well and has nothing to complain of.
    pub(crate) fn prints(&self, args: &[&str]) -> String {
        let Answer { code, out, err } = self.ask(args);
        assert_eq!((code, err.as_str()), (0, ""));
        out
    }
}
