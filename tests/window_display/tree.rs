//! What a screen reader is told about the window: nodes with role, name, value and place.

use std::collections::{HashMap, HashSet};
use std::fmt;

use eframe::egui::accesskit::{Action, Node, NodeId, Role, Toggled, TreeUpdate};
use eframe::egui::{Pos2, Rect};

#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(crate) id: NodeId,
    pub(crate) role: Role,
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) enabled: bool,
    pub(crate) clickable: bool,
    pub(crate) focusable: bool,
    pub(crate) focused: bool,
    pub(crate) toggled: Option<bool>,
    pub(crate) selected: Option<bool>,
    /// In points, as the events want it. `None`: laid out, but not drawn.
    pub(crate) place: Option<Rect>,
    depth: usize,
}

impl Seen {
    pub(crate) fn is_field(&self) -> bool {
        matches!(
            self.role,
            Role::TextInput
                | Role::MultilineTextInput
                | Role::SearchInput
                | Role::SpinButton
                | Role::EditableComboBox
        )
    }
}

impl Seen {
    /// Whether it can be pressed now. What egui says of its scroll bars and of texts that can be selected is
    /// no button.
    pub(crate) fn is_button(&self) -> bool {
        let is_other = matches!(
            self.role,
            Role::Label | Role::GenericContainer | Role::Slider | Role::ScrollBar | Role::Unknown
        );
        self.clickable && self.enabled && !is_other && !self.is_field()
    }
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:indent$}{:?} {:?}", "", self.role, self.name, indent = self.depth * 2)?;
        if !self.value.is_empty() && self.value != self.name {
            write!(f, " = {:?}", self.value)?;
        }
        for (holds, word) in [
            (!self.enabled, "disabled"),
            (self.focused, "focused"),
            (self.toggled == Some(true), "on"),
            (self.selected == Some(true), "selected"),
        ] {
            if holds {
                write!(f, " [{word}]")?;
            }
        }
        Ok(())
    }
}

/// The window at one moment, in reading order.
pub(crate) struct Tree {
    pub(crate) nodes: Vec<Seen>,
}

impl Tree {
    pub(crate) fn new(update: &TreeUpdate) -> Self {
        let all: HashMap<NodeId, &Node> = update.nodes.iter().map(|(id, node)| (*id, node)).collect();
        let children: HashSet<NodeId> =
            all.values().flat_map(|node| node.children().iter().copied()).collect();
        let mut nodes = Vec::new();
        for (id, _) in update.nodes.iter().filter(|(id, _)| !children.contains(id)) {
            collect(*id, 0, update.focus, &all, &mut nodes);
        }
        Self { nodes }
    }

    pub(crate) fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Seen> {
        self.nodes.iter().filter(move |node| node.name == name)
    }

    /// The dialog that is open.
    pub(crate) fn dialog(&self) -> Option<&Seen> {
        self.nodes.iter().find(|node| node.role == Role::Dialog)
    }

    /// What can be worked with: in the dialog where one is open, else all.
    pub(crate) fn within_reach(&self) -> Vec<&Seen> {
        self.dialog().map_or_else(|| self.nodes.iter().collect(), |dialog| self.within(dialog))
    }

    /// The first button of this name within reach.
    pub(crate) fn to_press(&self, name: &str) -> Option<&Seen> {
        self.within_reach().into_iter().find(|node| node.name == name && node.is_button())
    }

    /// What lies within it, itself included.
    pub(crate) fn within<'a>(&'a self, outer: &Seen) -> Vec<&'a Seen> {
        let mut rest = self.nodes.iter().skip_while(|node| node.id != outer.id);
        let first = rest.next();
        first.into_iter().chain(rest.take_while(|node| node.depth > outer.depth)).collect()
    }

    /// What has the keyboard.
    pub(crate) fn focus(&self) -> Option<&Seen> {
        self.nodes.iter().find(|node| node.focused)
    }
}

impl fmt::Display for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for node in self.nodes.iter().filter(|node| !node.name.is_empty() || node.is_field()) {
            writeln!(f, "{node}")?;
        }
        Ok(())
    }
}

fn collect(id: NodeId, depth: usize, focus: NodeId, all: &HashMap<NodeId, &Node>, found: &mut Vec<Seen>) {
    let Some(node) = all.get(&id) else { return };
    if node.is_hidden() {
        return;
    }
    let place = node.bounds().map(|r| {
        // Screen coordinates are far below the 16 million that an f32 holds exactly.
        #[allow(clippy::cast_possible_truncation, reason = "points on a screen")]
        let point = |x: f64, y: f64| Pos2::new(x as f32, y as f32);
        Rect::from_min_max(point(r.x0, r.y0), point(r.x1, r.y1))
    });
    found.push(Seen {
        id,
        role: node.role(),
        name: name(node, all),
        value: node.value().unwrap_or_default().to_owned(),
        enabled: !node.is_disabled(),
        clickable: node.supports_action(Action::Click),
        focusable: node.supports_action(Action::Focus),
        focused: id == focus,
        toggled: node.toggled().map(|toggled| toggled == Toggled::True),
        selected: node.is_selected(),
        place,
        depth,
    });
    for child in node.children() {
        collect(*child, depth + 1, focus, all, found);
    }
}

/// Its own name, else that of its labels. A label's text is its value.
fn name(node: &Node, all: &HashMap<NodeId, &Node>) -> String {
    if let Some(own) = node.label().filter(|own| !own.is_empty()) {
        return own.to_owned();
    }
    if node.role() == Role::Label {
        return node.value().unwrap_or_default().to_owned();
    }
    let labels = node.labelled_by().iter().filter_map(|id| all.get(id));
    labels.map(|label| name(label, all)).collect::<Vec<_>>().join(" ")
}
