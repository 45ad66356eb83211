//! Files and folders are open to their owner only, under any umask.
#![cfg(unix)]

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use inmail_credits::store::{DataDir, RealDisk, WriterLock};

use crate::desk::{Desk, Step, start};

const FOLDER_VARIABLE: &str = "INMAIL_CREDITS_TEST_FOLDER";

/// The umask belongs to the whole process, so each has one of its own: this test, started again.
#[test]
fn under_any_umask() {
    for umask in ["000", "022", "077", "177", "277", "777"] {
        let folder = tempfile::tempdir().unwrap();
        let script = format!("umask {umask}; exec \"$0\" --exact permissions::in_a_process_of_its_own");
        let this = std::env::current_exe().unwrap();
        let mut child = Command::new("sh");
        child.arg("-c").arg(script).arg(this).env(FOLDER_VARIABLE, folder.path());
        let output = child.output().unwrap();
        assert!(output.status.success(), "{umask}: {}", String::from_utf8_lossy(&output.stdout));
        let found = modes(&folder.path().join("one"));
        assert!(found.len() > 9, "{umask}: {found:?}");
        for (path, mode) in found {
            let expected = if path.is_dir() { 0o700 } else { 0o600 };
            assert_eq!(mode, expected, "{umask}: {} has {mode:o}", path.display());
        }
    }
}

#[test]
fn in_a_process_of_its_own() {
    let Some(folder) = std::env::var_os(FOLDER_VARIABLE) else { return };
    let data_dir = DataDir::choose(Some(PathBuf::from(folder).join("one/two"))).unwrap();
    let _lock = WriterLock::try_take(&data_dir).unwrap().unwrap();
    let mut desk = Desk::open(Arc::new(RealDisk), data_dir.clone(), start()).unwrap();
    for step in [Step::Act, Step::Draft, Step::NextDay, Step::Undo] {
        desk.step(step).unwrap().unwrap();
    }
    drop(desk);
    // What was written can be opened again.
    let desk = Desk::open(Arc::new(RealDisk), data_dir, start()).unwrap();
    assert_eq!(desk.document.history().events().len(), 2);
}

fn modes(path: &Path) -> Vec<(PathBuf, u32)> {
    let mut found = vec![(path.to_path_buf(), std::fs::metadata(path).unwrap().permissions().mode() & 0o777)];
    if path.is_dir() {
        for entry in std::fs::read_dir(path).unwrap() {
            found.extend(modes(&entry.unwrap().path()));
        }
    }
    found
}
