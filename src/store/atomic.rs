//! Replacing a file whole: who reads it sees the old content or the new, also after a crash.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::disk::{Disk, NewFile};
use super::read::CannotRead;

/// How the name of a file ends that is being written. Files are written under names of our own and not
/// by a library of temporary files, so that every step goes by way of [`Disk`], where a test can fail it,
/// and so that what a crash leaves behind is known by its name.
const PART_ENDING: &str = ".inmail-part";

/// Names that are tried for one new file.
const PART_NAMES_MAX: u32 = 1_000;

/// A step of replacing a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Writing the new file beside the old one.
    Write,
    /// Syncing the new file.
    SyncFile,
    /// Giving it its name, in place of the old file if there is one.
    Rename,
    /// Syncing the folder.
    SyncFolder,
}

/// A file was not replaced, or only until the next power cut. Displays as a clause that names the step.
#[derive(Debug, thiserror::Error)]
#[error("{error}, while {step}")]
pub struct NotReplaced {
    /// The step that failed.
    pub step: Step,
    /// What the system said.
    #[source]
    pub error: io::Error,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Write => "writing the new file",
            Self::SyncFile => "bringing the new file to the disk",
            Self::Rename => "putting the new file in its place",
            Self::SyncFolder => "bringing the new file's name to the disk",
        })
    }
}

impl Step {
    fn failed(self) -> impl FnOnce(io::Error) -> NotReplaced {
        move |error| NotReplaced { step: self, error }
    }
}

/// Writes `bytes` to a new file beside `path`, syncs it, renames it over `path` and syncs the folder.
/// When this returns, the content is on disk.
///
/// # Errors
/// The first step that fails. The old file is untouched then, or, if only the last sync failed, the new
/// one is in place but may not survive a power cut. Another try writes another new file.
pub fn replace_file(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), NotReplaced> {
    let (part, new) = create_part(disk, path, bytes)?;
    let placed = new
        .sync()
        .map_err(Step::SyncFile.failed())
        .and_then(|()| disk.rename(&part, path).map_err(Step::Rename.failed()));
    if placed.is_err() {
        // If it stays, its name says what it is, and the next start removes it.
        drop(disk.remove(&part));
    }
    placed?;
    disk.sync_folder(folder_of(path)).map_err(Step::SyncFolder.failed())
}

/// Writes `bytes` to a new file, which appears under its name whole or not at all, and never in place of
/// something. When this returns, it is on disk.
///
/// # Errors
/// The first step that fails, with `AlreadyExists` if there is something of that name, which is left as
/// it is. If only the last sync failed, the file is in place but may not survive a power cut.
pub fn create_file(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), NotReplaced> {
    let (part, new) = create_part(disk, path, bytes)?;
    let placed = new
        .sync()
        .map_err(Step::SyncFile.failed())
        .and_then(|()| place(disk, &part, path).map_err(Step::Rename.failed()));
    // Under its new name it is no part any more; if this one stays, its name says what it is.
    drop(disk.remove(&part));
    placed?;
    disk.sync_folder(folder_of(path)).map_err(Step::SyncFolder.failed())
}

/// Gives a finished file its name, if nothing has it.
fn place(disk: &dyn Disk, part: &Path, path: &Path) -> io::Result<()> {
    match disk.link(part, path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {}
        placed => return placed,
    }
    // A file system without second names, as on many memory sticks. The name is taken with an empty file
    // first: were it only looked for, another program's file of that very moment would be replaced.
    disk.create(path, b"")?;
    let renamed = disk.rename(part, path);
    if renamed.is_err() {
        drop(disk.remove(path));
    }
    renamed
}

fn create_part(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
) -> Result<(PathBuf, Box<dyn NewFile>), NotReplaced> {
    let name = path.file_name().ok_or_else(|| io::Error::other("the path names no file"));
    let name = name.map_err(Step::Write.failed())?.to_string_lossy();
    for number in 0..PART_NAMES_MAX {
        let part = path.with_file_name(format!(".{name}.{number}{PART_ENDING}"));
        match disk.create(&part, bytes) {
            Ok(new) => return Ok((part, new)),
            // A crash or a failure left it. It may be another program's too, so it is not touched.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => {
                drop(disk.remove(&part));
                return Err(Step::Write.failed()(error));
            }
        }
    }
    Err(Step::Write.failed()(ErrorKind::AlreadyExists.into()))
}

/// Whether a file of this name was left by a write that did not finish.
fn is_part(name: &str) -> bool {
    let number = name
        .strip_prefix('.')
        .and_then(|rest| rest.strip_suffix(PART_ENDING))
        .and_then(|rest| rest.rsplit_once('.'));
    number.is_some_and(|(_, digits)| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Removes what unfinished writes left in a folder. For the one writer only: to another process these
/// are files that are being written. A removal that a power cut takes back is made again next time.
///
/// # Errors
/// The first that cannot be removed; the others are gone. A folder that is not there holds none.
pub fn remove_parts(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
    let names = match disk.list(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        names => names?,
    };
    let mut result = Ok(());
    for name in names.iter().filter(|name| is_part(&name.to_string_lossy())) {
        result = result.and(disk.remove(&folder.join(name)));
    }
    result
}

/// Makes a folder and those above it. When this returns, they are on disk.
///
/// # Errors
/// When one of them cannot be made or synced.
pub fn make_folder(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    let above = folder_of(path);
    let made = match disk.make_folder(path) {
        Err(error) if error.kind() == ErrorKind::NotFound && above != path => {
            make_folder(disk, above)?;
            disk.make_folder(path)
        }
        made => made,
    };
    match made {
        Ok(()) => disk.sync_folder(above),
        // It may come from a run that ended before it synced the folder above. One that may not be read
        // is none in which this program makes folders.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => match disk.sync_folder(above) {
            Err(error) if error.kind() == ErrorKind::PermissionDenied => Ok(()),
            synced => synced,
        },
        Err(error) => Err(error),
    }
}

/// Reads a file and syncs it, so that what is shown as saved is on disk: the run that wrote it may have
/// ended between renaming it and syncing the folder.
///
/// # Errors
/// When it cannot be read, or cannot be synced.
pub fn read_and_sync(disk: &dyn Disk, path: &Path) -> Result<Vec<u8>, CannotRead> {
    let bytes = disk.read(path)?;
    disk.sync_file(path)?;
    disk.sync_folder(folder_of(path))?;
    Ok(bytes)
}

/// The folder a path lies in.
fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        // The root of a file system lies in itself.
        None => path,
    }
}

#[cfg(test)]
mod tests {
    use super::super::disk::RealDisk;
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        replace_file(&RealDisk, &path, b"old and longer").unwrap();
        replace_file(&RealDisk, &path, b"new").unwrap();
        assert_eq!(read_and_sync(&RealDisk, &path).unwrap(), b"new");
        assert_eq!(RealDisk.list(folder.path()).unwrap(), ["a.json"]);
    }

    #[test]
    fn a_failed_write_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        make_folder(&RealDisk, &path.join("inside")).unwrap();
        let failed = replace_file(&RealDisk, &path, b"new").unwrap_err();
        assert_eq!(failed.step, Step::Rename);
        assert!(failed.to_string().ends_with(", while putting the new file in its place"));
        assert!(path.join("inside").is_dir());
        assert_eq!(RealDisk.list(folder.path()).unwrap(), ["a.json"]);
    }

    #[test]
    fn what_a_crash_left_is_passed_by_and_later_removed_and_nothing_else_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        let left = [".a.json.0.inmail-part", ".a.json.1.inmail-part"];
        let foreign = [".a.json.inmail-part", ".a.json.x.inmail-part", "a.json.0.inmail-part"];
        for name in left.iter().chain(&foreign) {
            RealDisk.create(&folder.path().join(name), b"torn").unwrap();
        }
        replace_file(&RealDisk, &path, b"new").unwrap();
        assert_eq!(RealDisk.read(&path).unwrap(), b"new");
        assert_eq!(RealDisk.list(folder.path()).unwrap().len(), 6);
        remove_parts(&RealDisk, folder.path()).unwrap();
        let mut kept = foreign.to_vec();
        kept.push("a.json");
        kept.sort_unstable();
        assert_eq!(RealDisk.list(folder.path()).unwrap(), kept);
        remove_parts(&RealDisk, &folder.path().join("no such folder")).unwrap();
    }

    #[test]
    fn a_new_file_takes_no_name_that_is_taken() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        create_file(&RealDisk, &path, b"one").unwrap();
        let failed = create_file(&RealDisk, &path, b"two").unwrap_err();
        assert_eq!((failed.step, failed.error.kind()), (Step::Rename, ErrorKind::AlreadyExists));
        assert_eq!(RealDisk.read(&path).unwrap(), b"one");
        assert_eq!(RealDisk.list(folder.path()).unwrap(), ["a.json"]);
    }

    #[test]
    fn folders_are_made_with_those_above_them() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("one/two");
        make_folder(&RealDisk, &inner).unwrap();
        make_folder(&RealDisk, &inner).unwrap();
        assert!(inner.is_dir());
        assert_eq!(folder_of(Path::new("a")), Path::new("."));
        assert_eq!(folder_of(Path::new("/")), Path::new("/"));
    }
}
