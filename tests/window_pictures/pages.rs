//! Every page: in both themes, in the smallest window, with the largest text, and for the README.

use std::path::PathBuf;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Rect, Theme, ThemePreference, ViewportId};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use image::RgbaImage;
use tempfile::TempDir;

use crate::album::Album;
use crate::at_hand;
use crate::desk::{Desk, SMALL, WIDE};

/// The name of a picture, and of the page that it shows.
pub(crate) const PAGES: [(&str, &str); 7] = [
    ("settings", "Settings"),
    ("compose", "Compose"),
    ("sent", "Sent"),
    ("ledger", "Ledger"),
    ("forecast", "Forecast"),
    ("check", "Check snapshots"),
    ("rules", "Rules"),
];

/// What others sent: fine, changed, unusable, and a story.
const SENT_IN: [(&str, &str); 5] = [
    ("01-dana.inmail.json", include_str!("../golden/v1/every-event.inmail.json")),
    ("02-case-8812.inmail.json", include_str!("../golden/v1/every-event.inmail.json")),
    ("03-broken.inmail.json", "{\"format\":\"inmail-credits-account\",\"version\":1,\"written_by\":7}"),
    ("04-never-came.scenario.json", include_str!("../cases/07-the-allocation-never-came.scenario.json")),
    ("05-autumn.scenario.json", include_str!("../cases/06-a-dip-in-autumn.scenario.json")),
];

/// A desk with an account that has a past, a draft, and what others sent. The folder is there as long as
/// the desk is.
pub(crate) struct Full {
    pub(crate) desk: Desk,
    /// Of what others sent.
    pub(crate) folder: TempDir,
}

impl Full {
    /// With text of this size, in percent.
    pub(crate) fn new(size: [f32; 2], text_size_percent: u16) -> Self {
        let mut desk = Desk::sized(size, |data_dir| {
            at_hand::half_a_year(data_dir);
            let preferences = format!(r#"{{"text_size_percent":{text_size_percent}}}"#);
            std::fs::write(data_dir.preferences_file(), preferences).unwrap();
        });
        desk.close_toasts();
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in SENT_IN {
            let text =
                if name.starts_with("02") { text.replace("Whitfield\"", "W\"") } else { text.to_owned() };
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        light(&mut desk);
        Self { desk, folder }
    }

    /// Goes to a page and fills it.
    pub(crate) fn go(&mut self, page: &str) {
        let Self { desk, folder } = self;
        desk.click(page);
        match page {
            "Compose" if desk.value("To").is_empty() => {
                desk.type_into("To", "Priya Raman");
                desk.type_into("Profile address", "linkedin.com/in/priya-raman");
                desk.type_into("Subject", "Your talk on revenue forecasting");
                desk.type_into(
                    "Message",
                    "Hi Priya,\n\nyour talk at the forecasting day stayed with me, above all the part on stale \
                     pipelines. We built something for just that. Would fifteen minutes next week suit you?",
                );
                desk.until("the draft is kept", |desk| desk.says("Draft saved"));
            }
            "Sent" | "Ledger" => desk.key(Key::ArrowDown),
            "Check snapshots" if desk.rows().is_empty() => {
                let files: Vec<PathBuf> = SENT_IN.iter().map(|(name, _)| folder.path().join(name)).collect();
                desk.drop_files(&files);
                desk.until("all are checked", |desk| desk.says("5 checked: "));
                desk.close_toasts();
                desk.key(Key::ArrowDown);
                desk.key(Key::ArrowDown);
            }
            _ => {}
        }
    }
}

/// The system is light, and the window follows it.
pub(crate) fn light(desk: &mut Desk) {
    theme(desk, Theme::Light);
}

/// The system is dark, and the window follows it.
pub(crate) fn dark(desk: &mut Desk) {
    theme(desk, Theme::Dark);
}

fn theme(desk: &mut Desk, theme: Theme) {
    let window = desk.window_mut();
    window.ctx.set_theme(ThemePreference::System);
    window.input_mut().system_theme = Some(theme);
    desk.settle();
}

/// The whole window as it is now, without the name of the test's own folder, which is never the same.
pub(crate) fn picture(desk: &mut Desk) -> RgbaImage {
    let mut picture = desk.window_mut().render().unwrap();
    let temporary = std::env::temp_dir().to_string_lossy().into_owned();
    let window = desk.window();
    let scale = window.ctx.pixels_per_point();
    // What lies behind a dialog is not wiped: the dialog would be.
    let dialog = window.query_all_by_role(Role::Dialog).next();
    for node in dialog.unwrap_or_else(|| window.root()).children_recursive() {
        let told = node.accesskit_node();
        let words = [told.label(), told.value()];
        if told.bounding_box().is_some() && words.iter().flatten().any(|words| words.contains(&temporary)) {
            // Within the frame of a field.
            let rect = node.rect().shrink(if told.role() == Role::Label { 0.0 } else { 3.0 }) * scale;
            let rect = rect.intersect(window.ctx.content_rect() * scale);
            wipe(&mut picture, rect);
        }
    }
    picture
}

/// Paints an area in the colour of its first pixel.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the picture")]
fn wipe(picture: &mut RgbaImage, rect: Rect) {
    let [left, top, right, bottom] =
        [rect.left(), rect.top(), rect.right(), rect.bottom()].map(|at| at as u32);
    if left >= right || top >= bottom {
        return;
    }
    let ground = *picture.get_pixel(left, top);
    for (x, y) in (top..bottom).flat_map(|y| (left..right).map(move |x| (x, y))) {
        picture.put_pixel(x, y, ground);
    }
}

#[test]
fn every_page_in_both_themes() {
    let mut album = Album::default();
    let mut full = Full::new(WIDE, 100);
    for (name, page) in PAGES {
        full.go(page);
        for (theme, dress) in [("light", light as fn(&mut Desk)), ("dark", dark)] {
            dress(&mut full.desk);
            album.put(&format!("pages/{name}-{theme}"), &picture(&mut full.desk));
        }
    }
    light(&mut full.desk);
    full.go("Sent");
    full.desk.click("Statistics");
    album.put("pages/sent-statistics", &picture(&mut full.desk));
}

#[test]
fn every_page_in_the_smallest_window() {
    let mut album = Album::default();
    let mut full = Full::new(SMALL, 100);
    for (name, page) in PAGES {
        full.go(page);
        album.put(&format!("narrow/{name}"), &picture(&mut full.desk));
    }
    dark(&mut full.desk);
    full.go("Settings");
    album.put("narrow/settings-dark", &picture(&mut full.desk));
    full.go("Sent");
    full.desk.click("Waiting");
    full.desk.key(Key::Home);
    full.desk.click("Interested");
    album.put("narrow/answered-dark", &picture(&mut full.desk));
}

#[test]
fn every_page_with_the_largest_text() {
    let mut album = Album::default();
    let mut full = Full::new(WIDE, 150);
    for (name, page) in PAGES {
        full.go(page);
        album.put(&format!("large-text/{name}"), &picture(&mut full.desk));
    }
}

#[test]
fn the_pages_in_the_readme_on_a_fine_screen() {
    let mut album = Album::default();
    let mut full = Full::new(WIDE, 100);
    let window = full.desk.window_mut();
    window.input_mut().viewports.entry(ViewportId::ROOT).or_default().native_pixels_per_point = Some(2.0);
    full.desk.settle();
    for (name, page) in PAGES.into_iter().filter(|(name, _)| !["compose", "rules"].contains(name)) {
        full.go(page);
        album.put_for_readme(name, &picture(&mut full.desk));
    }
    full.go("Settings");
    dark(&mut full.desk);
    album.put_for_readme("settings-dark", &picture(&mut full.desk));
}
