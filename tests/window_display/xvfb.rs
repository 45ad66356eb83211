//! A display of its own for a test: Xvfb, and a window manager to give focus and to close windows.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::Duration;

const PACKAGES: &str =
    "Debian has it in `xvfb`, `openbox`, `xdotool`; `.ci/run tools` installs what the tests need";

/// Large enough for any size a test asks for.
pub(crate) const SCREEN_SIZE: [i32; 2] = [2_560, 1_600];

const FRONT_TRIES: u32 = 100;
const FRONT_PAUSE: Duration = Duration::from_millis(100);

const DRAG_STEPS: i32 = 8;

const STOP_TRIES: u32 = 50;
const STOP_PAUSE: Duration = Duration::from_millis(50);

pub(crate) struct Display {
    name: String,
    server: Child,
    manager: Child,
}

impl Display {
    pub(crate) fn new() -> Self {
        let [width, height] = SCREEN_SIZE;
        let screen = format!("{width}x{height}x24");
        // The server picks a free number and tells it on the descriptor named here, when it is ready.
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", &screen, "-nolisten", "tcp", "-noreset"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|e| panic!("Xvfb did not start: {e}. {PACKAGES}"));
        let mut number = String::new();
        let stdout = server.stdout.take().expect("a pipe, as asked for above");
        BufReader::new(stdout).read_line(&mut number).expect("text from Xvfb");
        let number = number.trim();
        if number.is_empty() {
            stop(&mut server);
            panic!("Xvfb ended before it named its display");
        }
        let name = format!(":{number}");
        let manager = Command::new("openbox")
            .env("DISPLAY", &name)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let manager = manager.unwrap_or_else(|e| {
            stop(&mut server);
            panic!("openbox did not start: {e}. {PACKAGES}")
        });
        let display = Self { name, server, manager };
        // It gives no focus to a window that is there before it.
        let manages = || display.xdotool(&["get_num_desktops"]).success();
        let is_there = (0..FRONT_TRIES).any(|_| {
            let there = manages();
            if !there {
                sleep(FRONT_PAUSE);
            }
            there
        });
        assert!(is_there, "the window manager does not answer");
        display
    }

    /// As `DISPLAY` wants it.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The titles of all windows, a line each.
    pub(crate) fn titles(&self) -> String {
        let output = Command::new("xdotool")
            .env("DISPLAY", &self.name)
            .args(["search", "--name", ".", "getwindowname", "%@"])
            .output()
            .unwrap_or_else(|e| panic!("xdotool did not start: {e}. {PACKAGES}"));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Asks the window in front to close, as its close button does.
    pub(crate) fn close_window(&self) {
        // A key that is pressed before goes nowhere.
        assert!(self.is_in_front(), "the window manager put no window in front");
        let status = self.xdotool(&["key", "--clearmodifiers", "alt+F4"]);
        assert!(status.success(), "xdotool: {status}");
    }

    /// Waits until a window is in front: the window manager starts beside the program.
    fn is_in_front(&self) -> bool {
        (0..FRONT_TRIES).any(|_| {
            let there = self.xdotool(&["getactivewindow"]).success();
            if !there {
                sleep(FRONT_PAUSE);
            }
            there
        })
    }

    /// Of the window in front: its left and upper edge, width and height, in pixels.
    pub(crate) fn place(&self) -> [i32; 4] {
        assert!(self.is_in_front(), "the window manager put no window in front");
        let args = ["getactivewindow", "getwindowgeometry", "--shell"];
        let output = Command::new("xdotool").env("DISPLAY", &self.name).args(args).output().unwrap();
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        ["X=", "Y=", "WIDTH=", "HEIGHT="].map(|name| {
            let found = told.lines().find_map(|line| line.strip_prefix(name));
            found.and_then(|number| number.parse().ok()).unwrap_or_else(|| panic!("no {name} in {told}"))
        })
    }

    /// Presses the mouse button at one place and moves on to another, in steps as a hand does.
    pub(crate) fn press_and_drag(&self, [from_x, from_y]: [i32; 2], [to_x, to_y]: [i32; 2]) {
        self.point_at(from_x, from_y);
        assert!(self.xdotool(&["mousedown", "1"]).success());
        for step in 1..=DRAG_STEPS {
            let on_the_way = |from: i32, to: i32| from + (to - from) * step / DRAG_STEPS;
            self.point_at(on_the_way(from_x, to_x), on_the_way(from_y, to_y));
            sleep(FRONT_PAUSE);
        }
    }

    /// Lets the mouse button go.
    pub(crate) fn let_go(&self) {
        assert!(self.xdotool(&["mouseup", "1"]).success());
    }

    fn point_at(&self, x: i32, y: i32) {
        assert!(self.xdotool(&["mousemove", "--sync", &x.to_string(), &y.to_string()]).success());
    }

    fn xdotool(&self, args: &[&str]) -> ExitStatus {
        let status = Command::new("xdotool")
            .env("DISPLAY", &self.name)
            .args(args)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        status.unwrap_or_else(|e| panic!("xdotool did not start: {e}. {PACKAGES}"))
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        stop(&mut self.manager);
        stop(&mut self.server);
    }
}

/// Politely first, so that Xvfb removes its socket and its lock.
fn stop(process: &mut Child) {
    let id = process.id().to_string();
    let _sent = Command::new("kill").args(["-TERM", &id]).stderr(Stdio::null()).status();
    for _ in 0..STOP_TRIES {
        if !matches!(process.try_wait(), Ok(None)) {
            return;
        }
        sleep(STOP_PAUSE);
    }
    let _killed = process.kill();
    let _reaped = process.wait();
}
