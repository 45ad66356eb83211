//! Keyboard shortcuts, each a command.

use eframe::egui::{Context, Key, Modifiers, PointerButton, Popup};

use super::App;
use crate::text::window::frame;
use crate::ui::command::{Command, Page};

/// The keys of the pages, in their order.
const DIGITS: [Key; 7] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7];

/// How much a key makes the text larger or smaller.
const TEXT_STEP_PERCENT: u32 = 10;

impl App {
    /// The shortcuts pressed since the last frame.
    pub(super) fn keys(&self, ctx: &Context) -> Vec<Command> {
        let mut commands = Vec::new();
        let pressed =
            |modifiers: Modifiers, key: Key| ctx.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::NONE, Key::F1) && self.help.is_none() {
            commands.push(Command::ShowShortcuts);
        }
        let size = self.preferences.text_size_percent;
        // The plus is on the key of the equals sign on many keyboards.
        if pressed(Modifiers::COMMAND, Key::Plus) || pressed(Modifiers::COMMAND, Key::Equals) {
            commands.push(Command::SetTextSize(size.saturating_add(TEXT_STEP_PERCENT)));
        }
        if pressed(Modifiers::COMMAND, Key::Minus) {
            commands.push(Command::SetTextSize(size.saturating_sub(TEXT_STEP_PERCENT)));
        }
        if pressed(Modifiers::COMMAND, Key::Num0) {
            commands.push(Command::SetTextSize(100));
        }
        if self.is_covered() {
            return commands;
        }
        // A field, a search or a menu has its own use for it; the field has lost the keyboard by it already.
        let taken = self.keyboard.typed() || Popup::is_any_open(ctx);
        if !taken && ctx.input(|input| input.key_pressed(Key::Escape)) {
            commands.push(Command::CloseToast);
        }
        if pressed(Modifiers::COMMAND, Key::O) {
            commands.push(Command::AskImport);
        }
        if self.document.is_none() {
            return commands;
        }
        let pages = DIGITS.into_iter().zip(Page::ALL);
        for (key, page) in pages {
            if pressed(Modifiers::COMMAND, key) {
                commands.push(Command::Go(page));
                // Compose begins with whom it is to.
                if page != Page::Compose {
                    commands.push(Command::GoToTitle);
                }
            }
        }
        if pressed(Modifiers::COMMAND, Key::N) {
            commands.push(Command::Go(Page::Compose));
        }
        if pressed(Modifiers::COMMAND, Key::F) {
            commands.push(Command::Search);
        }
        // While typing, the key may be the text's: on a Mac it goes back a word.
        let back_key = !ctx.text_edit_focused() && pressed(Modifiers::ALT, Key::ArrowLeft);
        if back_key || ctx.input(|input| input.pointer.button_pressed(PointerButton::Extra1)) {
            commands.push(Command::Back);
        }
        if self.page == Page::Compose && pressed(Modifiers::COMMAND, Key::Enter) {
            commands.push(Command::Send);
        }
        // While typing, undo belongs to the text; but right after sending there is none yet.
        let just_sent = self.compose.emptied_by_sending == Some(self.compose.changes);
        if just_sent || !ctx.text_edit_focused() {
            // Elsewhere these do again what was undone, so they must not undo more.
            let redo = [(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z), (Modifiers::COMMAND, Key::Y)];
            if redo.into_iter().any(|(modifiers, key)| pressed(modifiers, key)) {
                commands.push(Command::Tell(frame::NO_REDO.get().to_owned()));
            } else if pressed(Modifiers::COMMAND, Key::Z) {
                commands.push(Command::Undo);
            }
        }
        commands
    }
}
