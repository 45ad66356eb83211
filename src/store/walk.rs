//! Finding the snapshots and scenarios in a folder and the folders within.

use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

/// How the names of the files end that are looked for.
const ENDINGS: [&str; 2] = [".inmail.json", ".scenario.json"];

/// Something on the way that was not looked into. Displays as a sentence that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum NotWalked {
    /// A link could lead out of the folder, or round in it.
    #[error("this is a symbolic link, which is not followed within a folder; name the file itself")]
    Link,
    /// Nothing of ours is in the folder.
    #[error(
        "no file in this folder ends in .inmail.json or .scenario.json; name the files themselves if they \
         are called otherwise"
    )]
    NothingFound,
    /// The system refused.
    #[error("it cannot be looked into ({0}); check whether you may read it")]
    Io(io::Error),
}

/// A place that was named or come by, or why it was not looked into.
pub type Found = Result<PathBuf, (PathBuf, NotWalked)>;

/// The file at `path`; of a folder, every snapshot and scenario in it and in the folders within, by name.
/// Links within a folder are told and not followed. Memory goes with the largest single folder.
pub fn find_snapshots(path: &Path) -> Box<dyn Iterator<Item = Found> + Send> {
    if !path.is_dir() {
        return Box::new(std::iter::once(Ok(path.to_path_buf())));
    }
    let walk = WalkDir::new(path).sort_by_file_name().into_iter();
    let mut found = walk.filter_map(|entry| match entry {
        Ok(entry) => of_entry(entry),
        Err(error) => {
            let place = error.path().unwrap_or(Path::new("")).to_path_buf();
            let why = error.into_io_error().unwrap_or_else(|| io::Error::other("a folder within itself"));
            Some(Err((place, NotWalked::Io(why))))
        }
    });
    match found.next() {
        Some(first) => Box::new(std::iter::once(first).chain(found)),
        None => Box::new(std::iter::once(Err((path.to_path_buf(), NotWalked::NothingFound)))),
    }
}

fn of_entry(entry: DirEntry) -> Option<Found> {
    let name = entry.file_name().to_string_lossy().to_ascii_lowercase();
    let ours = ENDINGS.iter().any(|ending| name.ends_with(ending));
    // The folder that was named may be a link: it was meant.
    if entry.path_is_symlink() && entry.depth() > 0 {
        let hides = ours || entry.path().is_dir();
        return hides.then(|| Err((entry.into_path(), NotWalked::Link)));
    }
    (ours && !entry.file_type().is_dir()).then(|| Ok(entry.into_path()))
}

#[cfg(test)]
mod tests {
    use super::super::{RealDisk, replace_file};
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let name = |path: &Path| path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
        find_snapshots(folder)
            .map(|found| match found {
                Ok(path) => name(&path),
                Err((path, why)) => format!("{}: {why}", name(&path)),
            })
            .collect()
    }

    fn put(folder: &Path, name: &str) {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        replace_file(&RealDisk, &path, b"x").unwrap();
    }

    #[test]
    fn snapshots_and_scenarios_are_found_by_name_in_folders_within_folders() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.inmail.json", "a/z.SCENARIO.json", "a/deep/y.inmail.json", "note.json", "c.txt"] {
            put(folder.path(), name);
        }
        std::fs::create_dir(folder.path().join("folder.inmail.json")).unwrap();
        assert_eq!(names(folder.path()), ["a/deep/y.inmail.json", "a/z.SCENARIO.json", "b.inmail.json"]);
    }

    #[test]
    fn a_file_is_taken_whatever_it_is_called_and_whether_it_is_there() {
        let found = find_snapshots(Path::new("nowhere/a.txt")).map(Result::unwrap);
        assert_eq!(found.collect::<Vec<_>>(), [PathBuf::from("nowhere/a.txt")]);
    }

    #[test]
    fn a_folder_without_any_says_so() {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), "note.json");
        assert_eq!(
            names(folder.path()),
            [
                ": no file in this folder ends in .inmail.json or .scenario.json; name the files themselves if \
              they are called otherwise"
            ]
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_within_a_folder_are_told_and_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), "a.inmail.json");
        let link = |to: &str, name: &str| {
            std::os::unix::fs::symlink(folder.path().join(to), folder.path().join(name)).unwrap();
        };
        link("a.inmail.json", "b.inmail.json");
        link(".", "round");
        link("a.inmail.json", "other.txt");
        let told = "this is a symbolic link, which is not followed within a folder; name the file itself";
        let expected = ["a.inmail.json".into(), format!("b.inmail.json: {told}"), format!("round: {told}")];
        assert_eq!(names(folder.path()), expected);
        // Who names a link means what it leads to.
        let named = find_snapshots(&folder.path().join("round")).filter(Result::is_ok).count();
        assert_eq!(named, 1);
    }
}
