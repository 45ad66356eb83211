//! Naming a file to open as a view: typed, or chosen in the system's dialog.

use std::path::PathBuf;

use eframe::egui::{Context, Id};

use crate::text::window::{files as words, frame};
use crate::ui::command::Command;
use crate::ui::file_dialog::{Ask, FileDialog, Poll};
use crate::ui::theme::{Tokens, Type, tokens::size};
use crate::ui::widgets::{Button, Choice, Dialog, Field, words as say};

/// The path as it is being typed.
#[derive(Debug, Default)]
pub struct ImportForm {
    path: String,
    dialog: Option<FileDialog>,
}

impl ImportForm {
    /// Draws the form; true when it is done with.
    pub(super) fn show(&mut self, ctx: &Context, commands: &mut Vec<Command>) -> bool {
        if let Some(path) = poll(&mut self.dialog) {
            self.path = path.to_string_lossy().into_owned();
        }
        let typed = self.path.trim();
        let open = Button::primary(words::OPEN).enabled(!typed.is_empty());
        let answer = Dialog::new("import", words::IMPORT_TITLE, frame::CANCEL)
            .width(520.0)
            .focus_body()
            .action(open)
            .show(ctx, |ui, opening| {
                say(ui, words::IMPORT_TEXT, Type::Body, Tokens::of(ui).muted);
                ui.add_space(size::GAP_S);
                let id = Id::unique("import-path");
                Field::single(words::PATH, &mut self.path).id(id).hint(words::PATH_HINT).show(ui);
                if opening {
                    ui.memory_mut(|memory| memory.request_focus(id));
                }
                choose_button(ui, &mut self.dialog, || Ask::Open);
            });
        if let Some(Choice::Action(_)) = answer {
            commands.push(Command::OpenFile(PathBuf::from(self.path.trim())));
        }
        answer.is_some()
    }
}

/// What was chosen since the last frame; a dialog that closed is put away.
pub(super) fn poll(dialog: &mut Option<FileDialog>) -> Option<PathBuf> {
    let chosen = match dialog.as_ref()?.poll() {
        Poll::Open => return None,
        Poll::Chosen(paths) => paths.into_iter().next(),
        Poll::Closed => None,
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
    let label = if open { words::CHOOSING } else { words::CHOOSE };
    if ui.add(Button::secondary(label).small().enabled(!open)).clicked() {
        let ctx = ui.ctx().clone();
        *dialog = Some(FileDialog::start(ask(), move || ctx.request_repaint()));
    }
}
