//! The accounts that are put away, and the way back.

use eframe::egui::{Align, Context, Layout, Ui, vec2};

use crate::document::ListedAccount;
use crate::text::visible;
use crate::text::window::{accounts as words, frame};
use crate::ui::command::Command;
use crate::ui::theme::{Tokens, Type, fonts::text_scale, tokens::size};
use crate::ui::widgets::{Button, Dialog, words as say};

/// The archived accounts, as they were when the list was opened.
#[derive(Debug)]
pub struct ArchivedList {
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    id: String,
    name: String,
    note: String,
    button: String,
}

impl ArchivedList {
    /// A list of these.
    pub fn new<'a>(accounts: impl Iterator<Item = &'a ListedAccount>) -> Self {
        let row = |account: &ListedAccount| {
            let name = visible(&account.name).into_owned();
            let note = account.glance.map(|glance| words::opened(glance.opened_at)).unwrap_or_default();
            Row { id: account.id.clone(), button: words::bring_back(&name), name, note }
        };
        Self { rows: accounts.map(row).collect() }
    }

    /// Draws the list; true when it is done with.
    pub(super) fn show(&self, ctx: &Context, commands: &mut Vec<Command>) -> bool {
        let mut chosen = None;
        let answer =
            Dialog::new("archived", words::ARCHIVED_TITLE.get(), frame::CLOSE.get()).show(ctx, |ui, _| {
                let note = if self.rows.is_empty() {
                    words::NONE_ARCHIVED.get()
                } else {
                    words::ARCHIVED_NOTE.get()
                };
                say(ui, note, Type::Body, Tokens::of(ui).muted);
                for row in &self.rows {
                    ui.add_space(size::GAP_S);
                    if row.show(ui) {
                        chosen = Some(Command::BringBack(row.id.clone()));
                    }
                }
            });
        let done = answer.is_some() || chosen.is_some();
        commands.extend(chosen);
        done
    }
}

impl Row {
    fn show(&self, ui: &mut Ui) -> bool {
        let t = Tokens::of(ui);
        let row = vec2(ui.available_width(), size::ROW_TWO_LINES * text_scale(ui));
        ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
            let button = Button::secondary(words::BRING_BACK.get()).small().accessible_name(&self.button);
            let pressed = ui.add(button).clicked();
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for (text, role, colour) in
                    [(&self.name, Type::Strong, t.text), (&self.note, Type::Secondary, t.muted)]
                {
                    if !text.is_empty() {
                        ui.add(eframe::egui::Label::new(role.rich(text).color(colour)).truncate());
                    }
                }
            });
            pressed
        })
        .inner
    }
}
