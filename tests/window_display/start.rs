//! Starting where something is missing.

use std::process::Command;

use crate::desk::{Desk, PROGRAM};

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

/// As on a machine with neither Vulkan nor OpenGL.
#[test]
fn with_nothing_to_draw_with_it_says_so_and_names_the_command_line() {
    let desk = Desk::new();
    let output = desk.run_in(&[
        ("VK_DRIVER_FILES", "/nowhere.json"),
        ("VK_ICD_FILENAMES", "/nowhere.json"),
        ("__EGL_VENDOR_LIBRARY_FILENAMES", "/nowhere.json"),
        ("__GLX_VENDOR_LIBRARY_NAME", "nowhere"),
        ("LIBGL_DRIVERS_PATH", "/nowhere"),
    ]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    // Mesa may complain before.
    let sentence = said.lines().last().unwrap_or_default();
    for part in [
        "inmail-credits: the window cannot be opened: neither a driver for wgpu ",
        "OpenGL",
        "inmail-credits-cli",
    ] {
        assert!(sentence.contains(part), "{part:?} is missing: {said}");
    }
}

/// As on a desktop without a portal, where the system has no dialog for files.
#[test]
fn without_a_file_dialog_a_typed_path_is_the_way() {
    let desk = Desk::new();
    let mut window = desk.open();
    window.click("Look around an example");
    window.click("Import snapshot…");
    window.click("Choose…");
    window.wait_until_enabled("Choose…");
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/v1/every-event.inmail.json");
    window.type_into("File", golden);
    window.click("Open as a view");
    window.wait_for_text("This is a view of the snapshot every-event.inmail.json.");
    window.close();
}
