//! The window without a display, worked by the names on screen.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{DroppedFile, Event, Key, Modifiers};
use egui_kittest::kittest::{AccessKitNode, NodeT};
use egui_kittest::{Harness, Node};
use inmail_credits::domain::Instant;
use inmail_credits::store::{DataDir, Disk};
use inmail_credits::ui::{App, Motion, Outside, Zone};

/// egui's own seconds between two frames.
const FRAME_S: f32 = 0.25;

pub(crate) struct Hands {
    pub(crate) window: Harness<'static, App>,
}

/// The real time.
pub(crate) fn now() -> Instant {
    Instant::from_ms(chrono::Utc::now().timestamp_millis())
}

pub(crate) fn outside(data_dir: DataDir, disk: Arc<dyn Disk>) -> Outside {
    Outside {
        now: Box::new(now),
        new_id: Box::new(|| uuid::Uuid::new_v4().to_string()),
        monotonic: Box::new({
            let started = std::time::Instant::now();
            move || started.elapsed()
        }),
        zone: Zone::new(|| "UTC".to_owned(), |_| 0),
        motion: Motion::default(),
        data_dir,
        disk,
        open: None,
        documents: None,
        host: None,
        ahead: None,
    }
}

impl Hands {
    pub(crate) fn open(outside: Outside) -> Self {
        let window = Harness::builder().with_size([1180.0, 760.0]).with_step_dt(FRAME_S).with_max_steps(4);
        let mut hands =
            Self { window: window.allow_missing_glyphs().build_eframe(|cc| App::new(&cc.egui_ctx, outside)) };
        hands.frames(2);
        hands
    }

    pub(crate) fn frames(&mut self, count: usize) {
        for _ in 0..count {
            self.window.step();
        }
    }

    fn find(&self, fits: impl Fn(&AccessKitNode<'_>) -> bool) -> Option<Node<'_>> {
        self.window.root().children_recursive().find(|node| fits(&node.accesskit_node()))
    }

    pub(crate) fn texts(&self) -> Vec<String> {
        let nodes = self.window.root().children_recursive();
        nodes
            .filter_map(|node| node.accesskit_node().label().or_else(|| node.accesskit_node().value()))
            .collect()
    }

    /// Whether something of this text is on screen.
    pub(crate) fn says(&self, text: &str) -> bool {
        self.find(|node| {
            let words = if node.role() == Role::Label { node.value() } else { node.label() };
            words.is_some_and(|words| words.contains(text))
        })
        .is_some()
    }

    /// Presses the first control whose name fits, if there is one that can be pressed.
    pub(crate) fn press(&mut self, fits: impl Fn(&str) -> bool) -> bool {
        let control = self.find(|node| {
            let pressed =
                matches!(node.role(), Role::Button | Role::Tab | Role::MenuItem | Role::ListBoxOption);
            pressed && !node.is_disabled() && node.label().is_some_and(|name| fits(&name))
        });
        let Some(control) = control else { return false };
        control.click_accesskit();
        // A dialog is there, and its fields, some frames later.
        self.frames(5);
        true
    }

    pub(crate) fn click(&mut self, name: &str) -> bool {
        self.press(|label| label == name)
    }

    /// Puts text at the end of a field, or in place of what it holds.
    pub(crate) fn enter(&mut self, field: &str, text: &str, replace: bool) -> bool {
        let found = self.find(|node| {
            let is_field =
                matches!(node.role(), Role::TextInput | Role::MultilineTextInput | Role::SearchInput);
            is_field && node.label().as_deref() == Some(field)
        });
        let Some(found) = found else { return false };
        found.focus();
        self.frames(1);
        if replace {
            self.key(Modifiers::COMMAND, Key::A);
        } else {
            self.key(Modifiers::COMMAND, Key::End);
        }
        self.window.event(Event::Text(text.to_owned()));
        self.frames(1);
        true
    }

    pub(crate) fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.window.key_press_modifiers(modifiers, key);
        self.frames(1);
    }

    /// Lets a file fall on the window.
    pub(crate) fn drop_file(&mut self, path: PathBuf) {
        self.window.input_mut().dropped_files.push(Arc::new(Dropped(path)));
        self.frames(1);
    }
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("the window reads it by its path".to_owned())
    }
}
