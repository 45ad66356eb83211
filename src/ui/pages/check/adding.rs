//! What is to be checked: files, a folder, or a path that is typed.

use std::path::PathBuf;

use eframe::egui::{self, Key, Modifiers, Ui};

use crate::text::window::{check as words, files};
use crate::ui::command::Command;
use crate::ui::file_dialog::{Ask, FileDialog, Poll};
use crate::ui::layout::{down_leads_into_list, edit_menu};
use crate::ui::theme::tokens::size;
use crate::ui::theme::{Type, fonts::text_scale, icons};
use crate::ui::widgets::{Button, Field, paint};

/// Width of the button beside the path.
const CHECK: f32 = 84.0;
/// Height of a field with its label.
const FIELD: f32 = 55.0;

/// A path as it is being typed, and the system's dialog while it is open.
#[derive(Debug, Default)]
pub(super) struct Adding {
    typed: String,
    dialog: Option<FileDialog>,
    /// Whether the path takes the keyboard when it is drawn next.
    focus: bool,
}

impl Adding {
    /// Puts the keyboard into the path.
    pub(super) fn take_focus(&mut self) {
        self.focus = true;
    }

    /// Draws them, on one line where there is room.
    pub(super) fn show(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        if let Some(dialog) = &self.dialog {
            match dialog.poll() {
                Poll::Open => {}
                Poll::Chosen(paths) => {
                    commands.push(Command::CheckPaths(paths));
                    self.dialog = None;
                }
                Poll::Closed => self.dialog = None,
                Poll::Absent => {
                    self.dialog = None;
                    commands.push(Command::Tell(files::NO_DIALOG.get().to_owned()));
                }
            }
        }
        let scale = text_scale(ui);
        let width = ui.available_width();
        let [files, folder] = self.buttons().map(|button| button.room(ui));
        // Its hint says what is typed, so it is not cut.
        let hint = paint::line(ui, words::PATH_HINT.get(), Type::Body, f32::INFINITY).size().x;
        let around = CHECK * scale + 3.0 * size::GAP_S + 2.0 * size::GAP_M;
        if width < files + folder + hint + around {
            ui.horizontal_wrapped(|ui| self.choose(ui));
            ui.add_space(size::GAP_XS);
            self.path(ui, width, commands);
        } else {
            // Buttons stand on one line with the field, below its label.
            let row = egui::Layout::left_to_right(egui::Align::BOTTOM);
            ui.allocate_ui_with_layout(egui::vec2(width, FIELD * scale), row, |ui| {
                self.choose(ui);
                let rest = ui.available_width();
                self.path(ui, rest, commands);
            });
        }
        ui.add_space(size::GAP_S);
    }

    /// What opens the system's dialogs.
    fn buttons<'a>(&self) -> [Button<'a>; 2] {
        let open = self.dialog.is_some();
        [
            Button::primary(words::ADD_FILES.get()).icon(icons::FILES).enabled(!open),
            Button::secondary(words::ADD_FOLDER.get()).icon(icons::FOLDER).enabled(!open),
        ]
    }

    /// The system's dialogs.
    fn choose(&mut self, ui: &mut Ui) {
        ui.spacing_mut().item_spacing.x = size::GAP_S;
        let [files, folder] = self.buttons();
        let files = ui.add(files).clicked().then_some(Ask::OpenMany);
        let folder = ui.add(folder).clicked().then_some(Ask::Folder);
        if let Some(ask) = files.or(folder) {
            let ctx = ui.ctx().clone();
            self.dialog = Some(FileDialog::start(ask, move || ctx.request_repaint()));
        }
    }

    /// A path that is typed: a system may have no dialog, or one that hangs.
    fn path(&mut self, ui: &mut Ui, width: f32, commands: &mut Vec<Command>) {
        let button = CHECK * text_scale(ui);
        let height = FIELD * text_scale(ui);
        let column = egui::Layout::top_down(egui::Align::Min);
        ui.allocate_ui_with_layout(egui::vec2(width, height), column, |ui| {
            let field_width = (width - button - size::GAP_S).max(button);
            let field = ui
                .scope(|ui| {
                    ui.set_max_width(field_width);
                    Field::single(words::PATH.get(), &mut self.typed)
                        .hint(words::PATH_HINT.get())
                        .edit_menu(edit_menu())
                        .show(ui)
                })
                .inner;
            if std::mem::take(&mut self.focus) {
                field.request_focus();
            }
            // Not for the row that is chosen as well.
            let entered =
                field.lost_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
            down_leads_into_list(ui, field.id);
            // Beside the box, not beside its label.
            let beside = egui::Rect::from_min_size(
                field.rect.right_top() + egui::vec2(size::GAP_S, 0.0),
                egui::vec2(button, field.rect.height()),
            );
            let path = self.typed.trim();
            let check = Button::secondary(words::CHECK.get()).enabled(!path.is_empty());
            let pressed = ui.put(beside, check).clicked();
            if (pressed || entered) && !path.is_empty() {
                let path = PathBuf::from(path);
                if path.is_absolute() && path.try_exists().is_ok_and(|there| !there) {
                    commands.push(Command::Tell(words::nothing_there(&path)));
                } else if path.is_absolute() {
                    commands.push(Command::CheckPaths(vec![path]));
                    self.typed.clear();
                } else {
                    commands.push(Command::Tell(files::FULL_PATH.get().to_owned()));
                }
                if entered {
                    // For the next one.
                    field.request_focus();
                }
            }
        });
    }
}
