//! The window without a screen: frames are built and tessellated, and nothing is drawn.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a benchmark that cannot be made ends by failing"
)]

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{self, Event, Key, Modifiers, Pos2, RawInput, Rect, Vec2, vec2};
use inmail_credits::document::SaveState;
use inmail_credits::domain::{
    Action, Event as Done, EventKind, History, Instant, Letter, MINUTE_MS, Opening, Policy, ResponseKind,
    SubscriptionType,
};
use inmail_credits::store::format::{AccountContent, Detail, Summary, write_account};
use inmail_credits::store::{DataDir, RealDisk};
use inmail_credits::ui::{App, Motion, Outside, Zone};
use tempfile::TempDir;

/// The pages, in the order of their keys.
pub const PAGES: [&str; 7] = ["settings", "compose", "sent", "ledger", "forecast", "check", "rules"];

/// Milliseconds between two frames.
const FRAME_MS: i64 = 16;

/// A window on a folder of its own, with one account.
pub struct Desk {
    ctx: egui::Context,
    app: App,
    now: Rc<Cell<Instant>>,
    seconds: f64,
    /// Ends after the window, which writes into it.
    _folder: TempDir,
}

/// A story with so many messages: one every 50 minutes, nearly all of them answered half an hour later, as
/// far as the allocations reach. A file holds 200,000 actions at most, and these are nearly as many.
pub fn story_with(messages: usize) -> History {
    let opened_at: Instant = "2018-03-05T09:00:00Z".parse().unwrap();
    let opened = EventKind::Opened { subscription: SubscriptionType::Core, opening: Opening::Credits(50) };
    let opened = Done { at: opened_at, recorded_at: opened_at, kind: opened };
    let mut history = History::replay(Policy::default(), vec![opened]).unwrap();
    let mut at = opened_at;
    let mut act = |at: Instant, action: Action| {
        history.advance_to(at);
        history.act(&action, at).unwrap();
    };
    for number in 0..messages {
        at = at.plus_ms(50 * MINUTE_MS);
        let id: Arc<str> = format!("message-{number}").into();
        // Most people are written to twice.
        let person = number / 2 * 2 % 50_021;
        let letter = Letter {
            id: Arc::clone(&id),
            to: format!("{} {person}", ["Priya Raman", "Tomás Oliveira", "Aiko Tanaka"][number % 3]).into(),
            profile: (person % 4 == 0).then(|| format!("linkedin.com/in/person-{person}").into()),
            subject: Some(["Your talk on forecasting", "A question on pricing"][number % 2].into()),
            body: Some(body(number)),
        };
        act(at, Action::Send(Arc::new(letter)));
        if number % 20 != 0 {
            let kind = ResponseKind::ALL[number % 4];
            act(at.plus_ms(30 * MINUTE_MS), Action::Respond { id, kind });
        }
    }
    history
}

/// About 200 characters, so that a file with 100,000 of them stays below its 64 MiB.
fn body(number: usize) -> Arc<str> {
    let words = ["we", "help", "teams", "like", "yours", "keep", "an", "eye", "on", "what", "they", "have"];
    let mut body = "Hi,\n\n".to_owned();
    while body.len() < 180 {
        body.push_str(words[(number + body.len()) % words.len()]);
        body.push(' ');
    }
    body.push_str("\n\nBest wishes");
    body.into()
}

/// An account as its file.
pub fn account_file(history: &History, id: &str) -> Vec<u8> {
    let account = history.account();
    let content = AccountContent {
        id,
        name: "Dana Whitfield",
        detail: Detail::Full,
        policy: account.policy(),
        events: history.events(),
        summary: &Summary::of(account),
    };
    write_account(&content).unwrap()
}

impl Desk {
    /// Opens an account with so many messages, a minute after its last action.
    pub fn with(messages: usize) -> Self {
        let told = story_with(messages);
        Self::of(&told)
    }

    /// Opens an account.
    pub fn of(history: &History) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data_dir = DataDir::choose(Some(folder.path().to_path_buf())).unwrap();
        data_dir.make(&RealDisk).unwrap();
        std::fs::write(data_dir.account_file("bench"), account_file(history, "bench")).unwrap();
        let now = Rc::new(Cell::new(history.account().now().plus_ms(MINUTE_MS)));
        let (clock, start) = (Rc::clone(&now), now.get());
        let even = Rc::clone(&now);
        let ids = Cell::new(0);
        let outside = Outside {
            now: Box::new(move || clock.get()),
            monotonic: Box::new(move || {
                Duration::from_millis(u64::try_from(even.get().ms_since(start)).unwrap())
            }),
            new_id: Box::new(move || {
                ids.set(ids.get() + 1);
                format!("new-{}", ids.get())
            }),
            zone: Zone::new(|| "Europe/Berlin".to_owned(), |_| 3_600),
            motion: Motion::default(),
            data_dir,
            disk: Arc::new(RealDisk),
            open: None,
            host: None,
            ahead: None,
            documents: None,
        };
        let ctx = egui::Context::default();
        let app = App::new(&ctx, outside);
        let mut desk = Self { ctx, app, now, seconds: 0.0, _folder: folder };
        assert!(desk.app.document().is_some(), "the file cannot be read");
        desk.settle();
        desk
    }

    /// Where something stands that can be clicked and has that name, or a name that begins so.
    pub fn find(&mut self, name: &str) -> Pos2 {
        // Who asks for it pays for it in every frame, so it is on for this one alone.
        self.ctx.enable_accesskit();
        self.frame(Vec::new());
        let update = self.output(Vec::new()).platform_output.accesskit_update.unwrap();
        self.ctx.disable_accesskit();
        let named = |node: &egui::accesskit::Node| node.label().is_some_and(|label| label.starts_with(name));
        let found = update
            .nodes
            .iter()
            .find(|(_, node)| named(node) && node.supports_action(egui::accesskit::Action::Click));
        let bounds = found.and_then(|(_, node)| node.bounds());
        let bounds = bounds.unwrap_or_else(|| panic!("nothing to click is called {name:?}"));
        self.settle();
        #[expect(clippy::cast_possible_truncation, reason = "points of a window")]
        Pos2::new(((bounds.x0 + bounds.x1) / 2.0) as f32, ((bounds.y0 + bounds.y1) / 2.0) as f32)
    }

    /// One frame with what happened since the last: its building and tessellating. How many triangles.
    pub fn frame(&mut self, events: Vec<Event>) -> usize {
        let output = self.output(events);
        self.ctx.tessellate(output.shapes, output.pixels_per_point).len()
    }

    fn output(&mut self, events: Vec<Event>) -> egui::FullOutput {
        self.now.set(self.now.get().plus_ms(FRAME_MS));
        self.seconds += FRAME_MS as f64 / 1_000.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1_180.0, 760.0))),
            time: Some(self.seconds),
            focused: true,
            events,
            ..RawInput::default()
        };
        let app = &mut self.app;
        let mut output = self.ctx.run_ui(input, |ui| {
            app.logic(&ui.ctx().clone());
            app.show(ui);
        });
        // Nothing is drawn, so no texture is wanted.
        output.textures_delta.clear();
        output
    }

    /// Draws frames until animations, searches and saving are over.
    pub fn settle(&mut self) {
        for _ in 0..40 {
            self.frame(Vec::new());
        }
        while self.app.document().is_some_and(|document| document.save_state() == SaveState::Saving) {
            self.frame(Vec::new());
            std::thread::yield_now();
        }
    }

    /// The milliseconds of the longest of the frames that a key press brings, and of all together until
    /// nothing is asked for any more.
    pub fn press(&mut self, modifiers: Modifiers, key: Key) -> Took {
        self.take(vec![key_event(modifiers, key, true), key_event(modifiers, key, false)])
    }

    /// As [`Self::press`], for a text that is typed.
    pub fn type_text(&mut self, text: &str) -> Took {
        self.take(vec![Event::Text(text.to_owned())])
    }

    /// As [`Self::press`], for a click on what has that name.
    pub fn click(&mut self, name: &str) -> Took {
        let pos = self.find(name);
        let button = |pressed| Event::PointerButton {
            pos,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        self.frame(vec![Event::PointerMoved(pos)]);
        self.take(vec![button(true), button(false)])
    }

    /// The pointer rests on a row of a list and the wheel turns.
    pub fn scroll(&mut self, by: f32) -> usize {
        self.frame(vec![
            Event::PointerMoved(Pos2::new(500.0, 500.0)),
            Event::MouseWheel {
                unit: egui::MouseWheelUnit::Point,
                delta: Vec2::new(0.0, by),
                modifiers: Modifiers::NONE,
                phase: egui::TouchPhase::Move,
                source: egui::MouseWheelSource::Unknown,
            },
        ])
    }

    /// Goes to a page, by its place.
    pub fn go(&mut self, page: usize) {
        let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7];
        self.press(Modifiers::COMMAND, keys[page]);
        self.settle();
    }

    /// As [`Self::press`], of whatever happens. A frame with it, and those that follow until nothing is
    /// left to do.
    pub fn take(&mut self, events: Vec<Event>) -> Took {
        let mut took = Took::default();
        let mut events = Some(events);
        // What an action asks for comes within a few frames.
        for _ in 0..24 {
            let start = on_processor();
            self.frame(events.take().unwrap_or_default());
            took.add(on_processor() - start);
        }
        took
    }

    /// The window's program.
    pub fn app(&self) -> &App {
        &self.app
    }
}

/// How long this thread was on a processor so far: the measure of a frame that others cannot disturb.
fn on_processor() -> Duration {
    // Else Linux counts in steps of its clock, which are some milliseconds.
    std::thread::yield_now();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    Duration::from_nanos(told.split(' ').next().unwrap().parse().unwrap())
}

/// How long frames took.
#[derive(Debug, Default, Clone)]
pub struct Took {
    /// Each of them.
    pub frames: Vec<Duration>,
}

impl Took {
    fn add(&mut self, frame: Duration) {
        self.frames.push(frame);
    }

    /// The longest.
    pub fn longest(&self) -> Duration {
        self.frames.iter().copied().max().unwrap_or_default()
    }
}

fn key_event(modifiers: Modifiers, key: Key, pressed: bool) -> Event {
    Event::Key { key, physical_key: None, pressed, repeat: false, modifiers }
}
