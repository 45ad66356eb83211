//! Where the real window stands: a display and a home folder of its own, and an environment in which the
//! program meets nothing of whoever runs the test.

#![allow(dead_code, reason = "the sentences a test may use; no test needs all of them")]

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::Mutex;
use std::thread::sleep;
use std::time::Duration;

use egui_inspection::INSPECTION_ENV_VAR;
use egui_inspection::protocol::{PROTOCOL_VERSION, read_handshake};
use inmail_credits::domain::Instant;
use tempfile::TempDir;

use crate::driver::Window;
use crate::xvfb::Display;

pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_inmail-credits");

/// The instant at which the window without a display begins.
pub(crate) const START: &str = "2026-11-23T10:00:00Z";

pub(crate) const PAUSE: Duration = Duration::from_millis(100);
/// A first frame on a software renderer takes seconds, most of them for its shaders.
const START_TRIES: u32 = 600;
/// Longer than the 20 s after which the program itself gives up on a request.
const REPLY_TIMEOUT: Duration = Duration::from_secs(30);

/// An instant, in UTC.
pub(crate) fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

/// A display and a home folder for the program; both are gone when this is dropped.
pub(crate) struct Desk {
    display: Display,
    home: TempDir,
    draws: bool,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self { display: Display::new(), home: tempfile::tempdir().expect("a temporary folder"), draws: true }
    }

    /// One whose renderer takes everything and fills no pixel, as Mesa offers: where thousands of frames are
    /// shown and nobody looks, nearly all of the time would go into that.
    pub(crate) fn undrawn() -> Self {
        Self { draws: false, ..Self::new() }
    }

    /// Where the accounts are. It outlives the window, so that the next one finds them.
    pub(crate) fn data_dir(&self) -> PathBuf {
        self.home.path().join("data")
    }

    /// Starts the program and waits for its first frame.
    pub(crate) fn open(&self) -> Window<'_> {
        self.open_with(&[], &[])
    }

    /// With further arguments, such as a file to open, and in another environment.
    pub(crate) fn open_with(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Window<'_> {
        self.open_through(&[], arguments, environment)
    }

    /// Started by another program, which puts this one in its own place.
    pub(crate) fn open_through(
        &self,
        starter: &[&str],
        arguments: &[&str],
        environment: &[(&str, &str)],
    ) -> Window<'_> {
        fs::create_dir_all(self.data_dir()).expect("a data directory");
        let address = free_address();
        let log = self.home.path().join("standard-error.txt");
        let words = [starter, &[PROGRAM]].concat();
        let mut command = Command::new(words[0]);
        command.args(&words[1..]).arg("--data-dir").arg(self.data_dir()).args(arguments);
        self.furnish(&mut command).env(INSPECTION_ENV_VAR, &address).envs(environment.iter().copied());
        command.stdin(Stdio::null()).stdout(Stdio::null());
        command.stderr(File::create(&log).expect("a file for standard error"));
        let process = Command::spawn(&mut command).unwrap_or_else(|e| panic!("{words:?} did not start: {e}"));
        let mut program = Program { process, log };
        let connection = program.connect(&address);
        Window::of(self, program, connection)
    }

    /// Starts the program once more beside an open window, without driving it.
    pub(crate) fn start_again(&self, arguments: &[&str]) -> Child {
        let mut command = Command::new(PROGRAM);
        command.arg("--data-dir").arg(self.data_dir()).args(arguments);
        self.furnish(&mut command).env_remove(INSPECTION_ENV_VAR);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().unwrap_or_else(|e| panic!("{PROGRAM} did not start: {e}"))
    }

    /// Starts the program where no window can come of it, and gives what it said.
    pub(crate) fn run_in(&self, environment: &[(&str, &str)]) -> Output {
        let mut command = Command::new(PROGRAM);
        command.arg("--data-dir").arg(self.data_dir());
        self.furnish(&mut command).env_remove(INSPECTION_ENV_VAR).envs(environment.iter().copied());
        command.output().unwrap_or_else(|e| panic!("{PROGRAM} did not start: {e}"))
    }

    /// Another program, in the same place and with the same environment.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        self.furnish(&mut command);
        command
    }

    pub(crate) fn display(&self) -> &Display {
        &self.display
    }

    /// A folder beside the data directory, for what a test needs besides.
    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    /// The titles of all windows on the display.
    pub(crate) fn titles(&self) -> String {
        self.display.titles()
    }

    /// The program meets nothing of whoever runs the test: not their display, home, bus or GPU.
    fn furnish<'c>(&self, command: &'c mut Command) -> &'c mut Command {
        let home = self.home.path();
        // A file whose name is typed without a folder.
        command.current_dir(home);
        for (name, folder) in [
            ("HOME", "."),
            ("XDG_DATA_HOME", "share"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_STATE_HOME", "state"),
            ("XDG_RUNTIME_DIR", "run"),
        ] {
            let folder = home.join(folder);
            fs::create_dir_all(&folder).expect("a folder of the program's home");
            command.env(name, folder);
        }
        for name in ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "XAUTHORITY", "INMAIL_CREDITS_DATA_DIR"] {
            command.env_remove(name);
        }
        if let Some(driver) = lavapipe() {
            // A graphics card cannot draw to Xvfb. The second name is for loaders before 1.3.207.
            command.env("VK_DRIVER_FILES", &driver).env("VK_ICD_FILENAMES", &driver);
        }
        if !self.draws {
            command.env("GALLIUM_NOOP", "1");
        }
        command
            .env("DISPLAY", self.display.name())
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("WINIT_X11_SCALE_FACTOR", "1")
            .env("LC_ALL", "C.UTF-8")
            .env("TZ", "UTC")
            .env("RUST_BACKTRACE", "1")
    }
}

/// The program's process; ended when this is dropped.
pub(crate) struct Program {
    pub(crate) process: Child,
    pub(crate) log: PathBuf,
}

impl Program {
    fn connect(&mut self, address: &str) -> TcpStream {
        for _ in 0..START_TRIES {
            if let Ok(Some(status)) = self.process.try_wait() {
                panic!("the program ended before its window answered: {status}\n{}", self.said());
            }
            if let Ok(mut connection) = TcpStream::connect(address) {
                connection.set_read_timeout(Some(REPLY_TIMEOUT)).expect("a timeout above zero");
                connection.set_nodelay(true).expect("a TCP connection");
                let version = read_handshake(&mut connection).expect("a program that can be inspected");
                assert_eq!(version, PROTOCOL_VERSION, "the program speaks another version of the protocol");
                return connection;
            }
            sleep(PAUSE);
        }
        panic!("the window did not answer on {address}\n{}", self.said());
    }

    pub(crate) fn said(&self) -> String {
        let text = fs::read_to_string(&self.log).unwrap_or_default();
        format!("standard error of the program:\n{text}")
    }

    pub(crate) fn end(&mut self) {
        let _killed = self.process.kill();
        let _reaped = self.process.wait();
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.end();
    }
}

/// Free a moment ago, and never given out twice here: tests run side by side. Should another
/// process take it first, the program cannot be reached, and the test says so.
fn free_address() -> String {
    static GIVEN: Mutex<BTreeSet<SocketAddr>> = Mutex::new(BTreeSet::new());
    loop {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("its address");
        if GIVEN.lock().expect("a lock that no one panics under").insert(address) {
            return address.to_string();
        }
    }
}

/// The description of Mesa's software renderer, whose file carries the architecture in its name.
fn lavapipe() -> Option<PathBuf> {
    let folders = ["/usr/share/vulkan/icd.d", "/etc/vulkan/icd.d"];
    let files = folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten();
    let mut found: Vec<PathBuf> =
        files.map(|file| file.path()).filter(|path| path.to_string_lossy().contains("lvp_icd")).collect();
    found.sort();
    found.into_iter().next()
}
