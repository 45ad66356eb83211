//! How pages are laid out: their title, the room between cards, columns.

use eframe::egui::{self, Ui};

use super::theme::tokens::size;
use super::theme::{Tokens, Type};
use super::widgets::{EditWords, words};
use crate::text::window::frame;

/// The menu of every text field.
pub(super) const EDIT_MENU: EditWords<'static> =
    EditWords { cut: frame::CUT, copy: frame::COPY, paste: frame::PASTE, select_all: frame::SELECT_ALL };

/// The title of a page and the line beneath it.
pub(super) fn title(ui: &mut Ui, title: &str, subtitle: &str) {
    let t = Tokens::of(ui);
    let heading = ui.label(Type::Title.rich(title).color(t.text));
    ui.ctx().accesskit_node_builder(heading.id, |node| {
        node.set_role(egui::accesskit::Role::Heading);
        node.set_label(title);
    });
    words(ui, subtitle, Type::Body, t.muted);
    ui.add_space(size::GAP_S);
}

/// The room between cards.
pub(super) fn gap(ui: &mut Ui) {
    // Every widget is followed by the spacing of items already.
    ui.add_space(size::GAP_L - ui.spacing().item_spacing.y);
}

/// Two columns, the second `share` of the width, or one beneath the other where there is no room.
/// `first` and `second` are drawn with the same data and may both answer with commands.
pub(super) fn columns<S>(
    ui: &mut Ui,
    least: f32,
    share: f32,
    state: &mut S,
    first: impl FnOnce(&mut Ui, &mut S),
    second: impl FnOnce(&mut Ui, &mut S),
) {
    let width = ui.available_width();
    if width < least * super::theme::fonts::text_scale(ui) {
        first(ui, state);
        gap(ui);
        second(ui, state);
        return;
    }
    let right = ((width - size::GAP_L) * share).round();
    let left = width - size::GAP_L - right;
    let between = ui.spacing().item_spacing.x;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_L;
        let column = egui::Layout::top_down(egui::Align::Min);
        ui.allocate_ui_with_layout(egui::vec2(left, 0.0), column, |ui| {
            ui.set_width(left);
            ui.spacing_mut().item_spacing.x = between;
            first(ui, state);
        });
        ui.allocate_ui_with_layout(egui::vec2(right, 0.0), column, |ui| {
            ui.set_width(right);
            ui.spacing_mut().item_spacing.x = between;
            second(ui, state);
        });
    });
}
