//! Writing a file that leaves the program: a snapshot or a table, at a place that someone chose.

use std::io;
use std::path::Path;

use super::atomic::replace_file;
use super::data_dir::DataDir;

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
    #[error("the file cannot be written ({0}); check the folder and whether you may write there")]
    Io(#[from] io::Error),
}

/// Writes a file whole. With `replace`, a regular file of that name may be replaced. `own` is the data
/// directory, if it is known.
///
/// # Errors
/// Why not; what was there is untouched then.
pub fn write_outward(
    path: &Path,
    bytes: &[u8],
    replace: bool,
    own: Option<&DataDir>,
) -> Result<(), CannotWrite> {
    match std::fs::symlink_metadata(path) {
        Ok(there) if there.is_symlink() => return Err(CannotWrite::SymbolicLink),
        Ok(there) if !there.is_file() => return Err(CannotWrite::NotAFile),
        Ok(_) if !replace => return Err(CannotWrite::Exists),
        Ok(_) => {}
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
    let name = path.file_name().ok_or(CannotWrite::NotAFile)?;
    replace_file(&folder.join(name), bytes)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_plain_new_file_outside_the_data_folder_is_refused_and_untouched() {
        let folder = tempfile::tempdir().unwrap();
        let own = DataDir::choose(Some(folder.path().join("own"))).unwrap();
        own.make().unwrap();
        let at = |name: &str| folder.path().join(name);
        let write =
            |path: &Path| write_outward(path, b"x", false, Some(&own)).map_err(|error| error.to_string());
        assert_eq!(write(&at("new.json")), Ok(()));
        assert_eq!(super::super::read_file(&at("new.json")).unwrap(), b"x");
        assert!(write(&at("new.json")).unwrap_err().contains("there already"));
        assert!(write(folder.path()).unwrap_err().contains("not a regular file"));
        assert!(write(&own.account_file("a")).unwrap_err().contains("own data folder"));
        assert!(write(&at("own/accounts/../b.json")).unwrap_err().contains("own data folder"));
        assert!(write(&at("missing/c.json")).unwrap_err().contains("cannot be written"));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_and_a_device_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("link.json");
        std::os::unix::fs::symlink(folder.path().join("target.json"), &link).unwrap();
        assert!(matches!(write_outward(&link, b"x", true, None), Err(CannotWrite::SymbolicLink)));
        assert!(!folder.path().join("target.json").exists());
        assert!(matches!(
            write_outward(Path::new("/dev/null"), b"x", true, None),
            Err(CannotWrite::NotAFile)
        ));
    }

    #[test]
    fn a_file_is_replaced_where_that_was_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        write_outward(&path, b"old", false, None).unwrap();
        write_outward(&path, b"new", true, None).unwrap();
        assert_eq!(super::super::read_file(&path).unwrap(), b"new");
    }
}
