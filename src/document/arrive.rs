//! A start beside others with the same data directory.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::host::Host;
use crate::domain::Instant;
use crate::store::{DataDir, Disk, Posted, Request, Standing, WriterLock, post_request};

/// How long a second start waits until the first has heard it: a program that was stopped never does.
pub const PATIENCE: Duration = Duration::from_secs(2);
/// How long it waits in all for the answer of one that has, whose window may be busy.
pub const PATIENCE_HEARD: Duration = Duration::from_secs(15);
/// Between two looks for it.
const LOOK: Duration = Duration::from_millis(20);

/// What a start finds.
#[derive(Debug)]
pub enum Arrival {
    /// Nobody else: this one may write.
    First(Host),
    /// A first window, which does what was asked for.
    Answered,
    /// A first window that does not answer, or a folder that gives no lock.
    Unanswered,
}

/// Takes the right to write, or asks the window that has it: to come to the front, and to open this file,
/// an absolute path. `id` is one that no other start has, `now` the real time. Waits for the answer no
/// longer than [`PATIENCE`], or [`PATIENCE_HEARD`] where the first lives.
pub fn arrive(
    disk: &Arc<dyn Disk>,
    data_dir: &DataDir,
    id: &str,
    open: Option<&Path>,
    now: impl Fn() -> Instant,
) -> Arrival {
    let asked_at = now();
    let mut posted: Option<Posted> = None;
    let mut waited = Duration::ZERO;
    loop {
        match WriterLock::try_take(data_dir) {
            Ok(Some(lock)) => {
                // It need not ask itself.
                posted.map(|posted| posted.withdraw(&**disk));
                return Arrival::First(Host::new(lock, disk, data_dir, now()));
            }
            Ok(None) => {}
            Err(_) => return Arrival::Unanswered,
        }
        if posted.is_none() {
            let request = Request { asked_at, open: open.map(PathBuf::from) };
            posted = post_request(&**disk, data_dir, id, &request).ok();
        }
        let Some(waiting) = &posted else { return Arrival::Unanswered };
        let patience = match waiting.standing(&**disk) {
            Ok(Standing::Answered) => return Arrival::Answered,
            Ok(Standing::Heard) => PATIENCE_HEARD,
            Ok(Standing::Waiting) | Err(_) => PATIENCE,
        };
        if waited >= patience {
            let withdrawn = posted.is_some_and(|posted| posted.withdraw(&**disk));
            return if withdrawn { Arrival::Unanswered } else { Arrival::Answered };
        }
        wait();
        waited += LOOK;
    }
}

#[expect(clippy::disallowed_methods, reason = "there is no window yet that could hang")]
fn wait() {
    std::thread::sleep(LOOK);
}
