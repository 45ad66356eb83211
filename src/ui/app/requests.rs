//! What later starts with the same data directory ask this window for.

use std::path::PathBuf;
use std::time::Duration;

use eframe::egui::{Context, UserAttentionType, ViewportCommand};

use super::App;
use super::writer::Writer;
use crate::text::window::starts as words;

/// Between two looks for requests where the system does not tell of them.
const LOOK: Duration = Duration::from_secs(1);

impl App {
    /// Comes to the front, and opens the file that was named.
    pub(super) fn note_requests(&mut self, ctx: &Context) {
        let Writer::Here(host) = &self.writer else { return };
        let wake = ctx.clone();
        let requests = host.requests(|| Box::new(move || wake.request_repaint()));
        if !host.is_told() {
            ctx.request_repaint_after(LOOK);
        }
        if requests.is_empty() {
            return;
        }
        come_to_front(ctx);
        for path in requests.into_iter().filter_map(|request| request.open) {
            self.open_in_place(ctx, path);
        }
    }

    /// One file is shown at a time; that another one makes way before it was shown is told.
    fn open_in_place(&mut self, ctx: &Context, path: PathBuf) {
        if let Some(before) = self.loading.as_ref().filter(|loading| loading.path() != path) {
            self.tell(&words::made_way(before.path()));
        }
        self.open_file(ctx, path);
    }
}

fn come_to_front(ctx: &Context) {
    ctx.send_viewport_cmd(ViewportCommand::Visible(true));
    ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
    ctx.send_viewport_cmd(ViewportCommand::Focus);
    // Many desktops let no program take the focus; then its entry in the task list asks for it.
    if ctx.input(|input| input.viewport().focused) != Some(true) {
        ctx.send_viewport_cmd(ViewportCommand::RequestUserAttention(UserAttentionType::Informational));
    }
}
