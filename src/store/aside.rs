//! Keeping a file that cannot be read, before another one takes its place.

use std::io;
use std::path::Path;

/// Gives a file another name beside its own, so that it is not written over: `NAME.unreadable`, or with
/// a number where that is taken. A file that is not there needs nothing.
///
/// # Errors
/// When it cannot be renamed.
pub fn set_aside(path: &Path) -> io::Result<()> {
    let Some(name) = path.file_name().map(|name| name.to_string_lossy().into_owned()) else { return Ok(()) };
    if !path.try_exists()? {
        return Ok(());
    }
    for number in 1..1_000 {
        let ending = if number == 1 { "unreadable".to_owned() } else { format!("unreadable-{number}") };
        let aside = path.with_file_name(format!("{name}.{ending}"));
        if !aside.try_exists()? {
            return std::fs::rename(path, aside);
        }
    }
    Err(io::Error::other("too many unreadable files of this name are kept already"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_is_kept_under_another_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("preferences.json");
        set_aside(&path).unwrap();
        for content in ["one", "two"] {
            super::super::replace_file(&path, content.as_bytes()).unwrap();
            set_aside(&path).unwrap();
        }
        let read = |name: &str| super::super::read_file(&folder.path().join(name)).unwrap();
        assert_eq!(read("preferences.json.unreadable"), b"one");
        assert_eq!(read("preferences.json.unreadable-2"), b"two");
        assert!(!path.exists());
    }
}
