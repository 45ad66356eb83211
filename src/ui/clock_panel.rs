//! The account's time, and the ways to move it on.

use eframe::egui::{self, Ui};

use super::command::Command;
use super::theme::tokens::size;
use super::theme::{Tokens, Type, icons};
use super::view::View;
use super::widgets::{Button, Menu, MenuItem, Tag, Tone};
use crate::document::Home;
use crate::domain::{Action, DAY_MS, HOUR_MS};
use crate::text::{
    self,
    window::{as_of, clock as words, renewal},
};

/// Draws the panel at the bottom of the sidebar, from the bottom up.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, narrow: bool, commands: &mut Vec<Command>) {
    if narrow {
        return self::narrow(ui, view, commands);
    }
    let t = Tokens::of(ui);
    let frame = egui::Frame::new()
        .fill(t.surface)
        .stroke(egui::Stroke::new(1.0, t.line))
        .corner_radius(size::RADIUS_CARD)
        .inner_margin(10.0);
    frame.show(ui, |ui| {
        ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(ui.available_width());
            let now = view.now();
            ui.spacing_mut().item_spacing.y = size::GAP_XS;
            ui.label(Type::FiguresStrong.rich(text::clock(now)).color(t.text));
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                if let Some(local) = view.zone.beside(now) {
                    ui.label(Type::FiguresSecondary.rich(local).color(t.muted));
                }
                let mode = mode(view);
                let tone = if mode == words::LIVE.get() { Tone::Neutral } else { Tone::Accent };
                ui.add(Tag::new(&mode).tone(tone));
            });
            // The time of what is only looked at stands still, and nothing here moves it.
            if view.locked().is_some() {
                return;
            }
            ui.add_space(size::GAP_XS);
            let month = words::advance_month(now.next_month_start());
            let button = Button::primary(&month)
                .accessible_name(words::ADVANCE_MONTH.get())
                .full_width()
                .hover(words::ADVANCE_TRIES.get());
            if ui.add(button).clicked() {
                commands.push(Command::Do(Action::AdvanceMonth));
            }
            ui.add_space(2.0);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                let hour = Button::secondary(words::PLUS_HOUR.get())
                    .small()
                    .accessible_name(words::ADVANCE_HOUR.get());
                if ui.add(hour).clicked() {
                    commands.push(Command::AdvanceBy(HOUR_MS));
                }
                let day = Button::secondary(words::PLUS_DAY.get())
                    .small()
                    .accessible_name(words::ADVANCE_DAY.get());
                if ui.add(day).clicked() {
                    commands.push(Command::AdvanceBy(DAY_MS));
                }
                more(ui, view, &[], commands);
            });
        });
    });
}

/// How the account's time goes.
fn mode(view: &View<'_>) -> String {
    told(view, words::mode, words::waiting)
}

/// The same for a sidebar without room for words.
fn short_mode(view: &View<'_>) -> String {
    told(view, words::short_mode, |_| words::WAITING.get().to_owned())
}

fn told(view: &View<'_>, goes: impl Fn(i64) -> String, waits: impl Fn(i64) -> String) -> String {
    if view.is_as_of() {
        return as_of::mode(view.now(), view.document.account().now()).to_owned();
    }
    if *view.document.home() == Home::View {
        return words::STANDS_STILL.get().to_owned();
    }
    match view.waits_ms() {
        _ if view.is_held() => words::HELD.get().to_owned(),
        0 => goes(view.ahead_ms()),
        waits_ms => waits(waits_ms.saturating_add(view.ahead_ms())),
    }
}

/// Two icons and the time, for a sidebar without room for words.
fn narrow(ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
    let t = Tokens::of(ui);
    let now = view.now();
    ui.with_layout(egui::Layout::top_down(egui::Align::Center), |ui| {
        ui.spacing_mut().item_spacing.y = size::GAP_XS;
        let told = format!("{}\n{}", text::clock(now), mode(view));
        let day = words::short_day(now, view.real);
        ui.label(Type::FiguresSecondary.rich(day).color(t.text)).on_hover_text(&told);
        ui.label(Type::FiguresSecondary.rich(text::time_of_day(now)).color(t.text)).on_hover_text(&told);
        let mode = short_mode(view);
        let colour = if mode == words::LIVE.get() { t.muted } else { t.accent_text };
        ui.label(Type::Secondary.rich(mode).color(colour)).on_hover_text(&told);
        if view.locked().is_some() {
            return;
        }
        let month = words::advance_month(now.next_month_start());
        let month = format!("{month}\n{}", words::ADVANCE_TRIES.get());
        let button =
            Button::icon_only(icons::FAST_FORWARD, words::ADVANCE_MONTH.get()).outlined().hover(&month);
        if ui.add(button).clicked() {
            commands.push(Command::Do(Action::AdvanceMonth));
        }
        more(ui, view, &[(words::ADVANCE_HOUR.get(), HOUR_MS), (words::ADVANCE_DAY.get(), DAY_MS)], commands);
    });
}

/// The further ways; `also` are those that have no button beside the menu.
fn more(ui: &mut Ui, view: &View<'_>, also: &[(&str, i64)], commands: &mut Vec<Command>) {
    let account = view.document.account();
    let expiry = account.next_expiry().map(|(at, _)| at);
    let deadline = account.next_deadline().map(|(at, _)| at);
    let (expiry_label, deadline_label) = (words::next_expiry(expiry), words::next_deadline(deadline));
    let (back, back_command) = if view.goes_back_by_backup() {
        (
            MenuItem::new(words::BACK_TO_TODAY.get()).icon(icons::HISTORY),
            Command::AskRestore { to_today: true },
        )
    } else {
        let back = MenuItem::new(words::BACK_TO_REAL.get()).icon(icons::CLOCK);
        let back = back.enabled(view.ahead_ms() < 0).why_not(words::REAL_LIES_BEHIND.get());
        (back, Command::BackToReal)
    };
    let mut items: Vec<_> = also.iter().map(|(label, _)| MenuItem::new(label).icon(icons::PLAY)).collect();
    let mut asked: Vec<_> = also.iter().map(|(_, ms)| Some(Command::AdvanceBy(*ms))).collect();
    items.extend([
        MenuItem::new(&expiry_label)
            .icon(icons::HOURGLASS)
            .enabled(expiry.is_some())
            .why_not(words::NO_EXPIRY.get()),
        MenuItem::new(&deadline_label)
            .icon(icons::LOCK)
            .enabled(deadline.is_some())
            .why_not(words::NO_DEADLINE.get()),
        MenuItem::new(words::THREE_DAYS.get()).icon(icons::FAST_FORWARD),
        MenuItem::new(words::TO_A_DATE.get()).icon(icons::CALENDAR),
        back,
        MenuItem::new(renewal::MISS.get()).icon(icons::FLAG).separated(),
    ]);
    asked.extend([
        expiry.map(Command::AdvanceTo),
        deadline.map(Command::AdvanceTo),
        Some(Command::AdvanceBy(3 * DAY_MS)),
        Some(Command::AskDate),
        Some(back_command),
        Some(Command::AskMiss),
    ]);
    let menu = if also.is_empty() {
        let button = Button::icon_only(icons::MORE, words::MORE.get()).small().outlined();
        Menu::bare(button, &items).show(ui)
    } else {
        Menu::icon_only(icons::MORE, words::MORE.get(), &items).show(ui)
    };
    if let Some(command) = menu.and_then(|chosen| asked.into_iter().nth(chosen).flatten()) {
        commands.push(command);
    }
}
