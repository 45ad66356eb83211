//! Exporting a snapshot: the level of detail, exactly what leaves, and where to.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::{Checkbox, Context, Label, ScrollArea, Ui};

use super::destination::Destination;
use crate::document::{Document, Give, Stream};
use crate::store::format::Detail;
use crate::text::language::Word;
use crate::text::{
    self,
    window::{files as words, frame},
};
use crate::ui::command::Command;
use crate::ui::file_dialog::Ask;
use crate::ui::outward::{Kind, Outward};
use crate::ui::theme::{Tokens, Type, tokens::size};
use crate::ui::view::View;
use crate::ui::widgets::{Button, Chips, Choice, Dialog, paint, scroll, words as say};

const LEVELS: [Detail; 3] = [Detail::Numbers, Detail::People, Detail::Full];

/// The form as it is being filled in, and the bytes that would be written.
#[derive(Debug)]
pub struct ExportForm {
    detail: Detail,
    ticked: bool,
    to: Destination,
    preview: Option<Preview>,
}

/// What would be written at a level of detail, as soon as it is put together.
#[derive(Debug)]
struct Preview {
    detail: Detail,
    revision: u64,
    coming: Stream<Text>,
    text: Option<Text>,
}

/// The bytes, and where in them the lines are.
#[derive(Debug)]
struct Text {
    bytes: Arc<Vec<u8>>,
    lines: Vec<Range<usize>>,
}

impl ExportForm {
    /// Begins with the least detail, in `folder`.
    pub fn new(document: &Document, folder: Option<PathBuf>) -> Self {
        let name = words::proposed(document.id(), Detail::Numbers);
        Self { detail: Detail::Numbers, ticked: false, to: Destination::new(folder, &name), preview: None }
    }

    /// Draws the form; true when it is done with.
    pub(super) fn show(&mut self, ctx: &Context, view: &View<'_>, commands: &mut Vec<Command>) -> bool {
        self.refresh(ctx, view.document);
        let written = self.to.take();
        let is_written = written.is_some();
        commands.extend(written.map(|path| Command::Tell(words::saved(&path))));
        let allowed = self.detail != Detail::Full || self.ticked;
        let ready = allowed && self.to.is_free() && self.text().is_some();
        let save = Button::primary(self.to.verb(words::SAVE)).enabled(ready);
        let answer = Dialog::new("export", words::EXPORT_TITLE.get(), frame::CANCEL.get())
            .width(640.0)
            .focus_body()
            .closes(is_written)
            .action(save)
            .notice((!allowed).then(|| words::FULL_NOT_TICKED.get()))
            .show(ctx, |ui, opening| self.fields(ui, view, opening));
        match answer {
            Some(Choice::Action(_)) => {
                if let Some(text) = self.text() {
                    // Exactly what is shown.
                    let bytes = Arc::clone(&text.bytes);
                    let to = Outward::of(view, &self.to.path, Kind::Snapshot);
                    self.to.write(ctx, to, move || Ok(bytes.to_vec()));
                }
                is_written
            }
            Some(Choice::Safe) => true,
            None => is_written,
        }
    }

    fn text(&self) -> Option<&Text> {
        self.preview.as_ref()?.text.as_ref()
    }

    fn refresh(&mut self, ctx: &Context, document: &Document) {
        let fresh =
            |preview: &Preview| preview.detail == self.detail && preview.revision == document.revision();
        if !self.preview.as_ref().is_some_and(fresh) {
            self.preview = Some(Preview::start(ctx, document, self.detail));
        }
        if let Some(preview) = &mut self.preview {
            preview.text = preview.coming.poll().pop().or_else(|| preview.text.take());
        }
    }

    fn fields(&mut self, ui: &mut Ui, view: &View<'_>, opening: bool) {
        let t = Tokens::of(ui);
        say(ui, words::DETAIL.get(), Type::Secondary, t.muted);
        // A view of a reduced snapshot has no more to give than that holds.
        let known = LEVELS.iter().filter(|level| **level <= view.document.detail()).count();
        let labels = words::DETAILS.map(Word::get);
        let labels = labels.get(..known).unwrap_or_default();
        let mut chosen = LEVELS.iter().position(|level| *level == self.detail).unwrap_or_default();
        if Chips::new(words::DETAIL.get(), labels).begins(opening).show(ui, &mut chosen)
            && let Some(detail) = LEVELS.get(chosen)
        {
            self.change_level(*detail, view.document.id());
        }
        say(ui, words::detail_note(self.detail), Type::Secondary, t.muted);
        if self.detail == Detail::Full {
            paint::come_into_view(&ui.add(Checkbox::new(&mut self.ticked, words::FULL_TICK.get())));
        }
        ui.add_space(size::GAP_S);
        // In a low window what follows is out of view.
        let name = words::proposed(view.document.id(), self.detail);
        self.to.show(ui, false, "", || Ask::Save(name));
        ui.add_space(size::GAP_S);
        ui.horizontal(|ui| {
            say(ui, words::PREVIEW.get(), Type::Secondary, t.muted);
            if let Some(text) = self.text() {
                let told = words::preview_size(text.bytes.len(), text.lines.len());
                ui.label(Type::FiguresSecondary.rich(told).color(t.muted));
            }
        });
        preview_lines(ui, words::PREVIEW.get(), self.text());
    }

    /// The proposed name says what is in the file; a name of one's own stays.
    fn change_level(&mut self, detail: Detail, id: &str) {
        let before = words::proposed(id, self.detail);
        if let Some(folder) = self.to.path.strip_suffix(&before) {
            self.to.path = format!("{folder}{}", words::proposed(id, detail));
        }
        self.detail = detail;
        self.ticked = false;
    }
}

impl Preview {
    fn start(ctx: &Context, document: &Document, detail: Detail) -> Self {
        let (make, wake) = (document.snapshot_later(detail), ctx.clone());
        let work = move |give: Give<'_, Text>| {
            // What cannot be put together is not shown, and cannot be saved.
            if let Ok(bytes) = make() {
                give(Text::of(bytes));
            }
        };
        let coming = Stream::start(work, move || wake.request_repaint());
        Self { detail, revision: document.revision(), coming, text: None }
    }
}

impl Text {
    fn of(bytes: Vec<u8>) -> Self {
        let mut lines = Vec::new();
        let mut from = 0;
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            let to = from + line.len();
            lines.push(from..if line.ends_with(b"\n") { to - 1 } else { to });
            from = to;
        }
        Self { bytes: Arc::new(bytes), lines }
    }

    fn line(&self, place: usize) -> String {
        let bytes = self.lines.get(place).and_then(|line| self.bytes.get(line.clone()));
        // A line with a long message is cut where no screen is wide enough for it.
        let line = String::from_utf8_lossy(bytes.unwrap_or_default());
        let shown: String = line.chars().take(2_000).collect();
        text::visible(&shown).into_owned()
    }
}

/// The lines in view only, since an account can have very many. Keys scroll it once they came to it.
fn preview_lines(ui: &mut Ui, name: &str, text: Option<&Text>) {
    let t = Tokens::of(ui);
    let id = ui.make_persistent_id("preview-keys");
    let has_keys = ui.memory(|memory| memory.has_focus(id));
    let height = ui.text_style_height(&Type::Secondary.style());
    let frame = eframe::egui::Frame::new()
        .fill(t.window)
        .stroke(eframe::egui::Stroke::new(1.0, t.line))
        .corner_radius(size::RADIUS)
        .inner_margin(size::GAP_S);
    let shown = frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let lines = text.map_or(0, |text| text.lines.len());
        // It takes up its room before there is a text.
        let shrink = [false, text.is_some()];
        ScrollArea::both().id_salt("preview").max_height(120.0).auto_shrink(shrink).show_rows(
            ui,
            height,
            lines,
            |ui, rows| {
                for line in rows.filter_map(|row| text.map(|text| text.line(row))) {
                    ui.add(Label::new(Type::Secondary.rich(line).color(t.text)).extend());
                }
                scroll::every_way(ui, has_keys);
            },
        );
    });
    scroll::stop(ui, shown.response.rect, id, name);
}
