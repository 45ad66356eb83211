//! The window's program: what it holds, one frame, and the one place where commands are applied.

mod accounts;
mod apply;
mod as_of;
mod banners;
mod clock;
mod drafts;
mod dropping;
mod earlier;
mod keep;
mod keyboard;
mod keys;
mod paint;
mod requests;
mod restoring;
mod tell;
mod views;
mod writer;

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{self, Context, Id, Ui};

use as_of::AsOf;
use clock::Clock;
use drafts::DraftClock;
use keyboard::Keyboard;
use writer::Writer;

use super::command::{Command, Page};
use super::dialogs::{Dialogs, Help};
use super::motion::Motion;
use super::pacing::Pacing;
use super::pages::check::Check;
use super::pages::compose::Compose;
use super::pages::forecast::Forecast;
use super::pages::ledger::Ledger;
use super::pages::rules::Rules;
use super::pages::sent::Sent;
use super::sidebar;
use super::switcher::Switcher;
use super::theme::{self, Look, TextScale};
use super::view::View;
use super::widgets::Toasts;
use super::zone::Zone;
use crate::document::{About, Document, Found, Host, Listed, ListedAccount, Loading, Opening, Saver, Stream};
use crate::domain::{DAY_MS, Instant, MINUTE_MS, Message};
use crate::store::{DataDir, Disk, Draft, Preferences, ready_window_file};
use crate::text;

/// What the window is given from outside, so that a test can be the outside.
pub struct Outside {
    /// Real time, read once a frame.
    pub now: Box<dyn Fn() -> Instant>,
    /// Time since some start, which goes on evenly whatever happens to the clock.
    pub monotonic: Box<dyn Fn() -> Duration>,
    /// A new name that no other message or account has.
    pub new_id: Box<dyn Fn() -> String>,
    /// The user's zone.
    pub zone: Zone,
    /// How much may move.
    pub motion: Motion,
    /// Where everything is kept.
    pub data_dir: DataDir,
    /// What is read and written through.
    pub disk: Arc<dyn Disk>,
    /// A snapshot or scenario to open as a view at the start.
    pub open: Option<PathBuf>,
    /// The right to write, where the start has it already; otherwise the window asks for it.
    pub host: Option<Host>,
    /// The account that was open last, where its opening was begun.
    pub ahead: Option<Opening>,
    /// The folder that is proposed for files that leave.
    pub documents: Option<PathBuf>,
}

impl Outside {
    /// What a page or dialog is shown of an open account. Not of the whole program, since a page is drawn
    /// with what it remembers at hand to be changed.
    fn view<'a>(
        &'a self,
        document: &'a Document,
        real: Instant,
        preferences: &'a Preferences,
        viewed: Option<&'a (PathBuf, About)>,
        set_aside: &'a [Draft],
        as_of: Option<&'a AsOf>,
    ) -> View<'a> {
        View {
            document,
            real,
            zone: &self.zone,
            preferences,
            data_dir: &self.data_dir,
            disk: &self.disk,
            viewed,
            set_aside,
            as_of: as_of.map(AsOf::account),
        }
    }
}

/// Where somebody was who asked for a rule.
#[derive(Debug)]
struct WayBack {
    page: Page,
    dialog: Option<Dialogs>,
    /// What led away from there.
    link: Option<Id>,
}

impl WayBack {
    /// What the page or the dialog is called.
    fn name(&self) -> &'static str {
        self.dialog.as_ref().and_then(Dialogs::title).unwrap_or_else(|| sidebar::name(self.page))
    }
}

/// A file or folder that could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Problem {
    title: String,
    text: String,
    /// A stranger's file that could not be opened; the next attempt replaces this.
    file: Option<PathBuf>,
    /// Whether it is an account's file, in whose place something else can be put.
    damaged: bool,
}

/// The program behind the window.
pub struct App {
    outside: Outside,
    real: Instant,
    clock: Clock,
    writer: Writer,
    writer_tried_at: f64,
    saver: Option<Saver>,
    preferences: Preferences,
    preferences_revision: u64,
    document: Option<Document>,
    /// How many were opened: each begins at the top of every page.
    opened: u64,
    listed: Vec<ListedAccount>,
    looking: Option<Stream<Found>>,
    switcher: Switcher,
    /// The toast that brings back the account that was put away last.
    put_away: Option<(u64, String)>,
    problems: Vec<Problem>,
    /// Whether all of them are shown, however many there are.
    all_problems: bool,
    page: Page,
    /// The pages before it, the last one last.
    pages_before: Vec<Page>,
    compose: Compose,
    draft_changes_saved: u64,
    draft_clock: DraftClock,
    /// Texts that made way for another one, the newest first.
    set_aside: Vec<Draft>,
    /// Those of them that a toast offers to bring back.
    parked: Vec<(u64, Draft)>,
    unreadable: HashSet<PathBuf>,
    closing: bool,
    /// Whether the last save of the open account failed.
    save_failed: bool,
    keys_pressed: Vec<Command>,
    keyboard: Keyboard,
    sent: Sent,
    ledger: Ledger,
    forecast: Forecast,
    check: Check,
    rules: Rules,
    dialog: Option<Dialogs>,
    /// Over the dialog, where there is one.
    help: Option<Help>,
    /// A dialog that was left for a rule in this frame.
    left_for_rule: Option<Dialogs>,
    /// From where a rule was asked for.
    way_back: Option<WayBack>,
    toasts: Toasts,
    undo_toast: Option<u64>,
    loading: Option<Loading>,
    /// An account of one's own that was chosen and is on its way.
    opening: Option<Opening>,
    viewed: Option<(PathBuf, About)>,
    /// Whether that was opened from Check snapshots, to which closing it leads back.
    viewed_from_check: bool,
    as_of: Option<AsOf>,
    /// One's own account while a file is viewed, with all that can be undone in it.
    aside: Option<Document>,
    /// When an InMail was sent last, in real time.
    sent_at: Instant,
    /// Whether the page begins at its top in the next frame.
    to_top: bool,
}

impl App {
    /// Reads preferences and accounts, and opens the one that was open last.
    pub fn new(ctx: &Context, outside: Outside) -> Self {
        ctx.add_plugin(Pacing::default());
        let clock = Clock::start(&outside);
        let wake = ctx.clone();
        let saver = Saver::start(Arc::clone(&outside.disk), move || wake.request_repaint()).ok();
        let mut app = Self {
            outside,
            real: clock.real(),
            clock,
            writer: Writer::Elsewhere,
            writer_tried_at: 0.0,
            saver,
            preferences: Preferences::default(),
            preferences_revision: 0,
            document: None,
            opened: 0,
            listed: Vec::new(),
            looking: None,
            switcher: Switcher::default(),
            put_away: None,
            problems: Vec::new(),
            all_problems: false,
            page: Page::default(),
            pages_before: Vec::new(),
            compose: Compose::default(),
            draft_changes_saved: 0,
            draft_clock: DraftClock::default(),
            set_aside: Vec::new(),
            parked: Vec::new(),
            unreadable: HashSet::new(),
            closing: false,
            save_failed: false,
            keys_pressed: Vec::new(),
            keyboard: Keyboard::default(),
            sent: Sent::default(),
            ledger: Ledger::default(),
            forecast: Forecast::default(),
            check: Check::default(),
            rules: Rules::default(),
            dialog: None,
            help: None,
            left_for_rule: None,
            way_back: None,
            toasts: Toasts::default(),
            undo_toast: None,
            loading: None,
            opening: None,
            viewed: None,
            viewed_from_check: false,
            as_of: None,
            to_top: false,
            sent_at: Instant::EARLIEST,
            aside: None,
        };
        app.start();
        app.look_into_accounts(ctx);
        app.apply_theme(ctx);
        if let Some(path) = app.outside.open.take() {
            app.open_file(ctx, path);
        }
        app
    }

    /// What comes before drawing: time, what was saved, keys.
    pub fn logic(&mut self, ctx: &Context) {
        self.look_at_clock();
        self.apply_theme(ctx);
        self.take_over(ctx);
        self.note_requests(ctx);
        self.tick();
        self.refresh_as_of();
        self.note_reports();
        self.note_looked();
        self.note_loaded();
        self.note_opened();
        self.note_dropped(ctx);
        self.keep_draft(ctx);
        self.note_closing(ctx);
        // Applied after drawing: what was typed before a key is in its field only then.
        self.note_keyboard(ctx);
        self.keys_pressed = self.keys(ctx);
        self.wake_in_time(ctx);
    }

    /// Draws one frame and applies what was asked for in it.
    pub fn show(&mut self, ui: &mut Ui) {
        let mut commands = Vec::new();
        self.paint(ui, &mut commands);
        let ctx = ui.ctx().clone();
        // egui tells only a frame or two later which of them is on top.
        let escaped = self.help.is_some()
            && ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
        self.show_dialog(&ctx, &mut commands);
        self.show_help(&ctx, escaped, &mut commands);
        self.show_toasts(&ctx, &mut commands);
        self.show_drop_target(&ctx);
        commands.append(&mut self.keys_pressed);
        self.keep_keyboard(&ctx);
        self.apply_all(&ctx, commands);
    }

    /// The open account, for tests.
    pub fn document(&self) -> Option<&Document> {
        self.document.as_ref()
    }

    /// Closing waits until everything is on disk; if that cannot be, it asks.
    fn note_closing(&mut self, ctx: &Context) {
        if self.closing || !ctx.input(|input| input.viewport().close_requested()) {
            return;
        }
        // What is asked now must be seen.
        self.help = None;
        if let Some(dialog) = self.dialog.as_mut().filter(|dialog| dialog.holds_text()) {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            dialog.ask_to_leave();
            return;
        }
        if self.leave() {
            return;
        }
        ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
        self.dialog = Some(Dialogs::Close);
    }

    fn show_dialog(&mut self, ctx: &Context, commands: &mut Vec<Command>) {
        let Some(mut dialog) = self.dialog.take() else { return };
        let view = self.document.as_ref().map(|document| {
            let (viewed, as_of) = (self.viewed.as_ref(), self.as_of.as_ref());
            self.outside.view(document, self.real, &self.preferences, viewed, &self.set_aside, as_of)
        });
        if !dialog.show(ctx, view.as_ref(), self.real, &self.outside.zone, commands) {
            self.dialog = Some(dialog);
        } else if commands.iter().any(|command| matches!(command, Command::ShowRule(_))) {
            self.left_for_rule = Some(dialog);
        }
    }

    fn show_help(&mut self, ctx: &Context, escaped: bool, commands: &mut Vec<Command>) {
        if self.help.as_ref().is_some_and(|help| help.show(ctx, escaped, commands)) {
            self.help = None;
        }
    }

    /// Whether something is open over the page.
    fn is_covered(&self) -> bool {
        self.dialog.is_some() || self.help.is_some()
    }

    fn apply_theme(&self, ctx: &Context) {
        let text = TextScale::new(self.preferences.text_size_percent);
        let still = self.outside.motion.is_reduced();
        theme::apply(ctx, Look { theme: self.preferences.theme, text, still });
    }

    /// Asks for a frame when something that can be seen changes next: the rules' next change, the minute
    /// of the clock, or a countdown, which in its last minute goes by seconds. Idle costs nothing else.
    fn wake_in_time(&self, ctx: &Context) {
        let Some(document) = &self.document else { return };
        let account = document.account();
        let now = account.now();
        let to_minute = MINUTE_MS - now.as_ms().rem_euclid(MINUTE_MS);
        let to_change = account.next_change().ms_since(now);
        let open = |message: &Message| account.changeable_until(message).ok();
        let locks = account
            .messages()
            .rev()
            .take_while(|(_, message)| account.edit_closes_at(message) > now)
            .filter_map(|(_, message)| open(message));
        let expiry = account.next_expiry().map(|(at, _)| at).filter(|at| at.ms_since(now) < DAY_MS);
        let counted = locks.chain(expiry).map(|at| text::duration_lasts(at.ms_since(now)));
        let wait = counted.fold(to_minute.min(to_change), i64::min).max(1);
        ctx.request_repaint_after(Duration::from_millis(u64::try_from(wait).unwrap_or(1)));
    }
}

/// The accounts that can be opened, and what is wrong with the files that cannot.
fn sort_out(files: Vec<Listed>) -> (Vec<ListedAccount>, Vec<(PathBuf, String)>) {
    let mut accounts = Vec::new();
    let mut wrong = Vec::new();
    for listed in files {
        match listed.account {
            Ok(account) => accounts.push(account),
            Err(why) => wrong.push((listed.path, why)),
        }
    }
    (accounts, wrong)
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        Self::logic(self, ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.save_before_exit();
    }

    // Called just before eframe writes the window's place, in place and under the umask.
    fn save(&mut self, _storage: &mut dyn eframe::Storage) {
        // What cannot be made ready cannot be written either, and only the window's place is lost.
        drop(ready_window_file(&self.outside.data_dir));
    }

    // Only the window's place is kept by eframe; everything else is ours.
    fn persist_egui_memory(&self) -> bool {
        false
    }
}
