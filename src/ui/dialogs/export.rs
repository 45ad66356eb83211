//! Exporting a snapshot: the level of detail, exactly what leaves, and where to.

use std::path::PathBuf;

use eframe::egui::{Checkbox, Context, Label, ScrollArea, Ui};

use super::import::{choose_button, poll};
use crate::document::Document;
use crate::store::format::Detail;
use crate::store::write_outward;
use crate::text::language::Word;
use crate::text::{
    self,
    window::{files as words, frame},
};
use crate::ui::command::Command;
use crate::ui::file_dialog::{Ask, FileDialog};
use crate::ui::layout::edit_menu;
use crate::ui::theme::{Tokens, Type, tokens::size};
use crate::ui::view::View;
use crate::ui::widgets::{Button, Chips, Choice, Dialog, Field, words as say};

const LEVELS: [Detail; 3] = [Detail::Numbers, Detail::People, Detail::Full];

/// The form as it is being filled in, and the bytes that would be written.
#[derive(Debug)]
pub struct ExportForm {
    detail: Detail,
    ticked: bool,
    path: String,
    dialog: Option<FileDialog>,
    error: Option<String>,
    preview: Option<Preview>,
}

#[derive(Debug)]
struct Preview {
    detail: Detail,
    revision: u64,
    bytes: Vec<u8>,
    lines: Vec<String>,
}

impl ExportForm {
    /// Begins with the least detail, in `folder`.
    pub fn new(document: &Document, folder: Option<PathBuf>) -> Self {
        let name = words::proposed(document.id(), Detail::Numbers);
        let path = folder.map_or_else(|| PathBuf::from(&name), |folder| folder.join(&name));
        Self {
            detail: Detail::Numbers,
            ticked: false,
            path: path.to_string_lossy().into_owned(),
            dialog: None,
            error: None,
            preview: None,
        }
    }

    /// Draws the form; true when it is done with.
    pub(super) fn show(&mut self, ctx: &Context, view: &View<'_>, commands: &mut Vec<Command>) -> bool {
        if let Some(path) = poll(&mut self.dialog) {
            self.path = path.to_string_lossy().into_owned();
        }
        self.refresh(view.document);
        let allowed = self.detail != Detail::Full || self.ticked;
        let save = Button::primary(words::SAVE.get()).enabled(allowed && self.preview.is_some());
        let answer = Dialog::new("export", words::EXPORT_TITLE.get(), frame::CANCEL.get())
            .width(640.0)
            .action(save)
            .show(ctx, |ui, _| self.fields(ui, view));
        match answer {
            Some(Choice::Action(_)) => self.write(view, commands),
            Some(Choice::Safe) => true,
            None => false,
        }
    }

    fn refresh(&mut self, document: &Document) {
        let fresh =
            |preview: &Preview| preview.detail == self.detail && preview.revision == document.revision();
        if self.preview.as_ref().is_some_and(fresh) {
            return;
        }
        self.preview = document.snapshot(self.detail).ok().map(|bytes| {
            let shown = String::from_utf8_lossy(&bytes).into_owned();
            let lines = shown.lines().map(|line| text::visible(line).into_owned()).collect();
            Preview { detail: self.detail, revision: document.revision(), bytes, lines }
        });
    }

    fn fields(&mut self, ui: &mut Ui, view: &View<'_>) {
        let t = Tokens::of(ui);
        say(ui, words::DETAIL.get(), Type::Secondary, t.muted);
        // A view of a reduced snapshot has no more to give than that holds.
        let known = LEVELS.iter().filter(|level| **level <= view.document.detail()).count();
        let labels = words::DETAILS.map(Word::get);
        let labels = labels.get(..known).unwrap_or_default();
        let mut chosen = LEVELS.iter().position(|level| *level == self.detail).unwrap_or_default();
        if Chips::new(words::DETAIL.get(), labels).show(ui, &mut chosen)
            && let Some(detail) = LEVELS.get(chosen)
        {
            self.change_level(*detail, view.document.id());
        }
        say(ui, words::detail_note(self.detail), Type::Secondary, t.muted);
        if self.detail == Detail::Full {
            ui.add(Checkbox::new(&mut self.ticked, words::FULL_TICK.get()));
        }
        ui.add_space(size::GAP_S);
        if let Some(preview) = &self.preview {
            ui.horizontal(|ui| {
                say(ui, words::PREVIEW.get(), Type::Secondary, t.muted);
                let told = words::preview_size(preview.bytes.len(), preview.lines.len());
                ui.label(Type::FiguresSecondary.rich(told).color(t.muted));
            });
            preview_lines(ui, &preview.lines);
        }
        ui.add_space(size::GAP_S);
        let field = Field::single(words::PATH.get(), &mut self.path)
            .edit_menu(edit_menu())
            .error(self.error.as_deref());
        if field.show(ui).changed() {
            self.error = None;
        }
        let name = words::proposed(view.document.id(), self.detail);
        choose_button(ui, &mut self.dialog, || Ask::Save(name));
    }

    /// The proposed name says what is in the file; a name of one's own stays.
    fn change_level(&mut self, detail: Detail, id: &str) {
        let before = words::proposed(id, self.detail);
        if let Some(folder) = self.path.strip_suffix(&before) {
            self.path = format!("{folder}{}", words::proposed(id, detail));
        }
        self.detail = detail;
        self.ticked = false;
    }

    fn write(&mut self, view: &View<'_>, commands: &mut Vec<Command>) -> bool {
        let Some(preview) = &self.preview else { return false };
        let path = PathBuf::from(self.path.trim());
        match write_outward(view.disk, &path, &preview.bytes, Some(view.data_dir)) {
            Ok(()) => {
                commands.push(Command::Tell(words::saved(&path)));
                true
            }
            Err(error) => {
                self.error = Some(error.to_string());
                false
            }
        }
    }
}

/// The lines in view only, since an account can have very many.
fn preview_lines(ui: &mut Ui, lines: &[String]) {
    let t = Tokens::of(ui);
    let height = ui.text_style_height(&Type::Secondary.style());
    let frame = eframe::egui::Frame::new()
        .fill(t.window)
        .stroke(eframe::egui::Stroke::new(1.0, t.line))
        .corner_radius(size::RADIUS)
        .inner_margin(size::GAP_S);
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::both().id_salt("preview").max_height(120.0).auto_shrink([false, true]).show_rows(
            ui,
            height,
            lines.len(),
            |ui, rows| {
                for line in lines.get(rows).unwrap_or_default() {
                    // A line with a long message is cut where no screen is wide enough for it.
                    let shown: String = line.chars().take(2_000).collect();
                    ui.add(Label::new(Type::Secondary.rich(shown).color(t.text)).extend());
                }
            },
        );
    });
}
