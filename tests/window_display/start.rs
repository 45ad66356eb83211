//! Starting where something is missing.

use std::process::Command;

use crate::driver::{Desk, PROGRAM};

#[test]
fn without_a_display_it_says_so_and_names_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let data_dir = folder.path().join("data");
    let mut command = Command::new(PROGRAM);
    command.arg("--data-dir").arg(&data_dir);
    for name in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
        command.env_remove(name);
    }
    let output = command.output().expect("a program that can be started");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(output.stdout.is_empty());
    assert_eq!(said.lines().count(), 1, "one sentence: {said}");
    for part in ["inmail-credits: the window cannot be opened", "DISPLAY", "inmail-credits-cli"] {
        assert!(said.contains(part), "{part:?} is missing: {said}");
    }
    for part in [".rs:", "/", "recreated"] {
        assert!(!said.contains(part), "{part:?} helps nobody who starts a program: {said}");
    }
    for folder in ["accounts", "drafts", "backups"] {
        assert!(!data_dir.join(folder).exists(), "nothing was kept, so nothing needs {folder}");
    }
}

/// As on a machine without a driver for Vulkan; then also where wgpu finds nothing at all to draw with.
#[test]
fn without_vulkan_it_opens() {
    let none = [("VK_DRIVER_FILES", "/nowhere.json"), ("VK_ICD_FILENAMES", "/nowhere.json")];
    let nothing_for_wgpu = [none[0], none[1], ("WGPU_BACKEND", "vulkan")];
    for (name, environment) in [("without-vulkan", &none[..]), ("without-wgpu", &nothing_for_wgpu)] {
        let desk = Desk::new();
        let mut window = desk.open_with(&[], environment);
        window.wait_until_enabled("Open my account…");
        window.screenshot(name);
        window.close();
    }
}
