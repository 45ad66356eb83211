//! Keeping a file that cannot be read, before another one takes its place.

use std::collections::HashSet;
use std::io;
use std::path::Path;

use super::disk::Disk;

/// Most unreadable files of one name that are kept.
const KEPT_MAX: usize = 1_000;

/// Gives a file another name beside its own, so that it is not written over: `NAME.unreadable`, or with
/// a number where that is taken. A file that is not there needs nothing.
///
/// # Errors
/// When its folder cannot be read, or it cannot be renamed.
pub fn set_aside(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    let (Some(name), Some(folder)) = (path.file_name(), path.parent()) else { return Ok(()) };
    let names: HashSet<_> = disk.list(folder)?.into_iter().collect();
    if !names.contains(name) {
        return Ok(());
    }
    let name = name.to_string_lossy();
    let free = (1..=KEPT_MAX)
        .map(|number| match number {
            1 => format!("{name}.unreadable"),
            number => format!("{name}.unreadable-{number}"),
        })
        .find(|aside| !names.contains(std::ffi::OsStr::new(aside)));
    let aside = free.ok_or_else(|| io::Error::other("too many unreadable files of this name are kept"))?;
    disk.rename(path, &path.with_file_name(aside))?;
    disk.sync_folder(folder)
}

#[cfg(test)]
mod tests {
    use super::super::{RealDisk, read_file, replace_file};
    use super::*;

    #[test]
    fn what_cannot_be_read_is_kept_under_another_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("preferences.json");
        set_aside(&RealDisk, &path).unwrap();
        for content in ["one", "two"] {
            replace_file(&RealDisk, &path, content.as_bytes()).unwrap();
            set_aside(&RealDisk, &path).unwrap();
        }
        let read = |name: &str| read_file(&folder.path().join(name)).unwrap();
        assert_eq!(read("preferences.json.unreadable"), b"one");
        assert_eq!(read("preferences.json.unreadable-2"), b"two");
        assert!(!path.exists());
    }
}
