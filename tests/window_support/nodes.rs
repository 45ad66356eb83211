//! What the tests make of nodes and events.

use std::path::PathBuf;

use eframe::egui::accesskit::Role;
use eframe::egui::{Modifiers, PointerButton, Pos2};
use egui_kittest::Node;
use egui_kittest::kittest::{AccessKitNode, NodeT};

/// A file as the system hands it over when it is dropped.
#[derive(Debug)]
pub(super) struct Dropped(pub(super) PathBuf);

impl eframe::egui::DroppedFile for Dropped {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("read by its path".to_owned())
    }
}

pub(super) fn button(pos: Pos2, pressed: bool) -> eframe::egui::Event {
    let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
    eframe::egui::Event::PointerButton { pos, button, pressed, modifiers }
}

pub(super) fn words_of(node: &AccessKitNode<'_>) -> Option<String> {
    if node.role() == Role::Label { node.value() } else { node.label() }
}

pub(super) fn is_control(role: Role) -> bool {
    matches!(
        role,
        Role::Button | Role::CheckBox | Role::Tab | Role::MenuItem | Role::RadioButton | Role::Slider
    )
}

pub(super) fn is_within(node: &Node<'_>, role: Role) -> bool {
    let mut above = node.accesskit_node().parent();
    while let Some(node) = above {
        if node.role() == role {
            return true;
        }
        above = node.parent();
    }
    false
}

pub(super) fn is_field(role: Role) -> bool {
    matches!(role, Role::TextInput | Role::MultilineTextInput | Role::SearchInput)
}
