//! Files and folders that are dragged over the window and dropped on it.

use std::path::PathBuf;

use eframe::egui::Context;

use super::App;
use crate::text::window::files;
use crate::ui::command::Page;
use crate::ui::widgets::drop_target;

impl App {
    /// One file opens as a view; several, a folder, and what is dropped on Check snapshots, are checked.
    pub(super) fn note_dropped(&mut self, ctx: &Context) {
        let dropped: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect());
        match &*dropped {
            [] => {}
            [file] if self.page != Page::Check && !file.is_dir() => self.open_file(ctx, file.clone()),
            _ => {
                self.go(Page::Check);
                self.check.add(ctx, dropped, self.real);
            }
        }
    }

    /// What would become of that which is dragged over the window.
    pub(super) fn show_drop_target(&self, ctx: &Context) {
        let dragged = ctx.input(|input| input.raw.hovered_files.len());
        if dragged > 0 {
            // Whether one is a folder is not known of it everywhere.
            let opens = dragged == 1 && self.page != Page::Check;
            drop_target(ctx, if opens { files::DROP_TO_OPEN.get() } else { files::DROP_TO_CHECK.get() });
        }
    }
}
