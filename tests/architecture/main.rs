//! Holds the sources to the layout: which module may know which, what stays out of the domain, how
//! long a file grows, and what must not be in the tree at all.
//!
//! It uses the standard library only, so that `rustc --test` can build and run it in seconds.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test reports a fault by failing"
)]

mod rules;
mod samples;
mod scan;
mod words;

use std::fs;
use std::path::{Path, PathBuf};

use rules::{Fault, Source};

/// Never part of a clone; `.git` is a file in a second work tree.
const SKIPPED: &[&str] = &["target", ".git"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Text files under `folder`, as (path from the root with `/`, text).
fn texts(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
            let path = entry.expect("a readable folder").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if SKIPPED.contains(&name.as_str()) || path.is_symlink() {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                // What is not UTF-8 is a font or a picture.
                let relative = path.strip_prefix(root()).expect("a file of this repository");
                found.push((relative.to_string_lossy().replace('\\', "/"), text));
            }
        }
    }
    found.sort();
    found
}

fn sources() -> Vec<(String, String)> {
    let mut found = texts(&root().join("src"));
    found.retain(|(file, _)| file.ends_with(".rs"));
    assert!(found.iter().any(|(file, _)| file == "src/lib.rs"), "no sources were read");
    found
}

fn check(mut faults: Vec<Fault>) {
    // An import such as `use std::net::{A, B}` names the same place twice.
    faults.dedup();
    let list: Vec<String> = faults.iter().map(Fault::to_string).collect();
    assert!(list.is_empty(), "{} found:\n{}", list.len(), list.join("\n"));
}

fn check_sources(rule: impl Fn(&Source) -> Vec<Fault>) {
    check(sources().iter().flat_map(|(file, text)| rule(&Source::new(file, text))).collect());
}

#[test]
fn imports_run_one_way() {
    check_sources(Source::arrows);
}

#[test]
fn the_domain_is_pure_and_the_library_is_silent() {
    check_sources(Source::purity);
}

#[test]
fn no_page_knows_another_page() {
    check_sources(Source::pages);
}

#[test]
fn colours_live_with_the_tokens() {
    check_sources(Source::colours);
}

#[test]
fn every_sentence_goes_through_the_look_up() {
    check(sources().iter().flat_map(|(file, text)| words::faults(file, text)).collect());
}

#[test]
fn files_stay_small() {
    let mut files = sources();
    files.extend(texts(&root().join("tests")).into_iter().filter(|(file, _)| file.ends_with(".rs")));
    check(files.iter().filter_map(|(file, text)| rules::length(file, text)).collect());
}

#[test]
fn nothing_opens_connections() {
    check(rules::network_crates(&fs::read_to_string(root().join("Cargo.lock")).expect("Cargo.lock")));
}

#[test]
fn no_machine_is_named() {
    check(texts(&root()).iter().flat_map(|(file, text)| rules::machine_paths(file, text)).collect());
}
