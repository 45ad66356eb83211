//! What is on disk, and what a test of the main job needs to know beside the window.

use std::fs;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use inmail_credits::domain::{Instant, MINUTE_MS};
use inmail_credits::store::format::{AccountFile, Seal, read_account};

use crate::driver::Window;

/// The one account of a data directory, which must be whole: unchanged since it was written, and
/// replaying to what the window saw.
pub(crate) fn account(data_dir: &Path) -> AccountFile {
    let folder = data_dir.join("accounts");
    let paths = fs::read_dir(&folder).expect("a folder of accounts").map(|entry| entry.unwrap().path());
    // A write that a kill interrupted leaves a part, which the next start removes.
    let files: Vec<_> = paths.filter(|path| path.to_string_lossy().ends_with(".inmail.json")).collect();
    let [file] = files.as_slice() else { panic!("not one file in {}: {files:?}", folder.display()) };
    let bytes = fs::read(file).expect("the account's file");
    let account = read_account(&bytes).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    assert_eq!(account.seal, Seal::Unchanged, "{}", file.display());
    assert!(account.summary_agrees, "{} replays to other credits than its summary", file.display());
    account
}

/// Waits, on Settings, until the window says that everything done so far is on disk.
pub(crate) fn wait_until_saved(window: &mut Window<'_>) {
    window.wait_until("the account saved", |tree| {
        let says = |start: &str| tree.nodes.iter().any(|node| node.name.starts_with(start));
        says("Saved ") && !says("Saving")
    });
}

/// A live account would get its next credits in the middle of a test. A minute's wait once a month.
pub(crate) fn avoid_the_turn_of_the_month() {
    let ahead = |now: Instant| now.next_month_start().ms_since(now);
    while ahead(now()) < 5 * MINUTE_MS {
        sleep(Duration::from_secs(5));
    }
}

/// Real time.
pub(crate) fn now() -> Instant {
    Instant::from_ms(chrono::Utc::now().timestamp_millis())
}
