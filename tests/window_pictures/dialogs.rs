//! Every dialog, over the page from which it is opened.

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use image::{RgbaImage, imageops};

use crate::album::Album;
use crate::at_hand::{self, Past};
use crate::desk::{Desk, SMALL, WIDE};
use crate::pages::{Full, dark, light, picture};

/// Between a dialog's edge and what stands in it.
const MARGIN: f32 = 24.0;

/// The dialog alone.
pub(crate) fn cut_out(desk: &mut Desk) -> RgbaImage {
    let whole = picture(desk);
    let dialog = desk.window().get_all_by_role(Role::Dialog).next().expect("a dialog is open");
    // What scrolls reaches beyond it, further headings too; its title and its buttons stand at its edges.
    let there = |role| {
        dialog.children_recursive().filter(move |node| {
            let node = node.accesskit_node();
            node.role() == role && node.bounding_box().is_some()
        })
    };
    let edges = there(Role::Heading).take(1).chain(there(Role::Button));
    let all = edges.map(|node| node.rect()).reduce(|all, rect| all | rect).unwrap();
    let screen = desk.window().ctx.content_rect();
    let all = all.expand(MARGIN).intersect(screen);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the window")]
    let [x, y, width, height] =
        [all.left(), all.top(), all.width(), all.height()].map(|side| side.round() as u32);
    imageops::crop_imm(&whole, x, y, width, height).to_image()
}

/// Opens a dialog on a page, keeps its picture and leaves it with Escape.
fn keep(album: &mut Album, desk: &mut Desk, name: &str, open: impl FnOnce(&mut Desk)) {
    open(desk);
    let there = cut_out(desk);
    album.put(&format!("dialogs/{name}"), &there);
    desk.key(Key::Escape);
    desk.close_toasts();
    assert!(desk.window().query_by_role(Role::Dialog).is_none(), "{name} stays open");
}

fn menu(item: &str) -> impl FnOnce(&mut Desk) {
    move |desk| {
        let card = desk.controls_like("Account: ");
        desk.click(&card[0]);
        desk.click(item);
    }
}

fn click(name: &str) -> impl FnOnce(&mut Desk) {
    move |desk| desk.click(name)
}

fn export(desk: &mut Desk) {
    desk.click("Export snapshot…");
    desk.until("it is put together", |desk| desk.is_enabled("Save snapshot"));
}

#[test]
fn dialogs_of_the_account() {
    let mut album = Album::default();
    let Full { mut desk, folder: _folder } = Full::new(WIDE, 100);
    let desk = &mut desk;
    keep(&mut album, desk, "change-type", click("Change type…"));
    keep(&mut album, desk, "cancel", click("Cancel subscription…"));
    keep(&mut album, desk, "explain", click("Explain this balance"));
    keep(&mut album, desk, "observed", |desk| {
        desk.compare_with("61");
    });
    keep(&mut album, desk, "export", export);
    keep(&mut album, desk, "import", click("Import snapshot…"));
    keep(&mut album, desk, "new-account", menu("New account…"));
    keep(&mut album, desk, "rename", menu("Rename…"));
    keep(&mut album, desk, "duplicate", menu("Duplicate…"));
    keep(&mut album, desk, "shortcuts", |desk| desk.key(Key::F1));
    keep(&mut album, desk, "date", |desk| desk.choose_more("To a date"));
    keep(&mut album, desk, "miss", |desk| desk.choose_more("Mark a month as missed"));
    dark(desk);
    keep(&mut album, desk, "change-type-dark", click("Change type…"));
    keep(&mut album, desk, "export-dark", export);
    light(desk);
    menu("Archive")(desk);
    keep(&mut album, desk, "archived", click("Archived accounts…"));
}

#[test]
fn dialogs_of_what_was_sent() {
    let mut album = Album::default();
    let Full { mut desk, folder: _folder } = Full::new(WIDE, 100);
    let desk = &mut desk;
    desk.click("Sent");
    desk.key(Key::ArrowDown);
    keep(&mut album, desk, "edit", |desk| desk.key(Key::F2));
    keep(&mut album, desk, "delete", |desk| desk.key(Key::Delete));
    dark(desk);
    keep(&mut album, desk, "delete-dark", |desk| desk.key(Key::Delete));
    light(desk);
    keep(&mut album, desk, "earlier", |desk| {
        let names = desk.controls_like("Enter an InMail sent earlier");
        desk.click(&names[0]);
    });
    desk.click("Ledger");
    keep(&mut album, desk, "table", click("Export CSV…"));
    keep(&mut album, desk, "as-of", |desk| {
        let names = desk.controls_like("As of ");
        desk.click(&names[0]);
    });
    desk.click("Compose");
    for to in ["Priya Raman", "Jonas Weber"] {
        desk.type_into("To", to);
        desk.type_into("Message", "Good morning");
        desk.click("Discard draft");
    }
    keep(&mut album, desk, "set-aside", click("Set-aside texts (2)…"));
}

#[test]
fn dialogs_of_files() {
    let mut album = Album::default();
    let mut full = Full::new(WIDE, 100);
    full.go("Check snapshots");
    let Full { mut desk, folder } = full;
    let desk = &mut desk;
    keep(&mut album, desk, "compare", |desk| {
        desk.click("Tick 04-never-came.scenario.json");
        desk.click("Tick 05-autumn.scenario.json");
        desk.click("Compare two…");
        desk.until("both are read", |desk| !desk.says("Reading both…"));
        // A dialog that has grown finds its place.
        for _ in 0..4 {
            desk.settle();
        }
    });
    desk.click("Settings");
    desk.drop_files(&[folder.path().join("01-dana.inmail.json")]);
    desk.until("it is open", |desk| desk.has_control("Close the view"));
    keep(&mut album, desk, "replace", |desk| {
        desk.click("Replace an account…");
        let rows = desk.controls_like("Dana Whitfield");
        desk.click(&rows[0]);
        desk.until("it was looked into", |desk| !desk.says("Looking into the account…"));
    });
}

#[test]
fn dialogs_of_backups() {
    let mut album = Album::default();
    let mut desk = Desk::with(at_hand::about_to_expire);
    light(&mut desk);
    let desk = &mut desk;
    desk.send("Priya Raman", "Hello", "Good morning");
    desk.close_toasts();
    desk.click("Settings");
    desk.saved();
    keep(&mut album, desk, "restore", |desk| {
        desk.click("Restore a backup…");
        desk.until("the list is there", |desk| !desk.says("Looking into the backups…"));
        let rows = desk.controls_like("23 Nov 2026, 10:00:00 UTC");
        desk.click(&rows[0]);
    });
    keep(&mut album, desk, "resubscribe", |desk| {
        desk.click("Cancel subscription…");
        desk.click("Cancel subscription");
        desk.close_toasts();
        desk.click("Start a subscription…");
    });
    let mut desk = Desk::with(|data_dir| {
        at_hand::about_to_expire(data_dir);
        std::fs::write(data_dir.account_file("dana"), b"damaged").unwrap();
        Past::opened("eli", "Eli", "2026-11-02T09:00:00Z", &[(7, "2026-11-02T00:00:00Z")]).keep(data_dir);
    });
    light(&mut desk);
    keep(&mut album, &mut desk, "rescue", |desk| {
        desk.click("Choose what to use instead…");
        desk.until("it was looked at", |desk| {
            !desk.says("Looking at the file and its backups…") && !desk.says("Looking into the backups…")
        });
    });
}

#[test]
fn dialogs_in_the_smallest_window() {
    let mut album = Album::default();
    let mut desk = Desk::sized(SMALL, |_| ());
    light(&mut desk);
    desk.click("Reproduce an account…");
    desk.click("At an earlier date");
    album.put("narrow/new-account", &picture(&mut desk));
}
