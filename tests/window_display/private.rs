//! What the real window leaves on disk is open to its owner only.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use crate::desk::Desk;
use crate::kept;

#[test]
fn every_file_of_the_data_folder_is_its_owners_only() {
    let desk = Desk::new();
    let mut window = desk.open();
    window.click("Open my account…");
    window.type_into("Name of the account", "Anna Berg");
    window.replace_in("Credits left", "50");
    window.click("Open account");
    window.wait_for_label("50 InMail credits left");
    window.click("Dark");
    kept::wait_until_saved(&mut window);
    window.close();
    let mut found = Vec::new();
    modes(&desk.data_dir(), &mut found);
    for name in ["window.ron", "preferences.json", "writer.lock"] {
        assert!(found.iter().any(|(path, _)| path.ends_with(name)), "{name}: {found:?}");
    }
    let open: Vec<_> = found
        .into_iter()
        .filter(|(path, mode)| *mode != if path.is_dir() { 0o700 } else { 0o600 })
        .map(|(path, mode)| format!("{} {mode:o}", path.display()))
        .collect();
    assert_eq!(open, Vec::<String>::new());
}

/// All that is in the folder; the folder itself is made by whoever tests.
fn modes(folder: &Path, found: &mut Vec<(PathBuf, u32)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        found.push((path.clone(), fs::metadata(&path).unwrap().permissions().mode() & 0o777));
        if path.is_dir() {
            modes(&path, found);
        }
    }
}
