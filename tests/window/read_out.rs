//! Each page as a screen reader tells it, kept as text: would someone who only hears it understand the page?
//!
//! `UPDATE_SNAPSHOTS=1 cargo test …` writes the texts anew. With every page goes that nothing that can be
//! pressed is smaller than 28 points.

use std::fmt::Write as _;
use std::path::PathBuf;

use eframe::egui::accesskit::{HasPopup, Invalid, Live, Rect, Role, Toggled};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _};

use crate::at_hand;
use crate::desk::{Desk, SMALL, WIDE};

const KEPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/window/read_out");

/// Points, each way.
const TARGET: f64 = 28.0;

/// The role as a screen reader says it; `None` for what it is silent about.
fn spoken(role: Role) -> Option<&'static str> {
    Some(match role {
        Role::Label => "",
        Role::Heading => "heading",
        Role::Button => "button",
        Role::CheckBox => "check box",
        Role::RadioButton => "choice",
        Role::Tab => "page",
        Role::Slider => "slider",
        Role::SpinButton => "number",
        Role::TextInput => "field",
        Role::MultilineTextInput => "field of several lines",
        Role::SearchInput => "search field",
        Role::ComboBox => "list to choose from",
        Role::Meter => "meter",
        Role::ProgressIndicator => "progress",
        Role::ListBoxOption | Role::Row => "row",
        Role::MenuItem => "menu item",
        Role::Dialog => "dialog",
        Role::AlertDialog => "question",
        Role::Status => "message",
        Role::Alert => "alert",
        Role::Image => "picture",
        Role::Link => "link",
        Role::Group => "group",
        Role::List => "list",
        Role::ListBox => "list of rows",
        Role::Table => "table",
        Role::TabList => "pages",
        Role::Navigation => "navigation",
        Role::Main => "main part",
        Role::RadioGroup => "choices",
        Role::Menu => "menu",
        Role::ColumnHeader => "column",
        Role::ScrollBar
        | Role::TextRun
        | Role::GenericContainer
        | Role::Window
        | Role::Pane
        | Role::Unknown
        | Role::ScrollView => return None,
        other => panic!("how is {other:?} said?"),
    })
}

/// One node in a line: what it is, its name, what it holds, how it stands.
fn sentence(node: &AccessKitNode<'_>, role: &str) -> String {
    let mut said = String::new();
    if !role.is_empty() {
        said.push_str(role);
    }
    let name = if node.role() == Role::Label { node.value() } else { node.label() }.unwrap_or_default();
    let add = |said: &mut String, text: &str| {
        let separator = if said.is_empty() { "" } else { ": " };
        let _ = write!(said, "{separator}{text}");
    };
    if !name.is_empty() {
        add(&mut said, &name);
    }
    if node.role() != Role::Label
        && let Some(value) = node.value().filter(|value| !value.is_empty() && *value != name)
    {
        let _ = write!(said, " = {value}");
    } else if let Some(number) = node.numeric_value() {
        let _ = write!(said, " = {number}");
    }
    let mut state = |holds: bool, word: &str| {
        if holds {
            let _ = write!(said, " [{word}]");
        }
    };
    state(node.is_selected() == Some(true), "selected");
    state(node.toggled() == Some(Toggled::True), "on");
    state(node.toggled() == Some(Toggled::False), "off");
    state(node.is_disabled(), "cannot be pressed");
    state(node.is_focused(), "has the keyboard");
    state(node.has_popup() == Some(HasPopup::Menu), "opens a menu");
    state(node.data().is_expanded() == Some(true), "open");
    state(node.data().invalid() == Some(Invalid::True), "wrong");
    state(node.live() == Live::Polite, "told when it changes");
    state(node.live() == Live::Assertive, "told at once");
    if let Some(more) = node.description().filter(|more| !more.is_empty()) {
        let _ = write!(said, " ({more})");
    }
    said.replace('\n', " / ")
}

fn tell(node: AccessKitNode<'_>, depth: usize, told: &mut String) {
    if node.is_hidden() {
        return;
    }
    let mut within = depth;
    if let Some(role) = spoken(node.role()) {
        let said = sentence(&node, role);
        if !said.is_empty() {
            let _ = writeln!(told, "{:depth$}{said}", "", depth = depth * 2);
            within += 1;
        }
    }
    for child in node.children() {
        tell(child, within, told);
    }
}

/// All that is on screen, in reading order; folders of this run have a name of their own.
fn read_out(desk: &Desk) -> String {
    let mut told = String::new();
    tell(desk.window().root().accesskit_node(), 0, &mut told);
    told.replace(&*desk.data_dir().root().to_string_lossy(), "DATA")
}

/// Compares with what is kept, or keeps it.
#[track_caller]
fn is_kept(desk: &Desk, name: &str) {
    is_kept_as(desk, name, &[]);
}

#[track_caller]
fn is_kept_as(desk: &Desk, name: &str, other_words: &[(&str, &str)]) {
    let told = read_out(desk);
    let told = other_words.iter().fold(told, |told, (from, to)| told.replace(from, to));
    let path = PathBuf::from(KEPT).join(format!("{name}.txt"));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::create_dir_all(KEPT).unwrap();
        std::fs::write(&path, &told).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    if kept != told {
        let line = told.lines().zip(kept.lines()).position(|(new, old)| new != old).unwrap_or_default();
        panic!("{name} is told in other words from line {} on:\n{told}", line + 1);
    }
}

/// What there is to press, in the dialog where one is open: its role, its place and the name that a screen reader says.
fn to_press(desk: &Desk) -> Vec<(Role, Rect, String)> {
    let of = |node: &AccessKitNode<'_>| {
        let role = node.role();
        let pressed = node.data().supports_action(eframe::egui::accesskit::Action::Click);
        // Text that can be marked and copied reacts to clicks too, and is nothing to press.
        let pressed = pressed && role != Role::Label && spoken(role).is_some();
        let bounds = node.bounding_box().filter(|_| pressed)?;
        Some((role, bounds, node.label().or_else(|| node.value()).unwrap_or_default()))
    };
    let root = desk.window().query_by_role(Role::Dialog).unwrap_or_else(|| desk.window().root());
    root.children_recursive().filter_map(|node| of(&node.accesskit_node())).collect()
}

/// Everything to press is large enough, and has a name that a screen reader can say.
#[track_caller]
fn is_large_enough(desk: &Desk, name: &str) {
    let mut small = Vec::new();
    for (role, bounds, label) in to_press(desk) {
        // What is scrolled halfway out of view has less to be seen, and is scrolled into view on its way.
        let (width, height) = (bounds.width(), bounds.height());
        if width < TARGET || height < TARGET || label.is_empty() {
            small.push(format!(
                "{role:?} {label:?}: {width:.1} x {height:.1} at {:.0}, {:.0}",
                bounds.x0, bounds.y0
            ));
        }
    }
    assert!(small.is_empty(), "{name}:\n{}", small.join("\n"));
}

/// What is left of what stands there, where a part is scrolled out of view.
fn in_sight(desk: &Desk, bounds: Rect) -> Rect {
    let at = |rect: eframe::egui::Rect| {
        let [x0, y0, x1, y1] = [rect.min.x, rect.min.y, rect.max.x, rect.max.y].map(f64::from);
        Rect { x0, y0, x1, y1 }
    };
    desk.window().ctx.viewport(|viewport| {
        let widgets = &viewport.this_pass.widgets;
        let mut all = widgets.layer_ids().flat_map(|layer| widgets.get_layer(layer));
        all.find(|widget| at(widget.rect) == bounds).map_or(bounds, |widget| at(widget.interact_rect))
    })
}

/// No two things to press lie across each other. One within another is a row and its buttons.
#[track_caller]
fn nothing_lies_across(desk: &Desk, name: &str) {
    let mut found = to_press(desk);
    for (_, bounds, _) in &mut found {
        *bounds = in_sight(desk, *bounds);
    }
    let mut across = Vec::new();
    for (place, (_, one, label)) in found.iter().enumerate() {
        for (_, other, its_label) in &found[place + 1..] {
            let (shared, both) = (one.intersect(*other), one.union(*other));
            let apart = shared.width() <= 1.0 || shared.height() <= 1.0;
            if !apart && both != *one && both != *other {
                across.push(format!("{label:?} at {one:?} and {its_label:?} at {other:?}"));
            }
        }
    }
    assert!(across.is_empty(), "{name}:\n{}", across.join("\n"));
}

#[track_caller]
fn is_well(desk: &Desk, name: &str) {
    is_kept(desk, name);
    is_large_enough(desk, name);
}

/// A right click into any field that is there offers to paste.
#[track_caller]
fn fields_have_menus(desk: &mut Desk) {
    let is_field = |role| matches!(role, Role::TextInput | Role::MultilineTextInput | Role::SearchInput);
    let within = desk.window().query_by_role(Role::Dialog).is_some();
    let nodes = desk.window().root().children_recursive();
    let fields =
        nodes.filter(|node| is_field(node.accesskit_node().role()) && !node.accesskit_node().is_disabled());
    let names: Vec<String> = fields.filter_map(|node| node.accesskit_node().label()).collect();
    for name in names {
        if within && !desk.is_in_dialog(&name) {
            continue;
        }
        desk.field(&name).click_secondary();
        desk.settle();
        assert!(desk.has_control("Paste"), "{name:?} has no menu");
        // Out of the menu, and not out of the dialog.
        desk.click("Select all");
    }
}

/// An account with an InMail that waits, one that was answered, and one that was deleted.
fn lived() -> Desk {
    lived_at(WIDE, 100)
}

fn lived_at(size: [f32; 2], text_percent: u32) -> Desk {
    let mut desk = Desk::sized(size, |data_dir| {
        at_hand::about_to_expire(data_dir);
        let preferences = format!(r#"{{"text_size_percent":{text_percent}}}"#);
        std::fs::write(data_dir.preferences_file(), preferences).unwrap();
    });
    for (name, subject) in
        [("Priya Raman", "Revenue forecasting"), ("Jonas Weber", "Following up"), ("Aiko Tanaka", "Pricing")]
    {
        desk.send(name, subject, "Good morning");
        // A backup is named after the time of the save that made it.
        desk.saved();
        desk.pass_ms(60_000);
    }
    desk.close_toasts();
    desk.click("Sent");
    // The one in the middle.
    desk.click("All");
    for key in [Key::Home, Key::ArrowDown, Key::Delete] {
        desk.key(key);
    }
    desk.click("Delete InMail");
    desk.key(Key::End);
    desk.click("Interested");
    desk.close_toasts();
    desk.saved();
    desk
}

const PAGES: [(&str, &str); 7] = [
    ("Settings", "settings"),
    ("Compose", "compose"),
    ("Sent", "sent"),
    ("Ledger", "ledger"),
    ("Forecast", "forecast"),
    ("Check snapshots", "check"),
    ("Rules", "rules"),
];

#[test]
fn each_page_is_told_in_words_that_stand_for_it() {
    let mut desk = lived();
    for (page, name) in PAGES {
        desk.click(page);
        is_well(&desk, name);
        fields_have_menus(&mut desk);
    }
}

#[test]
fn each_page_has_large_targets_in_the_smallest_window_too() {
    for size in [SMALL, WIDE] {
        let mut desk = Desk::sized(size, at_hand::about_to_expire);
        desk.close_toasts();
        for (page, name) in PAGES {
            desk.click(page);
            is_large_enough(&desk, name);
            nothing_lies_across(&desk, name);
        }
    }
}

#[test]
fn the_first_start_is_told() {
    let mut desk = Desk::new();
    is_well(&desk, "first-start");
    desk.click("Open my account…");
    is_well(&desk, "dialog-new-account");
    desk.key(Key::Escape);
    desk.click("Reproduce an account…");
    is_well(&desk, "dialog-reproduce");
    fields_have_menus(&mut desk);
}

#[test]
fn what_is_told_by_itself_is_a_message() {
    let mut desk = lived();
    desk.click("Settings");
    desk.click("Advance month");
    desk.saved();
    is_well(&desk, "advanced");
}

#[test]
fn a_draft_and_what_is_wrong_with_it_are_told() {
    let mut desk = lived();
    desk.click("Compose");
    desk.type_into("To", "Pri");
    desk.type_into("Subject", &"x".repeat(201));
    desk.until("the draft is kept", |desk| desk.says("Draft saved"));
    is_well(&desk, "compose-with-a-mistake");
}

#[test]
fn snapshots_that_were_checked_are_told() {
    let mut desk = lived();
    desk.click("Check snapshots");
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/v1");
    let folder = tempfile::tempdir().unwrap();
    std::fs::copy(format!("{golden}/every-event.inmail.json"), folder.path().join("a.inmail.json")).unwrap();
    std::fs::write(folder.path().join("b.inmail.json"), "{}").unwrap();
    desk.type_into("Or type a path", folder.path().to_str().unwrap());
    desk.click("Check");
    desk.until("both are checked", |desk| desk.says("2 checked"));
    desk.key(Key::ArrowDown);
    is_large_enough(&desk, "checked");
    // The folder has another name in every run.
    is_kept_as(&desk, "checked", &[(&*folder.path().to_string_lossy(), "FOLDER")]);
}

/// From where it is opened, what opens it, and how it is kept.
const DIALOGS: [(&str, &[&str], &str); 12] = [
    ("Settings", &["Explain this balance"], "explain"),
    ("Settings", &["Another number on Sales Navigator?"], "observed"),
    ("Settings", &["Change type…"], "change-type"),
    ("Settings", &["Cancel subscription…"], "cancel"),
    ("Settings", &["Export snapshot…"], "export"),
    ("Settings", &["Import snapshot…"], "import"),
    ("Settings", &["Restore a backup…"], "restore"),
    ("Settings", &["More", "To a date…"], "date"),
    ("Settings", &["Account: Dana Whitfield"], "switcher"),
    ("Sent", &["Edit InMail to Aiko Tanaka: Pricing"], "edit"),
    ("Sent", &["Delete InMail to Aiko Tanaka: Pricing"], "delete"),
    ("Ledger", &["As of 23 Nov 2026, 10:03"], "as-of"),
];

/// Goes there and opens it.
fn open(desk: &mut Desk, page: &str, way: &[&str]) {
    desk.click(page);
    for button in way {
        desk.click(button);
    }
    desk.until("it is there", |desk| {
        let put_together = !desk.has_control("Save snapshot") || desk.is_enabled("Save snapshot");
        put_together && !desk.says("Looking into")
    });
}

#[test]
fn no_dialog_has_things_to_press_that_lie_across_each_other_at_any_size() {
    for (size, text) in [(WIDE, 100), (SMALL, 100), (SMALL, 150)] {
        let mut desk = lived_at(size, text);
        // A menu lies over the page, of which it is no dialog.
        for (page, way, name) in DIALOGS.into_iter().filter(|(_, _, name)| *name != "switcher") {
            if page == "Sent" {
                // The row that is asked about is the first.
                desk.click(page);
                desk.click("All");
                desk.key(Key::Home);
            }
            open(&mut desk, page, way);
            assert!(desk.window().query_by_role(Role::Dialog).is_some(), "{name}");
            nothing_lies_across(&desk, &format!("{name} at {size:?}, {text} %"));
            desk.key(Key::Escape);
            desk.key(Key::Escape);
        }
    }
}

#[test]
fn each_dialog_is_told_with_its_title_and_has_the_keyboard() {
    let mut desk = lived();
    for (page, way, name) in DIALOGS {
        open(&mut desk, page, way);
        is_well(&desk, &format!("dialog-{name}"));
        fields_have_menus(&mut desk);
        desk.key(Key::Escape);
        desk.key(Key::Escape);
    }
    desk.press(Modifiers::NONE, Key::F1);
    is_well(&desk, "dialog-shortcuts");
}
