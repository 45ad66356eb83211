//! Drives the real window: the built program on a display of its own, seen as a screen reader sees
//! it and worked with pointer and keys.
//!
//! Every wait is a bounded number of tries, and what fails says what was wanted and what was there.

#![allow(dead_code, reason = "the sentences a test may use; no test needs all of them")]

use std::fs;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use std::thread::sleep;
use std::time::Duration;

use eframe::egui::accesskit::{Action, ActionRequest, NodeId, TreeId};
use eframe::egui::{
    Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, Rect, TouchPhase, Vec2,
};
use egui_inspection::{EncodedPng, Request, Response, read_message, write_message};

use crate::desk::{Desk, PAUSE, Program};
use crate::tree::{Seen, Tree};

const PICTURES: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/window");

const WAIT_TRIES: u32 = 150;
const CLOSE_TRIES: u32 = 150;
/// More than a page has buttons and fields.
const TAB_TRIES: u32 = 80;
const SETTLE_FRAMES: u64 = 30;

/// The open window.
pub(crate) struct Window<'d> {
    desk: &'d Desk,
    program: Program,
    connection: TcpStream,
    /// Of its inside, in points.
    size: Vec2,
}

impl<'d> Window<'d> {
    /// Waits for the first frame.
    pub(crate) fn of(desk: &'d Desk, program: Program, connection: TcpStream) -> Self {
        let mut window = Self { desk, program, connection, size: Vec2::ZERO };
        window.wait_until("the window shows something", |tree| tree.nodes.len() > 1);
        window.size = window.measure();
        window
    }

    /// Clicks the one enabled thing of this name, and waits for what follows from it.
    pub(crate) fn click(&mut self, name: &str) {
        let target =
            self.find(&format!("{name:?}, to be clicked"), name, |node| node.clickable && !node.is_field());
        assert!(target.enabled, "{name:?} is disabled:\n{}", self.tree());
        self.click_on(&target);
    }

    /// Clicks the text of this name, as on a row of a list; the first, where there are several.
    pub(crate) fn point_at(&mut self, name: &str) {
        let wanted = format!("{name:?}, to be pointed at");
        let tree = self.wait_until(&wanted, |tree| tree.named(name).any(|node| node.place.is_some()));
        let target = tree.named(name).find(|node| node.place.is_some()).cloned();
        self.click_on(&target.expect("what was waited for"));
    }

    /// Presses the first button of this name within reach; false where there is none.
    pub(crate) fn press_if_there(&mut self, name: &str) -> bool {
        let tree = self.tree();
        let target = tree.to_press(name);
        target.map(|target| self.press_on(target)).is_some()
    }

    /// Gives this the keyboard, as a screen reader does, and presses Space on it; where it takes none, such as
    /// a row of a list, clicks it as a screen reader does. Whether it has the keyboard.
    pub(crate) fn press_on(&mut self, target: &Seen) -> bool {
        let mut ask = |action| {
            let (target_tree, target_node) = (TreeId::ROOT, target.id);
            let request = ActionRequest { action, target_tree, target_node, data: None };
            self.events(vec![Event::AccessKitActionRequest(request)]);
        };
        if target.focusable {
            ask(Action::Focus);
            self.press("Space");
        } else {
            ask(Action::Click);
        }
        target.focusable
    }

    /// Presses Tab until the focus is on the thing of this name.
    pub(crate) fn tab_to(&mut self, name: &str) {
        for _ in 0..TAB_TRIES {
            if self.tree().focus().is_some_and(|node| node.name == name) {
                return;
            }
            self.press("Tab");
        }
        panic!("Tab does not lead to {name:?}:\n{}", self.tree());
    }

    /// Waits until the focus is on the thing of this name.
    pub(crate) fn wait_for_focus(&mut self, name: &str) {
        self.wait_until(&format!("the focus on {name:?}"), |tree| {
            tree.focus().is_some_and(|node| node.name == name)
        });
    }

    /// Clicks into the field and types at the end of what it holds.
    pub(crate) fn type_into(&mut self, field: &str, text: &str) {
        self.enter(field, "Ctrl+End", text);
    }

    /// Types in place of what the field holds.
    pub(crate) fn replace_in(&mut self, field: &str, text: &str) {
        self.enter(field, "Ctrl+A", text);
    }

    /// Types where the focus is.
    pub(crate) fn type_text(&mut self, text: &str) {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.press("Enter");
            }
            // One event a character, as from a keyboard.
            self.events(line.chars().map(|c| Event::Text(c.to_string())).collect());
        }
    }

    /// Presses and releases `Ctrl+Z`, `Shift+Tab`, `F2`, `Ctrl+1`: names as egui writes them.
    pub(crate) fn press(&mut self, keys: &str) {
        let mut parts: Vec<&str> = keys.split('+').collect();
        let name = parts.pop().unwrap_or_default();
        let key = Key::from_name(name).unwrap_or_else(|| panic!("{name:?} is not a key that egui knows"));
        let mut modifiers = Modifiers::NONE;
        for part in parts {
            modifiers |= match part {
                "Ctrl" => Modifiers::CTRL | Modifiers::COMMAND,
                "Shift" => Modifiers::SHIFT,
                "Alt" => Modifiers::ALT,
                _ => panic!("{part:?} in {keys:?} is none of Ctrl, Shift, Alt"),
            };
        }
        let event = |pressed| Event::Key { key, physical_key: Some(key), pressed, repeat: false, modifiers };
        self.events(vec![Event::ModifiersChanged(modifiers), event(true)]);
        self.events(vec![event(false), Event::ModifiersChanged(Modifiers::NONE)]);
        self.settle();
    }

    /// Turns the wheel over the thing of this name; a positive number goes on in the list.
    pub(crate) fn scroll(&mut self, name: &str, points: f32) {
        let target = self.find(&format!("{name:?}, to be scrolled"), name, |_| true);
        let pos = centre(&target);
        let wheel = Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: Vec2::new(0.0, -points),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        };
        self.events(vec![Event::PointerMoved(pos)]);
        self.events(vec![wheel]);
        self.settle();
    }

    /// Gives the inside of the window this size in points, and expects it to take it.
    pub(crate) fn resize(&mut self, width: u16, height: u16) {
        self.done(&Request::Resize { width: width.into(), height: height.into() });
        let wanted = Vec2::new(width.into(), height.into());
        for _ in 0..WAIT_TRIES {
            self.size = self.measure();
            if self.size == wanted {
                return;
            }
            sleep(PAUSE);
        }
        panic!("the window was to be {wanted} and is {}", self.size);
    }

    /// Waits until something of exactly this name is there.
    pub(crate) fn wait_for_label(&mut self, name: &str) -> Seen {
        let tree = self.wait_until(&format!("{name:?}"), |tree| tree.named(name).next().is_some());
        tree.named(name).next().cloned().expect("what was waited for")
    }

    /// Waits until something has this text in its name.
    pub(crate) fn wait_for_text(&mut self, part: &str) -> Seen {
        let has = |node: &&Seen| node.name.contains(part);
        let tree = self.wait_until(&format!("{part:?} in a name"), |tree| tree.nodes.iter().any(|n| has(&n)));
        tree.nodes.iter().find(has).cloned().expect("what was waited for")
    }

    /// Waits until nothing has this name.
    pub(crate) fn wait_until_gone(&mut self, name: &str) {
        self.wait_until(&format!("no {name:?}"), |tree| tree.named(name).next().is_none());
    }

    /// Waits until the field holds exactly this.
    pub(crate) fn wait_for_value(&mut self, field: &str, value: &str) {
        self.wait_until(&format!("{value:?} in the field {field:?}"), |tree| {
            tree.named(field).any(|node| node.is_field() && node.value == value)
        });
    }

    /// Waits until the thing of this name can be clicked.
    pub(crate) fn wait_until_enabled(&mut self, name: &str) {
        self.wait_until(&format!("{name:?} enabled"), |tree| {
            tree.named(name).any(|n| n.clickable && n.enabled)
        });
    }

    /// Waits until the thing of this name is there and cannot be clicked.
    pub(crate) fn wait_until_disabled(&mut self, name: &str) {
        self.wait_until(&format!("{name:?} disabled"), |tree| tree.named(name).any(|node| !node.enabled));
    }

    /// Is something of this name there now?
    pub(crate) fn shows(&mut self, name: &str) -> bool {
        self.tree().named(name).next().is_some()
    }

    /// What is there now. For what takes time, wait.
    pub(crate) fn tree(&mut self) -> Tree {
        match self.ask(&Request::GetTree) {
            Response::Tree { accesskit: Some(update), .. } => Tree::new(&update),
            Response::Tree { accesskit: None, .. } => Tree { nodes: Vec::new() },
            other => panic!("not a tree: {other:?}\n{}", self.program.said()),
        }
    }

    /// Tries until `condition` holds, and fails with what was there instead.
    pub(crate) fn wait_until(&mut self, wanted: &str, condition: impl Fn(&Tree) -> bool) -> Tree {
        for attempt in 1..=WAIT_TRIES {
            let tree = self.tree();
            if condition(&tree) {
                return tree;
            }
            if attempt == WAIT_TRIES {
                panic!("waited for {wanted}; the window shows:\n{tree}{}", self.program.said());
            }
            sleep(PAUSE);
        }
        unreachable!("the last try returns or fails");
    }

    /// Writes `NAME.png` for people to look at, and returns where.
    pub(crate) fn screenshot(&mut self, name: &str) -> PathBuf {
        self.settle();
        let picture = self.picture(None);
        let path = Path::new(PICTURES).join(format!("{name}.png"));
        fs::create_dir_all(PICTURES).expect("a folder for pictures");
        fs::write(&path, picture.bytes).expect("a picture on disk");
        path
    }

    fn picture(&mut self, pixels_per_point: Option<f32>) -> EncodedPng {
        match self.ask(&Request::GetScreenshot { pixels_per_point }) {
            Response::Screenshot(picture) => picture,
            other => panic!("no picture of the window: {other:?}\n{}", self.program.said()),
        }
    }

    /// From a picture: the tree does not say how large the window is.
    fn measure(&mut self) -> Vec2 {
        let [width, height] = self.picture(Some(1.0)).size;
        let points = |pixels: u32| f32::from(u16::try_from(pixels).expect("a window smaller than 65,536"));
        Vec2::new(points(width), points(height))
    }

    /// Ends the program as a power cut does: nothing is saved on the way out.
    pub(crate) fn kill(self) {
        drop(self);
    }

    /// Ends the program so long after this is called, and gives what it had said on standard error.
    pub(crate) fn kill_after(self, wait: Duration) -> String {
        sleep(wait);
        self.said()
    }

    /// What the program said on standard error.
    pub(crate) fn said(&self) -> String {
        fs::read_to_string(&self.program.log).unwrap_or_default()
    }

    pub(crate) fn process_id(&self) -> u32 {
        self.program.process.id()
    }

    /// Of its inside, in points.
    pub(crate) const fn size(&self) -> Vec2 {
        self.size
    }

    /// Stops the program as it is, or lets it go on, by the name of the signal.
    pub(crate) fn signal(&self, name: &str) {
        let id = self.program.process.id().to_string();
        let status = Command::new("kill").args([&format!("-{name}"), &id]).status().expect("kill");
        assert!(status.success(), "kill -{name}: {status}");
    }

    /// Clicks the thing of this name and waits for nothing.
    pub(crate) fn click_and_go(&mut self, name: &str) {
        let target = self.find(name, name, |node| node.clickable && !node.is_field());
        let pos = centre(&target);
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        let press = |pressed| Event::PointerButton { pos, button, pressed, modifiers };
        self.events(vec![Event::PointerMoved(pos)]);
        self.events(vec![press(true), press(false)]);
    }

    /// Presses keys upon which the program ends, and gives its exit code.
    pub(crate) fn end_by(&mut self, events: Vec<Event>) -> Option<i32> {
        drop(write_message(&mut self.connection, &Request::ApplyEvents { events }));
        for _ in 0..CLOSE_TRIES {
            if let Some(status) = self.program.process.try_wait().expect("a process of ours") {
                return status.code();
            }
            sleep(PAUSE);
        }
        panic!("the program did not end:\n{}", self.program.said());
    }

    /// Closes the window as a person does, and expects the program to end well.
    pub(crate) fn close(mut self) {
        self.desk.display().close_window();
        let status = self.exit_status();
        assert!(status.success(), "the program ended with {status}\n{}", self.program.said());
    }

    /// Ends the program as a power cut does, to open it anew in its place.
    pub(crate) fn end(&mut self) {
        self.program.end();
    }

    fn exit_status(&mut self) -> ExitStatus {
        for _ in 0..CLOSE_TRIES {
            if let Some(status) = self.program.process.try_wait().expect("a process of ours") {
                return status;
            }
            sleep(PAUSE);
        }
        panic!("the window was asked to close and did not:\n{}{}", self.tree(), self.program.said());
    }

    fn enter(&mut self, field: &str, keys: &str, text: &str) {
        let target = self.find(&format!("the field {field:?}"), field, Seen::is_field);
        self.click_on(&target);
        self.press(keys);
        self.type_text(text);
        self.wait_until(&format!("{text:?} in the field {field:?}"), |tree| {
            tree.named(field).any(|node| node.is_field() && node.value.contains(text))
        });
    }

    /// Waits for exactly one match.
    fn find(&mut self, wanted: &str, name: &str, fits: impl Fn(&Seen) -> bool) -> Seen {
        let tree = self.wait_until(wanted, |tree| tree.named(name).any(&fits));
        let found: Vec<&Seen> = tree.named(name).filter(|node| fits(node)).collect();
        assert!(found.len() == 1, "{} of {wanted}:\n{tree}", found.len());
        found[0].clone()
    }

    /// Brings it into view, then moves there, and presses and releases. These two in one frame: where
    /// frames are slow, egui would take two for a long press, which is no click.
    fn click_on(&mut self, target: &Seen) {
        let show = ActionRequest {
            action: Action::ScrollIntoView,
            target_tree: TreeId::ROOT,
            target_node: target.id,
            data: None,
        };
        self.events(vec![Event::AccessKitActionRequest(show)]);
        self.settle();
        let pos = self.place_of(target);
        let button = |pressed| Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        self.events(vec![Event::PointerMoved(pos)]);
        self.events(vec![button(true), button(false)]);
        self.settle();
    }

    fn place_of(&mut self, target: &Seen) -> Pos2 {
        let id: NodeId = target.id;
        let tree =
            self.wait_until(&format!("{target} to stay"), |tree| tree.nodes.iter().any(|n| n.id == id));
        let node = tree.nodes.iter().find(|node| node.id == id).expect("what was waited for");
        let pos = centre(node);
        let inside = Rect::from_min_size(Pos2::ZERO, self.size).contains(pos);
        assert!(inside, "{node} lies outside the window of {}, at {pos}:\n{tree}", self.size);
        pos
    }

    /// Hands events to the window, all of them in one frame.
    pub(crate) fn events(&mut self, events: Vec<Event>) {
        self.done(&Request::ApplyEvents { events });
    }

    fn settle(&mut self) {
        let reply = self.ask(&Request::Settle { max_steps: SETTLE_FRAMES });
        assert!(matches!(reply, Response::Settled { .. }), "{reply:?}\n{}", self.program.said());
    }

    fn done(&mut self, request: &Request) {
        let reply = self.ask(request);
        assert!(matches!(reply, Response::Done), "{reply:?}\n{}", self.program.said());
    }

    fn ask(&mut self, request: &Request) -> Response {
        let reply =
            write_message(&mut self.connection, request).and_then(|()| read_message(&mut self.connection));
        reply.unwrap_or_else(|e| {
            let status = self.program.process.try_wait();
            panic!("the window stopped answering: {e}; its process: {status:?}\n{}", self.program.said())
        })
    }
}

fn centre(node: &Seen) -> Pos2 {
    node.place.unwrap_or_else(|| panic!("{node} is not drawn")).center()
}
