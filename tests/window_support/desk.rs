//! The window on a desk of its own.

use std::cell::{Cell, RefCell};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, HoveredFile, Key, Modifiers, Pos2, Rect, Vec2};
use egui_kittest::kittest::{AccessKitNode, NodeT, Queryable};
use egui_kittest::{Harness, Node};
use inmail_credits::document::{Document, Opening, SaveState};
use inmail_credits::domain::{Account, Instant};
use inmail_credits::store::format::{AccountFile, read_account};
use inmail_credits::store::{DataDir, Disk, RealDisk};
use inmail_credits::text::language::translated;
use inmail_credits::ui::{App, Motion, Outside, Zone};
use tempfile::TempDir;

mod jobs;
mod nodes;

use nodes::{Dropped, button, is_control, is_field, is_within, words_of};

/// The size of the sketches.
pub(crate) const WIDE: [f32; 2] = [1180.0, 760.0];
/// The smallest window.
pub(crate) const SMALL: [f32; 2] = [760.0, 520.0];

/// When a desk is set up: a Monday in November.
pub(crate) const START: &str = "2026-11-23T10:00:00Z";

/// egui's own seconds between two frames; a draft is written after two of them.
const FRAME_S: f32 = 0.25;

/// An instant, in UTC.
pub(crate) fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

/// The window, its clock and its folder.
pub(crate) struct Desk {
    window: Option<Harness<'static, App>>,
    clock: Rc<Cell<Instant>>,
    /// Milliseconds that went on evenly.
    even_ms: Rc<Cell<u64>>,
    /// The system's zone: its name, and its seconds east of UTC before and from an instant.
    zone: Rc<RefCell<(String, i32, Instant, i32)>>,
    ids: Rc<Cell<u32>>,
    folder: TempDir,
    /// Where files that leave are proposed to go; otherwise by their bare names.
    documents: Option<TempDir>,
    size: [f32; 2],
    strangers: bool,
    open: Option<PathBuf>,
    /// Whether it goes on while an account that was chosen is on its way.
    pub(crate) is_hasty: bool,
    disk: Arc<dyn Disk>,
    /// Whether the system asks for less motion.
    pub(crate) still: Arc<AtomicBool>,
}

impl Desk {
    /// The first start, with nothing there.
    pub(crate) fn new() -> Self {
        Self::with(|_| ())
    }

    /// A start on a folder that holds something already.
    pub(crate) fn with(prepare: impl FnOnce(&DataDir)) -> Self {
        Self::sized(WIDE, prepare)
    }

    pub(crate) fn sized(size: [f32; 2], prepare: impl FnOnce(&DataDir)) -> Self {
        Self::set_up(size, false, Arc::new(RealDisk), prepare)
    }

    /// Where glyphs may be missing: in the real window the system's own fonts help out.
    pub(crate) fn sized_for_strangers(size: [f32; 2], prepare: impl FnOnce(&DataDir)) -> Self {
        Self::set_up(size, true, Arc::new(RealDisk), prepare)
    }

    /// A start on a disk that may break.
    pub(crate) fn on(disk: impl Disk + 'static, prepare: impl FnOnce(&DataDir)) -> Self {
        Self::set_up(WIDE, false, Arc::new(disk), prepare)
    }

    fn set_up(size: [f32; 2], strangers: bool, disk: Arc<dyn Disk>, prepare: impl FnOnce(&DataDir)) -> Self {
        let mut desk = Self {
            window: None,
            clock: Rc::new(Cell::new(at(START))),
            even_ms: Rc::default(),
            zone: Rc::new(RefCell::new(("Europe/Berlin".to_owned(), 3_600, Instant::LATEST, 3_600))),
            ids: Rc::default(),
            folder: tempfile::tempdir().unwrap(),
            documents: None,
            size,
            strangers,
            open: None,
            is_hasty: false,
            disk,
            still: Arc::default(),
        };
        let data_dir = desk.data_dir();
        data_dir.make(&RealDisk).unwrap();
        prepare(&data_dir);
        desk.start();
        desk
    }

    /// Closes the window and opens it again on a file that is named to it.
    pub(crate) fn restart_with(&mut self, file: PathBuf) {
        self.close();
        self.open = Some(file);
        self.start();
    }

    fn start(&mut self) {
        let (clock, ids) = (Rc::clone(&self.clock), Rc::clone(&self.ids));
        let (even_ms, name, offset) =
            (Rc::clone(&self.even_ms), Rc::clone(&self.zone), Rc::clone(&self.zone));
        let offset_s = move |at: Instant| {
            let (_, before_s, change, from_s) = &*offset.borrow();
            if at < *change { *before_s } else { *from_s }
        };
        let outside = Outside {
            now: Box::new(move || clock.get()),
            monotonic: Box::new(move || Duration::from_millis(even_ms.get())),
            new_id: Box::new(move || {
                ids.set(ids.get() + 1);
                format!("id-{}", ids.get())
            }),
            zone: Zone::new(move || name.borrow().0.clone(), offset_s),
            motion: Motion::told_by(Arc::clone(&self.still)),
            data_dir: self.data_dir(),
            disk: Arc::clone(&self.disk),
            open: self.open.take(),
            host: None,
            // As the program does, which has the right to write before the window is there.
            ahead: Opening::of_last(&self.disk, &self.data_dir()),
            documents: self.documents.as_ref().map(|folder| folder.path().to_path_buf()),
        };
        let window = Harness::builder().with_size(self.size).with_step_dt(FRAME_S).with_max_steps(12);
        let window = if self.strangers { window.allow_missing_glyphs() } else { window };
        self.window = Some(window.build_eframe(|cc| App::new(&cc.egui_ctx, outside)));
        self.settle();
        self.until("all accounts are looked into", |desk| !desk.window().state().is_looking());
    }

    /// Closes the window.
    pub(crate) fn close(&mut self) {
        self.window = None;
    }

    /// Closes the window for good; its folder is there until it is dropped.
    pub(crate) fn close_and_keep(mut self) -> TempDir {
        self.close();
        self.folder
    }

    /// Closes the window and opens it again on the same folder.
    pub(crate) fn restart(&mut self) {
        self.close();
        self.start();
    }

    /// The same with a folder for documents, so that nothing that leaves lands beside the sources.
    pub(crate) fn restart_with_documents(&mut self) {
        self.documents = Some(tempfile::tempdir().unwrap());
        self.restart();
    }

    pub(crate) fn window(&self) -> &Harness<'static, App> {
        self.window.as_ref().unwrap()
    }

    pub(crate) fn window_mut(&mut self) -> &mut Harness<'static, App> {
        self.window.as_mut().unwrap()
    }

    // Time.

    pub(crate) fn now(&self) -> Instant {
        self.clock.get()
    }

    /// Real time is this from now on: it went on until then or, if that lies behind, was set back.
    pub(crate) fn set_time(&mut self, to: Instant) {
        self.set_time_silently(to);
        self.settle();
    }

    /// Real time goes on without a frame.
    pub(crate) fn set_time_silently(&self, to: Instant) {
        let passed = u64::try_from(to.ms_since(self.now())).unwrap_or_default();
        self.even_ms.set(self.even_ms.get() + passed);
        self.clock.set(to);
    }

    /// The computer's clock is set to this, or it slept until then.
    pub(crate) fn jump_to(&mut self, to: Instant) {
        self.clock.set(to);
        self.settle();
    }

    /// The system's zone is this from now on; from `change` on its offset is another one.
    pub(crate) fn set_zone(&mut self, name: &str, before_s: i32, change: Instant, from_s: i32) {
        *self.zone.borrow_mut() = (name.to_owned(), before_s, change, from_s);
        self.pass_ms(2_000);
    }

    /// Lets time pass.
    pub(crate) fn pass_ms(&mut self, ms: i64) {
        self.set_time(self.now().plus_ms(ms));
    }

    /// Draws frames until the window is content.
    pub(crate) fn settle(&mut self) {
        // Just before a change it asks for frame after frame until time goes on, which it does not here.
        let mut content = self.window_mut().run_ok();
        // An account that was chosen is on its way.
        while self.window().state().is_opening() && !self.is_hasty {
            std::thread::yield_now();
            self.window_mut().step();
            content = self.window_mut().run_ok();
        }
        if content.is_some() {
            self.window().check_accessibility();
        }
    }

    /// How long the window would sleep.
    pub(crate) fn sleeps_for(&self) -> Duration {
        let output = &self.window().output().viewport_output;
        output.values().next().unwrap().repaint_delay
    }

    // Files.

    pub(crate) fn data_dir(&self) -> DataDir {
        DataDir::choose(Some(self.folder.path().to_path_buf())).unwrap()
    }

    /// Waits until what was done is on disk.
    pub(crate) fn saved(&mut self) {
        self.until("the account is saved", |desk| {
            matches!(desk.document().save_state(), SaveState::Saved(_) | SaveState::AsOpened)
        });
    }

    /// Draws frames until something is true.
    #[track_caller]
    pub(crate) fn until(&mut self, what: &str, done: impl Fn(&Self) -> bool) {
        for _ in 0..1_000 {
            if done(self) {
                return;
            }
            std::thread::sleep(Duration::from_millis(3));
            self.settle();
        }
        panic!("not within 3 s: {what}; on screen: {:#?}", self.texts());
    }

    pub(crate) fn account_path(&self) -> PathBuf {
        self.data_dir().account_file(self.document().id())
    }

    /// The account as its file tells it.
    pub(crate) fn on_disk(&mut self) -> AccountFile {
        self.saved();
        read_account(std::fs::read(self.account_path()).unwrap()).unwrap()
    }

    /// The lines of the account's file that say what was done.
    pub(crate) fn events_on_disk(&mut self) -> Vec<serde_json::Value> {
        self.saved();
        let file: serde_json::Value =
            serde_json::from_slice(&std::fs::read(self.account_path()).unwrap()).unwrap();
        file["events"].as_array().unwrap().clone()
    }

    pub(crate) fn document(&self) -> &Document {
        self.window().state().document().expect("an account is open")
    }

    pub(crate) fn account(&self) -> &Account {
        self.document().account()
    }

    // What is on screen.

    /// Everything on screen that has words, in order.
    pub(crate) fn texts(&self) -> Vec<String> {
        self.window()
            .root()
            .children_recursive()
            .filter_map(|node| words_of(&node.accesskit_node()))
            .filter(|words| !words.is_empty())
            .collect()
    }

    pub(crate) fn says(&self, part: &str) -> bool {
        self.texts().iter().any(|text| text.contains(part))
    }

    #[track_caller]
    pub(crate) fn must_say(&self, part: &str) {
        assert!(self.says(part), "nowhere {part:?} in {:#?}", self.texts());
    }

    #[track_caller]
    pub(crate) fn must_not_say(&self, part: &str) {
        let found: Vec<_> = self.texts().into_iter().filter(|text| text.contains(part)).collect();
        assert!(found.is_empty(), "{found:?}");
    }

    /// The toasts, each as a screen reader says it.
    pub(crate) fn toasts(&self) -> Vec<String> {
        let nodes = self.window().query_all_by_role(Role::Status);
        nodes.filter_map(|node| node.accesskit_node().label()).collect()
    }

    /// The rows of a list, each as a screen reader says it.
    pub(crate) fn rows(&self) -> Vec<String> {
        let nodes = self.window().query_all_by_role(Role::ListBoxOption);
        nodes.filter_map(|node| node.accesskit_node().label()).collect()
    }

    /// Drags so many files or folders over the window, or none any more.
    pub(crate) fn drag_files(&mut self, count: usize) {
        self.window_mut().input_mut().hovered_files = vec![HoveredFile::default(); count];
        self.settle();
    }

    /// Drops files or folders on the window.
    pub(crate) fn drop_files(&mut self, paths: &[PathBuf]) {
        let dropped = paths.iter().map(|path| Arc::new(Dropped(path.clone())) as _);
        let files = dropped.collect();
        self.window_mut().input_mut().hovered_files.clear();
        self.window_mut().input_mut().dropped_files = files;
        self.settle();
    }

    /// Something to press, by its name.
    #[track_caller]
    pub(crate) fn control<'t>(&'t self, name: &'t str) -> Node<'t> {
        self.only(name, is_control)
    }

    pub(crate) fn has_control(&self, name: &str) -> bool {
        let named =
            |node: &AccessKitNode<'_>| is_control(node.role()) && node.label().as_deref() == Some(name);
        self.window().root().children_recursive().any(|node| named(&node.accesskit_node()))
    }

    /// Names of everything to press whose name begins so.
    pub(crate) fn controls_like(&self, beginning: &str) -> Vec<String> {
        let nodes = self.window().root().children_recursive();
        nodes
            .filter(|node| is_control(node.accesskit_node().role()))
            .filter_map(|node| node.accesskit_node().label())
            .filter(|label| label.starts_with(beginning))
            .collect()
    }

    #[track_caller]
    pub(crate) fn is_enabled(&self, name: &str) -> bool {
        !self.control(name).accesskit_node().is_disabled()
    }

    /// Whether it is there and can be pressed: while a file is written, the button for that is called otherwise.
    pub(crate) fn is_offered(&self, name: &str) -> bool {
        self.has_control(name) && self.is_enabled(name)
    }

    #[track_caller]
    pub(crate) fn description(&self, name: &str) -> String {
        self.control(name).accesskit_node().description().unwrap_or_default()
    }

    #[track_caller]
    pub(crate) fn is_chosen(&self, name: &str) -> bool {
        let control = self.control(name);
        let node = control.accesskit_node();
        node.is_selected() == Some(true) || node.toggled() == Some(eframe::egui::accesskit::Toggled::True)
    }

    #[track_caller]
    pub(crate) fn field<'t>(&'t self, name: &'t str) -> Node<'t> {
        self.only(name, is_field)
    }

    /// The one node of this name and kind.
    #[track_caller]
    fn only<'t>(&'t self, name: &'t str, kind: fn(Role) -> bool) -> Node<'t> {
        let nodes = self.window().root().children_recursive();
        let mut found = nodes.filter(|node| {
            let node = node.accesskit_node();
            kind(node.role()) && node.label().as_deref() == Some(name)
        });
        let Some(first) = found.next() else { panic!("no {name:?} on screen: {:#?}", self.texts()) };
        assert!(found.next().is_none(), "more than one {name:?}");
        first
    }

    #[track_caller]
    pub(crate) fn value(&self, field: &str) -> String {
        self.field(field).value().unwrap_or_default()
    }

    /// What a field says of itself: its note, or what is wrong.
    #[track_caller]
    pub(crate) fn told_at(&self, field: &str) -> String {
        self.field(field).accesskit_node().description().unwrap_or_default()
    }

    /// The name of what has the keyboard.
    pub(crate) fn focused(&self) -> Option<String> {
        let focused = self.window().root().children_recursive().find(|node| node.is_focused());
        focused.and_then(|node| node.accesskit_node().label())
    }

    // What someone does.

    /// Clicks with the mouse what can be clicked, scrolling to it first.
    #[track_caller]
    pub(crate) fn click(&mut self, name: &str) {
        assert!(self.is_enabled(name), "{name:?} is disabled: {}", self.description(name));
        let mut pos = self.reach(name);
        if self.is_behind_toast(pos) && !self.is_in_toast(name) {
            // As a person does: what stands in front is closed first.
            self.close_toasts();
            pos = self.reach(name);
        }
        self.click_at(pos);
    }

    fn is_behind_toast(&self, pos: Pos2) -> bool {
        let mut toasts = self.window().query_all_by_role(Role::Status);
        toasts.any(|toast| {
            let within =
                toast.children_recursive().filter(|node| node.accesskit_node().bounding_box().is_some());
            within.fold(Rect::NOTHING, |all, node| all | node.rect()).expand(16.0).contains(pos)
        })
    }

    fn is_in_toast(&self, name: &str) -> bool {
        is_within(&self.control(name), Role::Status)
    }

    /// Whether the field of this name stands in a dialog.
    #[track_caller]
    pub(crate) fn is_in_dialog(&self, field: &str) -> bool {
        is_within(&self.field(field), Role::Dialog)
    }

    /// The middle of a control, after it was scrolled into view.
    #[track_caller]
    pub(crate) fn reach(&mut self, name: &str) -> Pos2 {
        self.control(name).scroll_to_me();
        self.settle();
        let pos = self.control(name).rect().center();
        let window = Rect::from_min_size(Pos2::ZERO, Vec2::from(self.size));
        assert!(window.contains(pos), "{name:?} stays out of view at {pos:?}");
        pos
    }

    pub(crate) fn click_at(&mut self, pos: Pos2) {
        self.press_at(pos);
        self.release_at(pos);
    }

    /// Twice in one frame.
    pub(crate) fn double_click_at(&mut self, pos: Pos2) {
        self.window().hover_at(pos);
        self.settle();
        // As events of the harness each would have a frame of its own, too late for the second.
        let clicks = [true, false, true, false].map(|down| button(pos, down));
        self.window_mut().input_mut().events.extend(clicks);
        self.settle();
        self.window().remove_cursor();
        self.settle();
    }

    /// Clicks the link to this rule.
    #[track_caller]
    pub(crate) fn follow(&mut self, rule: &str) {
        let find = |desk: &Self| {
            let link = desk.window().root().children_recursive().find(|node| {
                let node = node.accesskit_node();
                node.role() == Role::Link && node.label().is_some_and(|label| label.starts_with(rule))
            });
            let link = link.expect("a link");
            link.scroll_to_me();
            link.rect().center()
        };
        find(self);
        self.settle();
        let pos = find(self);
        self.click_at(pos);
    }

    /// The mouse button goes down; a click is over within 0.8 s, so this takes two frames and no more.
    pub(crate) fn press_at(&mut self, pos: Pos2) {
        self.window().hover_at(pos);
        self.window().event(button(pos, true));
        self.window_mut().step();
    }

    /// And up again.
    pub(crate) fn release_at(&mut self, pos: Pos2) {
        self.window().event(button(pos, false));
        self.window().remove_cursor();
        self.settle();
    }

    /// What a click on this puts on the clipboard.
    #[track_caller]
    pub(crate) fn copied_by(&mut self, name: &str) -> String {
        let pos = self.reach(name);
        self.press_at(pos);
        self.window().event(button(pos, false));
        self.window_mut().step();
        let commands = &self.window().output().platform_output.commands;
        let copied = commands.iter().find_map(|command| match command {
            eframe::egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
        self.settle();
        copied.expect("something on the clipboard")
    }

    /// Clicks into a field and types.
    #[track_caller]
    pub(crate) fn type_into(&mut self, field: &str, text: &str) {
        if !self.field(field).is_focused() {
            self.field(field).scroll_to_me();
            self.settle();
            let pos = self.field(field).rect().center();
            self.click_at(pos);
        }
        self.type_text(text);
    }

    pub(crate) fn type_text(&mut self, text: &str) {
        self.window().event(eframe::egui::Event::Text(text.to_owned()));
        self.settle();
    }

    /// Types over what stands in a field.
    #[track_caller]
    pub(crate) fn replace(&mut self, field: &str, text: &str) {
        self.type_into(field, "x");
        self.press(Modifiers::COMMAND, Key::A);
        self.type_text(text);
    }

    pub(crate) fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.window().key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// What a slow machine gathers into one frame.
    pub(crate) fn at_once(&mut self, events: Vec<Event>) {
        self.window_mut().input_mut().events.extend(events);
        self.settle();
    }

    pub(crate) fn key(&mut self, key: Key) {
        self.press(Modifiers::NONE, key);
    }

    #[track_caller]
    pub(crate) fn close_toasts(&mut self) {
        for _ in 0..6 {
            if self.toasts().is_empty() {
                return;
            }
            let cross =
                self.window().get_all_by_role_and_label(Role::Button, translated("Close")).next().unwrap();
            let pos = cross.rect().center();
            self.click_at(pos);
        }
        panic!("a toast does not close: {:?}", self.toasts());
    }
}
