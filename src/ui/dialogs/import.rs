//! Naming a file to open as a view: typed, or chosen in the system's dialog.

use std::path::{Path, PathBuf};

use eframe::egui::Context;

use crate::text::{
    self,
    window::{files as words, frame},
};
use crate::ui::command::Command;
use crate::ui::file_dialog::{Ask, FileDialog, Poll};
use crate::ui::layout::edit_menu;
use crate::ui::theme::{Tokens, Type, tokens::size};
use crate::ui::widgets::{Button, Choice, Dialog, Field, words as say};

/// The path as it is being typed.
#[derive(Debug, Default)]
pub struct ImportForm {
    path: String,
    dialog: Option<FileDialog>,
    /// What was opened lately.
    recent: Vec<PathBuf>,
    /// The path that is being read.
    reading: Option<PathBuf>,
    /// Why the path that was read last cannot be opened.
    error: Option<String>,
}

impl ImportForm {
    /// Offers these files that were opened lately.
    pub fn new(recent: Vec<PathBuf>) -> Self {
        Self { recent, ..Self::default() }
    }

    /// Whether the form waits for this file.
    pub fn reads(&self, path: &Path) -> bool {
        self.reading.as_deref() == Some(path)
    }

    /// Another file is read instead of the one that the form waits for.
    pub fn make_way(&mut self) {
        self.reading = None;
    }

    /// The file that the form waits for cannot be opened: the path stays, to be mended.
    pub fn refuse(&mut self, why: String) {
        self.reading = None;
        self.error = Some(why);
    }

    /// Draws the form; true when it is done with. Where a file is asked for, the form stays until that is
    /// shown.
    pub(super) fn show(&mut self, ctx: &Context, commands: &mut Vec<Command>) -> bool {
        match poll(&mut self.dialog) {
            Some(Ok(path)) => {
                self.path = path.to_string_lossy().into_owned();
                self.error = None;
            }
            Some(Err(why)) => self.error = Some(why),
            None => {}
        }
        let typed = self.path.trim();
        let open = Button::primary(words::OPEN.get()).enabled(!typed.is_empty() && self.reading.is_none());
        let mut again = None;
        let answer = Dialog::new("import", words::IMPORT_TITLE.get(), frame::CANCEL.get())
            .width(520.0)
            .focus_body()
            .action(open)
            .show(ctx, |ui, opening| {
                say(ui, words::IMPORT_TEXT.get(), Type::Body, Tokens::of(ui).muted);
                ui.add_space(size::GAP_S);
                let reading = self.reading.as_deref().map(words::reading);
                let mut field = Field::single(words::PATH.get(), &mut self.path)
                    .edit_menu(edit_menu())
                    .begins(opening)
                    .hint(words::PATH_HINT.get());
                if let Some(reading) = &reading {
                    field = field.note(reading);
                }
                if field.error(self.error.as_deref()).show(ui).changed() {
                    self.error = None;
                    if self.reading.take().is_some() {
                        commands.push(Command::CancelReading);
                    }
                }
                choose_button(ui, &mut self.dialog, || Ask::Open);
                if !self.recent.is_empty() {
                    ui.add_space(size::GAP_S);
                    say(ui, words::RECENT.get(), Type::Secondary, Tokens::of(ui).muted);
                }
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = size::GAP_XS;
                    for path in &self.recent {
                        let name = words::name(path);
                        let whole = text::visible(&path.to_string_lossy()).into_owned();
                        if ui.add(Button::secondary(&name).small().hover(&whole)).clicked() {
                            again = Some(path.clone());
                        }
                    }
                });
            });
        if let Some(path) = again {
            self.path = path.to_string_lossy().into_owned();
            self.read(path, commands);
            return false;
        }
        match answer {
            Some(Choice::Action(_)) => {
                let path = PathBuf::from(self.path.trim());
                if !path.is_absolute() {
                    self.error = Some(words::FULL_PATH.get().to_owned());
                    return false;
                }
                self.read(path, commands);
                false
            }
            Some(Choice::Safe) => {
                if self.reading.is_some() {
                    commands.push(Command::CancelReading);
                }
                true
            }
            None => false,
        }
    }
}

impl ImportForm {
    fn read(&mut self, path: PathBuf, commands: &mut Vec<Command>) {
        self.reading = Some(path.clone());
        self.error = None;
        commands.push(Command::OpenFile(path));
    }
}

/// What was chosen since the last frame, or that there is nothing to choose with; a dialog that closed is put
/// away.
pub(super) fn poll(dialog: &mut Option<FileDialog>) -> Option<Result<PathBuf, String>> {
    let chosen = match dialog.as_ref()?.poll() {
        Poll::Open => return None,
        Poll::Chosen(paths) => paths.into_iter().next().map(Ok),
        Poll::Closed => None,
        Poll::Absent => Some(Err(words::NO_DIALOG.get().to_owned())),
    };
    *dialog = None;
    chosen
}

/// Opens the system's dialog.
pub(super) fn choose_button(
    ui: &mut eframe::egui::Ui,
    dialog: &mut Option<FileDialog>,
    ask: impl FnOnce() -> Ask,
) {
    ui.add_space(size::GAP_XS);
    let open = dialog.is_some();
    let label = if open { words::CHOOSING.get() } else { words::CHOOSE.get() };
    if ui.add(Button::secondary(label).small().enabled(!open)).clicked() {
        let ctx = ui.ctx().clone();
        *dialog = Some(FileDialog::start(ask(), move || ctx.request_repaint()));
    }
}
