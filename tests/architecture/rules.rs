//! The rules, each a function from a file's text to what is wrong with it.

use std::fmt;

use crate::scan::{Mention, mentions};

/// A module and what it may import. A new module at the top of `src` finds its place here first.
const LAYERS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("store", &["domain"]),
    ("document", &["domain", "store"]),
    ("text", &["domain", "store", "document"]),
    ("cli", &["domain", "store", "document", "text"]),
    ("ui", &["domain", "store", "document", "text"]),
];

/// What the domain must not know: files, the environment, the clock, the screen, a file format.
const NOT_IN_DOMAIN: &[(&str, &str)] = &[
    ("std::fs", "the domain knows no files"),
    ("std::path", "the domain knows no files"),
    ("std::io", "the domain knows no files"),
    ("std::env", "the domain does not read the environment"),
    ("std::process", "the domain starts and ends no process"),
    ("std::thread", "the domain runs on its caller's thread"),
    ("std::time::SystemTime", "the domain has no clock; the time is an argument"),
    ("std::time::Instant", "the domain has no clock; the time is an argument"),
    ("chrono::Utc::now", "the domain has no clock; the time is an argument"),
    ("chrono::Local", "the domain has no clock and no time zone; UTC is an argument"),
    ("chrono::offset::Local", "the domain has no clock and no time zone; UTC is an argument"),
    ("uuid", "the domain draws no random numbers; identities are arguments"),
    ("egui", "the domain knows no screen"),
    ("eframe", "the domain knows no screen"),
    ("egui_extras", "the domain knows no screen"),
    ("rfd", "the domain knows no screen"),
    ("serde_json", "the format of files belongs to the store"),
    ("csv", "the format of files belongs to the front ends"),
    ("tempfile", "the domain knows no files"),
    ("directories", "the domain knows no files"),
    ("clap", "the domain knows no command line"),
];

/// Beneath the front ends nothing speaks to the user and nothing asks the environment.
const ONLY_IN_FRONT_ENDS: &[(&str, &str)] = &[
    ("println!", "library code does not print; return what there is to say"),
    ("print!", "library code does not print; return what there is to say"),
    ("eprintln!", "library code does not print; return what there is to say"),
    ("eprint!", "library code does not print; return what there is to say"),
    ("dbg!", "library code does not print; return what there is to say"),
    ("std::io::stdout", "library code does not print; return what there is to say"),
    ("std::io::stderr", "library code does not print; return what there is to say"),
    ("std::env::var", "library code does not read the environment; take it as an argument"),
    ("std::env::var_os", "library code does not read the environment; take it as an argument"),
    ("std::env::vars", "library code does not read the environment; take it as an argument"),
    ("std::env::args", "library code does not read the command line; take it as an argument"),
];

const NOWHERE: &[(&str, &str)] = &[
    ("std::net", "the program has no network code"),
    ("std::os::unix::net", "the program has no network code"),
    ("std::os::linux::net", "the program has no network code"),
];

pub(crate) const NETWORK_CRATES: &[&str] = &[
    "reqwest",
    "hyper",
    "ureq",
    "ehttp",
    "curl",
    "isahc",
    "surf",
    "tungstenite",
    "tokio-tungstenite",
    "rustls",
    "native-tls",
    "openssl",
    "h2",
    "quinn",
    "minreq",
    "attohttpc",
    "websocket",
    "hickory-resolver",
];

/// In parts, so that this file does not find itself.
const MACHINE_PATHS: &[&str] =
    &[concat!("/wo", "rk/"), concat!("/tmp/bash", "_jobs"), concat!("/root/", ".cargo")];

/// Colours that name no colour.
const COLOURLESS: &[&str] = &["TRANSPARENT", "PLACEHOLDER"];

pub(crate) const MAX_LINES: usize = 600;

/// Something wrong, in the form in which editors open a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

/// A file of `src` whose paths have been read; `file` as in `src/store/read.rs`.
pub(crate) struct Source {
    file: String,
    module: Vec<String>,
    mentions: Vec<Mention>,
}

impl Source {
    pub(crate) fn new(file: &str, text: &str) -> Self {
        let module = module_of(file);
        let mentions = mentions(text, &module);
        Self { file: file.to_owned(), module, mentions }
    }

    /// `None` for the crate's root and the binaries, which may use everything.
    fn layer(&self) -> Option<&str> {
        if self.file == "src/main.rs" || self.file.starts_with("src/bin/") {
            return None;
        }
        self.module.first().map(String::as_str)
    }

    fn in_test_file(&self) -> bool {
        self.module.iter().any(|name| name == "tests")
    }

    fn fault(&self, mention: &Mention, why: impl fmt::Display) -> Fault {
        Fault { file: self.file.clone(), line: mention.line, what: format!("`{}`: {why}", mention.written) }
    }

    /// Imports run one way.
    pub(crate) fn arrows(&self) -> Vec<Fault> {
        let Some(layer) = self.layer() else { return Vec::new() };
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
            let what = format!("`{layer}` has no place among the layers; give it one in tests/architecture");
            return vec![Fault { file: self.file.clone(), line: 1, what }];
        };
        let mut faults = Vec::new();
        for mention in &self.mentions {
            if mention.path.first().is_none_or(|first| first != "crate") {
                continue;
            }
            match mention.path.get(1).map(String::as_str) {
                Some(target) if target == layer || allowed.contains(&target) => {}
                Some(target) if LAYERS.iter().any(|(name, _)| *name == target) => {
                    faults.push(self.fault(mention, format_args!("{layer} must not know {target}")));
                }
                Some("*") | None => {
                    faults.push(self.fault(mention, "names the whole crate; name the layer"));
                }
                Some(_) => {
                    faults.push(self.fault(mention, "goes past the layers; name the layer it lives in"));
                }
            }
        }
        faults
    }

    /// The domain is pure, and the store and the document leave speaking to the front ends.
    pub(crate) fn purity(&self) -> Vec<Fault> {
        let mut banned: Vec<(&str, &str)> = NOWHERE.to_vec();
        match self.layer() {
            Some("domain") => {
                banned.extend(NOT_IN_DOMAIN);
                banned.extend(ONLY_IN_FRONT_ENDS);
            }
            Some("store" | "document") => banned.extend(ONLY_IN_FRONT_ENDS),
            _ => {}
        }
        let mut faults: Vec<Fault> = Vec::new();
        for mention in self.mentions.iter().filter(|m| !m.in_test && !self.in_test_file()) {
            let hit = banned.iter().find(|(path, _)| starts_with(&mention.path, path));
            if let Some((_, why)) = hit {
                faults.push(self.fault(mention, why));
            }
        }
        faults
    }

    /// No page knows another page.
    pub(crate) fn pages(&self) -> Vec<Fault> {
        let page_of = |path: &[String]| match path {
            [ui, pages, page, ..] if ui == "ui" && pages == "pages" => Some(page.clone()),
            _ => None,
        };
        let Some(own) = page_of(&self.module) else { return Vec::new() };
        let mut faults = Vec::new();
        for mention in self.mentions.iter().filter(|m| m.path[0] == "crate") {
            if let Some(other) = page_of(&mention.path[1..])
                && other != own
                && other.chars().all(|c| c.is_lowercase() || c == '_' || c == '*')
            {
                faults
                    .push(self.fault(mention, format_args!("the page {own} must not know the page {other}")));
            }
        }
        faults
    }

    /// Colour constants, and a macro of a feature that is off: clippy cannot ban them. They live with the tokens.
    pub(crate) fn colours(&self) -> Vec<Fault> {
        if self.file.starts_with("src/ui/theme/") {
            return Vec::new();
        }
        let mut faults = Vec::new();
        for mention in &self.mentions {
            if starts_with(&mention.path, "hex_color!") {
                faults.push(self.fault(mention, "colours live in theme/tokens.rs"));
            }
            let [.., colour_type, name] = mention.path.as_slice() else { continue };
            let constant = name.chars().all(|c| c.is_uppercase() || c == '_');
            if matches!(colour_type.as_str(), "Color32" | "Rgba")
                && constant
                && !COLOURLESS.contains(&name.as_str())
            {
                faults.push(self.fault(mention, "colours live in theme/tokens.rs"));
            }
        }
        faults
    }
}

/// Small files: one that has grown this long holds more than one thing.
pub(crate) fn length(file: &str, text: &str) -> Option<Fault> {
    let lines = text.lines().count();
    let what = format!("{lines} lines; more than {MAX_LINES} hold more than one thing, so split it");
    (lines > MAX_LINES).then(|| Fault { file: file.to_owned(), line: lines, what })
}

/// Paths of the machine it was written on mean nothing to anyone else.
pub(crate) fn machine_paths(file: &str, text: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (index, line) in text.lines().enumerate() {
        for path in MACHINE_PATHS {
            let found = line.match_indices(path).any(|(at, _)| {
                // Within a longer path it is somebody's folder, not the root of a machine.
                !line[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'))
            });
            if found {
                let what = format!("`{path}` is a path of one machine");
                faults.push(Fault { file: file.to_owned(), line: index + 1, what });
            }
        }
    }
    faults
}

/// Crates in `Cargo.lock` that open connections.
pub(crate) fn network_crates(lock: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (index, line) in lock.lines().enumerate() {
        let name = line.strip_prefix("name = \"").and_then(|rest| rest.strip_suffix('"'));
        if let Some(name) = name.filter(|name| NETWORK_CRATES.contains(name)) {
            let what = format!("`{name}`: the program has no network code");
            faults.push(Fault { file: "Cargo.lock".to_owned(), line: index + 1, what });
        }
    }
    faults
}

/// `src/store/read.rs` is `["store", "read"]`; `src/store/mod.rs` and `src/store.rs` are `["store"]`.
fn module_of(file: &str) -> Vec<String> {
    let inside = file.trim_start_matches("src/").trim_end_matches(".rs");
    let mut parts: Vec<String> = inside.split('/').map(ToOwned::to_owned).collect();
    if parts.last().is_some_and(|last| matches!(last.as_str(), "mod" | "lib" | "main")) {
        parts.pop();
    }
    parts
}

fn starts_with(path: &[String], prefix: &str) -> bool {
    if prefix.ends_with('!') {
        // `println!` and `std::println!` are one macro.
        return path.last().is_some_and(|last| last == prefix);
    }
    let mut segments = path.iter();
    let same = |wanted: &str, found: Option<&String>| {
        found.is_some_and(|found| found == wanted || (wanted == "std" && found == "core"))
    };
    prefix.split("::").all(|wanted| same(wanted, segments.next()))
}
