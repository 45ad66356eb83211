//! The real window as a screen reader has it: through AT-SPI, by the library that screen readers on Linux use.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::thread::sleep;

use crate::desk::{Desk, PAUSE};

const READER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/window_display/screen_reader.py");
/// Where Debian, Fedora and Arch have it.
const LAUNCHERS: [&str; 3] = [
    "/usr/libexec/at-spi-bus-launcher",
    "/usr/lib/at-spi2-core/at-spi-bus-launcher",
    "/usr/lib/at-spi-bus-launcher",
];
const PACKAGES: &str = "Debian has it in `dbus`, `at-spi2-core`, `python3-pyatspi`; `.ci/run tools` installs what the tests need";
const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/v1/every-event.inmail.json");
const TRIES: u32 = 300;

/// A session bus of a test's own, with the bus for screen readers on it, and a reader that listens there.
struct Session {
    address: String,
    ended: Vec<Child>,
    asks: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Session {
    fn new(desk: &Desk) -> Self {
        let mut bus =
            started(desk.command("dbus-daemon").args(["--session", "--nofork", "--print-address=1"]));
        let mut address = String::new();
        BufReader::new(bus.stdout.take().unwrap()).read_line(&mut address).unwrap();
        let address = address.trim().to_owned();
        let launcher = LAUNCHERS.map(PathBuf::from).into_iter().find(|path| path.exists());
        let launcher = launcher.unwrap_or_else(|| panic!("no at-spi-bus-launcher. {PACKAGES}"));
        let on_bus = |program: &str| {
            let mut command = desk.command(program);
            command.env("DBUS_SESSION_BUS_ADDRESS", &address);
            command
        };
        let launcher = started(on_bus(&launcher.to_string_lossy()).arg("--launch-immediately"));
        // Programs keep silent until a screen reader says that it is there.
        for property in ["IsEnabled", "ScreenReaderEnabled"] {
            let mut set = on_bus("dbus-send");
            set.args(["--session", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus"]);
            set.args(["org.freedesktop.DBus.Properties.Set", "string:org.a11y.Status"]);
            set.args([&format!("string:{property}"), "variant:boolean:true"]);
            let is_set = (0..TRIES).any(|_| {
                let done =
                    set.output().unwrap_or_else(|e| panic!("dbus-send: {e}. {PACKAGES}")).status.success();
                if !done {
                    sleep(PAUSE);
                }
                done
            });
            assert!(is_set, "no bus for screen readers answers");
        }
        // Not the Python of some other place: Debian's knows Debian's library.
        let mut reader = started(on_bus("/usr/bin/python3").arg(READER).stdin(Stdio::piped()));
        let (asks, answers) = (reader.stdin.take().unwrap(), reader.stdout.take().unwrap());
        Self { address, ended: vec![reader, launcher, bus], asks, answers: BufReader::new(answers) }
    }

    fn ask(&mut self, line: &str) -> String {
        writeln!(self.asks, "{line}").unwrap_or_else(|e| panic!("the reader ended: {e}. {PACKAGES}"));
        let mut answer = String::new();
        loop {
            let before = answer.len();
            let read = self.answers.read_line(&mut answer).unwrap();
            assert!(read > 0, "the reader ended at {line:?}. {PACKAGES}");
            if &answer[before..] == "\n" {
                answer.truncate(before);
                return answer;
            }
        }
    }

    /// Waits until what has this name is this, or these.
    fn wait_for(&mut self, roles: &str, name: &str) {
        let mut answer = String::new();
        for _ in 0..TRIES {
            answer = self.ask(&format!("find {name}"));
            if answer == format!("{roles}\n") {
                return;
            }
            sleep(PAUSE);
        }
        panic!(
            "waited for the {roles} {name:?}, found {answer:?}; a screen reader is told:\n{}",
            self.ask("tree")
        );
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        for process in &mut self.ended {
            drop(process.kill());
            drop(process.wait());
        }
    }
}

fn started(command: &mut Command) -> Child {
    command.stdout(Stdio::piped()).stderr(Stdio::null());
    command.spawn().unwrap_or_else(|e| panic!("{:?} did not start: {e}. {PACKAGES}", command.get_program()))
}

#[test]
fn a_screen_reader_finds_the_window_reads_the_balance_and_presses_buttons() {
    let desk = Desk::undrawn();
    let mut session = Session::new(&desk);
    let address = session.address.clone();
    let window = desk.open_with(&[GOLDEN], &[("DBUS_SESSION_BUS_ADDRESS", &address)]);
    session.wait_for("label", "50 InMail credits left");
    let tree = session.ask("tree");
    assert!(tree.starts_with("application: inmail-credits\n"), "{tree}");
    for line in ["heading: Settings", "heading: Credit batches", "push button: Close the view"] {
        assert!(tree.contains(line), "{line:?} is missing:\n{tree}");
    }
    assert_eq!(session.ask("press Explain this balance"), "True\n");
    session.wait_for("dialog, heading, push button", "Explain this balance");
    assert_eq!(session.ask("press Close"), "True\n");
    session.wait_for("push button", "Explain this balance");
    window.close();
}
