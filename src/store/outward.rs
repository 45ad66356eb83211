//! Writing a file that leaves the program: a snapshot or a table, at a place that someone chose.

use std::io;
use std::path::Path;

use super::atomic::{NotReplaced, create_file};
use super::data_dir::DataDir;
use super::disk::Disk;

/// Why a file cannot be written at that place. Nothing was changed there.
#[derive(Debug, thiserror::Error)]
pub enum CannotWrite {
    /// A link could lead to a file that nobody meant.
    #[error("this is a symbolic link; name the file itself")]
    SymbolicLink,
    /// A folder, a device or a pipe.
    #[error("this is not a regular file; choose another name")]
    NotAFile,
    /// The data directory holds the accounts themselves.
    #[error("this lies in the program's own data folder; choose another folder")]
    OwnData,
    /// There is a file of this name.
    #[error("a file of this name is there already; choose another name")]
    Exists,
    /// The system refused.
    #[error("{}", refused(.0))]
    Io(#[from] io::Error),
}

fn refused(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such folder; check its name, or make it first".to_owned(),
        io::ErrorKind::PermissionDenied => "you may not write there; choose another folder".to_owned(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "there is no room left there; choose another folder".to_owned()
        }
        _ => format!("the file cannot be written ({error}); check the folder, and try again"),
    }
}

/// Writes a new file, whole or not at all, and no file that is there already. `own` is the data directory, if it is known.
///
/// # Errors
/// Why not; what was there is untouched then.
pub fn write_outward(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    own: Option<&DataDir>,
) -> Result<(), CannotWrite> {
    match std::fs::symlink_metadata(path) {
        Ok(there) if there.is_symlink() => return Err(CannotWrite::SymbolicLink),
        Ok(there) if !there.is_file() => return Err(CannotWrite::NotAFile),
        Ok(_) => return Err(CannotWrite::Exists),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error.into()),
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
    .canonicalize()?;
    if let Some(Ok(own)) = own.map(|own| own.root().canonicalize())
        && folder.starts_with(own)
    {
        return Err(CannotWrite::OwnData);
    }
    let path = folder.join(path.file_name().ok_or(CannotWrite::NotAFile)?);
    // Placed only if nothing has that name at that very moment.
    create_file(disk, &path, bytes).map_err(|NotReplaced { error, .. }| match error.kind() {
        io::ErrorKind::AlreadyExists => CannotWrite::Exists,
        _ => CannotWrite::Io(error),
    })
}

#[cfg(test)]
mod tests {
    use super::super::RealDisk;
    use super::*;

    #[test]
    fn what_is_no_plain_new_file_outside_the_data_folder_is_refused_and_untouched() {
        let folder = tempfile::tempdir().unwrap();
        let own = DataDir::choose(Some(folder.path().join("own"))).unwrap();
        own.make(&RealDisk).unwrap();
        let at = |name: &str| folder.path().join(name);
        let write =
            |path: &Path| write_outward(&RealDisk, path, b"x", Some(&own)).map_err(|error| error.to_string());
        assert_eq!(write(&at("new.json")), Ok(()));
        assert_eq!(super::super::read_file(&at("new.json")).unwrap(), b"x");
        assert!(write(&at("new.json")).unwrap_err().contains("there already"));
        assert!(write(folder.path()).unwrap_err().contains("not a regular file"));
        assert!(write(&own.account_file("a")).unwrap_err().contains("own data folder"));
        assert!(write(&at("own/accounts/../b.json")).unwrap_err().contains("own data folder"));
        let no_folder = "there is no such folder; check its name, or make it first";
        assert_eq!(write(&at("missing/c.json")).unwrap_err(), no_folder);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_and_a_device_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("link.json");
        std::os::unix::fs::symlink(folder.path().join("target.json"), &link).unwrap();
        assert!(matches!(write_outward(&RealDisk, &link, b"x", None), Err(CannotWrite::SymbolicLink)));
        assert!(!folder.path().join("target.json").exists());
        assert!(matches!(
            write_outward(&RealDisk, Path::new("/dev/null"), b"x", None),
            Err(CannotWrite::NotAFile)
        ));
    }
}
