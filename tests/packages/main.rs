//! Holds what packages say of the program to what it is: versions, names and kinds of files.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test reports a fault by failing"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const VERSION: &str = env!("CARGO_PKG_VERSION");
const ID: &str = "org.inmailcredits.app";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// What stands between `before` and `after`, each time.
fn between<'a>(text: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    text.split(before).skip(1).filter_map(|rest| rest.split_once(after)).map(|(found, _)| found).collect()
}

/// Of each release in CHANGELOG.md, the newest first: its version and its day.
fn released(changelog: &str) -> Vec<(String, String)> {
    let headings = changelog.lines().filter_map(|line| line.strip_prefix("## [")?.split_once("] - "));
    headings.map(|(version, day)| (version.to_owned(), day.to_owned())).collect()
}

/// Of each release in the metainfo: its version and its day, `None` while it is in development.
fn announced(metainfo: &str) -> Vec<(String, Option<String>)> {
    let of = |tag: &str, name: &str| {
        let found = between(tag, &format!("{name}=\""), "\"");
        found.first().map(|found| (*found).to_owned())
    };
    let tags = between(metainfo, "<release ", ">");
    let one = |tag: &str| {
        let day = of(tag, "date").filter(|_| of(tag, "type").as_deref() != Some("development"));
        (of(tag, "version").expect("a release has a version"), day)
    };
    tags.into_iter().map(one).collect()
}

fn expected(version: &str, released: &[(String, String)]) -> Vec<(String, Option<String>)> {
    let mut all: Vec<_> =
        released.iter().map(|(version, day)| (version.clone(), Some(day.clone()))).collect();
    if !released.iter().any(|(of, _)| of == version) {
        all.insert(0, (version.to_owned(), None));
    }
    all
}

#[test]
fn software_centres_are_told_the_releases_of_the_changelog() {
    let metainfo = text(&format!("packaging/linux/{ID}.metainfo.xml"));
    assert_eq!(announced(&metainfo), expected(VERSION, &released(&text("CHANGELOG.md"))));
}

#[test]
fn a_release_that_is_missing_or_bears_another_day_is_noticed() {
    let changelog = "## [Unreleased]\n\n## [0.2.0] - 2026-05-01\n\n## [0.1.0] - 2026-03-01\n";
    let both = released(changelog);
    assert_eq!(both.len(), 2);
    let told = |text: &str| announced(text) == expected("0.2.0", &both);
    let old = "<release version=\"0.1.0\" date=\"2026-03-01\">";
    assert!(told(&format!("<release version=\"0.2.0\" date=\"2026-05-01\">{old}")));
    assert!(!told(&format!("<release version=\"0.2.0\" date=\"2026-05-02\">{old}")));
    assert!(!told(&format!("<release version=\"0.2.0\" type=\"development\" date=\"2026-05-01\">{old}")));
    assert!(!told(old));
    assert_eq!(expected("0.3.0", &both)[0], ("0.3.0".to_owned(), None));
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

#[test]
fn no_other_file_of_the_packages_names_a_version_of_its_own() {
    let mut found = Vec::new();
    files(&root().join("packaging"), &mut found);
    files(&root().join(".github"), &mut found);
    assert!(found.len() > 10, "{found:?}");
    for path in found {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let own = text.contains(VERSION) && !path.ends_with(format!("{ID}.metainfo.xml"));
        assert!(!own, "{}: {VERSION} comes from Cargo.toml", path.display());
    }
    let plist = text("packaging/macos/Info.plist");
    for key in ["CFBundleShortVersionString", "CFBundleVersion"] {
        assert!(plist.contains(&format!("<key>{key}</key>\n  <string>@VERSION@</string>")), "{key}");
    }
    let installer = text("packaging/windows/inmail-credits.nsi");
    for key in ["\"ProductVersion\"", "\"FileVersion\"", "\"DisplayVersion\""] {
        assert!(installer.contains(&format!("{key} \"${{VERSION}}\"")), "{key}");
    }
    let resources = text("packaging/windows/resources.rc");
    for key in ["\"ProductVersion\"", "\"FileVersion\""] {
        assert!(resources.contains(&format!("VALUE {key}, VERSION")), "{key}");
    }
}

#[test]
fn desktops_know_the_program_by_one_name() {
    assert!(text("src/main.rs").contains(&format!("const APP_ID: &str = \"{ID}\";")));
    let desktop = text(&format!("packaging/linux/{ID}.desktop"));
    for line in [&format!("Icon={ID}"), &format!("StartupWMClass={ID}"), "Exec=inmail-credits %f"] {
        assert!(desktop.lines().any(|found| found == line), "{line}");
    }
    let metainfo = text(&format!("packaging/linux/{ID}.metainfo.xml"));
    assert!(metainfo.contains(&format!("<id>{ID}</id>")));
    assert!(metainfo.contains(&format!("<launchable type=\"desktop-id\">{ID}.desktop</launchable>")));
    let plist = text("packaging/macos/Info.plist");
    assert!(plist.contains(&format!("<key>CFBundleIdentifier</key>\n  <string>{ID}</string>")));
}

/// Width and height, as a PNG begins with them.
fn size(picture: &Path) -> (u32, u32) {
    let bytes = fs::read(picture).unwrap_or_else(|e| panic!("{}: {e}", picture.display()));
    assert_eq!(bytes[..8], *b"\x89PNG\r\n\x1a\n", "{}", picture.display());
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[test]
fn software_centres_are_shown_pictures_that_are_kept() {
    let metainfo = text(&format!("packaging/linux/{ID}.metainfo.xml"));
    let images = between(&metainfo, "<image ", "</image>");
    assert_eq!(images.len(), 3);
    for image in images {
        let number = |name: &str| between(image, &format!("{name}=\""), "\"")[0].parse::<u32>().unwrap();
        let (_, name) = image.split_once(">https://inmailcredits.org/pictures/").expect(image);
        let kept = root().join("tests/window_pictures/kept/pages").join(name);
        assert_eq!(size(&kept), (number("width"), number("height")), "{name}");
    }
}

#[test]
fn every_system_is_told_the_same_kinds_of_files() {
    let kinds = ["application/vnd.inmailcredits.account+json", "application/vnd.inmailcredits.scenario+json"];
    let kinds: BTreeSet<&str> = kinds.into();
    let mime = text(&format!("packaging/linux/{ID}.mime.xml"));
    assert_eq!(between(&mime, "<mime-type type=\"", "\"").into_iter().collect::<BTreeSet<_>>(), kinds);
    assert_eq!(between(&mime, "<glob pattern=\"*.", "\""), ["inmail.json", "scenario.json"]);
    for weight in between(&mime, "weight=\"", "\"") {
        assert!(weight.parse::<u8>().unwrap() > 50, "JSON's own ending weighs 50");
    }
    let desktop = text(&format!("packaging/linux/{ID}.desktop"));
    let opened = between(&desktop, "\nMimeType=", "\n");
    assert_eq!(opened[0].split_terminator(';').collect::<BTreeSet<_>>(), kinds);
    let metainfo = text(&format!("packaging/linux/{ID}.metainfo.xml"));
    assert_eq!(between(&metainfo, "<mediatype>", "<").into_iter().collect::<BTreeSet<_>>(), kinds);
    let plist = text("packaging/macos/Info.plist");
    for kind in kinds {
        assert!(plist.contains(&format!("<string>{kind}</string>")), "{kind}");
    }
    for ending in ["inmail.json", "scenario.json"] {
        assert!(plist.contains(&format!("<string>{ending}</string>")), "{ending}");
    }
}
