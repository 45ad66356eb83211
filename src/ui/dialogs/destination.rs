//! Where a file that leaves is written to: a path that is typed or chosen, and the writing.

use std::io;
use std::path::{Path, PathBuf};

use eframe::egui::{Context, Ui};

use super::import::{choose_button, poll};
use crate::text::language::Word;
use crate::text::window::{files as words, frame};
use crate::ui::file_dialog::{Ask, FileDialog};
use crate::ui::layout::edit_menu;
use crate::ui::outward::{Outward, Writing};
use crate::ui::widgets::Field;

/// The path as it is being typed, and the file once it is being written.
#[derive(Debug)]
pub(super) struct Destination {
    pub(super) path: String,
    dialog: Option<FileDialog>,
    writing: Option<Writing>,
    error: Option<String>,
}

impl Destination {
    /// Begins with a name in a folder, or by its bare name.
    pub(super) fn new(folder: Option<PathBuf>, name: &str) -> Self {
        let path = folder.unwrap_or_default().join(Path::new(name));
        Self { path: path.to_string_lossy().into_owned(), dialog: None, writing: None, error: None }
    }

    /// Takes over what was chosen or written since the last frame; the file, once it is written.
    pub(super) fn take(&mut self) -> Option<PathBuf> {
        match poll(&mut self.dialog) {
            Some(Ok(path)) => self.path = path.to_string_lossy().into_owned(),
            Some(Err(why)) => self.error = Some(why),
            None => {}
        }
        let done = self.writing.as_mut().and_then(Writing::poll)?;
        self.writing = None;
        done.map_err(|why| self.error = Some(frame::sentence(&why))).ok()
    }

    /// Whether nothing is being written.
    pub(super) fn is_free(&self) -> bool {
        self.writing.is_none()
    }

    /// Whether there is a path to write to, and nothing is being written.
    pub(super) fn is_ready(&self) -> bool {
        self.is_free() && !self.path.trim().is_empty()
    }

    /// What the button is called that writes; while it does, that.
    pub(super) fn verb(&self, verb: Word) -> &'static str {
        if self.is_free() { verb.get() } else { words::WRITING.get() }
    }

    /// The field, in which a form begins where `opening`, and the way to the system's dialog.
    pub(super) fn show(&mut self, ui: &mut Ui, opening: bool, hint: &str, ask: impl FnOnce() -> Ask) {
        let field = Field::single(words::PATH.get(), &mut self.path)
            .edit_menu(edit_menu())
            .begins(opening)
            .proposed()
            .hint(hint)
            .error(self.error.as_deref());
        if field.show(ui).changed() {
            self.error = None;
        }
        choose_button(ui, &mut self.dialog, ask);
    }

    /// Begins to put the file together and to write it.
    pub(super) fn write(
        &mut self,
        ctx: &Context,
        to: Outward,
        make: impl FnOnce() -> io::Result<Vec<u8>> + Send + 'static,
    ) {
        self.writing = Some(Writing::start(ctx, to, make));
    }
}
