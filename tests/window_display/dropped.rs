//! Files that are dragged from another program onto the real window.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Stdio};

use crate::desk::Desk;
use crate::driver::Window;
use crate::xvfb::SCREEN_SIZE;

const FILES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/window_display/dragged.py");
const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/v1");
const PACKAGES: &str =
    "Debian has it in `python3-gi`, `gir1.2-gtk-3.0`; `.ci/run tools` installs what the tests need";

/// A window at the lower right of the screen, from which files can be dragged.
struct FileManager(Child);

impl FileManager {
    fn open(desk: &Desk, files: &[&str]) -> Self {
        let [right, bottom] = SCREEN_SIZE;
        let (left, top) = ((right - 300).to_string(), (bottom - 300).to_string());
        // Not the Python of some other place: Debian's knows Debian's library.
        let mut command = desk.command("/usr/bin/python3");
        command.args([FILES, &left, &top]).env("NO_AT_BRIDGE", "1");
        command.args(files.iter().map(|file| format!("file://{GOLDEN}/{file}")));
        let started = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut manager = started.unwrap_or_else(|e| panic!("no file manager: {e}. {PACKAGES}"));
        let mut line = String::new();
        BufReader::new(manager.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert_eq!(line, "ready\n", "no file manager. {PACKAGES}");
        Self(manager)
    }
}

impl Drop for FileManager {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// Drags what the file manager holds over the window, waits for what is told there, and lets go.
fn drag(desk: &Desk, window: &mut Window<'_>, [left, top, width, height]: [i32; 4], told: &str) {
    let [right, bottom] = SCREEN_SIZE;
    let (from, to) = ([right - 220, bottom - 220], [left + width / 2, top + height / 2]);
    desk.display().press_and_drag(from, to);
    window.wait_for_label(told);
    desk.display().let_go();
    window.wait_until_gone(told);
}

#[test]
fn a_file_that_is_dragged_from_another_program_opens_and_several_are_checked() {
    assert!(Path::new(GOLDEN).join("every-event.inmail.json").exists());
    let desk = Desk::undrawn();
    let mut window = desk.open();
    let place = desk.display().place();
    let manager = FileManager::open(&desk, &["every-event.inmail.json"]);
    drag(&desk, &mut window, place, "Drop it to open it as a view");
    window.wait_for_text("This is a view of the snapshot every-event.inmail.json.");
    drop(manager);
    let manager = FileManager::open(&desk, &["every-event.inmail.json", "at-limit.inmail.json"]);
    drag(&desk, &mut window, place, "Drop here to check snapshots");
    window.wait_for_text("2 checked:");
    drop(manager);
    window.close();
}
