//! The rules on sample text: a check that cannot fail is a defect.

use crate::rules::{self, Source};

fn arrows(file: &str, text: &str) -> Vec<String> {
    Source::new(file, text).arrows().iter().map(ToString::to_string).collect()
}

fn purity(file: &str, text: &str) -> Vec<String> {
    Source::new(file, text).purity().iter().map(ToString::to_string).collect()
}

fn pages(file: &str, text: &str) -> Vec<String> {
    Source::new(file, text).pages().iter().map(ToString::to_string).collect()
}

#[test]
fn an_import_from_store_to_ui_is_reported() {
    let text = "//! Reads.\n\nuse crate::ui::text::words;\n";
    assert_eq!(
        arrows("src/store/read.rs", text),
        ["src/store/read.rs:3: `crate::ui::text::words`: store must not know ui"]
    );
}

#[test]
fn every_arrow_that_runs_back_is_reported() {
    for (from, to) in [
        ("domain", "store"),
        ("domain", "document"),
        ("domain", "cli"),
        ("domain", "ui"),
        ("store", "document"),
        ("store", "cli"),
        ("store", "ui"),
        ("document", "cli"),
        ("document", "ui"),
        ("cli", "ui"),
        ("ui", "cli"),
    ] {
        let found = arrows(&format!("src/{from}/a.rs"), &format!("use crate::{to}::Thing;"));
        assert_eq!(found.len(), 1, "{from} to {to}: {found:?}");
    }
}

#[test]
fn every_arrow_that_runs_forth_is_allowed() {
    for (from, to) in [
        ("domain", "domain"),
        ("store", "domain"),
        ("document", "domain"),
        ("document", "store"),
        ("cli", "document"),
        ("ui", "document"),
        ("ui", "domain"),
    ] {
        let found = arrows(&format!("src/{from}/a.rs"), &format!("use crate::{to}::Thing;"));
        assert_eq!(found, Vec::<String>::new(), "{from} to {to}");
    }
}

#[test]
fn an_import_in_a_group_is_reported_with_its_line() {
    let text = "use crate::{\n    domain::Account,\n    document::{Document, saving::Saver},\n};";
    let found = arrows("src/store/mod.rs", text);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("src/store/mod.rs:3: `crate::document::Document`"), "{found:?}");
}

#[test]
fn a_path_in_the_middle_of_code_is_reported() {
    let found = arrows("src/domain/lot.rs", "fn f() -> u32 {\n    crate::store::limit()\n}");
    assert_eq!(found, ["src/domain/lot.rs:2: `crate::store::limit`: domain must not know store"]);
}

#[test]
fn what_a_type_captures_is_no_import() {
    let text = "fn a() -> impl Iterator<Item = u32> + use<> { b() }\nuse crate::ui::Thing;\n";
    assert_eq!(
        arrows("src/store/a.rs", text),
        ["src/store/a.rs:2: `crate::ui::Thing`: store must not know ui"]
    );
}

#[test]
fn climbing_out_with_super_is_reported() {
    assert_eq!(arrows("src/store/read.rs", "use super::super::ui::App;").len(), 1);
    assert_eq!(arrows("src/store/mod.rs", "use super::ui::App;").len(), 1);
    let nested = "mod tests {\n    use super::super::super::ui::App;\n}";
    assert_eq!(arrows("src/store/read.rs", nested).len(), 1);
    assert_eq!(arrows("src/store/read.rs", "use super::limits::MAX;"), Vec::<String>::new());
    assert_eq!(arrows("src/store/read.rs", "mod tests { use super::super::limits; }"), Vec::<String>::new());
}

#[test]
fn going_past_the_layers_is_reported() {
    assert_eq!(arrows("src/store/read.rs", "use crate::Reexported;").len(), 1);
    assert_eq!(arrows("src/store/read.rs", "use crate::*;").len(), 1);
    assert_eq!(arrows("src/store/read.rs", "use crate as all;").len(), 1);
    assert_eq!(arrows("src/misc.rs", "").len(), 1, "a module without a place");
    assert_eq!(arrows("src/store/read.rs", "fn f() { inmail_credits::ui::run() }").len(), 1);
}

#[test]
fn the_binaries_and_the_root_may_use_everything() {
    for file in ["src/main.rs", "src/bin/inmail-credits-cli.rs", "src/lib.rs"] {
        assert_eq!(arrows(file, "use inmail_credits::{cli, ui};"), Vec::<String>::new());
    }
}

#[test]
fn comments_and_strings_are_not_imports() {
    let text = r####"
        // use crate::ui::App;
        /* crate::ui /* nested */ crate::ui::x */
        /// See [`crate::ui::App`].
        const A: &str = "crate::ui::App \" crate::ui::b";
        const B: &str = r#"crate::ui::App "quoted" crate::ui::c"#;
        const C: char = '"'; const D: char = '\''; fn f<'a>(x: &'a str) {} const E: &[u8] = b"\"crate::ui::d";
    "####;
    assert_eq!(arrows("src/store/read.rs", text), Vec::<String>::new());
    let after = format!("{text}\nuse crate::ui::App;");
    assert_eq!(arrows("src/store/read.rs", &after).len(), 1, "what follows them is still read");
}

#[test]
fn files_clock_screen_and_format_are_reported_in_the_domain() {
    for text in [
        "use std::fs;",
        "use std::{collections::HashMap, fs::File};",
        "fn f() { std::env::var(\"A\"); }",
        "use std::time::SystemTime;",
        "use std::time::{self, Duration}; fn f() { time::Instant::now(); }",
        "use std::time as t; fn f() { t::Instant::now(); }",
        "use chrono::{DateTime, Utc}; fn f() { Utc::now(); }",
        "fn f() { chrono::Utc::now(); }",
        "use chrono::Local;",
        "use eframe::egui;",
        "use egui::Ui;",
        "use serde_json::Value;",
        "fn f() { println!(\"x\"); }",
        "fn f() { std::println!(\"x\"); }",
        "use std::net::TcpStream;",
    ] {
        assert!(!purity("src/domain/a.rs", text).is_empty(), "not reported: {text}");
    }
}

#[test]
fn time_spans_and_dates_are_allowed_in_the_domain() {
    let text = "use std::time::Duration; use chrono::{DateTime, Utc};
        pub struct Instant(i64); fn f(a: Instant, b: DateTime<Utc>) -> bool { Instant::MAX != a }";
    assert_eq!(purity("src/domain/a.rs", text), Vec::<String>::new());
}

#[test]
fn printing_and_the_environment_belong_to_the_front_ends() {
    for text in [
        "fn f() { eprintln!(\"x\"); }",
        "fn f() { std::env::var_os(\"A\"); }",
        "use std::env; fn f() { env::args(); }",
    ] {
        assert_eq!(purity("src/store/a.rs", text).len(), 1, "{text}");
        assert_eq!(purity("src/document/a.rs", text).len(), 1, "{text}");
        assert_eq!(purity("src/cli/a.rs", text).len(), 0, "{text}");
        assert_eq!(purity("src/main.rs", text).len(), 0, "{text}");
    }
    assert_eq!(purity("src/store/a.rs", "use std::fs;").len(), 0, "files are the store's business");
    for connection in [
        "use std::net::TcpStream;",
        "use std::os::unix::net::UnixStream;",
        "use std::os::{linux::net::SocketAddrExt, unix};",
        "use std::os::unix; fn f() { unix::net::UnixStream::pair(); }",
        "fn f() { std::net::UdpSocket::bind(\"a\"); }",
    ] {
        assert_eq!(purity("src/ui/a.rs", connection).len(), 1, "a connection is nobody's: {connection}");
    }
}

#[test]
fn a_test_module_may_print_and_read() {
    let text =
        "#[cfg(test)]\nmod tests {\n    fn f() { println!(\"{}\", std::env::var(\"A\")); }\n}\nfn g() {}";
    assert_eq!(purity("src/domain/a.rs", text), Vec::<String>::new());
    let after = format!("{text}\nfn h() {{ println!() }}");
    assert_eq!(
        purity("src/domain/a.rs", &after),
        ["src/domain/a.rs:6: `println!`: library code does not print; return what there is to say"]
    );
}

#[test]
fn a_page_that_imports_a_page_is_reported() {
    assert_eq!(pages("src/ui/pages/sent.rs", "use crate::ui::pages::compose::Draft;").len(), 1);
    assert_eq!(pages("src/ui/pages/sent/row.rs", "use super::super::compose;").len(), 1);
    assert_eq!(pages("src/ui/pages/sent.rs", "use super::compose;").len(), 1);
    assert_eq!(
        pages("src/ui/pages/sent/row.rs", "use crate::ui::pages::sent::state; use super::story;").len(),
        0
    );
    assert_eq!(pages("src/ui/pages/sent.rs", "use super::Intent; use crate::ui::widgets::card;").len(), 0);
    assert_eq!(pages("src/ui/pages/mod.rs", "use self::compose::Compose;").len(), 0);
}

#[test]
fn a_colour_outside_the_theme_is_reported() {
    let colours = |file, text| Source::new(file, text).colours().len();
    assert_eq!(colours("src/ui/widgets/card.rs", "fn f() { g(egui::Color32::WHITE) }"), 1);
    assert_eq!(colours("src/ui/widgets/card.rs", "fn f() { g(Color32::LIGHT_BLUE) }"), 1);
    assert_eq!(colours("src/ui/widgets/card.rs", "fn f() { g(egui::hex_color!(\"#ffffff\")) }"), 1);
    assert_eq!(colours("src/ui/widgets/card.rs", "fn f() { g(Color32::TRANSPARENT) }"), 0);
    assert_eq!(colours("src/ui/theme/tokens.rs", "const A: Color32 = Color32::WHITE;"), 0);
}

#[test]
fn a_long_file_is_reported() {
    assert!(rules::length("src/a.rs", &"\n".repeat(rules::MAX_LINES)).is_none());
    assert!(rules::length("src/a.rs", &"\n".repeat(rules::MAX_LINES + 1)).is_some());
}

#[test]
fn a_network_crate_is_reported() {
    let lock = "[[package]]\nname = \"serde\"\n\n[[package]]\nname = \"reqwest\"\n";
    let found = rules::network_crates(lock);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].to_string(), "Cargo.lock:5: `reqwest`: the program has no network code");
}

#[test]
fn a_path_of_one_machine_is_reported() {
    let own = concat!("see /wo", "rk/main/src");
    assert_eq!(rules::machine_paths("README.md", own).len(), 1);
    let other = concat!("see https://a.example/net/wo", "rk/main");
    assert_eq!(rules::machine_paths("README.md", other).len(), 0);
}
