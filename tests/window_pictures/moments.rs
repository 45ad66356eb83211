//! What a page shows at times: the first start, empty states, banners, toasts, open menus.

use std::io::ErrorKind;

use eframe::egui::{Key, ViewportEvent, ViewportId};

use crate::album::Album;
use crate::at_hand::{self, Past, letter};
use crate::broken_disk::BrokenDisk;
use crate::desk::{Desk, SMALL, WIDE, at};
use crate::pages::{Full, dark, light, picture};

#[test]
fn the_first_start() {
    let mut album = Album::default();
    let mut desk = Desk::new();
    light(&mut desk);
    album.put("moments/first-start", &picture(&mut desk));
    dark(&mut desk);
    album.put("moments/first-start-dark", &picture(&mut desk));
    let mut small = Desk::sized(SMALL, |_| ());
    light(&mut small);
    album.put("narrow/first-start", &picture(&mut small));
    light(&mut desk);
    desk.click("Look around an example");
    desk.close_toasts();
    album.put("moments/example", &picture(&mut desk));
}

#[test]
fn nothing_there_yet() {
    let mut album = Album::default();
    let mut desk = Desk::with_account(0);
    light(&mut desk);
    for (name, page) in [("settings", "Settings"), ("compose", "Compose"), ("sent", "Sent")] {
        desk.click(page);
        album.put(&format!("moments/empty-{name}"), &picture(&mut desk));
    }
    for (name, page) in [("ledger", "Ledger"), ("forecast", "Forecast"), ("check", "Check snapshots")] {
        desk.click(page);
        album.put(&format!("moments/empty-{name}"), &picture(&mut desk));
    }
}

#[test]
fn nothing_found_and_no_subscription() {
    let mut album = Album::default();
    let Full { mut desk, folder: _folder } = Full::new(WIDE, 100);
    desk.click("Sent");
    desk.type_into("Search people, subjects, text, dates", "nobody");
    album.put("moments/nothing-found", &picture(&mut desk));
    desk.click("Settings");
    desk.click("Cancel subscription…");
    desk.click("Cancel subscription");
    desk.close_toasts();
    desk.saved();
    desk.key(Key::Home);
    desk.settle();
    album.put("moments/no-subscription", &picture(&mut desk));
}

#[test]
fn banners() {
    let mut album = Album::default();
    let Full { mut desk, folder } = Full::new(WIDE, 100);
    desk.drop_files(&[folder.path().join("01-dana.inmail.json")]);
    desk.until("it is open", |desk| desk.has_control("Close the view"));
    desk.close_toasts();
    album.put("moments/view", &picture(&mut desk));
    dark(&mut desk);
    album.put("moments/view-dark", &picture(&mut desk));
    light(&mut desk);
    desk.click("Close the view");
    desk.click("Ledger");
    let as_of = desk.controls_like("As of ");
    desk.click(&as_of[0]);
    desk.replace("Date and time (UTC)", "2026-10-30 12:00");
    desk.click("Show that moment");
    album.put("moments/as-of", &picture(&mut desk));
}

#[test]
fn banners_of_time() {
    let mut album = Album::default();
    let Full { mut desk, folder: _folder } = Full::new(WIDE, 100);
    desk.jump_to(desk.now().plus_ms(-3 * 3_600_000));
    desk.close_toasts();
    album.put("moments/clock-set-back", &picture(&mut desk));
    let mut desk = Desk::with_account(50);
    light(&mut desk);
    desk.choose_more("Mark a month as missed");
    desk.click("Mark December 2026");
    desk.close_toasts();
    desk.set_time(at("2026-12-02T09:00:00Z"));
    album.put("moments/overdue", &picture(&mut desk));
}

#[test]
fn saving_that_fails() {
    let mut album = Album::default();
    let disk = BrokenDisk::default();
    let mut desk = Desk::on(disk.clone(), at_hand::half_a_year);
    light(&mut desk);
    desk.click("Advance 1 hour");
    desk.saved();
    desk.close_toasts();
    disk.break_with(ErrorKind::StorageFull);
    desk.click("Advance 1 hour");
    desk.until("it says so", |desk| desk.says("The last change is not saved."));
    desk.close_toasts();
    album.put("moments/not-saved", &picture(&mut desk));
    desk.click("Save a copy elsewhere…");
    desk.replace("File", "dana.inmail.json");
    album.put("dialogs/copy", &crate::dialogs::cut_out(&mut desk));
    desk.key(Key::Escape);
    let window = desk.window_mut();
    let viewport = window.input_mut().viewports.entry(ViewportId::ROOT).or_default();
    viewport.events.push(ViewportEvent::Close);
    desk.settle();
    album.put("dialogs/close", &crate::dialogs::cut_out(&mut desk));
}

#[test]
fn toasts_and_menus() {
    let mut album = Album::default();
    let Full { mut desk, folder: _folder } = Full::new(WIDE, 100);
    // Settings shows a path below them.
    desk.click("Ledger");
    desk.click("Advance month");
    album.put("moments/advanced", &picture(&mut desk));
    dark(&mut desk);
    album.put("moments/advanced-dark", &picture(&mut desk));
    light(&mut desk);
    desk.close_toasts();
    desk.click("More");
    album.put("moments/more-menu", &picture(&mut desk));
    desk.key(Key::Escape);
    let card = desk.controls_like("Account: ");
    desk.click(&card[0]);
    album.put("moments/account-menu", &picture(&mut desk));
}

#[test]
fn what_strangers_write() {
    let names = [
        "Nathaniel-Bartholomew Featherstonehaugh-Cholmondeley von und zu Hohenlohe-Waldenburg-Schillingsfürst",
        "محمد عبد الله",
        "山田太郎",
        "Familie 🙂 Müller",
        "a\u{202e}gpj.exe",
    ];
    let mut album = Album::default();
    for (size, folder) in [(WIDE, "moments"), (SMALL, "narrow")] {
        let mut desk = Desk::sized_for_strangers(size, |data_dir| {
            let when = "2026-11-23T09:30:00Z";
            let mut past = Past::opened("id", names[0], when, &[(40, "2026-10-01T00:00:00Z")]);
            for (number, name) in names.iter().enumerate() {
                let subject = format!("{number} {}", "subject ".repeat(24));
                let body = "A line of text that goes on. ".repeat(65);
                past = past.send(letter(&format!("m{number}"), name, &subject, &body), at(when));
            }
            past.keep(data_dir);
        });
        light(&mut desk);
        desk.close_toasts();
        for (name, page) in [("sent", "Sent"), ("ledger", "Ledger")] {
            desk.click(page);
            desk.key(Key::End);
            album.put(&format!("{folder}/strangers-{name}"), &picture(&mut desk));
        }
    }
}
