//! Every page and every dialog in a language that nobody speaks: English with accents, 40 % longer. Plain
//! letters there are words that nobody can translate; what is cut off would be cut off in German too.

use eframe::egui::{Key, Rect, Shape};
use egui_kittest::kittest::NodeT as _;
use inmail_credits::domain::DAY_MS;
use inmail_credits::store::DataDir;
use inmail_credits::text::language::{Language, Thousands, speak_here, translated, write_numbers_here};

use crate::at_hand::{Past, letter};
use crate::desk::{Desk, SMALL, WIDE, at};

/// What people wrote, where they are, and the numbers of rules: never translated.
const DATA: &[&str] = &[
    "Dana Whitfield",
    "Anna Blom",
    "Bert Okoro",
    "Good day",
    "Berlin",
    "DW",
    "account-dana-ledger.csv",
    "account-dana-numbers.inmail.json",
];

/// How a line of a snapshot begins, which its preview shows as it will be written.
const FILE_LINES: &[&str] = &["{\"", "\"account\":", "\"events\":", "\"summary\":"];

/// What may be shortened with an ellipsis where it is 40 % longer: each is told whole elsewhere. A row tells
/// its cells to a screen reader in one breath and its story beside the list to the eye; a field's name says what its
/// hint says.
const SHORTENED: &[&str] = &["linkedin.com/in/… (optional)", "Opening credits", "Returned"];

/// The pages, from the top.
const PAGES: [&str; 7] = ["Settings", "Compose", "Sent", "Ledger", "Forecast", "Check snapshots", "Rules"];

fn some_history(data_dir: &DataDir) {
    let when = at("2026-11-23T09:30:00Z");
    Past::opened("dana", "Dana Whitfield", "2026-11-02T09:00:00Z", &[(40, "2026-10-01T00:00:00Z")])
        .send(letter("m1", "Anna Blom", "Good day", "123"), when.plus_ms(-7 * DAY_MS))
        .respond("m1", when.plus_ms(-6 * DAY_MS))
        .send(letter("m2", "Bert Okoro", "Good day", "123"), when)
        .keep(data_dir);
}

/// The text without people's data and the numbers of rules.
fn without_data(text: &str) -> String {
    let mut rest = DATA.iter().fold(text.to_owned(), |text, data| text.replace(data, ""));
    for number in (1..=16).rev() {
        rest = rest.replace(&format!("R{number}"), "");
    }
    rest
}

fn is_translated(text: &str) -> bool {
    FILE_LINES.iter().any(|start| text.starts_with(start))
        || !without_data(text).contains(|c: char| c.is_ascii_alphabetic())
}

/// Whether the longest piece of one of those sentences is in it.
fn may_be_shortened(text: &str) -> bool {
    SHORTENED.iter().any(|english| {
        let pieces = translated(english).split(['{', '}']);
        pieces.max_by_key(|piece| piece.len()).is_some_and(|piece| text.contains(piece))
    })
}

/// Everything that a screen reader would say and that is not translated.
fn untranslated(desk: &Desk) -> Vec<String> {
    let mut found = Vec::new();
    for node in desk.window().root().children_recursive() {
        let node = node.accesskit_node();
        let told = [node.label(), node.value(), node.description(), node.placeholder().map(str::to_owned)];
        found.extend(told.into_iter().flatten().filter(|text| !is_translated(text)));
    }
    found
}

/// Words that are painted and cut off, by an ellipsis or by an edge.
fn cut_off(desk: &Desk) -> Vec<String> {
    let mut found = Vec::new();
    for clipped in &desk.window().output().shapes {
        look(&clipped.shape, clipped.clip_rect, &mut found);
    }
    found
}

fn look(shape: &Shape, clip: Rect, found: &mut Vec<String>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| look(shape, clip, found)),
        Shape::Text(text) => {
            let words = text.galley.text();
            if !words.contains(char::is_alphabetic) || !words.contains('«') {
                return;
            }
            let at = text.galley.rect.translate(text.pos.to_vec2());
            let in_sight = at.y_range().intersects(clip.y_range()) && at.width() > 0.0;
            if text.galley.elided && may_be_shortened(words) {
                return;
            }
            if text.galley.elided {
                found.push(format!("shortened: {words}"));
            } else if in_sight && (at.left() < clip.left() - 1.0 || at.right() > clip.right() + 1.0) {
                found.push(format!("cut at the edge: {words}"));
            }
        }
        _ => {}
    }
}

/// What is wrong with what is on screen.
fn faults(desk: &Desk, place: &str, known: &[String]) -> Vec<String> {
    let folder = desk.data_dir().accounts().to_string_lossy().into_owned();
    let mut all: Vec<String> = untranslated(desk).iter().map(|text| text.replace(&folder, "")).collect();
    all.retain(|text| !is_translated(text));
    all.iter_mut().for_each(|text| text.insert_str(0, "not translated: "));
    all.extend(cut_off(desk));
    all.retain(|fault| !known.iter().any(|known| known.ends_with(fault)));
    all.iter().map(|fault| format!("{place}: {fault}")).collect()
}

/// Goes to every page and opens every dialog that a button with an ellipsis names there.
fn walk(size: [f32; 2]) -> Vec<String> {
    speak_here(Language::Pseudo);
    let mut desk = Desk::sized(size, some_history);
    desk.close_toasts();
    let mut found = Vec::new();
    let mut opened = 0;
    for page in PAGES {
        desk.click(translated(page));
        found.extend(faults(&desk, page, &found));
        let askers: Vec<String> =
            desk.controls_like("«").into_iter().filter(|name| name.ends_with("…»")).collect();
        for name in askers {
            if !desk.has_control(&name) || !desk.is_enabled(&name) {
                continue;
            }
            desk.click(&name);
            opened += 1;
            found.extend(faults(&desk, &name, &found));
            desk.key(Key::Escape);
            desk.click(translated(page));
        }
    }
    assert!(opened >= 8, "{opened} dialogs were opened");
    found.sort();
    found.dedup();
    found
}

#[test]
fn every_page_and_dialog_is_translated_and_whole() {
    let found: Vec<String> = [WIDE, SMALL].into_iter().flat_map(walk).collect();
    assert!(found.is_empty(), "{}:\n{}", found.len(), found.join("\n"));
}

#[test]
fn numbers_are_written_as_where_somebody_lives() {
    write_numbers_here(Thousands::of_locale("de-CH"));
    let mut desk = Desk::with_account(50);
    desk.click("Compose");
    desk.must_say("0 / 1’900");
}
