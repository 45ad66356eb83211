//! What is left of a panic: a report that says where it happened, and nothing that anybody wrote.

use std::io::{self, Write};
use std::panic::PanicHookInfo;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::domain::Instant;
use crate::store::{DataDir, RealDisk, keep_panic_report};

/// Parts of a source file's path that are told; those before them name the machine it was built on.
const PATH_PARTS: usize = 4;

/// From now on a panic of any thread is told on standard error and kept in the data directory, in place
/// of what Rust would print: a message of a panic can quote what a user wrote.
pub fn report_panics(data_dir: DataDir, now: fn() -> Instant) {
    let kept = AtomicBool::new(false);
    std::panic::set_hook(Box::new(move |info| {
        let report = report(info, now());
        // A panic while another one is told would end the program at once, without saving.
        drop(write!(io::stderr(), "{report}"));
        // What a panic brings about is of less use than the first.
        if !kept.swap(true, Ordering::Relaxed) {
            drop(keep_panic_report(&RealDisk, &data_dir, &report));
        }
    }));
}

fn report(info: &PanicHookInfo<'_>, at: Instant) -> String {
    let place = info.location().map_or_else(
        || "unknown".to_owned(),
        |place| format!("{}, line {}, column {}", short(place.file()), place.line(), place.column()),
    );
    // A message that stands in the source as it is; one that is put together at run time can quote a user.
    let fixed = info.payload().downcast_ref::<&'static str>();
    let message = fixed.map_or("left out, since it can quote what somebody wrote", |text| *text);
    let thread = std::thread::current();
    format!(
        "InMail Credits ended unexpectedly.\nversion: {} on {} {}\ntime: {at}\nthread: {}\nplace: {place}\n\
         message: {message}\n",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH,
        thread.name().unwrap_or("without a name"),
    )
}

fn short(file: &str) -> String {
    let parts: Vec<&str> = file.split(['/', '\\']).collect();
    parts.get(parts.len().saturating_sub(PATH_PARTS)..).unwrap_or_default().join("/")
}
