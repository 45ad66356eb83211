//! The report of a panic, from the run that ended to the next one, which tells of it.

use std::io;
use std::path::PathBuf;

use super::atomic::{NotReplaced, replace_file};
use super::data_dir::DataDir;
use super::disk::Disk;

/// The longest report that is kept.
const BYTES_MAX: usize = 4 * 1024;

/// Keeps a report for the next start, in place of one that was not told yet.
///
/// # Errors
/// When it cannot be written.
pub fn keep_panic_report(disk: &dyn Disk, data_dir: &DataDir, report: &str) -> Result<(), NotReplaced> {
    let bytes = report.as_bytes();
    replace_file(disk, &data_dir.panic_file(), bytes.get(..BYTES_MAX).unwrap_or(bytes))
}

/// Where the report of the last run lies, if it ended in a panic and that was not told yet; now it counts
/// as told. The last that was told stays, and no more than that.
pub fn take_panic_report(disk: &dyn Disk, data_dir: &DataDir) -> Option<PathBuf> {
    let (new, told) = (data_dir.panic_file(), data_dir.root().join("panic-told.txt"));
    let found: io::Result<bool> = disk
        .list(data_dir.root())
        .map(|names| names.iter().any(|name| Some(name.as_os_str()) == new.file_name()));
    if !found.unwrap_or(false) {
        return None;
    }
    match disk.rename(&new, &told) {
        // Told again next time, if this does not last.
        Ok(()) => Some(told),
        Err(_) => Some(new),
    }
}

#[cfg(test)]
mod tests {
    use super::super::RealDisk;
    use super::*;

    #[test]
    fn a_report_is_told_once_stays_and_is_never_long() {
        let folder = tempfile::tempdir().unwrap();
        let data_dir = DataDir::choose(Some(folder.path().to_path_buf())).unwrap();
        assert_eq!(take_panic_report(&RealDisk, &data_dir), None);
        for text in ["first", &"x".repeat(BYTES_MAX * 2)] {
            keep_panic_report(&RealDisk, &data_dir, text).unwrap();
            let path = take_panic_report(&RealDisk, &data_dir).unwrap();
            assert_eq!(take_panic_report(&RealDisk, &data_dir), None);
            let kept = RealDisk.read(&path).unwrap();
            assert_eq!(kept, &text.as_bytes()[..text.len().min(BYTES_MAX)]);
        }
    }
}
