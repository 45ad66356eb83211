//! What a path can lead to that is no file to read.

use std::fs::File;

use crate::support::{Answer, ask, scenario};

fn told(path: &str) -> String {
    let Answer { code, out, err } = ask(&["run", path]);
    assert_eq!((code, out.as_str()), (2, ""));
    let (source, sentence) = err.strip_suffix('\n').unwrap().split_once(": ").unwrap();
    assert_eq!(source, path);
    sentence.to_owned()
}

#[test]
fn a_missing_file_and_a_folder_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("missing.json");
    assert_eq!(told(missing.to_str().unwrap()), "there is no such file; check its name");
    assert_eq!(told(folder.path().to_str().unwrap()), "this is a folder; choose a file");
}

#[cfg(unix)]
#[test]
fn a_pipe_that_nobody_writes_to_is_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert_eq!(told(pipe.to_str().unwrap()), "this is a device or a pipe; choose a file");
    assert_eq!(told("/dev/zero"), "this is a device or a pipe; choose a file");
}

#[test]
fn a_file_longer_than_64_mib_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.json");
    File::create(&path).unwrap().set_len(64 * 1024 * 1024 + 1).unwrap();
    assert_eq!(
        told(path.to_str().unwrap()),
        "the file is longer than 64 MiB; choose an account or scenario file"
    );
}

#[cfg(unix)]
#[test]
fn a_name_with_line_breaks_and_escapes_is_written_out() {
    let Answer { err, .. } = ask(&["run", "no\nsuch\u{1b}[2Jfile"]);
    assert_eq!(err, "no<U+000A>such<U+001B>[2Jfile: there is no such file; check its name\n");
}

#[cfg(unix)]
#[test]
fn a_name_that_is_not_utf_8_is_read_as_any_other() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(OsStr::from_bytes(b"caf\xe9.json"));
    std::fs::write(&path, scenario().text()).unwrap();
    let output = crate::support::cli().arg("run").arg(&path).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn the_good_files_are_played_beside_a_bad_one() {
    let good = crate::support::Kept::new(scenario().text());
    let Answer { code, out, err } = good.ask(&["run", "FILE", "missing.json", "FILE"]);
    assert_eq!((code, out.lines().count()), (2, 2));
    assert_eq!(err, "missing.json: there is no such file; check its name\n");
}
