//! What a second start asks of the first: one small file each in `requests/`, which the first removes as
//! its answer. Files and not a socket, since the program has no network code.
//!
//! Removing a request decides who acts on it: it succeeds for one only, the first or the second, which
//! takes it back when it has waited long enough. Until its window comes to it, the first marks it as heard, by
//! another ending of its name: a busy first is no frozen one.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::atomic::{NotReplaced, make_folder, replace_file};
use super::data_dir::DataDir;
use super::disk::Disk;
use crate::domain::Instant;

const ENDING: &str = ".request.json";
const HEARD_ENDING: &str = ".heard.json";
const FORMAT: &str = "inmail-credits-request";
const VERSION: u32 = 1;

/// The longest request that is read: a path and little else.
const BYTES_MAX: usize = 64 * 1024;
/// Most requests that are read at once; what is more waits for the next time.
const REQUESTS_MAX: usize = 100;
/// Times that a request is written. The first may be clearing the folder at that very moment.
const TRIES_MAX: usize = 3;

/// A request that was found at a start was made this long before it at most; an older one was left by a
/// start that was ended.
const FRESH_MS: u64 = 10_000;

/// What a second start asks for: to bring the window to the front, and to open a file in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Real time at which it was made.
    pub asked_at: Instant,
    /// The absolute path of a file to open as a view.
    pub open: Option<PathBuf>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: String,
    version: u32,
    asked_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    open: Option<String>,
}

impl Request {
    /// Whether it can be meant for a start at this real time.
    pub fn is_fresh(&self, at: Instant) -> bool {
        at.ms_since(self.asked_at).unsigned_abs() <= FRESH_MS
    }

    fn bytes(&self) -> io::Result<Vec<u8>> {
        let open = self.open.as_deref().map(|path| {
            path.to_str().filter(|_| path.is_absolute()).map(ToOwned::to_owned).ok_or(ErrorKind::InvalidInput)
        });
        let written = Written {
            format: FORMAT.to_owned(),
            version: VERSION,
            asked_at: self.asked_at.to_string(),
            open: open.transpose()?,
        };
        let bytes = serde_json::to_vec(&written)?;
        if bytes.len() > BYTES_MAX { Err(ErrorKind::InvalidInput.into()) } else { Ok(bytes) }
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        // A derived struct alone would take an array of its fields as well.
        if bytes.len() > BYTES_MAX || bytes.first() != Some(&b'{') {
            return None;
        }
        let written: Written = serde_json::from_slice(bytes).ok()?;
        if written.format != FORMAT || written.version != VERSION {
            return None;
        }
        let open = written.open.map(PathBuf::from);
        if open.as_ref().is_some_and(|path| !path.is_absolute()) {
            return None;
        }
        Some(Self { asked_at: written.asked_at.parse().ok()?, open })
    }
}

/// A request that waits for its answer.
#[derive(Debug)]
pub struct Posted {
    path: PathBuf,
    /// Its path once it was heard.
    heard: PathBuf,
}

/// What became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has seen it.
    Waiting,
    /// The first lives, and will come to it.
    Heard,
    /// The first has taken it.
    Answered,
}

/// Makes a request, under an `id` that no other has.
///
/// # Errors
/// When it cannot be written, or its path cannot be told in a text.
pub fn post_request(disk: &dyn Disk, data_dir: &DataDir, id: &str, request: &Request) -> io::Result<Posted> {
    let bytes = request.bytes()?;
    make_folder(disk, &data_dir.requests())?;
    let path = data_dir.requests().join(format!("{id}{ENDING}"));
    let mut posted = replace_file(disk, &path, &bytes);
    for _ in 1..TRIES_MAX {
        if posted.is_ok() {
            break;
        }
        posted = replace_file(disk, &path, &bytes);
    }
    posted.map_err(|NotReplaced { error, .. }| error)?;
    Ok(Posted { path, heard: data_dir.requests().join(format!("{id}{HEARD_ENDING}")) })
}

impl Posted {
    /// What became of it.
    ///
    /// # Errors
    /// When the folder cannot be looked into.
    pub fn standing(&self, disk: &dyn Disk) -> io::Result<Standing> {
        let names = disk.list(self.path.parent().unwrap_or(Path::new(".")))?;
        let there = |path: &Path| names.iter().any(|name| Some(name.as_os_str()) == path.file_name());
        Ok(if there(&self.heard) {
            Standing::Heard
        } else if there(&self.path) {
            Standing::Waiting
        } else {
            Standing::Answered
        })
    }

    /// Takes the request back. `false`: the first window has just taken it.
    pub fn withdraw(self, disk: &dyn Disk) -> bool {
        // It is heard once at most, so a name that is gone is looked for under the other only.
        [self.path, self.heard].iter().any(|path| match disk.remove(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => false,
            // One that cannot be removed the first window can hardly remove either.
            _ => true,
        })
    }
}

/// Marks the requests that wait as heard. For the one writer only.
pub fn hear_requests(disk: &dyn Disk, data_dir: &DataDir) {
    let folder = data_dir.requests();
    for name in disk.list(&folder).unwrap_or_default() {
        if let Some(id) = name.to_str().and_then(|name| name.strip_suffix(ENDING)) {
            // One that was just taken back, or cannot be marked, is asked again by its sender.
            drop(disk.rename(&folder.join(&name), &folder.join(format!("{id}{HEARD_ENDING}"))));
        }
    }
}

/// Takes the requests that wait, oldest first, and thereby answers them. For the one writer only. What
/// cannot be read is removed too, and asks for nothing.
pub fn take_requests(disk: &dyn Disk, data_dir: &DataDir) -> Vec<Request> {
    let folder = data_dir.requests();
    let names = disk.list(&folder).unwrap_or_default();
    let of_request = names.iter().filter(|name| {
        let name = name.to_string_lossy();
        name.ends_with(ENDING) || name.ends_with(HEARD_ENDING)
    });
    let mut taken: Vec<Request> = of_request
        .take(REQUESTS_MAX)
        .filter_map(|name| {
            let path = folder.join(name);
            let request = disk.read(&path).ok().and_then(|bytes| Request::read(&bytes));
            // Its sender may have taken it back meanwhile, and acts on it itself.
            disk.remove(&path).ok().and(request)
        })
        .collect();
    taken.sort_by_key(|request| request.asked_at);
    taken
}

#[cfg(test)]
mod tests {
    use super::super::RealDisk;
    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    fn ask(open: Option<&str>) -> Request {
        Request { asked_at: at("2026-11-23T10:00:00.250Z"), open: open.map(PathBuf::from) }
    }

    fn desk() -> (tempfile::TempDir, DataDir) {
        let folder = tempfile::tempdir().unwrap();
        let data_dir = DataDir::choose(Some(folder.path().join("data"))).unwrap();
        (folder, data_dir)
    }

    #[test]
    fn a_request_is_taken_once_as_it_was_made_and_its_removal_is_the_answer() {
        let (_folder, data_dir) = desk();
        let request = ask(Some("/home/zoë/a \"b\"\n.json"));
        let posted = post_request(&RealDisk, &data_dir, "id-1", &request).unwrap();
        assert_eq!(posted.standing(&RealDisk).unwrap(), Standing::Waiting);
        assert_eq!(take_requests(&RealDisk, &data_dir), [request]);
        assert_eq!(posted.standing(&RealDisk).unwrap(), Standing::Answered);
        assert!(!posted.withdraw(&RealDisk));
        assert_eq!(take_requests(&RealDisk, &data_dir), []);
    }

    #[test]
    fn a_request_that_is_taken_back_asks_for_nothing() {
        let (_folder, data_dir) = desk();
        let posted = post_request(&RealDisk, &data_dir, "id-1", &ask(None)).unwrap();
        assert!(posted.withdraw(&RealDisk));
        assert_eq!(take_requests(&RealDisk, &data_dir), []);
    }

    #[test]
    fn a_request_that_was_heard_still_waits_and_is_taken_or_taken_back_once() {
        let (_folder, data_dir) = desk();
        let post = |id| post_request(&RealDisk, &data_dir, id, &ask(None)).unwrap();
        let (taken, back) = (post("id-1"), post("id-2"));
        hear_requests(&RealDisk, &data_dir);
        hear_requests(&RealDisk, &data_dir);
        assert_eq!([&taken, &back].map(|posted| posted.standing(&RealDisk).unwrap()), [Standing::Heard; 2]);
        assert!(back.withdraw(&RealDisk));
        assert_eq!(take_requests(&RealDisk, &data_dir), [ask(None)]);
        assert_eq!(taken.standing(&RealDisk).unwrap(), Standing::Answered);
        assert!(!taken.withdraw(&RealDisk));
    }

    #[test]
    fn what_is_no_request_is_removed_and_asks_for_nothing() {
        let (_folder, data_dir) = desk();
        make_folder(&RealDisk, &data_dir.requests()).unwrap();
        let good = r#"{"format":"inmail-credits-request","version":1,"asked_at":"2026-11-23T10:00:00Z"}"#;
        let with = |from: &str, to: &str| good.replace(from, to).into_bytes();
        let open = |path: &str| with("}", &format!(r#","open":{path}}}"#));
        let hostile: Vec<Vec<u8>> = vec![
            Vec::new(),
            vec![0; 100],
            b"\xff\xfe{}".to_vec(),
            b"[]".to_vec(),
            br#"["inmail-credits-request",1,"2026-11-23T10:00:00Z","/a"]"#.to_vec(),
            "[".repeat(BYTES_MAX).into_bytes(),
            "{\"a\":".repeat(10_000).into_bytes(),
            with("request", "account"),
            with(":1", ":2"),
            with(":1", ":1.0"),
            with("2026", "20260"),
            with("Z\"", "Z\",\"asked_at\":\"2026-11-23T10:00:00Z\""),
            with("}", ",\"more\":1}"),
            with("}", "}{}"),
            open("\"relative.json\""),
            open("\"../../etc/passwd\""),
            open("\"\""),
            open("7"),
            open("[\"/a\"]"),
            open(&format!("\"/{}\"", "a".repeat(BYTES_MAX))),
        ];
        for (number, bytes) in hostile.iter().enumerate() {
            let path = data_dir.requests().join(format!("{number}{ENDING}"));
            RealDisk.create(&path, bytes).unwrap();
            assert_eq!(take_requests(&RealDisk, &data_dir), [], "{}", String::from_utf8_lossy(bytes));
            assert!(!path.exists());
        }
        RealDisk.create(&data_dir.requests().join(format!("good{ENDING}")), good.as_bytes()).unwrap();
        assert_eq!(take_requests(&RealDisk, &data_dir).len(), 1);
    }

    #[test]
    fn what_is_no_file_harms_nothing() {
        let (_folder, data_dir) = desk();
        let inside = data_dir.requests().join(format!("folder{ENDING}"));
        make_folder(&RealDisk, &inside).unwrap();
        assert_eq!(take_requests(&RealDisk, &data_dir), []);
        post_request(&RealDisk, &data_dir, "id-1", &ask(None)).unwrap();
        assert_eq!(take_requests(&RealDisk, &data_dir), [ask(None)]);
    }

    #[test]
    fn a_path_that_is_not_absolute_is_not_asked_for() {
        let (_folder, data_dir) = desk();
        let refused = post_request(&RealDisk, &data_dir, "id-1", &ask(Some("a.json"))).unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::InvalidInput);
    }

    #[test]
    fn a_request_is_fresh_for_ten_seconds_by_whichever_clock() {
        let request = ask(None);
        for (ms, fresh) in [(0, true), (10_000, true), (10_001, false), (-10_000, true), (-10_001, false)] {
            assert_eq!(request.is_fresh(request.asked_at.plus_ms(ms)), fresh, "{ms}");
        }
    }
}
