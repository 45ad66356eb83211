//! Time as the window sees it: what the clock and the zone do, what passes, and what is asked before.
//!
//! Nothing is written because of a clock that jumped: it may be wrong, and recorded time never runs back.

use std::time::Duration;

use eframe::egui::Ui;

use super::{App, Outside};
use crate::document::{ClockNotice, ClockQuestion, ClockWatch, Happened, ZoneWatch, long_unused};
use crate::domain::Instant;
use crate::text::{self, window::noticed as words};
use crate::ui::command::Command;
use crate::ui::theme::{icons, tokens::size};
use crate::ui::view::View;
use crate::ui::widgets::{Banner, Button};

/// The zone is asked for no more often.
const ZONE_EVERY: Duration = Duration::from_secs(1);

/// The clock and the zone, watched.
#[derive(Debug)]
pub(super) struct Clock {
    watch: ClockWatch,
    zone: ZoneWatch,
    zone_asked: Duration,
    /// By how much the clock was set back in this run, the last time.
    set_back_by_ms: Option<i64>,
    /// Asked about the open account, which was not used for so long.
    unused: Option<ClockQuestion>,
}

impl Clock {
    pub(super) fn start(outside: &Outside) -> Self {
        let (says, even) = ((outside.now)(), (outside.monotonic)());
        let zone = &outside.zone;
        Self {
            watch: ClockWatch::start(says, even),
            zone: ZoneWatch::start(zone.place().to_owned(), zone.offset_s(says)),
            zone_asked: even,
            set_back_by_ms: None,
            unused: None,
        }
    }

    /// The real time to go by.
    pub(super) const fn real(&self) -> Instant {
        self.watch.real()
    }

    /// By how much the clock was set back in this run.
    pub(super) const fn set_back_by_ms(&self) -> Option<i64> {
        self.set_back_by_ms
    }
}

impl App {
    /// Reads the time of this frame, and tells what is strange about it.
    pub(super) fn look_at_clock(&mut self) {
        let (says, even) = ((self.outside.now)(), (self.outside.monotonic)());
        let notice = self.clock.watch.look(says, even);
        self.real = self.clock.real();
        let shift = self.look_at_zone(even);
        let real = self.real;
        self.clock.unused = self.clock.unused.and_then(|question| long_unused(question.expected, real));
        match notice {
            Some(ClockNotice::PutAhead { .. }) => {
                self.clock.set_back_by_ms = None;
                self.tell_jump(notice.as_ref());
            }
            Some(ClockNotice::SetBack { by_ms }) => {
                self.clock.set_back_by_ms = Some(by_ms);
                self.tell_notice(notice.as_ref());
            }
            Some(_) => self.tell_notice(notice.as_ref()),
            // Another date has other offsets; that is not told as well.
            None => self.tell_notice(shift.as_ref()),
        }
    }

    fn look_at_zone(&mut self, even: Duration) -> Option<ClockNotice> {
        if even.saturating_sub(self.clock.zone_asked) < ZONE_EVERY {
            return None;
        }
        self.clock.zone_asked = even;
        let zone = &mut self.outside.zone;
        zone.refresh();
        self.clock.zone.look(zone.place(), zone.offset_s(self.real))
    }

    /// Lets the account's time follow real time, and tells what that brought.
    pub(super) fn tick(&mut self) {
        let Some((happened, now)) = self.pass() else { return };
        if !happened.is_empty() {
            // The file's summary says what was seen here last.
            self.save();
            self.tell_time_passed(&text::window::told::now_is(now), &happened);
        }
    }

    /// Brings an account that was just opened up to the present, and tells once what that brought.
    pub(super) fn catch_up(&mut self) {
        let Some(document) = &mut self.document else { return };
        self.clock.unused = None;
        if document.is_kept() {
            self.clock.unused = long_unused(document.last_used(), self.real);
            let told = self.preferences.told_until_ms.get(document.id()).map(|ms| Instant::from_ms(*ms));
            if let Some(told) = told.filter(|told| *told <= self.real && self.clock.unused.is_none()) {
                document.tick(told);
            }
        }
        self.tell_while_away();
    }

    fn tell_while_away(&mut self) {
        let Some((happened, _)) = self.pass().filter(|(happened, _)| !happened.is_empty()) else { return };
        // Into the preferences and not the account's file: the clock may be wrong.
        if let Some(document) = self.document.as_ref().filter(|document| document.is_kept()) {
            self.preferences.told_until_ms.insert(document.id().to_owned(), self.real.as_ms());
            self.save_preferences();
        }
        self.tell_time_passed(text::window::told::WHILE_AWAY.get(), &happened);
    }

    /// What passing to the present brought, and the account's time then.
    fn pass(&mut self) -> Option<(Happened, Instant)> {
        let document = self.document.as_mut().filter(|_| self.clock.unused.is_none())?;
        let happened = document.tick(self.real);
        Some((happened, document.account().now()))
    }

    /// Much time went by at once: what that brought. It is not written until something is done.
    fn tell_jump(&mut self, notice: Option<&ClockNotice>) {
        let happened = self.pass().map(|(happened, _)| happened).unwrap_or_default();
        if let Some(notice) = notice {
            self.tell_noticed(notice, &happened);
        }
    }

    fn tell_notice(&mut self, notice: Option<&ClockNotice>) {
        if let Some(notice) = notice {
            self.tell_noticed(notice, &Happened::default());
        }
    }

    /// What is asked about the clock before anything is recorded, as title and text.
    pub(super) fn clock_question(&self) -> Option<(String, String)> {
        let (question, jumped) = self.asked()?;
        Some((words::question_title(question), words::question(question, jumped)))
    }

    fn asked(&self) -> Option<(ClockQuestion, bool)> {
        let jumped = self.clock.watch.question().map(|question| (question, true));
        let unused = self.clock.unused.filter(|_| self.document.is_some());
        jumped.or_else(|| unused.map(|question| (question, false)))
    }

    /// Why nothing may be recorded now, if so.
    pub(super) fn clock_refusal(&self) -> Option<&'static str> {
        self.asked().map(|_| words::REFUSAL.get())
    }

    /// The clock is right: time goes on from there.
    pub(super) fn believe_clock(&mut self) {
        self.clock.watch.believe();
        self.real = self.clock.real();
        self.clock.unused = None;
        self.tell_while_away();
    }

    /// Says whether the clock is still in question; it was looked at in this very frame.
    pub(super) fn tell_clock(&mut self) {
        if let Some((question, _)) = self.asked() {
            self.tell(&words::still_says(question));
        }
    }
}

/// Asks whether the clock is right.
pub(super) fn ask(ui: &mut Ui, question: Option<&(String, String)>, commands: &mut Vec<Command>) {
    let Some((title, text)) = question else { return };
    let pressed = Banner::warn(title)
        .icon(icons::CLOCK)
        .text(text)
        .button(Button::secondary(words::BELIEVE.get()))
        .button(Button::secondary(words::CHECK_AGAIN.get()))
        .show(ui);
    match pressed {
        Some(0) => commands.push(Command::BelieveClock),
        Some(_) => commands.push(Command::CheckClock),
        None => {}
    }
    ui.add_space(size::GAP_M);
}

/// Says that the account's time stands still, and until when.
pub(super) fn banner(ui: &mut Ui, view: &View<'_>, set_back_by_ms: Option<i64>) {
    let waits_ms = view.waits_ms();
    if waits_ms == 0 {
        return;
    }
    let title = words::waiting_title(set_back_by_ms, waits_ms);
    let text = words::waiting(set_back_by_ms.is_some(), view.now(), waits_ms);
    Banner::warn(&title).icon(icons::CLOCK).text(&text).show(ui);
    ui.add_space(size::GAP_M);
}
